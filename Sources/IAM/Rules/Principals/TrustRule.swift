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

  static let wildcard = Explanation(
    "iam.role-trust-policy-unsupported-wildcard-in-principal", .error,
    summary: "everybody as the principal of a role",
    explanation: "IAM refuses \"Principal\": \"*\" in a trust policy, with a condition too.",
    example: #"{"Effect": "Allow", "Principal": "*", "Action": "sts:AssumeRole"}"#,
    remedy: "Name the accounts, roles or services that may assume the role.")
  static let federated = Explanation(
    "iam.invalid-federated-principal-syntax-in-role-trust-policy", .error,
    summary: "an identity provider that is named in a wrong way",
    explanation: """
      A provider is the ARN of a SAML or OpenID Connect provider of the account, or the domain of one \
      that AWS knows, such as accounts.google.com.
      """,
    example: #"{"Principal": {"Federated": "Okta"}, "Action": "sts:AssumeRoleWithSAML"}"#,
    remedy: "Write the ARN: \"arn:aws:iam::123456789012:saml-provider/Okta\".")

  static let explanations = [resource, action, wildcard, federated]

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
      #""Principal": {"Federated": "arn:aws:iam::123456789012:saml-provider/x"}, "#
        + #""Action": "⟦sts:AssumeRoleWithWebIdentity⟧""#),
    example(
      #""Principal": {"Federated": "arn:aws:iam::123456789012:oidc-provider/x.org"}, "#
        + #""Action": "⟦sts:AssumeRoleWithSAML⟧""#),
    example(#""Principal": "⟦*⟧", "Action": "sts:AssumeRole""#),
    example(#""Principal": {"Federated": "⟦Okta⟧"}, "Action": "sts:AssumeRoleWithSAML""#),
    example(
      #""Principal": {"Federated": "⟦arn:aws:iam::123456789012:role/x⟧"}, "#
        + #""Action": "sts:AssumeRoleWithSAML""#),
    example(
      #""Principal": {"Federated": "arn:aws:iam::123456789012:saml-provider/x"}, "#
        + #""Action": ["sts:AssumeRoleWithSAML", "sts:TagSession"]"#),
    example(
      #""Principal": {"AWS": "123456789012"}, "Action": ["sts:AssumeRole", "sts:TagSession"]"#),
    example(#""Principal": {"Services": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole""#),
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
          at: element.member.nameContentRange)
      }
      checkPrincipals(of: statement, &findings)
      checkActions(of: statement, &findings)
    }
  }

  private static func checkPrincipals(of statement: Statement, _ findings: inout Findings) {
    for principal in statement.principals {
      for entry in principal.entries where !hasUnknownPart(entry.text) {
        if principal.type == nil, entry.text == "*", !principal.isNot {
          findings.add(wildcard, "a trust policy names who may assume the role", at: entry.range)
        } else if principal.type?.name == "Federated", protocols(of: entry.text).isEmpty {
          findings.add(
            federated, "\"\(entry.text)\" is no identity provider: an ARN or a domain",
            at: entry.range)
        }
      }
    }
  }

  private static func checkActions(of statement: Statement, _ findings: inout Findings) {
    let types = Set(statement.principals.compactMap { $0.type?.name })
    // A kind of principal that does not exist is reported as such.
    guard !types.isEmpty, types.isSubset(of: PrincipalRule.kinds) else { return }
    let providers = statement.principals.filter { $0.type?.name == "Federated" }
      .flatMap(\.entries).map(\.text)
    for entry in statement.allowedActions where !hasUnknownPart(entry.text) {
      let name = entry.text.lowercased()
      guard !common.contains(name), !name.contains("*") else { continue }
      var fitting: Set<String> = []
      if name == "sts:assumerole" || name == "sts:setcontext" { fitting = ["AWS", "Service"] }
      let isFederated = name == "sts:assumerolewithsaml" || name == "sts:assumerolewithwebidentity"
      if isFederated { fitting = ["Federated"] }
      if types.isDisjoint(with: fitting) {
        findings.add(
          action,
          "\"\(entry.text)\" is not how \(types.sorted().joined(separator: " or ")) "
            + "principals assume a role",
          at: entry.range)
      } else if isFederated, !providers.isEmpty,
        // A provider of the wrong form is reported as such.
        providers.allSatisfy({ !protocols(of: $0).isEmpty && !protocols(of: $0).contains(name) })
      {
        findings.add(
          action, "\"\(entry.text)\" is not how users of this provider assume a role",
          at: entry.range)
      }
    }
  }

  /// The actions, in lower case, by which the users of a provider assume a role; none for what is no
  /// provider.
  private static func protocols(of provider: String) -> [String] {
    let both = ["sts:assumerolewithsaml", "sts:assumerolewithwebidentity"]
    guard !hasUnknownPart(provider) else { return both }
    guard provider.hasPrefix("arn:") else {
      return provider.contains(".") && !provider.contains(" ") ? [both[1]] : []
    }
    let resource = ARNFields(provider).resource ?? ""
    if resource.hasPrefix("saml-provider/") { return [both[0]] }
    return resource.hasPrefix("oidc-provider/") ? [both[1]] : []
  }
}
