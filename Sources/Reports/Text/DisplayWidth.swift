/// How many cells of a terminal a text takes.
///
/// Wide and fullwidth characters take two cells (Unicode Standard Annex #11), marks and format
/// characters none, and a character of several emoji joined by U+200D is drawn as one.
package enum DisplayWidth {
  /// The cells of a text without tabs and line endings, in O(length).
  package static func of(_ text: String) -> Int {
    // The common case by far, and much faster than breaking into characters.
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text.utf8.count }
    return text.reduce(0) { $0 + of($1) }
  }

  /// The cells of one character: 0, 1 or 2, more only where letters are joined into one.
  package static func of(_ character: Character) -> Int {
    let scalars = character.unicodeScalars
    guard let first = scalars.first else { return 0 }
    if scalars.count == 1 { return of(first) }
    let isDrawnAsOne = scalars.contains { $0.value == 0x200D || $0.value == 0xFE0F }
    let isFlag = (0x1F1E6...0x1F1FF).contains(first.value)
    if isFlag || (isDrawnAsOne && first.properties.isEmoji) { return 2 }
    if first.properties.isEmojiPresentation { return 2 }
    return scalars.reduce(0) { $0 + of($1) }
  }

  /// The cells of one scalar that stands alone.
  private static func of(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return scalar.value == 0xAD ? 0 : 1 }
    // Vowels and final consonants of a Hangul syllable join the consonant before them.
    if (0x1160...0x11FF).contains(scalar.value) { return 0 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    if scalar.properties.isEmojiPresentation { return 2 }
    return wide.contains { $0.contains(scalar.value) } ? 2 : 1
  }

  /// The blocks that are wide or fullwidth throughout in EastAsianWidth.txt of Unicode 16, without
  /// emoji, which have a property of their own.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF,
    0x4E00...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19,
    0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF,
    0x1F200...0x1F265, 0x20000...0x3FFFD,
  ]
}
