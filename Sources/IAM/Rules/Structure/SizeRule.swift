import JSON
import Source

/// Policies that are larger than IAM stores.
enum SizeRule: PolicyRule {
  static let identity = Explanation(
    "iam.policy-size-exceeds-identity-policy-quota", .error,
    summary: "a policy larger than a managed policy may be",
    explanation: """
      A managed policy has at most 6,144 characters, white space not counted; the quota cannot be \
      raised. Inline policies have 2,048 characters in all for a user, 5,120 for a group and 10,240 \
      for a role.
      """,
    example: "a policy that lists hundreds of actions one by one",
    remedy: "Use wildcards, or split the policy.")
  static let trust = Explanation(
    "iam.policy-size-exceeds-role-trust-policy-quota", .warning,
    summary: "a trust policy larger than usual",
    explanation: """
      A trust policy has at most 2,048 characters, white space not counted; AWS raises the quota to \
      4,096 on request.
      """,
    example: "a trust policy that lists dozens of roles one by one",
    remedy: "Name the account and add a condition, or ask for a larger quota.")
  static let resource = Explanation(
    "iam.policy-size-exceeds-resource-policy-quota", .warning,
    summary: "a policy larger than a resource of that kind takes",
    explanation: "A key policy has at most 32 kB, a bucket policy 20 kB.",
    example: "a bucket policy that lists hundreds of roles one by one",
    remedy: "Name accounts or an organisation instead of single roles.")
  static let serviceControl = Explanation(
    "iam.policy-size-exceeds-scp-quota", .error,
    summary: "a service control policy that is too large",
    explanation: "A service control policy has at most 5,120 characters.",
    example: "a service control policy that lists hundreds of actions one by one",
    remedy: "Use wildcards, or split the policy.")

  static let resourceControl = Explanation(
    "iam.policy-size-exceeds-rcp-quota", .error,
    summary: "a resource control policy that is too large",
    explanation: "A resource control policy has at most 5,120 characters.",
    example: "a resource control policy that lists hundreds of actions one by one",
    remedy: "Use wildcards, or split the policy.")

  static let explanations = [identity, trust, resource, serviceControl, resourceControl]

  static let examples = [
    RuleExample(
      "⟦{⟧\"Version\": \"2012-10-17\", \"Statement\": [" + filler(6_300) + "]}"),
    RuleExample("{\"Version\": \"2012-10-17\", \"Statement\": [" + filler(5_900) + "]}"),
    RuleExample(
      "⟦{⟧\"Version\": \"2012-10-17\", \"Statement\": [" + filler(2_300) + "]}", kind: .trust),
    RuleExample(
      "⟦{⟧\"Version\": \"2012-10-17\", \"Statement\": [" + filler(5_400) + "]}",
      kind: .serviceControl),
    RuleExample(
      "⟦{⟧\"Version\": \"2012-10-17\", \"Statement\": [" + filler(5_400) + "]}",
      kind: .resourceControl),
  ]

  /// A statement of about so many characters.
  private static func filler(_ count: Int) -> String {
    let resource = String(repeating: "a", count: max(count - 100, 0))
    return """
      {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::\(resource)/*"}
      """
  }

  static func check(_ policy: Policy, _ findings: inout Findings) {
    guard policy.statements.first?.isFragment != true else { return }
    let (explanation, quota, name) =
      switch policy.kind {
      case .identity: (identity, 6_144, "managed policy")
      case .trust: (trust, 2_048, "trust policy")
      case .resource: (resource, 20_480, "bucket policy")
      case .key: (resource, 32_768, "key policy")
      case .serviceControl: (serviceControl, 5_120, "service control policy")
      case .resourceControl: (resourceControl, 5_120, "resource control policy")
      }
    let size = policy.bytes[policy.root.range].reduce(into: 0) { count, byte in
      // Characters: the bytes that continue one do not count.
      if byte > 0x20, byte & 0xC0 != 0x80 { count += 1 }
    }
    if size > quota {
      findings.add(
        explanation,
        "the policy has \(size) characters without white space, a \(name) at most \(quota)",
        at: policy.root.openingRange ?? policy.root.range)
    }
  }
}
