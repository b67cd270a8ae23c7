import Markdown
import Source

/// Headings with nothing under them.
enum EmptySectionRule: DocumentRule {
  static let explanations = [
    Explanation(
      "doc.empty-section", .note, summary: "a section is empty",
      explanation: "A heading without text, and without sections of its own, promises something "
        + "that is not there.",
      example: "## Set up Visual Studio Code",
      remedy: "Write the section, or take the heading out.")
  ]

  static func check(_ context: RuleContext) -> [Diagnostic] {
    let sections = context.outline.sections
    return sections.indices.compactMap { index in
      let section = sections[index]
      guard let heading = section.text.heading, section.text.blocks.isEmpty else { return nil }
      let next = sections.indices.contains(index + 1) ? sections[index + 1] : nil
      if next?.parent == index { return nil }
      return Diagnostic(
        "doc.empty-section", .note, "the section \"\(section.text.title)\" is empty",
        at: heading.range)
    }
  }
}
