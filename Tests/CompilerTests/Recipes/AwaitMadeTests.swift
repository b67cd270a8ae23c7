import Testing

@testable import Compiler

@Suite("Waiting for what was made")
struct AwaitMadeTests {
  private static func read(_ text: String) -> ProseDocument {
    ProseDocument(
      """
      1. Create a DynamoDB table named `jobs` with the partition key `job_id`.
      2. \(text)
      """)
  }

  @Test(
    "many wordings wait for the same table",
    arguments: [
      "Wait until the table is ACTIVE.", "Wait until its status is **Active**.",
      "Wait for the table to be active.", "Wait until the table becomes `ACTIVE`.",
      "Wait until the status shows **ACTIVE**.", "Now wait for the table to become available.",
      "Please wait until it is ready.", "Then wait until the table has been created.",
      "Wait for the status of the table to change to ACTIVE.",
    ])
  func wordings(_ text: String) {
    let document = Self.read(text)
    #expect(document.commands.last == "wait: dynamodb describe-table --table-name jobs")
    #expect(document.notCarriedOut == [])
  }

  @Test("a notebook instance is waited for in the step that goes on with it")
  func notebook() {
    let document = ProseDocument(
      """
      1. Create a notebook instance named `lab` and choose the instance type `ml.t3.medium`.
      2. Wait until the notebook instance is InService.
      """)
    #expect(
      document.commands.last
        == "wait: sagemaker describe-notebook-instance --notebook-instance-name lab")
  }

  @Test(
    "texts that look alike wait for nothing",
    arguments: [
      "Wait five minutes.", "Wait until the pods are ready.", "Wait for Ana to confirm.",
      "Do not wait until the table is ACTIVE.", "The table is ACTIVE after a while.",
      "Wait until the queue is empty.", "Wait for the build to be finished.",
    ])
  func lookAlikes(_ text: String) {
    #expect(!Self.read(text).commands.contains { $0.hasPrefix("wait") })
  }

  @Test("nothing is waited for that the document did not make")
  func nothingMade() {
    #expect(ProseDocument("1. Wait until the table is ACTIVE.\n").commands == ["manual"])
  }
}
