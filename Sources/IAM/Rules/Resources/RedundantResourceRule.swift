import JSON
import Source

/// Resources that a statement lists twice, or that another of its entries covers.
enum RedundantResourceRule: PolicyRule {
  static let redundant = Explanation(
    "iam.redundant-resource", .note, summary: "a resource that the statement lists already",
    explanation: """
      It does no harm, and costs characters of the policy's quota. It often stands where another \
      resource was meant.
      """,
    example: """
      {"Action": "s3:GetObject", "Resource": ["arn:aws:s3:::data/*", "arn:aws:s3:::data/a/*"]}
      """,
    remedy: "Remove it, or write the resource that was meant.")

  static let explanations = [redundant]

  private static func example(_ resources: String) -> RuleExample {
    RuleExample(allow: #""Action": "s3:*", "Resource": [\#(resources)]"#)
  }

  static let examples = [
    example(#""arn:aws:s3:::data", "⟦arn:aws:s3:::data⟧""#),
    example(#""⟦arn:aws:s3:::data/a/*⟧", "arn:aws:s3:::data/*""#),
    example(#""⟦arn:aws:s3:::data⟧", "*""#),
    example(#""arn:aws:s3:::data", "arn:aws:s3:::data/*""#),
    example(#""arn:aws:s3:::data/*", "arn:aws:s3:::Data/*""#),
    example(#""arn:aws:s3:::<bucket>", "arn:aws:s3:::data""#),
    example(#""arn:aws:s3:::data/${aws:username}/*", "arn:aws:s3:::data/x/*""#),
  ]

  static func check(_ policy: Policy, _ findings: inout Findings) {
    for element in policy.statements.flatMap(\.resources) {
      for (entry, other, isSame) in CoveredEntry.find(element.entries, isCaseSensitive: true) {
        findings.add(
          redundant,
          isSame
            ? "\"\(entry.text)\" is listed twice" : "\"\(other.text)\" includes \"\(entry.text)\"",
          at: entry.range, notes: [.init("the other stands here", at: other.range)])
      }
    }
  }
}
