/// Words with a value each, made once and looked up often.
///
/// Each word of a document is asked for in a dozen tables. A `Dictionary` hashes a string with
/// SipHash, which takes 40 ns, and words need no such protection: the tables are this program's own.
struct WordTable<Value: Sendable>: Sendable, ExpressibleByDictionaryLiteral {
  /// The words, and where each stands in `slots`: at its hash or at one of the next places.
  private var entries: [(word: String, value: Value)] = []
  /// One more than the index of an entry; 0 where there is none.
  private var slots: [UInt16]

  /// Makes a table; of a word that stands twice the first counts.
  init(_ words: [(String, Value)]) {
    var size = 8
    while size < words.count * 3 { size *= 2 }
    slots = Array(repeating: 0, count: size)
    for (word, value) in words {
      var slot = Self.hash(word) & (size - 1)
      while slots[slot] != 0, entries[Int(slots[slot]) - 1].word != word {
        slot = (slot + 1) & (size - 1)
      }
      guard slots[slot] == 0 else { continue }
      entries.append((word, value))
      slots[slot] = UInt16(entries.count)
    }
  }

  init(dictionaryLiteral words: (String, Value)...) { self.init(words) }

  /// The words.
  var words: [String] { entries.map(\.word) }

  /// The value of a word; nil where it is not in the table.
  subscript(word: String) -> Value? {
    var slot = Self.hash(word) & (slots.count - 1)
    while slots[slot] != 0 {
      let entry = Int(slots[slot]) - 1
      if entries[entry].word == word { return entries[entry].value }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// FNV-1a (Fowler, Noll and Vo), of the bytes of the word.
  private static func hash(_ word: String) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in word.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: hash ^ hash >> 32)
  }
}

/// A set of words that is looked up often.
struct WordSet: Sendable, ExpressibleByArrayLiteral {
  private let table: WordTable<Void>

  /// Makes a set.
  init(arrayLiteral words: String...) { self.init(words) }

  /// Makes a set.
  init(_ words: [String]) { table = WordTable(words.map { ($0, ()) }) }

  /// Whether a word is one of them.
  func contains(_ word: String) -> Bool { table[word] != nil }

  /// Whether none of some words is one of them.
  func isDisjoint(with words: [String]) -> Bool { !words.contains(where: contains) }
}
