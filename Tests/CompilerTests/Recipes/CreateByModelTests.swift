import Testing

@testable import Compiler

@Suite(
  "Creating what the service models know",
  .enabled(if: SharedFolder.catalogue != nil, "no AWS CLI is installed"))
struct CreateByModelTests {
  private static func commands(_ text: String) -> [String] {
    ProseDocument("1. \(text)\n", catalogue: SharedFolder.catalogue).commands
  }

  @Test(
    "many wordings of a menu path create the same queue",
    arguments: [
      "Go to **SQS -> Queues -> Create queue**, name the queue **jobs** and click **Create queue**.",
      "Open **Amazon SQS → Create queue** and enter `jobs` as the queue name.",
      "Navigate to SQS › Queues › Create queue. Call the queue **jobs**.",
      "In the console, go to SQS > Create queue and create a queue named \"jobs\".",
      "Under **SQS -> Create queue**, type `jobs` as the name.",
      "Browse to *SQS → Create queue*; give it the name **jobs**.",
      "To buffer work, open **SQS -> Queues -> Create a queue** and name it `jobs`.",
      "Create a queue named **jobs** via **SQS -> Queues -> Create queue**.",
    ])
  func wordings(_ text: String) {
    #expect(Self.commands(text) == ["sqs create-queue --queue-name jobs"])
  }

  @Test(
    "allowed values fill the options that have them, and a required option without evidence is asked"
  )
  func options() {
    let document = ProseDocument(
      """
      1. Go to **ECR -> Repositories -> Create repository**, name the repository **web** and choose
         **IMMUTABLE**.
      2. Go to **CodeCommit -> Branches -> Create branch** and name the branch **next**.
      """, catalogue: SharedFolder.catalogue)
    #expect(
      document.commands.first
        == "ecr create-repository --repository-name web --image-tag-mutability IMMUTABLE")
    #expect(
      document.commands.last
        == "codecommit create-branch --repository-name <repository-name-2> --branch-name next"
        + " --commit-id <commit-id>")
    #expect(document.inputs.map(\.name) == ["repository-name-2", "commit-id"])
  }

  @Test(
    "paths that look alike create nothing",
    arguments: [
      "Go to **SQS -> Queues**.", "You can open **SQS -> Create queue** to add one.",
      "Do not open **SQS -> Create queue**.", "Go to **Jira -> Create issue**.",
      "Read **Help -> Create queue** in the guide.",
    ])
  func lookAlikes(_ text: String) {
    #expect(!Self.commands(text).contains { $0.contains("create-") })
  }
}
