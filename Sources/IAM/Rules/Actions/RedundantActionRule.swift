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
      var seen: [String: Statement.Entry] = [:]
      // A statement has a handful of wildcards; more than 32 are not compared with everything.
      let patterns = element.entries.filter { $0.text.contains("*") }.prefix(32)
        .map { (entry: $0, pattern: WildcardPattern($0.text)) }
      for entry in element.entries where !hasUnknownPart(entry.text) {
        if let first = seen.updateValue(entry, forKey: entry.text.lowercased()) {
          findings.add(
            redundant, "\"\(entry.text)\" is listed twice", at: entry.range,
            notes: [.init("the other stands here", at: first.range)])
        } else if let cover = patterns.first(where: {
          $0.entry.text.lowercased() != entry.text.lowercased()
            && !hasUnknownPart($0.entry.text) && $0.pattern.matches(entry.text)
        }) {
          findings.add(
            redundant, "\"\(cover.entry.text)\" includes \"\(entry.text)\"", at: entry.range,
            notes: [.init("it stands here", at: cover.entry.range)])
        }
      }
    }
  }
}
