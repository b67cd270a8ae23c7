import Synchronization

/// The models' regular expressions, each compiled once.
///
/// The options of a hundred commands have a handful of expressions between them, and to compile one
/// takes longer than to match a name with it.
enum Patterns {
  /// A compiled expression; nil where it uses what is not understood here.
  static func compiled(_ pattern: String) -> Pattern? {
    if let known = known.withLock({ $0[pattern] }) { return known }
    let compiled = Pattern(pattern)
    known.withLock { $0[pattern] = .some(compiled) }
    return compiled
  }

  /// As many as the models have that documents name: at most some thousands.
  private static let known = Mutex<[String: Pattern?]>([:])
}
