import Testing

@testable import Compiler

/// Sentences that take something back, and forms that are left: what they name is not carried out.
@Suite("Hedges and cancelled forms")
struct HedgeTests {
  private func commands(_ text: String) -> [String] {
    Compiled.plan("# W\n\n" + text).actions.compactMap { _, action in
      guard case .arguments(let arguments)? = action.invocation else { return nil }
      return arguments.dropFirst().map(\.description).joined(separator: " ")
    }
  }

  @Test(
    "what a sentence takes out of what it asks for is a person's",
    arguments: [
      "1. Attach everything but **AdministratorAccess** to the group **ops**.",
      "1. Attach **ReadOnlyAccess**, never **AdministratorAccess**, to the group **ops**.",
      "1. Attach **AmazonSQSFullAccess** to the user **u** rather than to the group **g**.",
      "1. Attach **ReadOnlyAccess** to the group **ops** and nothing to the group **dev**.",
      "1. Attach **PowerUserAccess** to every role except **R**.",
      "1. Resist the urge to attach **AdministratorAccess** to the group **ops**.",
      "1. Refrain from this: attach **AdministratorAccess** to the group **ops**.",
      "1. Bad: attach **AdministratorAccess** to the group **ops**.",
      "1. Attach **AdministratorAccess** to the group **ops** - just kidding, do not.",
      "1. In production only: attach **AdministratorAccess** to the group **ops**.",
      "1. For instance, attach **ReadOnlyAccess** to the group **ops**.",
      "1. Attach **ReadOnlyAccess** to the group **ops** (not recommended).",
      "1. Attach **ReadOnlyAccess** to the group **ops** when asked.",
      "1. Detach everything but **ReadOnlyAccess** from the group **ops**.",
    ])
  func hedged(text: String) {
    #expect(commands(text) == [])
  }

  @Test(
    "what is due in one environment, or on a condition in brackets, is a person's",
    arguments: [
      "1. In test, attach **ReadOnlyAccess** to the group **ops**.",
      "1. In the production environment, attach **ReadOnlyAccess** to the group **ops**.",
      "1. On staging, attach **ReadOnlyAccess** to the group **ops**.",
      "1. For dev and test accounts, attach **ReadOnlyAccess** to the group **ops**.",
      "1. In the audit account (222222222222), attach **ReadOnlyAccess** to the group **ops**.",
      "1. In account 222222222222, attach **ReadOnlyAccess** to the group **ops**.",
      "1. In `us-gov-east-1`, attach **ReadOnlyAccess** to the group **ops**.",
      "1. On the management account, attach **ReadOnlyAccess** to the group **ops**.",
      "1. (Skip this if it is there.) Attach **ReadOnlyAccess** to the group **ops**.",
      "1. (Only for new teams) Attach **ReadOnlyAccess** to the group **ops**.",
      "> Attach **ReadOnlyAccess** to the group **ops**.",
      "Then attach **ReadOnlyAccess** to the group **ops** if you like.",
    ])
  func conditional(text: String) {
    #expect(commands(text) == [])
    let plan = Compiled.plan("# W\n\n" + text)
    let said =
      plan.steps.flatMap(\.notCarriedOut).map(\.text) + plan.actions.map(\.action.text)
    #expect(said.contains { $0.contains("ReadOnlyAccess") })
  }

  @Test(
    "entries that are due in one environment are listed",
    arguments: ["In test", "In production", "For the QA environment"])
  func environments(place: String) {
    let text =
      "1. Open **IAM -> Users -> Create user**. User name: `zoe`.\n"
      + "2. \(place), select **PowerUserAccess**.\n3. Choose **Create user**.\n"
    #expect(commands(text) == ["iam create-user --user-name zoe"])
    let left = Compiled.plan("# W\n\n" + text).steps.flatMap(\.notCarriedOut).map(\.text)
    #expect(left.contains { $0.hasPrefix("\(place), select **PowerUserAccess**") })
  }

  @Test(
    "what only looks like a hedge is carried out",
    arguments: [
      "1. In your AWS account, attach **ReadOnlyAccess** to the group **ops**.",
      "1. In this account, attach **ReadOnlyAccess** to the group **ops**.",
      "1. In the IAM console, attach **ReadOnlyAccess** to the group **ops**.",
      "1. Attach the read-only policy **ReadOnlyAccess** to the group **ops**.",
      "1. Attach **ReadOnlyAccess** to the group **ops**. Do not attach **AdministratorAccess**.",
      "1. For the group **ops**, attach **ReadOnlyAccess**.",
      "1. (As an administrator) Attach **ReadOnlyAccess** to the group **ops**.",
      "1. In IAM, attach **ReadOnlyAccess** to the group **ops**.",
      "1. Remember to attach **ReadOnlyAccess** to the group **ops**.",
      "1. Be sure to attach **ReadOnlyAccess** to the group **ops**.",
      "> **Note**\n> Attach **PowerUserAccess** to the group **dev**.\n\n1. Attach **ReadOnlyAccess** to the group **ops**.",
      "1. Attach **ReadOnlyAccess** to the group **ops**, but do not attach anything else.",
      "1. Do not forget to attach **ReadOnlyAccess** to the group **ops**.",
      "1. Attach **ReadOnlyAccess** to the group **ops**. Do the same for the role **R2**.",
    ])
  func plain(text: String) {
    #expect(
      commands(text) == [
        "iam attach-group-policy --group-name ops --policy-arn "
          + "arn:aws:iam::aws:policy/ReadOnlyAccess"
      ])
  }

  @Test(
    "a form that is left makes nothing",
    arguments: [
      "1. Open **S3 -> Create bucket**. Bucket name: **secret-data**. Choose **Cancel**.",
      "1. Go to **S3 -> Create bucket**.\n2. Bucket name: `secret-data`\n3. Choose Cancel.",
      "1. Open **IAM -> Users -> Create user**. User name: **zoe**.\n2. Discard the form.",
      "1. Open **IAM -> Users -> Create user**. User name: **zoe**. Do not choose **Create user**.",
    ])
  func cancelled(text: String) {
    #expect(commands(text) == [])
  }

  @Test(
    "which of several is meant is for a person",
    arguments: [
      ("1. Create a role named **R1** for Lambda or EC2.", []),
      ("1. Create a group named **a** or **b** in IAM.", []),
      (
        "1. Open **S3 -> Create bucket**. Bucket name: **t1** or **t2**. Choose **Create bucket**.",
        ["s3 mb s3://<bucket-name>"]
      ),
    ])
  func choices(text: String, expected: [String]) {
    #expect(commands(text) == expected)
  }

  @Test(
    "a command that its sentence takes back is not run",
    arguments: [
      "1. Run `aws sqs delete-queue --queue-url X`? No, keep it.",
      "1. Run `aws iam delete-user --user-name u` - just kidding, do not.",
      "1. Run `aws iam delete-user --user-name u` (not recommended).",
    ])
  func inlineCommands(text: String) {
    #expect(commands(text) == [])
  }

  @Test("a boundary grants nothing")
  func boundary() {
    let text = """
      1. Create a role named **R** for Lambda with **ReadOnlyAccess** as its permissions boundary.
      2. Open **IAM -> Users -> Create user**. User name: **eve**. Permissions boundary: **PowerUserAccess**. Choose **Create user**.
      """
    #expect(!commands(text).contains { $0.contains("attach") })
  }

  @Test("a field whose label only ends in \"name\" names something else")
  func otherNames() {
    let text =
      "1. Open **S3 -> Create bucket**. Bucket name: **t1**. Display name: **News**. Choose **Create bucket**."
    #expect(commands(text) == ["s3 mb s3://t1"])
  }

  @Test("what is to be done likewise elsewhere is listed")
  func likewise() {
    let text =
      "# W\n\n1. Attach **ReadOnlyAccess** to the role **R1**. Do the same for the role **R2**.\n"
    let left = Compiled.plan(text).steps.flatMap(\.notCarriedOut).map(\.text)
    #expect(left == ["Do the same for the role **R2**"])
  }

  @Test("\"it\" is what the text speaks of, made or not")
  func it() {
    let text = """
      1. Create a role named **R** for Lambda.
      2. Create a team named **g**. Attach **ReadOnlyAccess** to it.
      """
    #expect(!commands(text).contains { $0.contains("attach") })
  }

  @Test(
    "what is struck out is not carried out",
    arguments: [
      "1. <del>Attach **ReadOnlyAccess** to the group **ops**.</del>",
      "1. ~~Attach **ReadOnlyAccess** to the group **ops**.~~",
      "1. <s>Attach **ReadOnlyAccess** to the group</s> **ops**.",
    ])
  func struckOut(text: String) {
    #expect(commands(text) == [])
  }

  @Test("what stands behind struck-out words is carried out")
  func behindStruckOut() {
    let text = "1. <del>Later:</del> Attach **ReadOnlyAccess** to the group **ops**."
    #expect(commands(text).count == 1)
  }
}
