import Markdown
import Source

/// Links to anchors of this document that do not exist.
enum BrokenAnchorRule: DocumentRule {
  static let explanations = [
    Explanation(
      "doc.broken-anchor", .warning, summary: "a link leads to an anchor that is not there",
      explanation: "A heading's anchor is its text in lower case, with `-` for spaces and without "
        + "punctuation. An anchor of its own is made by `<a name=\"…\">` or an `id`. When a heading "
        + "is renamed, the links to it stay behind.",
      example: "[Create the role](#create-a-role)\n\n## Create the role",
      remedy: "Write the anchor of the heading that is meant.")
  ]

  static func check(_ context: RuleContext) -> [Diagnostic] {
    let links = context.document.root.subtree.all(.link).filter {
      $0.destination?.hasPrefix("#") == true
    }
    guard !links.isEmpty else { return [] }
    var anchors = Set(context.outline.sections.map(\.text.id))
    for node in context.document.root.subtree.all(.html, .htmlBlock) {
      anchors.formUnion(HTMLAnchors.names(in: node.literal ?? ""))
    }
    // Headings inside quotes and lists have anchors too.
    for node in context.document.root.subtree.all(.heading) where node.parent?.kind != .document {
      anchors.insert(Slug.of(node.plainText.trimmingSpaces))
    }
    let lowered = Set(anchors.map { $0.lowercased() })
    var near = NearAnchors(anchors)
    return links.compactMap { link in
      guard let destination = link.destination, destination.utf8.count > 1 else { return nil }
      let anchor = PercentEncoding.decoded(String(destination.dropFirst()))
      if anchors.contains(anchor) || lowered.contains(anchor.lowercased()) || anchor == "top" {
        return nil
      }
      let near = near.nearest(to: anchor)
      return Diagnostic(
        "doc.broken-anchor", .warning,
        "\"#\(anchor)\" is no anchor of this document"
          + (near.map { ": did you mean \"#\($0)\"" } ?? ""), at: link.range,
        fixes: near.map { fixes(link, destination, $0, in: context.file) } ?? [])
    }
  }

  private static func fixes(
    _ link: MarkdownNode, _ destination: String, _ anchor: String, in file: SourceFile
  ) -> [Diagnostic.Fix] {
    let wanted = Array("(\(destination)".utf8)
    guard let place = file.bytes[link.range].firstRange(of: wanted) else { return [] }
    return [
      .init(
        "link to #\(anchor)",
        edits: [.init(place.lowerBound + 1..<place.upperBound, "#\(anchor)")], isSafe: false)
    ]
  }
}

/// The anchors of a document, to find what misspelt ones were meant to be.
///
/// Each look-up goes through all anchors, and a document may have as many broken links as anchors.
/// Together they make a bounded number of comparisons, so that any document takes linear time: a
/// person needs no suggestion behind the thousandth broken link.
struct NearAnchors {
  /// How many comparisons all look-ups may make: those of a thousand broken links to a thousand
  /// anchors, which take some tenths of a second.
  static let mostComparisons = 1_000_000

  private let anchors: [String]
  private var found: [String: String?] = [:]
  /// How many more comparisons may be made.
  private(set) var room = mostComparisons

  /// Takes the anchors in the order of their names, so that of equally near ones the first is taken.
  init(_ anchors: Set<String>) { self.anchors = anchors.sorted() }

  /// The nearest anchor; nil where none is near, or where enough were looked for.
  mutating func nearest(to anchor: String) -> String? {
    if let known = found[anchor] { return known }
    guard anchors.count <= room else { return nil }
    room -= anchors.count
    let nearest = NearestName.of(anchor, among: anchors)
    found[anchor] = .some(nearest)
    return nearest
  }
}

/// Anchors that raw HTML makes.
enum HTMLAnchors {
  /// The values of `name` and `id` attributes in a piece of HTML.
  static func names(in html: String) -> [String] {
    let bytes = Array(html.utf8)
    var names: [String] = []
    for attribute in ["name", "id"] {
      var start = 0
      while let found = bytes[start...].firstRange(of: Array(attribute.utf8)) {
        start = found.upperBound
        guard found.lowerBound > 0, bytes[found.lowerBound - 1].isASCIISpace else { continue }
        var index = found.upperBound
        while index < bytes.count, bytes[index].isASCIISpace { index += 1 }
        guard index < bytes.count, bytes[index] == UInt8(ascii: "=") else { continue }
        index += 1
        while index < bytes.count, bytes[index].isASCIISpace { index += 1 }
        guard index < bytes.count else { break }
        let quote = bytes[index]
        let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
        let valueStart = isQuoted ? index + 1 : index
        let end =
          bytes[valueStart...].firstIndex {
            isQuoted ? $0 == quote : $0.isASCIISpace || $0 == UInt8(ascii: ">")
          } ?? bytes.count
        names.append(String(decoding: bytes[valueStart..<end], as: UTF8.self))
        start = end
      }
    }
    return names
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
