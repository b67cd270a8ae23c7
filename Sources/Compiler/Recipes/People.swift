/// Words for people other than the reader, as a text names them.
enum People {
  /// Whether one of some words is somebody: "your administrator", "the security team", "Ana".
  ///
  /// What begins with a capital letter counts as a name, unless it is a service's or written as
  /// products are ("CloudFormation").
  static func areNamed(in tokens: some Sequence<ProseToken>) -> Bool {
    tokens.contains { token in
      guard token.isWord else { return false }
      return nouns.contains(token.lower) || isName(token)
    }
  }

  /// Whether a word in lower case says what somebody is: "team", "owner".
  static func isRole(_ word: String) -> Bool { nouns.contains(word) }

  /// Whether a word is written like a person's name.
  private static func isName(_ token: ProseToken) -> Bool {
    guard token.isCapitalised, ConsoleNames.service(token.text) == nil,
      !PlainWords.contains(token.lower), Lexicon.verb(token) == nil
    else { return false }
    return token.text.unicodeScalars.dropFirst().allSatisfy { !$0.isUpper }
  }

  /// The reader, as the text addresses it.
  static let reader: Set<String> = ["you", "we", "i", "let's"]

  private static let nouns: WordSet = [
    "administrator", "administrators", "admin", "admins", "manager", "managers", "colleague",
    "colleagues", "lead", "leads", "team", "teams", "owner", "owners", "reviewer", "reviewers",
    "approver", "approvers", "boss", "supervisor", "security", "board", "committee", "cab",
    "customer", "client", "someone", "somebody", "person", "engineer", "engineers", "dba",
    "auditor", "auditors", "officer", "department", "support", "partner", "teammate", "coworker",
    "co-worker", "sponsor", "he", "she", "they",
  ]
}
