/// A text that was made to blow up a Markdown parser, in any size.
///
/// Most are those of cmark's own list (`test/pathological_tests.py`), the rest attack what this
/// parser does: its limits, its tables, its addresses.
package struct PathologicalInput: Sendable, CustomStringConvertible {
  package let name: String
  private let make: @Sendable (Int) -> String

  private init(_ name: String, _ make: @escaping @Sendable (Int) -> String) {
    self.name = name
    self.make = make
  }

  package var description: String { name }

  /// The text with its part repeated that often.
  package func bytes(_ count: Int) -> [UInt8] { Array(make(count).utf8) }

  /// A text of one part, repeated, with something before and after.
  private static func repeated(
    _ name: String, _ part: String, before: String = "", after: String = ""
  ) -> PathologicalInput {
    PathologicalInput(name) { before + String(repeating: part, count: $0) + after }
  }

  package static let all: [PathologicalInput] = [
    PathologicalInput("nested strong emphasis") {
      String(repeating: "*a **a ", count: $0) + "b" + String(repeating: " a** a*", count: $0)
    },
    repeated("emphasis closers without openers", "a_ "),
    repeated("emphasis openers without closers", "_a "),
    PathologicalInput("openers and closers that do not match") {
      String(repeating: "*a_ ", count: $0)
    },
    PathologicalInput("openers, then closers of multiples of three") {
      "a**b" + String(repeating: "c* ", count: $0)
    },
    PathologicalInput("many openers of one kind, closers of another") {
      String(repeating: "**x *a** *a ", count: $0)
    },
    repeated("strikethrough of unequal lengths", "~~a b~ "),
    repeated("link closers without openers", "a]"),
    repeated("link openers without closers", "[a"),
    PathologicalInput("link openers and emphasis closers") {
      String(repeating: "[ a_", count: $0)
    },
    PathologicalInput("nested brackets") {
      String(repeating: "[", count: $0) + "a" + String(repeating: "]", count: $0)
    },
    PathologicalInput("nested brackets with definitions") {
      "[a]: /u\n\n" + String(repeating: "[", count: $0) + "a" + String(repeating: "]", count: $0)
    },
    PathologicalInput("nested image openers") {
      String(repeating: "![", count: $0) + "a" + String(repeating: "](b)", count: $0)
    },
    repeated("open destinations", "[a](<b"),
    repeated("open destinations without brackets", "[a](b"),
    repeated("open titles", "[a](b \"c"),
    repeated("open parentheses in a destination", "(", before: "[a]("),
    repeated("links in links", "[a](b) [", after: "]"),
    repeated("image and link openers", "![[]()"),
    repeated("mismatched openers and links", "[ (]("),
    PathologicalInput("backticks of all lengths") { count in
      var text = ""
      var length = 1
      while text.utf8.count < count * 4 {
        text += "e" + String(repeating: "`", count: length)
        length += 1
      }
      return text
    },
    repeated("backticks that nothing closes", "`a``b```c````d"),
    repeated("unclosed links of autolinks", "<http://a"),
    repeated("unclosed tags", "<a b='c' "),
    repeated("unclosed attributes", "<a b=\"<a b='"),
    repeated("unclosed comments", "a <!-- "),
    repeated("unclosed instructions", "a <?"),
    repeated("unclosed declarations", "a <!A "),
    repeated("unclosed character data", "a <![CDATA["),
    repeated("entities that are none", "&"),
    repeated("long entities", "&aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"),
    repeated("backslashes", "\\"),
    repeated("line breaks", "a  \n"),
    PathologicalInput("nested quotes") { String(repeating: "> ", count: $0) + "a" },
    PathologicalInput("nested lists") { String(repeating: "- ", count: $0) + "a" },
    PathologicalInput("nested lists, then blank lines") {
      String(repeating: "- ", count: $0) + "a" + String(repeating: "\n", count: $0)
    },
    PathologicalInput("nested lists and quotes, then lazy lines") {
      String(repeating: "- > ", count: $0) + "a" + String(repeating: "\na", count: $0)
    },
    PathologicalInput("thematic breaks that are lists") {
      String(repeating: "* ", count: $0) + "a\n" + String(repeating: "* ", count: $0) + "a"
    },
    PathologicalInput("ever deeper lists") { count in
      // As many bytes as the others: the depth is the root of the count.
      var text = ""
      var depth = 0
      while text.utf8.count < count * 4 {
        text += String(repeating: "  ", count: depth) + "- a\n"
        depth = (depth + 1) % 400
      }
      return text
    },
    repeated("empty items", "-\n\n"),
    repeated("definitions", "[a]: b\n"),
    PathologicalInput("distinct definitions") { count in
      (0..<count).map { "[a\($0)]: b\n" }.joined()
    },
    repeated("definitions that are none", "[a]: b c\n"),
    repeated("long labels", "a", before: "[", after: "]: b\n\n[x]"),
    PathologicalInput("references that repeat much") {
      "[a]: /" + String(repeating: "u", count: $0) + "\n\n" + String(repeating: "[a] ", count: $0)
    },
    repeated("table columns", "|a", after: "\n"),
    PathologicalInput("a wide table header") {
      String(repeating: "|a", count: $0) + "\n" + String(repeating: "|-", count: $0) + "\n"
    },
    PathologicalInput("a wide table of empty rows") {
      String(repeating: "|a", count: $0) + "\n" + String(repeating: "|-", count: $0) + "\n"
        + String(repeating: "|a\n", count: $0)
    },
    repeated("delimiter rows", "|-|\n", before: "a\n"),
    repeated("escaped pipes", "\\|", before: "|a|\n|-|\n|"),
    repeated("mail addresses", "a@"),
    repeated("mail addresses with dots", "a.b-c_d@e."),
    repeated("bare addresses", "http://"),
    repeated("domains with underscores", "(www._"),
    repeated("addresses with parentheses", ")", before: "http://a.b/"),
    repeated("addresses with entities", "&a;", before: "http://a.b/"),
    repeated("tildes", "~*"),
    repeated("fences", "```\n"),
    repeated("openings of HTML blocks", "<div>\n"),
    repeated("setext underlines", "[a]: b\n===\n"),
    repeated("NUL", "\0"),
    repeated("tabs", "\t"),
    repeated("heading marks", "#", before: "# a "),
  ]
}
