import Source

/// The words of a sentence in the pieces in which ``Reservations`` compares them, each with what it
/// may begin.
struct SaidWords {
  /// In lower case; "don't" is two, and each name is `_`.
  private(set) var words: [String] = []
  /// What any of them may begin.
  private var all: WordClasses = []
  private var classes: [WordClasses] = []

  /// Takes the words of a sentence.
  init(_ tokens: ArraySlice<ProseToken>) {
    words.reserveCapacity(tokens.count)
    classes.reserveCapacity(tokens.count)
    // "**Deprecated.**" is a sentence, and no name.
    if tokens.count <= 2, let mention = tokens.first?.mention,
      mention.style == .bold || mention.style == .italic,
      tokens.dropFirst().allSatisfy({ $0.isMark(".") })
    {
      for piece in mention.text.lowercased().alphanumericRuns { append(piece) }
      return
    }
    for token in tokens {
      if token.isMention {
        append("_", [])
      } else if token.isWord {
        if token.lower.utf8.allSatisfy(\.isASCIILower) {
          append(token.lower, token.classes)
        } else {
          for piece in token.lower.alphanumericRuns { append(piece) }
        }
      }
    }
  }

  /// Takes words that are cut already.
  init(_ words: [String]) {
    classes.reserveCapacity(words.count)
    for word in words { append(word) }
  }

  private mutating func append(_ word: String) {
    append(word, Vocabulary.classes(of: word, WordHash(word)))
  }

  private mutating func append(_ word: String, _ classes: WordClasses) {
    words.append(word)
    self.classes.append(classes)
    all.formUnion(classes)
  }

  /// Whether one of the words may begin something.
  func has(_ wanted: WordClasses) -> Bool { !all.isDisjoint(with: wanted) }

  /// The first place of a word that may begin something, from a place on.
  func place(of wanted: WordClasses, from start: Int) -> Int? {
    guard has(wanted) else { return nil }
    var place = start
    while place < classes.count {
      if !classes[place].isDisjoint(with: wanted) { return place }
      place += 1
    }
    return nil
  }
}
