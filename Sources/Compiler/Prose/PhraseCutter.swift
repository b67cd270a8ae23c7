/// Cuts a clause into its object and its prepositional phrases.
enum PhraseCutter {
  /// The phrases of some tokens.
  ///
  /// - Parameters:
  ///   - tokens: what follows the verb, or an adverbial.
  ///   - first: the marker of the first phrase; nil when the tokens begin with one.
  /// - Returns: the phrases in order.
  static func phrases(of tokens: ArraySlice<ProseToken>, first: String?) -> [Phrase] {
    var phrases: [Phrase] = []
    var marker = first ?? ""
    var current: [ProseToken] = []
    var index = tokens.startIndex
    var depth = 0
    func close() {
      if !current.isEmpty || (phrases.isEmpty && first != nil) {
        phrases.append(Phrase(marker: marker, tokens: current, isInBrackets: depth > 0))
      }
      current.removeAll()
    }
    while index < tokens.endIndex {
      let token = tokens[index]
      if token.isMark("(") {
        close()
        depth += 1
        marker = "("
        index += 1
      } else if token.isMark(")") {
        close()
        if depth > 0, !phrases.isEmpty {
          phrases[phrases.count - 1].bracketEnd = token.range.upperBound
        }
        depth = max(depth - 1, 0)
        marker = "after ("
        index += 1
      } else if token.isMark(":") {
        close()
        marker = ":"
        index += 1
      } else if !current.isEmpty, let next = Self.conjunction(in: tokens, at: index) {
        current.append(ProseToken(.word, "and", at: token.range))
        index = next
      } else if let found = Self.marker(
        in: tokens, at: index, hasNoun: !current.isEmpty || marker == "after (")
      {
        close()
        marker = found.marker
        index = found.next
      } else {
        if current.isEmpty { current.reserveCapacity(min(tokens.endIndex - index, 8)) }
        current.append(token)
        index += 1
      }
    }
    close()
    if phrases.isEmpty, first != nil { phrases.append(Phrase(marker: marker, tokens: [])) }
    return enumerated(phrases)
  }

  /// "Attach the following policies to the group: **a**, **b**": the names put to what they are.
  private static func enumerated(_ phrases: [Phrase]) -> [Phrase] {
    guard let list = phrases.last, list.marker == ":", phrases.count > 1, !list.isInBrackets,
      list.items.allSatisfy({ $0.tokens.count == 1 && !$0.tokens[0].lower.isEmpty }),
      list.tokens.contains(where: { $0.isMention || Accounting.isValue($0.text) }),
      let place = phrases.firstIndex(where: { phrase in
        phrase.mentions.isEmpty
          && phrase.words.contains { ["following", "these", "below"].contains($0) }
      })
    else { return phrases }
    var merged = Array(phrases.dropLast())
    let phrase = merged[place]
    merged[place] = Phrase(
      marker: phrase.marker, tokens: phrase.tokens + list.tokens, isInBrackets: phrase.isInBrackets)
    return merged
  }

  /// The index after "as well as" and the like, which connect what "and" connects.
  private static func conjunction(in tokens: ArraySlice<ProseToken>, at index: Int) -> Int? {
    guard tokens[index].classes.contains(.connective) else { return nil }
    let words = tokens[index...].prefix(3).map { $0.isWord ? $0.lower : "" }
    for connective in [["as", "well", "as"], ["together", "with"], ["along", "with"], ["plus"]]
    where words.starts(with: connective) {
      return index + connective.count
    }
    return nil
  }

  /// The first words of such connectives.
  static let connecting: WordSet = ["as", "together", "along", "plus"]

  /// The marker that begins at an index, and the index after it.
  private static func marker(
    in tokens: ArraySlice<ProseToken>, at index: Int, hasNoun: Bool
  ) -> (marker: String, next: Int)? {
    guard tokens[index].isWord, tokens[index].classes.contains(.marker) else { return nil }
    // "(object lock: on)", "Versioning: on": the word is a value.
    if let last = tokens.indices.last, index == last || tokens[index + 1].isMark(")"),
      index > tokens.startIndex, tokens[index - 1].isMark(":")
    {
      return nil
    }
    let word = tokens[index].lower
    let isMarker = Lexicon.markers.contains(tokens[index])
    if beginsPair.contains(tokens[index]), index + 1 < tokens.endIndex,
      let marker = pair(word, tokens[index + 1].lower)
    {
      return (marker, index + 2)
    }
    switch meanings[tokens[index]] {
    case .same(let marker): return (marker, index + 1)
    case .abbreviation(let marker): return (marker, skipStop(tokens, index + 1))
    // Without a noun before it, "that" points ("attach that policy").
    case .relative: return hasNoun ? ("that", index + 1) : nil
    case nil: return isMarker ? (word, index + 1) : nil
    }
  }

  /// The words with which a marker begins.
  static var firstWords: [String] { Lexicon.markers.words + beginsPair.words + meanings.words }

  /// The marker that two words are together.
  private static func pair(_ first: String, _ second: String) -> String? {
    switch (first, second) {
    case ("for", "example"), ("for", "instance"), ("such", "as"): return "example"
    case ("say", ","): return "example"
    case ("but", "not"): return "except"
    case ("instead", "of"), ("rather", "than"), ("other", "than"), ("apart", "from"):
      return "except"
    case ("together", "with"), ("along", "with"): return "with"
    case ("next", "to"), ("close", "to"): return "near"
    case ("so", "that"), ("in", "order"): return "so"
    case ("according", "to"): return "according"
    case ("back", "to"): return "to"
    case ("on", "to"): return "to"
    case ("beginning", "with"), ("starting", "with"), ("begins", "with"), ("starts", "with"),
      ("beginning", "in"), ("begins", "in"), ("prefixed", "with"), ("starting", "in"):
      return "beginning"
    default: return nil
    }
  }

  /// The first words of such pairs: nearly no marker is one.
  private static let beginsPair: WordSet = [
    "for", "such", "say", "but", "instead", "rather", "other", "apart", "together", "along", "next",
    "close", "so", "in", "according", "back", "on", "beginning", "starting", "begins", "starts",
    "prefixed",
  ]

  /// What a marker means that stands under another name.
  private enum Meaning: Sendable {
    /// The same as another.
    case same(String)
    /// The same as another, a full stop or a comma behind it passed over.
    case abbreviation(String)
    /// What begins a description of the noun before it.
    case relative
  }

  private static let meanings: WordTable<Meaning> = [
    "named": .same("named"), "called": .same("named"), "titled": .same("named"),
    "entitled": .same("named"), "labelled": .same("named"), "labeled": .same("named"),
    "like": .abbreviation("example"), "e.g": .abbreviation("example"), "i.e": .abbreviation("("),
    "onto": .same("to"), "through": .same("via"), "using": .same("via"), "inside": .same("in"),
    "within": .same("in"), "that": .relative, "which": .relative, "who": .relative,
    "whose": .relative, "where": .relative,
  ]

  /// Skips the full stop of an abbreviation.
  private static func skipStop(_ tokens: ArraySlice<ProseToken>, _ index: Int) -> Int {
    guard index < tokens.endIndex, tokens[index].isMark(".") || tokens[index].isMark(",") else {
      return index
    }
    return index + 1
  }
}
