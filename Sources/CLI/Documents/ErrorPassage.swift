import Markdown
import Source

/// Finds what a document itself says about an error message: a passage that quotes it.
struct ErrorPassage {
  let document: Document

  /// The shortest quotation that counts, in characters: shorter ones are in any message.
  private static let shortest = 12

  /// The first passage that quotes a part of an error, with its line.
  ///
  /// - Complexity: O(document × error).
  func about(_ error: String) -> (line: Int, text: String)? {
    let error = Self.plain(error)
    guard !error.isEmpty else { return nil }
    var nodes = [document.markdown.root]
    while let node = nodes.popLast() {
      if node.kind == .paragraph {
        if quotations(in: node).contains(where: { error.contains($0) }) {
          let line = document.file.location(of: node.range.lowerBound).line
          return (line, node.plainText)
        }
        continue
      }
      nodes += node.children.reversed()
    }
    return nil
  }

  /// What a paragraph quotes: its bold and code texts and what stands between quotation marks, in the
  /// pieces between ellipses.
  private func quotations(in paragraph: MarkdownNode) -> [String] {
    var texts: [String] = []
    var nodes = [paragraph]
    while let node = nodes.popLast() {
      switch node.kind {
      case .strong, .emphasis, .code: texts.append(node.plainText)
      default: nodes += node.children
      }
    }
    let text = paragraph.plainText
    let quoted = text.split(whereSeparator: { "\"“”".contains($0) }).enumerated()
    texts += quoted.filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }
    return texts.flatMap { text in
      Self.plain(text.replacing("…", with: "...")).split(separator: "...").map { piece in
        String(piece.drop { $0 == " " })
      }
    }.filter { $0.count >= Self.shortest }
  }

  private static func plain(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
  }
}
