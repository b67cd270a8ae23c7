/// The clauses of a sentence: what "and", commas and "to" connect.
extension ClauseParser {
  /// Cuts what follows a verb into the clauses that "and", "," and "then" connect.
  ///
  /// `contrary` is how a sentence that begins "Do not …" goes on after "but" or ";".
  mutating func coordinate(
    _ tokens: ArraySlice<ProseToken>, from verb: Verb, mood: Clause.Mood,
    contrary: Clause.Mood? = nil, lead: [Phrase]
  ) {
    var current = verb
    var currentMood = mood
    var currentLead = lead
    var start = tokens.startIndex
    var bodyStart = verb.next
    var index = verb.next
    var depth = 0
    func close(_ end: Int, _ parser: inout ClauseParser) {
      parser.append(
        tokens[start..<end], verb: current.lemma, mood: currentMood, lead: currentLead,
        body: tokens[min(bodyStart, end)..<end])
    }
    while index < tokens.endIndex {
      let token = tokens[index]
      if token.isMark("(") { depth += 1 }
      if token.isMark(")") { depth = max(depth - 1, 0) }
      guard depth == 0 else {
        index += 1
        continue
      }
      if let next = Self.nextClause(
        in: tokens, at: index, after: current, bodyStart: bodyStart, mood: currentMood)
      {
        close(index, &self)
        // "Make sure not to create it"
        let isRefused =
          next.link == .infinitive && index > tokens.startIndex && tokens[index - 1].lower == "not"
        var nextMood =
          next.verb.isNegated || isRefused
          ? .negated : Self.mood(of: next, after: currentMood, mood)
        if let contrary, currentMood == .negated, !next.verb.isNegated,
          token.isMark(";") || token.lower == "but"
        {
          nextMood = contrary
        }
        if isRemark { nextMood = .statement }
        (current, currentMood, currentLead) = (next.verb, nextMood, [])
        start = next.start
        bodyStart = next.verb.next
        index = max(next.verb.next, index + 1)
      } else {
        if currentMood == .imperative, token.isWord, ["if", "unless"].contains(token.lower) {
          currentMood = .conditional
        }
        index += 1
      }
    }
    close(tokens.endIndex, &self)
  }

  /// How a clause begins after another one.
  struct Continuation {
    /// What connects it.
    enum Link { case coordinated, infinitive, gerund }
    var verb: Verb
    var start: Int
    var link: Link
  }

  static func mood(
    of next: Continuation, after previous: Clause.Mood, _ first: Clause.Mood
  ) -> Clause.Mood {
    switch next.link {
    case .coordinated:
      // "… to create a key, then name it X": back to the level of the sentence.
      return previous == .purpose || previous == .manner || previous == .negated ? first : previous
    case .infinitive: return first == .imperative || first == .obligation ? .purpose : first
    case .gerund: return first == .imperative || first == .obligation ? .manner : first
    }
  }

  /// The clause that begins at an index inside a sentence, if one does.
  static func nextClause(
    in tokens: ArraySlice<ProseToken>, at index: Int, after current: Verb, bodyStart: Int,
    mood: Clause.Mood
  ) -> Continuation? {
    let token = tokens[index]
    if token.isMark(MenuPaths.then), index + 1 < tokens.endIndex {
      let verb = instruction(in: tokens, at: index + 1) ?? Verb(lemma: "select", next: index + 1)
      return Continuation(verb: verb, start: index + 1, link: .coordinated)
    }
    let isComma = token.isMark(",") || token.isMark(";") || token.isMark("-")
    guard isComma || token.isWord && token.classes.contains(.link) else { return nil }
    let isConjunction = token.isWord && ["and", "then", "or", "but"].contains(token.lower)
    if isComma || isConjunction {
      var next = index + 1
      // "and then finally": more than a few such words in a row are no sentence.
      while next < tokens.endIndex, next - index < 5, tokens[next].isWord,
        Lexicon.openers.contains(tokens[next]) || tokens[next].lower == "or"
      {
        next += 1
      }
      // "to encrypt and decrypt data": two verbs share one object.
      let follows = index > bodyStart || mood == .imperative
      if follows, let verb = instruction(in: tokens, at: next), isClear(tokens, verb, at: next) {
        return Continuation(verb: verb, start: next, link: .coordinated)
      }
      if next < tokens.endIndex, tokens[next].isWord,
        let gerund = Lexicon.verb(tokens[next]), gerund.form == .gerund,
        isComma || mood == .manner, hasObject(tokens, at: next + 1)
      {
        return Continuation(
          verb: verb(gerund.lemma, in: tokens, after: next), start: next, link: .gerund)
      }
      return furtherThing(in: tokens, at: index, after: current, bodyStart: bodyStart)
    }
    guard token.isWord, index + 1 < tokens.endIndex, tokens[index + 1].isWord else { return nil }
    let next = tokens[index + 1]
    if token.lower == "to", let verb = instruction(in: tokens, at: index + 1),
      isClear(tokens, verb, at: index + 1), !takesInfinitive(current.lemma, tokens[index - 1].lower)
    {
      return Continuation(verb: verb, start: index, link: .infinitive)
    }
    if ["by", "via", "when", "while", "through"].contains(token.lower),
      let gerund = Lexicon.verb(next), gerund.form == .gerund
    {
      // "when creating new domains" is a time, not a way.
      guard token.lower != "when" && token.lower != "while" else { return nil }
      return Continuation(
        verb: verb(gerund.lemma, in: tokens, after: index + 1), start: index, link: .gerund)
    }
    return nil
  }

  /// The words that ``nextClause(in:at:after:bodyStart:mood:)`` looks into.
  static let linking: WordSet = [
    "and", "then", "or", "but", "to", "by", "via", "when", "while", "through",
  ]

  /// Whether "to" with a verb says what somebody may do, and not what the instruction is for: "allow
  /// users to create keys", "wait for Ana to confirm", "read how to create a policy".
  static func takesInfinitive(_ verb: String, _ before: String) -> Bool {
    [
      "allow", "ask", "tell", "require", "request", "invite", "let", "give", "grant", "enable",
      "try", "decide", "notify", "authorise", "authorize", "deny", "wait",
    ].contains(verb)
      || [
        "how", "permission", "permissions", "right", "rights", "able", "ability", "need", "where",
      ]
      .contains(before)
  }

  /// Whether a verb in the middle of a sentence is surely one and no noun ("and access policies").
  static func isClear(
    _ tokens: ArraySlice<ProseToken>, _ verb: Verb, at index: Int
  ) -> Bool {
    if tokens[index].isCapitalised, !capitalised.contains(verb.lemma) { return false }
    if verb.isNegated { return true }
    // "a queue **x**, type Standard": a noun.
    if verb.lemma == "type", verb.next < tokens.endIndex, tokens[verb.next].isCapitalised {
      return false
    }
    if verb.next >= tokens.endIndex { return intransitive.contains(verb.lemma) }
    guard ambiguous.contains(verb.lemma) else { return true }
    if verb.lemma == "search", tokens[verb.next].lower == "for" { return true }
    return hasObject(tokens, at: verb.next)
  }

  /// Whether an object stands at an index: a name, or a noun with a determiner.
  static func hasObject(_ tokens: ArraySlice<ProseToken>, at index: Int) -> Bool {
    guard index < tokens.endIndex else { return false }
    let token = tokens[index]
    if token.isMention || token.isCapitalised { return true }
    return Lexicon.determiners.contains(token)
      || ["it", "them", "on", "in", "to", "into", "only", "him", "her", "me", "as", "from", "out"]
        .contains(token.lower)
  }

  /// Verbs that are capitalised in the middle of sentences often enough.
  static let capitalised: WordSet = [
    "click", "select", "choose", "press", "enter", "paste", "navigate", "go",
  ]

  static let intransitive: WordSet = [
    "continue", "proceed", "finish", "submit", "save", "wait", "exit", "quit", "retry", "repeat",
    "confirm", "restart",
  ]

  /// Verbs that are nouns as well.
  static let ambiguous: WordSet = [
    "access", "call", "change", "check", "control", "copy", "document", "download", "export",
    "filter", "format", "give", "go", "head", "hit", "import", "input", "issue", "label", "launch",
    "limit", "link", "list", "load", "lock", "log", "look", "map", "mark", "monitor", "mount",
    "move", "name", "note", "open", "page", "patch", "plug", "point", "power", "press", "process",
    "query", "read", "record", "report", "request", "reset", "restart", "return", "review", "roll",
    "run", "scale", "schedule", "search", "secure", "set", "share", "shift", "show", "sign",
    "start", "stop", "store", "subscribe", "switch", "sync", "tag", "take", "tap", "test", "tick",
    "title", "track", "transfer", "trigger", "try", "turn", "type", "update", "upgrade", "upload",
    "use", "view",
    "visit", "wait", "watch", "write", "build", "empty", "clean", "clear", "complete", "block",
    "sort", "back", "find", "get", "make", "place", "put", "see", "train", "tell", "stand", "bring",
    "page",
  ]
}
