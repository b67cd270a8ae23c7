import JSON
import Source

/// Elements that a policy or a statement cannot do without.
enum MissingElementRule: PolicyRule {
  static let statement = Explanation(
    "iam.missing-statement", .error, summary: "a policy without statements",
    explanation: "A policy says nothing without a Statement, and IAM refuses it.",
    example: #"{"Version": "2012-10-17"}"#,
    remedy: "Add a Statement with at least one statement.")
  static let effect = Explanation(
    "iam.missing-effect", .error, summary: "a statement without Effect",
    explanation: "Effect says whether the statement allows or denies; it has no default.",
    example: #"{"Action": "s3:GetObject", "Resource": "*"}"#,
    remedy: "Add \"Effect\": \"Allow\" or \"Effect\": \"Deny\".")
  static let action = Explanation(
    "iam.missing-action", .error, summary: "a statement without Action",
    explanation: "A statement needs Action or NotAction.",
    example: #"{"Effect": "Allow", "Resource": "*"}"#,
    remedy: "Add the actions that the statement is about.")
  static let resource = Explanation(
    "iam.missing-resource", .error, summary: "a statement without Resource",
    explanation: """
      A statement of a policy for identities, for a resource or for an organisation needs Resource or \
      NotResource. Trust policies have none, and those of ECR's repositories and of file systems need \
      none.
      """,
    example: #"{"Effect": "Allow", "Action": "s3:GetObject"}"#,
    remedy: "Add the ARNs of the resources, or \"*\" for actions that take none.")
  static let principal = Explanation(
    "iam.missing-principal", .error, summary: "a policy of a resource that names nobody",
    explanation: "Trust policies and policies of resources say whom they are about in Principal.",
    example: #"{"Effect": "Allow", "Action": "sts:AssumeRole"}"#,
    remedy: "Add a Principal, such as {\"Service\": \"sagemaker.amazonaws.com\"}.")

  static let explanations = [statement, effect, action, resource, principal]

  static let examples = [
    RuleExample(#"⟦{⟧"Version": "2012-10-17"}"#),
    RuleExample(
      #"{"Version": "2012-10-17", "Statement": [⟦{⟧"Action": "s3:GetObject", "Resource": "*"}]}"#),
    RuleExample(
      #"{"Version": "2012-10-17", "Statement": ⟦{⟧"Effect": "Deny", "Resource": "*"}}"#),
    RuleExample(
      #"{"Version": "2012-10-17", "Statement": [⟦{⟧"Effect": "Allow", "Action": "s3:GetObject"}]}"#),
    RuleExample(
      #"{"Version": "2012-10-17", "Statement": [⟦{⟧"Effect": "Allow", "Action": "sts:AssumeRole"}]}"#,
      kind: .trust),
    RuleExample(allow: #""NotAction": "s3:GetObject", "NotResource": "*""#),
    RuleExample(
      allow: #""Action": "sts:AssumeRole", "Principal": {"Service": "ec2.amazonaws.com"}"#,
      kind: .trust),
    RuleExample(#""Action": ["s3:GetObject"]"#),
    RuleExample(
      allow: #""Principal": {"AWS": "123456789012"}, "Action": ["ecr:BatchGetImage"]"#,
      kind: .resource),
    RuleExample(
      #"{"Version": "2012-10-17", "Statement": [⟦{⟧"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject"}]}"#,
      kind: .resource),
  ]

  /// Services whose resources' policies are about the resource that holds them, without naming it:
  /// repositories of ECR and file systems.
  private static let holders: Set<String> = ["ecr", "ecr-public", "elasticfilesystem"]

  private static func isAboutItsHolder(_ statement: Statement) -> Bool {
    let services = Set(
      statement.actions.flatMap(\.entries).map { $0.text.prefix { $0 != ":" }.lowercased() })
    return !services.isEmpty && services.isSubset(of: holders)
  }

  static func check(_ policy: Policy, _ findings: inout Findings) {
    if policy.members.allSatisfy({ !$0.name.lowercased().hasPrefix("statement") }),
      policy.statements.isEmpty
    {
      findings.add(
        statement, "the policy has no Statement", at: policy.root.openingRange ?? policy.root.range)
    }
    for entry in policy.statements where !entry.isFragment {
      check(entry, of: policy.kind, &findings)
    }
  }

  private static func check(
    _ entry: Statement, of kind: PolicyKind, _ findings: inout Findings
  ) {
    let range = entry.node.openingRange ?? entry.node.range
    func lacks(_ names: String...) -> Bool {
      // An element in another case is reported as such.
      !entry.members.contains { names.contains($0.name.lowercased()) }
    }
    if lacks("effect") { findings.add(effect, "the statement has no Effect", at: range) }
    if lacks("action", "notaction", "actions") {
      findings.add(action, "the statement has no Action", at: range)
    }
    if kind != .trust, lacks("resource", "notresource", "resources"),
      kind != .resource || !isAboutItsHolder(entry)
    {
      findings.add(resource, "the statement has no Resource", at: range)
    }
    if kind == .trust || kind == .resource || kind == .key || kind == .resourceControl,
      lacks("principal", "notprincipal", "principals")
    {
      findings.add(principal, "the statement has no Principal", at: range)
    }
  }
}
