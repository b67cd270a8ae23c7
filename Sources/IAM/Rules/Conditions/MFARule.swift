import JSON
import Source

/// Conditions on multi-factor authentication that requests without a session pass by.
enum MFARule: PolicyRule {
  static let missing = Explanation(
    "iam.mfa-key-missing-from-request", .warning,
    summary: "a check of multi-factor authentication that access keys get around",
    explanation: """
      Requests that are signed with a user's long-term access key do not hold \
      aws:MultiFactorAuthPresent at all. A Deny with Bool and "false" therefore does not stop them, \
      and an Allow with BoolIfExists and "true" lets them through.
      """,
    example: #"{"Effect": "Deny", "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "false"}}}"#,
    remedy: "In a Deny use BoolIfExists with \"false\"; in an Allow use Bool with \"true\".")

  static let explanations = [missing]

  private static func example(_ effect: String, _ condition: String) -> RuleExample {
    RuleExample(
      statement: #""Effect": "\#(effect)", \#(OperatorRule.conditioned(condition))"#)
  }

  static let examples = [
    example("Deny", #""⟦Bool⟧": {"aws:MultiFactorAuthPresent": "false"}"#),
    example("Deny", #""⟦Bool⟧": {"aws:multifactorauthpresent": false}"#),
    example("Allow", #""⟦BoolIfExists⟧": {"aws:MultiFactorAuthPresent": "true"}"#),
    example("Deny", #""BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}"#),
    example("Allow", #""Bool": {"aws:MultiFactorAuthPresent": "true"}"#),
    example(
      "Deny",
      #""Bool": {"aws:MultiFactorAuthPresent": "false"}, "#
        + #""Null": {"aws:MultiFactorAuthPresent": "false"}"#),
  ]

  static func check(_ policy: Policy, _ findings: inout Findings) {
    for statement in policy.statements {
      let conditions = statement.conditions.filter {
        $0.key.name.lowercased() == "aws:multifactorauthpresent"
      }
      // Whoever also asks whether the key is there has thought of it.
      guard !conditions.contains(where: { $0.parsed?.family == .null }) else { continue }
      for condition in conditions {
        guard let parsed = condition.parsed, parsed.family == .bool,
          let value = condition.values.first.map(text), condition.values.count == 1,
          statement.isDeny
            ? value == "false" && !parsed.hasIfExists
            : value == "true" && parsed.hasIfExists
        else { continue }
        let proper = statement.isDeny ? "BoolIfExists" : "Bool"
        findings.add(
          missing, "requests with a long-term access key do not hold the key: use \"\(proper)\"",
          at: condition.operatorRange, fixes: [.replace(condition.operatorRange, with: proper)])
      }
    }
  }

  private static func text(_ value: JSONNode) -> String {
    value.bool.map { $0 ? "true" : "false" } ?? value.string?.lowercased() ?? ""
  }
}
