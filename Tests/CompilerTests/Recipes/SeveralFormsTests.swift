import AWS
import Testing

@testable import Compiler

/// Several forms that are open at once: each gets what is its own.
@Suite(
  "Several open forms", .enabled(if: InstalledModels.areThere, "the AWS CLI is not installed"))
struct SeveralFormsTests {
  private func plan(_ text: String) throws -> Plan {
    let catalogue = try #require(SharedFolder.catalogue)
    return Compiled.plan("# W\n\n" + text, catalogue: catalogue)
  }

  /// The commands up to their names, and the reasons of tasks.
  private func actions(_ text: String) throws -> [String] {
    try plan(text).actions.map { _, action in
      guard case .arguments(let arguments)? = action.invocation else {
        return "manual: \(action.reason ?? "")"
      }
      return arguments.dropFirst().prefix(4).map(\.description).joined(separator: " ")
    }
  }

  private static let queue = "sqs create-queue --queue-name jobs"
  private static let topic = "sns create-topic --name alerts"

  @Test(
    "a name is for the form whose button comes next",
    arguments: [
      """
      1. Open the SQS console and choose **Create queue**.
      2. Open the SNS console in another tab and choose **Create topic**.
      3. Name: `jobs`
      4. Choose **Create queue**.
      5. Name: `alerts`
      6. Choose **Create topic**.
      """,
      """
      1. Open the SNS console and choose **Create topic**.
      2. In a new tab, open the SQS console, choose **Create queue**, enter `jobs` as the name and
         choose **Create queue**.
      3. Go back to the SNS tab. For **Name**, enter `alerts`. Choose **Create topic**.
      """,
      """
      1. Go to **SNS -> Topics -> Create topic**.
      2. Go to **SQS -> Queues -> Create queue** in a second tab. Queue name: `jobs`.
      3. Click Create queue.
      4. Back in the SNS tab, type `alerts` as the name and click Create topic.
      """,
      """
      1. Go to **SNS -> Topics -> Create topic** and enter the name `alerts`.
      2. Go to **SQS -> Queues -> Create queue** in another window and enter the name `jobs`.
      3. Click **Create queue**.
      4. Return to the first window and click **Create topic**.
      """,
      """
      1. Open **SNS -> Create topic** and **SQS -> Create queue** in two tabs.
      2. Topic name: `alerts`
      3. Queue name: `jobs`
      4. Choose **Create queue**, then **Create topic**.
      """,
      """
      1. Go to **SQS -> Queues -> Create queue**. Name: `jobs`.
      2. Go to **SNS -> Topics -> Create topic**. Name: `alerts`.
      """,
      """
      1. Open **SQS -> Create queue**. Enter the name `jobs`.
      2. Open **SNS -> Create topic** in another tab. Enter the name `alerts`.
      3. Choose **Create topic**.
      4. Choose **Create queue**.
      """,
    ])
  func nextButton(_ text: String) throws {
    #expect(try actions(text).sorted() == [Self.topic, Self.queue])
    #expect(try plan(text).steps.flatMap(\.notCarriedOut).map(\.text) == [])
  }

  @Test("what only one form has goes to that one, wherever it stands")
  func fields() throws {
    let text = """
      1. Open **SQS -> Queues -> Create queue**.
      2. Open **S3 -> Buckets -> Create bucket** in another tab.
      3. Visibility timeout: 60 seconds
      4. Bucket name: `landing`
      5. Queue name: `jobs`
      6. Click **Create bucket**.
      7. Click **Create queue**.
      """
    let commands = try plan(text).actions.compactMap { _, action -> String? in
      guard case .arguments(let arguments)? = action.invocation else { return nil }
      return arguments.dropFirst().map(\.description).joined(separator: " ")
    }
    #expect(
      commands == [
        "s3 mb s3://landing", Self.queue + #" --attributes {"VisibilityTimeout":"60"}"#,
      ])
  }

  @Test("a policy and a role in two tabs get their own names")
  func policyAndRole() throws {
    let text = """
      1. Open **IAM -> Policies -> Create policy**, choose the JSON tab and paste:

         ```json
         {"Version":"2012-10-17","Statement":[]}
         ```
      2. In a second tab, open **IAM -> Roles -> Create role**. Choose **Lambda** as the use case.
      3. Go back to the first tab. Name it `read-logs` and choose **Create policy**.
      4. In the second tab, name it `reader` and choose **Create role**.
      """
    #expect(
      try actions(text) == [
        "iam create-policy --policy-name read-logs", "iam create-role --role-name reader",
      ])
  }

  @Test("a role that is made for a function does not get the function's name")
  func functionAndRole() throws {
    let text = """
      1. Open the Lambda console and choose **Create function**.
      2. In another tab, open the IAM console and choose **Create role**.
      3. For **Use case**, choose **Lambda**.
      4. Name it `ingest-role` and choose **Create role**.
      5. Back in the Lambda tab, for **Function name** enter `ingest` and choose **Create function**.
      """
    #expect(
      try actions(text) == [
        "iam create-role --role-name ingest-role",
        "manual: the text gives no code for the function",
      ])
  }

  @Test("of two names before two buttons a person tells whose they are")
  func undecided() throws {
    let text = """
      1. Open **SQS -> Create queue**.
      2. Open **SNS -> Create topic** in another tab.
      3. Name: `jobs`
      4. Name: `alerts`
      5. Choose **Create queue**.
      6. Choose **Create topic**.
      """
    let reason = "manual: the text leaves open which name is entered in which form"
    #expect(try actions(text) == [reason, reason])
  }

  @Test("the form that is cancelled is the one that the text is in")
  func cancelled() throws {
    let text = """
      1. Open **SQS -> Create queue**. Enter the name `jobs`.
      2. Open **SNS -> Create topic** in a new tab. Enter the name `alerts`. Choose **Cancel**.
      3. Choose **Create queue**.
      """
    #expect(try actions(text) == [Self.queue])
  }

  @Test("one form after the other stays one form after the other")
  func oneByOne() throws {
    let text = """
      1. Open the SQS console, choose **Create queue**, enter the name `a` and choose **Create queue**.
      2. Choose **Create queue**. For **Name**, enter `jobs`. Choose **Create queue**.
      3. Open the SNS console and choose **Create topic**. For **Name**, enter `alerts`.
      4. Choose **Create topic**.
      """
    #expect(
      try actions(text) == ["sqs create-queue --queue-name a", Self.queue, Self.topic])
  }
}
