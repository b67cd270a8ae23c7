import Markdown

/// The paragraphs of one section that are steps although they stand in no list: lettered items, and
/// the entries of a form one by one.
///
///     Console: AWS → IAM → Roles → Create role
///
///     Use case: Lambda
struct ParagraphSteps {
  /// Where they begin.
  private var starts: Set<Int> = []

  /// Finds them among the blocks of a section.
  ///
  /// - Parameters:
  ///   - blocks: the blocks.
  ///   - source: the bytes of the document.
  /// - Complexity: O(bytes of the paragraphs).
  init(_ blocks: [MarkdownNode], source: [UInt8]) {
    findLettered(blocks, source: source)
    findForms(blocks)
  }

  /// Whether a paragraph is a step.
  func contains(_ paragraph: MarkdownNode) -> Bool { starts.contains(paragraph.range.lowerBound) }

  // MARK: Lettered paragraphs

  private mutating func findLettered(_ blocks: [MarkdownNode], source: [UInt8]) {
    var last: (start: Int, marker: LetteredLines.Marker)?
    for block in blocks where block.kind == .paragraph {
      guard LetteredLines.mayBegin(source[block.range]) else { continue }
      let markers = LetteredLines.markers(
        in: ProseTokenizer.tokens(of: block, source: source))
      guard let first = markers.first, first.index == 0, let end = markers.last else { continue }
      let start = block.range.lowerBound
      if let last, last.marker.isFollowed(by: first) { starts.formUnion([last.start, start]) }
      // "a) …" and "b) …" on lines of one paragraph.
      if first.isFirst, markers.count > 1 { starts.insert(start) }
      last = (start, end)
    }
  }

  // MARK: Forms

  private mutating func findForms(_ blocks: [MarkdownNode]) {
    var opening: Int?
    for block in blocks {
      guard block.kind == .paragraph else {
        // What is pasted into the form stands between its entries.
        if block.kind != .codeBlock { opening = nil }
        continue
      }
      if ConsoleProcedure.opensByPath(block.plainText) {
        opening = block.range.lowerBound
      } else if let start = opening {
        if Self.isEntry(block.plainText) {
          starts.formUnion([start, block.range.lowerBound])
        } else if !Self.isRemark(block.plainText) {
          opening = nil
        }
      }
    }
  }

  /// Whether a paragraph is "Label: value", or presses or enters something.
  private static func isEntry(_ text: String) -> Bool {
    let words = text.split(maxSplits: 7, whereSeparator: \.isWhitespace)
    guard let first = words.first, text.utf8.count <= 400, !isRemark(text) else { return false }
    let verb = first.lowercased()
    if PlainLabels.pressing.contains(verb) || Lexicon.naming.contains(verb)
      || entering.contains(verb)
    {
      return true
    }
    guard let label = words.prefix(5).firstIndex(where: { $0.hasSuffix(":") }) else { return false }
    return label + 1 < words.count && first.first?.isUppercase == true
      && !words[...label].contains { Lexicon.finite.contains($0.lowercased()) }
  }

  /// Whether a paragraph begins with "Note" or the like.
  private static func isRemark(_ text: String) -> Bool {
    let first = text.prefix { $0.isLetter }.lowercased()
    return Lexicon.remarks.contains(first) || ClauseParser.reports.contains(first)
  }

  /// Verbs with which an entry begins that fills in or ticks something.
  private static let entering: WordSet = [
    "enter", "type", "paste", "set", "tick", "check", "leave", "attach", "search", "under", "for",
  ]
}
