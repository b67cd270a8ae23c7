/// Tables (GFM, section 4.10).
extension BlockParser {
  /// Makes a table of the paragraph's last line, if the line is its delimiter row.
  mutating func openTable(_ level: inout Int) {
    let first = source[nonspace]
    guard first == UInt8(ascii: "|") || first == UInt8(ascii: "-") || first == UInt8(ascii: ":"),
      level == open.count - 1,
      // Definitions may just have taken all of it.
      pieces.count > Int(blocks[open[level].index].firstPiece)
    else { return }
    let columns = alignments.count
    guard readDelimiterRow() else {
      alignments.removeLast(alignments.count - columns)
      return
    }
    let count = alignments.count - columns
    var header = CellScanner(source, paragraphLine)
    var headerCount = 0
    while headerCount <= count, header.next() != nil { headerCount += 1 }
    guard headerCount == count, count <= Int(UInt16.max) else {
      alignments.removeLast(alignments.count - columns)
      return
    }

    cutLastParagraphLine(&level)
    addBlock(.table, at: paragraphLine.lowerBound, &level)
    let table = open[level].index
    blocks[table].payload = UInt32(columns)
    blocks[table].small = UInt16(count)
    blocks[table].end = UInt32(trimmedLineEnd)
    addRow(paragraphLine, [.header], level)
  }

  /// Adds the line as a row to the table at a level.
  mutating func addTableRow(_ level: Int) {
    let end = trimmedLineEnd
    addRow(nonspace..<end, [], level)
    blocks[open[level].index].end = UInt32(end)
  }

  /// Whether the line has a cell.
  var isTableRow: Bool {
    var cells = CellScanner(source, nonspace..<lineEnd)
    return cells.next() != nil
  }

  private mutating func addRow(_ range: Range<Int>, _ flags: NodeFlags, _ level: Int) {
    blocks.append(
      Block(
        kind: .tableRow, flags: flags, depth: UInt16(level + 1), start: UInt32(range.lowerBound),
        end: UInt32(range.upperBound)))
  }

  /// Takes the header row from the paragraph, and closes what is left of that.
  private mutating func cutLastParagraphLine(_ level: inout Int) {
    let block = open[level].index
    let start = UInt32(paragraphLine.lowerBound)
    if pieces[pieces.count - 1].start == start {
      pieces.removeLast()
    } else {
      pieces[pieces.count - 1].end = start
    }
    if pieces.count > Int(blocks[block].firstPiece) {
      var end = Int(pieces[pieces.count - 1].end)
      while end > Int(blocks[block].start), source[end - 1].isSpace { end -= 1 }
      blocks[block].end = UInt32(end)
    }
    closeLast()
    level -= 1
  }

  /// Reads the line as a delimiter row and appends its alignments.
  private mutating func readDelimiterRow() -> Bool {
    var index = nonspace
    let end = lineEnd
    func skipSpace() {
      while index < end, source[index].isSpaceOrTab { index += 1 }
    }
    if source[index] == UInt8(ascii: "|") { index += 1 }
    while true {
      skipSpace()
      let isLeft = index < end && source[index] == UInt8(ascii: ":")
      if isLeft { index += 1 }
      let dashes = index
      while index < end, source[index] == UInt8(ascii: "-") { index += 1 }
      guard index > dashes else { return false }
      let isRight = index < end && source[index] == UInt8(ascii: ":")
      if isRight { index += 1 }
      alignments.append(isLeft ? (isRight ? .center : .left) : (isRight ? .right : .none))
      skipSpace()
      guard index < end else { return true }
      guard source[index] == UInt8(ascii: "|") else { return false }
      index += 1
      skipSpace()
      if index == end { return true }
    }
  }
}

/// The cells of a table row, one after the other, without the white space around them.
struct CellScanner {
  private let source: UnsafePointer<UInt8>
  private var index: Int
  private let end: Int

  init(_ source: UnsafePointer<UInt8>, _ row: Range<Int>) {
    self.source = source
    end = row.upperBound
    index = row.lowerBound
    skipPipe()
  }

  /// The next cell, or nil after the last.
  mutating func next() -> Range<Int>? {
    guard index < end else { return nil }
    var start = index
    while index < end, source[index] != UInt8(ascii: "|") {
      // A backslash keeps the pipe after it in the cell, also when it is escaped itself.
      let isEscape =
        source[index] == UInt8(ascii: "\\") && index + 1 < end
        && source[index + 1] == UInt8(ascii: "|")
      index += isEscape ? 2 : 1
    }
    var stop = index
    skipPipe()
    while stop > start, source[stop - 1].isSpace { stop -= 1 }
    while start < stop, source[start].isSpace { start += 1 }
    return start..<stop
  }

  /// Skips a pipe and the white space after it.
  private mutating func skipPipe() {
    guard index < end, source[index] == UInt8(ascii: "|") else { return }
    index += 1
    while index < end, source[index].isSpace { index += 1 }
  }
}
