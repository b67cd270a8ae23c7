/// Texts as SARIF's plain text messages have them (section 3.11).
///
/// Ours are made of what documents say: a `{`, or a link such as `[Create]()`, is none of the message's
/// own placeholders or links.
enum SARIFText {
  /// A message as a sentence (section 3.11.3 asks for the period), with what has a meaning escaped.
  static func sentence(_ text: String) -> String {
    switch text.utf8.last {
    case UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "!"): escaped(text)
    default: escaped(text) + "."
    }
  }

  /// A text in which nothing is a placeholder (section 3.11.5) or an embedded link (section 3.11.6).
  static func escaped(_ text: String) -> String {
    let bytes = Array(text.utf8)
    let brackets = bracketsOfLinks(in: bytes)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var next = brackets.startIndex
    // Those before a bracket would escape what escapes it.
    var backslashes = 0
    for (index, byte) in bytes.enumerated() {
      if next < brackets.endIndex, brackets[next] == index {
        result += repeatElement(UInt8(ascii: "\\"), count: backslashes + 1)
        next += 1
      }
      backslashes = byte == UInt8(ascii: "\\") ? backslashes + 1 : 0
      result.append(byte)
      if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") { result.append(byte) }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Where the `[` and `]` of each `[text](` stand, in order.
  private static func bracketsOfLinks(in bytes: [UInt8]) -> [Int] {
    var open: [Int] = []
    var found: [Int] = []
    for (index, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "[") { open.append(index) }
      guard byte == UInt8(ascii: "]") else { continue }
      let opening = open.popLast()
      guard index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "(") else { continue }
      if let opening { found.append(opening) }
      found.append(index)
    }
    return found.sorted()
  }
}
