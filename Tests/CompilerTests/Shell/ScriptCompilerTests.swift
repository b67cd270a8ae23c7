import Testing

@testable import Compiler

@Suite struct ScriptCompilerTests {
  private func body(_ text: String, known: Set<String> = ["x", "y"]) -> String? {
    let outcome = ScriptCompiler.compile(Array(text.utf8), shell: "sh") { known.contains($0) }
    guard case .script(let script) = outcome else { return nil }
    return script.body
  }

  @Test(
    "a placeholder becomes an expansion that is quoted as its place needs",
    arguments: [
      ("echo <x> | cat", "echo \"${RUNBOOK_VALUE_X}\" | cat"),
      ("echo a<x>b | cat", "echo a\"${RUNBOOK_VALUE_X}\"b | cat"),
      ("echo \"a <x>\"", "echo \"a ${RUNBOOK_VALUE_X}\""),
      ("echo 'a <x>'", "echo 'a '\"${RUNBOOK_VALUE_X}\"''"),
      ("echo $'a\\'<x>'", "echo $'a\\''\"${RUNBOOK_VALUE_X}\"$''"),
      ("echo \"$(cat <x>)\"", "echo \"$(cat \"${RUNBOOK_VALUE_X}\")\""),
      ("cat <<E\n<x>\nE\necho <y>", "cat <<E\n${RUNBOOK_VALUE_X}\nE\necho \"${RUNBOOK_VALUE_Y}\""),
      ("cat <<'E'\n$a <x> `b`\nE\n", "cat <<E\n\\$a ${RUNBOOK_VALUE_X} \\`b\\`\nE\n"),
      ("cat <<'E'\n$a <z>\nE\n", "cat <<'E'\n$a <z>\nE\n"),
      ("cat <<-E\n\t<x>\n\tE\n", "cat <<-E\n\t${RUNBOOK_VALUE_X}\n\tE\n"),
      ("# about <x>\necho", "# about <x>\necho"),
      ("cat <<<\"<x>\"", "cat <<<\"${RUNBOOK_VALUE_X}\""),
      ("sort <z >out", "sort <z >out"), ("sort <z> out", "sort <z> out"),
      ("(echo <x>)", "(echo \"${RUNBOOK_VALUE_X}\")"),
      ("echo \\<x> | cat", "echo \"${RUNBOOK_VALUE_X}\" | cat"),
      ("echo ${A:-b} <x>", "echo ${A:-b} \"${RUNBOOK_VALUE_X}\""),
    ])
  func quoting(text: String, expected: String) {
    #expect(body(text) == expected)
  }

  @Test(
    "where no quoting is safe the script is refused",
    arguments: ["echo $((1 + <x>))", "echo `cat <x>`", "echo ${A:-<x>}"])
  func refused(text: String) {
    #expect(body(text) == nil)
  }

  @Test(
    "a script is refused where a shell that it calls would read a value as code",
    arguments: [
      "sh -c 'echo <x>' | cat", "cd a && bash -euc \"echo <x>\"", "eval \"$A <x>\"", "eval a <x>",
      "if true; then sudo -u <y> sh -c \"ls <x>\"; fi", "sh -c echo\\ <x>", "su - a -c \"ls <x>\"",
      "sh \\\n  -c 'a <x>'", "\"sh\" '-c' \"<x>\"", "bash <<E\nrm <x>\nE\n",
      "bash -s <<'E'\nrm <x>\nE\n",
      "sh <<<\"rm <x>\"", "a=$(sh -c 'echo <x>')", "(cd b; sh -c <x>)",
    ])
  func innerShell(text: String) {
    #expect(body(text) == nil)
  }

  @Test(
    "values beside such a text are arguments",
    arguments: [
      "sh -c 'echo \"$1\"' sh <x> | cat", "sh script <x>; ls", "sh -c 'echo'; echo <x>",
      "sh -c 'echo'\necho <x>", "bash -s <x> <<E\nls\nE\n", "bash <<E\nls\nE\necho <x>",
      "grep -c <x> sh | cat", "echo sh; ls -c <x>", "bash -c \"ls\" | grep \"<x>\"",
      "# sh -c\necho <x>",
    ])
  func besideInnerShell(text: String) {
    #expect(body(text) != nil)
  }

  @Test("a quote that never closes ends with the text")
  func unclosed() {
    #expect(body("echo '<x>") == "echo ''\"${RUNBOOK_VALUE_X}\"'")
    #expect(body("echo \"<x>") == "echo \"${RUNBOOK_VALUE_X}")
    #expect(body("echo $(<x>") == "echo $(\"${RUNBOOK_VALUE_X}\"")
  }

  @Test("an undeclared name is reported, a redirection is not")
  func undeclared() {
    func names(_ text: String) -> [String] {
      ScriptCompiler.undeclared(in: Array(text.utf8)) { $0 == "x" }.map(\.name)
    }
    #expect(names("kubectl -n <namespace> get pods | cat") == ["namespace"])
    #expect(names("curl https://<host>/a | cat") == ["host"])
    #expect(names("tr a b <in>out").isEmpty)
    #expect(names("echo <x> | cat").isEmpty)
  }
}
