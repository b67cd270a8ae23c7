import AWS
import Testing

@testable import Compiler

/// Forms that a document fills and does not simply send off.
@Suite(
  "Sending forms off", .enabled(if: InstalledModels.areThere, "the AWS CLI is not installed"))
struct FormSendingTests {
  /// The commands and tasks of a form for a queue, which ends as a text says.
  private func actions(_ end: String) throws -> [String] {
    let catalogue = try #require(SharedFolder.catalogue)
    let text = "# Queue\n\n1. Open **SQS -> Queues -> Create queue**.\n2. Name: `jobs`\n"
    return Compiled.plan(text + end, catalogue: catalogue).actions.map { _, action in
      guard case .arguments(let arguments)? = action.invocation else {
        return "manual: \(action.reason ?? "")"
      }
      return arguments.dropFirst().map(\.description).joined(separator: " ")
    }
  }

  private let create = "sqs create-queue --queue-name jobs"

  @Test(
    "a form that is not to be sent off makes nothing",
    arguments: [
      "3. Stop here.", "3. Do not choose **Create queue** yet.",
      "3. Check the spelling. Stop before you choose **Create queue**.",
      "3. Do not press **Create**.", "3. Don't submit the form.", "3. Never click Create queue.",
      "3. Do not create the queue yet.", "3. Do not send it off.", "3. Leave the form open.",
      "3. Pause at this point.", "3. Think of the costs.\n4. Keep the tab open and stop.",
      "\nDo not choose **Create queue**.",
    ])
  func held(_ end: String) throws {
    #expect(try actions(end).filter { !$0.hasPrefix("manual") } == [])
  }

  @Test("a form that was held is sent off by its button")
  func heldAndSent() throws {
    let end = """
      3. Do not choose **Create queue** yet.
      4. Double-check the spelling.
      5. Choose **Create queue**.
      """
    #expect(try actions(end) == [create])
  }

  @Test("what was entered in a form that is held is listed")
  func listed() throws {
    let catalogue = try #require(SharedFolder.catalogue)
    let text = "# Q\n\n1. Open **SQS -> Create queue**. Name: `jobs`. Stop here.\n"
    let left = Compiled.plan(text, catalogue: catalogue).steps.flatMap(\.notCarriedOut).map(\.text)
    #expect(left.contains { $0.hasPrefix("Name: `jobs`") && $0.contains("not to send it off") })
  }

  @Test(
    "a form that somebody else sends off is a person's",
    arguments: [
      "3. Your administrator then chooses **Create queue**.",
      "3. Your colleague clicks Create queue.", "3. Ana will press **Create**.",
      "3. Ask your administrator to choose **Create queue**.",
      "3. Tell Ana to create the queue.", "3. Have Ana press **Create queue**.",
      "3. Let the platform team submit the form.", "3. The platform team creates the queue.",
      "3. An administrator must click **Create queue**.",
      "3. The queue is created by the platform team.",
      "3. Ana checks the form and chooses **Create queue**.",
      "\nYour administrator chooses **Create queue**.",
    ])
  func byAnother(_ end: String) throws {
    #expect(
      try actions(end) == ["manual: the document says that somebody else sends the form off"])
  }

  @Test(
    "a form that is sent off if a person judges so is that person's",
    arguments: [
      "3. If the board agrees, choose **Create queue**.",
      "3. Choose **Create queue** if everybody agrees.",
      "3. Look around. Optionally, choose **Create queue**.",
      "3. Unless there is one already, click Create queue.",
    ])
  func judged(_ end: String) throws {
    #expect(try actions(end) == ["manual: it depends on a condition that a person judges"])
  }

  @Test(
    "a wait for approval stands before what is made",
    arguments: [
      "3. Wait for approval before you choose **Create queue**.",
      "3. Wait for Ana's approval.\n4. Choose **Create queue**.",
      "3. Once the security team has approved, choose **Create queue**.",
      "3. Choose **Create queue** once Ana has approved.",
      "3. After approval, click **Create queue**.",
      "3. When your manager has agreed, choose Create queue.",
      "3. Do not choose **Create queue** until the security team has approved.",
      "3. Don't click **Create queue** before Ana has reviewed the form.",
      "3. Get a sign-off from Ana, then choose **Create queue**.",
      "3. Wait until the board has signed off.\n4. Choose **Create queue**.",
      "3. Ask your manager for approval.\n4. Choose **Create queue**.",
      "3. Wait for Ana to confirm. Then choose **Create queue**.",
    ])
  func awaited(_ end: String) throws {
    let words = try actions(end).map { $0.hasPrefix("manual: a person tells") ? "wait" : $0 }
    #expect(words == ["wait", create])
  }

  @Test(
    "what only looks like it is sent off at once",
    arguments: [
      "3. Choose **Create queue**.", "3. When you are done, choose **Create queue**.",
      "3. Once the page has loaded, choose **Create queue**.",
      "3. After you have reviewed the settings, click Create queue.",
      "3. Choose **Create queue**. The console creates the queue.",
      "3. Choose **Create queue**. Do not create a second queue.",
      "3. When you choose **Create queue**, it takes a minute. Choose **Create queue**.",
      "3. You can now choose **Create queue**.", "3. Now choose Create queue to finish.",
      "\nThe **Create queue** button is blue.", "",
    ])
  func lookAlikes(_ end: String) throws {
    #expect(try actions(end) == [create])
  }

  @Test(
    "waits for somebody's word stand before other things as well",
    arguments: [
      "1. Get approval from Ana, then create the S3 bucket `landing`.",
      "1. Once Ana has approved, create the S3 bucket `landing`.",
      "1. Create the S3 bucket `landing` after your manager has agreed.",
    ])
  func otherThings(_ text: String) {
    #expect(ProseDocument(text).commands == ["manual", "s3 mb s3://landing"])
  }

  @Test("what waits for somebody's word and is a task itself is one task")
  func oneTask() {
    #expect(ProseDocument("1. Once Ana has approved, restart the server.").commands == ["manual"])
  }
}
