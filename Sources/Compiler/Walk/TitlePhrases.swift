/// Phrases that titles and sentences are searched for, in an order that counts.
///
/// There are hundreds, and each text of a document is searched for all of them: they are found by
/// their first words. They are not cut into words, which took 2 % of a `runbook plan`.
struct TitlePhrases: Sendable, ExpressibleByArrayLiteral {
  /// Each in lower case, one space between its words.
  private let phrases: [String]
  /// The first byte of the second word of each, which tells nearly all that do not stand somewhere; 0
  /// where there is no second word.
  private let seconds: [UInt8]
  /// The place of the first phrase that begins with a word.
  private let firsts: WordTable<Int>
  /// The place of the next phrase that begins with the same word as the one at a place.
  private let next: [Int?]

  init(arrayLiteral phrases: String...) { self.init(phrases) }

  /// Takes phrases.
  init(_ phrases: [String]) {
    self.phrases = phrases
    seconds = phrases.map { phrase in
      phrase.utf8.drop { $0 != UInt8(ascii: " ") }.dropFirst().first ?? 0
    }
    var next = [Int?](repeating: nil, count: phrases.count)
    // From the last to the first: what stands in the table already comes next.
    let places = phrases.indices.reversed().map { place in
      (String(Substring(phrases[place].utf8.prefix { $0 != UInt8(ascii: " ") })), place)
    }
    firsts = WordTable(places) { first, place in
      next[place] = first
      first = place
    }
    self.next = next
  }

  /// A phrase by its place.
  subscript(place: Int) -> String { phrases[place] }

  /// The words with which the phrases begin.
  var firstWords: [String] { firsts.words }

  /// The first of the phrases that stands at a place of some words, side by side.
  ///
  /// - Parameters:
  ///   - start: the place of its first word.
  ///   - words: the words.
  ///   - isMeant: whether a phrase counts, by its place and the places of its words.
  /// - Returns: the place of the phrase; nil where none of them does.
  func first(
    at start: Int, in words: [String], where isMeant: (Int, Range<Int>) -> Bool = { _, _ in true }
  ) -> Int? {
    guard start < words.count else { return nil }
    let second = start + 1 < words.count ? words[start + 1].utf8.first : nil
    var place = firsts[words[start]]
    while let phrase = place {
      if seconds[phrase] == 0 || seconds[phrase] == second,
        let end = end(of: phrase, at: start, in: words), isMeant(phrase, start..<end)
      {
        return phrase
      }
      place = next[phrase]
    }
    return nil
  }

  /// Where a phrase ends that stands at a place of some words; nil where it does not.
  private func end(of phrase: Int, at start: Int, in words: [String]) -> Int? {
    var rest = phrases[phrase].utf8[...]
    var index = start
    while index < words.count {
      let word = words[index].utf8
      guard rest.starts(with: word) else { return nil }
      rest = rest.dropFirst(word.count)
      index += 1
      guard let space = rest.popFirst() else { return index }
      guard space == UInt8(ascii: " ") else { return nil }
    }
    return nil
  }
}
