/// Several things that one verb makes, each with an article and a name of its own: "a group `a` and a
/// group `b`", "a topic **x**, a queue **y** and a user **z**".
extension ClauseParser {
  /// The clause that makes one more thing without repeating the verb, if one begins behind a comma or
  /// "and".
  ///
  /// The thing before must be named, and say no more of itself than its kind: in "a table `t` with a
  /// key `k` and an index `i`" the index is a part of the table.
  /// - Complexity: O(1): no part is longer than ``longestPart``.
  static func furtherThing(
    in tokens: ArraySlice<ProseToken>, at index: Int, after current: Verb, bodyStart: Int
  ) -> Continuation? {
    guard makesThings(current), bodyStart < index, index - bodyStart <= longestPart,
      endOfNamedThing(tokens[bodyStart..<index], mayGoOn: true) != nil
    else { return nil }
    var next = index + 1
    while next < tokens.endIndex, next - index < 4, tokens[next].isWord,
      ["and", "then", "also"].contains(tokens[next].lower)
    {
      next += 1
    }
    guard next < tokens.endIndex,
      let name = endOfNamedThing(tokens[next...].prefix(longestPart), mayGoOn: false)
    else { return nil }
    // "The role `a` and the role `b` for EC2": what is said behind is said of both.
    if name + 1 < tokens.endIndex, tokens[name + 1].isWord,
      Lexicon.markers.contains(tokens[name + 1].lower),
      kind(of: tokens[bodyStart..<index]) == kind(of: tokens[next...name])
    {
      return nil
    }
    return Continuation(
      verb: Verb(lemma: current.lemma, next: next), start: next, link: .coordinated)
  }

  private static func makesThings(_ verb: Verb) -> Bool {
    !verb.isNegated && ["create", "make", "provision", "set up", "define"].contains(verb.lemma)
  }

  /// How many tokens a part may have.
  private static let longestPart = 14

  /// The noun of a named thing: the last word before its name.
  private static func kind(of tokens: ArraySlice<ProseToken>) -> String? {
    tokens.prefix { $0.mention?.isNameLike != true }
      .last { $0.isWord && !Lexicon.markers.contains($0.lower) }.map { Lexicon.singular($0.lower) }
  }

  /// Where the name stands in "a group named **x**": an article, words for the kind, and its name.
  ///
  /// - Parameters:
  ///   - tokens: the part, and for the last one what follows it.
  ///   - mayGoOn: whether all of the tokens are the part, and may say whom or where it is for in plain
  ///     words ("in SNS", "for Lambda").
  /// - Returns: the place of the name; nil where the tokens are anything else.
  private static func endOfNamedThing(
    _ tokens: ArraySlice<ProseToken>, mayGoOn: Bool
  ) -> Int? {
    guard let first = tokens.first, first.isWord, articles.contains(first.lower) else { return nil }
    var kinds = 0
    var name: Int?
    for index in tokens.indices.dropFirst() {
      let token = tokens[index]
      if let mention = token.mention {
        // "an **SNS** topic `x`"
        if kinds == 0, !mention.isNameLike || mention.style != .code { continue }
        guard kinds > 0, mention.isNameLike, name == nil else { return nil }
        name = index
        if !mayGoOn { return index }
        continue
      }
      guard token.isWord else { return nil }
      if name != nil {
        guard !Lexicon.determiners.contains(token.lower), !Lexicon.finite.contains(token.lower),
          !Lexicon.relatives.contains(token.lower),
          !Lexicon.markers.contains(token.lower) || ["in", "for", "of"].contains(token.lower)
        else { return nil }
      } else if ["named", "called", "titled"].contains(token.lower) {
        guard kinds > 0 else { return nil }
      } else {
        guard index - tokens.startIndex < 7, !Lexicon.markers.contains(token.lower),
          !Lexicon.finite.contains(token.lower), !Lexicon.determiners.contains(token.lower)
        else { return nil }
        kinds += 1
      }
    }
    return name
  }

  private static let articles: Set<String> = ["a", "an", "another", "one", "the"]
}
