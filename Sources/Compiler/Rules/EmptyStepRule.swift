import Markdown
import Source

/// Steps that say nothing: "Step 2:" in a contents list, a numbered item without text.
enum EmptyStepRule: DocumentRule {
  static let explanations = [
    Explanation(
      "doc.empty-step", .warning, summary: "a step has no content",
      explanation: "A contents line that names no section, or a numbered item without text, was "
        + "planned and never written, or lost. Whoever follows the document cannot tell which.",
      example: "Step 1: [Create the role](#create-the-role)\nStep 2:",
      remedy: "Write the step, or take the line out.")
  ]

  static func check(_ context: RuleContext) -> [Diagnostic] {
    var diagnostics = context.outline.contents.compactMap { entry -> Diagnostic? in
      guard entry.link == nil, let number = entry.stepNumber else { return nil }
      return Diagnostic(
        "doc.empty-step", .warning, "\"Step \(number)\" names no section", at: entry.range)
    }
    for node in context.document.root.subtree.all(.orderedList) {
      let numbers = DocumentWalk.numbers(of: Array(node.children), start: node.number ?? 1)
      for (item, number) in zip(node.children, numbers) where item.children.isEmpty {
        diagnostics.append(
          Diagnostic("doc.empty-step", .warning, "step \(number) is empty", at: item.range))
      }
    }
    return diagnostics
  }
}
