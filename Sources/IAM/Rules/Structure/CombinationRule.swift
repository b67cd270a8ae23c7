import JSON
import Source

/// Elements that exclude each other.
enum CombinationRule: PolicyRule {
  static let unsupported = Explanation(
    "iam.unsupported-element-combination", .error,
    summary: "an element and its opposite in one statement",
    explanation: """
      A statement has Action or NotAction, Resource or NotResource, Principal or NotPrincipal, never \
      both: IAM refuses the policy.
      """,
    example: #"{"Effect": "Allow", "Action": "s3:*", "NotAction": "s3:Put*", "Resource": "*"}"#,
    remedy: "Make two statements of it, or list what is meant in one element.")

  static let explanations = [unsupported]

  static let examples = [
    RuleExample(allow: #""Action": "s3:*", "⟦NotAction⟧": "s3:Put*", "Resource": "*""#),
    RuleExample(allow: #""Action": "s3:*", "Resource": "*", "⟦NotResource⟧": "*""#),
    RuleExample(allow: #""NotAction": "s3:*", "Resource": "*""#),
  ]

  static func check(_ policy: Policy, _ findings: inout Findings) {
    for statement in policy.statements {
      for name in ["Action", "Resource", "Principal"] {
        guard let element = statement.member(name), let other = statement.member("Not" + name)
        else { continue }
        let later =
          element.nameRange.lowerBound < other.nameRange.lowerBound ? other : element
        findings.add(
          unsupported, "\"\(name)\" and \"Not\(name)\" exclude each other",
          at: later.nameContentRange
        )
      }
    }
  }
}
