/// What a word may begin or stand for, as far as the readers of prose look for it by name.
///
/// Each of a dozen readers looks for a few words in every sentence: to ask the tables of all of them
/// for every word took 45 % of the instructions of cutting sentences into clauses. One look-up when a
/// token is made tells of all of them at once.
struct WordClasses: OptionSet, Sendable {
  let rawValue: UInt16

  /// A preposition and the like, which ``PhraseCutter`` cuts at.
  static let marker = WordClasses(rawValue: 1 << 0)
  /// The first of the words that connect as "and" does ("as well as").
  static let connective = WordClasses(rawValue: 1 << 1)
  /// What may connect two clauses ("then", "to", "by").
  static let link = WordClasses(rawValue: 1 << 2)
  /// What ``Hedges`` look into ("except", "only").
  static let taker = WordClasses(rawValue: 1 << 3)
  /// The name of a tool of ``OtherTools``.
  static let tool = WordClasses(rawValue: 1 << 4)
  /// The first word of a ``Place``, and what is written as one.
  static let place = WordClasses(rawValue: 1 << 5)
  /// The first word of a phrase of ``ReservationPhrases/everywhere``.
  static let reservation = WordClasses(rawValue: 1 << 6)
  /// The first word of a phrase of ``ReservationPhrases/inLeads``.
  static let lead = WordClasses(rawValue: 1 << 7)
  /// What begins an event to come ("once the migration is over").
  static let event = WordClasses(rawValue: 1 << 8)
  /// What begins a time of ``Times``.
  static let time = WordClasses(rawValue: 1 << 9)
  /// What a remark says of a step: "step", "task".
  static let step = WordClasses(rawValue: 1 << 10)
  /// What a remark points with: "this", "it".
  static let reference = WordClasses(rawValue: 1 << 11)
  /// The first word of a phrase of ``Reservations`` in remarks alone.
  static let remark = WordClasses(rawValue: 1 << 12)
}
