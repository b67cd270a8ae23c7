import Testing

@testable import Compiler

@Suite("Creating a role")
struct CreateRoleTests {
  private static let trust =
    #"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}"#
  private static let command =
    "iam create-role --role-name resizer --assume-role-policy-document \(trust)"

  @Test(
    "many wordings create the same role for a service",
    arguments: [
      "Create an IAM role named **resizer** for Lambda.",
      "In IAM, create a role called `resizer` that trusts `lambda.amazonaws.com`.",
      "Go to **IAM -> Roles -> Create role**, choose **AWS service -> Lambda** and name the role **resizer**.",
      "Make a service role for AWS Lambda. Name it **resizer**.",
      "Set up an execution role named \"resizer\" for Lambda.",
      "Open IAM → Roles → Create role. Choose **Lambda**, enter `resizer` as the role name and click **Create role**.",
      "Create the `resizer` IAM role for the Lambda service.",
      "Please create a new IAM role titled *resizer*, trusted by `lambda.amazonaws.com`.",
      "In IAM, create the role `resizer` (trusted entity: Lambda).",
      "Go to IAM and create the role `resizer` trusted by Lambda.",
      "In IAM, create a role. Trusted entity type: AWS service. Use case: Lambda. Role name: `resizer`",
      "IAM > Roles > Create role > AWS service > Lambda > Next > Role name: `resizer` > Create role",
    ])
  func wordings(_ text: String) {
    #expect(ProseDocument("1. \(text)\n").commands == [Self.command])
  }

  @Test("a trust policy in a fence is taken as it is")
  func trustFence() {
    let document = ProseDocument(
      """
      1. Create an IAM role named `resizer` with this trust policy:

         ```json
         {"Version": "2012-10-17", "Statement": {"Effect": "Allow",
          "Principal": {"AWS": "arn:aws:iam::<account-id>:root"}, "Action": "sts:AssumeRole"}}
         ```
      2. Attach the policy **AmazonS3ReadOnlyAccess** to this role.
      """)
    #expect(
      document.commands == [
        "iam create-role --role-name resizer --assume-role-policy-document "
          + #"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::<account-id>:root"},"Action":"sts:AssumeRole"}}"#,
        "iam attach-role-policy --role-name resizer --policy-arn arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess",
      ])
  }

  @Test(
    "the policies that are named with a role are attached to it",
    arguments: [
      "Create an IAM role `resizer` for Lambda with the policies **ReadOnlyAccess** and **SecurityAudit**.",
      "In IAM, create the role `resizer`, trusted by Lambda, with **ReadOnlyAccess** and **SecurityAudit** attached.",
      "Create an IAM role `resizer` for Lambda. Attach ReadOnlyAccess to it, as well as SecurityAudit.",
      "IAM > Roles > Create role > Lambda > Next > attach `ReadOnlyAccess` and `SecurityAudit` > Next > Role name: `resizer` > Create role",
    ])
  func policies(_ text: String) {
    let document = ProseDocument("1. \(text)\n")
    #expect(
      document.commands
        == [Self.command]
        + ["ReadOnlyAccess", "SecurityAudit"].map {
          "iam attach-role-policy --role-name resizer --policy-arn arn:aws:iam::aws:policy/\($0)"
        })
    #expect(document.notCarriedOut == [])
  }

  @Test("one role after another keeps its own service, name and policies")
  func oneAfterAnother() {
    let document = ProseDocument(
      """
      1. In IAM, create the role `a-role` (trusted entity: EC2).
      2. Create an IAM role for Glue called `b-role`.
      3. IAM > Roles > Create role > Lambda > Next > Role name: `c-role` > Create role
      4. Create a role `d-role` (trusted entity: arn:aws:iam::123456789012:root).
      """)
    #expect(
      document.commands.map { $0.split(separator: " ").prefix(4).joined(separator: " ") } == [
        "iam create-role --role-name a-role", "iam create-role --role-name b-role",
        "iam create-role --role-name c-role", "manual",
      ])
    #expect(document.commands[0].contains("ec2.") && document.commands[1].contains("glue."))
    #expect(document.commands[2].contains("lambda."))
  }

  @Test("a role for nobody in particular is a person's task")
  func withoutTrust() throws {
    let action = try #require(ProseDocument("1. Create an IAM role named **x1**.\n").actions.first)
    #expect(action.kind == .manual)
    #expect(action.reason?.contains("which service") == true)
  }

  @Test(
    "texts that look alike create no role",
    arguments: [
      "Do not create an IAM role named **resizer** for Lambda.",
      "Create a database role named **reader** for Lambda.",
      "You can create an IAM role for Lambda.", "The IAM role **resizer** is for Lambda.",
      "When you create an IAM role for Lambda, wait a minute.",
    ])
  func lookAlikes(_ text: String) {
    #expect(!ProseDocument("1. \(text)\n").commands.contains { $0.hasPrefix("iam") })
  }
}
