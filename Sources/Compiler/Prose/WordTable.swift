/// Words with a value each, made once and looked up often.
///
/// Each word of a document is asked for in a dozen tables. A `Dictionary` hashes a string with
/// SipHash, which takes 40 ns, and words need no such protection: the tables are this program's own.
/// A token's hash is worked out once for all of them.
struct WordTable<Value: Sendable>: Sendable, ExpressibleByDictionaryLiteral {
  /// The words, and where each stands in `slots`: at its hash or at one of the next places.
  private var entries: [(word: String, value: Value)] = []
  /// One more than the index of an entry, a power of two of them; 0 where there is none.
  private var slots: [UInt16]

  /// Makes a table.
  ///
  /// - Parameters:
  ///   - words: the words and their values.
  ///   - unite: what becomes of the value of a word that stands once more; by default the first counts.
  init(_ words: [(String, Value)], uniting unite: (inout Value, Value) -> Void = { _, _ in }) {
    var size = 8
    while size < words.count * 3 { size *= 2 }
    slots = Array(repeating: 0, count: size)
    entries.reserveCapacity(words.count)
    for (word, value) in words {
      var slot = WordHash(word).slot(of: size)
      while slots[slot] != 0, entries[Int(slots[slot]) - 1].word != word {
        slot = (slot + 1) & (size - 1)
      }
      guard slots[slot] == 0 else {
        unite(&entries[Int(slots[slot]) - 1].value, value)
        continue
      }
      entries.append((word, value))
      slots[slot] = UInt16(entries.count)
    }
  }

  init(dictionaryLiteral words: (String, Value)...) { self.init(words) }

  /// The words.
  var words: [String] { entries.map(\.word) }

  /// The value of a word; nil where it is not in the table.
  subscript(word: String) -> Value? {
    entry(of: word, WordHash(word)).map { entries[$0].value }
  }

  /// The value of a token's word in lower case; nil where it is not in the table.
  subscript(token: ProseToken) -> Value? { self[token.lower, token.hash] }

  /// The value of a word whose hash is known; nil where it is not in the table.
  subscript(word: String, hash: WordHash) -> Value? {
    entry(of: word, hash).map { entries[$0].value }
  }

  /// Whether a word is in the table.
  func contains(_ word: String) -> Bool { entry(of: word, WordHash(word)) != nil }

  /// Whether a token's word in lower case is in the table.
  func contains(_ token: ProseToken) -> Bool { entry(of: token.lower, token.hash) != nil }

  private func entry(of word: String, _ hash: WordHash) -> Int? {
    var slot = hash.slot(of: slots.count)
    while slots[slot] != 0 {
      let entry = Int(slots[slot]) - 1
      if entries[entry].word == word { return entry }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }
}

/// Where tables begin to look for a word: FNV-1a (Fowler, Noll and Vo), of its bytes.
struct WordHash: Sendable {
  private let value: UInt32

  /// Works out the hash of a word.
  init(_ word: String) {
    var word = word
    self = word.withUTF8 { bytes in
      var hash = Building()
      for byte in bytes { hash.add(byte) }
      return hash.finished
    }
  }

  private init(value: UInt32) { self.value = value }

  /// A hash that is worked out byte by byte.
  struct Building {
    private var hash: UInt64 = 0xCBF2_9CE4_8422_2325

    /// Goes on with the next byte of the word.
    mutating func add(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }

    /// The hash of the word that the bytes are.
    var finished: WordHash { WordHash(value: UInt32(truncatingIfNeeded: hash ^ hash >> 32)) }
  }

  /// The first of a number of slots to look at; the number is a power of two.
  func slot(of count: Int) -> Int { Int(value) & (count - 1) }
}

/// A set of words that is looked up often.
struct WordSet: Sendable, ExpressibleByArrayLiteral {
  private let table: WordTable<Void>

  /// Makes a set.
  init(arrayLiteral words: String...) { self.init(words) }

  /// Makes a set.
  init(_ words: [String]) { table = WordTable(words.map { ($0, ()) }) }

  /// The words.
  var words: [String] { table.words }

  /// Whether a word is one of them.
  func contains(_ word: String) -> Bool { table.contains(word) }

  /// Whether a token's word in lower case is one of them.
  func contains(_ token: ProseToken) -> Bool { table.contains(token) }

  /// Whether none of some words is one of them.
  func isDisjoint(with words: [String]) -> Bool { !words.contains(where: contains) }
}
