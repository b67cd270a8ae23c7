import Testing

@testable import Compiler

/// Procedures as documents write them: a button a line, labels that nothing sets apart, forms as
/// lists of fields, with and without numbers.
@Suite("Procedures in a console")
struct ConsoleProcedureTests {
  /// The commands that a document amounts to, without `aws`, policies left out.
  private func commands(_ text: String) -> [String] {
    Compiled.plan(text).actions.map { _, action in
      guard case .arguments(let arguments)? = action.invocation else { return "manual" }
      return arguments.dropFirst().map(\.description).filter { !$0.hasPrefix("{") }
        .joined(separator: " ")
    }
  }

  private let policy = """
    ```json
    {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::logs/*"}]}
    ```

    """
  private let createPolicy = "iam create-policy --policy-name read-logs --policy-document"

  @Test("a policy's form is filled a button a step")
  func policyByNumbers() {
    let text = """
      # Grant

      1. Sign in to the IAM console at https://console.aws.amazon.com/iam/.
      2. In the left pane, choose Policies.
      3. Choose Create policy.
      4. Choose the JSON tab.
      5. Replace the text with the following policy:

      \(policy)
      6. Choose Next: Tags, and then choose Next: Review.
      7. For Name, enter read-logs.
      8. Choose Create policy.
      """
    #expect(commands(text) == [createPolicy])
  }

  @Test("the same as bullets")
  func policyByBullets() {
    let text = """
      # Grant

      - Open IAM.
      - In the navigation pane, choose Policies.
      - On the Policies page, choose Create policy.
      - On the Specify permissions page, choose JSON.
      - In the editor, replace what is there with this JSON document:

        \(policy.replacing("\n", with: "\n  "))
      - Choose Next.
      - For the Policy name, enter read-logs.
      - Choose Create policy.
      """
    #expect(commands(text) == [createPolicy])
  }

  private let role = [
    "iam create-role --role-name ingest-lambda --assume-role-policy-document",
    "iam attach-role-policy --role-name ingest-lambda --policy-arn "
      + "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
    "iam attach-role-policy --role-name ingest-lambda --policy-arn "
      + "arn:aws:iam::aws:policy/AmazonSQSFullAccess",
  ]

  @Test(
    "a role's form is filled field by field",
    arguments: [
      """
      1. Go to IAM → Roles → Create role
      2. Trusted entity type: AWS service
      3. Use case: Lambda
      4. Click Next → Permissions
      5. Attach:
         * AWSLambdaBasicExecutionRole
         * AmazonSQSFullAccess
      6. Name it: `ingest-lambda`
      7. Click **Create role**
      """,
      """
      Go to IAM → Roles → Create role.
      Trusted entity: Lambda.
      Attach the following policies:
      AWSLambdaBasicExecutionRole
      AmazonSQSFullAccess
      Name the role: ingest-lambda.
      """,
      """
      IAM > Roles > Create role

      - Trusted entity: AWS service, use case Lambda
      - Permissions: `AWSLambdaBasicExecutionRole`, `AmazonSQSFullAccess`
      - Role name: ingest-lambda
      """,
      """
      **IAM -> Roles -> Create role**.

      1. Trusted entity: **AWS service**, use case **Lambda**. Next.
      2. Attach the policies `AWSLambdaBasicExecutionRole` and `AmazonSQSFullAccess`.
      3. Name it `ingest-lambda`. Create.
      """,
    ])
  func roles(text: String) {
    #expect(commands("# Roles\n\n" + text) == role)
  }

  @Test("a user's form has a page for policies")
  func user() {
    let text = """
      # Users

      - IAM → Users → Create user
      - User name: amelie
      - Attach policy: ReadOnlyAccess
      """
    #expect(
      commands(text) == [
        "iam create-user --user-name amelie",
        "iam attach-user-policy --user-name amelie --policy-arn "
          + "arn:aws:iam::aws:policy/ReadOnlyAccess",
      ])
  }

  @Test("policies are attached on the page of what was selected")
  func attachments() {
    let text = """
      # Attach

      1. In the IAM console, choose Users in the navigation pane.
      2. Choose the user `deployer`.
      3. Choose the Permissions tab, and then choose Add permissions.
      4. Choose Attach existing policies directly, search for the policy `AmazonS3ReadOnlyAccess`,
         and then choose Next: Review.
      5. Choose Add permissions.
      """
    #expect(
      commands(text) == [
        "iam attach-user-policy --user-name deployer --policy-arn "
          + "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"
      ])
  }

  @Test("entries that a form has no use for are listed, and do not end it")
  func unusedEntries() {
    let text = """
      # Groups

      1. Go to IAM → User groups → Create group
      2. Colour: Blue
      3. Name: auditors
      4. Click Create group.
      """
    let plan = Compiled.plan(text)
    #expect(commands(text) == ["iam create-group --group-name auditors"])
    #expect(plan.steps.flatMap(\.notCarriedOut).map(\.text) == ["Colour: Blue"])
  }

  @Test("the button of an open form sends it off, and makes no second thing")
  func button() {
    let text = """
      # Bucket

      1. Go to **S3 → Create bucket**
      2. Region: the one of everything else (e.g. `us-east-1`)
      3. Versioning: enable (it protects against slips)
      4. Bucket name: `attachments-<account-id>` (must be unique in the world)
      5. Click Create bucket

      # Another

      1. Go to S3 → Create bucket.
      2. Think about its name.
      3. Click **Create bucket**.

      # Third

      1. AWS Console → S3 → Create bucket `uploads`
      """
    #expect(
      commands(text) == [
        "s3 mb s3://attachments-<account-id>",
        "s3api put-bucket-versioning --bucket attachments-<account-id> "
          + "--versioning-configuration Status=Enabled",
        "s3 mb s3://<bucket-name>",
        "s3 mb s3://uploads",
      ])
  }

  @Test("a choice may be a verb, and the key's form goes on behind it")
  func key() {
    let text = """
      # Key

      1. Open the AWS KMS console at https://console.aws.amazon.com/kms.
      2. In the navigation pane, choose Customer managed keys.
      3. Choose Create key.
      4. Key type: Symmetric
      5. Key usage: Encrypt and Decrypt
      6. Choose Next.
      7. Alias: replica-key
      8. Choose Next.
      9. Choose Finish.
      """
    #expect(
      commands(text).map { $0.split(separator: " ").dropFirst().prefix(3).joined(separator: " ") }
        == [
          "create-key --key-spec SYMMETRIC_DEFAULT", "create-alias --alias-name alias/replica-key",
        ])
  }

  @Test(
    "credentials are made by a person",
    .enabled(if: InstalledModels.areThere, "the AWS CLI is not installed"))
  func credentials() throws {
    let catalogue = try #require(SharedFolder.catalogue)
    let text = "# Keys\n\n1. IAM → Users → Create access key.\n"
    #expect(Compiled.plan(text, catalogue: catalogue).actions.map(\.action.kind) == [.manual])
  }

  @Test("a notebook uses a role only where the text says which")
  func notebookRole() {
    let text = """
      # Role

      1. Go to IAM → Roles → Create role, choose **Lambda** and name it `ingest`.

      # Notebook

      1. Open the SageMaker console, choose Notebook instances and then Create notebook instance.
      2. For Notebook instance name, type `lab`. For Instance type, choose `ml.t3.medium`.
      3. Choose Create notebook instance.
      """
    #expect(
      commands(text).last
        == "sagemaker create-notebook-instance --notebook-instance-name lab "
        + "--instance-type ml.t3.medium --role-arn <role-arn>")
  }

  @Test(
    "bullets that lead through no form are advice",
    arguments: [
      "- Choose a good password.\n- Keep it secret.\n- Create no second one.\n",
      "- Open the door.\n- Choose Blue.\n- Select the Next train.\n",
      "- You can choose Create policy later.\n- Policies are documents.\n",
      "- Do not choose Create policy.\n- Choose Cancel.\n",
      "Notes:\n- Name: the name of the policy\n- Type: its kind\n",
    ])
  func advice(text: String) {
    #expect(commands("# Passwords\n\n" + text).filter { $0 != "manual" } == [])
  }

  @Test("lines of running text are no form")
  func runningText() {
    let clauses = ProseDocument.reading(
      "Create the group **a** in IAM and\nNote that it needs: nothing.\n"
    ).clauses
    #expect(clauses.allSatisfy { !$0.isField })
  }
}
