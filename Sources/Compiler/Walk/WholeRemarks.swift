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
    if states.contains(first) {
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
    if subject.contains(where: documents.contains) { return .document }
    if subject.contains(where: sections.contains)
      || subject.count == 1 && holds(said, ["dry", "run"])
    {
      return .section
    }
    return nil
  }

  /// Whether a sentence begins with a word of such sentences: nearly none does, and to cut all of them
  /// into words took 12 % of the instructions of `runbook validate`.
  ///
  /// - Parameter sentence: in any case.
  /// - Returns: whether it may be such a sentence.
  static func mayBegin(_ sentence: Substring.UTF8View) -> Bool {
    guard let start = sentence.firstIndex(where: isOfWord) else { return false }
    // Letters beyond ASCII are for Unicode to compare.
    if sentence[start] >= 0x80 { return true }
    var word = ""
    for byte in sentence[start...].prefix(while: isOfWord) {
      guard byte < 0x80 else { return true }
      if word.utf8.count == longestBeginning { return false }
      word.unicodeScalars.append(Unicode.Scalar(byte.isASCIIUpper ? byte | 0x20 : byte))
    }
    return beginnings.contains(word) || states.contains(word)
  }

  private static func isOfWord(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte.isASCIIDigit || byte >= 0x80
  }

  private static func holds(_ words: ArraySlice<String>, _ phrase: [String]) -> Bool {
    words.indices.contains { words[$0...].starts(with: phrase) }
  }

  private static let longestSubject = 8
  private static let longestPredicate = 6
  private static let states: WordSet = ["status", "state"]
  private static let beginnings: WordSet = [
    "this", "the", "these", "everything", "all", "it",
  ]
  /// The bytes of "everything".
  private static let longestBeginning = 10
  private static let turning: WordSet = [
    "what", "which", "that", "who", "how", "where", "describes", "explains", "shows", "covers",
    "tells", "lists", "assumes", "says",
  ]
  private static let linking: WordSet = ["is", "are", "was", "were", "has", "have"]
  private static let documents: WordSet = [
    "document", "runbook", "page", "guide", "procedure", "playbook", "article", "manual", "howto",
    "tutorial", "instructions", "process", "file", "checklist",
  ]
  private static let sections: WordSet = ["section", "chapter", "part", "list", "steps"]
  private static let retired: WordSet = [
    "obsolete", "deprecated", "outdated", "superseded", "retired", "withdrawn", "archived",
    "cancelled", "canceled", "void", "invalid", "rejected", "historical",
  ]
  private static let phrases: [[String]] = [
    ["no", "longer"], ["dry", "run"], ["for", "illustration"], ["for", "reference", "only"],
    ["done", "automatically"], ["replaced", "by"], ["already", "done"], ["been", "done"],
    ["not", "needed"], ["not", "necessary"], ["done", "by"], ["a", "rehearsal"], ["a", "drill"],
  ]
}
