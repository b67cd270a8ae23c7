import JSON
import Source

/// What a resource control policy of AWS Organizations cannot have.
///
/// From the AWS Organizations user guide, "RCP syntax". Which services such policies cover is not
/// checked: the list grows, and what is not covered would be reported although it works.
enum ResourceControlRule: PolicyRule {
  static let principal = explanation(
    "principal", "a principal other than everybody in a resource control policy",
    "A resource control policy is about whoever calls; Principal is \"*\", NotPrincipal is refused.",
    #"{"Effect": "Deny", "Principal": {"AWS": "123456789012"}, "Action": "s3:*", "Resource": "*"}"#,
    "Write \"Principal\": \"*\", and restrict by aws:PrincipalArn in Condition.")
  static let notAction = explanation(
    "notaction", "NotAction in a resource control policy",
    "Resource control policies list actions; NotAction is refused.",
    #"{"Effect": "Deny", "Principal": "*", "NotAction": "s3:*", "Resource": "*"}"#,
    "List the actions in Action.")
  static let action = explanation(
    "action", "a wildcard for all services in a resource control policy",
    "An action of a resource control policy begins with its service: s3:*, never * alone.",
    #"{"Effect": "Deny", "Principal": "*", "Action": "*", "Resource": "*"}"#,
    "List the services: \"s3:*\", \"sts:*\".")
  static let allow = explanation(
    "allow", "an Allow in a resource control policy that is not for everything",
    """
    A resource control policy takes access away. Its only Allow is that of the policy that AWS \
    attaches to every account, for all principals and resources and without a condition.
    """,
    #"{"Effect": "Allow", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::data"}"#,
    "Write a Deny for the opposite.")

  static let explanations = [principal, notAction, action, allow]

  private static func example(_ statement: String) -> RuleExample {
    RuleExample(statement: statement, kind: .resourceControl)
  }

  static let examples = [
    example(
      #""Effect": "Deny", "⟦Principal⟧": {"AWS": "123456789012"}, "Action": "s3:*", "Resource": "*""#
    ),
    example(
      #""Effect": "Deny", "⟦NotPrincipal⟧": {"AWS": "*"}, "Action": "s3:*", "Resource": "*""#),
    example(#""Effect": "Deny", "Principal": "*", "⟦NotAction⟧": "s3:*", "Resource": "*""#),
    example(#""Effect": "Deny", "Principal": "*", "Action": "⟦*⟧", "Resource": "*""#),
    example(
      #""Effect": "⟦Allow⟧", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::x""#),
    example(#""Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*""#),
    example(
      #""Effect": "Deny", "Principal": {"AWS": "*"}, "Action": ["s3:*", "sts:AssumeRole"], "#
        + #""Resource": "arn:aws:s3:::data/*""#),
    RuleExample(statement: #""Effect": "Deny", "Action": "*", "Resource": "*""#),
  ]

  static func check(_ policy: Policy, _ findings: inout Findings) {
    guard policy.kind == .resourceControl else { return }
    for statement in policy.statements {
      for entry in statement.principals {
        guard entry.isNot || entry.entries.contains(where: { $0.text != "*" }) else { continue }
        findings.add(
          principal,
          entry.isNot
            ? "a resource control policy has no NotPrincipal"
            : "the principal of a resource control policy is \"*\"",
          at: entry.member.nameContentRange)
        break
      }
      for element in statement.actions where element.isNot {
        findings.add(
          notAction, "a resource control policy has no NotAction",
          at: element.member.nameContentRange)
      }
      if statement.isAllow {
        checkAllow(statement, &findings)
        continue
      }
      for entry in statement.allowedActions
      where entry.text.prefix(while: { $0 != ":" }).contains("*") {
        findings.add(
          action, "an action of a resource control policy begins with its service",
          at: entry.range)
      }
    }
  }

  private static func checkAllow(_ statement: Statement, _ findings: inout Findings) {
    let isWhole =
      statement.conditions.isEmpty && statement.listedResources.contains { $0.text == "*" }
    guard !isWhole, let effect = statement.member("Effect").flatMap({ Statement.Entry($0.value) })
    else { return }
    findings.add(allow, "a resource control policy allows everything or nothing", at: effect.range)
  }

  private static func explanation(
    _ name: String, _ summary: String, _ why: String, _ example: String, _ remedy: String
  ) -> Explanation {
    Explanation(
      "iam.rcp-syntax-error-\(name)", .error, summary: summary, explanation: why, example: example,
      remedy: remedy)
  }
}
