extension JSONReader {
  /// Reads the string at the current place, which begins with a double quote.
  mutating func readString(as kind: JSONToken.Kind) {
    let end = endOfPlainText(from: position + 1)
    if end < bytes.count, bytes[end] == UInt8(ascii: "\"") {
      append(kind, to: end + 1, opening: 1, closing: 1)
    } else {
      readString(as: kind, from: end, opening: 1, quote: .double)
    }
  }

  /// The offset of the first byte from `start` that ends a string or needs a closer look: a quote, a
  /// backslash, a control character or a byte beyond ASCII.
  private func endOfPlainText(from start: Int) -> Int {
    // Eight bytes at a time: the documentation strings of the service models are long, and this
    // made reading the SageMaker model about twice as fast as a byte at a time.
    bytes.withUnsafeBytes { bytes in
      var index = start
      let ones: UInt64 = 0x0101_0101_0101_0101
      let highs: UInt64 = 0x8080_8080_8080_8080
      while index + 8 <= bytes.count {
        let word = UInt64(
          littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
        let quotes = word ^ (ones &* 0x22)
        let slashes = word ^ (ones &* 0x5C)
        // A byte's high bit is set where the byte is zero after the exclusive or, below 0x20, or
        // beyond ASCII. The lowest such bit is exact: a borrow only disturbs bytes above it.
        let found =
          ((quotes &- ones) & ~quotes | (slashes &- ones) & ~slashes
            | (word &- ones &* 0x20) & ~word | word) & highs
        if found != 0 { return index + found.trailingZeroBitCount / 8 }
        index += 8
      }
      while index < bytes.count {
        let byte = bytes[index]
        if byte < 0x20 || byte >= 0x80 || byte == 0x22 || byte == 0x5C { return index }
        index += 1
      }
      return index
    }
  }

  /// What ends a string.
  enum Quote {
    case double, single, curly
  }

  /// Reads the rest of a string that is not plain, whatever its quotes, and appends its token.
  ///
  /// - Parameters:
  ///   - kind: `.string` or `.key`.
  ///   - start: where to go on; everything before it is known to be plain.
  ///   - opening: the bytes of the opening quote, which stands at the current place.
  ///   - quote: what the opening quote was.
  mutating func readString(
    as kind: JSONToken.Kind, from start: Int, opening: Int, quote: Quote
  ) {
    var index = start
    var isEscaped = false
    var controlEnd = -1
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "\"") where quote != .single:
        append(kind, to: index + 1, opening: opening, closing: 1, isEscaped: isEscaped)
        return
      case UInt8(ascii: "'") where quote == .single:
        append(kind, to: index + 1, opening: opening, closing: 1, isEscaped: isEscaped)
        return
      case UInt8(ascii: "\\"):
        isEscaped = true
        index = readEscape(at: index, quote: quote)
      case 0x0A, 0x0D:
        endUnterminated(as: kind, at: index, opening: opening, isEscaped: isEscaped)
        return
      case 0..<0x20:
        if index != controlEnd { reportControlCharacter(at: index) }
        index += 1
        controlEnd = index
      case 0x80...:
        if quote == .curly, isCurlyQuote(at: index) {
          append(kind, to: index + 3, opening: opening, closing: 3, isEscaped: isEscaped)
          return
        }
        let length = lengthOfScalar(at: index)
        if length == 0 { isEscaped = true }
        index = length > 0 ? index + length : reportInvalidUTF8(at: index)
      default:
        index = quote == .double ? endOfPlainText(from: index + 1) : index + 1
      }
    }
    endUnterminated(as: kind, at: bytes.count, opening: opening, isEscaped: isEscaped)
  }

  /// Checks the escape at an offset and gives the offset after it.
  private mutating func readEscape(at start: Int, quote: Quote) -> Int {
    guard start + 1 < bytes.count else { return start + 1 }
    switch bytes[start + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      return start + 2
    case UInt8(ascii: "u"):
      return readUnicodeEscape(at: start)
    case UInt8(ascii: "'") where quote == .single: return start + 2
    case 0x0A, 0x0D: return start + 1
    default:
      reportInvalidEscape(at: start)
      // The byte after the backslash may begin a longer character.
      return start + 1 + max(lengthOfScalar(at: start + 1), 1)
    }
  }

  private mutating func readUnicodeEscape(at start: Int) -> Int {
    func unit(at offset: Int) -> UInt16? {
      bytes.withUnsafeBufferPointer { hexadecimal($0, at: offset) }
    }
    guard let first = unit(at: start + 2) else {
      reportInvalidEscape(at: start)
      return start + 2
    }
    guard (0xD800..<0xE000).contains(first) else { return start + 6 }
    if first < 0xDC00, start + 12 <= bytes.count, bytes[start + 6] == UInt8(ascii: "\\"),
      bytes[start + 7] == UInt8(ascii: "u"), let second = unit(at: start + 8),
      (0xDC00..<0xE000).contains(second)
    {
      return start + 12
    }
    reportLoneSurrogate(at: start)
    return start + 6
  }

  /// Whether one of “ ” „ ‟ stands at an offset.
  func isCurlyQuote(at index: Int) -> Bool {
    index + 3 <= bytes.count && bytes[index] == 0xE2 && bytes[index + 1] == 0x80
      && (0x9C...0x9F).contains(bytes[index + 2])
  }

  /// The bytes of the character at an offset, or 0 where there is none in UTF-8 (RFC 3629, section 4).
  func lengthOfScalar(at index: Int) -> Int {
    func isContinuation(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      offset < bytes.count && range.contains(bytes[offset])
    }
    guard index < bytes.count else { return 0 }
    switch bytes[index] {
    case 0..<0x80: return 1
    case 0xC2...0xDF: return isContinuation(index + 1) ? 2 : 0
    case 0xE0...0xEF:
      let second: ClosedRange<UInt8> =
        switch bytes[index] {
        case 0xE0: 0xA0...0xBF
        case 0xED: 0x80...0x9F
        default: 0x80...0xBF
        }
      return isContinuation(index + 1, second) && isContinuation(index + 2) ? 3 : 0
    case 0xF0...0xF4:
      let second: ClosedRange<UInt8> =
        switch bytes[index] {
        case 0xF0: 0x90...0xBF
        case 0xF4: 0x80...0x8F
        default: 0x80...0xBF
        }
      return isContinuation(index + 1, second) && isContinuation(index + 2)
        && isContinuation(index + 3) ? 4 : 0
    default: return 0
    }
  }
}
