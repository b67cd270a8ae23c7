/// A text in which values are missing: literal runs with gaps between them.
///
/// A gap is `<name>`, a letter or digit followed by letters, digits, spaces and `_ - .`. What can be
/// said of such a text must hold whatever fills the gaps.
package struct PlaceholderText: Hashable, Sendable {
  /// A run of text or a gap.
  package enum Piece: Hashable, Sendable {
    /// Text as it is.
    case literal(String)
    /// The name between `<` and `>`.
    case gap(String)
  }

  /// The pieces in order; no two literals stand side by side.
  package let pieces: [Piece]

  /// Finds the gaps of a text, in one pass.
  package init(_ text: String) {
    let bytes = Array(text.utf8)
    var pieces: [Piece] = []
    var start = 0
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "<"), let end = Self.gapEnd(bytes, from: index + 1) else {
        index += 1
        continue
      }
      if start < index {
        pieces.append(.literal(String(decoding: bytes[start..<index], as: UTF8.self)))
      }
      pieces.append(.gap(String(decoding: bytes[(index + 1)..<end], as: UTF8.self)))
      index = end + 1
      start = index
    }
    if start < bytes.count {
      pieces.append(.literal(String(decoding: bytes[start...], as: UTF8.self)))
    }
    self.pieces = pieces
  }

  /// Whether any value is missing.
  package var hasGaps: Bool {
    pieces.contains { if case .gap = $0 { true } else { false } }
  }

  /// How many Unicode scalars the literal runs have: the least length, if gaps may be empty.
  var literalLength: Int {
    pieces.reduce(0) { sum, piece in
      if case .literal(let text) = piece { sum + text.unicodeScalars.count } else { sum }
    }
  }

  /// Whether filling the gaps can make it equal to a text.
  func canBe(_ text: String) -> Bool {
    var rest = Array(text.utf8)[...]
    var isAfterGap = false
    for (number, piece) in pieces.enumerated() {
      switch piece {
      case .gap: isAfterGap = true
      case .literal(let literal):
        let wanted = Array(literal.utf8)
        if number == pieces.count - 1 {
          return isAfterGap
            ? rest.count >= wanted.count && rest.suffix(wanted.count).elementsEqual(wanted)
            : rest.elementsEqual(wanted)
        }
        if isAfterGap {
          guard
            let start = rest.indices.first(where: { rest[$0...].starts(with: wanted) })
          else { return false }
          rest = rest[(start + wanted.count)...]
        } else {
          guard rest.starts(with: wanted) else { return false }
          rest = rest.dropFirst(wanted.count)
        }
        isAfterGap = false
      }
    }
    return isAfterGap || rest.isEmpty
  }

  private static func gapEnd(_ bytes: [UInt8], from start: Int) -> Int? {
    var index = start
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        index += 1
      case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: " "):
        guard index > start else { return nil }
        index += 1
      case UInt8(ascii: ">"): return index > start ? index : nil
      default: return nil
      }
    }
    return nil
  }
}
