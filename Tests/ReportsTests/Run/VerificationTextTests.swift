import JSON
import Reports
import Testing

@testable import Engine

@Suite("What verify says")
struct VerificationTextTests {
  private static let policy = #"{"Version":"2012-10-17","Statement":[]}"#

  private func finding(
    _ subject: String, _ existing: Preflight.Existing, line: Int = 7, item: Int? = nil
  )
    -> Verification.Finding
  {
    Verification.Finding(
      unit: Unit(action: "step/1", item: item), line: line, subject: subject, existing: existing)
  }

  private func verification(_ findings: [Verification.Finding]) -> Verification {
    var verification = Verification()
    verification.findings = findings
    return verification
  }

  @Test("each thing has a line with its state, and a tally follows, worst first")
  func states() {
    let text = VerificationText().render(
      verification([
        finding("policy \"a\"", .same(gives: [:])), finding("policy \"b\"", .absent, line: 12),
        finding("key \"c\"", .unknown("you may not"), line: 105),
        finding("role \"d\"", .same(gives: [:])),
      ]))
    #expect(
      text == """
            7  same    policy "a"
           12  missing policy "b"
          105  unknown key "c"
               you may not
            7  same    role "d"

        1 missing, 1 unknown, 2 same

        """)
  }

  @Test("of a document that differs only the lines beside a change are shown")
  func difference() {
    let found = Self.policy.replacing("2012", with: "2008")
    let text = VerificationText().render(
      verification([
        finding(
          "policy \"a\"",
          .different([.init(label: "policy document", found: found, wanted: Self.policy)]))
      ]))
    #expect(text.contains("policy document, - as it is, + as the document says:\n"))
    #expect(text.contains("-   \"Version\": \"2008-10-17\",\n"))
    #expect(text.contains("+   \"Version\": \"2012-10-17\",\n"))
    #expect(text.hasSuffix("1 differs\n"))
  }

  @Test("a long difference is cut, unless all of it is asked for")
  func long() {
    let lines = (1...100).map { "line \($0)" }.joined(separator: "\n")
    let all = verification([
      finding("x", .different([.init(label: "text", found: "", wanted: lines)]))
    ])
    let short = VerificationText().render(all)
    #expect(!short.contains("line 100"))
    #expect(short.contains("more lines, shown by --full\n"))
    #expect(VerificationText(isFull: true).render(all).contains("line 100\n"))
  }

  @Test("nothing of what the account holds can steer the terminal")
  func control() {
    let text = VerificationText().render(
      verification([
        finding(
          "policy \"\u{1B}[2J\"", .different([.init(label: "x", found: "\u{1B}]0;", wanted: "a")]))
      ]))
    #expect(!text.contains("\u{1B}"))
  }

  @Test("JSON has the state, the item from 1, the reason and the differences")
  func json() {
    let all = verification([
      finding("x", .unknown("why"), item: 0),
      finding("y", .different([.init(label: "text", found: "a", wanted: "b")])),
    ])
    let json = VerificationText().json(all, runbook: "a.md")
    #expect(json["format"]?.string == "runbook.verification/1")
    #expect(json["account"] == .null)
    let findings = json["findings"]?.elements ?? []
    #expect(
      findings.first?.compact
        == #"{"action":"step/1","item":1,"line":7,"subject":"x","state":"unknown","reason":"why","differences":[]}"#
    )
    #expect(findings.last?["item"] == .null)
    #expect(
      findings.last?["differences"]?.compact == #"[{"label":"text","found":"a","wanted":"b"}]"#)
  }
}
