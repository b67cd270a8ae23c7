package import JSON
package import Source

/// Finds what is wrong with a policy document.
package struct PolicyChecker: Sendable {
  /// Makes a checker.
  package init() {}

  /// Whether a JSON value looks like a policy: an object with a Statement, or with a Version and an
  /// Id or a Statement in another case, or what stands in a statement.
  package static func looksLikePolicy(_ node: JSONNode) -> Bool {
    guard node.kind == .object else { return false }
    let names = Set(node.members.map(\.name))
    if let statement = node["Statement"] {
      return statement.kind == .object || statement.kind == .array || names.contains("Version")
    }
    let lowered = Set(names.map { $0.lowercased() })
    if lowered.contains("statement") || lowered.contains("statements") {
      return lowered.contains("version")
    }
    if let version = node["Version"]?.string, policyVersions.contains(version) { return true }
    return names.contains("Effect") && (names.contains("Action") || names.contains("NotAction"))
  }

  /// Guesses what a policy is attached to: a policy with principals is a trust policy when its
  /// actions are those of STS, a key policy when they are those of KMS, else a resource's.
  package static func kind(of node: JSONNode) -> PolicyKind {
    guard let statements = node["Statement"] else { return .identity }
    var kind = PolicyKind.identity
    for statement in statements.kind == .array ? statements.elements : [statements]
    where statement["Principal"] != nil || statement["NotPrincipal"] != nil {
      let actions = statement["Action"].map { $0.kind == .array ? $0.elements : [$0] } ?? []
      let prefixes = Set(actions.compactMap { $0.string?.lowercased().prefix { $0 != ":" } })
      switch prefixes {
      case ["sts"]: return .trust
      case ["kms"]: return .key
      default: kind = .resource
      }
    }
    return kind
  }

  /// The findings, with ranges in bytes of the JSON text, in order.
  ///
  /// The same policy stands in many documents, and is checked once.
  package func check(_ document: JSONDocument, kind: PolicyKind) -> [Diagnostic] {
    Self.known.value(
      for: Text(bytes: document.bytes, kind: kind), size: document.bytes.count
    ) { findings(in: document, kind: kind) }
  }

  private struct Text: Hashable {
    var bytes: [UInt8]
    var kind: PolicyKind

    /// Hashes the bytes at once: an array is hashed element by element, 20 instructions a byte.
    func hash(into hasher: inout Hasher) {
      bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
      hasher.combine(kind)
    }
  }

  private static let known = Memo<Text, [Diagnostic]>(room: 4 << 20)

  private func findings(in document: JSONDocument, kind: PolicyKind) -> [Diagnostic] {
    guard let policy = Policy(document, kind: kind) else { return [] }
    var findings = Findings()
    for rule in allPolicyRules { rule.check(policy, &findings) }
    return findings.diagnostics.enumerated().sorted {
      ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
    }.map(\.element)
  }

  /// What all findings of this module mean, by id.
  package static var explanations: [Explanation] {
    allPolicyRules.flatMap { $0.explanations }.sorted { $0.id < $1.id }
  }
}

/// The versions of the policy language.
let policyVersions = ["2012-10-17", "2008-10-17"]
