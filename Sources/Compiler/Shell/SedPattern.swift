/// Placeholders of a file that a command of `sed` fills in: in `sed 's/<bucket>/logs/' policy.json`
/// the file has a `<bucket>`, and the command has no value of that name.
///
/// In `sed 's/<old-version>/<new-version>/'` both are values of the command: what is looked for is
/// the file's own only where a text, a variable, or the value of the same name takes its place.
enum SedPattern {
  /// What comes in the place of a placeholder that a command looks for.
  enum Replacement {
    /// The value of the same name: `s/<bucket>/<bucket>/`.
    case ownValue
    /// No placeholder: `s/<bucket>/$BUCKET/`.
    case text
  }

  /// A line longer than this is no command that a person wrote, which keeps any text linear.
  private static let furthest = 1024

  /// What replaces a placeholder in a command or script, where `sed` looks for it as it stands.
  /// - Complexity: O(1): at most 1,024 bytes on each side are read.
  static func replacement(of use: PlaceholderUse, in bytes: [UInt8]) -> Replacement? {
    let place = use.range.lowerBound
    let floor = max(0, place - furthest)
    guard let start = wordStart(before: place, floor, bytes), isOfSed(bytes[floor..<start]),
      let delimiter = openPattern(bytes[start..<place])
    else { return nil }
    let rest = bytes[use.range.upperBound..<min(bytes.count, use.range.upperBound + furthest)]
    let ends = rest.indices.filter { rest[$0] == delimiter }
    guard ends.count > 1 else { return nil }
    let others = PlaceholderScanner.uses(in: Array(bytes[ends[0]..<ends[1]]))
    if others.isEmpty { return .text }
    return others.allSatisfy { $0.name == use.name } ? .ownValue : nil
  }

  /// Where the word begins that leads to a place: behind a quote, or else behind a space.
  private static func wordStart(before place: Int, _ floor: Int, _ bytes: [UInt8]) -> Int? {
    var space: Int?
    var index = place
    while index > floor {
      switch bytes[index - 1] {
      case UInt8(ascii: "'"), UInt8(ascii: "\""): return index
      case UInt8(ascii: "\n"): return space
      case UInt8(ascii: " "): space = space ?? index
      default: break
      }
      index -= 1
    }
    return space
  }

  /// Whether what stands before a word is a command of `sed` and words of it.
  private static func isOfSed(_ before: ArraySlice<UInt8>) -> Bool {
    var start = before.endIndex
    while start > before.startIndex {
      let byte = before[start - 1]
      let endsLine = byte == UInt8(ascii: "\n")
      let goesOn = start - 1 > before.startIndex && before[start - 2] == UInt8(ascii: "\\")
      if "|;&(".utf8.contains(byte) || endsLine && !goesOn { break }
      start -= 1
    }
    return before[start...].split(whereSeparator: \.isASCIISpace)
      .contains { $0.elementsEqual("sed".utf8) || $0.elementsEqual("gsed".utf8) }
  }

  /// The delimiter of the `s` command in whose pattern a script of `sed` ends; nil where it ends
  /// elsewhere.
  ///
  /// Commands other than `s` are not read, nor what comes behind one.
  private static func openPattern(_ script: ArraySlice<UInt8>) -> UInt8? {
    var rest = script
    while true {
      // An address before the command, or what separates it from the one before.
      rest = rest.drop { $0.isASCIISpace || $0.isASCIIDigit || ";,$".utf8.contains($0) }
      guard rest.popFirst() == UInt8(ascii: "s"), let delimiter = rest.popFirst(),
        !delimiter.isASCIILetter, !delimiter.isASCIIDigit, !delimiter.isASCIISpace
      else { return nil }
      guard let replacement = text(behind: delimiter, in: rest) else { return delimiter }
      guard let flags = text(behind: delimiter, in: replacement) else { return nil }
      rest = flags.drop { $0.isASCIILetter || $0.isASCIIDigit }
    }
  }

  /// What stands behind the first delimiter that no backslash protects; nil where there is none.
  private static func text(
    behind delimiter: UInt8, in text: ArraySlice<UInt8>
  ) -> ArraySlice<UInt8>? {
    var index = text.startIndex
    while index < text.endIndex, text[index] != delimiter {
      index += text[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return index < text.endIndex ? text[(index + 1)...] : nil
  }
}
