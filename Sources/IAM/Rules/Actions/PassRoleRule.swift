import JSON
import Source

/// Statements that let their holder pass any role to any service.
enum PassRoleRule: PolicyRule {
  private static let meanings = OpenGrantExplanations(
    star: explanation(
      "star-in-resource", "iam:PassRole on every role, for every service",
      #"{"Effect": "Allow", "Action": "iam:PassRole", "Resource": "*"}"#),
    starStar: explanation(
      "star-in-action-and-resource", "a pattern that includes iam:PassRole, on every role",
      #"{"Effect": "Allow", "Action": "iam:Pass*", "Resource": "*"}"#),
    notResource: explanation(
      "not-resource", "iam:PassRole on every role but a few",
      """
      {"Effect": "Allow", "Action": "iam:PassRole", "NotResource": "arn:aws:iam::*:role/admin"}
      """),
    starNotResource: explanation(
      "star-in-action-and-not-resource",
      "a pattern that includes iam:PassRole, on every role but a few",
      #"{"Effect": "Allow", "Action": "iam:*", "NotResource": "arn:aws:iam::*:role/admin"}"#),
    notActionNotResource: explanation(
      "not-action-and-not-resource", "NotAction without iam:PassRole, on every role but a few",
      #"{"Effect": "Allow", "NotAction": "s3:*", "NotResource": "arn:aws:s3:::secret/*"}"#))

  static let explanations = meanings.all

  private static let data = #""arn:aws:iam::*:role/admin""#
  private static let condition =
    #""Condition": {"StringEquals": {"iam:PassedToService": "sagemaker.amazonaws.com"}}"#

  static let examples = [
    RuleExample(allow: #""Action": ["⟦iam:PassRole⟧"], "Resource": "*""#),
    RuleExample(allow: #""Action": "⟦iam:Pass*⟧", "Resource": "*""#),
    RuleExample(allow: #""Action": "⟦iam:PassRole⟧", "NotResource": \#(data)"#),
    RuleExample(allow: #""Action": ["s3:*", "⟦iam:*⟧"], "NotResource": \#(data)"#),
    RuleExample(allow: #""⟦NotAction⟧": "s3:*", "NotResource": \#(data)"#),
    RuleExample(allow: #""NotAction": "iam:*", "NotResource": \#(data)"#),
    RuleExample(allow: #""Action": "iam:PassRole", "Resource": "arn:aws:iam::*:role/ml-*""#),
    RuleExample(allow: #""Action": "iam:PassRole", "Resource": "*", \#(condition)"#),
    RuleExample(allow: #""Action": "iam:PassRole", "NotResource": \#(data), \#(condition)"#),
    RuleExample(statement: #""Effect": "Deny", "Action": "iam:PassRole", "Resource": "*""#),
    RuleExample(allow: #""Action": "iam:*", "Resource": "*""#),
    RuleExample(allow: #""Action": "iam:PassRole", "Resource": "*""#, kind: .serviceControl),
  ]

  static func check(_ policy: Policy, _ findings: inout Findings) {
    // A policy of an organisation grants nothing.
    guard policy.kind == .identity else { return }
    for statement in policy.statements {
      for grant in grants(in: statement) {
        let what = grant.entry.map { "\"\($0.text)\"" } ?? "this NotAction"
        let roles = grant.resources == .all ? "any role" : "every role but those of NotResource"
        findings.add(
          meanings[grant], "\(what) passes \(roles) to any service", at: grant.range)
      }
    }
  }

  /// The grants that are reported.
  static func grants(in statement: Statement) -> [OpenGrant] {
    guard
      !statement.hasCondition(on: [
        "iam:passedtoservice", "iam:associatedresourcearn", "iam:resourcetag/", "aws:resourcetag/",
      ])
    else { return [] }
    return OpenGrant.find("iam:passrole", in: statement).filter { !$0.isEverything }
  }

  private static func explanation(_ name: String, _ summary: String, _ example: String)
    -> Explanation
  {
    Explanation(
      "iam.pass-role-with-\(name)", .warning, summary: summary,
      explanation: """
        Its holder can pass the account's most powerful role to a service that he controls, and so \
        act with that role's permissions.
        """,
      example: example,
      remedy: """
        Name the roles in Resource, or add the condition "StringEquals": {"iam:PassedToService": \
        "sagemaker.amazonaws.com"}.
        """)
  }
}
