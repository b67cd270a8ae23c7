import Source

/// Phrases that titles are searched for, in an order that counts.
///
/// There are over a hundred, and each title of a document is searched for all of them: they are
/// found by their first words.
struct TitlePhrases: Sendable, ExpressibleByArrayLiteral {
  private let phrases: [(text: String, words: [String])]
  private let places: WordTable<[Int]>

  /// Takes phrases apart.
  init(arrayLiteral phrases: String...) {
    self.phrases = phrases.map { ($0, $0.words) }
    var places: [String: [Int]] = [:]
    for (place, phrase) in self.phrases.enumerated() {
      places[phrase.words.first ?? "", default: []].append(place)
    }
    self.places = WordTable(places.map { ($0.key, $0.value) })
  }

  /// A phrase by its place.
  subscript(place: Int) -> String { phrases[place].text }

  /// The words of the phrase at a place.
  func words(of place: Int) -> [String] { phrases[place].words }

  /// The places of the phrases that begin with a word, in order.
  func beginning(with word: String) -> [Int] { places[word] ?? [] }
}
