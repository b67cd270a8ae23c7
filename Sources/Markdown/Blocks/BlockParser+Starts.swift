/// What begins a block (specification, chapters 4 and 5).
extension BlockParser {
  /// Opens the containers and leaves that begin on the line, outermost first.
  ///
  /// - Parameters:
  ///   - level: The innermost open block that the line continues; afterwards the innermost new one.
  ///   - allMatched: Whether the line continues every open block.
  ///   - maybeLazy: Whether the innermost open block is a paragraph, which the line may continue.
  mutating func openNewBlocks(_ level: inout Int, allMatched: Bool, maybeLazy: Bool) {
    var maybeLazy = maybeLazy
    while open[level].kind != .codeBlock, open[level].kind != .htmlBlock {
      findNonspace()
      guard !isBlank else { return }
      if isAfterTaskMarker {
        isAfterTaskMarker = false
        return
      }
      let kind = open[level].kind
      let isIndented = indent >= 4
      if isIndented {
        guard !maybeLazy else { return }
        openIndentedCode(&level)
        return
      }
      switch source[nonspace] {
      case UInt8(ascii: ">"):
        guard mayNest() else { return }
        let start = nonspace
        takeQuoteMarker()
        addBlock(.blockQuote, at: start, &level)
        blocks[open[level].index].end = UInt32(start + 1)
        maybeLazy = false
        continue
      case UInt8(ascii: "#"):
        if openHeading(&level) { return }
      case UInt8(ascii: "`"), UInt8(ascii: "~"):
        if openFence(&level) { return }
      case UInt8(ascii: "<"):
        if let htmlKind = htmlBlockStart(interruptsParagraph: kind == .paragraph || maybeLazy) {
          addBlock(.htmlBlock, at: offset, &level) { $0.htmlKind = htmlKind }
          openContent(level)
          return
        }
      case UInt8(ascii: "="):
        if kind == .paragraph, openSetextHeading(level) { return }
      case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "+"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        if kind == .paragraph, openSetextHeading(level) { return }
        if !(kind == .paragraph && !allMatched), openThematicBreak(&level) { return }
        if openItem(&level) {
          maybeLazy = false
          continue
        }
      default: break
      }
      guard extensions else { return }
      if kind == .paragraph {
        openTable(&level)
      } else if kind == .table {
        addTableRow(level)
      }
      return
    }
  }

  /// Whether another container may be opened; notes the place where not.
  private mutating func mayNest() -> Bool {
    if open.count <= MarkdownDocument.maximumDepth { return true }
    if depthExceeded == nil { depthExceeded = nonspace }
    return false
  }

  // MARK: - Leaves

  private mutating func openIndentedCode(_ level: inout Int) {
    let start = offset
    advance(columns: 4)
    addBlock(.codeBlock, at: start, &level)
    openContent(level)
  }

  /// `# title #` (section 4.2).
  private mutating func openHeading(_ level: inout Int) -> Bool {
    var index = nonspace
    while index < lineEnd, source[index] == UInt8(ascii: "#") { index += 1 }
    let rank = index - nonspace
    guard rank <= 6, index == lineEnd || source[index].isSpaceOrTab else { return false }
    addBlock(.heading, at: nonspace, &level)
    let block = open[level].index
    let end = trimmedLineEnd
    blocks[block].small = UInt16(rank)
    blocks[block].end = UInt32(end)
    while index < lineEnd, source[index].isSpaceOrTab { index += 1 }
    // A closing run of "#" does not count where white space stands before it.
    var textEnd = end
    while textEnd > index, source[textEnd - 1] == UInt8(ascii: "#") { textEnd -= 1 }
    if textEnd > index, !source[textEnd - 1].isSpaceOrTab { textEnd = end }
    while textEnd > index, source[textEnd - 1].isSpaceOrTab { textEnd -= 1 }
    blocks[block].firstPiece = UInt32(pieces.count)
    if index < textEnd { pieces.append(TextPiece(index..<textEnd)) }
    blocks[block].lastPiece = UInt32(pieces.count)
    return true
  }

  /// A line of `=` or `-` under a paragraph (section 4.3).
  private mutating func openSetextHeading(_ level: Int) -> Bool {
    let byte = source[nonspace]
    guard byte == UInt8(ascii: "=") || byte == UInt8(ascii: "-") else { return false }
    var place = nonspace
    while place < lineEnd, source[place] == byte { place += 1 }
    while place < lineEnd, source[place].isSpaceOrTab { place += 1 }
    guard place == lineEnd else { return false }
    let hasText = takeDefinitions(open[level].index)
    // The definitions that it began with are blocks of their own now.
    let index = blocks.count - 1
    open[level].index = index
    guard hasText else { return false }
    let old = open[level]
    open[level] = OpenBlock(kind: .heading, index: index)
    if old.followsBlank { loosenList(level - 1) }
    blocks[index].kind = .heading
    blocks[index].lastPiece = UInt32(pieces.count)
    blocks[index].small = byte == UInt8(ascii: "=") ? 1 : 2
    blocks[index].end = UInt32(trimmedLineEnd)
    return true
  }

  /// Three or more `*`, `-` or `_` (section 4.1).
  private mutating func openThematicBreak(_ level: inout Int) -> Bool {
    let byte = source[nonspace]
    guard byte == UInt8(ascii: "*") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_"),
      nonspace >= noThematicBreakBefore
    else { return false }
    var count = 0
    var index = nonspace
    while index < lineEnd {
      if source[index] == byte {
        count += 1
      } else if !source[index].isSpaceOrTab {
        // "* * * * a" begins a list at every star: without this, each would look so far again.
        noThematicBreakBefore = index
        return false
      }
      index += 1
    }
    guard count >= 3 else { return false }
    addBlock(.thematicBreak, at: nonspace, &level)
    blocks[open[level].index].end = UInt32(trimmedLineEnd)
    return true
  }

  // MARK: - Lists

  /// A list marker (section 5.2): opens the item, and the list where it begins one.
  private mutating func openItem(_ level: inout Int) -> Bool {
    var index = nonspace
    var number = 0
    let kind: MarkdownNode.Kind
    if source[index].isDigit {
      while index < lineEnd, index - nonspace < 9, source[index].isDigit {
        number = number * 10 + Int(source[index] - 0x30)
        index += 1
      }
      guard index < lineEnd,
        source[index] == UInt8(ascii: ".") || source[index] == UInt8(ascii: ")")
      else { return false }
      kind = .orderedList
    } else {
      guard source[index] != UInt8(ascii: "_"), source[index] != UInt8(ascii: "=") else {
        return false
      }
      kind = .bulletList
    }
    let marker = source[index]
    index += 1
    guard index == lineEnd || source[index].isSpaceOrTab else { return false }
    if open[level].kind == .paragraph {
      // Only an item that is not empty, and in an ordered list only the first, may interrupt one.
      guard kind == .bulletList || number == 1, index < trimmedLineEnd else { return false }
    }
    guard mayNest() else { return false }

    let start = nonspace
    let markerIndent = indent
    let markerWidth = index - start
    advance(to: index)
    let (savedOffset, savedColumn, savedPart) = (offset, column, partOfTab)
    while column - savedColumn <= 5, offset < lineEnd, source[offset].isSpaceOrTab {
      advance(columns: 1)
    }
    var padding = column - savedColumn
    if padding >= 5 || padding < 1 || offset >= lineEnd {
      // Blank, or indented code: one column belongs to the marker.
      let hasSpace = padding > 0
      padding = 1
      (offset, column, partOfTab) = (savedOffset, savedColumn, savedPart)
      if hasSpace { advance(columns: 1) }
    }

    if open[level].kind != kind || open[level].marker != marker {
      addBlock(kind, at: start, &level) { $0.marker = marker }
      blocks[open[level].index].payload = UInt32(number)
      blocks[open[level].index].small = UInt16(marker)
    }
    addBlock(.item, at: start, &level) { $0.contentIndent = markerIndent + markerWidth + padding }
    let block = open[level].index
    blocks[block].payload = kind == .orderedList ? UInt32(number) : NodeRecord.none
    blocks[block].end = UInt32(index)
    if extensions { takeTaskMarker(block) }
    return true
  }

  /// `[ ]` or `[x]` at the start of an item's text (GFM, section 5.3).
  private mutating func takeTaskMarker(_ block: Int) {
    findNonspace()
    guard indent < 4, nonspace + 4 < lineEnd, source[nonspace] == UInt8(ascii: "["),
      source[nonspace + 2] == UInt8(ascii: "]"), source[nonspace + 3].isSpaceOrTab
    else { return }
    let mark = source[nonspace + 1]
    guard mark == 0x20 || mark | 0x20 == UInt8(ascii: "x") else { return }
    let end = nonspace + 3
    guard end < trimmedLineEnd else { return }
    blocks[block].flags.insert(mark == 0x20 ? .task : [.task, .ticked])
    blocks[block].end = UInt32(end)
    advance(to: end)
    isAfterTaskMarker = true
  }
}
