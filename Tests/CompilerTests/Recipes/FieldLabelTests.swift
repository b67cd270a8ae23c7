import AWS
import Testing

@testable import Compiler

/// Labels of fields: which of them ask for the name of what the form makes.
@Suite(
  "Labels of names", .enabled(if: InstalledModels.areThere, "the AWS CLI is not installed"))
struct FieldLabelTests {
  private func commands(_ text: String) throws -> [String] {
    let catalogue = try #require(SharedFolder.catalogue)
    return Compiled.plan("# W\n\n" + text, catalogue: catalogue).actions.compactMap { _, action in
      guard case .arguments(let arguments)? = action.invocation else { return nil }
      return arguments.dropFirst().map(\.description).joined(separator: " ")
    }
  }

  @Test(
    "labels of the thing's own name",
    arguments: [
      "Name", "Queue name", "Name of the queue", "SQS queue name", "Your queue name",
      "New queue name", "Unique name", "**Queue name**", "The name of your queue",
    ])
  func own(_ label: String) throws {
    let text =
      "1. Open **SQS -> Create queue**.\n2. \(label): `jobs`\n3. Choose **Create queue**.\n"
    #expect(try commands(text) == ["sqs create-queue --queue-name jobs"])
  }

  @Test(
    "labels of the names of other things",
    arguments: [
      "Dead-letter queue name", "Display name", "Source queue name", "Redrive target name",
      "Fallback queue name", "Subscription name", "Key alias", "Parent name", "Topic name",
      "Name of the dead-letter queue", "Tag name", "Delivery role name",
    ])
  func others(_ label: String) throws {
    let text =
      "1. Open **SQS -> Create queue**. Queue name: `jobs`.\n2. \(label): `other`\n"
      + "3. Choose **Create queue**.\n"
    #expect(try commands(text) == ["sqs create-queue --queue-name jobs"])
    let catalogue = try #require(SharedFolder.catalogue)
    let left = Compiled.plan("# W\n\n" + text, catalogue: catalogue).steps.flatMap(\.notCarriedOut)
    #expect(left.contains { $0.text.hasSuffix("`other`") })
  }

  @Test(
    "names of things that are called by several words",
    arguments: [
      (
        "1. Open **CloudWatch -> Log groups -> Create log group**. Log group name: `web`.",
        "logs create-log-group --log-group-name web"
      ),
      (
        "1. Open **IAM -> User groups -> Create group**. Parent group name: `p`. Group name: `g`.",
        "iam create-group --group-name g"
      ),
      (
        "1. Open **S3 -> Create bucket**. Destination bucket name: `logs`. Bucket name: `data`.",
        "s3 mb s3://data"
      ),
      (
        "1. Open **SNS -> Create topic**. Topic name: `t`. Subscription name: `s`. Create topic.",
        "sns create-topic --name t"
      ),
    ])
  func several(_ text: String, command: String) throws {
    #expect(try commands(text).first == command)
  }

  @Test("each sentence of an entry is an entry by itself")
  func sentences() throws {
    let text = """
      1. Open **SQS -> Create queue**.
      2. Queue name: **jobs**. Source queue: **src**. Choose **Create queue**.
      """
    let catalogue = try #require(SharedFolder.catalogue)
    let left = Compiled.plan("# W\n\n" + text, catalogue: catalogue).steps.flatMap(\.notCarriedOut)
    #expect(left.map(\.text) == ["Source queue: **src**"])
  }
}
