package import Source

/// One node of a ``MarkdownDocument``: a cheap handle (the document's storage and an index).
package struct MarkdownNode: Sendable, Hashable {
  /// What a node is.
  package enum Kind: UInt8, Hashable, Sendable {
    case document, blockQuote, orderedList, bulletList, item, codeBlock, htmlBlock, paragraph
    case heading, thematicBreak, table, tableRow, tableCell
    /// A link reference definition; not rendered.
    case definition
    case text, softBreak, lineBreak, code, html, emphasis, strong, strikethrough, link, image
  }

  let storage: NodeStorage
  let index: Int

  private var record: NodeRecord { storage.nodes[index] }

  /// Two handles are equal when they mean the same node of the same parse.
  package static func == (left: MarkdownNode, right: MarkdownNode) -> Bool {
    left.index == right.index && left.storage === right.storage
  }

  /// Hashes the node's place in its document.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(index)
    hasher.combine(ObjectIdentifier(storage))
  }

  /// What the node is.
  package var kind: Kind { record.kind }

  /// The bytes of the document that the node was read from.
  ///
  /// Blocks end before their last line ending, and without trailing white space; containers end
  /// where their last child ends or, if that is further, after their last marker. Inlines include
  /// their delimiters. What lies between (a quote's `>`, indentation) belongs to the container.
  package var range: Range<Int> {
    let record = record
    return Int(record.start)..<Int(record.end)
  }

  /// The node that this one stands in; nil for the document.
  package var parent: MarkdownNode? {
    index == 0 ? nil : MarkdownNode(storage: storage, index: Int(record.parent))
  }

  /// The nodes directly inside, in order.
  package var children: Children {
    Children(storage: storage, start: index + 1, end: Int(record.next))
  }

  /// The nodes directly inside another.
  package struct Children: Sequence, Sendable {
    let storage: NodeStorage
    let start: Int
    let end: Int

    /// Walks from child to child.
    package struct Iterator: IteratorProtocol {
      let storage: NodeStorage
      var index: Int
      let end: Int

      /// The next child.
      package mutating func next() -> MarkdownNode? {
        guard index < end else { return nil }
        defer { index = Int(storage.nodes[index].next) }
        return MarkdownNode(storage: storage, index: index)
      }
    }

    /// Begins at the first child.
    package func makeIterator() -> Iterator {
      Iterator(storage: storage, index: start, end: end)
    }

    /// Whether there are none.
    package var isEmpty: Bool { start >= end }

    /// The first one.
    package var first: MarkdownNode? {
      isEmpty ? nil : MarkdownNode(storage: storage, index: start)
    }
  }

  /// The node and all nodes inside it, in document order.
  package var subtree: some Sequence<MarkdownNode> & Sendable {
    let storage = storage
    return (index..<Int(record.next)).lazy.map { @Sendable in
      MarkdownNode(storage: storage, index: $0)
    }
  }

  // MARK: - Text

  /// What a reader sees: text with escapes and entities resolved, code without its backticks,
  /// the text of links and emphasis, "\n" for breaks; raw HTML left out.
  ///
  /// Of a code block, its content; blocks inside the node are separated by "\n".
  package var plainText: String {
    // The text of most paragraphs is one node.
    if kind == .text { return literal ?? "" }
    var text: [UInt8] = []
    text.reserveCapacity(range.count)
    for index in index..<Int(record.next) {
      let node = MarkdownNode(storage: storage, index: index)
      switch node.kind {
      case .text, .code: text += (node.literal ?? "").utf8
      case .codeBlock:
        if !text.isEmpty, text.last != 0x0A { text.append(0x0A) }
        text += (node.literal ?? "").utf8
      case .softBreak, .lineBreak: text.append(0x0A)
      case .paragraph, .heading, .tableRow:
        if !text.isEmpty, text.last != 0x0A { text.append(0x0A) }
      case .tableCell: if !text.isEmpty, text.last != 0x0A { text.append(0x20) }
      default: break
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The literal text of text, code (as rendered), code blocks and raw HTML; nil for others.
  package var literal: String? {
    switch kind {
    case .text:
      let bytes = storage.literalBytes(index)
      return record.flags.contains(.escaped)
        ? Unescaping.string(bytes) : Unescaping.literal(bytes)
    case .html: return Unescaping.literal(storage.literalBytes(index))
    case .code:
      var rendered: [UInt8] = []
      CodeSpan.render(storage.codeBytes(index)) { rendered.append($0) }
      return Unescaping.literal(rendered[...])
    case .codeBlock, .htmlBlock: return content.map { Unescaping.literal($0.bytes[...]) }
    default: return nil
    }
  }

  /// Code spans: the content as written between the backticks (in a table cell, `\|` is `|`).
  ///
  /// Where the span goes over lines in a quote or list, the lines' prefixes are left out.
  package var rawLiteral: String? {
    kind == .code ? String(decoding: storage.codeBytes(index), as: UTF8.self) : nil
  }

  // MARK: - Headings, lists, tables

  /// Headings: 1 to 6.
  package var level: Int? { kind == .heading ? Int(record.small) : nil }

  /// Ordered lists: the number of the first item; their items: their number as written.
  package var number: Int? {
    switch kind {
    case .orderedList: Int(record.payload)
    case .item where record.payload != NodeRecord.none: Int(record.payload)
    default: nil
    }
  }

  /// Lists, and items for their list: whether no blank lines separate what is in the items.
  package var isTight: Bool {
    switch kind {
    case .orderedList, .bulletList: !record.flags.contains(.loose)
    case .item: parent?.isTight ?? false
    default: false
    }
  }

  /// Task list items: whether ticked.
  package var taskState: Bool? {
    guard kind == .item, record.flags.contains(.task) else { return nil }
    return record.flags.contains(.ticked)
  }

  /// Table rows: whether it is the header.
  package var isHeader: Bool { kind == .tableRow && record.flags.contains(.header) }

  /// The alignment of each column of a table; empty for others.
  package var alignments: [ColumnAlignment] {
    guard kind == .table else { return [] }
    let first = Int(record.payload)
    return Array(storage.alignments[first..<first + Int(record.small)])
  }

  // MARK: - Code and HTML

  /// Code blocks: the info string, escapes resolved ("" where there is none; nil for indented
  /// code).
  package var info: String? {
    guard isFenced else { return nil }
    return Unescaping.string(storage.slice(storage.contents[Int(record.payload)].info))
  }

  /// Code blocks and HTML blocks: the content, mapped to the document.
  ///
  /// Every line ends with "\n", whatever line ending the document has, also the last one where the
  /// document's lacks it.
  package var content: MappedText? {
    guard kind == .codeBlock || kind == .htmlBlock else { return nil }
    let segments = storage.contents[Int(record.payload)].segments
    var text = MappedText()
    for segment in storage.segments[Int(segments.lowerBound)..<Int(segments.upperBound)] {
      let range = Int(segment.start)..<Int(segment.end)
      if segment.spaces > 0 {
        // They stand for the rest of a tab.
        let spaces = [UInt8](repeating: 0x20, count: Int(segment.spaces))
        text.append(spaces, for: range.lowerBound - 1..<range.lowerBound)
      }
      storage.eachLine(of: range) { line, ending in
        text.append(line, of: storage.bytes)
        if !ending.isEmpty { text.append([0x0A], for: ending) }
      }
      if segment.addsNewline {
        // It stands nowhere; the byte before it is the nearest place in the document.
        text.append([0x0A], for: range.upperBound - 1..<range.upperBound)
      }
    }
    return text
  }

  /// Code blocks: whether fenced.
  package var isFenced: Bool { kind == .codeBlock && record.flags.contains(.fenced) }

  // MARK: - Links

  /// Links, images and definitions: where they lead, escapes and entities resolved.
  package var destination: String? {
    guard let link = link else { return nil }
    let bytes = storage.slice(link.destination)
    let text = link.isEscaped ? Unescaping.string(bytes) : Unescaping.literal(bytes)
    return switch link.prefix {
    case .none: text
    case .http: "http://" + text
    case .mailto: "mailto:" + text
    }
  }

  /// Links, images and definitions: the title, if there is one.
  package var title: String? {
    link?.title.map { Unescaping.string(storage.withLineFeeds(storage.slice($0))) }
  }

  private var link: LinkRecord? {
    switch kind {
    case .link, .image, .definition: storage.links[Int(record.payload)]
    default: nil
    }
  }
}

extension NodeStorage {
  /// A text in which every line ending is a line feed.
  func withLineFeeds(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard text.contains(0x0D) else { return text }
    var lines: [UInt8] = []
    var previous: UInt8 = 0
    for byte in text {
      if byte == 0x0D {
        lines.append(0x0A)
      } else if byte != 0x0A || previous != 0x0D {
        lines.append(byte)
      }
      previous = byte
    }
    return lines[...]
  }

  /// Splits a range after each line ending that is not "\n", which goes as it is.
  func eachLine(of range: Range<Int>, _ body: (_ line: Range<Int>, _ ending: Range<Int>) -> Void) {
    var start = range.lowerBound
    while let index = bytes[start..<range.upperBound].firstIndex(of: 0x0D) {
      let isPair = index + 1 < range.upperBound && bytes[index + 1] == 0x0A
      let next = isPair ? index + 2 : index + 1
      body(start..<index, index..<next)
      start = next
    }
    body(start..<range.upperBound, range.upperBound..<range.upperBound)
  }

  /// The text of a text or HTML node, escapes not resolved.
  func literalBytes(_ index: Int) -> ArraySlice<UInt8> {
    let node = nodes[index]
    if node.payload != NodeRecord.none { return slice(literals[Int(node.payload)]) }
    return bytes[Int(node.start)..<Int(node.end)]
  }

  /// What stands between the backticks of a code span.
  func codeBytes(_ index: Int) -> ArraySlice<UInt8> {
    let node = nodes[index]
    if node.payload != NodeRecord.none { return slice(literals[Int(node.payload)]) }
    var start = Int(node.start)
    var end = Int(node.end)
    while start < end, bytes[start] == UInt8(ascii: "`") {
      start += 1
      end -= 1
    }
    return bytes[start..<end]
  }
}

/// How the content of a code span is shown (specification, section 6.1).
enum CodeSpan {
  /// Gives the bytes: line endings are spaces, and one space goes from each end if both ends have
  /// one and there is anything else.
  static func render(_ raw: ArraySlice<UInt8>, _ emit: (UInt8) -> Void) {
    var start = raw.startIndex
    var end = raw.endIndex
    if let first = raw.first, let last = raw.last, isSpace(first), isSpace(last),
      raw.contains(where: { !isSpace($0) })
    {
      start += first == 0x0D && raw[start + 1] == 0x0A ? 2 : 1
      end -= last == 0x0A && raw[end - 2] == 0x0D ? 2 : 1
    }
    var index = start
    while index < end {
      let byte = raw[index]
      if byte == 0x0D, index + 1 < end, raw[index + 1] == 0x0A { index += 1 }
      emit(byte.isLineEnd ? 0x20 : byte)
      index += 1
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte.isLineEnd }
}
