/// The classes of code points that decide about emphasis (specification, sections 2.1 and 6.2).
enum CharacterClass {
  case space, punctuation, other

  /// The class of a code point.
  static func of(_ scalar: Unicode.Scalar) -> CharacterClass {
    if scalar.value < 0x80 {
      let byte = UInt8(truncatingIfNeeded: scalar.value)
      if byte.isSpace { return .space }
      return byte.isPunctuation ? .punctuation : .other
    }
    switch scalar.properties.generalCategory {
    case .spaceSeparator: return .space
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol,
      .modifierSymbol, .otherSymbol:
      return .punctuation
    default: return .other
    }
  }

  /// Whether a code point is a symbol, which is punctuation only since CommonMark 0.31.
  static func isSymbol(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol: true
    default: false
    }
  }
}

extension UnsafePointer<UInt8> {
  /// The class of the character that begins at an offset; the end of the text counts as space.
  func classOfCharacter(at offset: Int, before end: Int) -> CharacterClass {
    guard offset < end else { return .space }
    if self[offset] < 0x80 { return .of(Unicode.Scalar(self[offset])) }
    return .of(scalar(at: offset, before: end))
  }

  /// The class of the character that ends before an offset; the start of the text counts as space.
  func classOfCharacter(endingAt offset: Int, from start: Int) -> CharacterClass {
    guard offset > start else { return .space }
    var index = offset - 1
    while index > start, offset - index < 4, self[index] & 0xC0 == 0x80 { index -= 1 }
    if self[index] < 0x80 { return .of(Unicode.Scalar(self[index])) }
    return .of(scalar(at: index, before: offset))
  }

  /// The code point at an offset; U+FFFD for what is not UTF-8.
  func scalar(at offset: Int, before end: Int) -> Unicode.Scalar {
    let first = self[offset]
    let length = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 0
    guard length > 0, offset + length <= end else { return "\u{FFFD}" }
    var value = length == 1 ? UInt32(first) : UInt32(first) & (0xFF >> UInt32(length + 1))
    for index in 1..<max(length, 1) {
      guard self[offset + index] & 0xC0 == 0x80 else { return "\u{FFFD}" }
      value = value << 6 | UInt32(self[offset + index] & 0x3F)
    }
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }
}
