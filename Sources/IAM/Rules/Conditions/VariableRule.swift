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

  static let quote = Explanation(
    "iam.missing-quote", .error, summary: "a variable's default value without its quotes",
    explanation: "A default value stands between single quotes: ${aws:PrincipalTag/team, 'none'}.",
    example: #"{"Resource": "arn:aws:s3:::data/${aws:PrincipalTag/team, none}/*"}"#,
    remedy: "Put single quotes around the value.")
  static let element = Explanation(
    "iam.variable-unsupported-in-element", .error,
    summary: "a variable outside Resource and Condition",
    explanation: "Variables have a value in Resource and Condition only.",
    example: #"{"Action": "s3:${aws:PrincipalTag/action}"}"#,
    remedy: "Write out what is meant.")
  static let operation = Explanation(
    "iam.invalid-variable-for-operator", .error,
    summary: "a variable in a condition that does not compare strings or ARNs",
    explanation: "Variables have a value with operators of strings and ARNs only.",
    example: #"{"Condition": {"IpAddress": {"aws:SourceIp": "${aws:PrincipalTag/ip}"}}}"#,
    remedy: "Use an operator of strings, or write out the value.")

  static let explanations = [brace, space, empty, version, quote, element, operation]

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
    example("⟦${aws:PrincipalTag/team, none}⟧/*"),
    example("⟦${aws:PrincipalTag/team, 'none}⟧/*"),
    RuleExample(allow: #""Action": "s3:⟦${aws:PrincipalTag/action}⟧", "Resource": "*""#),
    RuleExample(
      allow: #""Action": "sts:AssumeRole", "Principal": {"AWS": "#
        + #""arn:aws:iam::123456789012:user/⟦${aws:username}⟧"}"#,
      kind: .trust),
    RuleExample(
      allow: OperatorRule.conditioned(
        #""IpAddress": {"aws:SourceIp": "⟦${aws:PrincipalTag/ip}⟧"}"#)),
    // Templates of other tools are filled in before IAM sees them.
    RuleExample(
      allow: #""Action": "sts:AssumeRole", "Principal": {"AWS": "#
        + #""arn:aws:iam::${AWS::AccountId}:user/${var.user}"}"#,
      kind: .trust),
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
      checkPlaces(of: statement, &findings)
    }
  }

  /// Variables where IAM gives them no value.
  private static func checkPlaces(of statement: Statement, _ findings: inout Findings) {
    let entries =
      statement.actions.flatMap(\.entries) + statement.principals.flatMap(\.entries)
    for entry in entries {
      for variable in variables(in: entry.text) {
        findings.add(
          element, "\"\(variable)\" has no value here: variables stand in Resource and Condition",
          at: entry.range(of: variable))
      }
    }
    for condition in statement.conditions {
      guard let parsed = condition.parsed, parsed.family != .string, parsed.family != .arn
      else { continue }
      for entry in condition.values.compactMap(Statement.Entry.init) {
        for variable in variables(in: entry.text) {
          findings.add(
            operation, "\"\(parsed.base)\" gives \"\(variable)\" no value",
            at: entry.range(of: variable))
        }
      }
    }
  }

  /// The variables of IAM in a text: those that are named like a condition key.
  private static func variables(in text: String) -> [Substring] {
    var found: [Substring] = []
    var rest = Substring(text)
    while let start = rest.firstRange(of: "${"),
      let end = rest[start.upperBound...].firstIndex(of: "}")
    {
      let name = rest[start.upperBound..<end].prefix { $0 != "," }
      if ConditionKeys.type(of: String(name)) != nil { found.append(rest[start.lowerBound...end]) }
      rest = rest[rest.index(after: end)...]
    }
    return found
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
      } else if !isQuoted(rest[start.upperBound..<end].dropFirst(name.count)) {
        findings.add(
          quote, "the default value of \"\(variable)\" is not between single quotes",
          at: entry.range(of: variable))
      } else if isOld {
        findings.add(
          version, "\"\(variable)\" is plain text in a policy of version 2008-10-17",
          at: entry.range(of: variable))
      }
      rest = rest[rest.index(after: end)...]
    }
  }

  /// Whether what follows a variable's name is nothing, or a default value in quotes.
  private static func isQuoted(_ rest: Substring) -> Bool {
    guard rest.first == "," else { return true }
    let value = rest.dropFirst().drop { $0 == " " }
    return value.utf8.count >= 2 && value.hasPrefix("'") && value.hasSuffix("'")
  }
}
