import JSON
import Source

/// Elements that the policy language does not have, or has under another spelling.
enum ElementRule: PolicyRule {
  static let unknown = Explanation(
    "iam.invalid-policy-element", .error,
    summary: "an element that policies do not have",
    explanation: """
      IAM knows Version, Id and Statement in a policy, and Sid, Effect, Principal, NotPrincipal, \
      Action, NotAction, Resource, NotResource and Condition in a statement. Their spelling, capitals \
      included, is exact: IAM refuses the whole policy otherwise.
      """,
    example: #"{"Version": "2012-10-17", "Statement": [{"effect": "Allow"}]}"#,
    remedy: "Spell the element as IAM does, or remove it.")

  static let repeated = Explanation(
    "iam.duplicate-keys-with-different-case", .error,
    summary: "an element stands twice, in different case",
    explanation: """
      IAM takes such keys for one and refuses a policy in which both stand, as elements of a \
      statement or as keys of one operator in a condition.
      """,
    example: #"{"Effect": "Allow", "Action": "s3:GetObject", "action": "s3:PutObject"}"#,
    remedy: "Merge the two into one list.")

  static let explanations = [unknown, repeated]

  static let examples = [
    RuleExample(statement: #""⟦effect⟧": "Allow", "Action": "s3:GetObject", "Resource": "*""#),
    RuleExample(allow: #""⟦Actions⟧": "s3:GetObject", "Resource": "*""#),
    RuleExample(#"{"⟦version⟧": "2012-10-17", "Statement": []}"#),
    RuleExample(allow: #""Action": "s3:GetObject", "⟦Action ⟧": "s3:PutObject", "Resource": "*""#),
    RuleExample(
      allow: #""Action": "s3:GetObject", "⟦action⟧": "s3:PutObject", "Resource": "*""#),
    RuleExample(
      allow: OperatorRule.conditioned(
        #""StringEquals": {"aws:SourceVpc": "vpc-1a2b3c4d", "⟦aws:sourceVPC⟧": "vpc-2a2b3c4d"}"#)),
    RuleExample(
      allow: OperatorRule.conditioned(
        #""StringEquals": {"aws:SourceVpc": "vpc-1a2b3c4d"}, "#
          + #""StringNotEquals": {"aws:sourceVPC": "vpc-2a2b3c4d"}"#)),
    RuleExample(allow: #""Sid": "A", "NotAction": "s3:GetObject", "NotResource": "*""#),
    RuleExample(#"{"Version": "2012-10-17", "Id": "x", "Statement": []}"#),
  ]

  static let policyElements = ["Version", "Id", "Statement"]
  static let statementElements = [
    "Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource",
    "Condition",
  ]

  static func check(_ policy: Policy, _ findings: inout Findings) {
    if policy.statements.first?.isFragment != true {
      check(policy.members, Self.policyElements, "a policy", &findings)
    }
    for statement in policy.statements {
      check(statement.members, Self.statementElements, "a statement", &findings)
      for operation in statement.member("Condition")?.value.members ?? [] {
        checkKeys(operation.value.members, &findings)
      }
    }
  }

  private static func checkKeys(_ keys: [JSONNode.Member], _ findings: inout Findings) {
    var seen: [String: String] = [:]
    for key in keys {
      let other = seen.updateValue(key.name, forKey: key.name.lowercased())
      // The same key in the same case is reported as repeated JSON.
      guard let other, other != key.name else { continue }
      findings.add(
        repeated, "\"\(key.name)\" stands here twice, in different case",
        at: key.nameContentRange)
    }
  }

  private static func check(
    _ members: [JSONNode.Member], _ known: [String], _ place: String, _ findings: inout Findings
  ) {
    // Under each name in lower case, the spelling that counts: the language's, else the first.
    var spellings: [String: String] = [:]
    for member in members where known.contains(member.name) {
      spellings[member.name.lowercased()] = member.name
    }
    for member in members where !known.contains(member.name) {
      guard !member.nameRange.isEmpty else { continue }
      let range = member.nameContentRange
      let spelling = spellings[member.name.lowercased(), default: member.name]
      spellings[member.name.lowercased()] = spelling
      // The same name in the same case is reported as repeated JSON.
      if spelling != member.name {
        findings.add(
          repeated, "\"\(member.name)\" stands here twice, in different case", at: range)
        continue
      }
      let near = nearest(to: member.name, among: known, limit: 1)
      findings.add(
        unknown, "\(place) has no element \"\(member.name)\"\(didYouMean(near))", at: range,
        fixes: near.map { .replace(range, with: $0) })
    }
  }
}
