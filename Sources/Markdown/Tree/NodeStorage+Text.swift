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

  /// A part of the content of a code block or an HTML block.
  enum ContentPiece {
    /// Bytes as they stand in the document.
    case source(Range<Int>)
    /// Bytes that stand for a range of the document.
    case standIn([UInt8], Range<Int>)
  }

  /// Gives the parts of the content of a code block or an HTML block.
  func eachPiece(ofContent index: Int, _ body: (ContentPiece) -> Void) {
    let places = contents[Int(nodes[index].payload)].segments
    for segment in segments[Int(places.lowerBound)..<Int(places.upperBound)] {
      let range = Int(segment.start)..<Int(segment.end)
      if segment.spaces > 0 {
        // They stand for the rest of a tab.
        let spaces = [UInt8](repeating: 0x20, count: Int(segment.spaces))
        body(.standIn(spaces, range.lowerBound - 1..<range.lowerBound))
      }
      eachLine(of: range) { line, ending in
        body(.source(line))
        if !ending.isEmpty { body(.standIn([0x0A], ending)) }
      }
      if segment.addsNewline {
        // It stands nowhere; what is put before it goes to the end of the last line.
        body(.standIn([0x0A], range.upperBound..<range.upperBound))
      }
    }
  }

  /// Appends the literal text of text, code (as rendered), code blocks and raw HTML, in UTF-8.
  func appendLiteral(of index: Int, to output: inout [UInt8]) {
    switch nodes[index].kind {
    case .text where nodes[index].flags.contains(.escaped):
      literalBytes(index).withUnsafeBufferPointer { text in
        guard let start = text.baseAddress else { return }
        Unescaping.append(start, 0..<text.count, to: &output)
      }
    case .text, .html: Unescaping.appendLiteral(literalBytes(index), to: &output)
    case .code:
      CodeSpan.render(codeBytes(index)) { byte in
        if byte == 0 { output += Unescaping.replacement } else { output.append(byte) }
      }
    case .codeBlock, .htmlBlock:
      eachPiece(ofContent: index) { piece in
        switch piece {
        case .source(let range): Unescaping.appendLiteral(bytes[range], to: &output)
        case .standIn(let bytes, _): output += bytes
        }
      }
    default: break
    }
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
