import Source

/// Inputs that are probably misspelt values of earlier steps.
enum MisspeltNameRule: DocumentRule {
  static let explanations = [
    Explanation(
      "var.undefined", .error, summary: "a placeholder stands for nothing",
      explanation: "No step gives the value, and its name is that of a value which one does give, "
        + "but for a slip; or it stands in a script, where an undeclared `<name>` is a redirection "
        + "of the shell and would read and overwrite files.",
      example: "aws sagemaker delete-domain --domain-id <domian-id>",
      remedy: "Correct the name, or declare it with a directive: `<!-- runbook: needs: name -->`.")
  ]

  static func check(_ context: RuleContext) -> [Diagnostic] {
    var given: [(name: String, line: Int)] = []
    for step in context.steps {
      for action in step.actions { given += action.gives.map { ($0.name, action.line) } }
    }
    var slips = SlipSearch()
    return context.inputs.compactMap { input in
      guard let use = context.placeholders.uses[input.name]?.first,
        let meant = slips.first(of: given, where: { Slip.isLikely(input.name, $0.name) })
      else { return nil }
      return Diagnostic(
        "var.undefined", .error,
        "\"<\(use.spelling)>\" is given by no step: did you mean \"<\(meant.name)>\"",
        at: use.range, notes: [.init("line \(meant.line) gives \"<\(meant.name)>\"")],
        fixes: [
          .init(
            "write \"<\(meant.name)>\"",
            edits: (context.placeholders.uses[input.name] ?? []).map {
              .init($0.range, "<\(meant.name)>")
            }, isSafe: false)
        ])
    }
  }
}
