import Testing

@testable import Compiler

@Suite("Creating a DynamoDB table")
struct CreateTableTests {
  private static let command =
    "dynamodb create-table --table-name jobs --attribute-definitions AttributeName=job_id,AttributeType=S"
    + " --key-schema AttributeName=job_id,KeyType=HASH --billing-mode PAY_PER_REQUEST"

  @Test(
    "many wordings create the same table",
    arguments: [
      "Create a DynamoDB table named `jobs` with the partition key `job_id`.",
      "In DynamoDB, create a table called **jobs**. Partition key: `job_id` (String).",
      "Go to **DynamoDB -> Tables -> Create table**, enter `jobs` as the table name and `job_id` as the partition key, then click **Create table**.",
      "Open the DynamoDB console. Create the table `jobs`. Partition key: `job_id`. Use on-demand capacity.",
      "Set up a table titled *jobs* in DynamoDB, with the primary key `job_id` of type String.",
      "Open DynamoDB → Tables → Create table. Table name: `jobs`. Partition key: `job_id`.",
      "Please make a new DynamoDB table. Name it **jobs**. For **Partition key**, enter `job_id`.",
      "Provision a DynamoDB table named jobs (partition key: job_id).",
    ])
  func wordings(_ text: String) {
    let document = ProseDocument("1. \(text)\n")
    #expect(document.commands == [Self.command])
    #expect(document.notCarriedOut == [])
  }

  @Test("both parts of the key have their types")
  func sortKey() {
    let document = ProseDocument(
      "1. In DynamoDB, create a table `jobs`. Partition key: `id` (Number). Sort key: `at` (Binary).\n"
    )
    #expect(
      document.commands == [
        "dynamodb create-table --table-name jobs --attribute-definitions"
          + " AttributeName=id,AttributeType=N AttributeName=at,AttributeType=B"
          + " --key-schema AttributeName=id,KeyType=HASH AttributeName=at,KeyType=RANGE"
          + " --billing-mode PAY_PER_REQUEST"
      ])
  }

  @Test("a table without a key is a person's task")
  func withoutKey() throws {
    let action = try #require(
      ProseDocument("1. Create a DynamoDB table named `jobs`.\n").actions.first)
    #expect(action.kind == .manual)
    #expect(action.reason?.contains("partition key") == true)
  }

  @Test(
    "texts that look alike create no table",
    arguments: [
      "Do not create a DynamoDB table named `jobs` with the partition key `job_id`.",
      "You can create a DynamoDB table named `jobs` with the partition key `job_id`.",
      "The DynamoDB table `jobs` has the partition key `job_id`.",
      "Create a table named `jobs` in the report, with the key `job_id`.",
      "Create a route table named `jobs` with the key `job_id`.",
    ])
  func lookAlikes(_ text: String) {
    #expect(!ProseDocument("1. \(text)\n").commands.contains { $0.hasPrefix("dynamodb") })
  }
}
