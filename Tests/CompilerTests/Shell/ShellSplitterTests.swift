import Testing

@testable import Compiler

@Suite struct ShellSplitterTests {
  private func words(_ text: String) -> [String]? {
    guard case .words(let words) = ShellSplitter.read(Array(text.utf8)) else { return nil }
    return words.map(\.argument.description)
  }

  @Test(
    "words are split as a POSIX shell splits them",
    arguments: [
      ("aws s3 ls", ["aws", "s3", "ls"]), ("  a\tb  ", ["a", "b"]),
      ("a 'b c' \"d e\"", ["a", "b c", "d e"]), ("a b\\ c", ["a", "b c"]),
      ("aws x \\--domain-id y", ["aws", "x", "--domain-id", "y"]),
      ("a \"x\\\"y\" 'x\\y'", ["a", "x\"y", "x\\y"]), ("a ''", ["a", ""]),
      ("a 'b'\"c\"d", ["a", "bcd"]), ("a \\\n  b", ["a", "b"]), ("a # comment", ["a"]),
      ("a b;", ["a", "b"]), ("a #b c#d", ["a"]), ("a c#d", ["a", "c#d"]),
      ("aws x --query Domains[*].Id", ["aws", "x", "--query", "Domains[*].Id"]),
      ("a $ b", ["a", "$", "b"]), ("a \"$ 5\"", ["a", "$ 5"]),
    ])
  func split(text: String, expected: [String]) {
    #expect(words(text) == expected)
  }

  @Test(
    "placeholders are values wherever they stand",
    arguments: [
      ("a <b> <c-d>", ["b", "c-d"]), ("a x=<b>,y=<c>", ["b", "c"]), ("a '<b>'", ["b"]),
      ("a \"x <b>\"", ["b"]), ("a \\<b>", ["b"]), ("a \\<b\\>", ["b"]),
      ("a <account id>", ["account-id"]),
    ])
  func values(text: String, names: [String]) throws {
    guard case .words(let words) = ShellSplitter.read(Array(text.utf8)) else {
      Issue.record("no words")
      return
    }
    #expect(words.flatMap(\.argument.names) == names)
  }

  @Test("a value inside a JSON string of a word is escaped as JSON, one outside is not")
  func json() {
    let text = "aws x --policy '{\"A\":\"<kms-arn>\",\"n\":<count>}' --tags Key=<key>"
    guard case .words(let words) = ShellSplitter.read(Array(text.utf8)) else {
      Issue.record("no words")
      return
    }
    #expect(
      words[3].argument.pieces == [
        .literal("{\"A\":\""), .jsonText("kms-arn"), .literal("\",\"n\":"), .value("count"),
        .literal("}"),
      ])
    #expect(words[5].argument.pieces == [.literal("Key="), .value("key")])
  }

  @Test(
    "what only a shell can do is not imitated",
    arguments: [
      "a | b", "a && b", "a; b", "a > f", "a < f", "a $(b)", "a `b`", "a $HOME", "a \"$HOME\"",
      "a ${x}", "X=1 a", "cd /tmp", "export X=1", "if true", "rm *.log", "ls ~/x", "a &", "(a)",
      "a\nb", "cp {a,b} c", "[ -f x ]", "! a", "sort <in >out",
    ])
  func needsShell(text: String) {
    guard case .shell = ShellSplitter.read(Array(text.utf8)) else {
      Issue.record("\(ShellSplitter.read(Array(text.utf8)))")
      return
    }
  }

  @Test("an unclosed quote is reported where it opens", arguments: [("a 'b", 2), ("a \"b c", 2)])
  func unclosed(text: String, place: Int) {
    guard case .broken(_, let range) = ShellSplitter.read(Array(text.utf8)) else {
      Issue.record("not broken")
      return
    }
    #expect(range.lowerBound == place)
  }

  @Test("every word knows its bytes")
  func ranges() {
    guard case .words(let words) = ShellSplitter.read(Array("ab 'c d' \\--e".utf8)) else {
      Issue.record("no words")
      return
    }
    #expect(words.map(\.range) == [0..<2, 3..<8, 9..<13])
  }

  @Test(
    "commands that ask a person are told from those that do not",
    arguments: [
      ("aws configure", true), ("aws configure set region eu-west-1", false), ("ssh host", true),
      ("vim file", true), ("sudo vim file", true), ("kubectl exec -it pod -- sh", true),
      ("kubectl exec pod -- ls -it", false), ("docker run -it image", true),
      ("docker run image", false), ("aws ssm start-session --target i-1", true),
      ("psql -c select", false), ("psql", true), ("python3 x.py", false), ("crontab -e", true),
      ("/usr/bin/nano x", true), ("git add -A", false),
    ])
  func asking(text: String, asks: Bool) {
    guard case .words(let words) = ShellSplitter.read(Array(text.utf8)) else {
      Issue.record("no words")
      return
    }
    #expect((AskingCommand.reason(words.map(\.argument)) != nil) == asks)
  }
}
