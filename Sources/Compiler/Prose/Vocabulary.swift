/// The words that the readers of prose look for, each with what it may begin.
enum Vocabulary {
  /// What a word in lower case may begin.
  static func classes(of word: String, _ hash: WordHash) -> WordClasses {
    let known = table[word, hash] ?? []
    return Place.mayBeCode(word) ? known.union(.place) : known
  }

  private static let table: WordTable<WordClasses> = {
    let sets: [(words: [String], classes: WordClasses)] = [
      (PhraseCutter.firstWords, .marker), (PhraseCutter.connecting.words, .connective),
      (ClauseParser.linking.words, .link), (Hedges.takers.words, .taker),
      (OtherTools.names.words, .tool), (Place.firstWords, .place),
      (ReservationPhrases.everywhere.firstWords, .reservation),
      (ReservationPhrases.inLeads.firstWords, .lead), (Reservations.events.words, .event),
      (Times.beginnings.words, .time), (Reservations.steps.words, .step),
      (Reservations.references.words, .reference), (Reservations.inRemarks.firstWords, .remark),
    ]
    return WordTable(
      sets.flatMap { set in set.words.map { ($0, set.classes) } }, uniting: { $0.formUnion($1) })
  }()
}
