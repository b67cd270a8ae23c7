/// How many cells text takes on a terminal.
package enum DisplayWidth {
  /// The cells of a line of text: 2 for wide East Asian characters and emoji, 0 for marks that
  /// combine with what stands before them and for control characters.
  ///
  /// A cluster takes the cells of its widest scalar, as terminals show a family or a flag in two.
  package static func of(_ text: some StringProtocol) -> Int {
    var width = 0
    for character in text {
      if let byte = character.utf8.first, byte < 0x80, character.utf8.count == 1 {
        width += byte >= 0x20 && byte != 0x7f ? 1 : 0
      } else {
        width += of(character)
      }
    }
    return width
  }

  /// The cells of one character.
  package static func of(_ character: Character) -> Int {
    var width = 0
    for scalar in character.unicodeScalars {
      // The emoji variation selector makes what it follows wide.
      width = max(width, scalar.value == 0xFE0F ? 2 : of(scalar))
    }
    return width
  }

  private static func of(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x20 || (0x7f..<0xa0).contains(scalar.value) { return 0 }
    if scalar.value < 0x300 { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: break
    }
    if scalar.properties.isEmojiPresentation { return 2 }
    return wide.contains { $0.contains(scalar.value) } ? 2 : 1
  }

  /// Ranges whose East_Asian_Width is W or F (Unicode Standard Annex 11), merged where what lies
  /// between is unassigned.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
    0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19,
    0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18CFF, 0x1AFF0...0x1B2FF,
    0x1F200...0x1F2FF, 0x20000...0x3FFFD,
  ]
}
