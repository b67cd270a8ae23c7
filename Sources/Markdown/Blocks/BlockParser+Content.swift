/// The lines of code blocks and HTML blocks, which are kept as they are.
extension BlockParser {
  /// Begins the content of the block at a level.
  mutating func openContent(_ level: Int) {
    let first = UInt32(segments.count)
    blocks[open[level].index].payload = UInt32(contents.count)
    contents.append(ContentRecord(segments: first..<first))
  }

  /// Adds what is left of the line, its ending included, to the block at a level.
  mutating func addContentLine(_ level: Int) {
    var spaces = 0
    if partOfTab {
      spaces = 4 - column & 3
      offset += 1
      partOfTab = false
    }
    let block = open[level].index
    let record = Int(blocks[block].payload)
    let end = nextLine
    let addsNewline = nextLine == lineEnd
    let isFirst = contents[record].segments.isEmpty
    // An indented code block loses trailing blank lines, so its lines stay apart.
    let isIndentedCode = open[level].kind == .codeBlock && open[level].fenceLength == 0
    if !isFirst, spaces == 0, !isIndentedCode, Int(segments[segments.count - 1].end) == offset,
      !segments[segments.count - 1].addsNewline
    {
      segments[segments.count - 1].end = UInt32(end)
      segments[segments.count - 1].addsNewline = addsNewline
    } else {
      segments.append(
        ContentSegment(
          start: UInt32(offset), end: UInt32(end), spaces: UInt8(spaces), addsNewline: addsNewline))
      contents[record].segments =
        contents[record].segments.lowerBound..<UInt32(segments.count)
    }
    blocks[block].end = max(blocks[block].end, UInt32(lineEnd))
  }

  // MARK: - Code

  /// An opening fence (section 4.5).
  mutating func openFence(_ level: inout Int) -> Bool {
    let marker = source[nonspace]
    var index = nonspace
    while index < lineEnd, source[index] == marker { index += 1 }
    let length = index - nonspace
    guard length >= 3 else { return false }
    if marker == UInt8(ascii: "`"),
      source.firstIndex(of: marker, from: index, before: lineEnd) != nil
    {
      return false
    }
    let fenceIndent = indent
    addBlock(.codeBlock, at: nonspace, &level) {
      $0.marker = marker
      $0.fenceLength = length
      $0.fenceIndent = fenceIndent
    }
    openContent(level)
    let end = trimmedLineEnd
    while index < end, source[index].isSpaceOrTab { index += 1 }
    contents[contents.count - 1].info = TextSlice(index..<max(index, end))
    let block = open[level].index
    blocks[block].flags.insert(.fenced)
    blocks[block].end = UInt32(end)
    // The line is used up.
    offset = lineEnd
    isFenceLine = true
    return true
  }

  /// Whether the line is a closing fence of a block.
  func closesFence(_ block: OpenBlock) -> Bool {
    guard indent <= 3, nonspace < lineEnd, source[nonspace] == block.marker else { return false }
    var index = nonspace
    while index < lineEnd, source[index] == block.marker { index += 1 }
    guard index - nonspace >= block.fenceLength else { return false }
    while index < lineEnd, source[index].isSpaceOrTab { index += 1 }
    return index == lineEnd
  }

  /// Takes trailing blank lines from indented code and ends the content.
  mutating func finishCode(_ block: OpenBlock) {
    if block.fenceLength == 0 {
      let record = Int(blocks[block.index].payload)
      var last = segments.count
      while last > Int(contents[record].segments.lowerBound) + 1, isBlank(segments[last - 1]) {
        last -= 1
      }
      segments.removeLast(segments.count - last)
      contents[record].segments = contents[record].segments.lowerBound..<UInt32(last)
      let end = contentEnd(segments[last - 1])
      blocks[block.index].end = max(blocks[block.index].start, UInt32(end))
    }
  }

  /// Whether a piece holds white space only.
  private func isBlank(_ segment: ContentSegment) -> Bool {
    for index in Int(segment.start)..<Int(segment.end) where !source[index].isSpace { return false }
    return true
  }

  /// Where a piece ends without its line ending.
  private func contentEnd(_ segment: ContentSegment) -> Int {
    var end = Int(segment.end)
    if end > Int(segment.start), source[end - 1] == 0x0A { end -= 1 }
    if end > Int(segment.start), source[end - 1] == 0x0D { end -= 1 }
    return end
  }

  // MARK: - HTML

  /// Which start condition of an HTML block the line meets (section 4.6), 1 to 7.
  func htmlBlockStart(interruptsParagraph: Bool) -> Int? {
    let start = nonspace + 1
    guard start < lineEnd else { return nil }
    switch source[start] {
    case UInt8(ascii: "!"):
      if source.matches("!--", at: start, before: lineEnd) { return 2 }
      if start + 1 < lineEnd, source[start + 1].isLetter { return 4 }
      if source.matches("![CDATA[", at: start, before: lineEnd) { return 5 }
      return nil
    case UInt8(ascii: "?"): return 3
    default: break
    }
    let isClosing = source[start] == UInt8(ascii: "/")
    let name = isClosing ? start + 1 : start
    var end = name
    while end < lineEnd, source[end].isAlphanumeric { end += 1 }
    guard end > name else { return nil }
    let after = end < lineEnd ? source[end] : 0x20
    let endsName = after.isSpaceOrTab || after == UInt8(ascii: ">")
    if !isClosing, endsName, HTMLNames.isVerbatim(source, name..<end) { return 1 }
    let selfCloses = source.matches("/>", at: end, before: lineEnd)
    if endsName || selfCloses, HTMLNames.isBlock(source, name..<end) { return 6 }
    if interruptsParagraph { return nil }
    let tagEnd =
      isClosing
      ? HTMLScanner.closingTag(source, at: nonspace, before: lineEnd)
      : HTMLScanner.openTag(source, at: nonspace, before: lineEnd)
    guard var index = tagEnd else { return nil }
    while index < lineEnd, source[index].isSpaceOrTab { index += 1 }
    return index == lineEnd ? 7 : nil
  }

  /// Whether the line meets the end condition that belongs to a start condition.
  func htmlBlockEnds(_ htmlKind: Int) -> Bool {
    switch htmlKind {
    case 1: HTMLNames.hasVerbatimEnd(source, offset, before: lineEnd)
    case 2: HTMLScanner.find("-->", source, from: offset, before: lineEnd) != nil
    case 3: HTMLScanner.find("?>", source, from: offset, before: lineEnd) != nil
    case 4: source.firstIndex(of: UInt8(ascii: ">"), from: offset, before: lineEnd) != nil
    case 5: HTMLScanner.find("]]>", source, from: offset, before: lineEnd) != nil
    default: false
    }
  }
}
