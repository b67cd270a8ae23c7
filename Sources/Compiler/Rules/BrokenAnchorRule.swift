import Markdown
import Source

/// Links to anchors, of this document or of one beside it, that do not exist.
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
      $0.destination?.utf8.contains(UInt8(ascii: "#")) == true
    }
    guard !links.isEmpty else { return [] }
    let own = Anchors(context.document, sections: context.outline.sections)
    var near = NearAnchors(own.names)
    // By bytes, as files are named.
    var others: [[UInt8]: (anchors: Anchors?, near: NearAnchors)] = [:]
    return links.compactMap { link in
      guard let destination = link.destination, let target = RelativeLink(destination),
        let anchor = target.anchor, !anchor.isEmpty
      else { return nil }
      guard !target.path.isEmpty else {
        if own.contains(anchor) { return nil }
        let name = near.nearest(to: anchor)
        return Diagnostic(
          "doc.broken-anchor", .warning,
          "\"#\(anchor)\" is no anchor of this document"
            + (name.map { ": did you mean \"#\($0)\"" } ?? ""), at: link.range,
          fixes: name.map { fixes(link, destination, $0, in: context.file) } ?? [])
      }
      guard target.isToMarkdown else { return nil }
      let file = Array(target.path.utf8)
      if others[file] == nil {
        let anchors = context.anchors?(target.path)
        others[file] = (anchors, NearAnchors(anchors?.names ?? []))
      }
      guard others[file]?.anchors?.contains(anchor) == false else { return nil }
      let name = others[file]?.near.nearest(to: anchor)
      return Diagnostic(
        "doc.broken-anchor", .warning,
        "\"#\(anchor)\" is no anchor of \"\(target.path)\""
          + (name.map { ": did you mean \"#\($0)\"" } ?? ""), at: link.range,
        fixes: name.map { fixes(link, destination, $0, in: context.file) } ?? [])
    }
  }

  private static func fixes(
    _ link: MarkdownNode, _ destination: String, _ anchor: String, in file: SourceFile
  ) -> [Diagnostic.Fix] {
    let wanted = Array("(\(destination)".utf8)
    guard let place = file.bytes[link.range].firstRange(of: wanted) else { return [] }
    let path = destination.prefix { $0 != "#" }
    return [
      .init(
        "link to \(path)#\(anchor)",
        edits: [.init(place.lowerBound + 1..<place.upperBound, "\(path)#\(anchor)")],
        isSafe: false)
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
