/// The classes of Unicode that the reader of prose asks for, of each character of a document.
///
/// The tables of Unicode are some levels deep; for a character of ASCII two comparisons tell.
extension Unicode.Scalar {
  /// Whether it is white space.
  var isSpace: Bool {
    isASCII ? value == 0x20 || value &- 0x09 < 5 : properties.isWhitespace
  }

  /// Whether it is an upper-case letter.
  var isUpper: Bool { isASCII ? value &- 0x41 < 26 : properties.isUppercase }

  /// Whether it is a lower-case letter.
  var isLower: Bool { isASCII ? value &- 0x61 < 26 : properties.isLowercase }

  /// Whether it stands for a number.
  var isNumeric: Bool { isASCII ? value &- 0x30 < 10 : properties.numericType != nil }

  /// Whether it is a letter.
  var isAlphabetic: Bool { isASCII ? (value | 0x20) &- 0x61 < 26 : properties.isAlphabetic }
}
