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
      let isWord =
        byte.isASCIILetter || byte.isASCIIDigit || byte == UInt8(ascii: "-")
        || byte == UInt8(ascii: "_")
      let isInnerSpace = byte == UInt8(ascii: " ") && bytes[index - 1] != UInt8(ascii: " ")
      guard isWord || isInnerSpace else { return nil }
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
