import Testing

@testable import Compiler

@Suite("Who carries out commands")
struct CommandActorTests {
  private func actors(_ text: String) -> [String] {
    Compiled.plan(text).steps.map { $0.actor?.description ?? "-" }
  }

  @Test(
    "whom they name carries out the commands and what follows",
    arguments: [
      (
        "1. Log in as **ana** and run:\n\n   ```sh\n   a\n   ```\n2. Run:\n\n   ```sh\n   b\n   ```\n",
        ["ana", "ana"]
      ),
      ("1. Sign in as `bob` and run the following command:\n\n   ```sh\n   a\n   ```\n", ["bob"]),
      ("1. As **carl**, run:\n\n   ```sh\n   a\n   ```\n", ["carl"]),
      ("Log in as **dora**, then run:\n\n```sh\na\n```\n", ["dora"]),
      ("1. Run this as a service:\n\n   ```sh\n   a\n   ```\n", ["-"]),
      ("1. Do not log in as **root**, and run:\n\n   ```sh\n   a\n   ```\n", ["-"]),
    ])
  func actor(text: String, expected: [String]) {
    #expect(actors("# A\n\n\(text)") == expected)
  }

  @Test("a fence that a directive stands for is listed")
  func replaced() throws {
    let plan = Compiled.plan(
      "# A\n\n1. Make it.\n   <!-- runbook\n   run: aws kms create-key\n   -->\n\n   ```sh\n   echo b\n   ```\n"
    )
    #expect(plan.actions.map(\.action.origin) == [.directive])
    let clause = try #require(plan.steps.first?.notCarriedOut.first)
    #expect(clause.line == 8 && clause.text.hasPrefix("echo b"))
  }
}
