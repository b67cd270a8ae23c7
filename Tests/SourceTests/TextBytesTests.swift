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
}
