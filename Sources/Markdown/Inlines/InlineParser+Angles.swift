/// Autolinks in angle brackets and raw HTML (sections 6.5 and 6.6).
extension InlineParser {
  /// Reads `<`.
  mutating func readAngle(_ base: UnsafePointer<UInt8>, _ end: Int) {
    let start = place
    if let next = Self.uri(base, at: start, before: end) {
      appendAutolink(start..<next, text: start + 1..<next - 1, .none)
    } else if let next = Self.mailAddress(base, at: start, before: end) {
      appendAutolink(start..<next, text: start + 1..<next - 1, .mailto)
    } else if let next = html(base, start, end) {
      append(.html, start..<next)
    } else {
      place += 1
    }
  }

  /// `<scheme:…>`: the offset after it.
  private static func uri(_ text: UnsafePointer<UInt8>, at start: Int, before end: Int) -> Int? {
    var index = start + 1
    guard index < end, text[index].isLetter else { return nil }
    while index < end, index - start <= 33,
      text[index].isAlphanumeric || text[index] == UInt8(ascii: "+")
        || text[index] == UInt8(ascii: ".") || text[index] == UInt8(ascii: "-")
    {
      index += 1
    }
    guard (3...33).contains(index - start), index < end, text[index] == UInt8(ascii: ":") else {
      return nil
    }
    while index < end {
      switch text[index] {
      case UInt8(ascii: ">"): return index + 1
      case UInt8(ascii: "<"), 1...0x20: return nil
      default: index += 1
      }
    }
    return nil
  }

  /// `<name@host>`: the offset after it.
  private static func mailAddress(
    _ text: UnsafePointer<UInt8>, at start: Int, before end: Int
  ) -> Int? {
    var index = start + 1
    while index < end, isMailName(text[index]) { index += 1 }
    guard index > start + 1, index < end, text[index] == UInt8(ascii: "@") else { return nil }
    repeat {
      index += 1
      let label = index
      while index < end, text[index].isAlphanumeric || text[index] == UInt8(ascii: "-") {
        index += 1
      }
      guard (1...63).contains(index - label), text[label] != UInt8(ascii: "-"),
        text[index - 1] != UInt8(ascii: "-"), index < end
      else { return nil }
    } while text[index] == UInt8(ascii: ".")
    return text[index] == UInt8(ascii: ">") ? index + 1 : nil
  }

  private static func isMailName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: ","),
      UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "@"), UInt8(ascii: "["), UInt8(ascii: "\\"), UInt8(ascii: "]"):
      false
    default: byte.isAlphanumeric || byte.isPunctuation
    }
  }

  /// Raw HTML: the offset after it.
  private mutating func html(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int? {
    guard start + 1 < end else { return nil }
    switch base[start + 1] {
    case UInt8(ascii: "/"): return HTMLScanner.closingTag(base, at: start, before: end)
    case UInt8(ascii: "?"):
      return search("?>", from: start + 2, \.instruction, base, end)
    case UInt8(ascii: "!"):
      if base.matches("!--", at: start + 1, before: end) {
        if base.matches(">", at: start + 4, before: end) { return start + 5 }
        if base.matches("->", at: start + 4, before: end) { return start + 6 }
        return search("-->", from: start + 4, \.comment, base, end)
      }
      if base.matches("![CDATA[", at: start + 1, before: end) {
        return search("]]>", from: start + 9, \.cdata, base, end)
      }
      guard start + 2 < end, base[start + 2].isLetter else { return nil }
      return search(">", from: start + 3, \.declaration, base, end)
    default: return HTMLScanner.openTag(base, at: start, before: end)
    }
  }

  /// The offset after an end, and for next time whether there is none.
  private mutating func search(
    _ wanted: StaticString, from start: Int, _ unfound: WritableKeyPath<UnfoundEnds, Bool>,
    _ base: UnsafePointer<UInt8>, _ end: Int
  ) -> Int? {
    guard !htmlEnds[keyPath: unfound] else { return nil }
    if let found = HTMLScanner.find(wanted, base, from: start, before: end) {
      return found + wanted.utf8CodeUnitCount
    }
    htmlEnds[keyPath: unfound] = true
    return nil
  }
}
