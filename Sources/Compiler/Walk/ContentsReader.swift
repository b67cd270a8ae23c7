import Markdown
import Source

/// One line of a contents list: "Step 4 (Optional): [Title](#anchor)".
struct ContentsEntry {
  /// The number of "Step 4", if the line has one.
  var stepNumber: Int?
  /// Whether the line says "(Optional)".
  var isOptional: Bool
  /// The text of its link; "" for a line without one.
  var title: String
  /// Its link; nil for a line without one.
  var link: MarkdownNode?
  /// The bytes of the line.
  var range: Range<Int>

  /// The anchor that it links to, if it is one of this document's.
  var anchor: String? {
    guard let destination = link?.destination, destination.hasPrefix("#") else { return nil }
    return String(destination.dropFirst())
  }

  /// Whether it leads into this document, or nowhere.
  var isInternal: Bool {
    guard let destination = link?.destination else { return false }
    return destination.isEmpty || destination.hasPrefix("#")
  }
}

/// Finds the lines of contents lists: a link alone, perhaps after "Step 4 (Optional):".
enum ContentsReader {
  /// The entries in paragraphs and lists among some blocks, in order.
  static func entries(in blocks: [MarkdownNode]) -> [ContentsEntry] {
    var entries: [ContentsEntry] = []
    for block in blocks {
      switch block.kind {
      case .paragraph:
        let lines = lines(of: block)
        let found = lines.compactMap(entry)
        // Lines without a link count only beside others: "Step 2:" alone may be anything.
        if found.count == lines.count || found.contains(where: { $0.link != nil }) {
          entries += found.filter { $0.link != nil || found.count > 1 }
        }
      case .orderedList, .bulletList:
        if isContents(block) { collect(block, into: &entries) }
      default: break
      }
    }
    return entries
  }

  /// Whether every item of a list is a link into this document, perhaps with a list of the same
  /// under it.
  static func isContents(_ list: MarkdownNode) -> Bool {
    var count = 0
    for item in list.children {
      count += 1
      for child in item.children {
        switch child.kind {
        case .paragraph:
          let lines = lines(of: child)
          guard lines.count == 1, let entry = entry(lines[0]) else { return false }
          guard entry.link == nil ? entry.stepNumber != nil : entry.isInternal else { return false }
        case .orderedList, .bulletList:
          guard isContents(child) else { return false }
        default: return false
        }
      }
    }
    return count > 0
  }

  private static func collect(_ list: MarkdownNode, into entries: inout [ContentsEntry]) {
    for item in list.children {
      for child in item.children {
        if child.kind == .paragraph {
          entries += lines(of: child).compactMap(entry)
        } else {
          collect(child, into: &entries)
        }
      }
    }
  }

  /// The inlines of a paragraph, line by line.
  private static func lines(of paragraph: MarkdownNode) -> [[MarkdownNode]] {
    var lines: [[MarkdownNode]] = [[]]
    for inline in paragraph.children {
      if inline.kind == .softBreak || inline.kind == .lineBreak {
        lines.append([])
      } else {
        lines[lines.count - 1].append(inline)
      }
    }
    return lines.filter { !$0.isEmpty }
  }

  /// Whether the first word besides the link may be "step" or "optional": nearly every line of a
  /// document is none of a contents list, which its first letters tell.
  private static func mayBeEntry(_ line: [MarkdownNode]) -> Bool {
    for node in line where node.kind != .link && node.kind != .html {
      guard node.kind == .text, let text = node.literal else { return true }
      let head = text.utf8.drop { !($0.isASCIILetter || $0.isASCIIDigit || $0 >= 0x80) }.prefix(3)
      guard let first = head.first else { continue }
      return first >= 0x80
        || ["step", "optional"].contains { $0.utf8.starts(with: head.lazy.map { $0 | 0x20 }) }
    }
    return true
  }

  private static func entry(_ line: [MarkdownNode]) -> ContentsEntry? {
    guard let first = line.first, let last = line.last else { return nil }
    let links = line.filter { $0.kind == .link }
    guard links.count <= 1, mayBeEntry(line) else { return nil }
    let around = line.filter { $0.kind != .link && $0.kind != .html }.map(\.plainText).joined()
    let words = around.lowercased().alphanumericRuns
    var rest = words[...]
    var number: Int?
    if rest.first == "step", let digits = rest.dropFirst().first, let value = Int(digits) {
      number = value
      rest = rest.dropFirst(2)
    }
    let isOptional = rest.contains("optional")
    rest.removeAll { $0 == "optional" }
    guard rest.isEmpty, number != nil || links.count == 1 else { return nil }
    return ContentsEntry(
      stepNumber: number, isOptional: isOptional,
      title: links.first?.plainText.trimmingSpaces ?? "", link: links.first,
      range: first.range.lowerBound..<last.range.upperBound)
  }
}
