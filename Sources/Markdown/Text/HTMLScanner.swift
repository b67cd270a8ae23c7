/// Raw HTML (specification, section 6.6).
///
/// The functions for tags take the offset of the `<` and give the offset after the `>`, or nil.
enum HTMLScanner {
  /// An opening tag: `<name attribute="value" />`.
  static func openTag(_ text: UnsafePointer<UInt8>, at start: Int, before end: Int) -> Int? {
    guard var index = tagName(text, at: start + 1, before: end) else { return nil }
    while true {
      let space = index
      skipSpace(text, &index, before: end)
      guard index < end else { return nil }
      if text[index] == UInt8(ascii: ">") { return index + 1 }
      if text[index] == UInt8(ascii: "/") {
        return index + 1 < end && text[index + 1] == UInt8(ascii: ">") ? index + 2 : nil
      }
      guard index > space, isAttributeStart(text[index]) else { return nil }
      while index < end, isAttributePart(text[index]) { index += 1 }
      let afterName = index
      skipSpace(text, &index, before: end)
      guard index < end, text[index] == UInt8(ascii: "=") else {
        index = afterName
        continue
      }
      index += 1
      skipSpace(text, &index, before: end)
      guard index < end else { return nil }
      let quote = text[index]
      if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
        guard let close = text.firstIndex(of: quote, from: index + 1, before: end) else {
          return nil
        }
        index = close + 1
      } else {
        let value = index
        while index < end, isUnquoted(text[index]) { index += 1 }
        guard index > value else { return nil }
      }
    }
  }

  /// A closing tag: `</name >`.
  static func closingTag(_ text: UnsafePointer<UInt8>, at start: Int, before end: Int) -> Int? {
    guard var index = tagName(text, at: start + 2, before: end) else { return nil }
    skipSpace(text, &index, before: end)
    return index < end && text[index] == UInt8(ascii: ">") ? index + 1 : nil
  }

  /// The offset of an ASCII text.
  static func find(
    _ wanted: StaticString, _ text: UnsafePointer<UInt8>, from start: Int, before end: Int
  ) -> Int? {
    var index = start
    while let found = text.firstIndex(of: wanted.utf8Start[0], from: index, before: end) {
      if text.matches(wanted, at: found, before: end) { return found }
      index = found + 1
    }
    return nil
  }

  private static func tagName(_ text: UnsafePointer<UInt8>, at start: Int, before end: Int) -> Int?
  {
    guard start < end, text[start].isLetter else { return nil }
    var index = start + 1
    while index < end, text[index].isAlphanumeric || text[index] == UInt8(ascii: "-") {
      index += 1
    }
    return index
  }

  private static func skipSpace(
    _ text: UnsafePointer<UInt8>, _ index: inout Int, before end: Int
  ) {
    while index < end, text[index].isSpace { index += 1 }
  }

  private static func isAttributeStart(_ byte: UInt8) -> Bool {
    byte.isLetter || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":")
  }

  private static func isAttributePart(_ byte: UInt8) -> Bool {
    byte.isAlphanumeric || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
      || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "-")
  }

  private static func isUnquoted(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "="), UInt8(ascii: "<"),
      UInt8(ascii: ">"), UInt8(ascii: "`"):
      false
    default: !byte.isSpace
    }
  }
}
