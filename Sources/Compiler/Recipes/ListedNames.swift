extension Clause {
  /// Whether it makes several things of one kind: "two buckets", "the queues `a` and `b`".
  func makesSeveral(_ nouns: Set<String>) -> Bool {
    Lexicon.creating.contains(verb)
      && object.tokens.contains { $0.isWord && Self.isPlural($0.lower, of: nouns) }
  }

  /// What several things are called that the clause names one by one, and where the word stands in the
  /// object.
  var listedNoun: (noun: String, place: Int)? {
    // Each plural looks through the whole object, so only so many are tried.
    for (place, token) in object.tokens.enumerated().prefix(32) where token.isWord {
      let noun = Lexicon.singular(token.lower)
      if noun != token.lower, !listedNames(of: [noun]).isEmpty { return (noun, place) }
    }
    return nil
  }

  private static func isPlural(_ word: String, of nouns: Set<String>) -> Bool {
    let singular = Lexicon.singular(word)
    return singular != word && nouns.contains(singular)
  }

  /// The names that a clause gives to several things of one kind: "the queues `a`, `b` and `c`", "users
  /// alice and bob", "two topics named **x** and **y**".
  ///
  /// - Parameter nouns: what the things are called, in the singular.
  /// - Returns: the names, at least two; empty where it speaks of one thing, or names not each.
  func listedNames(of nouns: Set<String>) -> [NameFact] {
    let tokens = object.tokens
    guard let noun = tokens.firstIndex(where: { $0.isWord && Self.isPlural($0.lower, of: nouns) })
    else { return [] }
    // "**a** and **b** queues"
    let before = Phrase(marker: "", tokens: Array(tokens[..<noun]))
    if before.mentions.count > 1 { return names(before.items) }
    var list = Phrase(marker: "", tokens: Array(tokens[(noun + 1)...]))
    if list.isEmpty, let named = phrase("named", ":") { list = named }
    return names(list.items)
  }

  /// The names of parts that are one name each; empty where a part is anything else.
  private func names(_ items: [Phrase]) -> [NameFact] {
    var names: [NameFact] = []
    for (index, item) in items.enumerated() {
      let mentions = item.mentions.filter(\.isNameLike)
      // "… and `b` of type FIFO": what follows the last name is said of all.
      let isLast = index == items.count - 1
      let said = isLast ? item.tokens.prefix { !$0.isMention } : item.tokens[...]
      if mentions.count == 1, let mention = mentions.first,
        said.allSatisfy({ !$0.isWord || PlainWords.contains($0.lower) })
      {
        names.append(NameFact(name: mention.name, isExample: false, range: mention.range))
        continue
      }
      guard item.tokens.count == 1, let word = item.tokens.first, word.isWord,
        !PlainWords.contains(word.lower), Lexicon.verb(word) == nil,
        !PolicyReference.isKindOfOther([word.lower])
      else { return [] }
      names.append(
        NameFact(
          name: PlaceholderText.argument(word.text), isExample: false, range: word.range))
    }
    return names.count > 1 ? names : []
  }
}
