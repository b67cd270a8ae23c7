import Source
import Testing

@testable import Markdown

/// What must be true of the ranges of every tree.
enum TreeInvariants {
  /// The first thing that is wrong, or nil.
  static func violation(_ document: MarkdownDocument) -> String? {
    let root = document.root
    if root.range != 0..<document.bytes.count { return "the document's range is \(root.range)" }
    for node in root.subtree {
      guard node.range.upperBound <= document.bytes.count else { return "\(node.kind) ends late" }
      var end = node.range.lowerBound
      for child in node.children {
        if child.range.lowerBound < end || child.range.upperBound > node.range.upperBound {
          return "\(child.kind) \(child.range) in \(node.kind) \(node.range), after \(end)"
        }
        if child.parent != node { return "\(child.kind) \(child.range) has another parent" }
        end = child.range.upperBound
      }
      if let content = node.content, !content.bytes.isEmpty {
        let range = content.sourceRange(0..<content.bytes.count)
        if range.lowerBound < node.range.lowerBound
          || range.upperBound > document.bytes.count
        {
          return "the content of \(node.kind) \(node.range) is \(range)"
        }
      }
      _ = (node.plainText.utf8.count, node.literal, node.rawLiteral, node.info)
      _ = (node.destination, node.title, node.taskState, node.number, node.level)
    }
    return nil
  }
}
