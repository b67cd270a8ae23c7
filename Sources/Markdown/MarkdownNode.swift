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

  /// The node and all nodes inside it, in document order.
  package var subtree: Subtree {
    Subtree(storage: storage, start: index, end: Int(record.next))
  }

  // MARK: - Text

  /// What a reader sees: text with escapes and entities resolved, code without its backticks,
  /// the text of links and emphasis, "\n" for breaks; raw HTML left out.
  ///
  /// Of a code block, its content; blocks inside the node are separated by "\n".
  package var plainText: String {
    // The text of most paragraphs, headings and cells is one node.
    let end = Int(record.next)
    if end <= index + 2, storage.nodes[end - 1].kind == .text {
      return MarkdownNode(storage: storage, index: end - 1).literal ?? ""
    }
    var text: [UInt8] = []
    text.reserveCapacity(range.count)
    for index in index..<end {
      switch storage.nodes[index].kind {
      case .text, .code: storage.appendLiteral(of: index, to: &text)
      case .codeBlock:
        if !text.isEmpty, text.last != 0x0A { text.append(0x0A) }
        storage.appendLiteral(of: index, to: &text)
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
    case .text where !record.flags.contains(.escaped), .html:
      return Unescaping.literal(storage.literalBytes(index))
    case .text, .code, .codeBlock, .htmlBlock:
      var text: [UInt8] = []
      text.reserveCapacity(range.count)
      storage.appendLiteral(of: index, to: &text)
      return String(decoding: text, as: UTF8.self)
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
    var text = MappedText()
    storage.eachPiece(ofContent: index) { piece in
      switch piece {
      case .source(let range): text.append(range, of: storage.bytes)
      case .standIn(let bytes, let range): text.append(bytes, for: range)
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
