import JSON
import Source
import Testing

@Suite("Explanations of findings")
struct ExplanationTests {
  @Test("ids are unique and in order")
  func ids() {
    let ids = JSONDocument.explanations.map(\.id)
    #expect(ids == Set(ids).sorted())
  }

  /// Examples of these would be texts that cannot stand in the source.
  private static let described = ["json.invalid-utf8", "json.too-deep", "json.too-large"]

  @Test(
    "an example shows its finding with the severity that is explained",
    arguments: JSONDocument.explanations.filter { !described.contains($0.id) })
  func example(of explanation: Explanation) throws {
    let findings = JSONDocument.parse(explanation.example).diagnostics
    let finding = try #require(findings.first { $0.id == explanation.id })
    #expect(finding.severity == explanation.severity)
  }
}
