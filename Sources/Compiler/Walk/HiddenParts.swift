import Markdown
import Source

/// Parts of a document that HTML around them strikes out, hides, or folds away under a title that warns
/// them off: `<del>`, `<div style="display:none">`, `<details><summary>Old instructions</summary>`.
struct HiddenParts {
  /// The elements that are open, each with why what stands in it runs only when asked for.
  private var open: [(tag: String, reason: String?)] = []

  /// Why what stands here runs only when it is asked for; nil where nothing hides it.
  var reason: String? { open.lazy.compactMap(\.reason).first }

  /// Follows the elements that a block opens and closes.
  ///
  /// - Parameter block: the next block of the document; only HTML counts.
  /// - Complexity: O(bytes).
  mutating func follow(_ block: MarkdownNode) {
    guard block.kind == .htmlBlock, let html = block.content?.string.lowercased() else { return }
    for part in html.split(separator: "<").dropFirst(html.hasPrefix("<") ? 0 : 1) {
      let isEnd = part.hasPrefix("/")
      let name = String(part.drop { $0 == "/" }.prefix { $0.isLetter })
      guard Self.elements.contains(name) else { continue }
      if isEnd {
        guard let last = open.lastIndex(where: { $0.tag == name }) else { continue }
        open.removeSubrange(last...)
      } else if name == "summary" {
        guard let details = open.lastIndex(where: { $0.tag == "details" }) else { continue }
        let title =
          part.split(separator: ">", maxSplits: 1).dropFirst().first.map(String.init) ?? ""
        open[details].reason = open[details].reason ?? Self.exclusion(underSummary: title)
      } else if open.count < Self.deepest {
        let attributes = part.prefix { $0 != ">" }
        open.append((name, Self.reason(name, attributes: String(attributes))))
      }
    }
  }

  private static let elements: WordSet = [
    "del", "s", "strike", "div", "section", "span", "p", "details", "summary",
  ]
  /// No document of a person's nests deeper.
  private static let deepest = 64

  private static func reason(_ tag: String, attributes: String) -> String? {
    if ["del", "s", "strike"].contains(tag) {
      return "the document strikes it out: it runs only when asked for"
    }
    let words = attributes.filter { !$0.isWhitespace }
    let isHidden =
      words.contains("display:none") || words.contains("visibility:hidden")
      || attributes.split(whereSeparator: \.isWhitespace).contains("hidden")
    return isHidden ? "the document hides it: it runs only when asked for" : nil
  }

  /// Why what is folded away under a title runs only when it is asked for.
  private static func exclusion(underSummary text: String) -> String? {
    let title = text.onOneLine
    if let reason = SectionTraits(TitleWords(title)).excludedBy { return reason }
    let words = title.alphanumericRuns
    let isWarned =
      Reservations.leadingPhrase(in: SaidWords(words)) != nil || LeadIn(remark: title).reason != nil
      || words.contains { showing.contains($0) }
    return isWarned
      ? "what is folded away under \"\(title)\" runs only when asked for" : nil
  }

  /// Words of titles under which a command shows something.
  private static let showing: WordSet = [
    "output", "outputs", "log", "logs", "old", "former", "previous", "legacy", "manual",
    "manually", "advanced", "why", "background", "explanation",
  ]
}
