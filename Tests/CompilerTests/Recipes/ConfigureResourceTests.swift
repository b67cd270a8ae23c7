import Testing

@testable import Compiler

@Suite(
  "Setting up what is there", .enabled(if: SharedFolder.catalogue != nil, "no AWS CLI is installed")
)
struct ConfigureResourceTests {
  private static func commands(_ text: String) -> [String] {
    ProseDocument(text + "\n", catalogue: SharedFolder.catalogue).commands
  }

  @Test(
    "point-in-time recovery of a table of DynamoDB",
    arguments: [
      "Enable point-in-time recovery on the DynamoDB table `orders`.",
      "Turn on point-in-time recovery for the `orders` DynamoDB table.",
      "Activate PITR for the DynamoDB table **orders**.",
      "In the DynamoDB console, enable point-in-time recovery for the table `orders`.",
      "Switch on point-in-time recovery of the DynamoDB table \"orders\".",
      "Enable PITR on the DynamoDB table named `orders`.",
      "You must enable point-in-time recovery on the DynamoDB table `orders`.",
      "For the DynamoDB table `orders`, enable point-in-time recovery.",
    ])
  func recovery(text: String) {
    #expect(
      Self.commands("1. \(text)") == [
        "dynamodb update-continuous-backups --table-name orders "
          + "--point-in-time-recovery-specification PointInTimeRecoveryEnabled=true"
      ])
  }

  @Test("of a table that the document makes nothing needs to be said but that it is enabled")
  func madeTable() {
    let commands = Self.commands(
      """
      1. Create a DynamoDB table `orders` with the partition key `id`. Enable point-in-time recovery.
      2. Enable TTL on the table with the attribute `expires`.
      """)
    #expect(
      commands.dropFirst() == [
        "dynamodb update-continuous-backups --table-name orders "
          + "--point-in-time-recovery-specification PointInTimeRecoveryEnabled=true",
        "dynamodb update-time-to-live --table-name orders --time-to-live-specification "
          + "Enabled=true,AttributeName=expires",
      ])
  }

  @Test(
    "how long a log group keeps its events",
    arguments: [
      "Set the retention of the log group `/app/api` to 30 days.",
      "Set the retention period of the CloudWatch log group `/app/api` to 30 days.",
      "Change the retention for the log group **/app/api** to 30 days.",
      "Configure a retention of 30 days for the log group `/app/api`.",
      "Update the log group `/app/api` to a retention of 30 days.",
      "For the log group `/app/api`, set the retention to 30 days.",
      "In CloudWatch Logs, set the retention of the log group `/app/api` to 30 days.",
      "Configure the log group `/app/api` with a retention of 30 days.",
    ])
  func retention(text: String) {
    #expect(
      Self.commands("1. \(text)")
        == ["logs put-retention-policy --log-group-name /app/api --retention-in-days 30"])
  }

  private static let made = "1. Create an SQS queue `jobs` and an SNS topic `news`.\n2. "
  private static let topic =
    "sns subscribe --topic-arn arn:<partition>:sns:<region>:<account-id>:news --protocol "

  @Test(
    "the subscription of a queue",
    arguments: [
      "Subscribe the queue `jobs` to the topic `news`.",
      "Subscribe the SQS queue **jobs** to the SNS topic **news**.",
      "Subscribe the queue to the topic.", "Subscribe the `jobs` queue to the `news` topic.",
      "To the topic `news`, subscribe the queue `jobs`.",
      "Create a subscription of the topic `news` for the queue `jobs`.",
      "Create an SQS subscription to the topic `news` for the queue `jobs`.",
      "Then subscribe the queue named `jobs` to the topic named `news`.",
    ])
  func queue(text: String) {
    #expect(
      Self.commands(Self.made + text).last
        == Self.topic
        + "sqs --notification-endpoint arn:<partition>:sqs:<region>:<account-id>:jobs")
  }

  @Test("the subscription of addresses and of several queues")
  func several() {
    #expect(
      Self.commands(Self.made + "Subscribe `ops@example.com` to the topic.").last
        == Self.topic + "email --notification-endpoint ops@example.com")
    #expect(
      Self.commands("1. Subscribe the queues `a` and `b` to the topic `news`.").count == 2)
  }

  @Test("the rotation of a key that the document makes")
  func rotation() {
    let commands = Self.commands(
      "1. In KMS, create a key with the alias `app`.\n2. Enable automatic rotation of the key.")
    #expect(commands.last == "kms enable-key-rotation --key-id <kms-arn>")
  }

  @Test(
    "what is switched off, left open, or not sure to be of the service is a person's",
    arguments: [
      "Enable point-in-time recovery on the table `orders`.",
      "Disable point-in-time recovery on the DynamoDB table `orders`.",
      "Do not enable point-in-time recovery on the DynamoDB table `orders`.",
      "Enable TTL on the DynamoDB table `orders`.",
      "Set the retention of the log group `/app/api` to two weeks.",
      "Set the retention of the log group `/app/api` to 31 days.",
      "Set the retention of the backup vault `v` to 30 days.",
      "Enable automatic rotation for the key `alias/main`.",
      "Subscribe `ops@example.com` to the newsletter.",
      "Subscribe the function `f` to the topic `news`.",
      "Subscribe the queue `jobs` or the queue `mail` to the topic `news`.",
      "You can subscribe the queue `jobs` to the topic `news`.",
      "Optionally, enable point-in-time recovery on the DynamoDB table `orders` if needed.",
    ])
  func lookAlikes(text: String) {
    #expect(Self.commands("1. \(text)").allSatisfy { $0 == "manual" })
  }

  @Test("parameters and schedules are made under the names of their operations")
  func otherNames() {
    #expect(
      Self.commands("1. Create an SSM parameter `/app/db` of type String with the value `db.x`.")
        == ["ssm put-parameter --name /app/db --value db.x --type String"])
    #expect(
      Self.commands("1. In EventBridge, create a rule `nightly` with the schedule `rate(1 day)`.")
        == ["events put-rule --name nightly --schedule-expression rate(1 day)"])
    for text in [
      "1. Create an SSM parameter `/app/db` with the value `db.x`.",
      "1. Create an SSM parameter `/app/db` of type SecureString with the value `x1`.",
      "1. Create an SSM parameter `/app/db` of type String with the value `https://x`.",
      "1. In EventBridge, create a rule named `nightly`.",
    ] {
      #expect(Self.commands(text) == ["manual"])
    }
  }

  @Test("roles and users are tagged by IAM's own operations")
  func tags() {
    #expect(
      Self.commands("1. Tag the role `app` with `Team=ops`.")
        == ["iam tag-role --role-name app --tags Key=Team,Value=ops"])
    #expect(
      Self.commands("1. Add the tag `Team=ops` to the user `ann`.")
        == ["iam tag-user --user-name ann --tags Key=Team,Value=ops"])
    #expect(Self.commands("1. Tag the release with `Team=ops`.") == ["manual"])
  }
}
