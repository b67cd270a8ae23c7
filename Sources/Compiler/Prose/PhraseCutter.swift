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
    guard connecting.contains(tokens[index]) else { return nil }
    let words = tokens[index...].prefix(3).map { $0.isWord ? $0.lower : "" }
    for connective in [["as", "well", "as"], ["together", "with"], ["along", "with"], ["plus"]]
    where words.starts(with: connective) {
      return index + connective.count
    }
    return nil
  }

  private static let connecting: WordSet = ["as", "together", "along", "plus"]

  /// The marker that begins at an index, and the index after it.
  private static func marker(
    in tokens: ArraySlice<ProseToken>, at index: Int, hasNoun: Bool
  ) -> (marker: String, next: Int)? {
    guard tokens[index].isWord else { return nil }
    // "(object lock: on)", "Versioning: on": the word is a value.
    if let last = tokens.indices.last, index == last || tokens[index + 1].isMark(")"),
      index > tokens.startIndex, tokens[index - 1].isMark(":")
    {
      return nil
    }
    let word = tokens[index].lower
    let isMarker = Lexicon.markers.contains(tokens[index])
    guard isMarker || compound.contains(tokens[index]) else { return nil }
    let next = index + 1 < tokens.endIndex ? tokens[index + 1].lower : ""
    switch (word, next) {
    case ("for", "example"), ("for", "instance"), ("such", "as"): return ("example", index + 2)
    case ("say", ","): return ("example", index + 2)
    case ("but", "not"): return ("except", index + 2)
    case ("instead", "of"), ("rather", "than"), ("other", "than"), ("apart", "from"):
      return ("except", index + 2)
    case ("together", "with"), ("along", "with"): return ("with", index + 2)
    case ("next", "to"), ("close", "to"): return ("near", index + 2)
    case ("so", "that"), ("in", "order"): return ("so", index + 2)
    case ("according", "to"): return ("according", index + 2)
    case ("back", "to"): return ("to", index + 2)
    case ("on", "to"): return ("to", index + 2)
    case ("beginning", "with"), ("starting", "with"), ("begins", "with"), ("starts", "with"),
      ("beginning", "in"), ("begins", "in"), ("prefixed", "with"), ("starting", "in"):
      return ("beginning", index + 2)
    default: break
    }
    switch word {
    case "named", "called", "titled", "entitled", "labelled", "labeled":
      return ("named", index + 1)
    case "like", "e.g": return ("example", skipStop(tokens, index + 1))
    case "i.e": return ("(", skipStop(tokens, index + 1))
    case "onto": return ("to", index + 1)
    case "through", "using": return ("via", index + 1)
    case "inside", "within": return ("in", index + 1)
    case "that", "which", "who", "whose", "where":
      // Without a noun before it, "that" points ("attach that policy").
      return hasNoun ? ("that", index + 1) : nil
    default: return isMarker ? (word, index + 1) : nil
    }
  }

  /// The words that mark a phrase only together with the next, or under another name: nearly every
  /// word is neither among them nor a marker, which saves the comparisons with all of them.
  private static let compound: WordSet = [
    "such", "say", "but", "instead", "rather", "other", "apart", "together", "along", "next",
    "close", "according", "back", "begins", "starts", "prefixed", "entitled", "labelled", "labeled",
  ]

  /// Skips the full stop of an abbreviation.
  private static func skipStop(_ tokens: ArraySlice<ProseToken>, _ index: Int) -> Int {
    guard index < tokens.endIndex, tokens[index].isMark(".") || tokens[index].isMark(",") else {
      return index
    }
    return index + 1
  }
}
