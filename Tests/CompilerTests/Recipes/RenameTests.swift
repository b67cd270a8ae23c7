import Testing

@testable import Compiler

@Suite("Renaming")
struct RenameTests {
  @Test(
    "many wordings rename a group",
    arguments: [
      "Rename the IAM group **dev** to **engineering**.",
      "Rename the user group `dev` to `engineering`.",
      "In IAM, rename the group \"dev\" to \"engineering\".",
      "Then rename the **dev** user group to **engineering**.",
      "Please rename the IAM group named `dev` to `engineering`.",
      "Go to IAM -> User groups and rename the group **dev** to **engineering**.",
      "Rename the IAM group [`dev`](https://example.com) to *engineering*.",
      "Rename IAM group `dev` as `engineering`.",
    ])
  func wordings(_ text: String) {
    let document = ProseDocument("1. \(text)\n")
    #expect(
      document.commands == ["iam update-group --group-name dev --new-group-name engineering"])
    #expect(document.requires == ["group dev"])
    #expect(document.notCarriedOut == [])
  }

  @Test("what is renamed goes by its new name, and is renamed back by an undo")
  func newName() throws {
    let document = ProseDocument(
      """
      1. Create an IAM user named `ana`.
      2. Rename the user to `anna`.
      3. Attach **ReadOnlyAccess** to the user.
      """)
    #expect(
      document.commands == [
        "iam create-user --user-name ana", "iam update-user --user-name ana --new-user-name anna",
        "iam attach-user-policy --user-name anna --policy-arn arn:aws:iam::aws:policy/ReadOnlyAccess",
      ])
    #expect(document.requires == [])
    #expect(
      document.actions[1].undo
        == .arguments([
          "aws", "iam", "update-user", "--user-name", "anna", "--new-user-name", "ana",
        ]))
  }

  @Test(
    "what cannot be renamed is left to a person, with the reason",
    arguments: [
      ("Rename the role **a** to **b**.", "role"), ("Rename the policy `a` to `b`.", "policy"),
      ("In S3, rename the bucket `a` to `b`.", "bucket"),
    ])
  func lasting(_ text: String, _ noun: String) {
    let document = ProseDocument("1. \(text)\n")
    #expect(document.commands == ["manual"])
    #expect(document.actions.first?.reason == "AWS has no command that renames a \(noun)")
  }

  @Test(
    "texts that look alike rename nothing",
    arguments: [
      "Do not rename the IAM group **dev** to **engineering**.",
      "You can rename the IAM group **dev** to **engineering**.",
      "Rename the group **dev** to **engineering** in Slack.", "Rename the file `dev` to `eng`.",
      "Rename the IAM group **dev**.", "Rename the IAM group **dev** to **a** or **b**.",
    ])
  func lookAlikes(_ text: String) {
    #expect(!ProseDocument("1. \(text)\n").commands.contains { $0.hasPrefix("iam") })
  }
}
