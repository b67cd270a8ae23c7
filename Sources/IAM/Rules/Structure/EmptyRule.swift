import JSON
import Source

/// Lists and objects with nothing in them.
enum EmptyRule: PolicyRule {
  static let array = Explanation(
    "iam.empty-array", .note, summary: "an empty list",
    explanation: """
      A statement with an empty list of actions, resources or principals applies to nothing; IAM \
      accepts some of these and refuses others.
      """,
    example: #"{"Effect": "Allow", "Action": [], "Resource": "*"}"#,
    remedy: "Fill the list, or remove the statement.")
  static let object = Explanation(
    "iam.empty-object", .note, summary: "an empty object",
    explanation: "An empty Condition or operator has no effect: the statement always applies.",
    example: #"{"Effect": "Allow", "Action": "s3:*", "Resource": "*", "Condition": {}}"#,
    remedy: "Add what was meant, or remove it.")

  static let explanations = [array, object]

  static let examples = [
    RuleExample(allow: #""Action": ⟦[]⟧, "Resource": "*""#),
    RuleExample(allow: #""Action": "s3:*", "Resource": ⟦[]⟧"#),
    RuleExample(allow: #""Action": "s3:*", "Resource": "*", "Condition": ⟦{}⟧"#),
    RuleExample(allow: #""Action": "s3:*", "Resource": "*", "Condition": {"Bool": ⟦{}⟧}"#),
    RuleExample(
      allow: #""Action": "s3:*", "Resource": "*", "Condition": "#
        + #"{"StringEquals": {"aws:SourceVpc": ⟦[]⟧}}"#),
    RuleExample(
      allow: #""Action": "sts:AssumeRole", "Principal": {"AWS": ⟦[]⟧}"#, kind: .trust),
    RuleExample(allow: #""Action": "sts:AssumeRole", "Principal": ⟦{}⟧"#, kind: .trust),
    RuleExample(allow: #""Action": ["s3:*"], "Resource": ["*"]"#),
  ]

  static func check(_ policy: Policy, _ findings: inout Findings) {
    for statement in policy.statements {
      for element in statement.actions + statement.resources {
        let node = element.member.value
        if node.kind == .array, node.elements.isEmpty {
          findings.add(array, "\"\(element.member.name)\" lists nothing", at: node.range)
        }
      }
      for name in ["Principal", "NotPrincipal"] {
        guard let node = statement.member(name)?.value, node.kind == .object else { continue }
        if node.members.isEmpty { findings.add(object, "\"\(name)\" is empty", at: node.range) }
        for kind in node.members where kind.value.kind == .array && kind.value.elements.isEmpty {
          findings.add(array, "\"\(kind.name)\" lists nobody", at: kind.value.range)
        }
      }
      for key in statement.conditions.map(\.key)
      where key.value.kind == .array && key.value.elements.isEmpty {
        findings.add(array, "\"\(key.name)\" lists no values", at: key.value.range)
      }
      guard let condition = statement.member("Condition")?.value else { continue }
      let objects = [("Condition", condition)] + condition.members.map { ($0.name, $0.value) }
      for (name, node) in objects where node.kind == .object && node.members.isEmpty {
        findings.add(object, "\"\(name)\" is empty", at: node.range)
      }
    }
  }
}
