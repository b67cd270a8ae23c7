import JSON
import Source

/// Trust in identity providers that is wider than anybody means.
enum FederationRule: PolicyRule {
  static let condition = Explanation(
    "iam.missing-oidc-condition-key", .warning,
    summary: "everybody whom an identity provider knows may assume the role",
    explanation: """
      A provider of OpenID Connect issues tokens to all its users and all their applications. \
      Conditions on its keys, such as :aud and :sub, say whose tokens count.
      """,
    example: """
      {"Principal": {"Federated": "accounts.google.com"}, "Action": "sts:AssumeRoleWithWebIdentity"}
      """,
    remedy: "Add \"StringEquals\": {\"accounts.google.com:aud\": …}, with the provider's name.")
  static let repository = Explanation(
    "iam.missing-github-repository-key", .warning,
    summary: "every repository on GitHub may assume the role",
    explanation: """
      GitHub signs tokens for the workflows of everybody. Only a condition on \
      token.actions.githubusercontent.com:sub says whose repository is meant; :aud is the same for \
      all of them.
      """,
    example: """
      {"StringEquals": {"token.actions.githubusercontent.com:aud": "sts.amazonaws.com"}}
      """,
    remedy: """
      Add "StringEquals": {"token.actions.githubusercontent.com:sub": \
      "repo:org/name:ref:refs/heads/main"}.
      """)
  static let specific = Explanation(
    "iam.specific-github-repository-and-branch", .note,
    summary: "many repositories or branches on GitHub may assume the role",
    explanation: """
      A wildcard in the repository's name lets other repositories in, before it everybody's. One \
      after it lets every branch and pull request in.
      """,
    example: #"{"StringLike": {"token.actions.githubusercontent.com:sub": "repo:org/*"}}"#,
    remedy: "Name the repository and the branch: \"repo:org/name:ref:refs/heads/main\".")

  static let explanations = [condition, repository, specific]

  private static let host = "token.actions.githubusercontent.com"

  private static func trust(_ provider: String, _ condition: String? = nil) -> RuleExample {
    RuleExample(
      allow: #""Principal": {"Federated": "\#(provider)"}, "#
        + #""Action": "sts:AssumeRoleWithWebIdentity""#
        + (condition.map { #", "Condition": {\#($0)}"# } ?? ""), kind: .trust)
  }

  private static func github(_ operation: String, _ subject: String) -> RuleExample {
    trust(
      "arn:aws:iam::123456789012:oidc-provider/\(host)",
      #""StringEquals": {"\#(host):aud": "sts.amazonaws.com"}, "#
        + #""\#(operation)": {"\#(host):sub": "\#(subject)"}"#)
  }

  static let examples = [
    trust("⟦accounts.google.com⟧"),
    trust("⟦arn:aws:iam::123456789012:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/ABC⟧"),
    trust(
      "⟦cognito-identity.amazonaws.com⟧", #""StringEquals": {"aws:RequestedRegion": "eu-west-1"}"#),
    trust(
      "⟦arn:aws:iam::123456789012:oidc-provider/\(host)⟧",
      #""StringEquals": {"\#(host):aud": "sts.amazonaws.com"}"#),
    trust("⟦arn:aws:iam::123456789012:oidc-provider/\(host)⟧"),
    github("StringLike", "⟦*⟧"),
    github("StringLike", "⟦repo:*⟧"),
    github("StringLike", "⟦repo:org/*⟧"),
    github("StringLike", "⟦repo:org/name:*⟧"),
    github("StringEquals", "repo:org/name:ref:refs/heads/main"),
    github("StringLike", "repo:org/name:ref:refs/tags/v*"),
    github("StringLike", "repo:<org>/<name>:ref:refs/heads/<branch>"),
    trust("accounts.google.com", #""StringEquals": {"accounts.google.com:aud": "app"}"#),
    trust("arn:aws:iam::123456789012:saml-provider/x"),
    trust("<provider>"),
  ]

  static func check(_ policy: Policy, _ findings: inout Findings) {
    guard policy.kind == .trust else { return }
    for statement in policy.statements where statement.isAllow {
      for principal in statement.principals where principal.type?.name == "Federated" {
        for entry in principal.entries { check(entry, of: statement, &findings) }
      }
      checkSubjects(of: statement, &findings)
    }
  }

  private static func check(
    _ entry: Statement.Entry, of statement: Statement, _ findings: inout Findings
  ) {
    guard let name = provider(entry.text) else { return }
    let keys = statement.conditions.map { $0.key.name.lowercased() }
    if name == host {
      // What says nothing of the repository: the audience, and the issuer itself.
      let others = keys.filter { $0.hasPrefix(host + ":") && $0 != host + ":aud" }
      if others.isEmpty {
        findings.add(
          repository, "workflows of every repository on GitHub may assume the role",
          at: entry.range)
      }
    } else if !keys.contains(where: { $0.hasPrefix(name + ":") }) {
      findings.add(
        condition, "whoever has a token of \"\(name)\" may assume the role", at: entry.range)
    }
  }

  /// The name of an OpenID Connect provider, as condition keys have it; nil for what is none.
  private static func provider(_ text: String) -> String? {
    guard !hasUnknownPart(text) else { return nil }
    let shared = [
      "accounts.google.com", "www.amazon.com", "graph.facebook.com",
      "cognito-identity.amazonaws.com",
    ]
    let lowered = text.lowercased()
    if shared.contains(lowered) { return lowered }
    guard text.hasPrefix("arn:"), let resource = ARNFields(text).resource?.lowercased(),
      resource.hasPrefix("oidc-provider/")
    else { return nil }
    return String(resource.dropFirst("oidc-provider/".count))
  }

  private static func checkSubjects(of statement: Statement, _ findings: inout Findings) {
    for condition in statement.conditions where condition.key.name.lowercased() == host + ":sub" {
      guard let parsed = condition.parsed, parsed.takesWildcards, !parsed.isNegated else {
        continue
      }
      for entry in condition.values.compactMap(Statement.Entry.init) {
        let star = entry.text.firstIndex { $0 == "*" || $0 == "?" }
        guard let star else { continue }
        let before = entry.text[..<star]
        let parts = before.split(separator: ":", omittingEmptySubsequences: false)
        let hasOwner = before.hasPrefix("repo:") && before.contains("/")
        if !hasOwner {
          findings.add(
            specific, "\"\(entry.text)\" is true for repositories of everybody", at: entry.range,
            severity: .warning)
        } else if parts.count < 3 {
          findings.add(
            specific, "\"\(entry.text)\" is true for several repositories", at: entry.range)
        } else if parts.count == 3, parts[2].isEmpty {
          findings.add(
            specific, "\"\(entry.text)\" is true for every branch and pull request",
            at: entry.range)
        }
      }
    }
  }
}
