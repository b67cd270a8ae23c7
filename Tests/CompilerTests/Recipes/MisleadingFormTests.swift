import AWS
import Testing

@testable import Compiler

/// Forms as people write them in ways that are easily misread.
@Suite(
  "Misleading forms", .enabled(if: InstalledModels.areThere, "the AWS CLI is not installed"))
struct MisleadingFormTests {
  private func plan(_ text: String) throws -> Plan {
    let catalogue = try #require(SharedFolder.catalogue)
    return Compiled.plan("# W\n\n" + text, catalogue: catalogue)
  }

  private func commands(_ text: String) throws -> [String] {
    try plan(text).actions.compactMap { _, action in
      guard case .arguments(let arguments)? = action.invocation else { return nil }
      return arguments.dropFirst().map(\.description).filter { !$0.hasPrefix("{") }
        .joined(separator: " ")
    }
  }

  @Test(
    "a form whose list is said not to send it off makes nothing",
    arguments: [
      "Prepare, but do not create, the bucket:", "Fill in the form without submitting it:",
      "Open the form and don't save it:",
    ])
  func withheld(_ leadIn: String) throws {
    let text = "\(leadIn)\n\n1. Go to **S3 -> Create bucket**.\n2. Bucket name: `payroll`\n"
    #expect(try commands(text) == [])
    #expect(try plan(text).steps.flatMap(\.notCarriedOut).count == 2)
  }

  @Test("a form that is said to be filled in is sent off")
  func filled() throws {
    let text =
      "Fill in the form:\n\n1. Go to **S3 -> Create bucket**.\n2. Bucket name: `payroll`\n"
    #expect(try commands(text) == ["s3 mb s3://payroll"])
  }

  @Test(
    "a button that is pressed only then, or only there, is a person's",
    arguments: [
      "Choose **Create queue**, but only after the freeze has ended.",
      "Choose **Create queue** only once all agree.", "Choose **Create queue** in staging.",
      "Click Create queue on the test system.",
    ])
  func onlyThen(_ end: String) throws {
    let text = "1. Go to **SQS → Create queue** and name it `in`.\n2. \(end)\n"
    #expect(try commands(text) == [])
    #expect(try plan(text).actions.map(\.action.kind) == [.manual])
  }

  @Test("what comes before a button is waited for, and the button is pressed")
  func before() throws {
    let text = """
      1. Go to **SQS → Create queue** and name it `in`.
      2. Before you choose **Create queue**, get the OK of the platform team.
      3. Choose **Create queue**.
      """
    #expect(try plan(text).actions.map(\.action.kind) == [.manual, .command])
    #expect(try commands(text) == ["sqs create-queue --queue-name in"])
  }

  @Test("a form that is cancelled on a condition goes on where its button is pressed later")
  func cancelledOnCondition() throws {
    let text = """
      1. Open **ECR -> Repositories -> Create repository**. Repository name: `web`.
      2. If the name is refused, choose **Cancel** and pick another one.
      3. Choose **Create repository**.
      """
    #expect(try commands(text) == ["ecr create-repository --repository-name web"])
    #expect(try plan(text).steps.flatMap(\.notCarriedOut).contains { $0.text.contains("Cancel") })
  }

  @Test(
    "the name of another thing is not taken",
    arguments: [
      (
        "1. Create a queue named `a` in SQS. Its dead-letter queue is named `a-dlq`.",
        "sqs create-queue --queue-name a"
      ),
      (
        "1. Open **SQS → Create queue**. Name: `a`.\n2. Pick the dead-letter queue named `b`.\n"
          + "3. Choose **Create queue**.", "sqs create-queue --queue-name a"
      ),
      (
        "1. Open **IAM → User groups → Create group**.\n"
          + "2. Name the group `ops` (the old one was named `ops-old`).\n3. **Create group**.",
        "iam create-group --group-name ops"
      ),
    ])
  func otherNames(_ text: String, command: String) throws {
    #expect(try commands(text) == [command])
  }

  @Test(
    "entries are read without colons, and a button without a verb",
    arguments: [
      (
        "1. Open **ECS → Clusters → Create cluster**. Cluster name `web`.\n2. **Create**.",
        "ecs create-cluster --cluster-name web"
      ),
      (
        "1. Go to **S3 → Create bucket**, bucket name `our-in`, **Create bucket**.",
        "s3 mb s3://our-in"
      ),
      (
        "1. Open **CloudWatch → Log groups → Create log group**.\n2. Log group name: `web`\n"
          + "3. **Create**.", "logs create-log-group --log-group-name web"
      ),
    ])
  func fragments(_ text: String, command: String) throws {
    #expect(try commands(text) == [command])
    #expect(try plan(text).steps.flatMap(\.notCarriedOut).map(\.text) == [])
  }

  @Test(
    "an entry on a condition in brackets is not entered",
    arguments: ["(In production only)", "(In test)", "(Skip this for FIFO queues.)", "(If needed)"])
  func conditionalEntries(_ brackets: String) throws {
    let text = """
      1. Go to **SQS → Create queue** and name it `in`.
      2. \(brackets) Visibility timeout: 60 seconds
      3. Choose **Create queue**.
      """
    #expect(try commands(text) == ["sqs create-queue --queue-name in"])
    #expect(try plan(text).steps.flatMap(\.notCarriedOut).contains { $0.text.contains("60") })
  }

  @Test("what is said of a part of what is made is listed")
  func parts() throws {
    let text = "1. Create a queue named `a` in SQS. Its dead-letter queue is named `a-dlq`."
    let left = try plan(text).steps.flatMap(\.notCarriedOut).map(\.text)
    #expect(left == ["Its dead-letter queue is named `a-dlq`"])
  }

  @Test("two entries in one sentence are two entries")
  func twoEntries() throws {
    let text = """
      1. **DynamoDB → Tables → Create table**
      2. Table name `orders`, partition key `id`. Don't create it yet!
      3. Choose **Create table**.
      """
    #expect(
      try commands(text).first?.hasPrefix(
        "dynamodb create-table --table-name orders --attribute-definitions AttributeName=id")
        == true)
  }

  @Test("where one stops on a condition, a person tells, and the form goes on")
  func stopsOnCondition() throws {
    let text = """
      1. Open **S3 → Create bucket**, name it `n-one`.
      2. Stop here if the name is taken.
      3. Choose **Create bucket**.
      """
    #expect(try plan(text).actions.map(\.action.kind) == [.manual, .command])
    #expect(try commands(text) == ["s3 mb s3://n-one"])
  }

  @Test(
    "a form that is handed over is the other's",
    arguments: [
      "Hand over to the storage team.", "Review, and hand over to the storage team for creation.",
      "Check the page and hand it over to operations.",
    ])
  func handedOver(_ end: String) throws {
    let text = "1. Go to **S3 → Create bucket**. Bucket name: `x-data`.\n2. \(end)\n"
    #expect(try commands(text) == [])
  }

  @Test("a wizard that somebody else finishes is that person's")
  func wizard() throws {
    let text = """
      1. Open the KMS console, choose **Create key**, Symmetric, Next.
      2. Alias: `payments`. Choose Next.
      3. The key administrator from the security team finishes the wizard.
      """
    #expect(try commands(text) == [])
  }

  @Test("a document that is pasted where the path ends is the policy's")
  func pathToJSON() throws {
    let text = """
      1. Choose **IAM → Policies → Create policy → JSON** and paste:

         ```json
         {"Version":"2012-10-17","Statement":[]}
         ```
      2. Policy name: `empty`
      3. Choose **Create policy** as soon as legal has signed off.
      """
    #expect(try plan(text).actions.map(\.action.kind) == [.manual, .command])
    #expect(try commands(text) == ["iam create-policy --policy-name empty --policy-document"])
  }
}
