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
    guard entries.count > 1 else { return found }
    var seen: [[UInt8]: Statement.Entry] = [:]
    let texts = entries.filter { !hasUnknownPart($0.text) }.map { entry in
      (entry: entry, key: WildcardPattern.bytes(of: entry.text, isCaseSensitive: isCaseSensitive))
    }
    let patterns = texts.filter { $0.key.contains(UInt8(ascii: "*")) }.prefix(32).map {
      (
        entry: $0.entry, key: $0.key,
        pattern: WildcardPattern($0.entry.text, isCaseSensitive: isCaseSensitive)
      )
    }
    for (entry, key) in texts {
      if let first = seen.updateValue(entry, forKey: key) {
        found.append((entry, first, true))
      } else if let cover = patterns.first(where: { $0.pattern.covers(key) && $0.key != key }) {
        found.append((entry, cover.entry, false))
      }
    }
    return found
  }
}
