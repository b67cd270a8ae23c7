import JSON
import Source

/// Conditions that are to hide a part of a bucket, and do not.
enum PrefixRule: PolicyRule {
  static let negative = Explanation(
    "iam.s3-prefix-in-negative-context", .warning,
    summary: "s3:prefix is used to say what may not be listed",
    explanation: """
      s3:prefix is what the caller asks for, not what he sees: a request with a shorter prefix, or \
      none, lists the objects too and does not match. Only a list of the prefixes that may be asked \
      for restricts anything.
      """,
    example: """
      {"Effect": "Deny", "Action": "s3:ListBucket", "Condition": {"StringLike": {"s3:prefix": "hr/*"}}}
      """,
    remedy: """
      Allow the listing with StringLike and the prefixes that may be listed, or deny it with \
      StringNotLike.
      """)

  static let explanations = [negative]

  private static func example(_ effect: String, _ condition: String) -> RuleExample {
    let members = OperatorRule.conditioned(condition, action: "s3:ListBucket")
    return RuleExample(statement: #""Effect": "\#(effect)", \#(members)"#)
  }

  static let examples = [
    example("Deny", #""StringLike": {"⟦s3:prefix⟧": "hr/*"}"#),
    example("Deny", #""StringEquals": {"⟦s3:Prefix⟧": ["hr/", "law/"]}"#),
    example("Allow", #""StringNotLike": {"⟦s3:prefix⟧": "hr/*"}"#),
    example("Allow", #""StringLike": {"s3:prefix": "home/*"}"#),
    example("Deny", #""StringNotLike": {"s3:prefix": "home/*"}"#),
    example("Deny", #""StringEquals": {"s3:prefix": ""}"#),
    example("Deny", #""Null": {"s3:prefix": "true"}"#),
  ]

  static func check(_ policy: Policy, _ findings: inout Findings) {
    for statement in policy.statements {
      for condition in statement.conditions where condition.key.name.lowercased() == "s3:prefix" {
        guard let parsed = condition.parsed, parsed.family == .string,
          parsed.isNegated == statement.isAllow,
          // To deny the empty prefix forbids listing everything at once, which works.
          condition.values.contains(where: { $0.string?.isEmpty == false })
        else { continue }
        findings.add(
          negative, "a request with a shorter prefix lists these objects all the same",
          at: condition.keyRange)
      }
    }
  }
}
