/// Tells a slip of the finger from two names that are alike on purpose.
enum Slip {
  /// Whether one name is the other with two neighbouring letters swapped, or one left out.
  ///
  /// So are names that only hyphens tell apart. `<key-1>` and `<key-2>`, `<user>` and `<users>`, `<vpc-id>` and `<vpn-id>` are two names each.
  static func isLikely(_ left: String, _ right: String) -> Bool {
    guard abs(left.utf8.count - right.utf8.count) <= 1 else { return false }
    let (left, right) = (Array(left.utf8), Array(right.utf8))
    guard min(left.count, right.count) >= 5, left != right else { return false }
    if left.count == right.count {
      guard let first = left.indices.first(where: { left[$0] != right[$0] }),
        first + 1 < left.count
      else { return false }
      return left[first] == right[first + 1] && left[first + 1] == right[first]
        && !left[first].isASCIIDigit && left[(first + 2)...].elementsEqual(right[(first + 2)...])
    }
    let (short, long) = left.count < right.count ? (left, right) : (right, left)
    guard long.count == short.count + 1 else { return false }
    let place = short.indices.first { short[$0] != long[$0] } ?? short.count
    guard short[place...].elementsEqual(long[(place + 1)...]) else { return false }
    let extra = long[place]
    if extra == UInt8(ascii: "-") { return true }
    let endsWord = place + 1 == long.count || long[place + 1] == UInt8(ascii: "-")
    return extra.isASCIILetter && !(extra == UInt8(ascii: "s") && endsWord)
      && place > 0 && place + 1 < long.count
  }
}

/// Compares names with each other, a bounded number of times.
///
/// A document has some dozen names, and each may be held against each. A generated one with
/// thousands is still read in linear time: what comes when the comparisons are used up is not held
/// against the others.
struct SlipSearch {
  /// How many comparisons are made in all: they take a tenth of a second, and a document with a
  /// thousand names needs no more.
  static let mostComparisons = 1_000_000

  /// How many more comparisons may be made.
  private(set) var room = mostComparisons

  /// The first element that a comparison holds for.
  ///
  /// - Parameters:
  ///   - elements: what to look through.
  ///   - isMeant: compares an element's name with the one that is looked for.
  /// - Returns: the element; nil where there is none, or where enough was compared.
  mutating func first<Elements: RandomAccessCollection>(
    of elements: Elements, where isMeant: (Elements.Element) -> Bool
  ) -> Elements.Element? {
    guard elements.count <= room else { return nil }
    room -= elements.count
    return elements.first(where: isMeant)
  }
}
