import JSON
import Source

/// Actions whose requests never hold the key that the statement's condition asks for.
enum UnsupportedActionRule: PolicyRule {
  static let action = Explanation(
    "iam.unsupported-action-for-condition-key", .note,
    summary: "some of the statement's actions do not know its condition key",
    explanation: """
      Requests of these actions never hold the key, so the condition is never true for them: the \
      statement says nothing about them, although it lists them. In a Deny that is a warning, since \
      they are not denied.
      """,
    example: """
      {"Action": ["s3:ListBucket", "s3:GetObject"], "Condition": {"StringLike": {"s3:prefix": "a/*"}}}
      """,
    remedy: "Move these actions to a statement without the condition.")
  static let denyTag = Explanation(
    "iam.deny-with-unsupported-tag-key", .warning,
    summary: "a Deny by tags for a service that knows no such key",
    explanation: """
      No action of the service knows the key of the condition, so this Deny never takes effect for \
      it, whatever the tags are.
      """,
    example: """
      {"Effect": "Deny", "Action": "health:*", "Condition": {"StringEquals": {"aws:ResourceTag/a": "b"}}}
      """,
    remedy: "Deny by the names of the resources, in a statement without the condition.")
  static let allowTag = Explanation(
    "iam.allow-with-unsupported-tag-key", .note,
    summary: "an Allow by tags for a service that knows no such key",
    explanation: """
      No action of the service knows the key of the condition, so this Allow never takes effect for it.
      """,
    example: """
      {"Effect": "Allow", "Action": "health:*", "Condition": {"StringEquals": {"aws:ResourceTag/a": "b"}}}
      """,
    remedy: "Allow by the names of the resources, in a statement without the condition.")

  static let explanations = [action, denyTag, allowTag]

  private static func example(_ effect: String, _ actions: String, _ condition: String)
    -> RuleExample
  {
    RuleExample(
      statement: #""Effect": "\#(effect)", "Action": [\#(actions)], "Resource": "*", "#
        + #""Condition": {\#(condition)}"#)
  }

  private static let prefix = #""StringLike": {"s3:prefix": "home/*"}"#
  private static let tag = #""StringEquals": {"aws:ResourceTag/team": "a"}"#

  static let examples = [
    example("Allow", #""s3:ListBucket", "⟦s3:GetObject⟧""#, prefix),
    example("Deny", #""⟦s3:GetObject⟧", "s3:ListBucket""#, prefix),
    example("Deny", #""⟦health:DescribeEvents⟧", "ec2:StartInstances""#, tag),
    example("Allow", #""⟦health:DescribeEvents⟧", "ec2:StartInstances""#, tag),
    // A finding of its own says that no action knows the key.
    example("Allow", #""s3:GetObject""#, prefix),
    example("Allow", #""s3:ListBucket", "s3:Get*""#, prefix),
    example(
      "Allow", #""s3:ListBucket", "s3:GetObject""#,
      #""StringLikeIfExists": {"s3:prefix": "home/*"}"#),
    example(
      "Allow", #""s3:ListBucket", "s3:GetObject""#, #""StringNotLike": {"s3:prefix": "home/*"}"#),
    example("Allow", #""ec2:StartInstances", "ec2:StopInstances""#, tag),
    example(
      "Allow", #""ec2:StartInstances""#, #""StringEquals": {"aws:PrincipalTag/team": "a"}"#),
  ]

  static func check(_ policy: Policy, _ findings: inout Findings) {
    for statement in policy.statements where statement.actions.allSatisfy({ !$0.isNot }) {
      for condition in statement.conditions {
        // Of a key that is missing, a negated operator or IfExists is true.
        guard let parsed = condition.parsed, !parsed.isNegated, !parsed.hasIfExists,
          parsed.family != .null, parsed.qualifier != "ForAllValues"
        else { continue }
        let key = condition.key.name.lowercased()
        if key.hasPrefix("aws:resourcetag/") {
          checkTag(condition, in: statement, &findings)
        } else if !key.hasPrefix("aws:") {
          checkKey(key, condition, in: statement, &findings)
        }
      }
    }
  }

  private static func checkKey(
    _ key: String, _ condition: Statement.Condition, in statement: Statement,
    _ findings: inout Findings
  ) {
    guard let owner = ActionCatalogue.service(String(key.prefix { $0 != ":" })),
      let name = owner.key(key)?.name.lowercased(), owner.lists(name)
    else { return }
    let actions = statement.allowedActions.filter(isPlain)
    let unknown = actions.filter { entry in
      guard let known = ActionCatalogue.action(entry.text) else { return false }
      return !entry.text.lowercased().hasPrefix(owner.prefix + ":") || !owner.knows(name, known)
    }
    // Where none knows it the condition is the mistake, which another rule reports.
    guard unknown.count < actions.count else { return }
    for entry in unknown {
      findings.add(
        action, "\"\(entry.text)\" does not know the key \"\(condition.key.name)\"",
        at: entry.range, severity: statement.isDeny ? .warning : nil,
        notes: [.init("the condition stands here", at: condition.keyRange)])
    }
  }

  private static func checkTag(
    _ condition: Statement.Condition, in statement: Statement, _ findings: inout Findings
  ) {
    for entry in statement.allowedActions {
      guard let colon = entry.text.firstIndex(of: ":"), !hasUnknownPart(entry.text),
        let owner = ActionCatalogue.service(String(entry.text[..<colon])),
        !owner.keys.keys.contains(where: { $0.hasPrefix("aws:resourcetag/") }),
        !owner.keys.keys.contains(where: { $0.contains("resourcetag") })
      else { continue }
      findings.add(
        statement.isDeny ? denyTag : allowTag,
        "no action of \(owner.prefix) knows the key \"\(condition.key.name)\"", at: entry.range,
        notes: [.init("the condition stands here", at: condition.keyRange)])
    }
  }

  private static func isPlain(_ entry: Statement.Entry) -> Bool {
    entry.text.contains(":") && !entry.text.contains("*") && !entry.text.contains("?")
      && !hasUnknownPart(entry.text)
  }
}
