import JSON
import Source

/// Elements that take one of a few words: Version and Effect.
enum ConstantRule: PolicyRule {
  static let effect = Explanation(
    "iam.invalid-effect", .error, summary: "an Effect that is neither Allow nor Deny",
    explanation: "Effect is exactly \"Allow\" or \"Deny\", capitals included.",
    example: #"{"Effect": "allow", "Action": "s3:GetObject", "Resource": "*"}"#,
    remedy: "Write \"Allow\" or \"Deny\".")
  static let version = Explanation(
    "iam.invalid-version", .error, summary: "a Version that the policy language does not have",
    explanation: """
      Version is the version of the policy language, not the date of the policy: "2012-10-17", or \
      "2008-10-17" for old policies.
      """,
    example: #"{"Version": "2023-01-01", "Statement": []}"#,
    remedy: "Write \"2012-10-17\".")
  static let missingVersion = Explanation(
    "iam.missing-version", .warning, summary: "a policy without Version",
    explanation: """
      Without a Version the policy is read as of 2008, in which variables such as ${aws:username} are \
      plain text.
      """,
    example: #"{"Statement": []}"#,
    remedy: "Add \"Version\": \"2012-10-17\".")

  static let oldVersion = Explanation(
    "iam.old-version", .note, summary: "a policy of the language of 2008",
    explanation: """
      In a policy of version 2008-10-17 variables such as ${aws:username} are plain text, and newer \
      features of the language are missing.
      """,
    example: #"{"Version": "2008-10-17", "Statement": []}"#,
    remedy: "Write \"2012-10-17\".")

  static let explanations = [effect, version, missingVersion, oldVersion]

  static let examples = [
    RuleExample(
      statement: #""Effect": "⟦allow⟧", "Action": "s3:GetObject", "Resource": "*""#),
    RuleExample(statement: #""Effect": "⟦Permit⟧", "Action": "s3:GetObject", "Resource": "*""#),
    RuleExample(#"{"Version": "⟦2023-01-01⟧", "Statement": []}"#),
    RuleExample(#"⟦{⟧"Statement": []}"#),
    RuleExample(#"{"Version": "⟦2008-10-17⟧", "Statement": []}"#),
    RuleExample(#"{"Version": "<version>", "Statement": []}"#),
    RuleExample(statement: #""Effect": "<effect>", "Action": "s3:GetObject", "Resource": "*""#),
  ]

  static func check(_ policy: Policy, _ findings: inout Findings) {
    for statement in policy.statements {
      guard let entry = statement.member("Effect").flatMap({ Statement.Entry($0.value) }),
        !["Allow", "Deny"].contains(entry.text), !hasUnknownPart(entry.text)
      else { continue }
      let near = ["Allow", "Deny"].filter { $0.lowercased() == entry.text.lowercased() }
      findings.add(
        effect, "\"\(entry.text)\" is no effect: it is \"Allow\" or \"Deny\"", at: entry.range,
        fixes: near.map { .replace(entry.range, with: $0, isSafe: true) })
    }
    if let entry = policy.root["Version"].flatMap(Statement.Entry.init) {
      if !policyVersions.contains(entry.text), !hasUnknownPart(entry.text) {
        findings.add(
          version, "the policy language has no version \"\(entry.text)\"", at: entry.range,
          fixes: [.replace(entry.range, with: "2012-10-17")])
      } else if entry.text == "2008-10-17" {
        findings.add(
          oldVersion, "\"2008-10-17\" is the old version of the policy language", at: entry.range,
          fixes: [.replace(entry.range, with: "2012-10-17")])
      }
    } else if policy.statements.first?.isFragment != true,
      !policy.members.contains(where: { $0.name.lowercased() == "version" }),
      let opening = policy.root.openingRange
    {
      findings.add(
        missingVersion, "the policy has no Version, so it is read as of 2008", at: opening,
        fixes: [
          Diagnostic.Fix(
            "add the version",
            edits: [
              .init(opening.upperBound..<opening.upperBound, "\"Version\": \"2012-10-17\", ")
            ],
            isSafe: false)
        ])
    }
  }
}

/// Whether a text has a placeholder, a policy variable or a gap of a template in it, so that not all of it is known.
func hasUnknownPart(_ text: some StringProtocol) -> Bool {
  // The question is asked of nearly every text, some of them by a dozen rules.
  var previous: UInt8 = 0
  for byte in text.utf8 {
    if byte == UInt8(ascii: "<") { return true }
    // `${aws:username}` of IAM and `{{account}}` of templates.
    if byte == UInt8(ascii: "{"), previous == UInt8(ascii: "$") || previous == byte { return true }
    previous = byte
  }
  return false
}
