/// Reads a service model's JSON forwards, value by value, and skips what nobody asked for.
///
/// Three quarters of a model is documentation. A tree of it would cost more than unpacking it; this
/// touches each byte once and makes strings only of what is kept. It takes its input for JSON and
/// throws where it cannot go on; it is no validator.
struct ModelScanner {
  /// The text ended or turned out not to be JSON.
  struct SyntaxError: Error, Hashable {
    /// The byte at which reading stopped.
    var offset: Int
  }

  private let bytes: [UInt8]
  private var index = 0

  /// Begins at the start of a text.
  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Enters an object; its members come from ``nextKey()``.
  mutating func beginObject() throws(SyntaxError) { try expect(UInt8(ascii: "{")) }

  /// The next member's key, after which its value must be read or skipped; nil at the object's end.
  mutating func nextKey() throws(SyntaxError) -> String? {
    guard try next(before: UInt8(ascii: "}")) else { return nil }
    let key = try string()
    try expect(UInt8(ascii: ":"))
    return key
  }

  /// Enters an array; whether there is a further element says ``nextElement()``.
  mutating func beginArray() throws(SyntaxError) { try expect(UInt8(ascii: "[")) }

  /// Whether another element follows, which must then be read or skipped.
  mutating func nextElement() throws(SyntaxError) -> Bool {
    try next(before: UInt8(ascii: "]"))
  }

  /// Reads a string, escapes resolved.
  mutating func string() throws(SyntaxError) -> String {
    try expect(UInt8(ascii: "\""))
    let start = index
    var isPlain = true
    try skipStringBody(&isPlain)
    let raw = bytes[start..<(index - 1)]
    return String(decoding: isPlain ? Array(raw) : Self.unescaped(raw), as: UTF8.self)
  }

  /// Reads a number as its text.
  mutating func number() throws(SyntaxError) -> String {
    skipSpace()
    let start = index
    skipBareWord()
    guard index > start else { throw SyntaxError(offset: index) }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  /// Reads `true` or `false`; a string `"true"` counts as true.
  mutating func bool() throws(SyntaxError) -> Bool {
    if try peek() == UInt8(ascii: "\"") { return try string() == "true" }
    return try number() == "true"
  }

  /// Reads a list of strings, or one string as a list of one.
  mutating func strings() throws(SyntaxError) -> [String] {
    if try peek() == UInt8(ascii: "\"") { return [try string()] }
    var strings: [String] = []
    try beginArray()
    while try nextElement() {
      if try peek() == UInt8(ascii: "\"") {
        strings.append(try string())
      } else {
        try skipValue()
      }
    }
    return strings
  }

  /// The first byte of the value that comes next.
  mutating func peek() throws(SyntaxError) -> UInt8 {
    skipSpace()
    guard index < bytes.count else { throw SyntaxError(offset: index) }
    return bytes[index]
  }

  /// Passes over one value of any depth, without recursion.
  mutating func skipValue() throws(SyntaxError) {
    var depth = 0
    repeat {
      let byte = try peek()
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        index += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        index += 1
      case UInt8(ascii: "\""):
        index += 1
        var isPlain = true
        try skipStringBody(&isPlain)
      case UInt8(ascii: ","), UInt8(ascii: ":"):
        guard depth > 0 else { throw SyntaxError(offset: index) }
        index += 1
      default:
        let start = index
        skipBareWord()
        guard index > start else { throw SyntaxError(offset: index) }
      }
    } while depth > 0
    guard depth == 0 else { throw SyntaxError(offset: index) }
  }

  private mutating func next(before close: UInt8) throws(SyntaxError) -> Bool {
    if try peek() == UInt8(ascii: ",") { index += 1 }
    guard try peek() == close else { return true }
    index += 1
    return false
  }

  private mutating func expect(_ byte: UInt8) throws(SyntaxError) {
    guard try peek() == byte else { throw SyntaxError(offset: index) }
    index += 1
  }

  private mutating func skipSpace() {
    while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
  }

  /// Passes over a number or a literal: everything up to punctuation or white space.
  private mutating func skipBareWord() {
    while index < bytes.count {
      switch bytes[index] {
      case 0...0x20, UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "\""), UInt8(ascii: "["),
        UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"):
        return
      default: index += 1
      }
    }
  }

  /// Passes over the rest of a string, its closing quote included.
  private mutating func skipStringBody(_ isPlain: inout Bool) throws(SyntaxError) {
    let end = bytes.withUnsafeBufferPointer { bytes -> Int? in
      var index = index
      while index < bytes.count {
        let byte = bytes[index]
        if byte == UInt8(ascii: "\"") { return index + 1 }
        if byte == UInt8(ascii: "\\") {
          isPlain = false
          index += 1
        }
        index += 1
      }
      return nil
    }
    guard let end else { throw SyntaxError(offset: bytes.count) }
    index = end
  }

  private static func unescaped(_ raw: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(raw.count)
    var index = raw.startIndex
    while index < raw.endIndex {
      guard raw[index] == UInt8(ascii: "\\"), index + 1 < raw.endIndex else {
        result.append(raw[index])
        index += 1
        continue
      }
      index += 2
      switch raw[index - 1] {
      case UInt8(ascii: "n"): result.append(0x0A)
      case UInt8(ascii: "t"): result.append(0x09)
      case UInt8(ascii: "r"): result.append(0x0D)
      case UInt8(ascii: "b"): result.append(0x08)
      case UInt8(ascii: "f"): result.append(0x0C)
      case UInt8(ascii: "u"): result += Array(String(unicodeEscape(raw, &index)).utf8)
      case let other: result.append(other)
      }
    }
    return result
  }

  /// The scalar of a `\u` escape whose digits begin at an index; a pair of surrogates is one scalar.
  private static func unicodeEscape(_ raw: ArraySlice<UInt8>, _ index: inout Int) -> Unicode.Scalar
  {
    func unit(at start: Int) -> UInt32? {
      guard start + 4 <= raw.endIndex else { return nil }
      return UInt32(String(decoding: raw[start..<(start + 4)], as: UTF8.self), radix: 16)
    }
    guard let first = unit(at: index) else { return "\u{FFFD}" }
    index += 4
    if (0xD800..<0xDC00).contains(first), index + 6 <= raw.endIndex,
      raw[index] == UInt8(ascii: "\\"), raw[index + 1] == UInt8(ascii: "u"),
      let second = unit(at: index + 2), (0xDC00..<0xE000).contains(second)
    {
      index += 6
      return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
    }
    return Unicode.Scalar(first) ?? "\u{FFFD}"
  }
}
