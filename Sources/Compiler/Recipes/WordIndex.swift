/// Words that a text has, found by their bytes.
///
/// A command may hold a policy of hundreds of words: they stand in one buffer, without a `String` for
/// each, and are looked for by FNV-1a (Fowler, Noll and Vo).
struct WordIndex {
  /// The words, one behind the other.
  private var bytes: [UInt8] = []
  /// Where each stands in ``bytes``, with its hash.
  private var words: [(range: Range<Int>, hash: UInt64)] = []
  /// One more than the index of a word, a power of two of them and twice as many as words at least; 0
  /// where there is none.
  private var slots: [UInt32] = []

  /// Whether there is none.
  var isEmpty: Bool { words.isEmpty }

  /// Adds a word.
  mutating func insert(_ word: some Collection<UInt8>) {
    if slots.count < (words.count + 1) * 2 { grow() }
    let hash = Self.hash(word)
    let slot = slot(of: word, hash)
    guard slots[slot] == 0 else { return }
    let start = bytes.count
    bytes += word
    words.append((start..<bytes.count, hash))
    slots[slot] = UInt32(words.count)
  }

  /// Whether a word is there.
  func contains(_ word: some Collection<UInt8>) -> Bool {
    !slots.isEmpty && slots[slot(of: word, Self.hash(word))] != 0
  }

  /// Where a word stands, or where it would.
  private func slot(of word: some Collection<UInt8>, _ hash: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let known = words[Int(slots[slot]) - 1]
      if known.hash == hash, bytes[known.range].elementsEqual(word) { break }
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: max(slots.count * 2, 64))
    for (index, word) in words.enumerated() {
      var slot = Int(truncatingIfNeeded: word.hash) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(index + 1)
    }
  }

  private static func hash(_ word: some Collection<UInt8>) -> UInt64 {
    let hash = word.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
    return hash ^ hash >> 32
  }
}
