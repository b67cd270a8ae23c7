import Source

/// Lead-ins that give what follows to somebody or something else, or let it wait for a word.
extension Reservations {
  /// "Bob's tasks:", "For the security team:", "Bob will run:".
  static func somebody(_ words: [String]) -> String? {
    if words.count > 2, words[1] == "will", doing.contains(words[2]), !selves.contains(words[0]) {
      return words.prefix(3).joined(separator: " ")
    }
    guard let first = words.first, let last = words.last, words.count <= 6 else { return nil }
    if first == "for", People.isRole(last) { return words.joined(separator: " ") }
    guard let mark = words.firstIndex(of: "s"), mark > 0, words[mark - 1] != "let",
      mark + 1 < words.count, owned.contains(words[mark + 1])
    else { return nil }
    return words.joined(separator: " ")
  }

  /// What "Running the installer prints:" says.
  static func printed(_ words: [String]) -> String? {
    guard let last = words.last, words.count > 1,
      ["prints", "shows", "outputs", "returns", "displays", "logs"].contains(last)
    else { return nil }
    return words.suffix(3).joined(separator: " ")
  }

  static let selves: Set<String> = [
    "you", "we", "i", "this", "it", "these", "that", "which", "they", "here", "there", "step",
  ]
  private static let owned: Set<String> = [
    "tasks", "task", "steps", "part", "job", "duties", "turn", "checklist", "work",
  ]

  /// "For Windows users:", "On macOS:": one way of several, and a person knows which system it is.
  static func system(_ words: [String]) -> String? {
    guard words.count > 1, words.contains(where: AlternativeWays.mayNameSystem),
      AlternativeWays.family(ofLabel: words.joined(separator: " ")) == .system
    else { return nil }
    return words.joined(separator: " ")
  }

  /// What a lead-in waits for that is carried out once somebody has agreed: "After approval:".
  ///
  /// - Parameter said: its words.
  /// - Returns: the words; nil where they do not wait for that, or for more.
  static func approval(_ said: SaidWords) -> String? {
    let words = said.words
    guard let first = words.first, ["after", "once", "upon", "when", "following"].contains(first),
      words.count <= 12, approvals.stand(in: words),
      ReservationPhrases.everywhere.first(
        in: said, beginning: .reservation, where: { !isHarmless($0, words) }) == nil,
      Times.phrase(in: said) == nil, !words.contains(where: ["if", "only", "not"].contains)
    else { return nil }
    return words.joined(separator: " ")
  }

  private static let approvals: TitlePhrases = [
    "approval", "approved", "has agreed", "have agreed", "signed off", "has signed", "sign off",
    "go ahead", "consent",
  ]
}
