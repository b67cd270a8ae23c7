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
    var isClosed: [String: Bool] = [:]
    return uses.compactMap { use in
      let closed =
        isClosed[use.spelling] ?? (bytes.firstRange(of: Array("</\(use.spelling)>".utf8)) != nil)
      isClosed[use.spelling] = closed
      guard !closed else { return nil }
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
