import Testing

@testable import Compiler

/// Tables of orders in words: nothing carries them out, and nothing drops them.
@Suite("Tables of orders")
struct OrderTableTests {
  private func listed(_ text: String) -> [String] {
    Compiled.plan("# W\n\n\(text)\n").steps.flatMap(\.notCarriedOut).map(\.text)
  }

  @Test(
    "each row that asks for something is listed",
    arguments: [
      "| Step | Owner | Action |\n| --- | --- | --- |\n| 1 | Ana | Create an IAM user `bob` |",
      "| # | Instruction |\n| --- | --- |\n| 1 | Create an IAM user `bob` |",
      "| Step | Description |\n| --- | --- |\n| 1 | Create an IAM user `bob` |",
      "| Step | Action | Expected result |\n| --- | --- | --- |\n| 1 | Create an IAM user `bob` | it is there |",
      "| Who | What |\n| --- | --- |\n| Ana | Create an IAM user `bob` |",
      "| When | Task |\n| --- | --- |\n| Friday | Then create an IAM user `bob` |",
      "| To do | Done |\n| --- | --- |\n| Create an IAM user `bob` | no |",
      "| Step | Action |\n| --- | --- |\n| 1 | Create an IAM user `bob` |\n| 2 | `aws iam list-users` and note it |",
    ])
  func orders(table: String) {
    #expect(
      listed(table).contains {
        $0.contains("Create an IAM user bob") || $0.contains("create an IAM user bob")
      })
    #expect(Compiled.commands("# W\n\n\(table)\n") == [])
  }

  @Test(
    "a table that describes is not listed",
    arguments: [
      "| Action | Meaning |\n| --- | --- |\n| Create | makes a user |",
      "| File | What it is |\n| --- | --- |\n| a.md | Create a user |",
      "| Name | Description |\n| --- | --- |\n| a | Create a user |",
      "| Action | Description |\n| --- | --- |\n| s3:GetObject | Grants access |",
    ])
  func descriptions(table: String) {
    #expect(listed(table) == [])
  }
}
