/// Sentences that are about the instruction before them.
extension ClauseParser {
  /// Takes back, or leaves to a person, what a sentence is about, as "This step is optional" is.
  ///
  /// - Parameters:
  ///   - remark: what the sentence says, which has been read.
  ///   - start: the index of its first clause; those before it are earlier sentences'.
  mutating func heedRemark(_ remark: Reservations.Remark, from start: Int) {
    // "Only for the group **x**, attach **y**." is an instruction of its own.
    let asks = clauses[start...].contains { clause in
      !clause.isField && !clause.mentions.isEmpty
        && [.imperative, .conditional, .choice].contains(clause.mood)
        && !Self.remarking.contains(clause.verb)
    }
    guard !asks || remark.replaces else { return }
    let isMeant: (Clause) -> Bool
    if remark.isAboutStep {
      stepDoubt = Reservations.reason(remark.phrase)
      isMeant = { _ in true }
    } else {
      guard let last = clauses[..<start].last(where: \.isInstruction) else { return }
      // Below an item it is about all of the paragraph before.
      isMeant = { [block] clause in
        clause.block == last.block && (last.block < block || clause.sentence == last.sentence)
      }
    }
    for index in clauses.indices[..<start] where isMeant(clauses[index]) {
      guard clauses[index].isInstruction else { continue }
      clauses[index].mood = .conditional
      clauses[index].doubt = Reservations.reason(remark.phrase)
    }
  }

  /// Leaves to a person what the verb before it gives to somebody or something else: "instruct the
  /// vendor to create …", "write a script to create …", "ask IT to sign in and create …".
  ///
  /// Behind a verb of going, pressing or making, "to" says what the instruction is for, and it is
  /// carried out.
  ///
  /// - Parameter start: the index of the first clause of the sentence.
  mutating func heedGovernors(from start: Int) {
    var governor: Clause?
    for index in clauses.indices[start...] where clauses[index].isInstruction {
      if let governor {
        clauses[index].mood = .conditional
        clauses[index].doubt =
          clauses[index].doubt ?? "it is part of what the text says with \"\(governor.verb)\""
        continue
      }
      let next = index + 1
      let governs =
        next < clauses.endIndex && clauses[next].mood == .purpose
        && !Self.leading(clauses[index])
      if governs || clauses[index].delegates && clauses[index].mood == .imperative {
        governor = clauses[index]
      }
    }
  }

  /// Whether what a clause is for is carried out with it: "go to IAM to create …".
  private static func leading(_ clause: Clause) -> Bool {
    if clause.delegates { return false }
    if clause.verb == "use" || clause.verb == "run" {
      return clause.phrases.flatMap(\.tokens).allSatisfy { token in
        token.isWord ? SentenceLabels.isNeutral(token.lower) : token.mention?.style != .code
      }
    }
    return changing.contains(clause.verb) || Lexicon.navigating.contains(clause.verb)
      || Lexicon.choosing.contains(clause.verb) || Lexicon.entering.contains(clause.verb)
      || Lexicon.finishing.contains(clause.verb) || Lexicon.naming.contains(clause.verb)
      || ["log in", "log back in", "log out", "make sure", "ensure", "repeat", "assume", "wait"]
        .contains(clause.verb)
  }

  /// Leaves to a person what stands before words that go on with it.
  ///
  /// "- if it does not exist", "Or use an existing user.", "Please ask IT for it."
  ///
  /// - Parameters:
  ///   - sentence: the sentence, which has been read.
  ///   - start: the index of its first clause.
  mutating func heedRest(_ sentence: ArraySlice<ProseToken>, from start: Int) {
    guard start > 0, let first = sentence.first, first.isWord,
      let last = clauses[..<start].last(where: \.isInstruction), Self.changing.contains(last.verb)
    else { return }
    let isRest: Bool
    switch first.lower {
    case "if", "unless", "whenever":
      isRest =
        sentence.count <= 10 && !sentence.contains { $0.isMark(",") }
        && clauses[start...].allSatisfy { $0.mood == .statement }
    case "or":
      isRest = sentence.dropFirst().first.flatMap { Lexicon.verb($0) }?.form == .base
    default:
      isRest = clauses[start...].contains { clause in
        clause.isInstruction && Self.asking.contains(clause.verb)
          && clause.allPhrases.contains { phrase in
            ["for", "to", "about", ""].contains(phrase.marker)
              && phrase.words.contains { ["it", "this", "that", "them"].contains($0) }
          }
      }
    }
    guard isRest else { return }
    let reason = Reservations.reason(sentence.prefix(8).map(\.text).joined(separator: " "))
    for index in clauses.indices[..<start]
    where clauses[index].block == last.block && clauses[index].isInstruction {
      clauses[index].mood = .conditional
      clauses[index].doubt = clauses[index].doubt ?? reason
    }
  }

  /// Leaves to a person what a sentence asks for under circumstances that no command can be told.
  ///
  /// - Parameters:
  ///   - sentence: the sentence, which has been read.
  ///   - start: the index of its first clause.
  mutating func heedCircumstances(of sentence: ArraySlice<ProseToken>, from start: Int) {
    guard
      clauses[start...].contains(where: {
        $0.isInstruction && !$0.isField && Self.changing.contains($0.verb)
      }),
      let reason = Circumstances.reason(in: sentence) ?? NamePatterns.reason(in: sentence)
    else { return }
    leave(from: start, because: reason)
  }

  private static let asking: WordSet = ["ask", "contact", "request", "email", "tell", "escalate"]

  /// Verbs of what changes something, and does not only lead through a form.
  private static let changing = WordSet(
    Lexicon.creating.words + Lexicon.attaching.words + [
      "delete", "detach", "remove", "enable", "disable", "turn", "put", "set", "move", "rename",
      "replace", "revoke", "tag", "subscribe", "start", "stop", "launch", "run", "update", "change",
      "allow", "deny", "block", "unblock", "invite", "let", "configure", "deploy",
    ])

  /// Verbs of remarks about steps.
  private static let remarking: WordSet = ["skip", "do", "perform", "run", "ignore", "disregard"]
}

extension Clause {
  /// Whether it has something done by somebody else, or as something else says: "open a ticket", "ask
  /// IT", "see the wiki".
  var delegates: Bool {
    switch verb {
    case "ask", "contact", "consult", "see", "refer", "email", "notify", "tell", "escalate": true
    case "open", "raise", "file", "create", "submit", "fill in", "request":
      object.hasAny(["ticket", "request", "issue", "case", "pr", "incident"])
    default: false
    }
  }
}
