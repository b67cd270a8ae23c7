import JSON
import Source

/// Principals by their unique ids, as IAM shows them once the user or role is gone.
enum DeletedPrincipalRule: PolicyRule {
  static let role = Explanation(
    "iam.invalid-role-reference", .warning, summary: "a role by its unique id",
    explanation: why,
    example: #"{"Principal": {"AWS": "AROADBQP57FF2AEXAMPLE"}}"#,
    remedy: "Write the role's ARN, or remove the entry.")
  static let user = Explanation(
    "iam.invalid-user-reference", .warning, summary: "a user by his unique id",
    explanation: why,
    example: #"{"Principal": {"AWS": "AIDACKCEVSQ6C2EXAMPLE"}}"#,
    remedy: "Write the user's ARN, or remove the entry.")

  static let explanations = [role, user]

  private static let why = """
    IAM stores a principal's unique id, and shows it in place of the ARN once the role or user has \
    been deleted. A new one of the same name has another id, so the entry stands for nobody.
    """

  private static func trust(_ principals: String) -> RuleExample {
    RuleExample(
      allow: #""Action": "sts:AssumeRole", "Principal": {"AWS": [\#(principals)]}"#, kind: .trust)
  }

  static let examples = [
    trust(#""123456789012", "⟦AROADBQP57FF2AEXAMPLE⟧""#),
    trust(#""⟦AIDACKCEVSQ6C2EXAMPLE⟧""#),
    trust(#""arn:aws:iam::123456789012:user/AIDACKCEVSQ6C2EXAMPLE", "<user>""#),
  ]

  static func check(_ policy: Policy, _ findings: inout Findings) {
    for entry in policy.statements.flatMap(\.principals).flatMap(\.entries)
    where entry.text.utf8.count >= 16 && entry.text.utf8.allSatisfy(isAlphanumeric) {
      if entry.text.hasPrefix("AROA") {
        findings.add(role, "\"\(entry.text)\" is the id of a role, not its ARN", at: entry.range)
      } else if entry.text.hasPrefix("AIDA") {
        findings.add(user, "\"\(entry.text)\" is the id of a user, not his ARN", at: entry.range)
      }
    }
  }
}
