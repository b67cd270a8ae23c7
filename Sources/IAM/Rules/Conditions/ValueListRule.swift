import JSON
import Source

/// Lists of values in which one makes others pointless.
enum ValueListRule: PolicyRule {
  static let boolean = Explanation(
    "iam.invalid-condition-multiple-boolean", .warning,
    summary: "true and false in one condition",
    explanation: "A condition with both is true for every request that holds the key.",
    example: #"{"Condition": {"Bool": {"aws:SecureTransport": ["true", "false"]}}}"#,
    remedy: "Write the one that is meant.")
  static let redundant = Explanation(
    "iam.redundant-condition-value", .note, summary: "a value that the condition lists already",
    explanation: """
      Another value of the same condition is the same or, with an operator that takes wildcards, \
      matches it too. It often stands where another value was meant.
      """,
    example: #"{"Condition": {"StringLike": {"s3:prefix": ["home/*", "home/a/*"]}}}"#,
    remedy: "Remove it, or write the value that was meant.")

  static let explanations = [boolean, redundant]

  private static func example(_ condition: String, action: String = "s3:GetObject") -> RuleExample {
    RuleExample(allow: OperatorRule.conditioned(condition, action: action))
  }

  static let examples = [
    example(#""Bool": {"aws:SecureTransport": ⟦["true", "false"]⟧}"#),
    example(#""StringLike": {"s3:prefix": ["home/*", "⟦home/a/*⟧"]}"#, action: "s3:ListBucket"),
    example(#""StringEquals": {"aws:RequestedRegion": ["eu-west-1", "⟦eu-west-1⟧"]}"#),
    example(#""StringEquals": {"aws:PrincipalTag/team": ["a*", "ab"]}"#),
    example(#""StringEquals": {"aws:PrincipalTag/team": ["A", "a"]}"#),
    example(#""StringLike": {"s3:prefix": ["home/${aws:username}/*", "home/"]}"#),
    example(#""Bool": {"aws:SecureTransport": ["true"]}"#),
  ]

  static func check(_ policy: Policy, _ findings: inout Findings) {
    for condition in policy.statements.flatMap(\.conditions) {
      guard let parsed = condition.parsed, condition.values.count > 1 else { continue }
      let entries = condition.values.compactMap(Statement.Entry.init)
      if parsed.family == .bool, condition.key.value.kind == .array {
        let values = condition.values.map { $0.bool.map(String.init) ?? $0.string?.lowercased() }
        if values.contains("true"), values.contains("false") {
          findings.add(
            boolean, "with both values \"\(condition.key.name)\" may be anything",
            at: condition.key.value.range)
          continue
        }
      }
      for (entry, other, isSame) in CoveredEntry.find(entries, isCaseSensitive: true)
      where isSame || parsed.takesWildcards {
        findings.add(
          redundant,
          isSame
            ? "\"\(entry.text)\" is listed twice" : "\"\(other.text)\" includes \"\(entry.text)\"",
          at: entry.range, notes: [.init("the other stands here", at: other.range)])
      }
    }
  }
}
