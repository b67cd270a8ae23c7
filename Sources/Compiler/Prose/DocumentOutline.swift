import Markdown
import Source

/// Where the code blocks, tables and headings of a document stand, for "the JSON below" and "the
/// commands in the following table", which need not be inside the step that names them.
struct DocumentOutline: Sendable {
  /// The document's bytes.
  let source: [UInt8]
  /// Code blocks in order.
  private(set) var codeBlocks: [MarkdownNode] = []
  /// Tables in order.
  private(set) var tables: [MarkdownNode] = []
  /// The commands of each table.
  private var commands: [TableCommands] = []
  /// Where sections begin, in order.
  private(set) var headings: [Int] = []
  /// The names of all placeholders, in order of first use.
  private(set) var placeholders: [String] = []

  /// Walks a document once.
  init(document: MarkdownDocument) {
    source = document.bytes
    var pending: [MarkdownNode] = [document.root]
    while let node = pending.popLast() {
      switch node.kind {
      case .codeBlock: codeBlocks.append(node)
      case .table:
        tables.append(node)
        commands.append(TableCommands(node))
      case .heading: headings.append(node.range.lowerBound)
      case .document, .blockQuote, .orderedList, .bulletList, .item:
        pending += node.children.reversed()
      default: break
      }
    }
    var seen: Set<String> = []
    for use in PlaceholderScanner.uses(in: document.bytes) where seen.insert(use.name).inserted {
      placeholders.append(use.name)
    }
  }

  /// The first code block after an offset, in the same section.
  func codeBlock(after offset: Int) -> MarkdownNode? {
    Self.place(codeBlocks, after: offset, limit: sectionEnd(offset)).map { codeBlocks[$0] }
  }

  /// The last code block before an offset, in the same section.
  func codeBlock(before offset: Int) -> MarkdownNode? {
    var low = 0
    var high = codeBlocks.count
    while low < high {
      let middle = (low + high) / 2
      if codeBlocks[middle].range.upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return nil }
    let found = codeBlocks[low - 1]
    return sectionEnd(found.range.lowerBound) >= offset ? found : nil
  }

  /// The commands of the first table after an offset, in the same section.
  func commands(after offset: Int) -> TableCommands? {
    Self.place(tables, after: offset, limit: sectionEnd(offset)).map { commands[$0] }
  }

  /// Where the section that holds an offset ends.
  private func sectionEnd(_ offset: Int) -> Int {
    var low = 0
    var high = headings.count
    while low < high {
      let middle = (low + high) / 2
      if headings[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return low < headings.count ? headings[low] : Int.max
  }

  private static func place(_ nodes: [MarkdownNode], after offset: Int, limit: Int) -> Int? {
    var low = 0
    var high = nodes.count
    while low < high {
      let middle = (low + high) / 2
      if nodes[middle].range.lowerBound < offset { low = middle + 1 } else { high = middle }
    }
    guard low < nodes.count, nodes[low].range.lowerBound < limit else { return nil }
    return low
  }
}
