import Testing

@testable import Compiler

@Suite("The commands of a script")
struct ScriptCommandTests {
  private func commands(_ text: String) -> [String] {
    ScriptCommandReader.read(Array(text.utf8)).commands.map { command in
      command.words.map(\.argument.description).joined(separator: " ")
        + (command.isOpen ? " …" : "")
    }
  }

  @Test(
    "are found between what only a shell reads",
    arguments: [
      ("a b | c > out 2>&1 && d &", ["a b", "c", "d"]),
      ("A=1 B=\"x y\" sudo aws s3 ls; env C=d aws kms x", ["aws s3 ls", "aws kms x"]),
      ("X=$(aws ec2 run --n 1 | jq -r .x)", ["aws ec2 run --n 1", "jq -r .x"]),
      ("echo \"$(a \"$(b c)\" d)\"", ["b c", "a <output> d", "echo <output>"]),
      ("if a b; then c; else d; fi", ["a b", "c", "d", "fi"]),
      ("for x in 1 2; do a \"$x\"; done", ["for x in 1 2", "a <value>", "done"]),
      ("a --b $X --c=\"${Y}z\" $Z", ["a --b <value> --c=<value>z <value> …"]),
      ("a \"$@\"", ["a <value> …"]), ("a \"${L[@]}\"", ["a <value> …"]),
      ("a \\\n  b 'c d' \\\n  e\\ f", ["a b c d e f"]),
      ("a # b; c\nd", ["a", "d"]), ("a x#y", ["a x#y"]),
      ("a <name> \\<other> < in", ["a <name> <other>"]),
      ("a 3>x &>y <<<z b", ["a b"]), ("a <(b c) d", ["b c", "a <output> d"]),
      ("a $((1 + (2 * 3))) b", ["a <number> b"]), ("a `b c` d", ["a <output> d …"]),
      ("(a; b) | { c; }", ["a", "b", "c", "}"]), ("a $'b\\tc'", ["a b\\tc"]),
      ("a 'b", ["a b"]), ("a \"b", ["a b"]), ("a $(b", ["b", "a <output> …"]), ("a \\", ["a \\"]),
    ])
  func found(text: String, expected: [String]) {
    #expect(commands(text) == expected)
  }

  @Test("here-documents hold no commands, and are found")
  func documents() {
    let text = "cat > f <<'EOF' && b\n{ rm -rf x; }\nEOF\ncat <<-E\n\tin\n\tE\nc <<X\nrest"
    let bytes = Array(text.utf8)
    let reading = ScriptCommandReader.read(bytes)
    #expect(commands(text) == ["cat", "b", "cat", "c"])
    #expect(
      reading.documents.map { String(decoding: bytes[$0], as: UTF8.self) }
        == ["{ rm -rf x; }\n", "\tin\n", "rest"])
  }

  @Test("each word is where it stands")
  func places() throws {
    let bytes = Array("x=1 aws --a='b c' \"d\"|e".utf8)
    let command = try #require(ScriptCommandReader.read(bytes).commands.first)
    #expect(
      command.words.map { String(decoding: bytes[$0.range], as: UTF8.self) }
        == ["aws", "--a='b c'", "\"d\""])
  }

  @Test("brackets in brackets take no more than the stack has", arguments: ["$(", "(", "\"$("])
  func deep(bracket: String) {
    let text = "echo " + String(repeating: bracket, count: 200_000)
    #expect(!ScriptCommandReader.read(Array(text.utf8)).commands.isEmpty)
    guard
      case .refused(let message, _) = ScriptCompiler.compile(
        Array(text.utf8), shell: "sh", isKnown: { _ in false })
    else {
      Issue.record("the script is compiled")
      return
    }
    #expect(message.contains("brackets"))
  }
}
