/// What a kind of finding means and how to mend it: what `runbook explain ID` prints.
///
/// Every id that a ``Diagnostic`` can have is described by one of these.
package struct Explanation: Hashable, Sendable {
  /// The id of the finding.
  package var id: String
  /// How bad such a finding is; a single one may be milder.
  package var severity: Diagnostic.Severity
  /// What is found, in one line.
  package var summary: String
  /// Why it matters.
  package var explanation: String
  /// A text in which it is found.
  package var example: String
  /// How to mend it.
  package var remedy: String

  /// Makes an explanation.
  package init(
    _ id: String, _ severity: Diagnostic.Severity, summary: String, explanation: String,
    example: String, remedy: String
  ) {
    self.id = id
    self.severity = severity
    self.summary = summary
    self.explanation = explanation
    self.example = example
    self.remedy = remedy
  }
}
