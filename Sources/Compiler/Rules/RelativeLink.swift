import Markdown

/// A link's destination that leads into this document or to a file beside it.
struct RelativeLink {
  /// The path of the file; empty where the link stays in the document.
  let path: String
  /// The anchor in it, without `#`; nil where there is none.
  let anchor: String?

  /// Reads a destination; nil for URLs and absolute paths.
  init?(_ destination: String) {
    let hash = destination.utf8.firstIndex(of: UInt8(ascii: "#"))
    let end = destination.utf8.firstIndex { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "?") }
    let path = String(destination[..<(end ?? destination.endIndex)])
    guard !path.hasPrefix("/"), !path.hasPrefix("<") else { return nil }
    // A scheme (RFC 3986, section 3.1) ends at the first colon, before any slash.
    if let colon = path.utf8.firstIndex(of: UInt8(ascii: ":")),
      path.utf8[..<colon].allSatisfy({ $0 < 0x80 && $0 != UInt8(ascii: "/") })
    {
      return nil
    }
    self.path = PercentEncoding.decoded(path)
    anchor = hash.map { PercentEncoding.decoded(String(destination[$0...].dropFirst())) }
  }

  /// Whether it leads to a document in Markdown.
  var isToMarkdown: Bool {
    [".md", ".markdown"].contains { path.lowercased().hasSuffix($0) }
  }
}
