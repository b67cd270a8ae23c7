import Reports
import Source
import Testing

@Suite("Fixes that are made unseen")
struct SafeFixesTests {
  private func finding(_ edits: [(Range<Int>, String)], isSafe: Bool = true) -> Diagnostic {
    Diagnostic(
      "doc.example", .warning, "wrong", at: 0..<0,
      fixes: [.init("mend", edits: edits.map { .init($0.0, $0.1) }, isSafe: isSafe)])
  }

  private func applied(_ findings: [Diagnostic], to text: String) -> String {
    String(decoding: SafeFixes(findings).applied(to: Array(text.utf8)), as: UTF8.self)
  }

  @Test("each replaces its bytes, in whatever order they are found")
  func apply() {
    let findings = [finding([(4..<7, "two")]), finding([(0..<3, "uno")])]
    #expect(applied(findings, to: "one dos three") == "uno two three")
    #expect(SafeFixes(findings).count == 2)
  }

  @Test("insertions, deletions and several edits of one fix are made together")
  func kinds() {
    #expect(applied([finding([(0..<0, "> ")])], to: "a") == "> a")
    #expect(applied([finding([(1..<2, "")])], to: "abc") == "ac")
    #expect(applied([finding([(2..<3, "C"), (0..<1, "A")])], to: "abc") == "AbC")
    #expect(applied([finding([(1..<1, "!")])], to: "a") == "a!")
  }

  @Test("a fix that is not safe is left to a person, and the next safe one of the finding is taken")
  func unsafe() {
    #expect(applied([finding([(0..<1, "x")], isSafe: false)], to: "abc") == "abc")
    var both = finding([(0..<1, "x")], isSafe: false)
    both.fixes.append(.init("mend", edits: [.init(1..<2, "y")], isSafe: true))
    #expect(applied([both], to: "abc") == "ayc")
  }

  @Test("of two that change the same bytes the first is made, whole")
  func overlap() {
    let findings = [finding([(0..<3, "X")]), finding([(2..<4, "Y"), (5..<6, "Z")])]
    #expect(applied(findings, to: "abcdef") == "Xdef")
    #expect(SafeFixes(findings).count == 1)
  }

  @Test("an insertion where another change ends waits for the next time")
  func touching() {
    #expect(applied([finding([(0..<2, "X")]), finding([(2..<2, "Y")])], to: "abc") == "Xc")
  }

  @Test("bytes that are no UTF-8, and other line endings, stay as they are")
  func bytes() {
    let bytes: [UInt8] = [0xFF, 0x0D, 0x0A, 0x61]
    #expect(SafeFixes([finding([(3..<4, "b")])]).applied(to: bytes) == [0xFF, 0x0D, 0x0A, 0x62])
    #expect(SafeFixes([]).applied(to: bytes) == bytes)
  }
}
