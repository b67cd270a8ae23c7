import Source

/// Words with which a sentence takes something out of what it asks for, or takes all of it back.
///
/// "Attach everything but **x**", "… rather than to the group **y**", "In production only: …",
/// "Resist the urge to …": read without them the sentence says the contrary. What such a sentence
/// wants is for a person to tell.
enum Hedges {
  /// Whether a sentence must not be carried out as its verbs and names alone would have it.
  ///
  /// "Do not …", "never attach …" and conditions are clauses of their own kinds and no hedges.
  /// - Complexity: O(tokens).
  static func isHedged(_ tokens: ArraySlice<ProseToken>) -> Bool {
    guard let first = tokens.first(where: { $0.lower != "please" }) else { return false }
    if warnings.contains(first.lower) || beginsWithLabel(tokens)
      || tokens.last?.isMark(":") == true && SentenceLabels.reason(tokens.dropLast()) != nil
      || endsAsOptional(tokens) || SentenceLabels.isDuty(tokens)
    {
      return true
    }
    return tokens.indices.contains { index in
      tokens[index].isMark("(") && isLabelInBrackets(tokens, at: index)
        || tokens[index].isWord
          && (takesOut(tokens, at: index) || endsInEnvironment(tokens, at: index))
    }
  }

  /// "(deprecated)", "(rollback)"; "(optional)" is said of fields.
  private static func isLabelInBrackets(_ tokens: ArraySlice<ProseToken>, at index: Int) -> Bool {
    if let first = tokens[(index + 1)...].first, settled.contains(first.lower),
      let next = tokens[(index + 2)...].first, next.isMark(",") || next.isMark(")")
    {
      return true
    }
    let inside = tokens[(index + 1)...].prefix(4)
    guard let end = inside.firstIndex(where: { $0.isMark(")") }) else { return false }
    let words = SaidWords(inside[..<end]).words
    // "(formerly x)" explains.
    return words.first != "optional" && Reservations.label(words)?.words == words
  }

  /// First words of brackets that say that there is nothing to do any more: "(done, Ana, 3 May)".
  private static let settled: Set<String> = [
    "done", "skipped", "cancelled", "canceled", "rejected", "obsolete", "blocked", "pending",
  ]

  /// "Create a queue **x** - optional": what ends so without a name before it is a field's label.
  private static func endsAsOptional(_ tokens: ArraySlice<ProseToken>) -> Bool {
    let end = tokens.lastIndex { !$0.isMark(")") } ?? tokens.startIndex
    guard end - tokens.startIndex > 2, tokens[end].lower == "optional" else { return false }
    return !tokens[end - 1].isWord && !tokens[end - 1].isMention
      && tokens[end - 2].isMention
  }

  /// Whether a sentence ends at a place with where it is due: "… in the dev account", "… on Windows".
  private static func endsInEnvironment(_ tokens: ArraySlice<ProseToken>, at index: Int) -> Bool {
    guard tokens.endIndex - index <= 6, index - tokens.startIndex > 2,
      ["in", "on"].contains(tokens[index].lower)
    else { return false }
    let place = tokens[(index + 1)...].filter { !$0.isMark(")") && !$0.isMark(".") }
    return isEnvironment(of: place)
      || place.count == 1 && ["windows", "linux", "macos"].contains(place[0].lower)
  }

  /// Whether a text leaves it to its reader which of several things is meant: "**t1** or **t2**",
  /// "for Lambda or EC2".
  /// - Complexity: O(tokens).
  static func offersChoice(_ tokens: ArraySlice<ProseToken>) -> Bool {
    tokens.indices.dropFirst().contains { index in
      guard tokens[index].isWord, tokens[index].lower == "or" else { return false }
      var before = index - 1
      // "`bob` (staging) or `bob-prod` (production)"
      if tokens[before].isMark(")"),
        let open = tokens[..<before].lastIndex(where: { $0.isMark("(") }), open > tokens.startIndex
      {
        before = open - 1
      }
      guard isThing(tokens[before]) else { return false }
      var next = index + 1
      while next < tokens.endIndex, Lexicon.determiners.contains(tokens[next]) { next += 1 }
      return next < tokens.endIndex && isThing(tokens[next])
    }
  }

  /// Whether words before an instruction say in which environment it is due.
  ///
  /// "In test, …", "for the production environment, …": in which one the reader works, a person knows.
  /// - Complexity: O(tokens).
  static func isEnvironment(_ tokens: ArraySlice<ProseToken>) -> Bool {
    guard let first = tokens.first, ["in", "on", "for"].contains(first.lower), tokens.count <= 8
    else { return false }
    return isEnvironment(of: Array(tokens.dropFirst()))
  }

  /// Whether words are nothing but the name of an environment: "staging", "the test account".
  static func isEnvironment(of tokens: [ProseToken]) -> Bool {
    areEnvironments(tokens.map(\.lower))
  }

  /// Whether words, in lower case, are nothing but the name of an environment.
  static func areEnvironments(_ words: [String]) -> Bool {
    let words = words.filter { !Lexicon.determiners.contains($0) }
    return words.contains(where: environments.contains)
      && words.allSatisfy { word in
        environments.contains(word) || ["and", "or", "an", "only"].contains(word)
          || ["environment", "stage", "system", "account"].contains(Lexicon.singular(word))
      }
  }

  private static let environments: WordSet = [
    "test", "testing", "production", "prod", "staging", "dev", "development", "qa", "uat",
    "preprod", "pre-production", "preproduction", "non-production",
  ]

  private static func isThing(_ token: ProseToken) -> Bool {
    if let mention = token.mention {
      return mention.path.isEmpty
        && !["next", "continue", "ok"].contains(mention.text.lowercased())
    }
    return token.isCapitalised || Clause.looksLikeName(token.text)
  }

  private static func takesOut(_ tokens: ArraySlice<ProseToken>, at index: Int) -> Bool {
    guard tokens[index].classes.contains(.taker) else { return false }
    let word = tokens[index].lower
    let before = index > tokens.startIndex ? tokens[index - 1] : nil
    let after = index + 1 < tokens.endIndex ? tokens[index + 1].lower : ""
    switch word {
    case "except", "excluding", "kidding", "joking": return true
    case "but", "other":
      return word == "but" && quantifiers.contains(before?.lower ?? "")
        || word == "other" && after == "than"
    case "rather", "instead": return after == (word == "rather" ? "than" : "of")
    case "apart": return after == "from"
    case "never": return index > tokens.startIndex && Lexicon.verb(after)?.form != .base
    case "nothing": return index > tokens.startIndex && before?.lower != "do"
    case "only":
      return index > tokens.startIndex && !["read", "the", "write"].contains(before?.lower ?? "")
        && (tokens.endIndex - index < 2
          || ["in", "on", "for", "when", "if", "after", "once", "until", "with"].contains(after)
          || tokens[index + 1].isMark(":"))
    case "not":
      // "Create a queue … not!"
      return before?.isMark("(") == true || after == "recommended"
        || index > tokens.startIndex && index + 1 == tokens.endIndex
    case "asked", "needed", "required", "necessary", "desired", "wanted":
      return ["when", "where", "as", "if"].contains(before?.lower ?? "")
    case "case": return before?.lower == "in" && after == "of"
    default: return false
    }
  }

  /// The words that ``takesOut(_:at:)`` looks into: one look-up for nearly every word of a document.
  static let takers: WordSet = [
    "except", "excluding", "kidding", "joking", "but", "other", "rather", "instead", "apart",
    "never", "nothing", "only", "not", "asked", "needed", "required", "necessary", "desired",
    "wanted", "case",
  ]

  /// Whether a sentence begins with a label that disowns it: "Bad: …", "For example, …".
  private static func beginsWithLabel(_ tokens: ArraySlice<ProseToken>) -> Bool {
    guard let first = tokens.first, labelling.contains(first) else { return false }
    let words = tokens.prefix(3).map(\.lower)
    if words.count == 3,
      words.starts(with: ["for", "example"]) || words.starts(with: ["for", "instance"]),
      tokens[tokens.startIndex + 2].isMark(",") || tokens[tokens.startIndex + 2].isMark(":")
    {
      return true
    }
    if words.starts(with: ["as", "an"]) && words.last == "alternative" {
      return true
    }
    return disowning.contains(first) && words.count > 1
      && (tokens[tokens.startIndex + 1].isMark(":") || tokens[tokens.startIndex + 1].isMark(","))
  }

  private static let quantifiers: WordSet = [
    "everything", "all", "anything", "everybody", "any",
  ]
  private static let warnings: WordSet = ["resist", "refrain", "beware"]
  /// The first words of all such labels.
  private static let labelling = WordSet(["for", "as"] + disowning.words)
  private static let disowning: WordSet = [
    "bad", "wrong", "previously", "formerly", "before", "example", "antipattern", "anti-pattern",
    "deprecated", "obsolete", "outdated", "incorrect", "exercise", "homework", "imagine", "suppose",
    "wip", "draft", "n/a", "quiz", "question", "bonus", "challenge", "idea", "proposal", "rejected",
    "joke", "myth", "todo", "later", "done", "skipped", "cancelled", "blocked",
  ]
}
