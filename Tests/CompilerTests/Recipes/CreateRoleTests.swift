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
