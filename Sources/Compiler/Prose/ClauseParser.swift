/// Cuts the tokens of a block into sentences and clauses, and says what each tells the person.
///
/// It knows verbs by name and English by its order of words: an instruction begins with a verb in its
/// base form, and what stands before that verb is a condition, a time or a place. Every token is
/// looked at a bounded number of times.
struct ClauseParser {
  /// The clauses read so far, in order.
  var clauses: [Clause] = []
  var sentence = 0
  var block = 0
  /// Whether the rest of the block is a remark ("**Note**").
  var isRemark = false
  var isOptionalBlock = false
  /// Whether a condition in brackets stands before the block: "(Skip this if it exists.) Create …".
  var isConditionalBlock = false
  /// Whether a word such as "optionally" makes the whole step optional, which the plan says of it.
  var isOptionalStep: Bool { isEntry && block == 0 && sentence == 0 }
  /// Whether the label before the sentence takes back what it asks for.
  private var isUnderHedge = false
  var isEntry = false
  /// Why a person decides about the step as a whole ("Skip this step on new accounts").
  var stepDoubt: String?

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
    var tokens = tokens
    ChosenNames.mark(in: &tokens)
    let lettered = LetteredLines.lines(of: tokens)
    let lines = lettered.count > 1 ? lettered : FormLines.lines(of: lettered.first ?? [])
    if lines.count > 1 {
      for line in lines { read(line, isRemark: self.isRemark, isEntry: isEntry) }
      return
    }
    var rest = ArraySlice(lines.first ?? [])
    readLabel(&rest)
    isConditionalBlock = readBrackets(&rest)
    if block > 0 || isEntry, !self.isRemark, readField(rest) {
      sentence += 1
      block += 1
      return
    }
    var labelPlace: Place?
    var labelDoubt: String?
    for sentence in Self.sentences(of: rest) {
      // "In production only: attach …": the label counts for what follows it.
      defer {
        isUnderHedge =
          sentence.endIndex < rest.endIndex && rest[sentence.endIndex].isMark(":")
          && (Hedges.isHedged(rest[sentence.startIndex...sentence.endIndex])
            || Hedges.isEnvironment(sentence)
            || Reservations.phrase(in: SaidWords(sentence)) != nil)
      }
      // "Partition key: `id`." between the sentences of a step is an entry as well.
      let mayBeField = isEntry || block > 0 && sentence.startIndex == rest.startIndex
      // "> **Note:** no longer needed."
      let words = SaidWords(
        self.isRemark
          ? sentence.drop { $0.isMention || $0.isMark(":") || Lexicon.remarks.contains($0) }
          : sentence)
      let reservation = Reservations.phrase(in: words)
      let count = clauses.count
      let isField = mayBeField && !self.isRemark && readField(sentence)
      if !isField, !(isEntry && !self.isRemark && readFragments(sentence)) {
        read(sentence: sentence, reservation)
      }
      // "Region eu-west-1: create …"
      let place = Place.named(in: sentence) ?? labelPlace
      let isLabel = sentence.endIndex < rest.endIndex && rest[sentence.endIndex].isMark(":")
      labelPlace = isLabel ? place : nil
      if let labelDoubt { leave(from: count, because: labelDoubt) }
      // "Bob: create a queue. Attach …": the label counts for all of the paragraph.
      if isLabel {
        labelDoubt =
          labelDoubt ?? SentenceLabels.reason(sentence)
          ?? SentenceLabels.doubt(sentence, before: rest[(sentence.endIndex + 1)...])
      }
      if let reason = SentenceLabels.assignment(sentence) {
        stepDoubt = reason
        leave(from: 0, because: reason)
      }
      if let place { put(place, from: count) }
      if let tool = OtherTools.named(in: sentence) {
        leave(from: count, because: OtherTools.reason(tool))
      }
      heedCircumstances(of: sentence, from: count)
      heedGovernors(from: count)
      heedRest(sentence, from: count)
      // "Skip step 4" is about that one, wherever it stands: ``StepNotes`` reads it.
      if let remark = Reservations.remark(words, reservation),
        StepRemarks(StepReferences(sentence)).changes.isEmpty
      {
        heedRemark(remark, from: count)
      }
      self.sentence += 1
    }
    block += 1
  }

  /// Reads a sentence; the words are given that put what it asks for into a person's hands.
  private mutating func read(sentence tokens: ArraySlice<ProseToken>, _ reservation: String?) {
    var rest = tokens
    var optional = isOptionalBlock
    let doubt = stepDoubt ?? reservation.map(Reservations.reason)
    var conditional =
      isUnderHedge || isConditionalBlock || doubt != nil || Hedges.isHedged(tokens)
    var lead: [Phrase] = []
    func skipOpeners() {
      while let first = rest.first {
        if Lexicon.optional.contains(first) {
          optional = !(isOptionalStep && first.lower == "optionally")
        } else if first.isWord, Lexicon.restrictions.contains(first) {
          conditional = true
        } else if !(first.isMark(",") || first.isMark("-") || first.isMark(")"))
          && !(first.isWord && Lexicon.openers.contains(first)
            && !(first.lower == "once" && !(rest.dropFirst().first?.isMark(",") ?? false)))
        {
          return
        }
        rest = rest.dropFirst()
      }
    }
    skipOpeners()
    // "Back in the Lambda tab, choose …" is a place.
    if let first = rest.first, first.lower == "back", first.isWord,
      let next = rest.dropFirst().first, ["in", "on", "at"].contains(next.lower),
      Self.mainClause(in: rest.dropFirst()) != nil
    {
      rest = rest.dropFirst()
    }
    let beginning = clauses.count
    // Each round takes one adverbial off the front, so there are at most as many as commas.
    while let first = rest.first, first.isWord {
      if Self.instruction(in: rest, at: rest.startIndex) != nil { break }
      let isCondition =
        Lexicon.conditions.contains(first) || isCaseOf(rest)
        || (first.lower == "in" && rest.dropFirst().first?.lower == "case")
      let isPurpose =
        (first.lower == "to" && Self.beginsWithVerb(rest.dropFirst()))
        || (first.lower == "in" && rest.dropFirst().first?.lower == "order")
      guard
        isCondition || isPurpose || Lexicon.times.contains(first)
          || Lexicon.markers.contains(first) || first.lower == "instead"
          || first.lower == "rather"
          || first.lower == "as"
      else { break }
      guard let main = Self.mainClause(in: rest) else {
        return statement(tokens)
      }
      let front = rest[rest.startIndex..<main.cut]
      if isCondition || Hedges.isEnvironment(front) { conditional = true }
      if isPurpose {
        purposes(front, conditional: conditional)
      } else if first.lower != "instead", first.lower != "rather" {
        lead += phrases(front[...], marker: nil)
      }
      rest = rest[main.start...]
      skipOpeners()
    }
    let purposes = beginning..<clauses.count
    let count = clauses.count
    readMain(rest, lead: lead, whole: tokens, optional: optional, conditional: conditional)
    if !purposes.isEmpty, let other = clauses[count...].first(where: \.delegates) {
      for index in purposes where clauses[index].isInstruction {
        clauses[index].mood = .statement
      }
      clauses[count].doubt = "somebody else does what it is for (\"\(other.verb)\")"
    }
    // A condition belongs to the words that a person reads.
    if conditional, clauses.count > count, let first = tokens.first {
      let range = clauses[count].range
      clauses[count].range = min(first.range.lowerBound, range.lowerBound)..<range.upperBound
    }
    if let doubt { for index in clauses.indices[count...] { clauses[index].doubt = doubt } }
  }

  /// "Where the tenant pays, …": a condition, and no place on a page ("Where it asks for a name, …").
  private func isCaseOf(_ tokens: ArraySlice<ProseToken>) -> Bool {
    guard tokens.first?.lower == "where",
      let subject = tokens.dropFirst().first(where: { !Lexicon.determiners.contains($0) })
    else { return false }
    return ![
      "it", "you", "prompted", "asked", "shown", "form", "page", "wizard", "console", "dialog",
      "field", "screen",
    ].contains(subject.lower)
  }

  /// "To create a key, …" before the instruction.
  mutating func purposes(_ front: ArraySlice<ProseToken>, conditional: Bool) {
    guard
      let verbIndex = front.indices.dropFirst().first(where: { index in
        front[index].isWord && Lexicon.verb(front[index])?.form == .base
      }), verbIndex - front.startIndex <= 3
    else { return }
    add(front[verbIndex...], mood: isRemark || conditional ? .statement : .purpose, lead: [])
  }

  mutating func readMain(
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
      // "Step 4 is to never create it", "you must never attach it"
      if found.isNegated { mood = .negated }
      return coordinate(tokens, from: found, mood: mood, lead: lead)
    }
    // "**IAM -> Policies -> Create policy**, named **x**": the way to go, without "go to".
    if mood == .imperative || mood == .conditional, let first = tokens.first,
      first.mention?.path.isEmpty == false,
      !tokens.contains(where: { $0.isWord && Lexicon.finite.contains($0) })
    {
      let verb = Verb(lemma: "go", next: tokens.startIndex)
      return coordinate(tokens, from: verb, mood: mood, lead: lead)
    }
    // "**Create role**." in a list of steps: the button.
    if mood == .imperative, isEntry, tokens.count == 1, let label = tokens.first?.mention,
      label.style != .code, label.path.isEmpty, let word = label.words.first,
      Lexicon.creating.contains(word) || Lexicon.finishing.contains(word)
    {
      let verb = Verb(lemma: "select", next: tokens.startIndex)
      return coordinate(tokens, from: verb, mood: mood, lead: lead)
    }
    // "Quiesce the database": a verb that the reader does not know, before its object.
    if mood == .imperative || mood == .conditional, let first = tokens.first, Self.mayBeVerb(first),
      Self.hasObject(tokens, at: tokens.startIndex + 1)
        || tokens.dropFirst().first.map({ Self.particles.contains($0.lower) }) == true,
      !tokens.contains(where: { $0.isWord && Lexicon.finite.contains($0) })
    {
      let verb = Verb(lemma: first.lower, next: tokens.startIndex + 1)
      return coordinate(tokens, from: verb, mood: mood, lead: lead)
    }
    statement(whole)
  }

  /// Adverbs that follow verbs ("Tidy up", "Spin down").
  static let particles: WordSet = ["up", "down", "out", "off", "over", "back", "away"]

  /// Whether a word that begins a sentence may be the base form of an unknown verb.
  static func mayBeVerb(_ token: ProseToken) -> Bool {
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

  static let observing: WordSet = [
    "verify", "confirm", "ensure", "check", "see", "validate",
  ]

  /// Whether a verb of looking states what must be there: "verify that …", "check the role has …".
  static func isAboutSeeing(_ tokens: ArraySlice<ProseToken>, _ verb: Verb) -> Bool {
    if verb.lemma == "see" { return false }
    guard verb.next < tokens.endIndex else { return false }
    return tokens[verb.next].lower == "that"
  }

  mutating func add(_ tokens: ArraySlice<ProseToken>, mood: Clause.Mood, lead: [Phrase]) {
    guard let found = Self.instruction(in: tokens, at: tokens.startIndex) else { return }
    coordinate(tokens, from: found, mood: mood, lead: lead)
  }

  mutating func append(
    _ tokens: ArraySlice<ProseToken>, verb: String, mood: Clause.Mood, lead: [Phrase],
    body: ArraySlice<ProseToken>
  ) {
    guard let first = tokens.first, let last = tokens.last else { return }
    let body = PlainLabels.pressing.contains(verb) ? PlainLabels.joined(body) : body
    let mood = mood == .imperative && Hedges.offersChoice(body) ? .choice : mood
    clauses.append(
      Clause(
        mood: mood, verb: verb, lead: lead, phrases: phrases(body, marker: ""),
        range: first.range.lowerBound..<max(first.range.upperBound, last.range.upperBound),
        sentence: sentence, block: block))
  }

  /// Cuts tokens into phrases; the first has the given marker, or the one that it begins with.
  func phrases(_ tokens: ArraySlice<ProseToken>, marker: String?) -> [Phrase] {
    PhraseCutter.phrases(of: tokens, first: marker)
  }
}
