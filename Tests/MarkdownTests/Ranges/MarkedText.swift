import Testing

@testable import Markdown

/// A Markdown text in which `⟦` and `⟧` mark the range that a node should have.
struct MarkedText: CustomTestStringConvertible {
  let kind: MarkdownNode.Kind
  /// The text with its marks.
  let marked: String

  init(_ kind: MarkdownNode.Kind, _ marked: String) {
    self.kind = kind
    self.marked = marked
  }

  var testDescription: String { "\(kind): \(marked.debugDescription)" }

  /// The text without its marks.
  var text: String {
    String(marked.filter { $0 != "⟦" && $0 != "⟧" })
  }

  /// The ranges that the marks stand for.
  var ranges: [Range<Int>] {
    var ranges: [Range<Int>] = []
    var starts: [Int] = []
    var offset = 0
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "⟦": starts.append(offset)
      case "⟧": if let start = starts.popLast() { ranges.append(start..<offset) }
      default: offset += UTF8.width(scalar)
      }
    }
    return ranges.sorted { ($0.lowerBound, -$0.upperBound) < ($1.lowerBound, -$1.upperBound) }
  }

  /// The ranges of the nodes of the kind.
  var found: [Range<Int>] {
    MarkdownDocument.parse(Array(text.utf8)).root.subtree.filter { $0.kind == kind }
      .map(\.range)
  }
}
