import JSON
import Source

/// Statements that let their holder create the service-linked role of any service.
enum ServiceLinkedRoleRule: PolicyRule {
  private static let meanings = OpenGrantExplanations(
    star: explanation(
      "star-in-resource", "iam:CreateServiceLinkedRole for every service",
      #"{"Effect": "Allow", "Action": "iam:CreateServiceLinkedRole", "Resource": "*"}"#),
    starStar: explanation(
      "star-in-action-and-resource",
      "a pattern that includes iam:CreateServiceLinkedRole, on every role",
      #"{"Effect": "Allow", "Action": "iam:Create*", "Resource": "*"}"#),
    notResource: explanation(
      "not-resource", "iam:CreateServiceLinkedRole for every service but a few",
      """
      {"Effect": "Allow", "Action": "iam:CreateServiceLinkedRole", \
      "NotResource": "arn:aws:iam::*:role/aws-service-role/ecs.amazonaws.com/*"}
      """),
    starNotResource: explanation(
      "star-in-action-and-not-resource",
      "a pattern that includes iam:CreateServiceLinkedRole, on every role but a few",
      #"{"Effect": "Allow", "Action": "iam:Create*", "NotResource": "arn:aws:iam::*:role/admin"}"#),
    notActionNotResource: explanation(
      "not-action-and-not-resource",
      "NotAction without iam:CreateServiceLinkedRole, on every role but a few",
      """
      {"Effect": "Allow", "NotAction": "iam:PassRole", "NotResource": "arn:aws:iam::*:role/admin"}
      """))

  static let explanations = meanings.all

  private static let create = "iam:CreateServiceLinkedRole"
  private static let service = "arn:aws:iam::*:role/aws-service-role/ecs.amazonaws.com/*"

  static let examples = [
    RuleExample(allow: #""Action": "⟦\#(create)⟧", "Resource": "*""#),
    RuleExample(
      allow: #""Action": "⟦\#(create)⟧", "Resource": "arn:aws:iam::*:role/aws-service-role/*""#),
    RuleExample(allow: #""Action": "⟦iam:Create*⟧", "Resource": "*""#),
    RuleExample(allow: #""Action": "⟦\#(create)⟧", "NotResource": "\#(service)""#),
    RuleExample(allow: #""Action": "⟦iam:Create*⟧", "NotResource": "\#(service)""#),
    RuleExample(allow: #""⟦NotAction⟧": "iam:PassRole", "NotResource": "\#(service)""#),
    RuleExample(allow: #""Action": "\#(create)", "Resource": "\#(service)""#),
    RuleExample(
      allow: #""Action": "\#(create)", "Resource": "*", "Condition": "#
        + #"{"StringLike": {"iam:AWSServiceName": "ecs.amazonaws.com"}}"#),
    RuleExample(allow: #""Action": "iam:CreateServiceSpecificCredential", "Resource": "*""#),
    // One finding says enough.
    RuleExample(allow: #""Action": "iam:*", "Resource": "*""#),
    RuleExample(allow: #""Action": "iam:*", "NotResource": "\#(service)""#),
  ]

  static func check(_ policy: Policy, _ findings: inout Findings) {
    guard policy.kind == .identity else { return }
    for statement in policy.statements where !statement.hasCondition(on: ["iam:awsservicename"]) {
      let passing = PassRoleRule.grants(in: statement).map(\.range)
      let grants = OpenGrant.find(
        create.lowercased(), in: statement, wide: [":role/*", ":role/aws-service-role/*"])
      for grant in grants where !grant.isEverything && !passing.contains(grant.range) {
        let what = grant.entry.map { "\"\($0.text)\"" } ?? "this NotAction"
        let services = grant.resources == .all ? "any service" : "nearly any service"
        findings.add(
          meanings[grant], "\(what) creates the service-linked role of \(services)",
          at: grant.range)
      }
    }
  }

  private static func explanation(_ name: String, _ summary: String, _ example: String)
    -> Explanation
  {
    Explanation(
      "iam.create-slr-with-\(name)", .warning, summary: summary,
      explanation: """
        A service-linked role lets its service act in the account. With this grant roles can be \
        created for services that nobody meant to use.
        """,
      example: example,
      remedy: """
        Name the roles in Resource (arn:aws:iam::*:role/aws-service-role/ecs.amazonaws.com/*), or \
        add the condition "StringEquals": {"iam:AWSServiceName": "ecs.amazonaws.com"}.
        """)
  }
}
