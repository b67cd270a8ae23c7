package import Markdown
import Source

/// The anchors of a document: what the `#…` of a link may name.
package struct Anchors: Sendable {
  /// The anchors as they are written.
  let names: Set<String>
  private let lowered: Set<String>

  /// Finds the anchors of a document that stands beside the one that is checked.
  /// - Complexity: O(nodes).
  package init(_ document: MarkdownDocument) {
    self.init(document, sections: Outline(document).sections)
  }

  /// Finds the anchors of a document whose sections are known.
  init(_ document: MarkdownDocument, sections: [Outline.Section]) {
    var names = Set(sections.map(\.text.id))
    for node in document.root.subtree.all(.html, .htmlBlock) {
      names.formUnion(HTMLAnchors.names(in: node.literal ?? ""))
    }
    for node in document.root.subtree.all(.heading) {
      let title = node.plainText.trimmingSpaces
      // Headings inside quotes and lists have anchors too.
      if node.parent?.kind != .document { names.insert(Slug.of(title)) }
      if let own = Self.attribute(of: title) { names.insert(own) }
    }
    self.names = names
    lowered = Set(names.map { $0.lowercased() })
  }

  /// Whether a link may name it.
  ///
  /// "top" is the top of any page, "L12" a line of its source.
  func contains(_ anchor: String) -> Bool {
    names.contains(anchor) || lowered.contains(anchor.lowercased()) || anchor == "top"
      || anchor.hasPrefix("L") && anchor.dropFirst().first?.isNumber == true
  }

  /// The id at the end of a heading, `{#create-role}` or `{: #create-role }`, as kramdown, Pandoc,
  /// Docusaurus and MkDocs read it.
  private static func attribute(of title: String) -> String? {
    guard title.hasSuffix("}"), let open = title.lastIndex(of: "{") else { return nil }
    return title[open...].split { " {}:".contains($0) }
      .first { $0.hasPrefix("#") }.map { String($0.dropFirst()) }
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
