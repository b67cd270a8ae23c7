import Source

/// Makes the tree: reads the inlines of the blocks, in order, and puts all nodes into one array.
struct TreeBuilder {
  private let source: UnsafePointer<UInt8>
  private let size: Int
  private let extensions: Bool
  private var blocks: BlockParser
  private var inlines: InlineParser

  private var nodes: [NodeRecord] = []
  private var literals: [TextSlice] = []
  /// The nodes that are open, outermost first.
  private var path: [Int] = []
  /// The pieces of a table cell.
  private var cellPieces: [TextPiece] = []
  /// Where an inline is read that is not done with: what follows it, and its node.
  private var inlinePath: [(next: Int32, node: Int)] = []
  private var linkDepth = 0
  /// Text that no node was made of yet, in the offsets of the block's text.
  private var run: (start: Int, end: Int, flags: NodeFlags)?

  /// How many cells rows may lack; a table of n columns and n empty rows would take n² nodes.
  private var emptyCellBudget: Int
  private var firstShortRow: Range<Int>?
  private var firstDeepInline: Range<Int>?
  private var firstLostReference: Range<Int>?

  init(_ source: UnsafeBufferPointer<UInt8>, blocks: consuming BlockParser, extensions: Bool) {
    self.source = blocks.source
    size = source.count
    self.extensions = extensions
    inlines = InlineParser(
      size: source.count, extensions: extensions, definitions: blocks.definitions,
      links: blocks.links, pool: blocks.pool)
    blocks.links = []
    blocks.pool = []
    self.blocks = blocks
    emptyCellBudget = 1024 + source.count
  }

  /// Builds everything.
  mutating func build() {
    // Memory that is reserved and never touched costs nothing; growing would copy.
    nodes.reserveCapacity(size / 8 + 64)
    for index in blocks.blocks.indices {
      let block = blocks.blocks[index]
      closePath(to: Int(block.depth))
      switch block.kind {
      case .paragraph, .heading: addText(block)
      case .tableRow: addRow(block)
      default:
        path.append(addNode(block))
      }
    }
    closePath(to: 0)
  }

  /// The limits that were hit.
  var diagnostics: [Diagnostic] {
    var found: [Diagnostic] = []
    func note(_ range: Range<Int>?, _ message: String) {
      guard let range else { return }
      found.append(Diagnostic(MarkdownDocument.limitID, .note, message, at: range))
    }
    let depth = MarkdownDocument.maximumDepth
    note(
      blocks.depthExceeded.map { $0..<$0 + 1 },
      "lists and quotes nest deeper than \(depth) here, and deeper ones are read as text")
    note(
      firstDeepInline,
      "emphasis and links nest deeper than \(depth) here, and deeper ones are read as text")
    note(
      firstShortRow,
      "the rows of this table lack so many cells that the rest are left out; write them")
    note(
      firstLostReference,
      "the link references from here on repeat too much text, and are read as text")
    return found
  }

  /// The finished tree.
  consuming func storage(_ bytes: [UInt8]) -> NodeStorage {
    NodeStorage(
      bytes: bytes, nodes: nodes, contents: blocks.contents, segments: blocks.segments,
      links: inlines.links, literals: literals, alignments: blocks.alignments, pool: inlines.pool)
  }

  // MARK: - Nodes

  private mutating func closePath(to depth: Int) {
    while path.count > depth {
      nodes[path.removeLast()].next = UInt32(nodes.count)
    }
  }

  /// Adds the node of a block under the innermost open node.
  private mutating func addNode(_ block: Block) -> Int {
    nodes.append(
      NodeRecord(
        kind: block.kind, flags: block.flags, small: block.small, start: block.start,
        end: block.end, next: UInt32(nodes.count + 1), parent: UInt32(path.last ?? 0),
        payload: block.payload))
    return nodes.count - 1
  }

  /// Adds an inline node; its range is in the offsets of the block's text.
  private mutating func addNode(
    _ kind: MarkdownNode.Kind, _ range: Range<Int>, parent: Int, payload: UInt32 = NodeRecord.none,
    flags: NodeFlags = []
  ) -> Int {
    nodes.append(
      NodeRecord(
        kind: kind, flags: flags, start: UInt32(range.lowerBound), end: UInt32(range.upperBound),
        next: UInt32(nodes.count + 1), parent: UInt32(parent), payload: payload))
    return nodes.count - 1
  }

  // MARK: - Blocks with text

  private mutating func addText(_ block: Block) {
    let node = addNode(block)
    let pieces = blocks.pieces[Int(block.firstPiece)..<Int(block.lastPiece)]
    inlines.text.join(pieces, of: source)
    addInlines(under: node)
  }

  private mutating func addRow(_ block: Block) {
    let row = addNode(block)
    guard let table = path.last else { return }
    let columns = Int(nodes[table].small)
    var cells = CellScanner(source, Int(block.start)..<Int(block.end))
    var column = 0
    while column < columns, let cell = cells.next() {
      let node = addNode(.tableCell, cell, parent: row)
      nodes[node].small = UInt16(column)
      if !cell.isEmpty {
        splitCell(cell)
        inlines.text.join(cellPieces[...], of: source)
        addInlines(under: node)
      }
      column += 1
    }
    let end = Int(block.end)
    while column < columns {
      guard emptyCellBudget > 0 else {
        if firstShortRow == nil { firstShortRow = Int(block.start)..<end }
        break
      }
      emptyCellBudget -= 1
      let node = addNode(.tableCell, end..<end, parent: row)
      nodes[node].small = UInt16(column)
      column += 1
    }
    nodes[row].next = UInt32(nodes.count)
  }

  /// Splits a cell where a backslash stands before a pipe: the backslash is not part of the text.
  private mutating func splitCell(_ cell: Range<Int>) {
    cellPieces.removeAll(keepingCapacity: true)
    var start = cell.lowerBound
    var index = start
    while index + 1 < cell.upperBound {
      if source[index] == UInt8(ascii: "\\"), source[index + 1] == UInt8(ascii: "|") {
        if index > start { cellPieces.append(TextPiece(start..<index)) }
        start = index + 1
        index += 1
      }
      index += 1
    }
    cellPieces.append(TextPiece(start..<cell.upperBound))
  }

  // MARK: - Inlines

  private mutating func addInlines(under block: Int) {
    guard inlines.text.start < inlines.text.end else { return }
    inlines.parse()
    if inlines.referenceBudgetExceeded, firstLostReference == nil {
      firstLostReference = Int(nodes[block].start)..<Int(nodes[block].end)
    }
    inlinePath.removeAll(keepingCapacity: true)
    linkDepth = 0
    var parent = block
    var current = inlines.nodes[0].next
    while true {
      while current != 0 {
        let inline = inlines.nodes[Int(current)]
        let range = Int(inline.start)..<Int(inline.end)
        if inline.kind == .text, !inline.flags.contains(.raw) {
          addToRun(range, inline.flags, parent)
          current = inline.next
          continue
        }
        endRun(parent)
        if inline.firstChild != 0, inlinePath.count < MarkdownDocument.maximumDepth {
          let node = addInline(inline, range, parent)
          inlinePath.append((inline.next, node))
          if inline.kind == .link { linkDepth += 1 }
          parent = node
          current = inline.firstChild
          continue
        }
        _ = addInline(inline, range, parent)
        current = inline.next
      }
      endRun(parent)
      guard let (next, node) = inlinePath.popLast() else { break }
      if nodes[node].kind == .link { linkDepth -= 1 }
      nodes[node].next = UInt32(nodes.count)
      parent = Int(nodes[node].parent)
      current = next
    }
    nodes[block].next = UInt32(nodes.count)
  }

  /// Adds a node that is not text.
  private mutating func addInline(_ inline: InlineNode, _ range: Range<Int>, _ parent: Int) -> Int {
    let place = inlines.text.sourceRange(range)
    switch inline.kind {
    case .text:
      return addNode(.text, place, parent: parent, payload: literal(range, place))
    case .html:
      return addNode(.html, place, parent: parent, payload: literal(range, place))
    case .code:
      return addNode(.code, place, parent: parent, payload: codeLiteral(range, place))
    case .link, .image, .emphasis, .strong, .strikethrough:
      if inline.firstChild != 0, inlinePath.count >= MarkdownDocument.maximumDepth {
        if firstDeepInline == nil { firstDeepInline = place }
        return addNode(
          .text, place, parent: parent, payload: literal(range, place), flags: .escaped)
      }
      return addNode(inline.kind, place, parent: parent, payload: inline.payload)
    default:
      return addNode(inline.kind, place, parent: parent)
    }
  }

  /// Where a text stands, if it does not stand at its node's range as it is.
  private mutating func literal(_ range: Range<Int>, _ place: Range<Int>) -> UInt32 {
    guard place.count != range.count else { return NodeRecord.none }
    literals.append(inlines.text.slice(range, pool: &inlines.pool))
    return UInt32(literals.count - 1)
  }

  /// The same for what stands between the backticks of a code span.
  private mutating func codeLiteral(_ range: Range<Int>, _ place: Range<Int>) -> UInt32 {
    guard place.count != range.count else { return NodeRecord.none }
    let base = inlines.text.base
    var ticks = 0
    while base[range.lowerBound + ticks] == UInt8(ascii: "`") { ticks += 1 }
    let content = range.lowerBound + ticks..<range.upperBound - ticks
    literals.append(inlines.text.slice(content, pool: &inlines.pool))
    return UInt32(literals.count - 1)
  }

  // MARK: - Text

  /// Joins text that is adjacent: `a`, an unmatched `*` and `b` are one node.
  private mutating func addToRun(_ range: Range<Int>, _ flags: NodeFlags, _ parent: Int) {
    guard !range.isEmpty else { return }
    if let open = run, open.end == range.lowerBound {
      run = (open.start, range.upperBound, open.flags.union(flags))
    } else {
      endRun(parent)
      run = (range.lowerBound, range.upperBound, flags)
    }
  }

  private mutating func endRun(_ parent: Int) {
    guard let open = run else { return }
    run = nil
    if inlines.sawAt, linkDepth == 0, extensions {
      addTextWithMail(open.start..<open.end, open.flags, parent)
    } else {
      addText(open.start..<open.end, open.flags, parent)
    }
  }

  private mutating func addText(_ range: Range<Int>, _ flags: NodeFlags, _ parent: Int) {
    guard !range.isEmpty else { return }
    let place = inlines.text.sourceRange(range)
    _ = addNode(
      .text, place, parent: parent, payload: literal(range, place),
      flags: flags.intersection(.escaped))
  }

  /// Adds text with the bare mail addresses in it as links.
  private mutating func addTextWithMail(_ range: Range<Int>, _ flags: NodeFlags, _ parent: Int) {
    var rest = range.lowerBound
    while let found = MailFinder.find(inlines.text.base, rest..<range.upperBound) {
      addText(rest..<found.range.lowerBound, flags, parent)
      let place = inlines.text.sourceRange(found.range)
      inlines.links.append(
        LinkRecord(
          destination: inlines.text.slice(found.range, pool: &inlines.pool), title: nil,
          isEscaped: false, prefix: found.prefix))
      let link = addNode(
        .link, place, parent: parent, payload: UInt32(inlines.links.count - 1))
      addText(found.range, [], link)
      nodes[link].next = UInt32(nodes.count)
      rest = found.range.upperBound
    }
    addText(rest..<range.upperBound, flags, parent)
  }
}
