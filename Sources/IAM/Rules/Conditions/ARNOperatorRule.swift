import JSON
import Source

/// ARNs that are compared as plain text with wildcards.
enum ARNOperatorRule: PolicyRule {
  static let stringLike = Explanation(
    "iam.string-like-operator-with-arn-condition-keys", .note,
    summary: "an ARN with wildcards, compared by a string operator",
    explanation: """
      StringLike takes "*" for any characters, colons included, so a wildcard in one field of an ARN \
      runs into the next ones. ArnLike compares field by field.
      """,
    example: #"{"Condition": {"StringLike": {"aws:SourceArn": "arn:aws:s3:*:123456789012:*"}}}"#,
    remedy: "Use ArnLike or ArnNotLike.")

  static let explanations = [stringLike]

  private static func example(_ condition: String) -> RuleExample {
    RuleExample(allow: OperatorRule.conditioned(condition))
  }

  static let examples = [
    example(#""⟦StringLike⟧": {"aws:SourceArn": "arn:aws:sns:*:123456789012:jobs"}"#),
    example(#""⟦StringNotLike⟧": {"aws:PrincipalArn": ["arn:aws:iam::*:role/ops-*"]}"#),
    example(#""ArnLike": {"aws:SourceArn": "arn:aws:sns:*:123456789012:jobs"}"#),
    // In the last field a wildcard has nothing to run into.
    example(#""StringLike": {"aws:PrincipalArn": "arn:aws:iam::123456789012:role/ops-*"}"#),
    example(#""StringEquals": {"aws:SourceArn": "arn:aws:sns:us-east-1:123456789012:jobs"}"#),
    example(#""StringLike": {"aws:PrincipalTag/arn": "arn:aws:iam::*:role/x"}"#),
    example(#""StringLike": {"aws:PrincipalArn": "*"}"#),
  ]

  static func check(_ policy: Policy, _ findings: inout Findings) {
    for condition in policy.statements.flatMap(\.conditions) {
      guard let parsed = condition.parsed, parsed.family == .string, parsed.takesWildcards,
        [.arn, .arns].contains(ConditionKeys.type(of: condition.key.name)),
        condition.values.compactMap(Statement.Entry.init).contains(where: { runsOver($0.text) })
      else { continue }
      let proper = condition.operation.name.replacing("String", with: "Arn")
      findings.add(
        stringLike, "\"\(parsed.base)\" lets a wildcard of an ARN run over its colons",
        at: condition.operatorRange, fixes: [.replace(condition.operatorRange, with: proper)])
    }
  }

  /// Whether a wildcard stands before the last field of an ARN.
  private static func runsOver(_ text: String) -> Bool {
    guard text.hasPrefix("arn:") else { return false }
    let fields = ARNFields(text)
    return [fields.partition, fields.service, fields.region, fields.account].contains {
      $0.contains("*") || $0.contains("?")
    }
  }
}
