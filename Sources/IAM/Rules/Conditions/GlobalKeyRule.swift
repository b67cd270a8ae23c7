import JSON
import Source

/// Global condition keys that lack a part, are out of use, or whose values cannot be.
enum GlobalKeyRule: PolicyRule {
  static let tagKey = Explanation(
    "iam.missing-tag-key", .warning, summary: "a condition on a tag that is not named",
    explanation: """
      aws:ResourceTag, aws:RequestTag and aws:PrincipalTag are followed by a slash and the tag's \
      key; without it no request holds the key.
      """,
    example: #"{"Condition": {"StringEquals": {"aws:ResourceTag": "team"}}}"#,
    remedy: "Write the tag's key: \"aws:ResourceTag/team\".")
  static let unsupported = Explanation(
    "iam.unsupported-global-condition-key", .error, summary: "a global key that AWS does not take",
    explanation: "aws:ARN has been replaced by keys that say whose ARN is meant.",
    example: #"{"Condition": {"ArnLike": {"aws:ARN": "arn:aws:iam::123456789012:role/x"}}}"#,
    remedy: "Use aws:PrincipalArn for the caller, aws:SourceArn for a service's resource.")
  static let deprecated = Explanation(
    "iam.deprecated-global-condition-key", .warning,
    summary: "a global key that only old integrations send",
    explanation: """
      aws:SourceOwner is sent by a few services that were connected to Amazon SNS early; others send \
      aws:SourceAccount and aws:SourceArn.
      """,
    example: #"{"Condition": {"StringEquals": {"aws:SourceOwner": "123456789012"}}}"#,
    remedy: "Use aws:SourceAccount or aws:SourceArn.")
  static let region = Explanation(
    "iam.invalid-region", .warning, summary: "a region that cannot be one",
    explanation: "aws:RequestedRegion holds a region's code, such as us-east-1.",
    example: #"{"Condition": {"StringEquals": {"aws:RequestedRegion": "Frankfurt"}}}"#,
    remedy: "Write the region's code: \"eu-central-1\".")

  static let explanations = [tagKey, unsupported, deprecated, region]

  private static func example(_ condition: String) -> RuleExample {
    RuleExample(allow: OperatorRule.conditioned(condition, action: "ec2:StartInstances"))
  }

  static let examples = [
    example(#""StringEquals": {"⟦aws:ResourceTag⟧": "team"}"#),
    example(#""StringEquals": {"⟦aws:RequestTag/⟧": "team"}"#),
    example(#""ArnLike": {"⟦aws:ARN⟧": "arn:aws:iam::123456789012:role/x"}"#),
    example(#""StringEquals": {"⟦aws:SourceOwner⟧": "123456789012"}"#),
    example(#""StringEquals": {"aws:RequestedRegion": ["eu-central-1", "⟦Frankfurt⟧"]}"#),
    example(
      #""StringEquals": {"aws:ResourceTag/team": "x", "aws:RequestedRegion": "<region>"}, "#
        + #""StringLike": {"aws:RequestedRegion": "eu-*"}"#),
    example(#""Null": {"aws:RequestedRegion": "false"}"#),
  ]

  /// Whether this rule speaks of a key (in lower case) that is not among the known ones.
  static func isReported(_ key: String) -> Bool { key == "aws:arn" || isUnnamedTag(key) }

  private static func isUnnamedTag(_ key: String) -> Bool {
    let tags = ["aws:resourcetag", "aws:requesttag", "aws:principaltag"]
    return tags.contains { key == $0 || key == $0 + "/" }
  }

  static func check(_ policy: Policy, _ findings: inout Findings) {
    for condition in policy.statements.flatMap(\.conditions) {
      let name = condition.key.name
      let key = name.lowercased()
      let range = condition.keyRange
      if isUnnamedTag(key) {
        findings.add(
          tagKey, "\"\(name)\" does not say which tag: write its key after \"/\"", at: range)
      } else if key == "aws:arn" {
        findings.add(
          unsupported, "\"\(name)\" is not supported, did you mean \"aws:PrincipalArn\"", at: range,
          fixes: ["aws:PrincipalArn", "aws:SourceArn"].map { .replace(range, with: $0) })
      } else if key == "aws:sourceowner" {
        findings.add(
          deprecated, "only old integrations send \"\(name)\", others \"aws:SourceAccount\"",
          at: range)
      } else if key == "aws:requestedregion", condition.parsed?.family == .string {
        for entry in condition.values.compactMap(Statement.Entry.init) {
          guard !hasUnknownPart(entry.text), !entry.text.contains("*"), !entry.text.contains("?"),
            !ARNFields.isRegion(entry.text[...])
          else { continue }
          findings.add(region, "\"\(entry.text)\" is no region's code", at: entry.range)
        }
      }
    }
  }
}
