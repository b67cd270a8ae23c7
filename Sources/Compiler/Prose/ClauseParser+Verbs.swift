extension ClauseParser {
  /// A verb that begins an instruction.
  struct Verb {
    /// Its base form, with its particle.
    var lemma: String
    /// The index after it.
    var next: Int
    /// Whether "do not" stands before it.
    var isNegated = false
  }

  /// The instruction that begins at an index: "create", "do not attach", "make sure", "log in".
  static func instruction(in tokens: ArraySlice<ProseToken>, at start: Int) -> Verb? {
    guard start < tokens.endIndex, tokens[start].isWord else { return nil }
    let word = tokens[start].lower
    if let verb = reminded(in: tokens, at: start) { return verb }
    if word == "do" || word == "don't" || word == "never" || word == "dont" {
      var index = start + 1
      if word == "do" {
        guard index < tokens.endIndex, tokens[index].lower == "not" else { return nil }
        index += 1
      }
      guard index < tokens.endIndex, let found = Lexicon.verb(tokens[index]),
        found.form == .base
      else { return nil }
      return Verb(lemma: found.lemma, next: index + 1, isNegated: true)
    }
    // "Have it reviewed by security"
    if word == "have", start + 1 < tokens.endIndex,
      ["it", "this", "that", "them", "the", "your"].contains(tokens[start + 1].lower),
      tokens[start...].prefix(8).contains(where: { AwaitApproval.given.contains($0.lower) })
    {
      return Verb(lemma: "have", next: start + 1)
    }
    guard let found = Lexicon.verb(word), found.form == .base else { return nil }
    // "Use case: Lambda"
    if word == "use", start + 1 < tokens.endIndex, tokens[start + 1].lower == "case" { return nil }
    var verb = verb(found.lemma, in: tokens, after: start)
    if found.lemma == "avoid" { verb.isNegated = true }
    if verb.next < tokens.endIndex {
      let next = tokens[verb.next]
      // "Create no keys"
      if next.isWord, next.lower == "no",
        Lexicon.creating.contains(verb.lemma) || Lexicon.attaching.contains(verb.lemma)
      {
        verb.isNegated = true
      }
      // "Access is granted", "Name of the key", "Copy/paste".
      if next.isWord,
        Lexicon.finite.contains(next) || next.lower == "of" && verb.lemma != "log out"
      {
        return nil
      }
      if next.isMark(":") { return nil }
    }
    return verb
  }

  /// "Do not forget to attach …", "remember to attach …" asks for it, and "do the same for …" for what was said before.
  private static func reminded(in tokens: ArraySlice<ProseToken>, at start: Int) -> Verb? {
    guard reminding.contains(tokens[start]) else { return nil }
    let words = tokens[start...].prefix(5).map(\.lower)
    if words.starts(with: ["do", "the", "same"]) { return Verb(lemma: "repeat", next: start + 3) }
    for phrase in [
      ["do", "not", "forget", "to"], ["don't", "forget", "to"], ["remember", "to"],
      ["be", "sure", "to"], ["make", "sure", "to"], ["take", "care", "to"],
    ]
    where words.starts(with: phrase) {
      let index = start + phrase.count
      guard index < tokens.endIndex, let found = Lexicon.verb(tokens[index]),
        found.form == .base
      else { return nil }
      return verb(found.lemma, in: tokens, after: index)
    }
    return nil
  }

  private static let reminding: WordSet = ["do", "don't", "remember", "be", "make", "take"]

  /// A verb with the particle that belongs to it.
  static func verb(
    _ lemma: String, in tokens: ArraySlice<ProseToken>, after index: Int
  ) -> Verb {
    let next = index + 1
    guard next < tokens.endIndex, tokens[next].isWord else { return Verb(lemma: lemma, next: next) }
    let particle = tokens[next].lower
    switch (lemma, particle) {
    case ("log", "in"), ("sign", "in"), ("log", "on"), ("log", "into"), ("sign", "into"),
      ("sign", "on"):
      return Verb(lemma: "log in", next: next + 1)
    case ("log", "back"), ("sign", "back"):
      let after = next + 1
      guard after < tokens.endIndex, ["in", "into", "on"].contains(tokens[after].lower) else {
        return Verb(lemma: lemma, next: next)
      }
      // What comes back is the session before: "back" stays a word of the clause.
      return Verb(lemma: "log back in", next: after + 1)
    case ("log", "out"), ("sign", "out"), ("log", "off"):
      return Verb(lemma: "log out", next: next + 1)
    case ("set", "up"): return Verb(lemma: "set up", next: next + 1)
    case ("fill", "in"), ("fill", "out"): return Verb(lemma: "fill in", next: next + 1)
    case ("make", "sure"): return Verb(lemma: "ensure", next: next + 1)
    case ("take", "note"), ("write", "down"), ("note", "down"):
      return Verb(lemma: "note", next: next + 1)
    case ("turn", "on"), ("switch", "on"): return Verb(lemma: "enable", next: next + 1)
    case ("turn", "off"), ("switch", "off"): return Verb(lemma: "disable", next: next + 1)
    case ("go", "back"): return Verb(lemma: "return", next: next + 1)
    case ("go", "ahead"):
      var after = next + 1
      if after < tokens.endIndex, tokens[after].lower == "and" { after += 1 }
      if after < tokens.endIndex, let found = Lexicon.verb(tokens[after]),
        found.form == .base, found.lemma != "go"
      {
        return Self.verb(found.lemma, in: tokens, after: after)
      }
      return Verb(lemma: lemma, next: next)
    default: return Verb(lemma: lemma, next: next)
    }
  }

  /// How many words say that a step follows: "Step 2 is to", "the next step is to"; nil where none do.
  static func stepSaid(_ words: [String]) -> Int? {
    if words.count > 4, words[0] == "step", Int(words[1]) != nil, words[2...3] == ["is", "to"] {
      return 4
    }
    guard words.count > 5, words[0] == "the", words[2...4] == ["step", "is", "to"] else {
      return nil
    }
    return Lexicon.openers.contains(words[1])
      || ["last", "final", "fourth", "fifth"].contains(words[1])
      ? 5 : nil
  }

  /// "You should see", "you need to create", "you can also attach": what they mean for what follows.
  static func modal(
    in tokens: ArraySlice<ProseToken>
  ) -> (mood: Clause.Mood, next: Int, verb: Verb?)? {
    var index = tokens.startIndex
    if let length = stepSaid(tokens.prefix(6).map(\.lower)) {
      return (.imperative, index + length, nil)
    }
    guard tokens[index].lower == "you" || tokens[index].lower == "let's" else { return nil }
    if tokens[index].lower == "let's" { return (.imperative, index + 1, nil) }
    index += 1
    guard index < tokens.endIndex else { return nil }
    let modal = tokens[index].lower
    index += 1
    var mood: Clause.Mood
    switch modal {
    case "can", "could", "may", "might": mood = .optional
    case "should", "must", "will", "shall", "'ll": mood = .obligation
    case "need", "have", "want", "ought": mood = .obligation
    case "now", "then": mood = .observation
    default: return nil
    }
    if ["need", "have", "want", "ought"].contains(modal) {
      guard index < tokens.endIndex, tokens[index].lower == "to" else { return nil }
      if modal == "want" { mood = .statement }
      index += 1
    }
    while index < tokens.endIndex, tokens[index].isWord {
      let word = tokens[index].lower
      if word == "not" {
        mood = .negated
      } else if ["need", "have", "to"].contains(word), modal == "will" {
      } else if !Lexicon.openers.contains(word), !["be", "able"].contains(word),
        !(modal == "should" && word == "to")
      {
        break
      }
      index += 1
    }
    guard index < tokens.endIndex else { return nil }
    let word = tokens[index].lower
    if mood == .obligation, ["see", "have", "find", "notice"].contains(word) {
      return (.observation, index, Verb(lemma: "see", next: index + 1))
    }
    return (mood, index, nil)
  }
}
