/// Cuts the tokens of a block into sentences and clauses, and says what each tells the person.
///
/// It knows verbs by name and English by its order of words: an instruction begins with a verb in its
/// base form, and what stands before that verb is a condition, a time or a place. Every token is
/// looked at a bounded number of times.
struct ClauseParser {
  /// The clauses read so far, in order.
  private(set) var clauses: [Clause] = []
  private var sentence = 0
  private var block = 0
  /// Whether the rest of the block is a remark ("**Note**").
  private var isRemark = false
  private var isOptionalBlock = false
  /// Whether a word such as "optionally" makes the whole step optional, which the plan says of it.
  private var isOptionalStep: Bool { isEntry && block == 0 && sentence == 0 }
  private var isEntry = false

  /// Makes a parser for the blocks of one step.
  init() {}

  /// Reads one block.
  ///
  /// - Parameters:
  ///   - tokens: the tokens of the block.
  ///   - isRemark: whether the block stands in a remark (a quote that begins "Note").
  ///   - isEntry: whether a first block "Name: **x**" is an entry of a form, as in a numbered list.
  mutating func read(_ tokens: [ProseToken], isRemark: Bool = false, isEntry: Bool = false) {
    self.isRemark = isRemark
    self.isEntry = isEntry
    isOptionalBlock = false
    var rest = ArraySlice(tokens)
    readLabel(&rest)
    if block > 0 || isEntry, !self.isRemark, readField(rest) {
      sentence += 1
      block += 1
      return
    }
    for sentence in Self.sentences(of: rest) {
      read(sentence: sentence)
      self.sentence += 1
    }
    block += 1
  }

  // MARK: Labels and sentences

  /// Takes a label off the front: "Step 2:", "Note:", "(Optional)", "Key type: Symmetric".
  private mutating func readLabel(_ tokens: inout ArraySlice<ProseToken>) {
    guard let first = tokens.first else { return }
    let label = first.mention.map { $0.words.first ?? "" } ?? first.lower
    let afterFirst = tokens.dropFirst().first
    let standsAlone = afterFirst.map { $0.isMark(":") || $0.isMark("-") || $0.beginsLine } ?? true
    if Lexicon.remarks.contains(label), standsAlone || (first.mention != nil && label != "note") {
      isRemark = true
      return
    }
    if first.isMark("("), let word = afterFirst, Lexicon.optional.contains(word.lower) {
      isOptionalBlock = !isOptionalStep || word.lower != "optional"
      tokens = tokens.dropFirst(3)
      return
    }
    if Lexicon.optional.contains(label), standsAlone {
      isOptionalBlock = !isOptionalStep || !label.hasPrefix("optional")
      tokens = tokens.dropFirst(2)
      return
    }
    guard first.lower == "step" || first.lower == "task" || first.lower == "part" else { return }
    var rest = tokens.dropFirst()
    if let number = rest.first, number.lower.first?.isNumber ?? false { rest = rest.dropFirst() }
    guard let mark = rest.first, mark.isMark(":") || mark.isMark(".") || mark.isMark("-") else {
      return
    }
    tokens = rest.dropFirst()
  }

  /// Reads an entry of a list such as "Key type: **Symmetric**" as "for the key type, set …".
  private mutating func readField(_ tokens: ArraySlice<ProseToken>) -> Bool {
    guard let colon = tokens.prefix(6).firstIndex(where: { $0.isMark(":") }),
      let first = tokens.first, let last = tokens.last, colon > tokens.startIndex
    else { return false }
    let label = tokens[..<colon]
    let value = tokens[(colon + 1)...]
    guard !value.isEmpty, value.count <= 12,
      label.allSatisfy({ $0.isWord || $0.mention?.path.isEmpty ?? false }),
      Self.instruction(in: tokens, at: tokens.startIndex) == nil,
      Self.instruction(in: value, at: value.startIndex) == nil,
      !tokens.contains(where: { $0.isWord && Lexicon.finite.contains($0.lower) })
    else { return false }
    clauses.append(
      Clause(
        mood: isOptionalBlock ? .choice : .imperative, verb: "set",
        lead: [Phrase(marker: "for", tokens: Array(label))],
        phrases: PhraseCutter.phrases(of: value, first: ""),
        range: first.range.lowerBound..<max(first.range.upperBound, last.range.upperBound),
        sentence: sentence, block: block))
    return true
  }

  /// The sentences of a block, without the marks that end them.
  private static func sentences(of tokens: ArraySlice<ProseToken>) -> [ArraySlice<ProseToken>] {
    var sentences: [ArraySlice<ProseToken>] = []
    var start = tokens.startIndex
    var depth = 0
    for index in tokens.indices {
      let token = tokens[index]
      if token.isMark("(") { depth += 1 }
      if token.isMark(")") { depth = max(depth - 1, 0) }
      guard depth == 0 else { continue }
      let endsHere: Bool
      if token.isMark(".") {
        endsHere = endsSentence(tokens, at: index)
      } else if token.isMark(":") {
        endsHere = instruction(in: tokens, at: index + 1) != nil || index + 1 == tokens.endIndex
      } else {
        endsHere = false
      }
      if endsHere {
        if start < index { sentences.append(tokens[start..<index]) }
        start = index + 1
      }
    }
    if start < tokens.endIndex { sentences.append(tokens[start...]) }
    return sentences
  }

  /// Whether a full stop ends a sentence: not after "e.g." or the number of an item.
  private static func endsSentence(_ tokens: ArraySlice<ProseToken>, at index: Int) -> Bool {
    guard index > tokens.startIndex else { return true }
    let before = tokens[index - 1]
    guard before.isWord, index + 1 < tokens.endIndex else { return true }
    if Lexicon.abbreviations.contains(before.lower) { return false }
    guard before.lower.allSatisfy(\.isNumber) else { return true }
    // "two policies: 1. **A** and 2. **B**"
    guard index - 1 > tokens.startIndex else { return false }
    let earlier = tokens[index - 2]
    return !(earlier.isMark(":") || earlier.isMark(",") || earlier.lower == "and")
  }

  // MARK: One sentence

  private mutating func read(sentence tokens: ArraySlice<ProseToken>) {
    var rest = tokens
    var optional = isOptionalBlock
    var conditional = false
    var lead: [Phrase] = []
    func skipOpeners() {
      while let first = rest.first {
        if Lexicon.optional.contains(first.lower) {
          optional = !(isOptionalStep && first.lower == "optionally")
        } else if first.isWord, Lexicon.restrictions.contains(first.lower) {
          conditional = true
        } else if !(first.isMark(",") || first.isMark("-") || first.isMark(")"))
          && !(first.isWord && Lexicon.openers.contains(first.lower)
            && !(first.lower == "once" && !(rest.dropFirst().first?.isMark(",") ?? false)))
        {
          return
        }
        rest = rest.dropFirst()
      }
    }
    skipOpeners()
    // Each round takes one adverbial off the front, so there are at most as many as commas.
    while let first = rest.first, first.isWord {
      if Self.instruction(in: rest, at: rest.startIndex) != nil { break }
      let isCondition =
        Lexicon.conditions.contains(first.lower)
        || (first.lower == "in" && rest.dropFirst().first?.lower == "case")
      let isPurpose =
        (first.lower == "to" && Self.beginsWithVerb(rest.dropFirst()))
        || (first.lower == "in" && rest.dropFirst().first?.lower == "order")
      guard
        isCondition || isPurpose || Lexicon.times.contains(first.lower)
          || Lexicon.markers.contains(first.lower) || first.lower == "instead"
          || first.lower == "rather"
          || first.lower == "as"
      else { break }
      guard let main = Self.mainClause(in: rest) else {
        return statement(tokens)
      }
      let front = rest[rest.startIndex..<main.cut]
      if isCondition { conditional = true }
      if isPurpose {
        purposes(front, conditional: conditional)
      } else if first.lower != "instead", first.lower != "rather" {
        lead += phrases(front[...], marker: nil)
      }
      rest = rest[main.start...]
      skipOpeners()
    }
    readMain(rest, lead: lead, whole: tokens, optional: optional, conditional: conditional)
  }

  /// Whether a verb comes within a word or two: "to create", "to first create"; not "to the group".
  private static func beginsWithVerb(_ tokens: ArraySlice<ProseToken>) -> Bool {
    for token in tokens.prefix(2) {
      if Lexicon.verb(token.lower)?.form == .base { return true }
      if !token.isWord || Lexicon.determiners.contains(token.lower) { return false }
    }
    return false
  }

  /// "To create a key, …" before the instruction.
  private mutating func purposes(_ front: ArraySlice<ProseToken>, conditional: Bool) {
    guard
      let verbIndex = front.indices.dropFirst().first(where: { index in
        front[index].isWord && Lexicon.verb(front[index].lower)?.form == .base
      }), verbIndex - front.startIndex <= 3
    else { return }
    add(front[verbIndex...], mood: isRemark || conditional ? .statement : .purpose, lead: [])
  }

  /// Where the main clause begins that follows an adverbial, and where the adverbial ends.
  private static func mainClause(
    in tokens: ArraySlice<ProseToken>
  ) -> (cut: Int, start: Int)? {
    var depth = 0
    var fallback: (cut: Int, start: Int)?
    for index in tokens.indices.dropFirst().prefix(longestAdverbial) {
      let token = tokens[index]
      if token.isMark("(") { depth += 1 }
      if token.isMark(")") { depth = max(depth - 1, 0) }
      guard depth == 0 else { continue }
      if token.isMark(",") || token.isMark("-") || token.lower == "then" {
        // A list of names before the verb has commas of its own.
        let next = index + 1
        if instruction(in: tokens, at: next) != nil || isSubject(tokens, at: next) {
          return (index, next)
        }
        if fallback == nil { fallback = (index, next) }
      } else if index - tokens.startIndex >= 2, token.isWord,
        Lexicon.choosing.contains(token.lower) || Lexicon.entering.contains(token.lower),
        tokens[index - 1].mention != nil || Self.endsPlace(tokens[index - 1].lower),
        instruction(in: tokens, at: index) != nil
      {
        // "Under **Key type** choose **Symmetric**"
        return (index, index)
      }
    }
    return fallback
  }

  /// How many words are looked through for the instruction after an adverbial.
  private static let longestAdverbial = 120

  /// Nouns with which a place in a console ends ("From the drop-down list select …").
  private static func endsPlace(_ word: String) -> Bool {
    [
      "list", "menu", "page", "tab", "pane", "panel", "window", "dialog", "dialogue", "field",
      "section", "console", "box", "screen", "bar", "dropdown", "drop-down", "prompt",
    ]
    .contains(word)
  }

  /// Whether a subject stands at an index ("you can …", "the role …").
  private static func isSubject(_ tokens: ArraySlice<ProseToken>, at index: Int) -> Bool {
    guard index < tokens.endIndex, tokens[index].isWord else { return false }
    return ["you", "we", "it", "they", "there", "this", "the", "your", "a", "an"]
      .contains(tokens[index].lower)
  }

  private mutating func readMain(
    _ tokens: ArraySlice<ProseToken>, lead: [Phrase], whole: ArraySlice<ProseToken>,
    optional: Bool, conditional: Bool
  ) {
    guard !tokens.isEmpty else { return statement(whole) }
    var mood: Clause.Mood = isRemark ? .statement : .imperative
    if conditional { mood = .conditional } else if optional { mood = .choice }
    if isRemark { mood = .statement }
    if let found = Self.instruction(in: tokens, at: tokens.startIndex) {
      let positive = mood
      if found.isNegated { mood = .negated }
      if mood == .imperative, Self.observing.contains(found.lemma),
        Self.isAboutSeeing(tokens, found)
      {
        mood = .observation
      }
      return coordinate(tokens, from: found, mood: mood, contrary: positive, lead: lead)
    }
    if let modal = Self.modal(in: tokens) {
      if mood == .imperative { mood = modal.mood }
      guard let found = Self.instruction(in: tokens, at: modal.next) ?? modal.verb else {
        return statement(whole)
      }
      return coordinate(tokens, from: found, mood: mood, lead: lead)
    }
    // "**IAM -> Policies -> Create policy**, named **x**": the way to go, without "go to".
    if mood == .imperative || mood == .conditional, let first = tokens.first,
      first.mention?.path.isEmpty == false,
      !tokens.contains(where: { $0.isWord && Lexicon.finite.contains($0.lower) })
    {
      let verb = Verb(lemma: "go", next: tokens.startIndex)
      return coordinate(tokens, from: verb, mood: mood, lead: lead)
    }
    // "Quiesce the database": a verb that the reader does not know, before its object.
    if mood == .imperative, let first = tokens.first, Self.mayBeVerb(first),
      Self.hasObject(tokens, at: tokens.startIndex + 1)
        || tokens.dropFirst().first.map({ Self.particles.contains($0.lower) }) == true,
      !tokens.contains(where: { $0.isWord && Lexicon.finite.contains($0.lower) })
    {
      let verb = Verb(lemma: first.lower, next: tokens.startIndex + 1)
      return coordinate(tokens, from: verb, mood: .imperative, lead: lead)
    }
    statement(whole)
  }

  /// Adverbs that follow verbs ("Tidy up", "Spin down").
  private static let particles: Set<String> = ["up", "down", "out", "off", "over", "back", "away"]

  /// Whether a word that begins a sentence may be the base form of an unknown verb.
  private static func mayBeVerb(_ token: ProseToken) -> Bool {
    let word = token.lower
    guard token.isWord, word.utf8.count > 2, word.utf8.allSatisfy(\.isASCIILower) else {
      return false
    }
    return !Lexicon.determiners.contains(word) && !Lexicon.markers.contains(word)
      && !Lexicon.openers.contains(word) && !Lexicon.finite.contains(word)
      && ![
        "you", "they", "she", "her", "his", "there", "here", "how", "what", "why", "not", "both",
        "see", "such", "other", "more", "most", "only", "even", "yes", "none", "nothing", "done",
      ]
      .contains(word)
      && !word.hasSuffix("ing") && !word.hasSuffix("ed") && !word.hasSuffix("ly")
  }

  private static let observing: Set<String> = [
    "verify", "confirm", "ensure", "check", "see", "validate",
  ]

  /// Whether a verb of looking states what must be there: "verify that …", "check the role has …".
  private static func isAboutSeeing(_ tokens: ArraySlice<ProseToken>, _ verb: Verb) -> Bool {
    if verb.lemma == "see" { return false }
    guard verb.next < tokens.endIndex else { return false }
    return tokens[verb.next].lower == "that"
  }

  private mutating func statement(_ tokens: ArraySlice<ProseToken>) {
    guard let first = tokens.first, let last = tokens.last else { return }
    clauses.append(
      Clause(
        mood: .statement, verb: "", lead: [], phrases: phrases(tokens, marker: ""),
        range: first.range.lowerBound..<last.range.upperBound, sentence: sentence, block: block))
  }

  // MARK: Clauses of a sentence

  /// Cuts what follows a verb into the clauses that "and", "," and "then" connect.
  ///
  /// `contrary` is how a sentence that begins "Do not …" goes on after "but" or ";".
  private mutating func coordinate(
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
        var nextMood =
          next.verb.isNegated ? .negated : Self.mood(of: next, after: currentMood, mood)
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
        if ["if", "unless"].contains(token.lower), token.isWord, currentMood == .imperative {
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

  private static func mood(
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
  private static func nextClause(
    in tokens: ArraySlice<ProseToken>, at index: Int, after current: Verb, bodyStart: Int,
    mood: Clause.Mood
  ) -> Continuation? {
    let token = tokens[index]
    let isComma = token.isMark(",") || token.isMark(";") || token.isMark("-")
    let isConjunction = token.isWord && ["and", "then", "or", "but"].contains(token.lower)
    if isComma || isConjunction {
      var next = index + 1
      // "and then finally": more than a few such words in a row are no sentence.
      while next < tokens.endIndex, next - index < 5, tokens[next].isWord,
        Lexicon.openers.contains(tokens[next].lower) || tokens[next].lower == "or"
      {
        next += 1
      }
      // "to encrypt and decrypt data": two verbs share one object.
      let follows = index > bodyStart || mood == .imperative
      if follows, let verb = instruction(in: tokens, at: next), isClear(tokens, verb, at: next) {
        return Continuation(verb: verb, start: next, link: .coordinated)
      }
      if next < tokens.endIndex, tokens[next].isWord,
        let gerund = Lexicon.verb(tokens[next].lower), gerund.form == .gerund,
        isComma || mood == .manner, hasObject(tokens, at: next + 1)
      {
        return Continuation(
          verb: verb(gerund.lemma, in: tokens, after: next), start: next, link: .gerund)
      }
      return nil
    }
    guard token.isWord, index + 1 < tokens.endIndex, tokens[index + 1].isWord else { return nil }
    let next = tokens[index + 1]
    if token.lower == "to", let verb = instruction(in: tokens, at: index + 1),
      isClear(tokens, verb, at: index + 1), !takesInfinitive(current.lemma, tokens[index - 1].lower)
    {
      return Continuation(verb: verb, start: index, link: .infinitive)
    }
    if ["by", "via", "when", "while", "through"].contains(token.lower),
      let gerund = Lexicon.verb(next.lower), gerund.form == .gerund
    {
      // "when creating new domains" is a time, not a way.
      guard token.lower != "when" && token.lower != "while" else { return nil }
      return Continuation(
        verb: verb(gerund.lemma, in: tokens, after: index + 1), start: index, link: .gerund)
    }
    return nil
  }

  /// Whether "to" with a verb says what somebody may do, and not what the instruction is for: "allow
  /// users to create keys", "read how to create a policy".
  private static func takesInfinitive(_ verb: String, _ before: String) -> Bool {
    [
      "allow", "ask", "tell", "require", "request", "invite", "let", "give", "grant", "enable",
      "try", "decide", "notify", "authorise", "authorize", "deny",
    ].contains(verb)
      || [
        "how", "permission", "permissions", "right", "rights", "able", "ability", "need", "where",
      ]
      .contains(before)
  }

  /// Whether a verb in the middle of a sentence is surely one and no noun ("and access policies").
  private static func isClear(
    _ tokens: ArraySlice<ProseToken>, _ verb: Verb, at index: Int
  ) -> Bool {
    if tokens[index].isCapitalised, !capitalised.contains(verb.lemma) { return false }
    if verb.isNegated { return true }
    if verb.next >= tokens.endIndex { return intransitive.contains(verb.lemma) }
    guard ambiguous.contains(verb.lemma) else { return true }
    return hasObject(tokens, at: verb.next)
  }

  /// Whether an object stands at an index: a name, or a noun with a determiner.
  private static func hasObject(_ tokens: ArraySlice<ProseToken>, at index: Int) -> Bool {
    guard index < tokens.endIndex else { return false }
    let token = tokens[index]
    if token.mention != nil || token.isCapitalised { return true }
    return Lexicon.determiners.contains(token.lower)
      || ["it", "them", "on", "in", "to", "into", "only", "him", "her", "me", "as", "from", "out"]
        .contains(token.lower)
  }

  /// Verbs that are capitalised in the middle of sentences often enough.
  private static let capitalised: Set<String> = [
    "click", "select", "choose", "press", "enter", "paste", "navigate", "go",
  ]

  private static let intransitive: Set<String> = [
    "continue", "proceed", "finish", "submit", "save", "wait", "exit", "quit", "retry", "repeat",
    "confirm", "restart",
  ]

  /// Verbs that are nouns as well.
  private static let ambiguous: Set<String> = [
    "access", "call", "change", "check", "control", "copy", "document", "download", "export",
    "filter", "format", "give", "go", "head", "hit", "import", "input", "issue", "label", "launch",
    "limit", "link", "list", "load", "lock", "log", "look", "map", "mark", "monitor", "mount",
    "move", "name", "note", "open", "page", "patch", "plug", "point", "power", "press", "process",
    "query", "read", "record", "report", "request", "reset", "restart", "return", "review", "roll",
    "run", "scale", "schedule", "search", "secure", "set", "share", "show", "sign", "start", "stop",
    "store", "subscribe", "switch", "sync", "tag", "take", "tap", "test", "tick", "title", "track",
    "transfer", "trigger", "try", "turn", "type", "update", "upgrade", "upload", "use", "view",
    "visit", "wait", "watch", "write", "build", "empty", "clean", "clear", "complete", "block",
    "back", "find", "get", "make", "place", "put", "see", "train", "tell", "stand", "bring", "page",
  ]

  // MARK: Phrases

  private mutating func add(_ tokens: ArraySlice<ProseToken>, mood: Clause.Mood, lead: [Phrase]) {
    guard let found = Self.instruction(in: tokens, at: tokens.startIndex) else { return }
    coordinate(tokens, from: found, mood: mood, lead: lead)
  }

  private mutating func append(
    _ tokens: ArraySlice<ProseToken>, verb: String, mood: Clause.Mood, lead: [Phrase],
    body: ArraySlice<ProseToken>
  ) {
    guard let first = tokens.first, let last = tokens.last else { return }
    clauses.append(
      Clause(
        mood: mood, verb: verb, lead: lead, phrases: phrases(body, marker: ""),
        range: first.range.lowerBound..<max(first.range.upperBound, last.range.upperBound),
        sentence: sentence, block: block))
  }

  /// Cuts tokens into phrases; the first has the given marker, or the one that it begins with.
  private func phrases(_ tokens: ArraySlice<ProseToken>, marker: String?) -> [Phrase] {
    PhraseCutter.phrases(of: tokens, first: marker)
  }
}
