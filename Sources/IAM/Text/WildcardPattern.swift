/// A text with `*` and `?`, and parts whose value is not known: placeholders `<x>` and variables
/// `${x}`, which stand for any text.
struct WildcardPattern: Sendable {
  private enum Piece: Equatable {
    case byte(UInt8)
    case one
    case many
  }

  private var pieces: [Piece] = []
  private let isCaseSensitive: Bool

  /// Reads a pattern; letters of either case are the same, unless it is to be case-sensitive.
  init(_ text: some StringProtocol, isCaseSensitive: Bool = false) {
    self.isCaseSensitive = isCaseSensitive
    let bytes = Array((isCaseSensitive ? String(text) : text.lowercased()).utf8)
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "*"): appendMany()
      case UInt8(ascii: "?"): pieces.append(.one)
      case UInt8(ascii: "<"):
        if let end = bytes[index...].firstIndex(of: UInt8(ascii: ">")) {
          appendMany()
          index = end
        } else {
          pieces.append(.byte(bytes[index]))
        }
      case UInt8(ascii: "$") where index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "{"):
        if let end = bytes[index...].firstIndex(of: UInt8(ascii: "}")) {
          appendMany()
          index = end
        } else {
          pieces.append(.byte(bytes[index]))
        }
      default: pieces.append(.byte(bytes[index]))
      }
      index += 1
    }
  }

  private mutating func appendMany() {
    if pieces.last != .many { pieces.append(.many) }
  }

  /// Whether the pattern matches whatever another pattern, given as its text, matches.
  ///
  /// O(pattern × text). A `?` covers one letter, and no `*` of the other.
  func covers(_ text: some StringProtocol) -> Bool {
    matches(text, isPattern: true)
  }

  /// Whether the pattern matches a whole text; O(pattern × text).
  func matches(_ text: some StringProtocol) -> Bool {
    matches(text, isPattern: false)
  }

  private func matches(_ text: some StringProtocol, isPattern: Bool) -> Bool {
    let bytes = Array((isCaseSensitive ? String(text) : text.lowercased()).utf8)
    // The usual greedy match: on a mismatch, the last `*` takes one byte more.
    var piece = 0
    var index = 0
    var star: (piece: Int, index: Int)?
    while index < bytes.count {
      if piece < pieces.count, pieces[piece] == .many {
        star = (piece, index)
        piece += 1
      } else if piece < pieces.count,
        pieces[piece] == .one && !(isPattern && bytes[index] == UInt8(ascii: "*"))
          || pieces[piece] == .byte(bytes[index])
      {
        piece += 1
        index += 1
      } else if let last = star {
        star = (last.piece, last.index + 1)
        piece = last.piece + 1
        index = last.index + 1
      } else {
        return false
      }
    }
    return pieces[piece...].allSatisfy { $0 == .many }
  }

  /// Whether some text matches both patterns; O(this × other).
  func intersects(_ other: WildcardPattern) -> Bool {
    guard agreesAtEnds(with: other) else { return false }
    let (rows, columns) = (pieces.count, other.pieces.count)
    var reach = [Bool](repeating: false, count: columns + 1)
    // reach[column]: what is left of both from this row and column has a common text.
    var below = reach
    for row in stride(from: rows, through: 0, by: -1) {
      for column in stride(from: columns, through: 0, by: -1) {
        let left = row < rows ? pieces[row] : nil
        let right = column < columns ? other.pieces[column] : nil
        switch (left, right) {
        case (nil, nil): reach[column] = true
        case (.many, .many?): reach[column] = below[column] || reach[column + 1]
        case (.many, nil): reach[column] = below[column]
        case (.many, _): reach[column] = below[column] || reach[column + 1]
        case (nil, .many): reach[column] = reach[column + 1]
        case (_, .many): reach[column] = reach[column + 1] || below[column]
        case (nil, _), (_, nil): reach[column] = false
        case (.one, _), (_, .one): reach[column] = below[column + 1]
        case (.byte(let left), .byte(let right)):
          reach[column] = left == right && below[column + 1]
        }
      }
      below = reach
    }
    return below[0]
  }

  /// Whether the plain bytes before the first wildcard and those after the last one are the same.
  ///
  /// Of a hundred forms of ARNs nearly all differ from a given one here, which spares the table.
  private func agreesAtEnds(with other: WildcardPattern) -> Bool {
    func agrees(_ left: some Sequence<Piece>, _ right: some Sequence<Piece>) -> Bool {
      for (left, right) in zip(left, right) {
        guard case .byte(let left) = left, case .byte(let right) = right else { return true }
        if left != right { return false }
      }
      return true
    }
    return agrees(pieces, other.pieces) && agrees(pieces.reversed(), other.pieces.reversed())
  }

  /// Whether the pattern is `*` alone.
  var isAnything: Bool { pieces == [.many] }
}
