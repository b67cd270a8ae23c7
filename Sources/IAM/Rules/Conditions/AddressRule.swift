import JSON
import Source

/// IP addresses that requests never come from, and ranges that read wider than they are.
enum AddressRule: PolicyRule {
  static let privateAddress = Explanation(
    "iam.private-ip-address", .warning,
    summary: "only private addresses as the source of a request",
    explanation: why,
    example: #"{"Condition": {"IpAddress": {"aws:SourceIp": "10.0.0.0/8"}}}"#,
    remedy: "Use the public addresses, or aws:VpcSourceIp.")
  static let notPrivate = Explanation(
    "iam.private-not-ip-address", .warning,
    summary: "only private addresses as what a request must not come from",
    explanation: why + " So NotIpAddress is always true.",
    example: #"{"Condition": {"NotIpAddress": {"aws:SourceIp": "10.0.0.0/8"}}}"#,
    remedy: "Use the public addresses, or aws:VpcSourceIp.")
  static let subset = Explanation(
    "iam.private-ip-subset", .note, summary: "a private address among public ones",
    explanation: why,
    example: #"{"IpAddress": {"aws:SourceIp": ["203.0.113.0/24", "10.0.0.0/8"]}}"#,
    remedy: "Remove it.")
  static let range = Explanation(
    "iam.improve-ip-range", .note, summary: "a range whose address has bits behind its mask",
    explanation: """
      The bits behind the mask are ignored: 203.0.113.7/24 is 203.0.113.0/24, all 256 addresses. A \
      single address has no mask, or /32.
      """,
    example: #"{"Condition": {"IpAddress": {"aws:SourceIp": "203.0.113.7/24"}}}"#,
    remedy: "Write the range's first address, or the mask that is meant.")

  static let explanations = [privateAddress, notPrivate, subset, range]

  private static let why = """
    aws:SourceIp is the public address of whoever calls. A private address (10.0.0.0/8, \
    172.16.0.0/12, 192.168.0.0/16) never matches; requests over an endpoint have aws:VpcSourceIp.
    """

  private static func example(_ condition: String) -> RuleExample {
    RuleExample(allow: OperatorRule.conditioned(condition))
  }

  static let examples = [
    example(#""IpAddress": {"aws:SourceIp": "⟦10.0.0.0/8⟧"}"#),
    example(#""IpAddress": {"aws:SourceIp": ["⟦10.0.0.0/8⟧", "⟦192.168.1.0/24⟧"]}"#),
    example(#""NotIpAddress": {"aws:SourceIp": "⟦172.20.0.0/16⟧"}"#),
    example(#""IpAddress": {"aws:SourceIp": ["203.0.113.0/24", "⟦10.0.0.0/8⟧"]}"#),
    example(#""IpAddress": {"aws:SourceIp": "⟦203.0.113.7/24⟧"}"#),
    example(#""IpAddress": {"aws:SourceIp": "⟦2001:db8::1/64⟧"}"#),
    example(
      #""IpAddress": {"aws:SourceIp": ["203.0.113.0/24", "203.0.113.7", "203.0.113.7/32", "#
        + #""2001:db8::/32", "2001:db8::1", "<your-ip>"], "aws:VpcSourceIp": "10.0.0.0/8"}"#),
  ]

  static func check(_ policy: Policy, _ findings: inout Findings) {
    for condition in policy.statements.flatMap(\.conditions) {
      guard let parsed = condition.parsed, parsed.family == .address else { continue }
      let entries = condition.values.compactMap(Statement.Entry.init)
      for entry in entries {
        guard let network = IPRange(entry.text), let first = network.firstAddress else { continue }
        findings.add(
          range, "\"\(entry.text)\" is \"\(first)\": the bits behind the mask are ignored",
          at: entry.range, fixes: [.replace(entry.range, with: first)])
      }
      guard condition.key.name.lowercased() == "aws:sourceip" else { continue }
      let inside = entries.filter { IPRange($0.text)?.isPrivate == true }
      let explanation =
        inside.count < entries.count ? subset : parsed.isNegated ? notPrivate : privateAddress
      for entry in inside {
        findings.add(
          explanation, "\"\(entry.text)\" is private: no request comes from there",
          at: entry.range)
      }
    }
  }
}
