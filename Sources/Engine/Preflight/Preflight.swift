import Compiler

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

extension Preflight {
  /// The environment of everything that runs: the given one, and what `aws` needs to answer in JSON
  /// without a pager.
  static func environment(_ options: RunOptions, region: String?) -> [String: String] {
    var environment = options.environment
    environment["AWS_DEFAULT_OUTPUT"] = "json"
    environment["AWS_PAGER"] = ""
    environment["AWS_CLI_AUTO_PROMPT"] = "off"
    if let region {
      // The first is what version 1 of the CLI reads, the second what version 2 prefers.
      environment["AWS_DEFAULT_REGION"] = region
      environment["AWS_REGION"] = region
    }
    return environment
  }

  static func identify(
    _ plan: Plan, _ bindings: inout Bindings, options: RunOptions, world: World,
    delegate: any RunDelegate
  ) throws(EngineError) -> Findings {
    Findings()
  }

  static func examine(
    _ plan: Plan, _ bindings: inout Bindings, options: RunOptions, world: World,
    delegate: any RunDelegate, member: Engine.MemberLookup
  ) throws(EngineError) -> Findings {
    try identify(plan, &bindings, options: options, world: world, delegate: delegate)
  }
}
