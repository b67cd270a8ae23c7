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
  static let passRole = Explanation(
    "iam.pass-role-with-star-in-resource", .warning,
    summary: "iam:PassRole on every role, for every service",
    explanation: """
      Its holder can pass the account's most powerful role to a service that he controls, and so act \
      with that role's permissions.
      """,
    example: #"{"Effect": "Allow", "Action": "iam:PassRole", "Resource": "*"}"#,
    remedy: """
      Name the roles in Resource, or add the condition "StringEquals": {"iam:PassedToService": \
      "sagemaker.amazonaws.com"}.
      """)

  static let explanations = [broad, passRole]

  static let examples = [
    RuleExample(allow: #""Action": "⟦*⟧", "Resource": "*""#),
    RuleExample(allow: #""Action": ["s3:*", "⟦iam:*⟧"], "Resource": "*""#),
    RuleExample(allow: #""⟦NotAction⟧": "iam:*", "Resource": "*""#),
    RuleExample(allow: #""Action": ["⟦iam:PassRole⟧"], "Resource": "*""#),
    RuleExample(allow: #""Action": "⟦iam:Pass*⟧", "Resource": "*""#),
    RuleExample(statement: #""Effect": "Deny", "Action": "*", "Resource": "*""#),
    RuleExample(allow: #""Action": "s3:*", "Resource": "*""#),
    RuleExample(allow: #""Action": "iam:PassRole", "Resource": "arn:aws:iam::*:role/ml-*""#),
    RuleExample(
      allow: #""Action": "iam:PassRole", "Resource": "*", "Condition": "#
        + #"{"StringEquals": {"iam:PassedToService": "sagemaker.amazonaws.com"}}"#),
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
          at: content(of: element.member.nameRange))
      }
      for entry in statement.allowedActions {
        check(entry, in: statement, &findings)
      }
    }
  }

  private static func check(
    _ entry: Statement.Entry, in statement: Statement, _ findings: inout Findings
  ) {
    let name = entry.text.lowercased()
    let pattern = WildcardPattern(name)
    if name == "*" || name == "*:*" {
      guard statement.conditions.isEmpty else { return }
      findings.add(
        broad, "\"\(entry.text)\" on \"*\" allows everything: its holder is an administrator",
        at: entry.range)
    } else if name == "iam:*" {
      guard statement.conditions.isEmpty else { return }
      findings.add(
        broad, "\"iam:*\" on \"*\" lets its holder give himself any permission", at: entry.range)
    } else if pattern.matches("iam:passrole"), !hasUnknownPart(name),
      !statement.conditions.contains(where: { isAboutPassing($0.key.name) })
    {
      findings.add(
        passRole, "\"\(entry.text)\" on \"*\" passes any role to any service", at: entry.range)
    }
  }

  private static func isAboutPassing(_ key: String) -> Bool {
    ["iam:passedtoservice", "iam:associatedresourcearn"].contains(key.lowercased())
      || key.lowercased().hasPrefix("iam:resourcetag/")
      || key.lowercased().hasPrefix("aws:resourcetag/")
  }
}
