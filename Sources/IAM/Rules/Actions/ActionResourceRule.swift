import JSON
import Source

/// Actions that do not go with the resources of their statement.
enum ActionResourceRule: PolicyRule {
  static let without = Explanation(
    "iam.action-without-resource", .note,
    summary: "an action that takes no resource, in a statement about certain resources",
    explanation: """
      Some actions are granted on "*" only. In a statement that lists other resources they are not \
      granted at all.
      """,
    example: """
      {"Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "arn:aws:s3:::data"}
      """,
    remedy: "Move the action to a statement with \"Resource\": \"*\".")
  static let mismatch = Explanation(
    "iam.unsupported-resource-for-action", .warning,
    summary: "an action none of whose resource types is among the statement's resources",
    explanation: """
      The action works on resources of other types than those listed, so that it is never granted. A \
      common case is s3:GetObject on a bucket's ARN, where "/*" is missing.
      """,
    example: #"{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::data"}"#,
    remedy: "List a resource of one of the action's types.")

  static let explanations = [without, mismatch]

  static let examples = [
    RuleExample(
      allow: #""Action": "⟦s3:ListAllMyBuckets⟧", "Resource": "arn:aws:s3:::data""#),
    RuleExample(allow: #""Action": "⟦s3:GetObject⟧", "Resource": "arn:aws:s3:::data""#),
    RuleExample(
      allow: #""Action": ["s3:GetObject", "s3:ListBucket"], "#
        + #""Resource": ["arn:aws:s3:::data", "arn:aws:s3:::data/*"]"#),
    RuleExample(allow: #""Action": ["s3:ListAllMyBuckets", "s3:GetObject"], "Resource": "*""#),
    RuleExample(allow: #""Action": "s3:GetObject", "Resource": "<arn>""#),
    RuleExample(allow: #""Action": "⟦s3:ListBucket⟧", "Resource": "arn:aws:s3:::data/*""#),
    RuleExample(allow: #""Action": "s3:ListBucket", "Resource": "arn:aws:s3:::<bucket>*""#),
    RuleExample(
      allow: #""Action": "cloudformation:CreateChangeSet", "#
        + #""Resource": "arn:aws:cloudformation:us-east-1:aws:transform/Serverless-2016-10-31""#),
    // What is no ARN, or has a region that it cannot have, is reported as such.
    RuleExample(allow: #""Action": "s3:GetObject", "Resource": "data/*""#),
    RuleExample(
      allow: #""Action": "iam:GetRole", "Resource": "arn:aws:iam:us-east-1:123456789012:role/x""#),
    RuleExample(allow: #""Action": "sagemaker:*", "Resource": "arn:aws:sagemaker:*:*:app/*""#),
  ]

  static func check(_ policy: Policy, _ findings: inout Findings) {
    // In a policy of a resource the ARN is that of the resource itself.
    guard policy.kind == .identity || policy.kind == .serviceControl else { return }
    for statement in policy.statements where statement.isAllow {
      let resources = statement.listedResources
      guard !resources.isEmpty, resources.count <= 64, statement.resources.count == 1 else {
        continue
      }
      let patterns = resources.map { WildcardPattern($0.text) }
      guard !patterns.contains(where: \.isAnything), resources.allSatisfy({ isARN($0.text) }) else {
        continue
      }
      for entry in statement.allowedActions {
        check(entry, on: resources, patterns, &findings)
      }
    }
  }

  /// Whether a text may be an ARN; a rule of its own reports what cannot.
  private static func isARN(_ text: String) -> Bool {
    text.hasPrefix("arn:") || text.hasPrefix("*") || hasUnknownPart(text)
  }

  /// Whether an ARN is of what is in a bucket: no bucket's name has a slash.
  private static func isInBucket(_ text: String) -> Bool {
    guard let start = text.firstRange(of: ":s3:::")?.upperBound else { return false }
    return text[start...].prefix { $0 != "*" && $0 != "<" && $0 != "$" && $0 != "{" }.contains("/")
  }

  /// Whether an ARN is of a kind that the reference of its service leaves out.
  private static func isUnlisted(_ text: String) -> Bool {
    let fields = ARNFields(text)
    guard ARNRule.incomplete.contains(String(fields.service)), let resource = fields.resource else {
      return false
    }
    let pattern = WildcardPattern(resource)
    return !ARNFormats.ofService(String(fields.service)).contains { $0.pattern.intersects(pattern) }
  }

  private static func check(
    _ entry: Statement.Entry, on resources: [Statement.Entry], _ patterns: [WildcardPattern],
    _ findings: inout Findings
  ) {
    guard let action = ActionCatalogue.action(entry.text) else { return }
    if action.resources.isEmpty {
      findings.add(
        without, "\"\(entry.text)\" takes no resource; it is granted on \"*\" only",
        at: entry.range)
      return
    }
    let isKnown = action.resources.contains { type in
      zip(patterns, resources).contains { pattern, resource in
        pattern.intersects(type.pattern)
          && (!isInBucket(resource.text) || type.fullFormat.contains(":s3:::${BucketName}/"))
      } || resources.contains { isUnlisted($0.text) }
    }
    if !isKnown, !resources.contains(where: { ARNPlaceRule.isMisplaced($0) }) {
      findings.add(
        mismatch,
        "\"\(entry.text)\" works on "
          + action.resources.prefix(3).map { "\"\($0.fullFormat)\"" }.joined(separator: " or ")
          + ", which no resource of this statement is",
        at: entry.range)
    }
  }
}
