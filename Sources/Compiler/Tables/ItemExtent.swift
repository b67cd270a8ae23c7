/// How the words beside a command speak of the items of a list: of each of them, of some, or not.
///
/// "each", "every" and "all" count where they stand with what the command acts on, and nothing
/// narrows that: "Delete each app of the domain" is for all apps that were listed, "Delete each test
/// user" and "Delete all volumes in us-west-2" are for some, and in "Delete the user, after all keys
/// were removed" there is one user.
enum ItemExtent: Equatable {
  /// The command runs once.
  case once
  /// It runs for each item.
  case each
  /// It is for some of the items; the word says which.
  case some(String)

  /// What the words of a description say.
  /// - Parameters:
  ///   - description: what the document says the command is for.
  ///   - effect: what it does; "list all applications" is one command.
  ///   - nouns: the words of the names of what it acts on: "user", "profile".
  ///   - known: further words that narrow nothing, because the list was made so: the "domain" of
  ///     `--domain-id-equals`.
  /// - Complexity: O(letters).
  init(
    _ description: String, effect: Action.Effect, nouns: Set<String>, known: Set<String>
  ) {
    self = .once
    let words = Self.words(of: description)
    for (index, word) in words.enumerated() where Self.isQuantifier(word.text, effect) {
      switch Self.extent(words[index...], nouns: nouns, known: known) {
      case .once: continue
      case .each: self = .each
      case .some(let narrowing):
        self = .some(narrowing)
        return
      }
    }
  }

  /// A word, and whether a clause ends with it.
  private struct Word {
    var text: String
    var endsClause: Bool
  }

  private static func words(of text: String) -> [Word] {
    text.lowercased().split(whereSeparator: \.isWhitespace).compactMap { word in
      let isInner: (Character) -> Bool = { $0.isLetter || $0.isNumber || $0 == "*" }
      guard let first = word.firstIndex(where: isInner), let last = word.lastIndex(where: isInner)
      else { return nil }
      let end = word[word.index(after: last)...]
      return Word(
        text: String(word[first...last]), endsClause: end.contains { ",;:.!?()".contains($0) })
    }
  }

  private static func isQuantifier(_ word: String, _ effect: Action.Effect) -> Bool {
    word == "each" || word == "every" || word == "all" && effect != .read
  }

  /// What a quantifier at the beginning of some words says.
  private static func extent(
    _ words: ArraySlice<Word>, nouns: Set<String>, known: Set<String>
  ) -> ItemExtent {
    guard let first = words.first else { return .once }
    // "Delete each." is all that it says.
    if first.endsClause || words.count == 1 { return .each }
    var narrowing: String?
    var rest = words.dropFirst()
    while let word = rest.popFirst() {
      if names(word.text, nouns) {
        if let narrowing { return .some(narrowing) }
        return word.endsClause ? .each : extentOfTail(rest, nouns: nouns, known: known)
      }
      if !plain.contains(word.text), !known.contains(word.text) {
        narrowing = narrowing ?? word.text
      }
      // Farther away there is another thing: "all access keys of the user".
      if word.endsClause || words.count - rest.count > 4 || ends.contains(word.text) {
        return .once
      }
      if links.contains(word.text), narrowing != nil { return .once }
    }
    return .once
  }

  /// What comes behind the noun narrows it, unless it is known to be what the list was made of.
  private static func extentOfTail(
    _ words: ArraySlice<Word>, nouns: Set<String>, known: Set<String>
  ) -> ItemExtent {
    for word in words {
      if ends.contains(word.text) { return .each }
      guard
        plain.contains(word.text) || links.contains(word.text) || tails.contains(word.text)
          || known.contains(word.text) || names(word.text, nouns)
      else { return .some(word.text) }
      if word.endsClause { return .each }
    }
    return .each
  }

  private static func names(_ word: String, _ nouns: Set<String>) -> Bool {
    let singular = Listing.singular(word)
    return nouns.contains(singular) || pronouns.contains(word)
      || singular == "application" && nouns.contains("app")
  }

  private static let pronouns: WordSet = [
    "one", "them", "these", "those", "item", "items", "entry", "entries", "result", "results",
  ]

  /// Words that narrow nothing: articles, services, and what lists are called.
  private static let plain: WordSet = [
    "of", "the", "a", "an", "your", "our", "their", "its", "my", "this", "that", "such", "single",
    "individual", "listed", "found", "returned", "shown", "associated", "belonging", "shared",
    "aws", "amazon", "iam", "sagemaker", "kms", "lambda", "dynamodb", "sns", "sqs", "ec", "rds",
  ]
  private static let links: WordSet = ["in", "from", "on", "with", "for", "to", "at", "of"]
  private static let tails: WordSet = [
    "is", "are", "was", "were", "there", "it", "you", "we", "above", "below", "list", "lists",
    "listing", "output", "table", "step", "previous", "turn", "by", "once", "name", "id", "which",
  ]
  /// Words with which something else begins.
  private static let ends: WordSet = ["and", "then", "before", "using", "so", "run"]
}
