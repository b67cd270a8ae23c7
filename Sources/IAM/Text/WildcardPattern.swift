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
    pieces.reserveCapacity(bytes.count)
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
    // reach[column]: what is left of both from this row and column has a common text.
    var reach = [Bool](repeating: false, count: others.count + 1)
    reach[others.count] = true
    for column in others.indices.reversed() {
      reach[column] = others[column] == .many && reach[column + 1]
    }
    for left in own.reversed() {
      // What the row below had one column further.
      var diagonal = reach[others.count]
      reach[others.count] = left == .many && diagonal
      for column in others.indices.reversed() {
        let (right, below) = (others[column], reach[column])
        reach[column] =
          left == .many || right == .many
          ? below || reach[column + 1]
          : diagonal && (left == right || left == .one || right == .one)
        diagonal = below
      }
    }
    return reach[0]
  }

  /// What is left of both without the plain bytes that they have in common at their ends; nil where
  /// those differ.
  ///
  /// Of a hundred forms of ARNs nearly all differ from a given one here, which spares the table.
  private func differing(
    from other: WildcardPattern
  ) -> (own: [Piece], others: [Piece])? {
    let others = other.pieces
    let least = min(pieces.count, others.count)
    var start = 0
    while start < least, pieces[start].isByte, others[start].isByte {
      guard pieces[start] == others[start] else { return nil }
      start += 1
    }
    var end = 0
    while end < least - start {
      let (left, right) = (pieces[pieces.count - 1 - end], others[others.count - 1 - end])
      guard left.isByte, right.isByte else { break }
      guard left == right else { return nil }
      end += 1
    }
    let own = pieces[start..<(pieces.count - end)]
    return (Array(own), Array(others[start..<(others.count - end)]))
  }

  /// Whether the pattern is `*` alone.
  var isAnything: Bool { pieces == [.many] }
}
