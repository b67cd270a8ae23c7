/// Random documents, made of what the rules of Markdown are about.
///
/// What the other programs read by an older version of the specification, or against it, is not in
/// the vocabulary; ``DifferentialTests`` lists it.
struct DocumentGenerator {
  private var random: SeededGenerator
  private let extensions: Bool

  init(seed: UInt64, extensions: Bool) {
    random = SeededGenerator(seed)
    self.extensions = extensions
  }

  private static let words = [
    "a", "b", "foo", "bar", "Baz", "x1", "é", "日本", "…", "”", "x", "1", "10", "role", "kms-arn",
  ]

  private static let marks = [
    "*", "**", "***", "_", "__", "`", "``", "[", "]", "![", "](", ")", "(", "<", ">", "\\", "!",
    "&amp;", "&", ";", "#", "-", "+", ".", ":", "\"", "'", "|", "\\*", "\\`", "\\[", "\\]", "\\|",
    "=", "&copy;", "&#35;", "&#x22;", "&bogus;", "/", "  ", "\t", "\u{A0}", "****", "_*", "*_",
  ]

  private static let inlines = [
    "*a*", "**b**", "_c_", "__d__", "`code`", "`` a`b ``", "[a](/u)", "[b](<x y> \"t\")", "[foo]",
    "[bar][foo]", "[baz][]", "![alt](/i 't')", "<b>", "</b>", "<i x=\"y\">", "<http://e.com/a*b>",
    "<m@e.com>", "<!-- c -->", "<?p?>", "`a\\`", "[*a](b*c)", "**a*b**", "*a **b** c*",
    "<a href='x'", "***e***", "[x[y]](z)", "[l](a(b)c)", "\\\\", "**bold** text", "`a` -> **B**",
    "[Foo]", "[ foo ]", "![foo]", "a_b_c", "a*b*c", "&lt;b&gt;", "[a](</u>\n\"t\")", "<x/>",
  ]

  private static let extensionInlines = [
    "~a~", "~~b~~", "~", "~~", "~~~", "http://e.com/a_b", "https://e.com/(x)", "www.e.com/x.",
    "m.n@e.com", "a\\|b", "`c\\|d`", "www.a-b.org", "ftp://x.y/z?a=b&c=d;", "http://", "@",
    "(http://e.com/a)", "_x@e.com_", "http://e.com/&copy;", "*www.e.com*", "[www.e.com](/u)",
  ]

  private static let prefixes = [
    "", "", "", "", "> ", ">", "- ", "* ", "+ ", "1. ", "2) ", "10. ", "  ", "   ", "    ", "\t",
    " ", "      ", "# ", "## ", "> > ", "- - ", "-\t", ">\t", "1.  ", "  - ", "    - ", "   1. ",
    "-     ", "> - ", "- > ", "> 1. ",
  ]

  private static let lines = [
    "", "", "", "", "---", "***", "===", "- - -", "```", "```sh", "~~~", "````", "``` a`b", "___",
    "[foo]: /url", "[bar]: <b c> 'title'", "[baz]:", "/dest", "\"title\"", "<div>", "</div>",
    "<!-- c", "-->", "<pre>", "</pre>", "<?php", "?>", "<![CDATA[", "]]>", "<!DOCTYPE x>",
    "<b>", "<x y='z'>", "#", "# h #", "## h ##  ", "####### h", "#h", "-", "*", "1.", ">", "  ",
    "   ", "\t", "--", "=", "# #", "[foo]: /a 'b", "[é]: /e", "<table>", "<style>", "</style>",
    "- a", "1. a", "3. b", "+", "    code", "\tcode", "    - x", "***a", "```\ncode\n```",
  ]

  private static let tableLines = [
    "| a | b |", "|---|---|", "| --- | :-: |", "a | b", "-|-", "|x|", "|-|",
    "| a \\| b | `c\\|d` |", "| 1 | 2 | 3 |", "||", "| a |", "|:--|--:|", "x", "--|--",
    "| *a | b* |",
    "|", "`a|b`", "| http://e.com | ~x~ |",
  ]

  private static let taskLines = [
    "- [ ] t", "- [x] **t**", "* [X] t", "1. [ ] t", "- [ ]t", "- [y] t", "  - [ ] t",
    "   * [x] t",
  ]

  /// The next document.
  mutating func document() -> String {
    var text = ""
    for _ in 0..<(1 + random.below(10)) {
      if extensions, random.below(12) == 0 {
        text += random.pick(Self.taskLines)
      } else if random.below(4) == 0 {
        text += random.pick(Self.prefixes)
        text += random.pick(extensions && random.below(2) == 0 ? Self.tableLines : Self.lines)
      } else {
        for _ in 0..<random.below(3) { text += random.pick(Self.prefixes) }
        text += content()
      }
      text += random.below(12) == 0 ? random.pick(["  \n", "\\\n", "\r\n"]) : "\n"
    }
    return text
  }

  private mutating func content() -> String {
    var text = ""
    for _ in 0..<(1 + random.below(8)) {
      switch random.below(10) {
      case 0..<4: text += random.pick(Self.words)
      case 4..<7: text += random.pick(Self.marks)
      case 7..<9: text += random.pick(Self.inlines)
      default: text += random.pick(extensions ? Self.extensionInlines : Self.inlines)
      }
      if random.below(3) > 0 { text += " " }
    }
    return text
  }
}
