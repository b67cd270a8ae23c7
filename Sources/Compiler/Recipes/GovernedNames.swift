/// Which of the names in a phrase are the name of what is made, and which belong to another noun:
/// "Name: `jobs`, type `fifo`, role `worker`" names "jobs".
extension Phrase {
  /// The names that may be that of one of some things, in order.
  ///
  /// A name is governed by the noun or the label right before it. One that is governed by another noun
  /// ("role `r`"), by "not", or by a label that is set apart ("**Type** `t`") is none; one that stands
  /// right behind a naming word ("the alias `a`") is the only one.
  /// - Parameter nouns: what the things are called, in the singular.
  /// - Returns: the names of the first part that has any; empty where several parts have one, none of
  ///   which a word says to be the name.
  func ownNames(of nouns: Set<String>) -> [Mention] {
    var found: [(mention: Mention, part: Int)] = []
    var part = 0
    for (index, token) in tokens.enumerated() {
      if token.separates { part += 1 }
      guard let mention = token.mention, mention.isNameLike, !isLabel(at: index) else { continue }
      switch governor(at: index, of: nouns) {
      case .naming: return [mention]
      case .own, .none: found.append((mention, part))
      case .other: continue
      }
    }
    if isChoice, found.count > 1 { return [] }
    // What "named" stands before begins with the name, and so does what follows "Name:".
    let isLed = marker == "named" || marker == ":" && tokens.first?.mention == found.first?.mention
    if isLed { return found.first.map { [$0.mention] } ?? [] }
    guard let first = found.first, found.allSatisfy({ $0.part == first.part }) else { return [] }
    return found.map(\.mention)
  }

  /// The name that stands right beside the word for what is made: "the queue `jobs`", "the `jobs`
  /// queue"; else one that is a part of its own: "a queue, `jobs`".
  func nameBesideNoun(of nouns: Set<String>) -> Mention? {
    var alone: [Mention] = []
    var before: Mention?
    for (index, token) in tokens.enumerated() {
      guard let mention = token.mention, mention.isNameLike else { continue }
      let next = index + 1 < tokens.count ? tokens[index + 1] : nil
      switch governor(at: index, of: nouns) {
      case .own, .naming: return mention
      case .other: continue
      case .none:
        if isBefore(nouns, at: index) {
          before = before ?? mention
        } else if next.map(\.separates) ?? true {
          alone.append(mention)
        }
      }
    }
    return before ?? (alone.count == 1 ? alone.first : nil)
  }

  /// Whether what stands at an index is said to be the name of something else.
  func isOfAnother(at index: Int, than nouns: Set<String>) -> Bool {
    governor(at: index, of: nouns) == .other
  }

  private enum Governor { case naming, own, other, none }

  /// What stands before a name and says what it is the name of.
  private func governor(at index: Int, of nouns: Set<String>) -> Governor {
    guard index > 0 else { return .none }
    let before = tokens[index - 1]
    if let label = before.mention {
      guard label.style != .code, let word = label.words.last.map(Lexicon.singular) else {
        return .none
      }
      if Self.naming.contains(word) { return .naming }
      return nouns.contains(word) ? .own : .other
    }
    guard before.isWord else { return .none }
    let word = Lexicon.singular(before.lower)
    if Self.naming.contains(word) {
      return isOwnLabel(endingAt: index - 1, nouns) ? .naming : .other
    }
    if nouns.contains(word) { return .own }
    if before.lower == "not" { return .other }
    return PlainWords.contains(word) || Self.neutral.contains(word) ? .none : .other
  }

  /// Whether the word for what is made follows a name: "the `deploy` role", "the `deploy` IAM role".
  private func isBefore(_ nouns: Set<String>, at index: Int) -> Bool {
    for token in tokens[(index + 1)...].prefix(4) {
      guard token.isWord else { return false }
      if nouns.contains(Lexicon.singular(token.lower)) { return true }
      guard PlainWords.contains(token.lower) || token.isCapitalised else { return false }
    }
    return false
  }

  /// Whether a label is that of the thing itself: "the queue name", and not "display name".
  private func isOwnLabel(endingAt index: Int, _ nouns: Set<String>) -> Bool {
    guard index > 0, tokens[index - 1].isWord else { return true }
    let word = Lexicon.singular(tokens[index - 1].lower)
    return nouns.isEmpty || nouns.contains(word) || PlainWords.contains(word)
      || Self.neutral.contains(word) || Self.naming.contains(word)
  }

  /// Whether a name is a label for the one behind it: "**Type** `t`".
  private func isLabel(at index: Int) -> Bool {
    guard let label = tokens[index].mention, label.style != .code, index + 1 < tokens.count,
      let value = tokens[index + 1].mention
    else { return false }
    return value.style == .code || Self.naming.contains(label.text.lowercased())
  }

  private static let naming: WordSet = ["name", "alias", "username"]
  /// Words that may stand before a name and say nothing of what it is the name of.
  private static let neutral: WordSet = [
    "value", "string", "word", "exactly", "literally", "simple", "short", "descriptive",
    "meaningful", "memorable", "fitting",
  ]
}
