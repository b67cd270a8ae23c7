import JSON
import Source

/// Access of services that is not restricted to the resources that they act for.
enum ServicePrincipalRule: PolicyRule {
  static let restrict = Explanation(
    "iam.restrict-access-to-service-principal", .note,
    summary: "a service has access on behalf of everybody",
    explanation: """
      The service acts for all its customers. Without a condition on the source, somebody else's \
      resource can make it use this access (the problem of the confused deputy).
      """,
    example: """
      {"Principal": {"Service": "logging.s3.amazonaws.com"}, "Action": "s3:PutObject"}
      """,
    remedy: "Add a condition on aws:SourceArn, aws:SourceAccount or aws:SourceOrgID.")
  static let recommended = Explanation(
    "iam.recommended-service-principal-key", .note,
    summary: "a service's access is restricted by another key than its source",
    explanation: """
      aws:SourceArn, aws:SourceAccount, aws:SourceOrgID and aws:SourceOrgPaths say for whose resource \
      the service acts; other keys only narrow what it does.
      """,
    example: """
      {"Principal": {"Service": "sns.amazonaws.com"}, "Condition": {"StringLike": {"aws:Referer": "1"}}}
      """,
    remedy: "Add a condition on aws:SourceArn or aws:SourceAccount.")
  static let unsupported = Explanation(
    "iam.unsupported-condition-key-for-service-principal", .warning,
    summary: "a condition that no service fulfils",
    explanation: """
      A service belongs to no organisation and has no tags and no user name, so a statement that asks \
      for them says nothing about services.
      """,
    example: """
      {"Principal": {"Service": "sns.amazonaws.com"}, \
      "Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}}}
      """,
    remedy: "Use aws:SourceOrgID, which is the organisation of the resource it acts for.")

  static let explanations = [restrict, recommended, unsupported]

  private static func bucket(_ condition: String?, principal: String? = nil) -> RuleExample {
    let principal = principal ?? #"{"Service": "⟦logging.s3.amazonaws.com⟧"}"#
    return RuleExample(
      allow: #""Principal": \#(principal), "Action": "s3:PutObject", "#
        + #""Resource": "arn:aws:s3:::logs/*""#
        + (condition.map { #", "Condition": {\#($0)}"# } ?? ""),
      kind: .resource)
  }

  private static let plain = #"{"Service": "logging.s3.amazonaws.com"}"#

  static let examples = [
    bucket(nil),
    bucket(#""StringEquals": {"s3:x-amz-acl": "bucket-owner-full-control"}"#),
    bucket(#""StringEquals": {"⟦aws:PrincipalOrgID⟧": "o-a1b2c3d4e5"}"#, principal: plain),
    bucket(#""StringEquals": {"aws:SourceAccount": "123456789012"}"#, principal: plain),
    bucket(#""ArnLike": {"aws:sourcearn": "arn:aws:s3:::source"}"#, principal: plain),
    bucket(nil, principal: #"{"AWS": "123456789012"}"#),
    bucket(
      #""StringEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}"#,
      principal: #"{"AWS": "*", "Service": "<service>"}"#),
    RuleExample(
      allow: #""Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole""#,
      kind: .trust),
  ]

  private static let sources = [
    "aws:sourcearn", "aws:sourceaccount", "aws:sourceorgid", "aws:sourceorgpaths",
    "aws:sourceowner",
  ]
  private static let personal = [
    "aws:principalorgid", "aws:principalorgpaths", "aws:principaltag/", "aws:username",
  ]

  static func check(_ policy: Policy, _ findings: inout Findings) {
    // A role is assumed by the services of its own account.
    guard policy.kind == .resource || policy.kind == .key else { return }
    for statement in policy.statements where statement.isAllow {
      let services = statement.principals.filter { $0.type?.name == "Service" && !$0.isNot }
      guard !services.isEmpty else { continue }
      let impossible = statement.conditions.filter { condition in
        guard let parsed = condition.parsed, !parsed.isNegated, !parsed.hasIfExists,
          parsed.family != .null, parsed.qualifier != "ForAllValues"
        else { return false }
        let key = condition.key.name.lowercased()
        return personal.contains { $0 == key || $0.hasSuffix("/") && key.hasPrefix($0) }
      }
      if !impossible.isEmpty {
        guard services.count == statement.principals.count else { continue }
        for condition in impossible {
          findings.add(
            unsupported, "no service has the key \"\(condition.key.name)\"", at: condition.keyRange)
        }
      } else if !statement.hasCondition(on: sources) {
        let explanation = statement.conditions.isEmpty ? restrict : recommended
        for entry in services.flatMap(\.entries) where !hasUnknownPart(entry.text) {
          findings.add(
            explanation, "\"\(entry.text)\" has access on behalf of any account: name the source",
            at: entry.range)
        }
      }
    }
  }
}
