import Reports
import Source
import Testing

@Suite("Findings on a terminal")
struct DiagnosticRendererTests {
  /// The lines below the headline, without the gutter's trailing spaces.
  private func excerpt(_ text: String, width: Int? = nil) -> String {
    let marked = MarkedText(text)
    let rendered = DiagnosticRenderer(style: TextStyle(width: width))
      .render(marked.diagnostic(), in: marked.file)
    return rendered.split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
      .joined(separator: "\n")
  }

  @Test("the place, the severity, the id and the message stand on the first line")
  func headline() {
    let marked = MarkedText("# Title\n\nSee «here».\n", name: "docs/run.md")
    let text = DiagnosticRenderer().render(marked.diagnostic(.error), in: marked.file)
    #expect(
      text == """
        docs/run.md:3:5: error[doc.example]: something is wrong
         3 | See here.
           |     ^^^^

        """)
  }

  @Test(
    "the mark stands under the exact text, in cells of the terminal",
    arguments: [
      ("plain «text» here", " 1 | plain text here\n   |       ^^^^\n"),
      ("全角 «text»", " 1 | 全角 text\n   |      ^^^^\n"),
      ("«全角»", " 1 | 全角\n   | ^^^^\n"),
      ("e\u{301}e\u{301} «x»", " 1 | e\u{301}e\u{301} x\n   |    ^\n"),
      ("👩‍👩‍👧 «x»", " 1 | 👩‍👩‍👧 x\n   |    ^\n"),
      ("\t«x»", " 1 |     x\n   |     ^\n"),
      ("ab\t«x»", " 1 | ab  x\n   |     ^\n"),
      ("«a\tb»", " 1 | a   b\n   | ^^^^^\n"),
      ("end«»", " 1 | end\n   |    ^\n"),
    ])
  func marks(text: String, expected: String) {
    #expect(excerpt(text) == expected)
  }

  @Test("control characters and bidirectional controls are shown as signs")
  func controls() {
    #expect(excerpt("\u{1B}[31m\u{202E}«x»") == " 1 | ␛[31m\u{FFFD}x\n   |       ^\n")
  }

  @Test("a range over a few lines is marked on each, without indentation")
  func severalLines() {
    #expect(
      excerpt("a «{\n  b\n} »c") == """
         1 | a {
           |   ^
         2 |   b
           |   ^
         3 | } c
           | ^^

        """)
  }

  @Test("of a range over many lines the first and the last are shown")
  func manyLines() {
    #expect(
      excerpt("«{\n1\n2\n3\n}»") == """
         1 | {
           | ^
           | …
         5 | }
           | ^

        """)
  }

  @Test("a long line is cut around the mark")
  func longLine() throws {
    let filler = String(repeating: "word ", count: 1000)
    let lines = excerpt(filler + "«wrong»" + filler, width: 60).split(separator: "\n")
    try #require(lines.count == 2)
    #expect(lines[0].contains("wrong"))
    #expect(lines[0].count <= 60)
    #expect(lines[0].dropFirst(5).first == "…")
    #expect(lines[0].last == "…")
    let column = lines[1].count { $0 == " " }
    #expect(lines[0].dropFirst(column - 1).hasPrefix("|") == false)
    let marked = zip(lines[0].dropFirst(4), lines[1].dropFirst(4)).filter { $0.1 == "^" }
    #expect(String(marked.map(\.0)) == "wrong")
  }

  @Test("a line of fifty megabytes costs no more than a short one")
  func hugeLine() {
    var bytes = [UInt8](repeating: UInt8(ascii: "a"), count: 50_000_000)
    bytes[25_000_000] = UInt8(ascii: "b")
    let file = SourceFile(name: "x", bytes: bytes)
    let diagnostic = Diagnostic("a.b", .note, "m", at: 25_000_000..<25_000_001)
    let clock = ContinuousClock()
    var text = ""
    let time = clock.measure { text = DiagnosticRenderer().render(diagnostic, in: file) }
    #expect(text.contains("b"))
    #expect(time < .seconds(1))
  }

  @Test("remarks follow, with their own place where they have one, then the fix and its result")
  func remarks() {
    let marked = MarkedText("first\nsecnod «wrld»\n")
    let diagnostic = marked.diagnostic(
      notes: [.init("it began here", at: 0..<5), .init("for what it is worth")],
      fixes: [.init("write \"world\"", edits: [.init(marked.range, "world")], isSafe: true)])
    #expect(
      DiagnosticRenderer().render(diagnostic, in: marked.file) == """
        run.md:2:8: warning[doc.example]: something is wrong
         2 | secnod wrld
           |        ^^^^
           = note: it began here
         1 | first
           | -----
           = note: for what it is worth
           = fix: write "world"
         2 + secnod world

        """)
  }

  @Test("colours are used only where asked for")
  func colours() {
    let marked = MarkedText("«x»")
    let colored = DiagnosticRenderer(style: TextStyle(isColored: true))
      .render(marked.diagnostic(), in: marked.file)
    #expect(colored.contains("\u{1B}[1;33mwarning\u{1B}[0m"))
    let plain = DiagnosticRenderer().render(marked.diagnostic(), in: marked.file)
    #expect(!plain.contains("\u{1B}"))
  }

  @Test("the summary counts what was found and where")
  func summary() {
    let marked = MarkedText("«x»")
    let bad = Findings(
      file: marked.file, diagnostics: [marked.diagnostic(.error), marked.diagnostic()])
    let good = Findings(file: marked.file, diagnostics: [])
    let renderer = DiagnosticRenderer()
    #expect(renderer.summary([bad]) == "1 error and 1 warning in 1 file")
    #expect(renderer.summary([bad, good]) == "1 error and 1 warning in 1 of 2 files")
    #expect(renderer.summary([good]) == "no findings in 1 file")
  }

  @Test("findings are put in order of place, the worse one first")
  func order() {
    let file = SourceFile(name: "x", bytes: Array("abc".utf8))
    let findings = Findings(
      file: file,
      diagnostics: [
        Diagnostic("a.late", .error, "m", at: 2..<3), Diagnostic("a.mild", .note, "m", at: 0..<1),
        Diagnostic("a.bad", .error, "m", at: 0..<1),
      ])
    #expect(findings.diagnostics.map(\.id) == ["a.bad", "a.mild", "a.late"])
  }

  @Test("a range outside of the file is no crash")
  func outside() {
    let file = SourceFile(name: "x", bytes: Array("ab\n".utf8))
    for range in [3..<3, 3..<90, 90..<95] {
      let text = DiagnosticRenderer()
        .render(Diagnostic("a.b", .note, "m", at: range), in: file)
      #expect(text.hasPrefix("x:2:1: note"))
    }
  }
}
