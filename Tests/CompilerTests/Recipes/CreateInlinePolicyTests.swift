import Testing

@testable import Compiler

@Suite("Inline policies")
struct CreateInlinePolicyTests {
  private let fence = """

    ```json
    {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}
    ```

    """

  /// The commands of a document, without `aws` and policies; "manual" for a task.
  private func commands(_ text: String) -> [String] {
    Compiled.plan(text).actions.map { _, action in
      guard case .arguments(let arguments)? = action.invocation else { return "manual" }
      return arguments.dropFirst().map(\.description).filter { !$0.hasPrefix("{") }
        .joined(separator: " ")
    }
  }

  @Test(
    "are written into the role, user or group whose page is open",
    arguments: [
      "1. Go to IAM → Roles → ingest → Add permissions → Create inline policy → JSON and paste:%\n   Name it `reader`. Save.",
      "1. In IAM, go to **Roles > ingest > Permissions > Add permissions > Create inline policy**.\n2. Paste the JSON below.%\n3. Policy name: reader\n4. Click **Create policy**.",
      "1. In the IAM console, choose the role `ingest`.\n2. Choose Add permissions, and then choose Create inline policy.\n3. Choose JSON and paste the following policy.%\n4. For Policy name, enter `reader`.\n5. Choose Create policy.",
      "1. In the IAM console, select the role **ingest**.\n2. Click *Create inline policy*, switch to the JSON tab and enter this document:%\n3. Name the policy \"reader\" and save it.",
      "1. Open the IAM console.\n2. Click the role `ingest`.\n3. Press “Add inline policy”.\n4. Insert the policy below.%\n5. Call it `reader`.\n6. Press “Create policy”.",
      "- In the IAM console, choose the role `ingest`.\n- Choose Create inline policy.\n- Choose JSON.\n- Paste the following document:%\n- Policy name: reader\n- Choose Create policy.",
      "1. IAM -> Roles -> ingest -> Create inline policy -> JSON, named **reader**, with the policy below.%",
      "1. Navigate to IAM › Roles › ingest › Permissions › Add inline policy.\n2. Use the following JSON:%\n3. Give it the name `reader`.\n4. Choose Create policy.",
    ])
  func phrasings(text: String) {
    #expect(
      commands("# A\n\n" + text.replacing("%", with: "\n" + fence))
        == ["iam put-role-policy --role-name ingest --policy-name reader --policy-document"])
  }

  @Test("the role that was just made is what the text opens")
  func madeRole() {
    let text = """
      # A

      1. Go to IAM → Roles → Create role.
      2. Trusted entity: Lambda
      3. Name it `ingest`. Create.
      4. Open the role → Add permissions → Create inline policy → JSON:
      \(fence)
         Name it `reader`. Save.
      """
    #expect(
      commands(text) == [
        "iam create-role --role-name ingest --assume-role-policy-document",
        "iam put-role-policy --role-name ingest --policy-name reader --policy-document",
      ])
  }

  @Test(
    "look-alikes write none",
    arguments: [
      "1. Go to IAM → Roles. Do not choose Create inline policy.",
      "1. Inline policies are created with Create inline policy on the page of the role `ingest`.",
      "1. Choose Create inline policy.%",
      "1. You can also choose **Create inline policy** for the role `ingest`.%",
      "1. In the IAM console, choose the role `ingest` and look at its inline policies.",
    ])
  func lookAlikes(text: String) {
    let found = commands("# A\n\n" + text.replacing("%", with: "\n" + fence))
    #expect(found.filter { $0 != "manual" } == [])
  }

  @Test(
    "are written into whom the sentence names",
    arguments: [
      "1. Add an inline policy named `reader` to the IAM role `ingest`:%",
      "1. Attach the following inline policy to the role `ingest` and name it `reader`:%",
      "1. Put this inline policy, named **reader**, into the role **ingest**:%",
      "1. Create an inline policy `reader` for the IAM role `ingest` with this document:%",
      "1. To the role `ingest`, add an inline policy called \"reader\":%",
      "1. Assign the inline policy `reader` to the role `ingest`:%",
      "1. Add this inline policy to the `ingest` role. Policy name: `reader`%",
      "1. Create an inline policy named `reader` on the role `ingest`.%",
    ])
  func said(text: String) {
    #expect(
      commands("# A\n\n" + text.replacing("%", with: "\n" + fence))
        == ["iam put-role-policy --role-name ingest --policy-name reader --policy-document"])
  }

  @Test("the role that a sentence opens is the one that was made")
  func opened() {
    let text =
      "# A\n\n1. Create an IAM role named `ingest` for Lambda.\n"
      + "2. Open the role, choose **Add permissions → Create inline policy → JSON**, paste this and "
      + "name it `reader`:\n\(fence)"
    #expect(
      commands(text).last
        == "iam put-role-policy --role-name ingest --policy-name reader --policy-document")
  }

  @Test("the name of the policy is not that of the role before it")
  func names() {
    let text =
      "# A\n\n1. Create an IAM role named `ingest` for Lambda. Add this inline policy to the role and "
      + "name it `reader`:\n\(fence)"
    #expect(
      commands(text) == [
        "iam create-role --role-name ingest --assume-role-policy-document",
        "iam put-role-policy --role-name ingest --policy-name reader --policy-document",
      ])
  }

  @Test(
    "of a role with both documents, the one without a principal is what it may do",
    arguments: [
      "Create an IAM role `ingest` with this trust policy and this permissions policy:",
      "In IAM, create a role named `ingest` with the following trust policy and the following permissions policy:",
      "Create an IAM role called `ingest` with the permissions policy below and the trust policy below:",
    ])
  func both(text: String) {
    let trust = fence.replacing(
      "\"Action\":\"s3:GetObject\",\"Resource\":\"*\"",
      with: "\"Action\":\"sts:AssumeRole\",\"Principal\":{\"Service\":\"lambda.amazonaws.com\"}")
    #expect(
      commands("# A\n\n1. \(text)\n\(fence)\(trust)") == [
        "iam create-role --role-name ingest --assume-role-policy-document",
        "iam put-role-policy --role-name ingest --policy-name <ingest-policy-name> --policy-document",
      ])
  }

  @Test("the document of another step is not that of a sentence without one")
  func otherStep() {
    let text =
      "# A\n\n1. Add an inline policy to the role `ingest`. See the wiki.\n"
      + "2. Review this policy:\n\(fence)"
    #expect(!commands(text).contains { $0.contains("put-role-policy") })
  }

  @Test("a document that is only looked at is no part of the role")
  func reviewed() {
    let text = "# A\n\n1. Create a role `x` for Lambda and review this access policy:\n\(fence)"
    #expect(!commands(text).contains { $0.contains("put-role-policy") })
  }

  @Test(
    "for nobody, or for several of whom one is meant, are a person's",
    arguments: [
      "1. Add an inline policy named `reader`:%",
      "1. Add an inline policy named `reader` to the role `a` or the role `b`:%",
      "1. Do not add an inline policy named `reader` to the role `ingest`:%",
      "1. Remove the inline policy `reader` from the role `ingest`:%",
    ])
  func unsaid(text: String) {
    #expect(
      !commands("# A\n\n" + text.replacing("%", with: "\n" + fence))
        .contains { $0.contains("put-role-policy") })
  }
}
