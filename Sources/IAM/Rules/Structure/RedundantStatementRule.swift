import JSON
import Source

/// Statements that another one of the policy includes.
enum RedundantStatementRule: PolicyRule {
  static let redundant = Explanation(
    "iam.redundant-statement", .note, summary: "a statement that another one includes",
    explanation: """
      Another statement with the same effect and principals covers all its actions and resources \
      without a condition, or with the same one: without this statement the policy would say the \
      same. It often stands where something else was meant.
      """,
    example: """
      {"Statement": [
        {"Effect": "Allow", "Action": "s3:*", "Resource": "*"},
        {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::data/*"}]}
      """,
    remedy: "Remove the statement, or write what was meant.")

  static let explanations = [redundant]

  private static func example(_ first: String, _ second: String) -> RuleExample {
    RuleExample(#"{"Version": "2012-10-17", "Statement": [\#(first), \#(second)]}"#)
  }

  private static let all = #"{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}"#
  private static let one = #""Action": "s3:GetObject", "Resource": "arn:aws:s3:::data/*"}"#

  static let examples = [
    example(all, #"⟦{⟧"Effect": "Allow", \#(one)"#),
    example(#"⟦{⟧"Sid": "A", "Effect": "Allow", \#(one)"#, all),
    example(#"{"Effect": "Deny", \#(one)"#, #"⟦{⟧"Sid": "B", "Effect": "Deny", \#(one)"#),
    example(all, #"{"Effect": "Deny", \#(one)"#),
    example(all, #"{"Effect": "Allow", "NotAction": "s3:GetObject", "Resource": "*"}"#),
    example(
      #"{"Effect": "Allow", "Action": "s3:*", "Resource": "*", "Condition": "#
        + #"{"Bool": {"aws:SecureTransport": "true"}}}"#,
      #"{"Effect": "Allow", \#(one)"#),
    example(
      #"{"Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::other/*"}"#,
      #"{"Effect": "Allow", \#(one)"#),
    example(#"{"Effect": "Allow", "Action": "s3:*", "Resource": "<arn>"}"#, all),
  ]

  /// What is compared of a statement.
  private struct Part {
    let statement: Statement
    let actions: [Statement.Entry]
    let resources: [Statement.Entry]
    let actionPatterns: [WildcardPattern]
    let resourcePatterns: [WildcardPattern]
    let effect: String
    /// The principals and the condition, as they are written.
    let principals: JSONValue?
    let condition: JSONValue?

    /// Nil for a statement that cannot be compared.
    init?(_ statement: Statement) {
      guard statement.actions.count == 1, statement.actions[0].isNot == false,
        statement.resources.count <= 1, statement.resources.first?.isNot != true,
        let effect = statement.member("Effect")?.value.string,
        statement.member("NotPrincipal") == nil
      else { return nil }
      actions = statement.allowedActions
      resources = statement.listedResources
      guard !actions.isEmpty, actions.count <= 64, resources.count <= 64 else { return nil }
      guard !(actions + resources).contains(where: { hasUnknownPart($0.text) }) else { return nil }
      self.statement = statement
      self.effect = effect
      actionPatterns = actions.map { WildcardPattern($0.text) }
      resourcePatterns = resources.map { WildcardPattern($0.text, isCaseSensitive: true) }
      principals = statement.member("Principal").map { $0.value.value }
      condition = statement.member("Condition").map { $0.value.value }
    }

    func includes(_ other: Part) -> Bool {
      effect == other.effect && principals == other.principals
        && (condition == nil || condition == other.condition)
        && resources.isEmpty == other.resources.isEmpty
        && other.actions.allSatisfy { action in
          actionPatterns.contains { $0.covers(action.text) }
        }
        && other.resources.allSatisfy { resource in
          resourcePatterns.contains { $0.covers(resource.text) }
        }
    }
  }

  static func check(_ policy: Policy, _ findings: inout Findings) {
    // Compared pairwise; a policy with more statements does not fit IAM's quota.
    guard policy.statements.count <= 64 else { return }
    let parts = policy.statements.compactMap(Part.init)
    for (index, part) in parts.enumerated() {
      // Of two that include each other the later one is redundant.
      let cover = parts.enumerated().first { other, candidate in
        other != index && candidate.includes(part) && (other < index || !part.includes(candidate))
      }
      guard let cover else { continue }
      let range = part.statement.node.openingRange ?? part.statement.node.range
      let place = cover.element.statement.node
      findings.add(
        redundant, "another statement includes this one", at: range,
        notes: [.init("the other stands here", at: place.openingRange ?? place.range)])
    }
  }
}
