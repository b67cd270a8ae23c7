import JSON
import Source

/// Keys that mean what they say only beside another key.
enum PairedKeyRule: PolicyRule {
  static let missing = Explanation(
    "iam.missing-paired-condition-keys", .warning,
    summary: "a condition key without the key that it needs beside it",
    explanation: """
      Private addresses are used in many networks. aws:VpcSourceIp tells a caller apart only together \
      with aws:SourceVpc or aws:SourceVpce, and aws:Ec2InstanceSourcePrivateIPv4 together with \
      aws:Ec2InstanceSourceVpc: anybody can give a network of his own the same addresses.
      """,
    example: #"{"Condition": {"IpAddress": {"aws:VpcSourceIp": "10.0.0.0/8"}}}"#,
    remedy: "Add the other key to the same Condition.")

  static let explanations = [missing]

  private static func example(_ condition: String) -> RuleExample {
    RuleExample(allow: OperatorRule.conditioned(condition))
  }

  static let examples = [
    example(#""IpAddress": {"⟦aws:VpcSourceIp⟧": "10.0.0.0/8"}"#),
    example(
      #""StringEquals": {"⟦aws:Ec2InstanceSourcePrivateIPv4⟧": "${aws:VpcSourceIp}", "#
        + #""aws:SourceVpc": "vpc-1a2b3c4d"}"#),
    RuleExample(
      statement: #""Effect": "Deny", "Action": "s3:*", "Resource": "*", "Condition": "#
        + #"{"NotIpAddress": {"⟦aws:VpcSourceIp⟧": "10.0.0.0/8"}}"#),
    example(
      #""IpAddress": {"aws:VpcSourceIp": "10.0.0.0/8"}, "#
        + #""StringEquals": {"aws:sourcevpc": "vpc-1a2b3c4d"}"#),
    example(
      #""IpAddress": {"aws:VpcSourceIp": "10.0.0.0/8"}, "#
        + #""StringEquals": {"aws:SourceVpce": "vpce-1a2b3c4d"}"#),
    // To deny to some addresses of all networks is no mistake.
    RuleExample(
      statement: #""Effect": "Deny", "Action": "s3:*", "Resource": "*", "Condition": "#
        + #"{"IpAddress": {"aws:VpcSourceIp": "10.0.0.0/8"}}"#),
  ]

  private static let partners = [
    "aws:vpcsourceip": ["aws:SourceVpc", "aws:SourceVpce"],
    "aws:ec2instancesourceprivateipv4": ["aws:Ec2InstanceSourceVpc"],
  ]

  static func check(_ policy: Policy, _ findings: inout Findings) {
    for statement in policy.statements {
      for condition in statement.conditions {
        guard let needed = partners[condition.key.name.lowercased()],
          let parsed = condition.parsed, parsed.family != .null,
          parsed.isNegated == statement.isDeny,
          !statement.hasCondition(on: needed.map { $0.lowercased() })
        else { continue }
        let names = needed.map { "\"\($0)\"" }.joined(separator: " or ")
        findings.add(
          missing, "\"\(condition.key.name)\" tells networks apart only together with \(names)",
          at: condition.keyRange)
      }
    }
  }
}
