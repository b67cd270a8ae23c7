/// Finds the blocks of a document, line by line (specification, appendix "A parsing strategy").
///
/// Every line first walks down the open containers, each of which takes its prefix from the line;
/// then new containers may begin; what is left is text of the innermost block. Tabs are never
/// expanded: ``column`` runs ahead of ``offset``, and a tab that a container takes in part leaves
/// ``partOfTab``.
struct BlockParser {
  let source: UnsafePointer<UInt8>
  let size: Int
  let extensions: Bool

  // What the parser makes.
  var blocks: [Block] = []
  /// The lines of paragraphs and headings, contiguous ones joined.
  var pieces: [TextPiece] = []
  /// The lines of code and HTML, likewise.
  var segments: [ContentSegment] = []
  var contents: [ContentRecord] = []
  var links: [LinkRecord] = []
  var alignments: [ColumnAlignment] = []
  var definitions = LinkDefinitions()
  var pool: [UInt8] = []
  /// A paragraph's text while definitions are looked for.
  var joined = JoinedText()
  /// The first place where containers were too deep.
  var depthExceeded: Int?
  /// The blocks that are open, outermost first; the first is the document.
  var open: [OpenBlock] = []

  // The line: its text is lineStart..<lineEnd, its ending stands before nextLine.
  var lineStart = 0
  var lineEnd = 0
  var nextLine = 0

  // The place in the line.
  var offset = 0
  var column = 0
  var partOfTab = false
  /// The first byte from `offset` on that is neither space nor tab.
  var nonspace = 0
  var nonspaceColumn = 0

  /// The text of the last line of the open paragraph.
  var paragraphLine = 0..<0
  /// Whether a block began on the line.
  var openedBlock = false
  /// Whether the line is an opening fence, and so no content.
  var isFenceLine = false
  /// Whether a task list marker was taken, after which nothing but a paragraph may begin.
  var isAfterTaskMarker = false
  /// No thematic break can begin at or before this offset of the line.
  var noThematicBreakBefore = 0

  /// Makes a parser of a text.
  /// - Parameters:
  ///   - source: the whole text.
  ///   - start: where reading begins, at the beginning of a line.
  ///   - extensions: whether GFM's syntax is on.
  init(_ source: UnsafeBufferPointer<UInt8>, from start: Int, extensions: Bool) {
    // Where there are no bytes, anything serves to point at.
    self.source = source.baseAddress ?? joined.base
    size = source.count
    self.extensions = extensions
    nextLine = start
  }

  /// How far the first text of the line is indented within the innermost container.
  var indent: Int { nonspaceColumn - column }
  /// Whether nothing but white space is left of the line.
  var isBlank: Bool { nonspace >= lineEnd }

  /// Reads the whole document.
  mutating func parse() {
    // Memory that is reserved and never touched costs nothing; growing would copy.
    blocks.reserveCapacity(size / 24 + 16)
    pieces.reserveCapacity(size / 24 + 16)
    blocks.append(Block(kind: .document, depth: 0, start: 0, end: UInt32(size)))
    open.append(OpenBlock(kind: .document, index: 0))
    if nextLine == 0, size >= 3, source[0] == 0xEF, source[1] == 0xBB, source[2] == 0xBF {
      nextLine = 3
    }
    while nextLine < size {
      lineStart = nextLine
      lineEnd = source.lineEnd(from: lineStart, before: size)
      nextLine = lineEnd
      if nextLine < size {
        let isReturn = source[nextLine] == 0x0D
        nextLine += 1
        if isReturn, nextLine < size, source[nextLine] == 0x0A { nextLine += 1 }
      }
      parseLine()
    }
    closeBlocks(downTo: 0)
    blocks[0].end = UInt32(size)
  }

  /// Reads one line.
  private mutating func parseLine() {
    offset = lineStart
    column = 0
    partOfTab = false
    noThematicBreakBefore = 0
    openedBlock = false

    guard let matched = matchOpenBlocks() else { return }
    let tipIsParagraph = open[open.count - 1].kind == .paragraph
    let allMatched = matched == open.count
    var level = matched - 1
    openNewBlocks(&level, allMatched: allMatched, maybeLazy: tipIsParagraph)

    findNonspace()
    let blank = isBlank
    if blank { noteBlankLine(level) }
    noteLastLine(level, blank: blank)

    if !openedBlock, !allMatched, !blank, tipIsParagraph {
      addParagraphLine()
      return
    }
    closeBlocks(downTo: level)
    switch open[level].kind {
    case .codeBlock:
      if isFenceLine { isFenceLine = false } else { addContentLine(level) }
    case .htmlBlock:
      addContentLine(level)
      if htmlBlockEnds(open[level].htmlKind) { closeBlocks(downTo: level - 1) }
    case .paragraph:
      if !blank { addParagraphLine() }
    case .heading, .thematicBreak, .table:
      break
    default:
      guard !blank else { return }
      addBlock(.paragraph, at: nonspace, &level)
      blocks[open[level].index].firstPiece = UInt32(pieces.count)
      addParagraphLine()
    }
  }

  // MARK: - Open blocks

  /// Walks down the open blocks as far as the line continues them.
  ///
  /// - Returns: How many match, or nil when the line was a closing fence and is done with.
  private mutating func matchOpenBlocks() -> Int? {
    var matched = 1
    while matched < open.count {
      findNonspace()
      switch open[matched].kind {
      case .blockQuote:
        guard indent <= 3, !isBlank, source[nonspace] == UInt8(ascii: ">") else { return matched }
        takeQuoteMarker()
        blocks[open[matched].index].end = UInt32(nonspace + 1)
      case .item:
        let contentIndent = open[matched].contentIndent
        if isBlank {
          guard open[matched].hasChildren else { return matched }
          advance(to: nonspace)
        } else if indent >= contentIndent {
          advance(columns: contentIndent)
        } else {
          return matched
        }
      case .codeBlock:
        if open[matched].fenceLength == 0 {
          if indent >= 4 {
            advance(columns: 4)
          } else if isBlank {
            advance(to: nonspace)
          } else {
            return matched
          }
        } else if closesFence(open[matched]) {
          blocks[open[matched].index].end = UInt32(trimmedLineEnd)
          closeBlocks(downTo: matched - 1)
          return nil
        } else {
          var spaces = open[matched].fenceIndent
          while spaces > 0, offset < lineEnd, source[offset].isSpaceOrTab {
            advance(columns: 1)
            spaces -= 1
          }
        }
      case .htmlBlock:
        if open[matched].htmlKind >= 6, isBlank { return matched }
      case .paragraph:
        if isBlank { return matched }
      case .table:
        if isBlank || !isTableRow { return matched }
      case .heading, .thematicBreak:
        return matched
      default: break
      }
      matched += 1
    }
    return matched
  }

  /// Closes the open blocks above a level, innermost first.
  mutating func closeBlocks(downTo level: Int) {
    while open.count > level + 1 { closeLast() }
  }

  /// Adds a block under the open block at a level, and opens it.
  mutating func addBlock(
    _ kind: MarkdownNode.Kind, at start: Int, _ level: inout Int,
    configure: (inout OpenBlock) -> Void = { _ in }
  ) {
    openedBlock = true
    closeBlocks(downTo: level)
    while !open[level].kind.canContain(kind) {
      closeLast()
      level -= 1
    }
    var block = OpenBlock(kind: kind, index: blocks.count)
    block.parentHadChildren = open[level].hasChildren
    block.followsBlank = open[level].childEndedBlank
    // A paragraph may turn out to hold definitions only, and those do not make a list loose.
    if block.followsBlank, kind != .paragraph { loosenList(level) }
    open[level].hasChildren = true
    open[level].childEndedBlank = false
    configure(&block)
    level += 1
    blocks.append(
      Block(kind: kind, depth: UInt16(level), start: UInt32(start), end: UInt32(start)))
    open.append(block)
  }

  /// Closes the innermost block and tells its parent what matters to it.
  mutating func closeLast() {
    let block = open.removeLast()
    let parent = open.count - 1
    switch block.kind {
    case .paragraph:
      if !finishParagraph(block.index) {
        extendParent(to: blocks[blocks.count - 1].end, parent)
        open[parent].hasChildren = block.parentHadChildren
        open[parent].childEndedBlank = block.followsBlank
        return
      }
      if block.followsBlank { loosenList(parent) }
    case .codeBlock: finishCode(block)
    default: break
    }
    let isListPart = block.kind.isList || block.kind == .item
    open[parent].childEndedBlank =
      block.lastLineBlank || (isListPart && block.childEndedBlank)
    let last = block.kind == .paragraph ? blocks.count - 1 : block.index
    extendParent(to: blocks[last].end, parent)
  }

  /// Makes a parent reach as far as its child does.
  private mutating func extendParent(to end: UInt32, _ parent: Int) {
    let index = open[parent].index
    blocks[index].end = max(blocks[index].end, end)
  }

  /// Makes the list loose whose item, or which itself, is at a level.
  mutating func loosenList(_ level: Int) {
    let list = open[level].kind == .item ? level - 1 : level
    if open[list].kind.isList { blocks[open[list].index].flags.insert(.loose) }
  }

  /// Notes that the last child of a container is followed by a blank line.
  private mutating func noteBlankLine(_ level: Int) {
    if open.count > level + 1 {
      open[level + 1].lastLineBlank = true
    } else if open[level].hasChildren {
      open[level].childEndedBlank = true
    }
  }

  /// Notes whether the line was blank for the innermost block that it reached.
  private mutating func noteLastLine(_ level: Int, blank: Bool) {
    for outer in 0..<level { open[outer].lastLineBlank = false }
    var isBlankLine = blank
    switch open[level].kind {
    case .blockQuote, .heading, .thematicBreak, .table: isBlankLine = false
    case .codeBlock: if open[level].fenceLength > 0 { isBlankLine = false }
    case .item:
      if !open[level].hasChildren, Int(blocks[open[level].index].start) >= lineStart {
        isBlankLine = false
      }
    default: break
    }
    open[level].lastLineBlank = isBlankLine
  }

  // MARK: - The line

  /// Finds the first byte that is neither space nor tab, and its column.
  mutating func findNonspace() {
    var index = offset
    var place = column
    while index < lineEnd {
      let byte = source[index]
      if byte == 0x20 {
        place += 1
      } else if byte == 0x09 {
        place += 4 - place & 3
      } else {
        break
      }
      index += 1
    }
    nonspace = index
    nonspaceColumn = place
  }

  /// Takes a number of columns of white space or text, a tab in part where it is wider.
  mutating func advance(columns count: Int) {
    var count = count
    while count > 0, offset < lineEnd {
      if source[offset] == 0x09 {
        let width = 4 - column & 3
        partOfTab = width > count
        let taken = min(count, width)
        column += taken
        if !partOfTab { offset += 1 }
        count -= taken
      } else {
        partOfTab = false
        offset += 1
        column += 1
        count -= 1
      }
    }
  }

  /// Goes to ``nonspace`` or a place in the text after it.
  mutating func advance(to place: Int) {
    if place > offset {
      partOfTab = false
      column = nonspaceColumn + (place - nonspace)
      offset = place
    }
  }

  /// Takes `>` and the space that may follow it.
  mutating func takeQuoteMarker() {
    advance(to: nonspace + 1)
    if offset < lineEnd, source[offset].isSpaceOrTab { advance(columns: 1) }
  }

  /// The end of the line without trailing spaces and tabs.
  var trimmedLineEnd: Int {
    var end = lineEnd
    while end > lineStart, source[end - 1].isSpaceOrTab { end -= 1 }
    return end
  }
}

extension MarkdownNode.Kind {
  /// Whether it is a list of either kind.
  var isList: Bool { self == .bulletList || self == .orderedList }

  /// Whether a block may stand directly inside one of this kind.
  func canContain(_ kind: MarkdownNode.Kind) -> Bool {
    switch self {
    case .document, .blockQuote, .item: kind != .item
    case .bulletList, .orderedList: kind == .item
    default: false
    }
  }
}
