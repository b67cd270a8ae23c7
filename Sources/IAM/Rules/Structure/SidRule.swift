import JSON
import Source

/// Sids of the wrong form, empty, or given twice.
enum SidRule: PolicyRule {
  static let unsupported = Explanation(
    "iam.unsupported-sid", .error, summary: "a Sid with other characters than letters and digits",
    explanation: """
      In policies of IAM a Sid consists of A to Z, a to z and 0 to 9. IAM refuses spaces, hyphens and \
      underscores; some services allow them in policies of their resources.
      """,
    example: #"{"Sid": "Enable API Access", "Effect": "Allow"}"#,
    remedy: "Remove the other characters: \"EnableAPIAccess\".")
  static let repeated = Explanation(
    "iam.unique-sids-required", .error, summary: "two statements with one Sid",
    explanation: "A Sid names one statement of a policy; IAM refuses a policy that uses it twice.",
    example: #"[{"Sid": "Read", "Effect": "Allow"}, {"Sid": "Read", "Effect": "Deny"}]"#,
    remedy: "Rename or remove one of them.")
  static let repeatedInResource = Explanation(
    "iam.unique-sids-recommended", .warning,
    summary: "two statements of a resource's policy with one Sid",
    explanation: """
      Some services take such a policy and some refuse it; a Sid that names two statements tells \
      nobody which is meant.
      """,
    example: #"[{"Sid": "Read", "Effect": "Allow"}, {"Sid": "Read", "Effect": "Deny"}]"#,
    remedy: "Rename or remove one of them.")
  static let empty = Explanation(
    "iam.empty-sid-value", .note, summary: "an empty Sid",
    explanation: "An empty Sid names nothing; the element is optional.",
    example: #"{"Sid": "", "Effect": "Allow"}"#,
    remedy: "Remove the element, or say what the statement is for.")

  static let explanations = [unsupported, repeated, repeatedInResource, empty]

  static let examples = [
    RuleExample(allow: #""Sid": "⟦Allow-It⟧", "Action": "s3:GetObject", "Resource": "*""#),
    RuleExample(allow: #""Sid": "⟦Allow it⟧", "Action": "s3:GetObject", "Resource": "*""#),
    RuleExample(allow: #""Sid": ⟦""⟧, "Action": "s3:GetObject", "Resource": "*""#),
    RuleExample(
      #"{"Version": "2012-10-17", "Statement": [{"Sid": "A", "Effect": "Allow", "Action": "s3:Get*", "#
        + #""Resource": "*"}, {"Sid": "⟦A⟧", "Effect": "Deny", "Action": "s3:Put*", "Resource": "*"}]}"#
    ),
    RuleExample(
      #"{"Version": "2012-10-17", "Statement": [{"Sid": "A", "Effect": "Deny", "Principal": "*", "#
        + #""Action": "s3:Get*", "Resource": "*"}, {"Sid": "⟦A⟧", "Effect": "Deny", "#
        + #""Principal": "*", "Action": "s3:Put*", "Resource": "*"}]}"#,
      kind: .resource),
    RuleExample(allow: #""Sid": "Allow1", "Action": "s3:GetObject", "Resource": "*""#),
    RuleExample(
      allow: #""Sid": "Enable IAM User Permissions", "Principal": "#
        + #"{"AWS": "arn:aws:iam::123456789012:root"}, "Action": "kms:*", "Resource": "*""#,
      kind: .key),
    RuleExample(allow: #""Sid": "<sid>", "Action": "s3:GetObject", "Resource": "*""#),
  ]

  static func check(_ policy: Policy, _ findings: inout Findings) {
    let isStrict = policy.kind != .key && policy.kind != .resource
    var seen: [String: Range<Int>] = [:]
    for sid in policy.statements.compactMap(\.sid) where !hasUnknownPart(sid.text) {
      if sid.text.isEmpty {
        findings.add(empty, "the Sid is empty", at: sid.node.range)
        continue
      }
      if let first = seen[sid.text] {
        findings.add(
          isStrict ? repeated : repeatedInResource,
          "another statement has the Sid \"\(sid.text)\" too", at: sid.range,
          notes: [.init("the other stands here", at: first)])
      }
      seen[sid.text] = sid.range
      if isStrict, !sid.text.utf8.allSatisfy(isAlphanumeric) {
        let proper = String(
          decoding: sid.text.utf8.filter(isAlphanumeric), as: UTF8.self)
        findings.add(
          unsupported, "the Sid \"\(sid.text)\" has other characters than letters and digits",
          at: sid.range, fixes: proper.isEmpty ? [] : [.replace(sid.range, with: proper)])
      }
    }
  }
}

/// Whether a byte is an ASCII letter or digit.
func isAlphanumeric(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "a")...UInt8(ascii: "z"):
    true
  default: false
  }
}
