/// One use of a placeholder in a text.
package struct PlaceholderUse: Hashable, Sendable {
  /// The name in kebab-case, as names are compared.
  package var name: String
  /// The name as it is written between the brackets.
  package var spelling: String
  /// The bytes from `<` to `>`, in the text that was scanned.
  package var range: Range<Int>
}

/// Finds placeholders in a text: `<kms-arn>`, `<kms_arn>`, `<account id>`.
///
/// A placeholder is `<`, a letter, then letters, digits, `-`, `_` and single spaces, then `>`; a
/// space stands only between two of the others, so that the redirections of `sort <in >out` are
/// none. At most 64 bytes: more is a sentence between brackets. `${aws:username}` of IAM and
/// `${HOME}` of the shell have no brackets and are never taken for one.
package enum PlaceholderScanner {
  private static let longest = 64

  /// The placeholder that begins at an offset, if one does.
  package static func placeholder(in bytes: [UInt8], at start: Int) -> PlaceholderUse? {
    guard start + 2 < bytes.count, bytes[start] == UInt8(ascii: "<"),
      bytes[start + 1].isASCIILetter
    else { return nil }
    let limit = min(bytes.count, start + 2 + longest)
    var index = start + 1
    while index < limit {
      let byte = bytes[index]
      if byte == UInt8(ascii: ">") {
        guard bytes[index - 1] != UInt8(ascii: " ") else { return nil }
        let spelling = String(decoding: bytes[start + 1..<index], as: UTF8.self)
        return PlaceholderUse(
          name: PlaceholderName.kebab(spelling), spelling: spelling, range: start..<index + 1)
      }
      let isInnerSpace = byte == UInt8(ascii: " ") && bytes[index - 1] != UInt8(ascii: " ")
      guard isNameByte(byte) || isInnerSpace else { return nil }
      index += 1
    }
    return nil
  }

  /// All placeholders of a text, in order.
  /// - Complexity: O(bytes).
  package static func uses(in bytes: [UInt8]) -> [PlaceholderUse] {
    var uses: [PlaceholderUse] = []
    var index = 0
    while let open = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
      if let use = placeholder(in: bytes, at: open) {
        uses.append(use)
        index = use.range.upperBound
      } else {
        index = open + 1
      }
    }
    return uses
  }

  /// The placeholders of a text that lack their `>`: a `<` right before one of some names, which a
  /// shell would take for a file to read.
  /// - Parameters:
  ///   - bytes: the text of a command or a script.
  ///   - isKnown: whether a name in kebab-case is one of the document's placeholders.
  /// - Returns: them, in order; their ranges begin at the `<`.
  /// - Complexity: O(bytes).
  static func unclosed(in bytes: [UInt8], isKnown: (String) -> Bool) -> [PlaceholderUse] {
    var uses: [PlaceholderUse] = []
    var index = 0
    while let open = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
      let rest = bytes[(open + 1)...]
      let end = rest.firstIndex { !isNameByte($0) } ?? bytes.endIndex
      index = max(end, open + 1)
      let endsWord = end == bytes.endIndex || bytes[end] == 0x20 || bytes[end] == 0x0A
      guard endsWord, end > open + 1, bytes[open + 1].isASCIILetter, end - open <= longest,
        placeholder(in: bytes, at: open) == nil
      else { continue }
      let spelling = String(decoding: bytes[open + 1..<end], as: UTF8.self)
      let name = PlaceholderName.kebab(spelling)
      if isKnown(name) {
        uses.append(PlaceholderUse(name: name, spelling: spelling, range: open..<end))
      }
    }
    return uses
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte.isASCIIDigit || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: "_")
  }

  /// A text as pieces of a word, each placeholder a value.
  package static func argument(_ text: String) -> Argument {
    let bytes = Array(text.utf8)
    var pieces: [Argument.Piece] = []
    var start = 0
    for use in uses(in: bytes) {
      pieces.append(.literal(String(decoding: bytes[start..<use.range.lowerBound], as: UTF8.self)))
      pieces.append(.value(use.name))
      start = use.range.upperBound
    }
    pieces.append(.literal(String(decoding: bytes[start...], as: UTF8.self)))
    return Argument(pieces)
  }
}
