/// Paragraphs, and the link reference definitions that they begin with.
extension BlockParser {
  /// Adds the line to the innermost block, a paragraph.
  mutating func addParagraphLine() {
    let block = open[open.count - 1].index
    if pieces.count == Int(blocks[block].firstPiece) { blocks[block].start = UInt32(nonspace) }
    if pieces.count > Int(blocks[block].firstPiece),
      Int(pieces[pieces.count - 1].end) == nonspace
    {
      pieces[pieces.count - 1].end = UInt32(nextLine)
    } else {
      pieces.append(TextPiece(nonspace..<nextLine))
    }
    let end = trimmedLineEnd
    paragraphLine = nonspace..<end
    blocks[block].end = UInt32(end)
  }

  /// Ends a paragraph.
  ///
  /// - Returns: Whether it is one: false where it held definitions only.
  mutating func finishParagraph(_ index: Int) -> Bool {
    if takeDefinitions(index) {
      blocks[blocks.count - 1].lastPiece = UInt32(pieces.count)
      return true
    }
    blocks.removeLast()
    return false
  }

  /// Makes blocks of the definitions that a paragraph begins with; it is the last block.
  ///
  /// - Returns: Whether anything else is left; that is then the last block.
  mutating func takeDefinitions(_ index: Int) -> Bool {
    let first = Int(blocks[index].firstPiece)
    guard first < pieces.count, source[Int(pieces[first].start)] == UInt8(ascii: "[") else {
      return first < pieces.count
    }
    joined.join(pieces[first...], of: source)
    let text = joined.base
    var place = joined.start
    var paragraph = blocks[index]
    while place < joined.end, text[place] == UInt8(ascii: "["),
      let found = LinkDefinitions.read(text, at: place, before: joined.end)
    {
      let link = UInt32(links.count)
      links.append(
        LinkRecord(
          destination: joined.slice(found.destination, pool: &pool),
          title: found.title.map { joined.slice($0, pool: &pool) }))
      definitions.add(LinkDefinitions.normalized(text, found.label), link: link)
      let range = joined.sourceRange(place..<found.end)
      blocks[blocks.count - 1] = Block(
        kind: .definition, depth: paragraph.depth, start: UInt32(range.lowerBound),
        end: UInt32(range.upperBound), payload: link)
      place = found.next
      blocks.append(paragraph)
    }
    guard place > joined.start else { return true }
    if place >= joined.end {
      pieces.removeLast(pieces.count - first)
      return false
    }
    // What is left begins at the start of a line.
    let start = joined.sourceOffset(place)
    var piece = first
    while piece + 1 < pieces.count, !pieces[piece].range.contains(start) { piece += 1 }
    pieces[piece].start = UInt32(start)
    paragraph.firstPiece = UInt32(piece)
    paragraph.start = UInt32(start)
    blocks[blocks.count - 1] = paragraph
    return true
  }
}
