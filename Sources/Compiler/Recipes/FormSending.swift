/// What a text says of sending a form off, other than to do it.
enum FormSending {
  /// Not yet, or not at all: "do not choose **Create queue** yet", "stop here".
  case held
  /// Not before something else: "do not choose **Create queue** until Ana has approved".
  case awaited
  /// Somebody else does it: "your administrator chooses **Create queue**".
  case byAnother
  /// A person judges whether: "if all agree, choose **Create queue**".
  case judged

  static let wait = "a person tells when that has happened"
}

extension OpenForm {
  /// What a clause says of sending this form off; nil where it says nothing, or just to do it.
  func sending(in clause: Clause) -> FormSending? {
    switch clause.mood {
    case .negated:
      guard presses(clause) || isMeant(by: clause) else { return nil }
      return clause.phrase("until", "before") == nil ? .held : .awaited
    case .conditional, .choice:
      return presses(clause) || clause.stopsHere ? .judged : nil
    case .imperative, .obligation:
      if AwaitApproval.isOne(clause) { return nil }
      if presses(clause), clause.phrases.contains(where: \.isEnvironment) { return .judged }
      if clause.stopsHere || clause.keepsOpen { return .held }
      if clause.handsOver || Self.delegating.contains(clause.verb) && hands(clause) {
        return .byAnother
      }
      return isSentByAnother(in: clause) ? .byAnother : nil
    case .statement: return isSentByAnother(in: clause) ? .byAnother : nil
    case .purpose, .manner, .observation, .optional: return nil
    }
  }

  /// Whether a clause presses the button: "choose **Create queue**".
  private func presses(_ clause: Clause) -> Bool {
    (PlainLabels.pressing.contains(clause.verb) || Lexicon.finishing.contains(clause.verb))
      && clause.mentions.contains { form.isButton($0.words) }
  }

  /// "(Do not) submit the form", "(do not) create it", and not "(do not) create a second queue".
  private func isMeant(by clause: Clause) -> Bool {
    guard Lexicon.finishing.contains(clause.verb) || ["create", "send"].contains(clause.verb),
      clause.object.mentions.isEmpty
    else { return false }
    let words = clause.object.words.filter { !["yet", "now", "already", "off"].contains($0) }
    if words.isEmpty { return true }
    guard words.count < 4, ["the", "it", "this", "your"].contains(words[0]) else { return false }
    return words.dropFirst().allSatisfy {
      form.nouns.contains($0) || ["form", "page", "wizard", "request"].contains($0)
    }
  }

  /// Whether a clause asks somebody to: "ask your administrator to choose **Create queue**".
  private func hands(_ clause: Clause) -> Bool {
    let tokens = clause.phrases.flatMap(\.tokens)
    return tokens.indices.contains { index in
      guard let verb = Lexicon.verb(tokens[index]), tokens[index].isWord else { return false }
      return namesButton(tokens[(index + 1)...])
        || isObject(tokens[(index + 1)...])
          && (Lexicon.creating.contains(verb.lemma) || Lexicon.finishing.contains(verb.lemma))
    }
  }

  /// "Your administrator chooses **Create queue**", "Ana will press **Create**", "… is created by the
  /// platform team".
  private func isSentByAnother(in clause: Clause) -> Bool {
    let tokens = clause.allPhrases.flatMap(\.tokens)
    return tokens.indices.dropFirst().contains { index in
      let token = tokens[index]
      guard token.isWord else { return false }
      let (before, after) = (tokens[..<index], tokens[(index + 1)...])
      if Self.pressingOthers.contains(token) { return namesButton(after) }
      if Self.sendingOthers.contains(token) {
        return People.areNamed(in: before) && isObject(after)
      }
      guard PlainLabels.pressing.contains(token) || Lexicon.finishing.contains(token)
      else { return false }
      return namesButton(after) && isSaidOfAnother(before)
    } || clause.phrases.contains { $0.marker == "by" && isSentPassively(by: $0, clause) }
  }

  /// Whether what stands before a verb is somebody else who will do it: "Ana must", "Have Ana".
  private func isSaidOfAnother(_ before: ArraySlice<ProseToken>) -> Bool {
    guard let first = before.first, let last = before.last else { return false }
    if ["have", "let", "get"].contains(first.lower), before.count > 1 { return true }
    let words = before.map(\.lower)
    return ["will", "must", "should", "can", "shall", "may", "to"].contains(last.lower)
      && People.reader.isDisjoint(with: words)
      && (last.lower != "to" || words.contains { ["has", "have", "needs", "is"].contains($0) })
  }

  private func isSentPassively(by phrase: Phrase, _ clause: Clause) -> Bool {
    clause.mood == .statement
      && clause.object.tokens.contains { ["created", "submitted", "sent"].contains($0.lower) }
      && (clause.object.words.contains(where: form.nouns.contains) || clause.object.has("form"))
      && People.areNamed(in: phrase.tokens)
  }

  /// Whether words begin with the label of the button, set apart or not.
  private func namesButton(_ tokens: ArraySlice<ProseToken>) -> Bool {
    let rest = tokens.drop { ["on", "the"].contains($0.lower) }
    guard let first = rest.first else { return false }
    if let mention = first.mention { return form.isButton(mention.words) }
    guard first.isCapitalised else { return false }
    let words = rest.prefix(4).prefix { $0.isWord && !Lexicon.markers.contains($0) }
    return form.isButton(words.map(\.lower))
  }

  /// Whether words begin with what the form makes, or with the form itself.
  private func isObject(_ tokens: ArraySlice<ProseToken>) -> Bool {
    guard let first = tokens.first else { return false }
    if first.lower == "it" { return true }
    guard ["the", "this", "your"].contains(first.lower) else { return false }
    return tokens.dropFirst().prefix(3).contains { token in
      token.isWord
        && (form.nouns.contains(Lexicon.singular(token.lower))
          || ["form", "wizard", "page", "request"].contains(token.lower))
    }
  }

  private static let delegating: WordSet = [
    "ask", "tell", "let", "get", "request", "invite", "notify", "instruct", "hand", "pass",
  ]
  private static let pressingOthers: WordSet = [
    "chooses", "clicks", "presses", "selects", "hits", "taps", "picks", "confirms", "submits",
  ]
  private static let sendingOthers: WordSet = [
    "creates", "submits", "sends", "finishes", "completes", "confirms", "saves",
  ]
}

extension Phrase {
  /// Whether it says where something is due: "… in staging".
  fileprivate var isEnvironment: Bool {
    ["in", "on", "for"].contains(marker) && Hedges.isEnvironment(of: tokens)
  }
}

extension Clause {
  /// "Stop here", "Pause at this point", "Stop before you choose **Create queue**".
  fileprivate var stopsHere: Bool {
    guard ["stop", "pause", "halt"].contains(verb) else { return false }
    return object.tokens.allSatisfy {
      $0.isWord && ["here", "there", "now", "and"].contains($0.lower)
    }
      && phrases.dropFirst().allSatisfy { phrase in
        ["before", "at", "on"].contains(phrase.marker) || mood == .conditional
      }
  }

  /// "Hand over to operations", "review it and hand it over to the storage team".
  fileprivate var handsOver: Bool {
    // "over" is a preposition with nothing of its own here.
    let words = [verb] + object.words
    guard phrase("to") != nil, let hand = words.lastIndex(of: "hand") else { return false }
    return words[(hand + 1)...].allSatisfy { ["it", "over", "off"].contains($0) }
  }

  /// Whether it begins something else, or goes somewhere else.
  var turnsElsewhere: Bool {
    guard isInstruction else { return false }
    return Lexicon.creating.contains(verb) && verb != "add" || !paths.isEmpty
      || ["open", "go", "navigate", "edit", "delete"].contains(verb)
  }

  /// "Leave the form open", "keep this tab open".
  fileprivate var keepsOpen: Bool {
    ["leave", "keep"].contains(verb)
      && object.hasAny(["form", "page", "tab", "window", "wizard", "dialog", "screen"])
      && allPhrases.contains { $0.tokens.contains { $0.lower == "open" } }
  }
}

extension Scene {
  /// Does with the open forms what a clause says, short of sending one off.
  ///
  /// - Returns: whether the clause says anything of the kind.
  mutating func heed(_ clause: Clause) -> Bool {
    guard !context.forms.isEmpty else { return false }
    var isHeeded = false
    for position in context.forms.indices.reversed() {
      guard let sending = context.forms[position].sending(in: clause) else { continue }
      switch sending {
      case .held: context.forms[position].isHeld = true
      case .awaited:
        if !isHeeded { draft.manual(from: clause.range, reason: FormSending.wait) }
      case .byAnother:
        leave(
          context.forms.remove(at: position), with: clause,
          because: "the document says that somebody else sends the form off")
        return true
      case .judged where clause.stopsHere && isPressedLater(position, than: clause):
        // "Stop here if the name is taken": a person tells, and the form goes on.
        if !isHeeded { draft.manual(from: clause.range, reason: Self.judgement) }
      case .judged:
        leave(
          context.forms.remove(at: position), with: clause,
          because: Self.judgement)
        return true
      }
      isHeeded = true
    }
    return isHeeded
  }

  private static let judgement = "it depends on a condition that a person judges"

  /// Whether the text presses the button of a form after a clause of this step.
  private func isPressedLater(_ position: Int, than clause: Clause) -> Bool {
    let index = reading.clauses.firstIndex { $0.range == clause.range }
    return isPressed(context.forms[position], after: index ?? reading.clauses.endIndex)
  }

  /// Makes of a form a task for a person, worded with all that the text says of it.
  ///
  /// - Parameters:
  ///   - open: the form.
  ///   - clause: the clause that says so of it, or sends it off; nil where none does.
  ///   - reason: why it is left to a person.
  mutating func leave(_ open: OpenForm, with clause: Clause?, because reason: String) {
    draft.manual(from: clause?.range ?? open.lastEntry, reason: reason)
    lose(open.form.nouns)
    let here = open.entries.filter { $0.step == reading.step.id }.map(\.clause.range)
    draft.widen(draft.count - 1, to: here + [clause?.range].compactMap(\.self))
    for entry in open.entries where entry.step != reading.step.id {
      draft.leaveOut(entry.clause.range, of: entry.step)
    }
    settled = clause?.range ?? settled
  }
}
