import JSON
import Source

/// Actions that a trust policy must allow beside assuming the role.
enum TrustedActionRule: PolicyRule {
  static let key = Explanation(
    "iam.missing-action-for-condition-key", .warning,
    summary: "a condition on what nobody may set",
    explanation: """
      Session tags and a source identity can only be passed where the trust policy allows \
      sts:TagSession or sts:SetSourceIdentity. Without them the condition on them is never true.
      """,
    example: """
      {"Action": "sts:AssumeRole", "Condition": {"StringLike": {"sts:SourceIdentity": "*"}}}
      """,
    remedy: "Add the action to the statement.")
  static let rolesAnywhere = Explanation(
    "iam.missing-action-for-roles-anywhere-trust-policy", .error,
    summary: "a trust policy for IAM Roles Anywhere that it cannot use",
    explanation: """
      rolesanywhere.amazonaws.com passes a source identity and tags with every session, so it needs \
      sts:AssumeRole, sts:SetSourceIdentity and sts:TagSession.
      """,
    example: """
      {"Principal": {"Service": "rolesanywhere.amazonaws.com"}, "Action": "sts:AssumeRole"}
      """,
    remedy: "Allow all three actions.")

  static let explanations = [key, rolesAnywhere]

  private static func trust(_ actions: String, _ principal: String, _ condition: String? = nil)
    -> RuleExample
  {
    RuleExample(
      allow: #""Principal": {\#(principal)}, "Action": [\#(actions)]"#
        + (condition.map { #", "Condition": {\#($0)}"# } ?? ""), kind: .trust)
  }

  private static let account = #""AWS": "123456789012""#
  private static let identity = #""StringLike": {"⟦sts:SourceIdentity⟧": "*"}"#

  static let examples = [
    trust(#""sts:AssumeRole""#, account, identity),
    trust(#""sts:AssumeRole""#, account, #""StringEquals": {"⟦aws:RequestTag/team⟧": "a"}"#),
    trust(#""sts:AssumeRole""#, #""Service": "⟦rolesanywhere.amazonaws.com⟧""#),
    trust(
      #""sts:AssumeRole", "sts:SetSourceIdentity""#, account,
      #""StringLike": {"sts:SourceIdentity": "*"}"#),
    trust(
      #""sts:AssumeRole", "sts:TagSession""#, account,
      #""StringEquals": {"aws:RequestTag/team": "a"}"#),
    trust(
      #""sts:AssumeRole", "sts:SetSourceIdentity", "sts:TagSession""#,
      #""Service": "rolesanywhere.amazonaws.com""#),
    trust(#""sts:*""#, #""Service": "rolesanywhere.amazonaws.com""#),
    trust(#""sts:AssumeRole""#, account, #""StringEquals": {"sts:ExternalId": "x"}"#),
  ]

  static func check(_ policy: Policy, _ findings: inout Findings) {
    guard policy.kind == .trust else { return }
    let allowed = policy.statements.filter(\.isAllow).flatMap(\.allowedActions)
      .map { WildcardPattern($0.text) }
    func isAllowed(_ action: String) -> Bool { allowed.contains { $0.matches(action) } }
    for statement in policy.statements where statement.isAllow {
      for condition in statement.conditions {
        guard let parsed = condition.parsed, !parsed.isNegated, !parsed.hasIfExists,
          parsed.family != .null, parsed.qualifier != "ForAllValues",
          let needed = action(for: condition.key.name.lowercased()), !isAllowed(needed)
        else { continue }
        findings.add(
          key, "nobody may set \"\(condition.key.name)\": the policy does not allow \"\(needed)\"",
          at: condition.keyRange)
      }
      let all = ["sts:AssumeRole", "sts:SetSourceIdentity", "sts:TagSession"]
      let missing = all.filter { !isAllowed($0) }
      for entry in statement.principals.flatMap(\.entries)
      where entry.text == "rolesanywhere.amazonaws.com" && !missing.isEmpty {
        let names = missing.map { "\"\($0)\"" }.joined(separator: " and ")
        findings.add(
          rolesAnywhere, "the service cannot assume the role without \(names)",
          at: entry.range)
      }
    }
  }

  /// The action that lets a caller set a key.
  private static func action(for key: String) -> String? {
    switch key {
    case "sts:sourceidentity": "sts:SetSourceIdentity"
    case "sts:transitivetagkeys", "aws:tagkeys": "sts:TagSession"
    default: key.hasPrefix("aws:requesttag/") ? "sts:TagSession" : nil
    }
  }
}
