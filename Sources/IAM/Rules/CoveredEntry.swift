/// The entries of a list that stand there twice, or that a pattern of the list covers.
enum CoveredEntry {
  /// Finds them, each with what covers it, and whether that is the same text.
  ///
  /// - Complexity: Linear in the entries: a list has a handful of patterns, and of more than 32 the
  ///   others are not compared.
  static func find(_ entries: [Statement.Entry], isCaseSensitive: Bool)
    -> [(entry: Statement.Entry, other: Statement.Entry, isSame: Bool)]
  {
    var found: [(Statement.Entry, Statement.Entry, Bool)] = []
    var seen: [String: Statement.Entry] = [:]
    func key(_ entry: Statement.Entry) -> String {
      isCaseSensitive ? entry.text : entry.text.lowercased()
    }
    let patterns = entries.filter { $0.text.contains("*") && !hasUnknownPart($0.text) }.prefix(32)
      .map { (entry: $0, pattern: WildcardPattern($0.text, isCaseSensitive: isCaseSensitive)) }
    for entry in entries where !hasUnknownPart(entry.text) {
      if let first = seen.updateValue(entry, forKey: key(entry)) {
        found.append((entry, first, true))
      } else if let cover = patterns.first(where: {
        key($0.entry) != key(entry) && $0.pattern.covers(entry.text)
      }) {
        found.append((entry, cover.entry, false))
      }
    }
    return found
  }
}
