import JSON
import Source

/// Actions and resources that do not go with what a policy is attached to.
enum ResourcePolicyRule: PolicyRule {
  static let action = Explanation(
    "iam.unsupported-action-in-policy", .error,
    summary: "an action of another service than the policy's resource",
    explanation: """
      The policy of a key is about the key, that of a bucket about the bucket; the services refuse \
      actions of others in them.
      """,
    example: """
      {"Principal": "*", "Action": "kms:Decrypt", "Resource": "arn:aws:s3:::data/*"}
      """,
    remedy: "Move the action to the policy of the resource that it is about.")
  static let resource = Explanation(
    "iam.unsupported-resource-arn-in-policy", .error,
    summary: "a resource of another service in the policy of a key",
    explanation: "In a key's policy Resource is the key itself, written as \"*\" or as its ARN.",
    example: #"{"Principal": "*", "Action": "kms:*", "Resource": "arn:aws:s3:::data/*"}"#,
    remedy: "Write \"Resource\": \"*\".")

  static let explanations = [action, resource]

  private static func example(_ action: String, _ resource: String, _ kind: PolicyKind)
    -> RuleExample
  {
    RuleExample(
      allow: #""Principal": {"AWS": "123456789012"}, "Action": \#(action), "#
        + #""Resource": "\#(resource)""#,
      kind: kind)
  }

  static let examples = [
    example(#"["kms:*", "⟦s3:GetObject⟧"]"#, "*", .key),
    example(#"["s3:GetObject", "⟦kms:Decrypt⟧"]"#, "arn:aws:s3:::data/*", .resource),
    example(#""kms:*""#, "⟦arn:aws:s3:::data/*⟧", .key),
    example(#""*""#, "*", .key),
    example(#""kms:*""#, "arn:aws:kms:us-east-1:123456789012:key/1234abcd", .key),
    example(#""s3:*""#, "arn:aws:s3:::data", .resource),
    example(#""sqs:SendMessage""#, "*", .resource),
    example(#""s3:*""#, "<bucket-arn>", .resource),
    example(#""execute-api:Invoke""#, "arn:aws:execute-api:us-east-1:1:x/*", .resource),
  ]

  static func check(_ policy: Policy, _ findings: inout Findings) {
    guard policy.kind == .key || policy.kind == .resource else { return }
    for statement in policy.statements {
      let services = Set(
        statement.listedResources.compactMap { entry in
          entry.text.hasPrefix("arn:") ? String(ARNFields(entry.text).service) : nil
        })
      if policy.kind == .key {
        for entry in statement.listedResources where entry.text.hasPrefix("arn:") {
          let service = ARNFields(entry.text).service
          guard ARNRule.isPlain(service), service != "kms" else { continue }
          findings.add(
            resource, "the policy of a key is about the key, not about \(service)", at: entry.range)
        }
      }
      let owner = policy.kind == .key ? "kms" : services.count == 1 ? services.first : nil
      guard let owner, ARNRule.isPlain(owner[...]) else { continue }
      for entry in statement.actions.flatMap(\.entries) {
        check(entry, owner, &findings)
      }
    }
  }

  private static func check(_ entry: Statement.Entry, _ owner: String, _ findings: inout Findings) {
    guard let colon = entry.text.firstIndex(of: ":"), !hasUnknownPart(entry.text) else { return }
    let prefix = entry.text[..<colon].lowercased()
    guard prefix != owner, let service = ActionCatalogue.service(prefix) else { return }
    // A service's ARNs may have another name than its actions.
    let isOwn = service.resources.contains { $0.format.hasPrefix(owner + ":") }
    if !isOwn {
      findings.add(
        action, "\"\(entry.text)\" is no action on a resource of \(owner)", at: entry.range)
    }
  }
}
