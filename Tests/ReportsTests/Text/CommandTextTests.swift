import Compiler
import Reports
import Testing

@Suite("Commands as a person pastes them")
struct CommandTextTests {
  @Test(
    "words are quoted where a shell needs it",
    arguments: [
      ("plain", "plain"), ("a b", "'a b'"), ("", "''"), ("it's", #"'it'\''s'"#),
      ("$HOME", "'$HOME'"),
      ("a=b", "a=b"), ("~", "'~'"), ("é", "'é'"), ("*", "'*'"), ("a\nb", "'a\nb'"),
    ])
  func quoting(text: String, expected: String) {
    #expect(CommandText.quoted(text) == expected)
  }

  @Test("a value that is not known stands bare where nothing else needs quotes")
  func placeholders() {
    let arguments: [Argument] = [
      "aws", .value("id"), Argument([.literal("a "), .value("id")]),
      Argument([.literal("user/admin_"), .value("name")]),
    ]
    #expect(CommandText().line(arguments) == "aws <id> 'a <id>' user/admin_<name>")
    #expect(
      CommandText(values: ["id": "d-1", "name": "ana b"]).line(arguments)
        == "aws d-1 'a d-1' 'user/admin_ana b'")
  }

  @Test("long JSON is folded to its first member")
  func folding() {
    let policy =
      #"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"#
    let arguments: [Argument] = ["aws", "--policy-document", Argument(policy)]
    let words = CommandText().words(arguments)
    #expect(words.last?.text == #"'{"Version":"2012-10-17",…}'"#)
    #expect(words.last?.folded == "policy of 85 bytes")
    #expect(CommandText(isFull: true).words(arguments).last?.text == "'\(policy)'")
    #expect(CommandText().words(["x", "{}"]).last?.text == "'{}'")
  }

  @Test("an assignment is no program name")
  func program() {
    #expect(CommandText().line(["A=b", "A=b"] as [Argument]) == "'A=b' A=b")
  }
}
