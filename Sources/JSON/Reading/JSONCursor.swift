/// Steps through JSON of a form that is known exactly, without making tokens or values of it.
///
/// For the long files that this program writes itself. Each call takes what it names where that
/// stands next, and nothing where something else does: another order, an escape, a byte beyond ASCII.
/// What reads with it leaves such a text to ``JSONDocument`` or ``JSONValue``, which read all JSON.
package struct JSONCursor {
  private let bytes: UnsafeBufferPointer<UInt8>
  /// The offset of the next byte.
  package private(set) var index = 0

  /// Begins at the first byte; the bytes must outlive it.
  package init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// Whether nothing is left.
  package var isAtEnd: Bool { index == bytes.count }

  /// Steps over bytes where they stand next.
  package mutating func skip(_ literal: StaticString) -> Bool {
    skip(UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
  }

  /// Steps over bytes where they stand next.
  package mutating func skip(_ expected: [UInt8]) -> Bool {
    expected.withUnsafeBufferPointer { skip($0) }
  }

  /// Eight bytes are compared at once: names of members are most of what such a text consists of.
  private mutating func skip(_ expected: UnsafeBufferPointer<UInt8>) -> Bool {
    let count = expected.count
    guard bytes.count - index >= count else { return false }
    let here = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[index...])
    let wanted = UnsafeRawBufferPointer(expected)
    var offset = 0
    while offset + 8 <= count {
      let isSame =
        here.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        == wanted.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      guard isSame else { return false }
      offset += 8
    }
    while offset < count {
      guard here[offset] == wanted[offset] else { return false }
      offset += 1
    }
    index += count
    return true
  }

  /// A whole number of at most 18 digits, which no addition here overflows.
  package mutating func integer() -> Int? {
    let isNegative = skip("-")
    let start = index
    var number = 0
    while index < bytes.count, index - start < 18, case let digit = bytes[index] &- 0x30, digit < 10
    {
      number = number * 10 + Int(digit)
      index += 1
    }
    if index == start || (index - start > 1 && bytes[start] == UInt8(ascii: "0")) { return nil }
    return isNegative ? -number : number
  }

  /// A text of ASCII characters, none of which needs an escape.
  package mutating func text() -> String? {
    textBytes().map { String(decoding: $0, as: UTF8.self) }
  }

  /// The bytes of such a text; they belong to what the cursor was made of.
  package mutating func textBytes() -> UnsafeBufferPointer<UInt8>? {
    guard skip("\"") else { return nil }
    let start = index
    let raw = UnsafeRawBufferPointer(bytes)
    while index + 8 <= bytes.count,
      JSONCursor.isPlain(raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
    {
      index += 8
    }
    while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
      let byte = bytes[index]
      if byte < 0x20 || byte >= 0x80 || byte == UInt8(ascii: "\\") { return nil }
      index += 1
    }
    let text = UnsafeBufferPointer(rebasing: bytes[start..<index])
    return skip("\"") ? text : nil
  }

  /// Whether eight bytes are ASCII from the space on, and neither a quote nor a backslash.
  ///
  /// Each term has the highest bit of a byte set where that byte is one of them (the lowest such byte
  /// at least, which is all that is asked).
  private static func isPlain(_ word: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    func hasByte(_ byte: UInt8) -> UInt64 {
      let difference = word ^ ones &* UInt64(byte)
      return (difference &- ones) & ~difference
    }
    let control = (word &- ones &* 0x20) & ~word
    let found =
      word | control | hasByte(UInt8(ascii: "\"")) | hasByte(UInt8(ascii: "\\"))
    return found & (ones &* 0x80) == 0
  }

  /// An array of such texts.
  package mutating func texts() -> [String]? {
    guard skip("[") else { return nil }
    var texts: [String] = []
    while !skip("]") {
      guard texts.isEmpty || skip(","), let text = text() else { return nil }
      texts.append(text)
    }
    return texts
  }

  /// Steps over any one value without white space around it.
  ///
  /// Only brackets and strings are looked at: whether it is JSON is for its reader to say.
  ///
  /// - Returns: Where it stands; nil where the text ends in it, or there is none.
  package mutating func value() -> Range<Int>? {
    let start = index
    var depth = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        guard skipString() else { return nil }
        if depth == 0 { return start..<index }
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        depth += 1
        index += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        // The end of what it stands in.
        if depth == 0 { return start < index ? start..<index : nil }
        depth -= 1
        index += 1
        if depth == 0 { return start..<index }
      case UInt8(ascii: ",") where depth == 0: return start < index ? start..<index : nil
      default: index += 1
      }
    }
    return nil
  }

  private mutating func skipString() -> Bool {
    index += 1
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\\"): index += 2
      case UInt8(ascii: "\""):
        index += 1
        return true
      default: index += 1
      }
    }
    return false
  }
}
