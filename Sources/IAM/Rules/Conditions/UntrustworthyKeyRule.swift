import JSON
import Source

/// Conditions on what a caller can say of himself.
enum UntrustworthyKeyRule: PolicyRule {
  static let untrustworthy = Explanation(
    "iam.untrustworthy-condition-key", .warning,
    summary: "access depends on a header that any caller can write",
    explanation: """
      aws:UserAgent and aws:Referer are headers of the request: whoever knows the value that the \
      policy asks for can send it.
      """,
    example: #"{"Condition": {"StringLike": {"aws:Referer": "https://example.com/*"}}}"#,
    remedy: "Use a key that the caller cannot choose, such as aws:PrincipalOrgID or aws:SourceVpce."
  )

  static let explanations = [untrustworthy]

  private static func example(_ effect: String, _ condition: String) -> RuleExample {
    RuleExample(
      statement: #""Effect": "\#(effect)", \#(OperatorRule.conditioned(condition))"#)
  }

  static let examples = [
    example("Allow", #""StringLike": {"⟦aws:Referer⟧": "https://example.com/*"}"#),
    example("Allow", #""StringEquals": {"⟦AWS:useragent⟧": "curl"}"#),
    example("Deny", #""StringNotLike": {"⟦aws:UserAgent⟧": "tool/*"}"#),
    // Nobody relies on this one for keeping others out.
    example("Deny", #""StringLike": {"aws:UserAgent": "bot/*"}"#),
    example(
      "Allow",
      #""StringLike": {"aws:Referer": "https://example.com/*"}, "#
        + #""StringEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}"#),
  ]

  static func check(_ policy: Policy, _ findings: inout Findings) {
    for statement in policy.statements {
      let keys = statement.conditions.map { $0.key.name.lowercased() }
      // Beside a key that can be trusted it does no harm.
      guard keys.allSatisfy({ $0 == "aws:referer" || $0 == "aws:useragent" }) else { continue }
      for condition in statement.conditions {
        guard let parsed = condition.parsed, parsed.isNegated == statement.isDeny else { continue }
        findings.add(
          untrustworthy, "any caller can send the \"\(condition.key.name)\" that is asked for",
          at: condition.keyRange)
      }
    }
  }
}
