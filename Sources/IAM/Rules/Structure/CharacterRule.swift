import JSON
import Source

/// Characters that IAM does not take in a policy.
enum CharacterRule: PolicyRule {
  static let illegal = Explanation(
    "iam.invalid-character", .error, summary: "a character that policies may not contain",
    explanation: """
      A policy document consists of tab, line feed, carriage return and the characters from U+0020 to \
      U+00FF. Typographic quotes, dashes and ellipses, which word processors make, are refused.
      """,
    example: #"{"Sid": "Read – only", "Effect": "Allow"}"#,
    remedy: "Write the plain character instead.")

  static let explanations = [illegal]

  static let examples = [
    RuleExample(
      #"{"Version": "2012-10-17", "Id": "read ⟦–⟧ only", "Statement": []}"#),
    RuleExample(
      #"{"Version": "2012-10-17", "Id": "lire ⟦…⟧", "Statement": []}"#, kind: .trust),
    RuleExample(#"{"Version": "2012-10-17", "Id": "é", "Statement": []}"#),
  ]

  static func check(_ policy: Policy, _ findings: inout Findings) {
    guard policy.kind == .identity || policy.kind == .trust else { return }
    let bytes = policy.bytes
    var index = policy.root.range.lowerBound
    let end = policy.root.range.upperBound
    var count = 0
    while index < end {
      let byte = bytes[index]
      // Two bytes beginning with 0xC2 or 0xC3 are U+0080 to U+00FF.
      guard byte > 0xC3 else {
        index += 1
        continue
      }
      var next = index + 1
      while next < end, bytes[next] & 0xC0 == 0x80 { next += 1 }
      count += 1
      if count <= 20 {
        let text = String(decoding: bytes[index..<next], as: UTF8.self)
        findings.add(
          illegal, "policies may not contain \"\(text)\"", at: index..<next,
          fixes: substitutes[text].map { [.replace(index..<next, with: $0)] } ?? [])
      }
      index = next
    }
  }

  private static let substitutes = ["–": "-", "—": "-", "…": "...", "‘": "'", "’": "'"]
}
