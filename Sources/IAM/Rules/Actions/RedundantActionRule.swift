import JSON
import Source

/// Actions that a statement lists twice, or that another of its entries covers.
enum RedundantActionRule: PolicyRule {
  static let redundant = Explanation(
    "iam.redundant-action", .note, summary: "an action that the statement lists already",
    explanation: """
      It does no harm, and costs characters of the policy's quota. It often stands where another \
      action was meant.
      """,
    example: #"{"Effect": "Allow", "Action": ["s3:Get*", "s3:GetObject"], "Resource": "*"}"#,
    remedy: "Remove it, or write the action that was meant.")

  static let explanations = [redundant]

  static let examples = [
    RuleExample(
      allow: #""Action": ["iam:CreateRole", "⟦iam:CreateRole⟧"], "Resource": "*""#),
    RuleExample(
      allow: #""Action": ["⟦s3:GetObject⟧", "s3:PutObject", "s3:Get*"], "Resource": "*""#),
    RuleExample(allow: #""Action": ["s3:GetObject", "s3:PutObject"], "Resource": "*""#),
  ]

  static func check(_ policy: Policy, _ findings: inout Findings) {
    for element in policy.statements.flatMap(\.actions) {
      for (entry, other, isSame) in CoveredEntry.find(element.entries, isCaseSensitive: false) {
        findings.add(
          redundant,
          isSame
            ? "\"\(entry.text)\" is listed twice" : "\"\(other.text)\" includes \"\(entry.text)\"",
          at: entry.range, notes: [.init("the other stands here", at: other.range)])
      }
    }
  }
}
