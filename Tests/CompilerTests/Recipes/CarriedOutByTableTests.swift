import Testing

@testable import Compiler

@Suite("Steps that a table carries out")
struct CarriedOutByTableTests {
  private static let table = """

    | command | what it does |
    | --- | --- |
    | `aws sagemaker delete-app --domain-id <domain-id>` | Delete each app |
    | `aws sagemaker delete-domain --domain-id <domain-id> --retention-policy HomeEfsFileSystem=Delete` | Delete the domain |
    """

  @Test(
    "a step before the table that says the same adds nothing",
    arguments: [
      "Delete your test domain.",
      "[Delete your test domain](https://example.com) using the console.",
      "Delete the domain with the commands below.", "Then delete the **test** domain.",
      "Finally delete the domain and its apps.", "Please delete your domain again.",
      "Delete the domain. To delete the file system as well, set `HomeEfsFileSystem=Delete`.",
      "To clean up, delete the domain.",
    ])
  func carriedOut(_ text: String) {
    let document = ProseDocument("1. \(text)\n\(Self.table)\n")
    #expect(document.actions.isEmpty)
    #expect(document.notCarriedOut.isEmpty)
  }

  @Test(
    "what the table does not do is listed",
    arguments: [
      ("Delete your test domain and the bucket `tmp`.", ["the bucket `tmp`"]),
      (
        "Delete your test domain, the bucket `tmp` and the role **x**.",
        ["the bucket `tmp`", "the role **x**"]
      ),
      ("Delete the domain, its apps and the notebook.", ["the notebook"]),
    ])
  func partly(_ text: String, left: [String]) {
    let document = ProseDocument("1. \(text)\n\(Self.table)\n")
    #expect(document.actions.isEmpty)
    #expect(document.notCarriedOut == left)
  }

  @Test("a row far down a long table counts like the first")
  func longTable() {
    let rows = (0..<600).map { number in
      "| `aws iam tag-role --role-name role-\(number) --tags Key=team,Value=a` | Tag a role |\n"
    }.joined()
    let text =
      "1. Delete your test domain.\n\n| command | what it does |\n| --- | --- |\n" + rows
      + "| `aws sagemaker delete-domain --domain-id <domain-id>` | Delete the domain |\n"
    #expect(ProseDocument(text).actions.isEmpty)
  }

  @Test(
    "other steps before it are tasks of their own",
    arguments: [
      "Delete the bucket.", "Rotate the domain.", "Archive your test domain.",
      "Delete the DNS record.",
    ])
  func others(_ text: String) {
    #expect(ProseDocument("1. \(text)\n\(Self.table)\n").commands == ["manual"])
  }
}
