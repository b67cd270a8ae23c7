import JSON
import Source

/// Condition operators that do not exist or cannot be combined.
enum OperatorRule: PolicyRule {
  static let unknown = Explanation(
    "iam.invalid-condition-operator", .error,
    summary: "a condition operator that does not exist",
    explanation: """
      Operators are those of strings, numbers, dates, Bool, BinaryEquals, IP addresses, ARNs and \
      Null, with ForAnyValue: or ForAllValues: before them and IfExists after them.
      """,
    example: #"{"Condition": {"StringEqual": {"aws:RequestedRegion": "us-east-1"}}}"#,
    remedy: "Write the operator as IAM has it.")
  static let null = Explanation(
    "iam.null-with-if-exists", .error, summary: "NullIfExists",
    explanation: "Null asks whether the key exists, so IfExists contradicts it; IAM refuses both.",
    example: #"{"Condition": {"NullIfExists": {"aws:TokenIssueTime": "true"}}}"#,
    remedy: "Write \"Null\".")

  static let nullQualifier = Explanation(
    "iam.null-with-qualifier", .note, summary: "Null with ForAnyValue or ForAllValues",
    explanation: "Null asks whether the key exists; how many values it has makes no difference.",
    example: #"{"Condition": {"ForAnyValue:Null": {"aws:TagKeys": "false"}}}"#,
    remedy: "Write \"Null\".")

  static let explanations = [unknown, null, nullQualifier]

  static let examples = [
    RuleExample(allow: conditioned(#""⟦StringEqual⟧": {"aws:RequestedRegion": "us-east-1"}"#)),
    RuleExample(allow: conditioned(#""⟦ForAnyValues:StringEquals⟧": {"aws:TagKeys": "a"}"#)),
    RuleExample(allow: conditioned(#""⟦NullIfExists⟧": {"aws:TokenIssueTime": "true"}"#)),
    RuleExample(allow: conditioned(#""⟦ForAllValues:Null⟧": {"aws:TagKeys": "true"}"#)),
    RuleExample(
      allow: conditioned(
        #""ForAnyValue:StringLikeIfExists": {"aws:TagKeys": "a*"}, "#
          + #""Null": {"aws:TokenIssueTime": "true"}, "#
          + #""stringequals": {"aws:RequestedRegion": "us-east-1"}"#)),
  ]

  /// A statement's members with a condition.
  static func conditioned(_ condition: String, action: String = "s3:GetObject") -> String {
    #""Action": "\#(action)", "Resource": "*", "Condition": {\#(condition)}"#
  }

  static func check(_ policy: Policy, _ findings: inout Findings) {
    for statement in policy.statements {
      for operation in statement.member("Condition")?.value.members ?? [] {
        let range = operation.nameContentRange
        guard let parsed = ConditionOperator(operation.name) else {
          let known =
            Array(ConditionOperator.families.keys)
            + ConditionOperator.qualifiers.flatMap { qualifier in
              ConditionOperator.families.keys.map { "\(qualifier):\($0)" }
            }
          let near = nearest(to: operation.name, among: known.sorted(), limit: 1)
          findings.add(
            unknown, "there is no operator \"\(operation.name)\"\(didYouMean(near))", at: range,
            fixes: near.map { .replace(range, with: $0) })
          continue
        }
        if parsed.family == .null, parsed.hasIfExists {
          findings.add(
            null, "\"\(operation.name)\" contradicts itself: Null asks whether the key exists",
            at: range, fixes: [.replace(range, with: "Null")])
        } else if parsed.family == .null, let qualifier = parsed.qualifier {
          findings.add(
            nullQualifier, "\"\(qualifier):\" changes nothing before \"Null\"", at: range,
            fixes: [.replace(range, with: "Null")])
        }
      }
    }
  }
}
