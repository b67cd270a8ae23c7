import Markdown
import Source

/// Placeholders outside code that a reader of the rendered document does not see.
enum SwallowedPlaceholderRule: DocumentRule {
  static let explanations = [
    Explanation(
      "var.swallowed", .warning,
      summary: "a placeholder is not shown where the document is rendered",
      explanation: "Outside code, Markdown takes `<name>` for an HTML tag, which shows nothing: "
        + "\"log in as admin_<name>\" reads \"log in as admin_\". It is a placeholder here all the "
        + "same.",
      example: "Log in as admin_<name>.",
      remedy: "Write a backslash before it: \\<name>, or put it into code: `<name>`.")
  ]

  static func check(_ context: RuleContext) -> [Diagnostic] {
    var tags: [Range<Int>] = []
    collect(context.document.root, into: &tags)
    let bytes = context.document.bytes
    let uses = tags.compactMap { range in
      PlaceholderScanner.placeholder(in: bytes, at: range.lowerBound).flatMap {
        $0.range == range && !HTMLElements.names.contains($0.spelling.lowercased()) ? $0 : nil
      }
    }
    // An element of somebody's own is closed somewhere, a placeholder never is.
    let closed = uses.isEmpty ? [] : closedElements(in: bytes)
    return uses.compactMap { use in
      guard !closed.contains(use.spelling) else { return nil }
      let place = use.range.lowerBound
      return Diagnostic(
        "var.swallowed", .warning,
        "\"<\(use.spelling)>\" is not shown where this is rendered: Markdown takes it for HTML",
        at: use.range,
        fixes: [
          .init("write \"\\<\(use.spelling)>\"", edits: [.init(place..<place, "\\")], isSafe: true)
        ])
    }
  }

  /// What stands in closing tags: `</name>`.
  private static func closedElements(in bytes: [UInt8]) -> Set<String> {
    var names: Set<String> = []
    var start = 0
    while let slash = bytes[start...].firstRange(of: Array("</".utf8)) {
      start = slash.upperBound
      let name = bytes[start...].prefix(longestName + 1).prefix { $0 != UInt8(ascii: ">") }
      guard name.endIndex < bytes.count, bytes[name.endIndex] == UInt8(ascii: ">") else { continue }
      names.insert(String(decoding: name, as: UTF8.self))
    }
    return names
  }

  /// No placeholder's name has more bytes.
  private static let longestName = 64

  /// The tags outside code, alone on their line or within a text.
  private static func collect(_ node: MarkdownNode, into tags: inout [Range<Int>]) {
    for child in node.children {
      switch child.kind {
      case .html: tags.append(child.range)
      case .htmlBlock:
        guard let content = child.content, !content.bytes.isEmpty else { continue }
        let text = content.bytes.reversed().drop(while: \.isASCIISpace).reversed()
        tags.append(child.range.lowerBound..<child.range.lowerBound + text.count)
      case .code, .codeBlock, .text: continue
      default: collect(child, into: &tags)
      }
    }
  }
}
