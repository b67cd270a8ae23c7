import Testing

@testable import Compiler

@Suite("Signs with which a text writes about commands")
struct NotationTests {
  private func kinds(_ text: String) -> [Action.Kind] {
    Compiled.plan("# A\n\nRun:\n\n```bash\n\(text)\n```\n").actions.map(\.action.kind)
  }

  @Test(
    "a command that is not written out is a person's",
    arguments: [
      "aws iam create-user --user-name ...", "kubectl apply -f ...", "... and so on",
      "aws iam get-role --role-name \u{2026}", "thing --name=...",
      "aws iam detach-user-policy --policy-arn arn:aws:iam::...:policy/p --user-name a",
      "aws s3 cp a b [options]", "thing [--all]", "thing --help | -h", "thing (start|stop|restart)",
      "for f in *; do\n  thing ...\ndone",
    ])
  func unfinished(command: String) {
    #expect(kinds(command) == [.manual])
  }

  @Test(
    "what looks alike and is written out runs",
    arguments: [
      "go test ./...", "git diff a...b", "ls [a-c]*", "[ -f a ] && ls /b", "cp ../a .",
      "case $1 in\n  (a|b) ls /b;;\nesac", "cat a | tee -a b",
      "echo \"Wait ...\"", "(cd a && ls) | sort",
    ])
  func writtenOut(command: String) {
    #expect(kinds(command) == [.command])
  }

  @Test(
    "commands with an output between them are a person's",
    arguments: [
      "kubectl get nodes\nNAME     STATUS\nnode-1   Ready\nkubectl delete node node-1",
      "aws iam create-user --user-name a\n{\n  \"User\": {}\n}",
      "docker ps\nCONTAINER ID   IMAGE\n12ab           web\ndocker rm 12ab",
    ])
  func output(text: String) {
    #expect(!kinds(text).contains(.command))
  }

  @Test("braces and capitals of a script are no output")
  func script() {
    #expect(kinds("stop() {\n  ls /b\n}\nstop") == [.command])
    #expect(kinds("stop()\n{\n  \"$PROGRAM\" stop\n}\nstop") == [.command])
    #expect(kinds("cat > a.json <<EOF\n{\n  \"a\": 1\n}\nEOF") == [.command])
    #expect(kinds("echo \"NAME   STATUS\"") == [.command])
  }
}
