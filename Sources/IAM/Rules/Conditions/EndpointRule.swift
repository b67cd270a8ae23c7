import JSON
import Source

/// Ids of networks and endpoints, and addresses, that requests never have.
enum EndpointRule: PolicyRule {
  static let vpc = Explanation(
    "iam.invalid-vpc-format", .warning, summary: "a value that is no VPC's id",
    explanation: "The id of a VPC is vpc- and 8 or 17 hexadecimal digits.",
    example: #"{"Condition": {"StringEquals": {"aws:SourceVpc": "my-vpc"}}}"#,
    remedy: "Write the id, or a placeholder: <vpc-id>.")
  static let endpoint = Explanation(
    "iam.invalid-vpce-format", .warning, summary: "a value that is no VPC endpoint's id",
    explanation: "The id of a VPC endpoint is vpce- and 8 or 17 hexadecimal digits.",
    example: #"{"Condition": {"StringEquals": {"aws:SourceVpce": "vpc-1a2b3c4d"}}}"#,
    remedy: "Write the id, or a placeholder: <vpce-id>.")
  static let privateAddress = Explanation(
    "iam.private-ip-address", .warning, summary: "a private address as the source of a request",
    explanation: """
      aws:SourceIp is the public address of whoever calls. A private address (10.0.0.0/8, \
      172.16.0.0/12, 192.168.0.0/16) never matches; requests over an endpoint have aws:VpcSourceIp.
      """,
    example: #"{"Condition": {"IpAddress": {"aws:SourceIp": "10.0.0.0/8"}}}"#,
    remedy: "Use the public addresses, or aws:VpcSourceIp.")

  static let explanations = [vpc, endpoint, privateAddress]

  private static func example(_ condition: String) -> RuleExample {
    RuleExample(allow: OperatorRule.conditioned(condition))
  }

  static let examples = [
    example(#""StringEquals": {"aws:SourceVpc": "⟦my-vpc⟧"}"#),
    example(#""StringEquals": {"aws:sourceVpce": ["vpce-1a2b3c4d", "⟦vpc-1a2b3c4d⟧"]}"#),
    example(#""IpAddress": {"aws:SourceIp": "⟦10.0.0.0/8⟧"}"#),
    example(#""NotIpAddress": {"aws:SourceIp": "⟦172.20.0.0/16⟧"}"#),
    example(
      #""StringEquals": {"aws:SourceVpc": ["vpc-1a2b3c4d", "vpc-<id>", "vpc-0123456789abcdef0"]}"#),
    example(#""IpAddress": {"aws:SourceIp": "203.0.113.0/24", "aws:VpcSourceIp": "10.0.0.0/8"}"#),
    example(#""StringLike": {"aws:SourceVpc": "vpc-*"}"#),
  ]

  static func check(_ policy: Policy, _ findings: inout Findings) {
    for condition in policy.statements.flatMap(\.conditions) {
      let key = condition.key.name.lowercased()
      for entry in condition.values.compactMap(Statement.Entry.init) {
        let text = entry.text
        guard !hasUnknownPart(text), !text.contains("*"), !text.contains("?") else { continue }
        switch key {
        case "aws:sourcevpc" where !isID(text, "vpc-"):
          findings.add(vpc, "\"\(text)\" is no id of a VPC", at: entry.range)
        case "aws:sourcevpce" where !isID(text, "vpce-"):
          findings.add(endpoint, "\"\(text)\" is no id of a VPC endpoint", at: entry.range)
        case "aws:sourceip" where isPrivate(text):
          findings.add(
            privateAddress, "\"\(text)\" is private: no request comes from there", at: entry.range)
        default: break
        }
      }
    }
  }

  private static func isID(_ text: String, _ prefix: String) -> Bool {
    guard text.hasPrefix(prefix) else { return false }
    let digits = text.dropFirst(prefix.count).utf8
    // Examples in documents have letters beyond f now and then, so only the form counts.
    return (digits.count == 8 || digits.count == 17) && digits.allSatisfy(isAlphanumeric)
  }

  private static func isPrivate(_ text: String) -> Bool {
    guard IPRange.isValid(text) else { return false }
    let parts = text.split { $0 == "." || $0 == "/" }.map { Int($0) ?? -1 }
    guard parts.count >= 4 else { return false }
    return parts[0] == 10 || parts[0] == 192 && parts[1] == 168
      || parts[0] == 172 && (16...31).contains(parts[1])
  }
}
