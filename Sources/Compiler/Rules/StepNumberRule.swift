import Markdown
import Source

/// Numbers of steps that repeat or go back.
enum StepNumberRule: DocumentRule {
  static let explanations = [
    Explanation(
      "doc.step-number", .warning, summary: "steps are numbered twice or out of order",
      explanation: "Markdown shows 1, 2, 2, 3 as 1, 2, 3, 4, so who reads the source and who reads "
        + "the page mean different steps by \"step 3\". The same number on every item (`1.`) is a "
        + "habit that numbers them as they come, and is not reported.",
      example: "1. Create the role\n2. Attach the policy\n2. Tag the role",
      remedy: "Number the steps as they follow each other.")
  ]

  static func check(_ context: RuleContext) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    for list in context.document.root.subtree.all(.orderedList) {
      let items = Array(list.children)
      let numbers = items.map { $0.number ?? 0 }
      // `1. 1. 1.`, and `1. 2. 1. 1.` no less, is shown as it should be only in the first form.
      if numbers.allSatisfy({ $0 == numbers.first }) { continue }
      for index in items.indices.dropFirst() where numbers[index] <= numbers[index - 1] {
        let shown = (numbers.first ?? 1) + index
        diagnostics.append(
          Diagnostic(
            "doc.step-number", .warning,
            "step \(numbers[index]) follows step \(numbers[index - 1]), and is shown as \(shown)",
            at: items[index].range.lowerBound..<items[index].range.lowerBound + 1))
      }
    }
    var last: Int?
    for entry in context.outline.contents {
      guard let number = entry.stepNumber else { continue }
      if let last, number <= last, number != 1 {
        diagnostics.append(
          Diagnostic(
            "doc.step-number", .warning, "\"Step \(number)\" follows \"Step \(last)\"",
            at: entry.range))
      }
      last = number
    }
    return diagnostics
  }
}
