/// A text with `*` and `?`, and parts whose value is not known: placeholders `<x>`, variables
/// `${x}` and gaps `{{x}}`, which stand for any text.
struct WildcardPattern: Sendable {
  /// A byte, or one of the two wildcards: a number, which is compared fastest.
  private struct Piece: Equatable {
    let code: UInt16
    static func byte(_ byte: UInt8) -> Piece { Piece(code: UInt16(byte)) }
    static let one = Piece(code: 256)
    static let many = Piece(code: 257)
    var isByte: Bool { code < 256 }
  }

  private var pieces: [Piece] = []
  private let isCaseSensitive: Bool

  /// Reads a pattern; letters of either case are the same, unless it is to be case-sensitive.
  init(_ text: some StringProtocol, isCaseSensitive: Bool = false) {
    self.isCaseSensitive = isCaseSensitive
    let bytes = Self.bytes(of: text, isCaseSensitive: isCaseSensitive)
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
      case UInt8(ascii: "{") where index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "{"):
        appendMany()
        while index + 1 < bytes.count, bytes[index] != UInt8(ascii: "}") { index += 1 }
        if index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "}") { index += 1 }
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

  /// The same for a pattern's ``bytes(of:isCaseSensitive:)``.
  func covers(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { matches($0, isPattern: true) }
  }

  /// A text as patterns compare it.
  static func bytes(of text: some StringProtocol, isCaseSensitive: Bool) -> [UInt8] {
    if isCaseSensitive { return Array(text.utf8) }
    // Names of actions, keys and ARNs are ASCII.
    guard text.utf8.allSatisfy({ $0 < 0x80 }) else { return Array(text.lowercased().utf8) }
    return text.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
  }

  /// Whether the pattern matches a whole text; O(pattern × text).
  func matches(_ text: some StringProtocol) -> Bool {
    matches(text, isPattern: false)
  }

  private func matches(_ text: some StringProtocol, isPattern: Bool) -> Bool {
    // A service has hundreds of actions to match, with names in ASCII: no copy is made of them.
    let answer = text.utf8.withContiguousStorageIfAvailable { bytes in
      bytes.allSatisfy { $0 < 0x80 } ? matches(bytes, isPattern: isPattern) : nil
    }
    if let answer, let answer { return answer }
    return Array((isCaseSensitive ? String(text) : text.lowercased()).utf8)
      .withUnsafeBufferPointer { matches($0, isPattern: isPattern) }
  }

  private func matches(_ bytes: UnsafeBufferPointer<UInt8>, isPattern: Bool) -> Bool {
    func isEqual(_ piece: Piece, _ byte: UInt8) -> Bool {
      piece == .byte(byte) || !isCaseSensitive && byte &- 0x41 < 26 && piece == .byte(byte | 0x20)
    }
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
          || isEqual(pieces[piece], bytes[index])
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
    guard let (own, others) = differing(from: other) else { return false }
    var below = [Bool](repeating: false, count: others.count + 1)
    var reach = below
    // reach[column]: what is left of both from this row and column has a common text.
    for row in stride(from: own.endIndex, through: own.startIndex, by: -1) {
      let left = row < own.endIndex ? own[row] : nil
      for column in stride(from: others.count, through: 0, by: -1) {
        let right = column < others.count ? others[others.startIndex + column] : nil
        if left == nil, right == nil {
          reach[column] = true
        } else if left == .many || right == .many {
          reach[column] =
            (left != nil && below[column]) || (right != nil && reach[column + 1])
        } else if left == nil || right == nil {
          reach[column] = false
        } else {
          reach[column] = below[column + 1] && (left == right || left == .one || right == .one)
        }
      }
      swap(&below, &reach)
    }
    return below[0]
  }

  /// What is left of both without the plain bytes that they have in common at their ends; nil where
  /// those differ.
  ///
  /// Of a hundred forms of ARNs nearly all differ from a given one here, which spares the table.
  private func differing(
    from other: WildcardPattern
  ) -> (own: ArraySlice<Piece>, others: ArraySlice<Piece>)? {
    var (own, others) = (pieces[...], other.pieces[...])
    while let left = own.first, let right = others.first, left.isByte, right.isByte {
      guard left == right else { return nil }
      own = own.dropFirst()
      others = others.dropFirst()
    }
    while let left = own.last, let right = others.last, left.isByte, right.isByte {
      guard left == right else { return nil }
      own = own.dropLast()
      others = others.dropLast()
    }
    return (own, others)
  }

  /// Whether the pattern is `*` alone.
  var isAnything: Bool { pieces == [.many] }
}
