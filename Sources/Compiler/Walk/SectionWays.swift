import Markdown
import Source

/// The ways to do the same thing that paragraphs or bullets of one section begin: "**Option A:
/// managed policy**", "**Using the console**".
struct SectionWays {
  /// The name of the way that a block begins, by where the block does.
  private var names: [Int: String] = [:]

  /// Finds the ways among the blocks of a section; there is none where only one is labelled.
  init(_ blocks: [MarkdownNode]) {
    guard blocks.count > 1 || blocks.first?.kind == .bulletList else { return }
    var found: [(start: Int, label: String, family: AlternativeWays.Family)] = []
    for block in blocks {
      switch block.kind {
      case .paragraph: found += SectionWays.label(block).map { [$0] } ?? []
      case .bulletList:
        for item in block.children {
          if let first = item.children.first(where: { $0.kind == .paragraph }),
            let label = SectionWays.label(first)
          {
            found.append((item.range.lowerBound, label.label, label.family))
          }
        }
      default: break
      }
    }
    let families = Dictionary(grouping: found, by: \.family)
    for ways in families.values where Set(ways.map(\.label)).count > 1 {
      for way in ways { names[way.start] = way.label }
    }
    findLists(blocks)
  }

  /// Numbered lists with nothing but "or" between them.
  private mutating func findLists(_ blocks: [MarkdownNode]) {
    var number = 1
    for index in blocks.indices.dropFirst().dropLast()
    where blocks[index].kind == .paragraph && blocks[index - 1].kind == .orderedList
      && blocks[index + 1].kind == .orderedList
      && blocks[index].plainText.lowercased().letterRuns() == ["or"]
    {
      names[blocks[index - 1].range.lowerBound] = "way-\(number)"
      number += 1
      names[blocks[index].range.lowerBound] = "way-\(number)"
      names[blocks[index + 1].range.lowerBound] = "way-\(number)"
    }
  }

  /// The name of the way that a block begins: `option-a`; nil where it begins none.
  func way(beginningWith block: MarkdownNode) -> String? { names[block.range.lowerBound] }

  /// Why a person decides about what a block of an item leads to: it is one of several ways.
  func reason(at block: MarkdownNode?) -> String? {
    guard let block, way(beginningWith: block) != nil else { return nil }
    return Self.reason
  }

  /// Why a person decides about one of several ways.
  static let reason = "it is one of several ways to do the same, of which a person takes one"

  /// Whether a paragraph is a label and nothing else.
  static func isLabelAlone(_ paragraph: MarkdownNode) -> Bool {
    if paragraph.plainText.lowercased().letterRuns() == ["or"] { return true }
    var inlines = paragraph.children.makeIterator()
    guard inlines.next()?.kind == .strong else { return false }
    guard let next = inlines.next() else { return true }
    return next.plainText.trimmingSpaces == ":" && inlines.next() == nil
  }

  /// Whether a paragraph may end in a colon, which its last part tells; nearly none does.
  private static func endsInColon(_ paragraph: MarkdownNode) -> Bool {
    var last: MarkdownNode?
    for child in paragraph.children { last = child }
    let end = last?.plainText.trimmingSpaces ?? ""
    return end.isEmpty || end.hasSuffix(":")
  }

  private static func label(
    _ paragraph: MarkdownNode
  ) -> (start: Int, label: String, family: AlternativeWays.Family)? {
    guard let first = paragraph.children.first(where: { _ in true }) else { return nil }
    let text: String
    let family: AlternativeWays.Family
    if first.kind == .strong, let found = AlternativeWays.family(first.plainText) {
      (text, family) = (first.plainText, found)
    } else {
      // "On Linux:" as a line of its own.
      guard endsInColon(paragraph) else { return nil }
      let line = paragraph.plainText.trimmingSpaces
      guard line.hasSuffix(":"), let found = AlternativeWays.family(ofLabel: line) else {
        return nil
      }
      (text, family) = (line, found)
    }
    var words = Slug.of(text.trimmingSpaces).split(separator: "-")
    // "Option A: managed policy" is called by its first two words.
    if case .numbered = family { words = Array(words.prefix(2)) }
    return (paragraph.range.lowerBound, words.joined(separator: "-"), family)
  }
}
