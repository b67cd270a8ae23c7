import Testing

@testable import Compiler

@Suite struct ListValuesTests {
  private let give =
    "<!-- runbook\nrun: aws ec2 describe-subnets\ngives: subnet-ids = Subnets[].SubnetId\n-->\n"

  private func last(_ command: String) -> Action? {
    Compiled.plan(
      "# A\n\n1. Look.\n   \(give.replacing("\n", with: "\n   "))\n2. Use:\n\n   ```sh\n   \(command)\n   ```\n"
    )
    .actions.last?.action
  }

  @Test("the element of an array that holds a list becomes the list")
  func elements() throws {
    let action = try #require(
      last(#"aws x y --config '{"a":["s/<subnet-ids>", "b"],"<subnet-ids>":"<subnet-ids>"}'"#))
    guard case .arguments(let words)? = action.invocation, let word = words.last else {
      Issue.record("\(action)")
      return
    }
    #expect(
      word.pieces == [
        .literal(#"{"a":["#),
        .jsonList("subnet-ids", prefix: [.literal("\"s/")], suffix: [.literal("\"")]),
        .literal(#", "b"],""#), .jsonText("subnet-ids"), .literal(#"":""#),
        .jsonText("subnet-ids"), .literal(#""}"#),
      ])
  }

  @Test("a word that is a list alone stays one word of the plan, and is no input")
  func word() throws {
    let action = try #require(last("aws x y --subnet-ids <subnet-ids>"))
    #expect(Compiled.line(action).hasSuffix("--subnet-ids <subnet-ids>"))
    #expect(action.needs == ["subnet-ids"])
  }

  @Test(
    "only a projection gives a list",
    arguments: [("A[].B", true), ("A[*].B", true), ("A[0].B", false), ("A.B", false), ("@", false)])
  func projections(path: String, isList: Bool) {
    #expect(Give(name: "a", path: path).isList == isList)
  }
}
