package import AWS
package import Markdown
package import Source

/// One step in a person's words, as the document walk hands it to the prose reader.
package struct ProseStep: Sendable {
  /// The step's id; its actions' ids begin with it.
  package var id: String
  /// The section's title.
  package var section: String
  /// The titles of the sections around it, outermost first, this one included.
  package var sectionPath: [String]
  /// The number that the document gives the step, if any.
  package var number: Int?
  /// Whether it is one of the steps of a procedure: an item of a numbered list, or of bullets that
  /// lead through a form.
  package var isEntry: Bool
  /// Whether it is a bullet of a list of orders: what of it is exact is carried out, and the rest listed.
  package var isTask: Bool
  /// The blocks that the step is made of: paragraphs, fences, nested lists, quotes.
  package var blocks: [MarkdownNode]
  /// The paragraphs of its section that stand before the list ("To set up access for your … groups:").
  package var introduction: ArraySlice<MarkdownNode>
  /// Why a person decides about it, where the document says so elsewhere.
  package var doubt: String?

  /// Makes a step.
  package init(
    id: String, section: String, sectionPath: [String], number: Int?, blocks: [MarkdownNode],
    introduction: ArraySlice<MarkdownNode>, isEntry: Bool = false, isTask: Bool = false,
    doubt: String? = nil
  ) {
    self.id = id
    self.section = section
    self.sectionPath = sectionPath
    self.number = number
    self.isEntry = isEntry || number != nil
    self.isTask = isTask
    self.blocks = blocks
    self.introduction = introduction
    self.doubt = doubt
  }
}

/// What the prose reader made of a step.
package struct ProseOutcome: Sendable {
  /// The actions, ids `<step id>/<n>` from 1.
  package var actions: [Action] = []
  /// Imperative clauses that no action carries out.
  package var notCarriedOut: [Step.Clause] = []
  /// The same for steps before, whose forms this one sends off.
  package var leftEarlier: [(step: String, clause: Step.Clause)] = []
  /// What the step takes for granted.
  package var requires: [Requirement] = []
  /// What is known of the inputs that it uses (lists, defaults, purposes); uses are found elsewhere.
  package var inputs: [Input] = []
  /// Who carries it out from here on, where the step says so.
  package var actor: Argument?
  /// Whether from here on whoever runs the plan carries it out, and no longer the actor before.
  package var endsActor = false
  /// The regions that it goes on in, each with the line that says so.
  package var regions: [(region: String, line: Int)] = []
  /// Code blocks that an action uses (by node range).
  package var usedFences: [Range<Int>] = []
  /// Findings.
  package var diagnostics: [Diagnostic] = []

  /// Makes an empty outcome.
  package init() {}
}

/// Reads steps written for people, in the order of the document, and keeps what they refer back to:
/// the policy, key or role last created, the groups of interest, the console form that is open.
package struct ProseReader {
  private let file: SourceFile
  let outline: DocumentOutline
  private let catalogue: AWSCatalogue?
  var context = ProseContext()
  /// Where the last block begins of the introduction that was read last.
  private var introduced = -1
  /// The groups that the introduction names last which ends with a block, by where the block begins:
  /// introductions grow from step to step, and each of their blocks is read once.
  private var groups: [Int: [Argument]] = [:]
  /// Steps that were looked at before their turn, by id.
  var readAhead: [String: Reading] = [:]

  /// What was read of a section that stands apart, by the section's place.
  private var apart = (section: -1, context: ProseContext())

  /// The step read last, and how many actions it has.
  private var last: (step: ProseStep, actions: Int)?

  /// Makes a reader for one document.
  package init(document: MarkdownDocument, file: SourceFile, catalogue: AWSCatalogue?) {
    self.file = file
    self.catalogue = catalogue
    outline = DocumentOutline(document: document)
  }

  /// Reads the next step.
  ///
  /// - Parameters:
  ///   - step: the step.
  ///   - section: the place of its section, where that stands apart from what runs: what is made
  ///     there is meant by no words elsewhere; nil for any other.
  ///   - following: the steps after it in the same section: a form that they go on to fill stays
  ///     open.
  /// - Returns: what the step amounts to.
  package mutating func read(
    _ step: ProseStep, apart section: Int? = nil,
    following: @autoclosure () -> [ProseStep] = []
  ) -> ProseOutcome {
    guard let section else { return read(step, following: following()) }
    if section != apart.section { apart = (section, ProseContext()) }
    let last = last
    context.exchange(with: &apart.context)
    defer {
      context.exchange(with: &apart.context)
      self.last = last
    }
    return read(step, following: following())
  }

  private mutating func read(
    _ step: ProseStep, following: @autoclosure () -> [ProseStep]
  ) -> ProseOutcome {
    introduce(step)
    let reading = readAhead.removeValue(forKey: step.id) ?? Reading(step, source: outline.source)
    var scene = begin(step, reading: reading)
    if !scene.context.forms.isEmpty || Self.opensForms(reading)
      || reading.clauses.contains(where: \.makesIdentities)
    {
      scene.ahead = clauses(of: following())
    }
    var carriedOut: Set<Int> = []
    // Outside a numbered list only a menu path shows that a sentence is a step and no advice.
    let isStep = Self.isStep(step, reading)
    lazy var isOffered = Passage.mayInstruct(step.blocks)
    for (index, clause) in reading.clauses.enumerated() {
      if scene.switchRegion(clause) {
        carriedOut.insert(clause.sentence)
        continue
      }
      guard isStep || clause.mood == .observation && isOffered else {
        if !scene.heed(clause) { scene.left.append(clause) }
        continue
      }
      if scene.read(clause, at: index) {
        carriedOut.insert(clause.sentence)
      } else if clause.mood == .imperative, ["wait", "pause", "sleep"].contains(clause.verb),
        reading.clauses[(index + 1)...].contains(where: \.isInstruction)
      {
        // What follows it must not run ahead of it.
        scene.draft.manual(from: clause.range, reason: "no command here can wait for it")
        carriedOut.insert(clause.sentence)
      } else {
        // "it" is what the text speaks of, made or not.
        if clause.mood == .imperative, Lexicon.creating.contains(clause.verb),
          let head = clause.object.head
        {
          scene.context.lastMade = head
          scene.lose([head])
        }
        scene.left.append(clause)
      }
    }
    scene.draft.region = scene.context.region?.region
    if !scene.context.forms.isEmpty { closeForms(before: following(), in: &scene) }
    account(for: scene.left, carriedOut: carriedOut, in: &scene)
    context = scene.context
    last = (step, scene.draft.count)
    if scene.draft.outcome.actions.contains(where: OtherDirectories.isConcerned),
      let product = OtherDirectories.named(in: step, reading.clauses)
    {
      var outcome = scene.draft.outcome
      outcome.actions = outcome.actions.map { action in
        OtherDirectories.isConcerned(action)
          ? action.leftToPerson(because: OtherDirectories.reason(product)) : action
      }
      return outcome
    }
    return scene.draft.outcome
  }

  /// What is left when the document ends: a form that was opened and never submitted.
  package mutating func finish() -> ProseOutcome {
    guard let last, !context.forms.isEmpty else { return ProseOutcome() }
    var scene = begin(last.step, reading: Reading(last.step, source: outline.source))
    scene.draft.skip(last.actions)
    scene.submitForms()
    context = scene.context
    return scene.draft.outcome
  }

  /// A step that is about to be read.
  ///
  /// It takes the context, to be handed back: what is added to a shared one is added to a copy, and a
  /// copy for each step takes time by the square of the document's length.
  mutating func begin(_ step: ProseStep, reading: Reading) -> Scene {
    defer { context = ProseContext() }
    return scene(for: step, reading: reading, in: context)
  }

  func scene(for step: ProseStep, reading: Reading, in context: ProseContext) -> Scene {
    Scene(
      reading: reading, outline: outline, catalogue: catalogue, context: context,
      draft: StepDraft(step, file: file, catalogue: catalogue))
  }

  /// Whether sentences of a step are instructions; outside a list only a menu path shows that, or words
  /// that call it a step.
  static func isStep(_ step: ProseStep, _ reading: Reading) -> Bool {
    step.isEntry || step.isTask || Passage.isCalledStep(step.blocks)
      || reading.clauses.contains { !$0.paths.isEmpty }
  }

  /// Makes of the clauses that nothing carries out a task for a person, or says that they are left.
  private func account(for left: [Clause], carriedOut: Set<Int>, in scene: inout Scene) {
    let step = scene.reading.step
    let isNumbered = step.isEntry
    let open = left.filter { clause in
      switch clause.mood {
      case .imperative, .obligation: true
      // Outside a list "if you like" is said of much; with a name it is about something.
      case .conditional, .choice:
        isNumbered || clause.doubt != nil
          || !clause.mentions.isEmpty && !Lexicon.telling.contains(clause.verb)
      // "Verify that the service answers" is a task; "you should see …" tells what comes of one.
      case .observation where clause.verb != "see": isNumbered
      // How an instruction is carried out may ask for more than it: ", setting the retention to …".
      case .manner: isNumbered && addsContent(clause)
      // What an instruction is for is said by the instruction.
      case .purpose, .observation, .optional, .negated: false
      // "- and also **x**" in a list goes on with what was asked for.
      // "Its dead-letter queue is named **x**" says something of what was asked for.
      case .statement:
        isNumbered
          && (Self.goesOn(clause) || Self.saysOfIt(clause) || Self.saysValue(clause)
            || clause.lead.first?.tokens.first?.lower == "its")
      }
    }
    guard !open.isEmpty else { return accountForUnread(carriedOut: carriedOut, in: &scene) }
    if scene.draft.count > 0 || !scene.context.forms.isEmpty || !carriedOut.isEmpty && !isNumbered {
      // Sentences of which another clause says how their goal is reached.
      let explained = Set(
        scene.reading.clauses.lazy.filter { $0.mood == .manner }.map(\.sentence))
      let isReached = { (clause: Clause) in
        carriedOut.contains(clause.sentence) && clause.mood != .manner
          && explained.contains(clause.sentence)
      }
      for clause in open where !isReached(clause) && !isHeading(clause, scene) {
        scene.draft.leaveOut(clause.range, because: reason(clause, in: scene))
      }
      return
    }
    guard isNumbered || open.contains(where: { !$0.paths.isEmpty }) else {
      // Outside a list it may as well be advice: it is shown, and left to the person who reads it.
      for clause in open
      where [.imperative, .conditional, .choice].contains(clause.mood)
        && !Lexicon.telling.contains(clause.verb)
      {
        scene.draft.leaveOut(clause.range, because: reason(clause, in: scene))
      }
      return
    }
    guard open.contains(where: { $0.mood != .manner && $0.mood != .statement }) else {
      return accountForUnread(carriedOut: carriedOut, in: &scene)
    }
    let reasons = open.compactMap { reason($0, in: scene) }
    let whole = scene.reading.clauses.reduce(open[0].range) { range, clause in
      min(
        range.lowerBound, clause.range.lowerBound)..<max(range.upperBound, clause.range.upperBound)
    }
    scene.draft.manual(from: whole, reason: reasons.first)
  }

  /// A numbered step of which nothing was understood, and that presses or makes something by its
  /// words, is a task for a person.
  private func accountForUnread(carriedOut: Set<Int>, in scene: inout Scene) {
    let clauses = scene.reading.clauses
    if clauses.isEmpty, scene.reading.step.number != nil, scene.reading.isStruckOut {
      scene.draft.leaveOut(scene.reading.range, because: "no action: it is struck out")
    }
    guard scene.reading.step.number != nil, carriedOut.isEmpty, scene.draft.count == 0,
      !clauses.contains(where: \.isInstruction), let first = clauses.first, let last = clauses.last
    else { return }
    let statements = clauses.filter { $0.mood == .statement }
    if scene.context.forms.isEmpty, let unread = statements.first(where: Self.mayInstruct) {
      scene.draft.manual(from: unread.range)
    } else if let unread = statements.first(where: {
      ForeignWords.areForeign($0.allPhrases.flatMap(\.tokens))
    }) {
      scene.draft.manual(from: unread.range, reason: "it is not in English")
    } else if scene.draft.outcome.notCarriedOut.isEmpty, !first.namesConsole {
      scene.draft.leaveOut(
        first.range.lowerBound..<max(first.range.upperBound, last.range.upperBound),
        because: first.mood.askingNothing)
    }
  }

  /// Whether a fragment of a list goes on with the instruction before it.
  private static func goesOn(_ clause: Clause) -> Bool {
    guard clause.block > 0, clause.verb.isEmpty, let first = clause.object.tokens.first,
      !clause.mentions.isEmpty
    else { return false }
    return ["and", "also", "plus"].contains(first.lower)
      || clause.phrases.allSatisfy { $0.tokens.allSatisfy { !$0.isWord } }
  }

  /// Whether a sentence begins with a name and says something of "it": "`ana` administers it".
  private static func saysOfIt(_ clause: Clause) -> Bool {
    clause.verb.isEmpty && clause.object.tokens.first?.mention?.style == .code
      && clause.allPhrases.contains { $0.has("it") }
  }

  /// Whether words without a verb give something a value: "Repository name `api`, tags on".
  private static func saysValue(_ clause: Clause) -> Bool {
    guard clause.verb.isEmpty, let first = clause.object.tokens.first, first.isWord,
      !Lexicon.remarks.contains(first), !Lexicon.determiners.contains(first)
    else { return false }
    return clause.mentions.contains { $0.style == .code && $0.isNameLike }
      && !clause.allPhrases.flatMap(\.tokens).contains {
        $0.isWord && Lexicon.finite.contains($0)
      }
  }

  /// Whether a sentence has a verb of doing right before a name, and none of stating.
  private static func mayInstruct(_ clause: Clause) -> Bool {
    let tokens = clause.allPhrases.flatMap(\.tokens)
    guard !tokens.contains(where: { $0.isWord && Lexicon.finite.contains($0) }) else {
      return false
    }
    return zip(tokens, tokens.dropFirst()).contains { word, next in
      (next.isMention || ["a", "an", "the"].contains(next.lower)) && word.isWord
        && Lexicon.verb(word)?.form == .base
    }
  }

  /// Whether a clause says in front what the entries in a list after it make: "Create bucket".
  private func isHeading(_ clause: Clause, _ scene: Scene) -> Bool {
    Lexicon.creating.contains(clause.verb) && clause.mentions.isEmpty && clause.phrases.count == 1
      && clause.object.words.allSatisfy { scene.made.contains($0) || PlainWords.contains($0) }
  }

  private func reason(_ clause: Clause, in scene: Scene) -> String? {
    switch clause.mood {
    case .conditional:
      clause.doubt ?? "it depends on a condition that a person judges"
    case .choice: "the document leaves it to the person"
    default: scene.obstacles[clause.range.lowerBound]
    }
  }

  /// Whether the way in which something is done is more than words for what is done.
  private func addsContent(_ clause: Clause) -> Bool {
    guard !["allow", "let", "grant", "give", "ensure", "make", "provide"].contains(clause.verb)
    else { return false }
    let nothing = Evidence(actions: [], inputs: [], actor: nil)
    return !Accounting(evidence: nothing, coverage: .known([]), used: []).leftovers(of: clause)
      .isEmpty
  }

  /// Keeps the groups that the paragraphs before a list name.
  private mutating func introduce(_ step: ProseStep) {
    let blocks = step.introduction
    guard let last = blocks.last, last.range.lowerBound != introduced else { return }
    introduced = last.range.lowerBound
    if last.kind == .paragraph, let service = ConsoleNames.announced(by: last.plainText) {
      context.service = service
    }
    let known = blocks.lastIndex { groups[$0.range.lowerBound] != nil }
    var named = known.flatMap { groups[blocks[$0].range.lowerBound] } ?? []
    for block in blocks[(known.map { $0 + 1 } ?? blocks.startIndex)...] {
      let found = GroupIntroductions.groups(in: block, source: outline.source)
      if !found.isEmpty { named = found }
      context.knownGroups.formUnion(found)
      let line = file.location(of: block.range.lowerBound).line
      for name in found {
        context.referents[.group, default: Referents()].speak(
          of: Referent(name: name, line: line, step: step.place, isMade: false))
      }
      groups[block.range.lowerBound] = named
    }
    if !named.isEmpty { context.groups = named }
  }
}
