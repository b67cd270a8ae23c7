import JSON
import Source

/// Statements that allow more than almost anybody means.
enum BroadGrantRule: PolicyRule {
  static let broad = Explanation(
    "iam.broad-grant", .warning, summary: "a statement that makes its holder an administrator",
    explanation: """
      "*" on "*" allows everything; "iam:*" on "*" is as much, since its holder can give himself any \
      permission. An Allow with NotAction on "*" includes every action of every service to come. A \
      Deny beside it only takes away what it lists.
      """,
    example: #"{"Effect": "Allow", "Action": "*", "Resource": "*"}"#,
    remedy: "List the actions and resources that are needed.")

  static let explanations = [broad]

  static let examples = [
    RuleExample(allow: #""Action": "⟦*⟧", "Resource": "*""#),
    RuleExample(allow: #""Action": ["s3:*", "⟦iam:*⟧"], "Resource": "*""#),
    RuleExample(allow: #""⟦NotAction⟧": "iam:*", "Resource": "*""#),
    RuleExample(statement: #""Effect": "Deny", "Action": "*", "Resource": "*""#),
    RuleExample(allow: #""Action": "s3:*", "Resource": "*""#),
    RuleExample(allow: #""Action": ["iam:PassRole", "iam:Get*"], "Resource": "*""#),
    RuleExample(
      allow: #""Principal": {"AWS": "arn:aws:iam::123456789012:root"}, "Action": "*", "#
        + #""Resource": "*""#, kind: .key),
    RuleExample(allow: #""Action": "*", "Resource": "*""#, kind: .serviceControl),
  ]

  static func check(_ policy: Policy, _ findings: inout Findings) {
    // A service control policy grants nothing, and "*" in a resource's policy is that resource.
    guard policy.kind == .identity else { return }
    for statement in policy.statements where statement.isAllow && statement.coversEverything {
      for element in statement.actions where element.isNot && statement.conditions.isEmpty {
        findings.add(
          broad, "allowing NotAction on \"*\" allows every other action of every service",
          at: element.member.nameContentRange)
      }
      guard statement.conditions.isEmpty else { continue }
      for entry in statement.allowedActions {
        check(entry, &findings)
      }
    }
  }

  private static func check(_ entry: Statement.Entry, _ findings: inout Findings) {
    switch entry.text.lowercased() {
    case "*", "*:*":
      findings.add(
        broad, "\"\(entry.text)\" on \"*\" allows everything: its holder is an administrator",
        at: entry.range)
    case "iam:*":
      findings.add(
        broad, "\"iam:*\" on \"*\" lets its holder give himself any permission", at: entry.range)
    default: break
    }
  }
}
