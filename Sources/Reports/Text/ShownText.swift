import Platform

/// Text from a document or a program, made fit to be shown on a terminal.
///
/// Control characters could move the cursor or recolour the screen, and bidirectional controls could
/// show a command other than the one that runs, so both are shown as signs.
package enum ShownText {
  /// The text on one line: runs of white space become one space, controls become signs.
  package static func line(_ text: String) -> String {
    var result: [UInt8] = []
    var isPending = false
    for scalar in text.unicodeScalars {
      if scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r" {
        isPending = !result.isEmpty
        continue
      }
      if isPending { result.append(UInt8(ascii: " ")) }
      isPending = false
      append(sign(for: scalar), to: &result)
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// A passage of a Markdown document on one line, without the marks of emphasis and code, and without
  /// the backslashes before punctuation.
  package static func prose(_ text: String) -> String {
    var result: [UInt8] = []
    var isEscaped = false
    for scalar in line(text).unicodeScalars {
      if isEscaped {
        isEscaped = false
        let isPunctuation =
          scalar.isASCII && !scalar.properties.isAlphabetic
          && scalar.properties.numericType == nil && scalar != " "
        if !isPunctuation { result.append(UInt8(ascii: "\\")) }
      } else if scalar == "\\" {
        isEscaped = true
        continue
      } else if scalar == "*" || scalar == "`" {
        continue
      }
      append(scalar, to: &result)
    }
    if isEscaped { result.append(UInt8(ascii: "\\")) }
    return String(decoding: result, as: UTF8.self)
  }

  /// The text with its lines and spaces as they are; controls become signs, tabs stay.
  package static func block(_ text: String) -> String {
    var result: [UInt8] = []
    for scalar in text.unicodeScalars {
      let stays = scalar == "\n" || scalar == "\t"
      append(stays ? scalar : sign(for: scalar), to: &result)
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Adds a scalar to text in UTF-8: to a string it costs 400 instructions, which made showing a
  /// plan 7 % of the whole.
  private static func append(_ scalar: Unicode.Scalar, to text: inout [UInt8]) {
    if scalar.isASCII {
      text.append(UInt8(truncatingIfNeeded: scalar.value))
    } else {
      text.append(contentsOf: scalar.utf8)
    }
  }

  /// The text, cut to a number of cells; what is cut off leaves "…".
  package static func cut(_ text: String, to cells: Int) -> String {
    if text.utf8.count <= cells || DisplayWidth.of(text) <= cells { return text }
    var result = ""
    var used = 1
    for character in text {
      used += DisplayWidth.of(character)
      if used > cells { break }
      result.append(character)
    }
    while result.last == " " { result.removeLast() }
    return result + "…"
  }

  /// The text with spaces after it up to a number of cells.
  package static func pad(_ text: String, to cells: Int) -> String {
    text + String(repeating: " ", count: max(0, cells - DisplayWidth.of(text)))
  }

  /// The text without white space at its ends.
  package static func trimmed(_ text: String) -> String {
    var text = text[...]
    while text.last?.isWhitespace ?? false { text.removeLast() }
    return String(text.drop { $0.isWhitespace })
  }

  /// What is shown for a scalar: itself, or a sign for one that would not be seen.
  static func sign(for scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x00...0x1F: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
    case 0x7F: "\u{2421}"
    case 0x80...0x9F, 0x200E...0x200F, 0x202A...0x202E, 0x2028...0x2029, 0x2066...0x2069,
      0x061C:
      "\u{FFFD}"
    default: scalar
    }
  }
}
