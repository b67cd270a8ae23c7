import Source

/// Running text that waits to be cut into tokens: its bytes, and where each stands in the document.
///
/// What stands in a document as a reader sees it is one piece; an escape or an element of HTML begins
/// another. Only their first bytes are kept: a text has a thousand times as many bytes as pieces.
struct RunningText {
  private struct Piece {
    /// Where it begins in ``RunningText/bytes``.
    var start: Int
    /// Where it begins in the document.
    var source: Int
    /// Where its node ends: a reference such as `&nbsp;` is longer there than here, or shorter.
    var limit: Int

    /// Where a place of this text is in the document.
    func offset(_ place: Int) -> Int { min(source + place - start, limit) }
  }

  /// The text, in UTF-8.
  private(set) var bytes: [UInt8] = []
  private var pieces: [Piece] = []
  /// The piece in which the range lies that was asked for last: they are asked for in order.
  private var current = 0

  /// Whether there is nothing.
  var isEmpty: Bool { bytes.isEmpty }

  /// Adds the text of a node; a backslash before a character that it escapes is passed over.
  mutating func append(_ text: String, from range: Range<Int>, of source: [UInt8]) {
    pieces.append(Piece(start: bytes.count, source: range.lowerBound, limit: range.upperBound))
    guard text.utf8.count != range.count else {
      bytes += text.utf8
      return
    }
    var offset = range.lowerBound
    for scalar in text.unicodeScalars {
      if offset + 1 < range.upperBound, source[offset] == UInt8(ascii: "\\"),
        UInt32(source[offset + 1]) == scalar.value
      {
        offset += 1
        pieces.append(Piece(start: bytes.count, source: offset, limit: range.upperBound))
      }
      bytes += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
      offset = min(offset + UTF8.width(scalar), range.upperBound)
    }
  }

  /// Adds white space that stands for a part of the document.
  mutating func append(_ space: Unicode.Scalar, for range: Range<Int>) {
    pieces.append(Piece(start: bytes.count, source: range.lowerBound, limit: range.upperBound))
    bytes += UTF8.encode(space) ?? UTF8.encodedReplacementCharacter
  }

  /// Forgets the text, and keeps its memory.
  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    pieces.removeAll(keepingCapacity: true)
    current = 0
  }

  /// Where a range that is not empty stands in the document.
  ///
  /// - Parameter range: one that begins where the one before did, or behind it.
  /// - Returns: the bytes of the document.
  mutating func sourceRange(_ range: Range<Int>) -> Range<Int> {
    current = piece(at: range.lowerBound, from: current)
    let lower = pieces[current].offset(range.lowerBound)
    let last = pieces[piece(at: range.upperBound - 1, from: current)]
    return lower..<max(lower, last.offset(range.upperBound))
  }

  private func piece(at place: Int, from first: Int) -> Int {
    var piece = first
    while piece + 1 < pieces.count, pieces[piece + 1].start <= place { piece += 1 }
    return piece
  }

  /// A part of the text.
  func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The character at a place where one begins.
  func scalar(at place: Int) -> Unicode.Scalar {
    let byte = bytes[place]
    if byte < 0x80 { return Unicode.Scalar(byte) }
    var iterator = bytes[place...].prefix(4).makeIterator()
    var decoder = UTF8()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return "\u{FFFD}" }
    return scalar
  }

  /// The place after the character at a place.
  func next(after place: Int) -> Int {
    var next = place + 1
    while next < bytes.count, bytes[next] & 0xC0 == 0x80 { next += 1 }
    return next
  }

  /// The place of the character before a place.
  func last(before place: Int) -> Int {
    var last = place - 1
    while last > 0, bytes[last] & 0xC0 == 0x80 { last -= 1 }
    return last
  }

  // MARK: What stands in it

  /// The place of the mark that closes a quotation of at most 80 characters on the same line.
  ///
  /// - Parameters:
  ///   - start: where the opening mark ends.
  ///   - closing: the mark that closes it.
  /// - Returns: nil where none closes it.
  func endOfQuotation(from start: Int, closing: Unicode.Scalar) -> Int? {
    var place = start
    var length = 1
    while place < bytes.count, length <= 80 {
      let scalar = scalar(at: place)
      if scalar == "\n" { return nil }
      let next = next(after: place)
      if scalar == closing, length > 1, next == bytes.count || !self.scalar(at: next).isAlphabetic {
        return place
      }
      place = next
      length += 1
    }
    return nil
  }

  /// The end of the word that begins at a place; a placeholder is never broken at its spaces.
  func endOfWord(from start: Int) -> Int {
    var place = start
    while place < bytes.count {
      let byte = bytes[place]
      if byte >= 0x80 {
        if scalar(at: place).isSpace { break }
        place = next(after: place)
        continue
      }
      if byte.isASCIISpace || byte == UInt8(ascii: "("), place > start { break }
      if byte == UInt8(ascii: "<"),
        let placeholder = PlaceholderScanner.placeholder(in: bytes, at: place)
      {
        place = placeholder.range.upperBound
      } else {
        place += 1
      }
    }
    return place
  }

  /// The end of a symbol that stands for the bullet of a list (`•`, `▪`, `✅`), with the marks that
  /// choose how it is shown; nil where none begins.
  func endOfBullet(from start: Int) -> Int? {
    guard bytes[start] >= 0x80, Self.isBullet(scalar(at: start)) else { return nil }
    var end = next(after: start)
    while end < bytes.count, [0xFE0F, 0xFE0E, 0x200D].contains(scalar(at: end).value) {
      end = next(after: end)
    }
    return end < bytes.count && scalar(at: end).isSpace ? end : nil
  }

  private static func isBullet(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // Signs that say "not".
    case 0x274C, 0x274E, 0x26D4, 0x2717, 0x2718, 0x2716, 0x1F6AB: false
    case 0x00B7, 0x2022, 0x2023, 0x2043, 0x2219, 0x25A0...0x27BF, 0x2B00...0x2BFF,
      0x1F300...0x1FAFF:
      true
    default: false
    }
  }
}
