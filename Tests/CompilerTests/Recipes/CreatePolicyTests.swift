import Testing

@testable import Compiler

@Suite("Creating a policy")
struct CreatePolicyTests {
  private static let fence = """
    ```json
    {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:ListBucket", "Resource": "*"}]}
    ```
    """

  private static let command =
    "iam create-policy --policy-name list_buckets --policy-document "
    + #"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListBucket","Resource":"*"}]}"#

  /// A numbered step with the document's fence below it, inside the item.
  private static func step(_ text: String) -> String {
    "1. \(text)\n\n" + fence.split(separator: "\n").map { "   \($0)\n" }.joined()
  }

  @Test("the name of a role is not that of the policy whose form is open")
  func notTheRoles() {
    let document = ProseDocument(
      """
      1. Open IAM, choose **Create policy** and paste the following:

         ```json
         {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "*"}]}
         ```

         Call the policy "lister" and finish with "Create policy".
      2. Under Roles, set up a new role for Lambda named 'crawler'.
      """)
    #expect(document.commands.contains { $0.hasPrefix("iam create-policy --policy-name lister ") })
    #expect(!document.commands.contains { $0.hasPrefix("iam create-policy --policy-name crawler") })
  }

  @Test(
    "many wordings create the same policy",
    arguments: [
      "Create an access policy named `list_buckets` via **Access management -> Policies -> Create policy** and input the JSON code below into the JSON editor.",
      "Navigate to IAM and create a policy called **list_buckets**. Paste the JSON below.",
      "In IAM, make a new policy named \"list_buckets\" with the following document:",
      "Go to IAM → Policies → Create policy, choose the **JSON** tab, paste the document below and name it `list_buckets`.",
      "To create an IAM policy named list_buckets, open **IAM > Policies > Create policy** and paste the following JSON.",
      "Open the IAM console. Select **Policies › Create policy**. Insert the policy below, then call the policy **list_buckets** and click **Create policy**.",
      "Generate an IAM policy from the JSON below and name the policy *list_buckets*.",
      "Create the `list_buckets` IAM policy by pasting the document below into the editor.",
      "Please create a customer managed policy, titled **list_buckets**, using the JSON below.",
      "Under **IAM -> Policies**, click **Create policy**, paste this JSON, enter `list_buckets` as the policy name and click **Create policy**.",
      "Set up an access policy in IAM with the name **list_buckets**, entering the code below.",
    ])
  func wordings(_ text: String) {
    #expect(ProseDocument(Self.step(text)).commands == [Self.command])
  }

  @Test("the document may stand above the step's words or after the list")
  func placesOfTheDocument() {
    let above = ProseDocument(
      "1. Use this policy:\n\n"
        + Self.fence.split(separator: "\n").map { "   \($0)\n" }.joined()
        + "\n   In IAM, create a policy named `list_buckets` from the JSON above.\n")
    #expect(above.commands == [Self.command])
    let after = ProseDocument(
      "1. In IAM, create a policy named `list_buckets` with the JSON below.\n\n" + Self.fence)
    #expect(after.commands == [Self.command])
  }

  @Test("a form that is filled over several steps is submitted once, in the last")
  func overSeveralSteps() {
    let document = ProseDocument(
      """
      1. Open **IAM -> Policies -> Create policy**.
      2. Choose the **JSON** tab and paste the policy:

         ```json
         {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:ListBucket", "Resource": "*"}]}
         ```

      3. Click **Next**, enter `list_buckets` as the name and click **Create policy**.
      """)
    #expect(document.commands == [Self.command])
    #expect(document.reads[2].outcome.actions.count == 1)
  }

  @Test("a name given as an example is the default of an input")
  func exampleName() throws {
    let document = ProseDocument(
      Self.step("In IAM, create a policy named, for example, `list_buckets`, with the JSON below."))
    let input = try #require(document.inputs.first)
    #expect(input.name == "policy-name")
    #expect(input.defaultValue == "list_buckets")
    #expect(
      document.commands.first?.hasPrefix("iam create-policy --policy-name <policy-name> ") == true)
  }

  @Test("a policy that the text does not name gets an input named after whom it is for")
  func unnamed() {
    let document = ProseDocument(
      Self.step("Create an IAM policy that lists buckets, and attach it to the `readers` group."))
    #expect(document.inputs.map(\.name) == ["readers-policy-name"])
    #expect(
      document.commands.last
        == "iam attach-group-policy --group-name readers --policy-arn <readers-policy-arn>")
  }

  @Test("placeholders of the document are values, IAM's variables are not")
  func placeholders() {
    let document = ProseDocument(
      """
      1. In IAM, create a policy named **p_\\<team>** with this document:

         ```json
         {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "kms:Decrypt",
          "Resource": "arn:aws:<kms_arn>", "Condition": {"StringEquals": {"aws:username": "${aws:username}"}}}}
         ```
      """)
    #expect(
      document.commands == [
        "iam create-policy --policy-name p_<team> --policy-document "
          + #"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"kms:Decrypt","#
          + #""Resource":"<kms-arn>","Condition":{"StringEquals":{"aws:username":"${aws:username}"}}}}"#
      ])
    #expect(document.actions.first?.needs == ["team", "kms-arn"])
  }

  @Test("what creates the policy can be found again and taken back")
  func probeAndUndo() throws {
    let action = try #require(
      ProseDocument(Self.step("In IAM, create a policy named `list_buckets`.")).actions.first)
    #expect(action.effect == .create)
    #expect(action.gives == [Give(name: "list-buckets-arn", path: "Policy.Arn")])
    #expect(action.probe?.reads.first?.arguments[2] == "get-policy")
    #expect(
      action.undo
        == .arguments(["aws", "iam", "delete-policy", "--policy-arn", .value("list-buckets-arn")]))
  }

  @Test(
    "texts that look alike create nothing",
    arguments: [
      "Do not create an IAM policy named `list_buckets`.",
      "You can also create an IAM policy named `list_buckets` from the JSON below.",
      "An IAM policy named `list_buckets` with the document below was created by the platform team.",
      "Create a lifecycle policy named `list_buckets` for the bucket.",
      "If the team needs access, create an IAM policy named `list_buckets`.",
      "The following is an example of a policy that lists buckets:",
      "When you create an IAM policy, IAM checks its JSON.",
      "Review how to create policies in IAM.",
    ])
  func lookAlikes(_ text: String) {
    #expect(!ProseDocument(Self.step(text)).commands.contains { $0.hasPrefix("iam") })
  }
}
