/// What is asked, read-only, before a run.
package enum Preflight {
  /// What was found out.
  package struct Findings: Sendable {
    /// Who is calling; nil where the plan needs no AWS.
    package var identity: Identity?
    /// What each creating action would meet, by action id.
    package var probes: [String: Existing] = [:]
    /// What must exist and does not, in words: `group "analyst" (line 12)`.
    package var missing: [String] = []
    /// Account ids that the document names and that are not the caller's, with their lines.
    package var foreignAccounts: [(account: String, line: Int)] = []

    /// Makes empty findings.
    package init() {}
  }

  /// What a creating action would meet.
  package enum Existing: Hashable, Sendable {
    /// Nothing of that name: it will be created.
    case absent
    /// It exists and is the same: it will be adopted.
    case same(gives: [String: RunValue])
    /// It exists and is different: the action would fail.
    case different([Difference])
    /// It cannot be told, and why.
    case unknown(String)
  }

  /// One thing that differs.
  package struct Difference: Hashable, Sendable {
    /// What it is: "policy document".
    package var label: String
    /// What it is now.
    package var found: String
    /// What the action would set.
    package var wanted: String
  }
}
