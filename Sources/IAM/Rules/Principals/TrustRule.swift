import JSON
import Source

/// What a role's trust policy cannot have.
enum TrustRule: PolicyRule {
  static let resource = Explanation(
    "iam.role-trust-policy-unsupported-resource", .error,
    summary: "a Resource in a trust policy",
    explanation:
      "A trust policy is about the role that it belongs to; IAM refuses a Resource in it.",
    example: #"{"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "*"}"#,
    remedy: "Remove the element.")
  static let action = Explanation(
    "iam.mismatched-action-for-principal", .warning,
    summary: "an action that the statement's principals cannot use",
    explanation: """
      Users, roles and services assume a role by sts:AssumeRole; identity providers by \
      sts:AssumeRoleWithSAML or sts:AssumeRoleWithWebIdentity. Actions of other services have no \
      meaning in a trust policy.
      """,
    example: """
      {"Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRoleWithSAML"}
      """,
    remedy: "Use sts:AssumeRole, or name the identity provider under Federated.")

  static let explanations = [resource, action]

  private static func example(_ members: String) -> RuleExample {
    RuleExample(allow: members, kind: .trust)
  }

  static let examples = [
    example(
      #""Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole", "⟦Resource⟧": "*""#
    ),
    example(
      #""Principal": {"Service": "ec2.amazonaws.com"}, "Action": "⟦sts:AssumeRoleWithSAML⟧""#),
    example(#""Principal": {"AWS": "123456789012"}, "Action": "⟦s3:GetObject⟧""#),
    example(
      #""Principal": {"Federated": "arn:aws:iam::123456789012:saml-provider/x"}, "#
        + #""Action": "⟦sts:AssumeRole⟧""#),
    example(
      #""Principal": {"AWS": "123456789012"}, "Action": ["sts:AssumeRole", "sts:TagSession"]"#),
    example(
      #""Principal": {"Federated": "accounts.google.com"}, "#
        + #""Action": "sts:AssumeRoleWithWebIdentity""#),
  ]

  private static let common = ["sts:tagsession", "sts:setsourceidentity", "sts:*", "*"]

  static func check(_ policy: Policy, _ findings: inout Findings) {
    guard policy.kind == .trust else { return }
    for statement in policy.statements {
      for element in statement.resources {
        findings.add(
          resource, "a trust policy has no \(element.member.name)",
          at: content(of: element.member.nameRange))
      }
      let types = Set(statement.principals.compactMap { $0.type?.name })
      guard !types.isEmpty else { continue }
      for entry in statement.allowedActions where !hasUnknownPart(entry.text) {
        let name = entry.text.lowercased()
        guard !common.contains(name), !name.contains("*") else { continue }
        var fitting: Set<String> = []
        if name == "sts:assumerole" || name == "sts:setcontext" { fitting = ["AWS", "Service"] }
        if name == "sts:assumerolewithsaml" || name == "sts:assumerolewithwebidentity" {
          fitting = ["Federated"]
        }
        if types.isDisjoint(with: fitting) {
          findings.add(
            action,
            "\"\(entry.text)\" is not how \(types.sorted().joined(separator: " or ")) "
              + "principals assume a role",
            at: entry.range)
        }
      }
    }
  }
}
