import JSON
import Source

/// One check of policies: a file with its documentation, its messages and its examples.
protocol PolicyRule: Sendable {
  /// What it finds. Most rules find one thing; a few find variants of it.
  static var explanations: [Explanation] { get }

  /// Texts in which it finds something, and texts in which it does not; tests replay them.
  static var examples: [RuleExample] { get }

  /// Looks at a policy and reports.
  static func check(_ policy: Policy, _ findings: inout Findings)
}

/// A policy that a rule is tried on.
struct RuleExample: Sendable {
  var kind: PolicyKind
  /// The text; `⟦` and `⟧` stand around what is reported.
  var text: String

  /// An example that is a whole policy.
  init(_ text: String, kind: PolicyKind = .identity) {
    self.text = text
    self.kind = kind
  }

  /// An example of which only the members of its one statement matter.
  init(statement: String, kind: PolicyKind = .identity) {
    text = #"{"Version": "2012-10-17", "Statement": [{\#(statement)}]}"#
    self.kind = kind
  }

  /// An example of an allowing statement.
  init(allow members: String, kind: PolicyKind = .identity) {
    self.init(statement: #""Effect": "Allow", \#(members)"#, kind: kind)
  }
}

/// Collects what the rules report.
struct Findings {
  private(set) var diagnostics: [Diagnostic] = []

  /// Reports something.
  ///
  /// - Parameters:
  ///   - explanation: what kind of finding it is.
  ///   - message: the specific fact.
  ///   - range: which bytes are meant.
  ///   - severity: how bad it is, where it is not as usual.
  ///   - notes: further remarks.
  ///   - fixes: ways to mend it.
  mutating func add(
    _ explanation: Explanation, _ message: String, at range: Range<Int>,
    severity: Diagnostic.Severity? = nil, notes: [Diagnostic.Note] = [],
    fixes: [Diagnostic.Fix] = []
  ) {
    diagnostics.append(
      Diagnostic(
        explanation.id, severity ?? explanation.severity, message, at: range, notes: notes,
        fixes: fixes))
  }
}

/// The end of a message about a misspelt name: `, did you mean "A" or "B"`.
func didYouMean(_ names: [String]) -> String {
  guard !names.isEmpty else { return "" }
  return ", did you mean " + names.map { "\"\($0)\"" }.joined(separator: " or ")
}

extension Diagnostic.Fix {
  /// Writes something else in a place.
  static func replace(_ range: Range<Int>, with text: String, isSafe: Bool = false)
    -> Diagnostic.Fix
  {
    Diagnostic.Fix("write \"\(text)\"", edits: [.init(range, text)], isSafe: isSafe)
  }
}
