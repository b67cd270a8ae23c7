import JSON
import Source

/// Ids of networks and endpoints that requests never have.
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

  static let explanations = [vpc, endpoint]

  private static func example(_ condition: String) -> RuleExample {
    RuleExample(allow: OperatorRule.conditioned(condition))
  }

  static let examples = [
    example(#""StringEquals": {"aws:SourceVpc": "⟦my-vpc⟧"}"#),
    example(#""StringEquals": {"aws:sourceVpce": ["vpce-1a2b3c4d", "⟦vpc-1a2b3c4d⟧"]}"#),
    example(
      #""StringEquals": {"aws:SourceVpc": ["vpc-1a2b3c4d", "vpc-<id>", "vpc-0123456789abcdef0"]}"#),
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
}
