import Source

/// Sections side by side that undo each other, or that a title calls operations of their own: "Lock a
/// user" and "Unlock a user", "Taking a backup" and "Restoring a backup".
///
/// Nobody carries out both in one go. What is stopped first and started afterwards is one procedure,
/// so that the order counts.
enum OppositeTitles {
  /// Whether two sections, one right after the other, are opposites.
  ///
  /// - Parameters:
  ///   - first: the title of the first.
  ///   - second: the title of the one after it.
  /// - Returns: whether they are.
  /// - Complexity: O(words).
  static func areOpposite(_ first: String, _ second: String) -> Bool {
    let one = words(of: first)
    let other = words(of: second)
    guard !one.isEmpty, !other.isEmpty else { return false }
    return pairs.contains { pair in
      guard let start = place(of: pair.first, in: one), let end = place(of: pair.second, in: other)
      else { return false }
      let rest = one[..<start.lowerBound] + one[start.upperBound...]
      let otherRest = other[..<end.lowerBound] + other[end.upperBound...]
      // "Failing over to eu-west-1", "Failing back to us-east-1": where to is no object.
      return objects(rest) == objects(otherRest)
    }
  }

  /// Whether the sections under a title are each for a case of its own: "Operations", "Scenarios".
  static func isCatalogue(_ title: String) -> Bool {
    catalogues.contains(title.lowercased().alphanumericRuns.joined(separator: " "))
  }

  private static func words(of title: String) -> [String] {
    title.prefix(longest).lowercased().alphanumericRuns
      .map { Lexicon.verb($0)?.lemma ?? Self.stems[$0] ?? $0 }
  }

  private static let longest = 80

  private static func place(of phrase: [String], in words: [String]) -> Range<Int>? {
    words.indices.first { words[$0...].starts(with: phrase) }.map { $0..<$0 + phrase.count }
  }

  /// The words before "to", "from" or "in", without articles.
  private static func objects(_ words: ArraySlice<String>) -> [String] {
    words.drop { $0 == "to" }.filter { !Lexicon.determiners.contains($0) }
      .prefix { !["from", "in", "on", "with", "to"].contains($0) }
      .filter { !$0.contains(where: \.isNumber) }
      .map(Lexicon.singular)
  }

  /// Forms that the lexicon of verbs does not know.
  private static let stems: [String: String] = [
    "failing": "fail", "locking": "lock", "unlocking": "unlock", "taking": "take",
    "granting": "grant", "revoking": "revoke", "onboarding": "onboard", "offboarding": "offboard",
    "suspending": "suspend", "resuming": "resume", "locked": "lock", "unlocked": "unlock",
    "upgrading": "upgrade", "downgrading": "downgrade", "joiners": "joiner", "leavers": "leaver",
  ]

  /// What is done and what undoes it.
  private static let pairs: [(first: [String], second: [String])] = [
    ("lock", "unlock"), ("enable", "disable"), ("enable", "suspend"), ("activate", "deactivate"),
    ("start", "stop"), ("scale up", "scale down"), ("scale out", "scale in"), ("up", "down"),
    ("take", "restore"), ("back up", "restore"), ("create", "restore"), ("backup", "restore"),
    ("over", "back"), ("grant", "revoke"), ("add", "remove"), ("attach", "detach"),
    ("create", "delete"), ("install", "uninstall"), ("onboard", "offboard"), ("joiner", "leaver"),
    ("block", "unblock"), ("mount", "unmount"), ("suspend", "resume"), ("subscribe", "unsubscribe"),
    ("on", "off"), ("promote", "demote"), ("upgrade", "downgrade"), ("encrypt", "decrypt"),
    ("register", "deregister"), ("open", "close"), ("turn on", "turn off"), ("allow", "deny"),
  ].map { (words(of: $0), words(of: $1)) }

  private static let catalogues: WordSet = [
    "operations", "common operations", "scenarios", "common scenarios", "use cases",
    "common tasks", "routine tasks", "typical tasks", "day 2 operations", "possible causes",
    "possible causes and actions", "causes", "causes and actions", "possible actions",
    "service desk tasks", "support tasks", "admin tasks", "administrative tasks",
    "maintenance tasks", "standard operations", "how tos",
  ]
}
