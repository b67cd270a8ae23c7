import Markdown
import Source

/// Relative links and images that lead to no file.
enum MissingFileRule: DocumentRule {
  static let explanations = [
    Explanation(
      "doc.missing-file", .note, summary: "a relative link leads to no file",
      explanation: "The link names a file beside the document, and there is none. The document may "
        + "have been copied from where the file is.",
      example: "[Permissions](api-permissions.md)",
      remedy: "Add the file, or link to where it is.")
  ]

  static func check(_ context: RuleContext) -> [Diagnostic] {
    guard let exists = context.fileExists else { return [] }
    var known: [String: Bool] = [:]
    return context.document.root.subtree.all(.link, .image).compactMap { node in
      guard let destination = node.destination, let path = relativePath(destination)
      else { return nil }
      let isThere = known[path] ?? exists(path)
      known[path] = isThere
      if isThere { return nil }
      return Diagnostic(
        "doc.missing-file", .note, "\"\(path)\" is no file beside the document", at: node.range)
    }
  }

  /// The path of a link to a file beside the document; nil for URLs, anchors and absolute paths.
  private static func relativePath(_ destination: String) -> String? {
    let end = destination.utf8.firstIndex { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "?") }
    let path = String(destination[..<(end ?? destination.endIndex)])
    guard !path.isEmpty, !path.hasPrefix("/"), !path.hasPrefix("<") else { return nil }
    // A scheme (RFC 3986, section 3.1) ends at the first colon, before any slash.
    if let colon = path.utf8.firstIndex(of: UInt8(ascii: ":")),
      path.utf8[..<colon].allSatisfy({ $0 < 0x80 && $0 != UInt8(ascii: "/") })
    {
      return nil
    }
    return PercentEncoding.decoded(path)
  }
}
