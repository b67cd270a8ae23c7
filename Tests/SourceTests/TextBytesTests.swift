import Source
import Testing

@Suite("Texts cut into words")
struct TextBytesTests {
  @Test(
    "words stand between white space and the marks that are given",
    arguments: [
      ("choose “Create policy”, then (Next)", ["choose", "Create", "policy", "then", "Next"]),
      ("a\"b`c*d", ["a", "b", "c", "d"]), ("  \t\n", []), ("", []),
      ("naïve café;x", ["naïve", "café", "x"]),
    ])
  func between(text: String, expected: [String]) {
    #expect(text.words(between: "\"“”*`,;:()") == expected)
  }

  @Test("the first words are those of all", arguments: ["a bb  ccc d", " é b c d e", "", "one"])
  func first(text: String) {
    for limit in 1...6 {
      #expect(text.words(upTo: limit) == Array(text.words.prefix(limit)))
    }
  }

  /// Texts in which a character is a scalar, and texts in which it may be more.
  static let texts = [
    "one two", "IAM → Policies → Create policy", "“Attach” it — now…", "naïve café, ½ of 3²",
    "e\u{301}te\u{301} 1\u{301}", "a \u{301}b", "👩‍💻 runs 🇩🇪", "a\r\nb \u{A0}c\u{2003}d", "  – x –  ",
    " x\u{301} ", "\u{20DD}a b\u{20DD}", "東京 リージョン", "µ §5 ™ ①②", "",
  ]

  @Test("texts beyond ASCII are cut between characters, and never inside one", arguments: texts)
  func characters(text: String) {
    #expect(text.words == text.split(whereSeparator: \.isWhitespace).map(String.init))
    #expect(text.letterRuns() == text.split { !$0.isLetter }.map(String.init))
    #expect(text.alphanumericRuns == text.split { !($0.isLetter || $0.isNumber) }.map(String.init))
    let seen = text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()
    #expect(text.trimmingSpaces == String(seen))
  }
}
