/// Prints a document as HTML, in the form that the specification's examples have.
package struct HTMLRenderer: Sendable {
  /// Whether raw HTML and any link are passed through.
  ///
  /// Otherwise raw HTML is shown as text, and links to `javascript:`, `vbscript:`, `file:` and
  /// `data:` (except for images) lead nowhere.
  package var unsafe: Bool

  /// Makes a renderer; a safe one unless told otherwise.
  package init(unsafe: Bool = false) { self.unsafe = unsafe }

  /// The document as HTML.
  package func render(_ document: MarkdownDocument) -> [UInt8] {
    var html: [UInt8] = []
    html.reserveCapacity(document.bytes.count + document.bytes.count / 2)
    render(document) { html.append(contentsOf: $0) }
    return html
  }

  /// Prints the document piece by piece, so that the HTML need not be in memory at once.
  ///
  /// - Parameters:
  ///   - document: The document.
  ///   - write: Takes the next piece of the HTML, about 64 KiB, which is valid only in the call.
  package func render(
    _ document: MarkdownDocument, to write: (UnsafeBufferPointer<UInt8>) throws -> Void
  ) rethrows {
    guard UTF8Check.isValid(document.bytes) else {
      // HTML must be UTF-8. What is not has the same meaning as the U+FFFD that replaces it.
      let text = Array(String(decoding: document.bytes, as: UTF8.self).utf8)
      try render(MarkdownDocument.parse(text, options: document.options), to: write)
      return
    }
    let storage = document.storage
    try storage.bytes.withUnsafeBufferPointer { bytes in
      try storage.nodes.withUnsafeBufferPointer { nodes in
        var walk = HTMLWalk(storage, bytes, nodes, unsafe: unsafe)
        try walk.run(write)
      }
    }
  }
}

/// One walk over a document's nodes, in order; no recursion, whatever the depth.
private struct HTMLWalk: ~Copyable {
  private let storage: NodeStorage
  private let bytes: UnsafeBufferPointer<UInt8>
  private let nodes: UnsafeBufferPointer<NodeRecord>
  private let isUnsafe: Bool
  private var output = HTMLOutput()
  /// The nodes that are open, innermost last.
  private var path: [Int] = []
  /// The image whose description is being printed: its text only.
  private var image: Int?

  init(
    _ storage: NodeStorage, _ bytes: UnsafeBufferPointer<UInt8>,
    _ nodes: UnsafeBufferPointer<NodeRecord>, unsafe: Bool
  ) {
    self.storage = storage
    self.bytes = bytes
    self.nodes = nodes
    isUnsafe = unsafe
  }

  mutating func run(_ write: (UnsafeBufferPointer<UInt8>) throws -> Void) rethrows {
    var index = 0
    while index < nodes.count {
      while let open = path.last, Int(nodes[open].next) <= index {
        path.removeLast()
        leave(open)
      }
      enter(index)
      if Int(nodes[index].next) > index + 1 { path.append(index) } else { leave(index) }
      index += 1
      if output.isFull { try output.flush(write) }
    }
    while let open = path.popLast() { leave(open) }
    try output.flush(write)
  }

  // MARK: - Nodes

  private mutating func enter(_ index: Int) {
    if image != nil {
      enterDescription(index)
      return
    }
    let node = nodes[index]
    switch node.kind {
    case .document, .definition: break
    case .blockQuote: output.line("<blockquote>\n")
    case .bulletList: output.line("<ul>\n")
    case .orderedList:
      if node.payload == 1 {
        output.line("<ol>\n")
      } else {
        output.line("<ol start=\"")
        output.write(number: Int(node.payload))
        output.write("\">\n")
      }
    case .item:
      output.line("<li>")
      if node.flags.contains(.task) {
        output.write(
          node.flags.contains(.ticked)
            ? "<input type=\"checkbox\" checked=\"\" disabled=\"\" /> "
            : "<input type=\"checkbox\" disabled=\"\" /> ")
      }
    case .paragraph: if !isInTightList(node) { output.line("<p>") }
    case .heading:
      output.line("<h")
      output.write(number: Int(node.small))
      output.write(">")
    case .thematicBreak: output.line("<hr />\n")
    case .codeBlock: codeBlock(node)
    case .htmlBlock: htmlBlock(node)
    case .table: output.line("<table>\n")
    case .tableRow: enterRow(index, node)
    case .tableCell: enterCell(node)
    case .text: text(index)
    case .softBreak: output.write("\n")
    case .lineBreak: output.write("<br />\n")
    case .code:
      output.write("<code>")
      code(index)
      output.write("</code>")
    case .html: html(index)
    case .emphasis: output.write("<em>")
    case .strong: output.write("<strong>")
    case .strikethrough: output.write("<del>")
    case .link:
      output.write("<a href=\"")
      destination(storage.links[Int(node.payload)], isImage: false)
      title(storage.links[Int(node.payload)])
      output.write("\">")
    case .image:
      output.write("<img src=\"")
      destination(storage.links[Int(node.payload)], isImage: true)
      output.write("\" alt=\"")
      image = index
    }
  }

  private mutating func leave(_ index: Int) {
    let node = nodes[index]
    if let image {
      guard image == index else { return }
      self.image = nil
      title(storage.links[Int(node.payload)])
      output.write("\" />")
      return
    }
    switch node.kind {
    case .blockQuote: output.line("</blockquote>\n")
    case .bulletList: output.write("</ul>\n")
    case .orderedList: output.write("</ol>\n")
    case .item: output.write("</li>\n")
    case .paragraph: if !isInTightList(node) { output.write("</p>\n") }
    case .heading:
      output.write("</h")
      output.write(number: Int(node.small))
      output.write(">\n")
    case .table: leaveTable(index, node)
    case .tableRow: output.line(node.flags.contains(.header) ? "</tr>\n</thead>\n" : "</tr>\n")
    case .tableCell: output.write(isInHeader(node) ? "</th>" : "</td>")
    case .emphasis: output.write("</em>")
    case .strong: output.write("</strong>")
    case .strikethrough: output.write("</del>")
    case .link: output.write("</a>")
    default: break
    }
  }

  /// Whether a paragraph stands in an item of a tight list, and so is printed without `<p>`.
  private func isInTightList(_ node: NodeRecord) -> Bool {
    let item = nodes[Int(node.parent)]
    return item.kind == .item && !nodes[Int(item.parent)].flags.contains(.loose)
  }

  /// Of an image's description, only the text counts.
  private mutating func enterDescription(_ index: Int) {
    switch nodes[index].kind {
    case .text: text(index)
    case .code: code(index)
    case .html: escape(storage.literalBytes(index))
    case .softBreak, .lineBreak: output.write(" ")
    default: break
    }
  }

  // MARK: - Code and HTML

  private mutating func codeBlock(_ node: NodeRecord) {
    let content = storage.contents[Int(node.payload)]
    let info = storage.slice(content.info)
    let language = info.prefix { !$0.isSpace }
    if language.isEmpty {
      output.line("<pre><code>")
    } else {
      output.line("<pre><code class=\"language-")
      escapeResolved(language)
      output.write("\">")
    }
    for piece in storage.segments[
      Int(content.segments.lowerBound)..<Int(content.segments.upperBound)]
    {
      for _ in 0..<piece.spaces { output.write(" ") }
      storage.eachLine(of: Int(piece.start)..<Int(piece.end)) { line, ending in
        output.escape(bytes, line)
        if !ending.isEmpty { output.write("\n") }
      }
      if piece.addsNewline { output.write("\n") }
    }
    output.write("</code></pre>\n")
  }

  private mutating func htmlBlock(_ node: NodeRecord) {
    output.line(isUnsafe ? "" : "<p>")
    let segments = storage.contents[Int(node.payload)].segments
    for (index, piece) in storage.segments[Int(segments.lowerBound)..<Int(segments.upperBound)]
      .enumerated()
    {
      for _ in 0..<piece.spaces { output.write(" ") }
      var range = Int(piece.start)..<Int(piece.end)
      if isUnsafe {
        storage.eachLine(of: range) { line, ending in
          output.write(bytes, line)
          if !ending.isEmpty { output.write("\n") }
        }
        if piece.addsNewline { output.write("\n") }
      } else {
        if index == segments.count - 1 {
          while !range.isEmpty, bytes[range.upperBound - 1].isLineEnd { range = range.dropLast() }
        }
        output.escape(bytes, range)
      }
    }
    if !isUnsafe { output.write("</p>\n") }
  }

  private mutating func html(_ index: Int) {
    let raw = storage.withLineFeeds(storage.literalBytes(index))
    if isUnsafe {
      raw.withUnsafeBufferPointer { output.write($0, 0..<$0.count) }
    } else {
      escape(raw)
    }
  }

  private mutating func code(_ index: Int) {
    let raw = storage.codeBytes(index)
    let needsWork =
      raw.first?.isSpace == true && raw.last?.isSpace == true
      || raw.contains { $0.isLineEnd }
    if needsWork {
      var rendered: [UInt8] = []
      CodeSpan.render(raw) { rendered.append($0) }
      escape(rendered[...])
    } else {
      escape(raw)
    }
  }

  // MARK: - Tables

  private mutating func enterRow(_ index: Int, _ node: NodeRecord) {
    if node.flags.contains(.header) {
      output.line("<thead>\n")
    } else {
      // The body begins with the row after the header, the table's first child.
      let header = Int(node.parent) + 1
      if Int(nodes[header].next) == index { output.line("<tbody>\n") }
    }
    output.line("<tr>")
  }

  private mutating func leaveTable(_ index: Int, _ node: NodeRecord) {
    let hasBody = nodes[index + 1].next < node.next
    output.line(hasBody ? "</tbody>\n</table>\n" : "</table>\n")
  }

  private mutating func enterCell(_ node: NodeRecord) {
    output.line(isInHeader(node) ? "<th" : "<td")
    let table = nodes[Int(nodes[Int(node.parent)].parent)]
    switch storage.alignments[Int(table.payload) + Int(node.small)] {
    case .none: output.write(">")
    case .left: output.write(" align=\"left\">")
    case .center: output.write(" align=\"center\">")
    case .right: output.write(" align=\"right\">")
    }
  }

  private func isInHeader(_ node: NodeRecord) -> Bool {
    nodes[Int(node.parent)].flags.contains(.header)
  }

  // MARK: - Text

  private mutating func text(_ index: Int) {
    let node = nodes[index]
    if node.payload == NodeRecord.none {
      let range = Int(node.start)..<Int(node.end)
      if node.flags.contains(.escaped) {
        escapeResolved(storage.bytes[range])
      } else {
        output.escape(bytes, range)
      }
    } else {
      let literal = storage.literalBytes(index)
      if node.flags.contains(.escaped) { escapeResolved(literal) } else { escape(literal) }
    }
  }

  private mutating func escape(_ text: ArraySlice<UInt8>) {
    text.withUnsafeBufferPointer { output.escape($0, 0..<$0.count) }
  }

  /// Prints text whose escapes and entities count.
  private mutating func escapeResolved(_ text: ArraySlice<UInt8>) {
    var resolved: [UInt8] = []
    text.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      Unescaping.append(base, 0..<buffer.count, to: &resolved)
    }
    escape(resolved[...])
  }

  private mutating func destination(_ link: LinkRecord, isImage: Bool) {
    let raw = storage.slice(link.destination)
    var resolved: [UInt8] = []
    if link.isEscaped {
      raw.withUnsafeBufferPointer { buffer in
        guard let base = buffer.baseAddress else { return }
        Unescaping.append(base, 0..<buffer.count, to: &resolved)
      }
    } else {
      resolved = Array(raw)
    }
    if !isUnsafe, link.prefix == .none, LinkSafety.isDangerous(resolved, isImage: isImage) {
      return
    }
    switch link.prefix {
    case .none: break
    case .http: output.write("http://")
    case .mailto: output.write("mailto:")
    }
    resolved.withUnsafeBufferPointer { output.escapeAddress($0) }
  }

  private mutating func title(_ link: LinkRecord) {
    guard let title = link.title, !title.range.isEmpty else { return }
    output.write("\" title=\"")
    escapeResolved(storage.withLineFeeds(storage.slice(title)))
  }
}

/// Which links a safe document does not have.
enum LinkSafety {
  /// Whether following a link may run something or read a local file.
  static func isDangerous(_ address: [UInt8], isImage: Bool) -> Bool {
    address.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return false }
      // Browsers skip control characters and spaces before the scheme.
      var start = 0
      while start < buffer.count, base[start] <= 0x20 { start += 1 }
      func begins(_ text: StaticString) -> Bool {
        base.matchesIgnoringCase(text, at: start, before: buffer.count)
      }
      if begins("data:") {
        let isPicture =
          begins("data:image/png") || begins("data:image/gif") || begins("data:image/jpeg")
          || begins("data:image/webp")
        return !(isImage && isPicture)
      }
      return begins("javascript:") || begins("vbscript:") || begins("file:")
    }
  }
}
