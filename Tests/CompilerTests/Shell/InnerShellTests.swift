import Source
import Testing

@testable import Compiler

@Suite("A shell that a command calls")
struct InnerShellTests {
  private func unsafe(_ text: String) -> String? {
    guard case .words(let words) = ShellSplitter.read(Array(text.utf8)) else { return nil }
    return InnerShell.unsafeText(in: words)?.argument.description
  }

  @Test(
    "a value in its text is found, wherever the shell stands",
    arguments: [
      ("sh -c 'echo <x>'", "echo <x>"), ("bash -euc \"echo <x>\"", "echo <x>"),
      ("/bin/bash --norc -e -o pipefail -c 'a <x>'", "a <x>"), ("sh -c <x>", "<x>"),
      ("kubectl exec web -- sh -c 'rm <x>'", "rm <x>"), ("sudo -u <u> zsh -c \"ls <x>\"", "ls <x>"),
      ("sh -c 'echo fine' sh -c 'echo <x>'", "echo <x>"),
    ])
  func found(text: String, expected: String) {
    #expect(unsafe(text) == expected)
  }

  @Test(
    "values elsewhere are arguments",
    arguments: [
      "sh -c 'echo \"$1\"' sh <x>", "sh script <x>", "sh -e <x>", "aws s3 ls <x>", "git -c <x> log",
      "ssh <host> uptime", "sh -c 'echo'", "find sh <x> -c y",
    ])
  func safe(text: String) {
    #expect(unsafe(text) == nil)
  }

  @Test("such a command is an error at its text, and is left to a person")
  func reported() throws {
    let plan = Compiled.plan("# A\n\n| command |\n| --- |\n| `sh -c \"echo <x>\"` |\n")
    #expect(plan.actions.map(\.action.kind) == [.manual])
    let finding = try #require(plan.diagnostics.first { $0.id == "command.unsafe-place" })
    #expect(finding.severity == .error)
  }
}
