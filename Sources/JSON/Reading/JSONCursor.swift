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

  private mutating func skip(_ expected: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count - index >= expected.count else { return false }
    for offset in 0..<expected.count where bytes[index + offset] != expected[offset] {
      return false
    }
    index += expected.count
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
    guard skip("\"") else { return nil }
    let start = index
    while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
      let byte = bytes[index]
      if byte < 0x20 || byte >= 0x80 || byte == UInt8(ascii: "\\") { return nil }
      index += 1
    }
    let text = UnsafeBufferPointer(rebasing: bytes[start..<index])
    return skip("\"") ? String(decoding: text, as: UTF8.self) : nil
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
