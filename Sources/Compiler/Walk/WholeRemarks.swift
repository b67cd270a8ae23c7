/// Sentences that take back more than a step: "This document is obsolete", "Everything below is for
/// illustration only", "Status: deprecated".
enum WholeRemarks {
  /// How far such a sentence reaches.
  enum Reach: Hashable {
    /// All of the document.
    case document
    /// The section in which it stands, and those inside it.
    case section
    /// What stands in the section before it, or behind it.
    case above, below
  }

  /// Reads a sentence.
  ///
  /// - Parameter words: in lower case.
  /// - Returns: what it takes back; nil for any other sentence.
  /// - Complexity: O(words).
  static func reach(of words: [String]) -> Reach? {
    guard let first = words.first, words.count > 1 else { return nil }
    if first == "status" || first == "state" {
      return words.count <= 4 && words.dropFirst().contains(where: retired.contains)
        ? .document : nil
    }
    guard beginnings.contains(first),
      let verb = words.prefix(longestSubject).firstIndex(where: linking.contains), verb > 0
    else { return nil }
    let subject = words[..<verb]
    // "This document describes what is done by the team": it is about something else.
    guard !subject.contains(where: turning.contains) else { return nil }
    let said = words[verb...].prefix(longestPredicate)
    guard said.dropFirst().first.map({ !["not", "never"].contains($0) }) == true,
      said.contains(where: retired.contains) || phrases.contains(where: { holds(said, $0) })
    else { return nil }
    if subject.contains("above") { return .above }
    if subject.contains("below") || subject.contains("following") { return .below }
    if !documents.isDisjoint(with: subject) { return .document }
    if !sections.isDisjoint(with: subject) || subject.count == 1 && holds(said, ["dry", "run"]) {
      return .section
    }
    return nil
  }

  private static func holds(_ words: ArraySlice<String>, _ phrase: [String]) -> Bool {
    words.indices.contains { words[$0...].starts(with: phrase) }
  }

  private static let longestSubject = 8
  private static let longestPredicate = 6
  private static let beginnings: Set<String> = [
    "this", "the", "these", "everything", "all", "it",
  ]
  private static let turning: Set<String> = [
    "what", "which", "that", "who", "how", "where", "describes", "explains", "shows", "covers",
    "tells", "lists", "assumes", "says",
  ]
  private static let linking: Set<String> = ["is", "are", "was", "were", "has", "have"]
  private static let documents: Set<String> = [
    "document", "runbook", "page", "guide", "procedure", "playbook", "article", "manual", "howto",
    "tutorial", "instructions", "process", "file", "checklist",
  ]
  private static let sections: Set<String> = ["section", "chapter", "part", "list", "steps"]
  private static let retired: Set<String> = [
    "obsolete", "deprecated", "outdated", "superseded", "retired", "withdrawn", "archived",
    "cancelled", "canceled", "void", "invalid", "rejected", "historical",
  ]
  private static let phrases: [[String]] = [
    ["no", "longer"], ["dry", "run"], ["for", "illustration"], ["for", "reference", "only"],
    ["done", "automatically"], ["replaced", "by"], ["already", "done"], ["been", "done"],
    ["not", "needed"], ["not", "necessary"], ["done", "by"], ["a", "rehearsal"], ["a", "drill"],
  ]
}
