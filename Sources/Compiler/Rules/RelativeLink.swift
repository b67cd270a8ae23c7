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

/// The percent encoding of URLs (RFC 3986, section 2.1).
enum PercentEncoding {
  /// The text with every `%xx` as the byte that it is.
  static func decoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
        let byte = UInt8(String(decoding: bytes[index + 1...index + 2], as: UTF8.self), radix: 16)
      {
        result.append(byte)
        index += 3
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
