/// Labels, entries of forms, and sentences that state something.
extension ClauseParser {
  /// Takes a label off the front: "Step 2:", "Note:", "(Optional)", "Key type: Symmetric".
  mutating func readLabel(_ tokens: inout ArraySlice<ProseToken>) {
    guard let first = tokens.first else { return }
    let label = first.mention.map { $0.words.first ?? "" } ?? first.lower
    let afterFirst = tokens.dropFirst().first
    if let mention = first.mention, mention.style == .bold, let mark = afterFirst,
      mark.isMark("-") || mark.isMark(":"), AlternativeWays.family(mention.text) != nil
    {
      // "**Option 1: console** – Go to …": the walk has read the label.
      tokens = tokens.dropFirst(2)
      return
    }
    let standsAlone = afterFirst.map { $0.isMark(":") || $0.isMark("-") || $0.beginsLine } ?? true
    if Lexicon.remarks.contains(label), standsAlone || (first.isMention && label != "note") {
      isRemark = true
      return
    }
    if first.isMark("("), let word = afterFirst, Lexicon.optional.contains(word) {
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

  /// Takes a remark in brackets off the front of an instruction: "(As `root`) Create …".
  ///
  /// - Returns: whether it is a condition for what follows: "(Skip this if it exists.) Create …".
  mutating func readBrackets(_ tokens: inout ArraySlice<ProseToken>) -> Bool {
    guard tokens.first?.isMark("(") == true,
      let close = tokens.firstIndex(where: { $0.isMark(")") }), close + 1 < tokens.endIndex
    else { return false }
    let remark = tokens[(tokens.startIndex + 1)..<close]
    // "(As `root`)" is nothing by itself; a condition is read with what depends on it.
    state(tokens[...close])
    tokens = tokens[(close + 1)...]
    // "[obsolete] Create …"
    let label = Reservations.label(SaidWords(remark).words)
    return Hedges.isEnvironment(remark) || SentenceLabels.reason(remark) != nil
      || label != nil && label != "optional"
      || remark.contains {
        $0.isWord
          && (Lexicon.conditions.contains($0) || ["only", "skip", "when"].contains($0.lower))
      }
  }

  /// Reads an entry of a form as a table has it; what cannot be one is passed over.
  mutating func readEntry(_ tokens: [ProseToken]) {
    // "… and enter:" is carried out by the entries.
    if let last = clauses.last, !last.isField, Lexicon.entering.contains(last.verb),
      last.phrases.allSatisfy(\.isEmpty)
    {
      clauses.removeLast()
    }
    if readField(tokens[...]) { sentence += 1 }
    block += 1
  }

  /// Reads an entry of a list such as "Key type: **Symmetric**" as "for the key type, set …".
  mutating func readField(_ tokens: ArraySlice<ProseToken>) -> Bool {
    guard let colon = tokens.prefix(6).firstIndex(where: { $0.isMark(":") }),
      let first = tokens.first, let last = tokens.last, colon > tokens.startIndex
    else { return false }
    let label = tokens[..<colon]
    var value = tokens[(colon + 1)...]
    if value.last?.isMark(".") == true { value.removeLast() }
    // What stands in brackets behind a value explains it.
    let entry = value.prefix { !$0.isMark("(") }
    guard !entry.isEmpty, value.count <= 40, entry.count <= 12,
      !entry.indices.contains(where: { entry[$0].isMark(".") && Self.endsSentence(value, at: $0) }),
      label.allSatisfy({ $0.isWord || $0.mention?.path.isEmpty ?? false }),
      Self.isLabel(label, in: tokens), !Self.isInstruction(entry),
      !(label + entry).contains(where: { $0.isWord && Lexicon.finite.contains($0) })
    else { return false }
    if let path = entry.first?.mention, !path.path.isEmpty {
      // "Console: IAM → Roles → Create role" is the way there.
      coordinate(
        value, from: Verb(lemma: "go", next: value.startIndex),
        mood: stepDoubt == nil ? .imperative : .conditional, lead: [])
      return true
    }
    clauses.append(
      Clause(
        mood: entryMood(isChoice: Hedges.offersChoice(entry)), verb: "set",
        lead: [Phrase(marker: "for", tokens: Array(label))],
        phrases: PhraseCutter.phrases(of: value, first: ""),
        range: first.range.lowerBound..<max(first.range.upperBound, last.range.upperBound),
        sentence: sentence, block: block, doubt: stepDoubt, isField: true))
    return true
  }

  /// How an entry of a form is asked for.
  private func entryMood(isChoice: Bool = false) -> Clause.Mood {
    if isConditionalBlock || stepDoubt != nil { return .conditional }
    return isOptionalBlock || isChoice ? .choice : .imperative
  }

  /// Reads entries without colons: "Table name `orders`, partition key `id`".
  mutating func readFragments(_ tokens: ArraySlice<ProseToken>) -> Bool {
    let parts = tokens.split { $0.isMark(",") }.map {
      $0.last?.isMark(".") == true ? $0.dropLast() : $0
    }
    let areEntries = parts.allSatisfy(Self.isFragment)
    guard areEntries, parts.count > 1 || parts.contains(where: { $0.count > 2 }) else {
      return readNamedFragments(parts)
    }
    for part in parts { enter(part, label: part.dropLast()) }
    return true
  }

  /// Reads entries of which the first is a name: "Bucket name `logs`, Region Europe (Frankfurt)"; what
  /// the others say is for the form, or is listed.
  private mutating func readNamedFragments(_ parts: [ArraySlice<ProseToken>]) -> Bool {
    guard let name = parts.first, Self.isFragment(name),
      name.dropLast().last.map({ ["name", "alias", "identifier"].contains($0.lower) }) == true,
      parts.dropFirst().allSatisfy({ part in
        (2...10).contains(part.count) && part.first?.isWord == true && !Self.orders(part)
          && !part.contains { $0.isWord && Lexicon.finite.contains($0) }
      })
    else { return false }
    enter(name, label: name.dropLast())
    for part in parts.dropFirst() { enter(part, label: part.prefix(1)) }
    return true
  }

  /// Whether tokens begin with a verb, and not with a noun that looks like one: "tag immutability on".
  private static func orders(_ part: ArraySlice<ProseToken>) -> Bool {
    guard let verb = instruction(in: part, at: part.startIndex) else { return false }
    return !ambiguous.contains(verb.lemma)
      || part.contains { $0.isWord && Lexicon.determiners.contains($0) }
  }

  /// Whether tokens are a label and a value: "partition key `id`".
  private static func isFragment(_ part: ArraySlice<ProseToken>) -> Bool {
    guard let value = part.last?.mention, value.isNameLike, (2...5).contains(part.count),
      instruction(in: part, at: part.startIndex) == nil, isLabel(part.dropLast(), in: part)
    else { return false }
    return part.dropLast().allSatisfy(mayLabel)
  }

  /// Keeps an entry of a form: a label, and the value behind it.
  private mutating func enter(_ part: ArraySlice<ProseToken>, label: ArraySlice<ProseToken>) {
    guard let first = part.first, let last = part.last else { return }
    clauses.append(
      Clause(
        mood: entryMood(), verb: "set", lead: [Phrase(marker: "for", tokens: Array(label))],
        phrases: PhraseCutter.phrases(of: part[label.endIndex...], first: ""),
        range: first.range.lowerBound..<max(first.range.upperBound, last.range.upperBound),
        sentence: sentence, block: block, doubt: stepDoubt, isField: true))
  }

  /// Whether a word may stand in the label of an entry without a colon.
  private static func mayLabel(_ token: ProseToken) -> Bool {
    guard token.isWord else { return false }
    let word = token.lower
    if Lexicon.verb(word)?.form == .base, !ambiguous.contains(word) { return false }
    return ![
      Lexicon.markers, Lexicon.finite, Lexicon.determiners, Lexicon.openers, Lexicon.restrictions,
      Lexicon.conditions, Lexicon.optional,
    ].contains { $0.contains(word) }
  }

  /// Whether the value of an entry is an instruction of its own, and no choice that is a verb: "Key
  /// usage: Encrypt and decrypt", "Versioning: enable".
  private static func isInstruction(_ value: ArraySlice<ProseToken>) -> Bool {
    guard instruction(in: value, at: value.startIndex) != nil else {
      return leadsToInstruction(value)
    }
    return value.count > 4
      || value.contains { $0.isMention || Lexicon.determiners.contains($0) }
  }

  /// Whether what stands before a colon names a field: "Key type", "Sort key", and not "Enter a name"
  /// or "Expected result".
  static func isLabel(
    _ label: ArraySlice<ProseToken>, in tokens: ArraySlice<ProseToken>
  ) -> Bool {
    guard let first = tokens.first else { return false }
    let word = first.mention?.words.first ?? first.lower
    if Lexicon.remarks.contains(word) || reports.contains(word) { return false }
    // "Source: the wiki" tells something of the document, "Source queue: `x`" something to enter.
    if label.count == 1, !first.isMention, facts.contains(word) { return false }
    guard let verb = instruction(in: tokens, at: tokens.startIndex) else { return true }
    return ambiguous.contains(verb.lemma)
      && label.allSatisfy { $0.isWord && !Lexicon.determiners.contains($0) }
  }

  /// Words with which a label of something begins that is no field.
  static let reports: WordSet = [
    "expected", "result", "results", "output", "time", "duration", "estimated", "see",
  ]

  /// Words that by themselves are labels of something that is no field.
  static let facts: WordSet = [
    "owner", "reason", "purpose", "goal", "reference", "status", "source", "contact", "approver",
    "risk",
  ]

  /// Reads a sentence that tells the person to do nothing; what follows a semicolon may.
  mutating func statement(_ tokens: ArraySlice<ProseToken>) {
    let parts = tokens.split { $0.isMark(";") }
    for part in parts {
      if part.startIndex > tokens.startIndex,
        let verb = Self.instruction(in: part, at: part.startIndex),
        Self.isClear(part, verb, at: part.startIndex)
      {
        coordinate(part, from: verb, mood: isRemark ? .statement : .imperative, lead: [])
      } else if !stated(part) {
        state(part)
      }
    }
  }

  /// Reads "The key administrators are **x** and **y**" as the entry of a form that it may be.
  mutating func stated(_ tokens: ArraySlice<ProseToken>) -> Bool {
    guard let first = tokens.first, let last = tokens.last, !isRemark,
      let verb = tokens.prefix(6).firstIndex(where: {
        $0.isMark(":") || $0.isWord && ["is", "are"].contains($0.lower)
      }), verb > tokens.startIndex, tokens[verb...].contains(where: \.isMention),
      tokens[..<verb].allSatisfy(\.isWord)
    else { return false }
    clauses.append(
      Clause(
        mood: .statement, verb: "set",
        lead: [Phrase(marker: "for", tokens: Array(tokens[..<verb]))],
        phrases: PhraseCutter.phrases(of: tokens[(verb + 1)...], first: ""),
        range: first.range.lowerBound..<max(first.range.upperBound, last.range.upperBound),
        sentence: sentence, block: block))
    return true
  }

  mutating func state(_ tokens: ArraySlice<ProseToken>) {
    guard let first = tokens.first, let last = tokens.last else { return }
    clauses.append(
      Clause(
        mood: .statement, verb: "", lead: [], phrases: phrases(tokens, marker: ""),
        range: first.range.lowerBound..<last.range.upperBound, sentence: sentence, block: block))
  }
}
