import JSON
import Source

/// Policy variables that are not written as variables are.
enum VariableRule: PolicyRule {
  static let brace = Explanation(
    "iam.missing-brace", .error, summary: "a variable without its closing brace",
    explanation: "A variable is ${key}; without the brace it is plain text, and IAM refuses it.",
    example: #"{"Resource": "arn:aws:s3:::data/${aws:username/*"}"#,
    remedy: "Close the variable: ${aws:username}.")
  static let space = Explanation(
    "iam.unsupported-space", .error, summary: "a space in a variable",
    explanation: "Only before a default value may a space stand: ${aws:username, 'anonymous'}.",
    example: #"{"Resource": "arn:aws:s3:::data/${aws: username}/*"}"#,
    remedy: "Remove the space.")
  static let empty = Explanation(
    "iam.empty-variable", .error, summary: "a variable without a name",
    explanation: "${} names no key.",
    example: #"{"Resource": "arn:aws:s3:::data/${}/*"}"#,
    remedy: "Write the key's name between the braces.")
  static let version = Explanation(
    "iam.variable-unsupported-in-version", .warning,
    summary: "a variable in a policy whose version has none",
    explanation: "Variables exist since version 2012-10-17; before, they are plain text.",
    example: #"{"Version": "2008-10-17", "Statement": []}"#,
    remedy: "Write \"Version\": \"2012-10-17\".")

  static let explanations = [brace, space, empty, version]

  private static func example(_ resource: String) -> RuleExample {
    RuleExample(allow: #""Action": "s3:GetObject", "Resource": "arn:aws:s3:::data/\#(resource)""#)
  }

  static let examples = [
    example("⟦${aws:username/*⟧"),
    example("⟦${aws: username}⟧/*"),
    example("⟦${}⟧/*"),
    RuleExample(
      #"{"Version": "2008-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "#
        + #""Resource": "arn:aws:s3:::data/⟦${aws:username}⟧"}]}"#),
    example("${aws:username}/${*}/${?}/${$}"),
    example("${aws:PrincipalTag/team, 'none at all'}/*"),
    example("$x/{y}"),
  ]

  static func check(_ policy: Policy, _ findings: inout Findings) {
    let isOld = policy.version == "2008-10-17"
    for statement in policy.statements {
      let values = statement.conditions.flatMap(\.values).compactMap(Statement.Entry.init)
      for entry in statement.resources.flatMap(\.entries) + values {
        check(entry, isOld, &findings)
      }
    }
  }

  private static func check(
    _ entry: Statement.Entry, _ isOld: Bool, _ findings: inout Findings
  ) {
    var rest = Substring(entry.text)
    while let start = rest.firstRange(of: "${") {
      guard let end = rest[start.upperBound...].firstIndex(of: "}") else {
        findings.add(
          brace, "the variable is not closed: \"}\" is missing",
          at: entry.range(of: rest[start.lowerBound...]))
        return
      }
      let variable = rest[start.lowerBound...end]
      let name = rest[start.upperBound..<end].prefix { $0 != "," }
      if name.isEmpty {
        findings.add(empty, "the variable has no name", at: entry.range(of: variable))
      } else if name.contains(" ") {
        findings.add(
          space, "a space stands in the variable \"\(variable)\"", at: entry.range(of: variable))
      } else if isOld {
        findings.add(
          version, "\"\(variable)\" is plain text in a policy of version 2008-10-17",
          at: entry.range(of: variable))
      }
      rest = rest[rest.index(after: end)...]
    }
  }
}
