import Markdown
import Source

/// Links without a destination, which a reader clicks in vain.
enum EmptyLinkRule: DocumentRule {
  static let explanations = [
    Explanation(
      "doc.empty-link", .warning, summary: "a link leads nowhere",
      explanation: "A link with empty parentheses shows as a link and goes to the page itself. "
        + "Contents lists get them when a section is planned and never linked.",
      example: "Step 2: [Create the role]()",
      remedy: "Put the section's anchor into the parentheses: (#create-the-role).")
  ]

  static func check(_ context: RuleContext) -> [Diagnostic] {
    let links = context.document.root.subtree.all(.link).filter { $0.destination?.isEmpty == true }
    guard !links.isEmpty else { return [] }
    var sections: [String: Outline.Section] = [:]
    for section in context.outline.sections where section.text.heading != nil {
      let key = section.text.title.lowercased()
      if sections[key] == nil { sections[key] = section }
    }
    return links.map { node in
      let title = node.plainText.trimmingSpaces
      guard let section = sections[title.lowercased()], let heading = section.text.heading else {
        return Diagnostic(
          "doc.empty-link", .warning, "\"\(title)\" links nowhere, and no heading has that text",
          at: node.range)
      }
      let line = context.file.location(of: heading.range.lowerBound).line
      return Diagnostic(
        "doc.empty-link", .warning,
        "\"\(title)\" links nowhere; the heading at \(line) has that text", at: node.range,
        fixes: fixes(node, anchor: section.text.id, in: context.file))
    }
  }

  /// Fills the parentheses of `[text]()`; other ways to write an empty link are left to a person.
  private static func fixes(
    _ link: MarkdownNode, anchor: String, in file: SourceFile
  ) -> [Diagnostic.Fix] {
    guard file.bytes[link.range].suffix(2).elementsEqual(Array("()".utf8)) else { return [] }
    let place = link.range.upperBound - 1
    return [
      .init(
        "link to #\(anchor)", edits: [.init(place..<place, "#\(anchor)")], isSafe: true)
    ]
  }
}
