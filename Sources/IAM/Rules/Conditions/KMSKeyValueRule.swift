import JSON
import Source

/// Keys of AWS KMS that a condition names in another way than requests do.
enum KMSKeyValueRule: PolicyRule {
  static let value = Explanation(
    "iam.invalid-kms-key-value", .warning, summary: "a value that is no KMS key's ARN",
    explanation: """
      Requests hold the key's ARN, with its account, region and id. An id alone, or the name or ARN \
      of an alias, never matches.
      """,
    example: #"{"StringEquals": {"s3:x-amz-server-side-encryption-aws-kms-key-id": "alias/data"}}"#,
    remedy: "Write the key's ARN: arn:aws:kms:us-east-1:123456789012:key/ and its id.")

  static let explanations = [value]

  private static let s3 = "s3:x-amz-server-side-encryption-aws-kms-key-id"

  private static func example(_ condition: String, action: String = "s3:PutObject") -> RuleExample {
    RuleExample(allow: OperatorRule.conditioned(condition, action: action))
  }

  static let examples = [
    example(#""StringEquals": {"\#(s3)": "⟦alias/data⟧"}"#),
    example(
      #""ArnEquals": {"sagemaker:VolumeKmsKeyArn": "⟦1234abcd-12ab-34cd-56ef-1234567890ab⟧"}"#,
      action: "sagemaker:CreateTrainingJob"),
    example(#""ArnLike": {"\#(s3)": "⟦arn:aws:kms:us-east-1:123456789012:alias/data⟧"}"#),
    example(
      #""StringEquals": {"\#(s3)": ["arn:aws:kms:us-east-1:123456789012:key/1234abcd", "<kms-arn>"]}"#
    ),
    example(#""StringLike": {"\#(s3)": "arn:aws:kms:*:123456789012:key/*"}"#),
    example(#""StringLike": {"\#(s3)": "*"}"#),
    example(#""Null": {"\#(s3)": "true"}"#),
  ]

  static func check(_ policy: Policy, _ findings: inout Findings) {
    for condition in policy.statements.flatMap(\.conditions) {
      let key = condition.key.name.lowercased()
      guard key == s3 || key.hasSuffix("kmskeyarn"), let parsed = condition.parsed,
        parsed.family == .string || parsed.family == .arn
      else { continue }
      for entry in condition.values.compactMap(Statement.Entry.init) {
        let text = entry.text
        guard !hasUnknownPart(text), !text.hasPrefix("*") else { continue }
        let isKey = ARNFields(text).resource.map { !$0.hasPrefix("alias/") } ?? text.contains("*")
        if !text.hasPrefix("arn:") || !isKey {
          findings.add(value, "\"\(text)\" is not the ARN of a KMS key", at: entry.range)
        }
      }
    }
  }
}
