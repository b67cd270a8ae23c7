/// The bytes of a text, for searching and cutting it.
///
/// The standard library compares texts and classifies their characters by the tables of Unicode.
/// Searching and cutting that way took 40 % of the time of `runbook validate`. All that this program
/// searches for is written in one way only, so bytes serve; and in nearly all texts a scalar is a
/// character: ASCII, the letters of European languages, typographic punctuation, arrows.
package struct TextBytes {
  /// They are there only as long as the text.
  let bytes: UnsafeBufferPointer<UInt8>

  /// Looks at a text's bytes.
  /// - Parameters:
  ///   - text: the text.
  ///   - body: what to do; the bytes are gone when it returns.
  /// - Returns: what it gives.
  static func read<Result>(_ text: Substring, _ body: (TextBytes) -> Result) -> Result {
    // Swift's own strings are contiguous; others are copied.
    text.utf8.withContiguousStorageIfAvailable { body(TextBytes(bytes: $0)) }
      ?? Array(text.utf8).withUnsafeBufferPointer { body(TextBytes(bytes: $0)) }
  }

  /// Whether each byte is a character.
  var isASCII: Bool { bytes.allSatisfy { $0 < 0x80 } }

  /// Where some bytes stand first from an offset on.
  func offset(of wanted: TextBytes, from start: Int = 0) -> Int? {
    let wanted = wanted.bytes
    guard let first = wanted.first else { return start }
    let end = bytes.count - wanted.count
    var offset = start
    while offset <= end {
      if bytes[offset] == first {
        var length = 1
        while length < wanted.count, bytes[offset + length] == wanted[length] { length += 1 }
        if length == wanted.count { return offset }
      }
      offset += 1
    }
    return nil
  }

  /// The bytes with each occurrence of some replaced by others; nil where there is none.
  func replacing(_ wanted: TextBytes, with replacement: TextBytes) -> String? {
    guard !wanted.bytes.isEmpty, var found = offset(of: wanted) else { return nil }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var start = 0
    while true {
      result += bytes[start..<found]
      result += replacement.bytes
      start = found + wanted.bytes.count
      guard let next = offset(of: wanted, from: start) else { break }
      found = next
    }
    result += bytes[start...]
    return String(decoding: result, as: UTF8.self)
  }

  /// The pieces between characters that separate.
  ///
  /// - Parameters:
  ///   - limit: how many at most.
  ///   - isSeparator: whether a character of ASCII separates.
  ///   - isOtherSeparator: whether any other separates.
  /// - Returns: them, in order; nil where characters may be of several scalars.
  func pieces(
    upTo limit: Int = .max, between isSeparator: (UInt8) -> Bool,
    _ isOtherSeparator: (Unicode.Scalar) -> Bool
  ) -> [String]? {
    var pieces: [String] = []
    var start = 0
    var index = 0
    while index < bytes.count {
      var next = index + 1
      let separates: Bool
      if bytes[index] < 0x80 {
        separates = isSeparator(bytes[index])
      } else {
        guard let scalar = singleScalar(at: index) else { return nil }
        next = index + UTF8.width(scalar)
        separates = isOtherSeparator(scalar)
      }
      if separates {
        if start < index {
          pieces.append(String(decoding: bytes[start..<index], as: UTF8.self))
          if pieces.count == limit { return pieces }
        }
        start = next
      }
      index = next
    }
    if start < bytes.count { pieces.append(String(decoding: bytes[start...], as: UTF8.self)) }
    return pieces
  }

  /// The scalar beyond ASCII at an offset where it is surely a character of its own: below U+0300, and
  /// from U+2010 to U+2BFF without the marks for symbols, nothing joins what stands before or behind.
  private func singleScalar(at offset: Int) -> Unicode.Scalar? {
    let lead = UInt32(bytes[offset])
    if lead < 0xCC {
      return Unicode.Scalar((lead & 0x1F) << 6 | UInt32(bytes[offset + 1] & 0x3F))
    }
    guard lead == 0xE2 else { return nil }
    let value =
      0x2000 | UInt32(bytes[offset + 1] & 0x3F) << 6 | UInt32(bytes[offset + 2] & 0x3F)
    return (0x2010..<0x20D0).contains(value) || (0x2100..<0x2C00).contains(value)
      ? Unicode.Scalar(value) : nil
  }

  /// The text with each run of white space one space, none at the ends; only for ASCII.
  func onOneLine() -> String {
    String(unsafeUninitializedCapacity: bytes.count) { line in
      var count = 0
      var needsSpace = false
      for byte in bytes {
        if Self.isSpace(byte) {
          needsSpace = count > 0
          continue
        }
        if needsSpace {
          line[count] = 0x20
          count += 1
          needsSpace = false
        }
        line[count] = byte
        count += 1
      }
      return count
    }
  }

  /// The bytes without white space at the ends; nil where those ends are no characters of ASCII that
  /// are seen.
  var seenRange: Range<Int>? {
    guard let first = bytes.firstIndex(where: { !Self.isSpace($0) }),
      let last = bytes.lastIndex(where: { !Self.isSpace($0) }),
      bytes[first] &- 0x21 < 0x5E, bytes[last] &- 0x21 < 0x5E
    else { return nil }
    return first..<last + 1
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte &- 0x09 < 5 }
  static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
}

extension Array<UInt8> {
  /// Where some bytes stand first; nil where they do not.
  package func firstRange(of bytes: [UInt8]) -> Range<Int>? { self[...].firstRange(of: bytes) }
}

extension ArraySlice<UInt8> {
  /// Where some bytes stand first; nil where they do not.
  package func firstRange(of bytes: [UInt8]) -> Range<Int>? {
    withUnsafeBufferPointer { own in
      bytes.withUnsafeBufferPointer { TextBytes(bytes: own).offset(of: TextBytes(bytes: $0)) }
    }.map { startIndex + $0..<startIndex + $0 + bytes.count }
  }
}

extension Substring {
  /// Whether a text stands in this one, byte by byte.
  package func contains(_ text: String) -> Bool {
    TextBytes.read(self) { bytes in
      TextBytes.read(text[...]) { bytes.offset(of: $0) != nil }
    }
  }

  /// Where a text stands first, byte by byte; nil where it does not.
  package func firstRange(of text: String) -> Range<Index>? {
    let offset = TextBytes.read(self) { bytes in
      TextBytes.read(text[...]) { bytes.offset(of: $0) }
    }
    guard let offset else { return nil }
    let start = utf8.index(startIndex, offsetBy: offset)
    return start..<utf8.index(start, offsetBy: text.utf8.count)
  }

  /// The words between white space.
  package var words: [String] {
    TextBytes.read(self) { $0.pieces(between: TextBytes.isSpace, \.properties.isWhitespace) }
      ?? split(whereSeparator: \.isWhitespace).map(String.init)
  }

  /// The words between white space and some marks.
  package func words(between marks: String) -> [String] {
    TextBytes.read(self) { bytes in
      bytes.pieces {
        TextBytes.isSpace($0) || marks.utf8.contains($0)
      } _: {
        $0.properties.isWhitespace || marks.unicodeScalars.contains($0)
      }
    } ?? split { $0.isWhitespace || marks.contains($0) }.map(String.init)
  }

  /// The runs of letters and of characters that count as letters.
  /// - Parameter other: an ASCII character that counts as a letter too.
  /// - Returns: them, in order.
  package func letterRuns(and other: Unicode.Scalar? = nil) -> [String] {
    let other = other.map { UInt8(ascii: $0) }
    return TextBytes.read(self) { bytes in
      bytes.pieces {
        !(TextBytes.isLetter($0) || $0 == other)
      } _: {
        !$0.properties.isAlphabetic
      }
    } ?? split { !($0.isLetter || $0.asciiValue == other && other != nil) }.map(String.init)
  }

  /// The runs of letters and digits.
  package var alphanumericRuns: [String] {
    TextBytes.read(self) { bytes in
      bytes.pieces {
        !(TextBytes.isLetter($0) || TextBytes.isDigit($0))
      } _: {
        !$0.properties.isAlphabetic && $0.properties.numericType == nil
      }
    } ?? split { !($0.isLetter || $0.isNumber) }.map(String.init)
  }

  /// The text in one line: each run of white space one space, none at the ends.
  package var onOneLine: String {
    TextBytes.read(self) { $0.isASCII ? $0.onOneLine() : nil } ?? words.joined(separator: " ")
  }

  /// The text without white space at its ends.
  package var trimmingSpaces: String {
    if let range = TextBytes.read(self, \.seenRange) {
      let start = utf8.index(startIndex, offsetBy: range.lowerBound)
      return String(self[start..<utf8.index(start, offsetBy: range.count)])
    }
    guard let start = firstIndex(where: { !$0.isWhitespace }),
      let end = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[start...end])
  }
}

extension String {
  /// Whether a text stands in this one, byte by byte.
  package func contains(_ text: String) -> Bool { self[...].contains(text) }

  /// Where a text stands first, byte by byte; nil where it does not.
  package func firstRange(of text: String) -> Range<Index>? { self[...].firstRange(of: text) }

  /// The text with every occurrence of one replaced by another, byte by byte.
  package func replacing(_ text: String, with replacement: String) -> String {
    TextBytes.read(self[...]) { bytes in
      TextBytes.read(text[...]) { text in
        TextBytes.read(replacement[...]) { bytes.replacing(text, with: $0) }
      }
    } ?? self
  }

  /// The words between white space.
  package var words: [String] { self[...].words }

  /// The first words between white space.
  /// - Parameter limit: how many at most.
  /// - Returns: them, in order.
  package func words(upTo limit: Int) -> [String] {
    TextBytes.read(self[...]) { bytes in
      bytes.pieces(upTo: limit, between: TextBytes.isSpace, \.properties.isWhitespace)
    } ?? split(maxSplits: limit, whereSeparator: \.isWhitespace).prefix(limit).map(String.init)
  }

  /// The words between white space and some marks.
  package func words(between marks: String) -> [String] { self[...].words(between: marks) }

  /// The runs of letters.
  /// - Parameter other: an ASCII character that counts as a letter too.
  /// - Returns: them, in order.
  package func letterRuns(and other: Unicode.Scalar? = nil) -> [String] {
    self[...].letterRuns(and: other)
  }

  /// The runs of letters and digits.
  package var alphanumericRuns: [String] { self[...].alphanumericRuns }

  /// The text in one line: each run of white space one space, none at the ends.
  package var onOneLine: String { self[...].onOneLine }

  /// The text without white space at its ends.
  package var trimmingSpaces: String { self[...].trimmingSpaces }
}
