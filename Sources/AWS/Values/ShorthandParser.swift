/// Reads the CLI's shorthand (`Key=Project,Value=A`, `Tags=[{Key=a,Value=b}],Name=x`).
///
/// The grammar is that of `shorthand.py`, its quirks included: after `a=b,` a word without `=` makes
/// the value a list. A gap (`<name>`) is a run of ordinary characters to it.
struct ShorthandParser {
  /// A value as written, with its bytes.
  indirect enum Node: Hashable, Sendable {
    case text(String, Range<Int>)
    case list([Node], Range<Int>)
    case object([Member], Range<Int>)

    /// Which bytes it stands on.
    var range: Range<Int> {
      switch self {
      case .text(_, let range), .list(_, let range), .object(_, let range): range
      }
    }
  }

  /// A key and its value.
  struct Member: Hashable, Sendable {
    var key: String
    var keyRange: Range<Int>
    var value: Node
    /// Whether the value may name a file to read it from (`key@=file://…`).
    var mayBeFile: Bool
  }

  /// What stopped the reading.
  struct SyntaxError: Error, Hashable {
    /// What should have stood there: "\"=\"".
    var expected: String
    /// The byte.
    var offset: Int
  }

  private let bytes: [UInt8]
  private var index = 0
  private var depth = 0

  private init(_ text: String) { bytes = Array(text.utf8) }

  /// Reads a whole argument, which is always an object.
  static func parse(_ text: String) throws(SyntaxError) -> Node {
    var parser = ShorthandParser(text)
    var members = [try parser.keyAndValue { parser throws(SyntaxError) in try parser.values() }]
    while parser.index < parser.bytes.count {
      try parser.expect(",")
      let next = try parser.keyAndValue { parser throws(SyntaxError) in try parser.values() }
      if members.contains(where: { $0.key == next.key }) {
        throw SyntaxError(
          expected:
            "another key than \"\(next.key)\", which stood before, or a space instead of the comma",
          offset: next.keyRange.lowerBound)
      }
      members.append(next)
    }
    return .object(members, 0..<parser.bytes.count)
  }

  private var current: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func keyAndValue(
    _ value: (inout ShorthandParser) throws(SyntaxError) -> Node
  ) throws(SyntaxError) -> Member {
    let start = index
    while let byte = current, Self.isKey(byte) { index += 1 }
    // A gap may be the key.
    if index == start, current == UInt8(ascii: "<") {
      while let byte = current, byte != UInt8(ascii: "="), byte != UInt8(ascii: ",") { index += 1 }
    }
    let range = start..<index
    skipSpace()
    var mayBeFile = false
    if current == UInt8(ascii: "@") {
      mayBeFile = true
      index += 1
    }
    try expect("=")
    return Member(
      key: String(decoding: bytes[range], as: UTF8.self), keyRange: range,
      value: try value(&self), mayBeFile: mayBeFile)
  }

  private mutating func values() throws(SyntaxError) -> Node {
    switch current {
    case nil: return .text("", index..<index)
    case UInt8(ascii: "["): return try list()
    case UInt8(ascii: "{"): return try object()
    default: return try commaSeparated()
    }
  }

  /// A value, or several where what follows a comma is no `key=`.
  private mutating func commaSeparated() throws(SyntaxError) -> Node {
    let start = index
    let first = try firstValue()
    skipSpace()
    guard current == UInt8(ascii: ",") else { return first }
    try expect(",")
    var values = [first]
    while let value = try? secondValue() {
      skipSpace()
      if current == nil {
        values.append(value)
        return .list(values, start..<value.range.upperBound)
      }
      guard current == UInt8(ascii: ",") else { break }
      try expect(",")
      values.append(value)
    }
    if current == nil { throw SyntaxError(expected: "a value", offset: index) }
    // What came after the last comma is a key. The CLI goes back to the nearest comma, even if a
    // backslash made that one a part of the value.
    while bytes[index] != UInt8(ascii: ",") { index -= 1 }
    return values.count == 1
      ? first : .list(values, start..<(values.last?.range.upperBound ?? index))
  }

  private mutating func explicitValue() throws(SyntaxError) -> Node {
    switch current {
    case UInt8(ascii: "["): try list()
    case UInt8(ascii: "{"): try object()
    default: try firstValue()
    }
  }

  private mutating func enter() throws(SyntaxError) {
    depth += 1
    if depth > 100 {
      throw SyntaxError(expected: "fewer brackets inside each other", offset: index)
    }
  }

  private mutating func list() throws(SyntaxError) -> Node {
    try enter()
    let start = index
    try expect("[")
    var values: [Node] = []
    while current != UInt8(ascii: "]") {
      let before = index
      values.append(try explicitValue())
      skipSpace()
      if current != UInt8(ascii: "]") {
        try expect(",")
      }
      if index == before { throw SyntaxError(expected: "\"]\"", offset: index) }
    }
    index += 1
    depth -= 1
    return .list(values, start..<index)
  }

  private mutating func object() throws(SyntaxError) -> Node {
    try enter()
    let start = index
    try expect("{")
    var members: [Member] = []
    while current != UInt8(ascii: "}") {
      let member = try keyAndValue { parser throws(SyntaxError) in try parser.explicitValue() }
      members.removeAll { $0.key == member.key }
      members.append(member)
      skipSpace()
      if current != UInt8(ascii: "}") { try expect(",") }
    }
    index += 1
    depth -= 1
    return .object(members, start..<index)
  }

  private mutating func firstValue() throws(SyntaxError) -> Node {
    if current == UInt8(ascii: "'") || current == UInt8(ascii: "\"") { return try quoted() }
    return word(Self.isFirstFollow) ?? .text("", index..<index)
  }

  private mutating func secondValue() throws(SyntaxError) -> Node {
    if current == UInt8(ascii: "'") || current == UInt8(ascii: "\"") { return try quoted() }
    guard let word = word(Self.isSecondFollow) else {
      throw SyntaxError(expected: "a value", offset: index)
    }
    return word
  }

  /// A run of ordinary characters, in which `\,` is a comma; without the white space at its end.
  private mutating func word(_ isFollow: (UInt8) -> Bool) -> Node? {
    let start = index
    var text: [UInt8] = []
    while let byte = current {
      if byte == UInt8(ascii: "\\"), index + 1 < bytes.count,
        bytes[index + 1] == UInt8(ascii: ",")
      {
        text.append(UInt8(ascii: ","))
        index += 2
        continue
      }
      guard index == start ? Self.isStart(byte) : isFollow(byte) else { break }
      text.append(byte)
      index += 1
    }
    guard index > start else { return nil }
    while let last = text.last, Self.isSpace(last) { text.removeLast() }
    return .text(String(decoding: text, as: UTF8.self), start..<index)
  }

  private mutating func quoted() throws(SyntaxError) -> Node {
    let start = index
    let quote = bytes[index]
    index += 1
    var text: [UInt8] = []
    while let byte = current, byte != quote {
      index += 1
      if byte == UInt8(ascii: "\\"), let next = current, next == quote || next == byte {
        text.append(next)
        index += 1
      } else {
        text.append(byte)
      }
    }
    guard current == quote else {
      throw SyntaxError(
        expected: "the closing \(Character(Unicode.Scalar(quote)))", offset: bytes.count)
    }
    index += 1
    return .text(String(decoding: text, as: UTF8.self), start..<index)
  }

  private mutating func expect(_ character: Character) throws(SyntaxError) {
    skipSpace()
    guard let byte = current, byte == character.asciiValue else {
      throw SyntaxError(expected: "\"\(character)\"", offset: index)
    }
    index += 1
    skipSpace()
  }

  private mutating func skipSpace() {
    while let byte = current, Self.isSpace(byte) { index += 1 }
  }

  // MARK: Characters, by the regular expressions of `shorthand.py`

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  /// `[a-zA-Z0-9\-_.#/:]`.
  private static func isKey(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "-_.#/:".utf8.contains(byte)
    }
  }

  /// What a value without quotes can begin with.
  private static func isStart(_ byte: UInt8) -> Bool {
    byte > 0x20 && !"\"',=[{".utf8.contains(byte)
  }

  /// What can follow in a value that stands first after `=`.
  private static func isFirstFollow(_ byte: UInt8) -> Bool {
    (byte > 0x20 || isSpace(byte)) && !"\"',]}".utf8.contains(byte)
  }

  /// What can follow in a value that stands after a comma.
  private static func isSecondFollow(_ byte: UInt8) -> Bool {
    (byte > 0x20 || isSpace(byte)) && !"\"',=".utf8.contains(byte)
  }
}
