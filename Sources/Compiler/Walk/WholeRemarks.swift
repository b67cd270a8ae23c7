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
    let words =
      words.first.map(remarks.contains) == true
      ? Array(words.drop { remarks.contains($0) }) : words
    guard let first = words.first else { return nil }
    // "Deprecated.": all of a sentence.
    if words.count == 1 { return retired.contains(first) ? .section : nil }
    if let reach = pointingReach(of: words) { return reach }
    // "Wait for approval before you start", behind the list that it is about.
    if agreeing.contains(first), words.count <= longestRemark,
      words.contains(where: agreements.contains),
      words.contains(where: ["before", "first"].contains)
    {
      return .above
    }
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
    // "This was removed in v2.", "All of this is obsolete."
    if subject.allSatisfy({ ["this", "these", "all", "of"].contains($0) }),
      let second = said.dropFirst().first, retired.contains(second) || second == "removed"
    {
      return .section
    }
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

  /// "Do not follow these steps in production", "All of this is done by the installer", "Skip these steps
  /// if you use SSO", "The security team performs these steps".
  private static func pointingReach(of words: [String]) -> Reach? {
    guard words.count <= longestRemark,
      let reference = words.indices.first(where: { isReference(words, at: $0) })
    else { return nil }
    let before = words[..<reference]
    let behind = words[(reference + 1)...]
    let isRefused =
      words.prefix(4).contains(where: negations.contains)
      && before.contains { carrying.contains($0) || $0 == "need" || $0 == "have" }
      || words.first == "none"
    let isSkipped = before.contains { ["skip", "ignore", "disregard", "omit"].contains($0) }
    let isRestricted =
      words.first == "only" && before.contains(where: carrying.contains)
      && behind.contains { ["if", "when", "in", "on", "for", "once", "after"].contains($0) }
    // "Terraform does all of this", "The installer performs these steps"
    let isOthers =
      before.count <= 5 && !before.contains { selves.contains($0) || asking.contains($0) }
      && before.contains(where: performing.contains)
    let predicate = behind.drop { places.contains($0) }.prefix(longestPredicate)
    let isSaid =
      reference <= 3 && !before.contains(where: turning.contains)
      && predicate.first.map(linking.contains) == true
      && (predicate.contains(where: telling.contains) || holds(predicate, ["done", "by"])
        || holds(predicate, ["handled", "by"]) || holds(predicate, ["not", "needed"]))
    guard isRefused || isSkipped || isRestricted || isOthers || isSaid else { return nil }
    return behind.first == "below" || words.contains("following") ? .below : .above
  }

  /// Whether a word points at the steps beside it: "these steps", "all of this", "do this", "the above".
  private static func isReference(_ words: [String], at index: Int) -> Bool {
    let before = index > 0 ? words[index - 1] : ""
    switch words[index] {
    case "steps", "procedure", "instructions", "commands":
      return ["these", "this", "the", "above", "following", "those"].contains(before)
    case "this", "above":
      // "this page", "this role" are about something else.
      let next = index + 1 < words.count ? words[index + 1] : ""
      return ["of", "do", "does", "the", "run", "follow", "did"].contains(before)
        && (next.isEmpty
          || [
            "if", "in", "on", "by", "any", "for", "now", "is", "when", "once", "are",
            "yourself", "automatically", "manually", "unless",
          ].contains(next))
    default: return false
    }
  }

  private static let agreeing: WordSet = ["wait", "get", "obtain", "seek", "request"]
  private static let agreements: WordSet = [
    "approval", "approvals", "consent", "signoff", "permission",
  ]
  private static let longestRemark = 20
  private static let remarks: WordSet = [
    "note", "warning", "important", "caution", "update", "edit", "attention", "please", "danger",
    "info", "hint", "tip",
  ]
  private static let negations: WordSet = ["not", "never", "no", "don", "none", "nobody"]
  /// Verbs of carrying something out.
  private static let carrying: WordSet = [
    "do", "use", "follow", "run", "perform", "execute", "carry", "apply", "repeat", "doing",
  ]
  private static let performing: WordSet = [
    "does", "performs", "handles", "runs", "executes", "do", "perform", "did", "carries", "covers",
    "automates", "replaces",
  ]
  private static let selves: WordSet = [
    "you", "we", "i", "it", "to", "then", "now", "also", "can", "will", "please", "first",
  ]
  private static let asking: WordSet = ["if", "when", "once", "after", "before", "once", "how"]
  private static let places: WordSet = ["above", "below", "here", "in", "list", "section"]
  private static let telling: WordSet = [
    "example", "examples", "optional", "automated", "automatic", "automatically", "hypothetical",
    "illustration", "wrong", "dangerous", "untested",
  ]

  /// Whether a word says that something is not in use any more.
  static func isRetired(_ word: String) -> Bool { retired.contains(word) }
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
      if word.utf8.count == longestBeginning { return pointsAtSteps(sentence) }
      word.unicodeScalars.append(Unicode.Scalar(byte.isASCIIUpper ? byte | 0x20 : byte))
    }
    return beginnings.contains(word) || states.contains(word) || remarks.contains(word)
      || retired.contains(word) || agreeing.contains(word) || pointsAtSteps(sentence)
  }

  private static func isOfWord(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte.isASCIIDigit || byte >= 0x80
  }

  /// Whether a sentence has a word that points at steps: "Terraform does all of this".
  private static func pointsAtSteps(_ sentence: Substring.UTF8View) -> Bool {
    let bytes = Array(sentence.prefix(longestSentence))
    return bytes.indices.contains { index in
      switch bytes[index] {
      case UInt8(ascii: "t"): bytes[index...].starts(with: "this".utf8)
      case UInt8(ascii: "s"): bytes[index...].starts(with: "steps".utf8)
      case UInt8(ascii: "a"): bytes[index...].starts(with: "above".utf8)
      case UInt8(ascii: "p"): bytes[index...].starts(with: "procedure".utf8)
      case UInt8(ascii: "i"): bytes[index...].starts(with: "instructions".utf8)
      default: false
      }
    }
  }

  private static let longestSentence = 200

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
  private static let longestBeginning = 12
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
    "cancelled", "canceled", "void", "invalid", "rejected", "historical", "legacy", "unmaintained",
    "draft",
  ]
  private static let phrases: [[String]] = [
    ["no", "longer"], ["dry", "run"], ["for", "illustration"], ["for", "reference", "only"],
    ["out", "of", "date"],
    ["done", "automatically"], ["replaced", "by"], ["already", "done"], ["been", "done"],
    ["not", "needed"], ["not", "necessary"], ["done", "by"], ["a", "rehearsal"], ["a", "drill"],
  ]
}
