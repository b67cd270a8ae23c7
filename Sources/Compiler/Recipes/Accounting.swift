/// What a clause says that nothing takes up.
///
/// A recipe may understand a clause and still not all of it: "create a bucket **x** with versioning
/// enabled". Each coordinated part of each phrase is held against what was written for the clause;
/// names and numbers must be found there, and so must the words with which something new is
/// described. Reasons, asides and words that only point are no content.
struct Accounting {
  /// What the actions that the clause led to carry.
  let evidence: Evidence
  /// What of the clause is dealt with without a trace in a command.
  let coverage: Coverage
  /// Where the names begin whose use shows in no command by their text.
  let used: Set<Int>

  /// The words of a clause that are lost, in order.
  func leftovers(of clause: Clause) -> [Range<Int>] {
    var lost: [Range<Int>] = []
    var isAside = false
    var open: (end: Int, isInBrackets: Bool)?
    for phrase in clause.lead
    where Self.targets.contains(phrase.marker) && Lexicon.attaching.contains(clause.verb) {
      lost += phrase.items.compactMap { lostRange($0, of: phrase, in: clause, isAside: false) }
    }
    for phrase in clause.phrases {
      if Self.reasons.contains(phrase.marker) { break }
      if Self.exceptions.contains(phrase.marker) || Self.isRemark(phrase) { continue }
      if Lexicon.relatives.contains(phrase.marker) { isAside = true }
      if isAside, !Lexicon.creating.contains(clause.verb) { break }
      if let end = continuation(phrase, of: open) {
        open?.end = end
        if let last = lost.popLast() { lost.append(last.lowerBound..<max(last.upperBound, end)) }
        continue
      }
      for item in phrase.items {
        if let range = lostRange(item, of: phrase, in: clause, isAside: isAside) {
          lost.append(range)
        }
      }
      open = nil
      if let end = lost.last?.upperBound, end == phrase.tokenRange?.upperBound {
        open = (end, phrase.isInBrackets)
      }
    }
    return lost
  }

  /// The words with which a clause says by what means or where it is carried out, of which nothing is
  /// known: "via the Slack bot", "in Okta"; nil where it says nothing of the kind.
  ///
  /// What is carried out all the same would be done with other means, or in another place.
  func unknownWay(of clause: Clause) -> Phrase? {
    guard Lexicon.creating.contains(clause.verb) || Lexicon.attaching.contains(clause.verb) else {
      return nil
    }
    // "On Windows, create …", "Until v2.3, create …"
    let lead = clause.lead.first { phrase in
      if phrase.marker == "on", Reservations.system(["on"] + phrase.tokens.map(\.lower)) != nil {
        return true
      }
      if clause.region != nil || Navigation.service(in: [phrase]) != nil { return false }
      // "For new customers, create …", and "for the data team, create …"
      if phrase.marker == "for", phrase.mentions.isEmpty {
        return phrase.tokens.contains { Self.selecting.contains($0) }
      }
      return Self.leads.contains(phrase.marker)
        && phrase.tokens.contains { token in
          token.isWord && !evidence.carries(token.lower) && !isKnown(token.lower)
            && !SentenceLabels.isNeutral(token.lower)
        }
    }
    if let lead { return lead }
    for phrase in clause.phrases {
      if Self.reasons.contains(phrase.marker) || Lexicon.relatives.contains(phrase.marker) {
        return nil
      }
      guard Self.ways.contains(phrase.marker), !phrase.isInBrackets, clause.region == nil else {
        continue
      }
      // "as described in step 1"
      if phrase.words.first == "step" { continue }
      let isUnknown = phrase.items.contains { item in
        let isUsed = item.tokens.contains { token in
          token.mention.map { verdict($0) == .used }
            ?? (token.isWord && evidence.carries(token.lower))
        }
        return !isUsed
          && item.tokens.contains {
            !($0.isWord && Self.here.contains($0))
              && verdict($0, before: nil, isStrict: true, isAside: false) == .lost
          }
      }
      if isUnknown { return phrase }
    }
    return nil
  }

  /// The end of what stands in brackets behind something lost, and says more of that.
  private func continuation(
    _ phrase: Phrase, of open: (end: Int, isInBrackets: Bool)?
  ) -> Int? {
    guard let open, phrase.isInBrackets, let end = phrase.tokenRange?.upperBound, open.end < end
    else { return nil }
    return open.isInBrackets ? end : phrase.bracketEnd ?? end
  }

  // MARK: One part of a phrase

  private enum Verdict { case used, plain, lost }

  /// The words of an item that are lost: all of it where nothing of it is used.
  private func lostRange(
    _ item: Phrase, of phrase: Phrase, in clause: Clause, isAside: Bool
  ) -> Range<Int>? {
    let isUsed = item.tokens.contains { token in
      token.mention.map { verdict($0) == .used } ?? (token.isWord && evidence.carries(token.lower))
    }
    let isStrict = isStrict(phrase, in: clause, isUsed: isUsed)
    var first: ProseToken?
    var last: ProseToken?
    let isPlace = isPlace(phrase, in: clause)
    for (index, token) in item.tokens.enumerated() {
      // "Select the key under **Encryption key**": the label of a field.
      if isPlace, let mention = token.mention, mention.style != .code, !Self.isValue(mention.text) {
        continue
      }
      let next = index + 1 < item.tokens.count ? item.tokens[index + 1] : nil
      // "the policy from step 1"
      if index > 0, item.tokens[index - 1].lower == "step" { continue }
      guard verdict(token, before: next, isStrict: isStrict, isAside: isAside) == .lost else {
        continue
      }
      first = first ?? token
      last = token
    }
    guard let first, let last else { return nil }
    if !isUsed, let whole = item.tokenRange { return whole }
    return first.range.lowerBound..<max(first.range.upperBound, last.range.upperBound)
  }

  private func verdict(
    _ token: ProseToken, before next: ProseToken?, isStrict: Bool, isAside: Bool
  ) -> Verdict {
    if let mention = token.mention { return verdict(mention) }
    guard token.isWord else { return .plain }
    let word = token.lower
    if evidence.carries(word) { return .used }
    if isKnown(word) || used.contains(token.range.lowerBound) { return .plain }
    if token.lower.allSatisfy(\.isNumber), let next, next.isWord, isKnown(next.lower) {
      // "these 2 policies"
      return .plain
    }
    if Self.isValue(token.text) { return .lost }
    if isAside { return Self.states.contains(word) ? .lost : .plain }
    return isStrict ? .lost : .plain
  }

  private func verdict(_ mention: Mention) -> Verdict {
    if mention.text.hasPrefix("https://") || mention.text.hasPrefix("http://") { return .plain }
    if used.contains(mention.range.lowerBound) { return .used }
    if mention.style == .label, !Self.isValue(mention.text) { return .plain }
    if !mention.path.isEmpty {
      // Behind the button that makes something stand the entries of its form.
      let start = mention.path.firstIndex { $0.lowercased().hasPrefix("create ") }
      let entries = start.map { mention.path[($0 + 1)...] } ?? []
      return entries.allSatisfy(isCarried) ? .plain : .lost
    }
    if evidence.carries(mention.name.description) || evidence.carries(mention.text) { return .used }
    if let arn = mention.arn, evidence.carries(arn) { return .used }
    // A name in code may be a word such as "a".
    let isShortName = mention.style == .code && mention.text.utf8.count < 3
    return !isShortName && isCarried(mention.text) ? .plain : .lost
  }

  private func isCarried(_ label: String) -> Bool {
    if ConsoleNames.service(label) != nil || evidence.carries(label) { return true }
    let words = label.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "-") }
    return words.allSatisfy { isKnown(String($0)) }
  }

  private func isKnown(_ word: String) -> Bool {
    if PlainWords.contains(word) { return true }
    guard case .known(let words) = coverage else { return false }
    return words.contains(word) || words.contains(Lexicon.singular(word))
  }

  /// Whether every word of a phrase must be found: it describes what is made, or is an object of its
  /// own beside one that is used.
  private func isStrict(_ phrase: Phrase, in clause: Clause, isUsed: Bool) -> Bool {
    if case .words = coverage { return false }
    if Lexicon.creating.contains(clause.verb), clause.verb != "add" {
      return Self.describing.contains(phrase.marker)
    }
    return !isUsed && ["", ":", "(", "after (", "with"].contains(phrase.marker)
  }

  /// Whether a phrase says where in a form something is picked or entered.
  private func isPlace(_ phrase: Phrase, in clause: Clause) -> Bool {
    ["under", "in", "into", "on", "at", "from", "for"].contains(phrase.marker)
      && (Lexicon.choosing.contains(clause.verb) || Lexicon.entering.contains(clause.verb)
        || Lexicon.navigating.contains(clause.verb))
      && clause.verb != "add"
  }

  /// Prepositions of phrases that describe what is made.
  private static let describing: WordSet = [
    "", ":", "(", "after (", "with", "named", "in", "into", "on", "under", "at", "from", "inside",
    "containing", "requiring",
  ]
  /// Prepositions with which whom it is for may stand before the verb.
  private static let targets: WordSet = ["to", "for", "with"]
  /// What begins a reason, a time or a condition: the rest of the clause explains.
  private static let reasons: WordSet = [
    "so", "because", "since", "when", "once", "after", "before", "while", "if", "unless", "until",
    "during",
  ]
  /// Words of places and manners that are the reader's own.
  private static let here: WordSet = [
    "account", "accounts", "region", "way", "manner", "fashion", "organization", "organisation",
  ]
  /// Prepositions of means and places.
  private static let ways: WordSet = ["via", "in", "on", "at"]
  /// Those with which they stand before the verb.
  private static let leads: WordSet = ["via", "in", "on", "at", "until", "from", "with", "under"]
  /// Words that pick out some of those for whom something is done.
  private static let selecting: WordSet = [
    "new", "existing", "some", "most", "former", "external", "other", "first-time", "certain",
  ]
  /// What begins something that is not wanted.
  private static let exceptions: WordSet = ["except", "without"]
  /// Words for states: "a bucket that has versioning enabled".
  private static let states: WordSet = [
    "enabled", "disabled", "encrypted", "unencrypted", "versioned", "blocked", "attached", "public",
    "private",
  ]

  /// Whether brackets hold a sentence, a reference or a mark, and no part of the instruction.
  private static func isRemark(_ phrase: Phrase) -> Bool {
    guard phrase.marker == "(" else { return false }
    return phrase.tokens.contains { token in
      token.isWord
        && (Lexicon.finite.contains(token) || Lexicon.optional.contains(token)
          || ["you", "we", "see", "it", "they", "this"].contains(token.lower))
    }
  }

  /// Whether a bare word is a value: it has a digit, or is written like a name.
  static func isValue(_ word: String) -> Bool {
    var isInside = false
    var isLower = false
    for scalar in word.unicodeScalars {
      if scalar.isNumeric || scalar == "_" || scalar == "<" { return true }
      if isInside, isLower, scalar.isUpper { return true }
      isLower = scalar.isLower
      isInside = true
    }
    return false
  }
}

extension ProseToken {
  /// Whether it stands between the parts of a phrase: a comma, "and".
  var separates: Bool {
    isMark(",") || isMark(";") || isWord && ["and", "or", "plus", "&"].contains(lower)
  }
}

extension Phrase {
  /// The parts that "and", "or" and commas separate, each with the phrase's marker.
  var items: [Phrase] {
    var items: [Phrase] = []
    var current: [ProseToken] = []
    func close() {
      if !current.isEmpty { items.append(Phrase(marker: marker, tokens: current)) }
      current.removeAll()
    }
    for token in tokens {
      if token.separates { close() } else { current.append(token) }
    }
    close()
    return items
  }

  /// Whether it leaves open which of several is meant: "either **a** or **b**".
  var isChoice: Bool { tokens.contains { $0.isWord && ($0.lower == "or" || $0.lower == "either") } }

  /// The bytes from the first token to the last.
  var tokenRange: Range<Int>? {
    guard let first = tokens.first, let last = tokens.last else { return nil }
    return first.range.lowerBound..<max(first.range.upperBound, last.range.upperBound)
  }
}
