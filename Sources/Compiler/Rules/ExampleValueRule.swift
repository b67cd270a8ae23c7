import Source

/// Values in commands that documentation uses as examples.
enum ExampleValueRule: DocumentRule {
  static let explanations = [
    Explanation(
      "var.example-value", .warning, summary: "a command holds an example value",
      explanation: "Account numbers such as `111122223333` stand in documentation for the reader's "
        + "own. Run as they are, they fail or reach something of somebody else.",
      example: "aws iam get-policy --policy-arn arn:aws:iam::111122223333:policy/audit",
      remedy: "Write a placeholder: `<account-id>`.")
  ]

  static func check(_ context: RuleContext) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    for action in context.steps.lazy.flatMap(\.actions)
    where action.origin == .table || action.origin == .fence {
      guard case .arguments(let words)? = action.invocation else { continue }
      for word in words {
        guard let text = word.literal, let example = example(in: text) else { continue }
        let line = context.file.lines.range(ofLine: action.line)
        guard let place = context.file.bytes[line].firstRange(of: Array(example.utf8)) else {
          continue
        }
        diagnostics.append(
          Diagnostic(
            "var.example-value", .warning, "\"\(example)\" is an example, not a value", at: place,
            notes: [.init("a placeholder such as \"<account-id>\" is asked for")]))
      }
    }
    return diagnostics
  }

  /// The account numbers of AWS's documentation, and what stands for one.
  static func example(in text: String) -> String? {
    for account in ["111122223333", "123456789012", "444455556666"] where text.contains(account) {
      return account
    }
    // Most words are shorter, and the policies among them have no such part.
    guard text.utf8.count >= 10, text.lowercased().contains("account-id") else { return nil }
    let parts = text.split { !($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
    return parts.first { $0.lowercased() == "account-id" }.map(String.init)
  }
}
