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
    diagnostics += headings(context)
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

  /// Headings "Step 2: …" of one level under one heading.
  private static func headings(_ context: RuleContext) -> [Diagnostic] {
    var last: [Int: (level: Int, number: Int)] = [:]
    return context.outline.sections.compactMap { section in
      guard let heading = section.text.heading, let number = number(of: heading.plainText) else {
        return nil
      }
      let place = section.parent ?? -1
      let before = last.updateValue((section.text.level, number), forKey: place)
      guard let before, before.level == section.text.level, number != 1, number <= before.number
      else { return nil }
      return Diagnostic(
        "doc.step-number", .warning,
        "\"Step \(number)\" follows \"Step \(before.number)\"", at: heading.range)
    }
  }

  /// The number of a title "Step 3: Deploy" or "Step 3".
  private static func number(of title: String) -> Int? {
    let words = title.words(upTo: 2)
    guard words.count > 1, words[0].lowercased() == "step" else { return nil }
    let digits = words[1].prefix(while: \.isNumber)
    let rest = words[1].dropFirst(digits.count)
    guard rest.allSatisfy({ ":.)-–—".contains($0) }) else { return nil }
    return Int(digits)
  }
}
