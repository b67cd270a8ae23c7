/// All recipes, in the order in which they are asked.
///
/// To ask each of them about each clause takes some 2 % of the instructions of a compilation: most tell
/// by the verb that a clause is not theirs, so no table chooses among them.
enum RecipeBook {
  /// The recipes; the first that takes a clause keeps it.
  static let recipes: [any Recipe] = [
    AwaitApproval(), LogIn(), CheckAttachments(), CheckListed(), UseDomain(), AwaitMade(),
    TagResources(),
    GroupMembership(), LeaveGroup(), MoveMember(), Rename(), ReplacePolicy(),
    AttachBucketPolicy(), CreateInlinePolicy(), AttachPolicy(), DetachPolicy(), AttachInConsole(),
    CreatePolicy(), CreateKey(), CreateNotebook(), CreateDomain(), CreateRole(), CreateGroup(),
    CreateUser(), CreateBucket(), ConfigureBucket(), ConfigureResource(), CreateTable(),
    CarriedOutByTable(),
    CreateByModel(), Navigation(),
    References(),
  ]
}

extension Scene {
  /// Opens a form with what the clause says that opens it.
  ///
  /// - Parameters:
  ///   - form: the form.
  ///   - service: the command of the service whose form it is; nil for the console that the text is
  ///     in.
  ///   - clause: the clause.
  ///   - index: its place among the clauses of the step.
  mutating func open(
    _ form: some ConsoleForm, of service: String? = nil, with clause: Clause, at index: Int
  ) {
    var form = form
    decide()
    context.isFocused = false
    _ = form.take(clause, at: index, in: &self)
    let step = reading.step.id
    var entries: [(clause: Clause, step: String)] = []
    if clause.paths.isEmpty, Lexicon.choosing.contains(clause.verb) {
      entries = takeBack(into: &form).map { ($0, step) }
    }
    if !entries.isEmpty, case .submitted = form.take(clause, at: index, in: &self) {
      submit(OpenForm(form: form, entries: entries), by: clause)
    } else {
      context.forms.append(
        OpenForm(
          form: form, entries: entries + [(clause, step)],
          isHeld: LeadIn.withholds(reading.step.introduction.last),
          service: service ?? context.service, region: draft.region))
    }
  }

  /// Fills a form with the entries that stand right before the button that shows which form it is:
  /// "enter **x** as the name, pick **y** and click **Create notebook instance**".
  private mutating func takeBack(into form: inout some ConsoleForm) -> [Clause] {
    let isEntry = { (clause: Clause) in
      clause.mood == .imperative
        && (Lexicon.entering.contains(clause.verb) || Lexicon.choosing.contains(clause.verb)
          || Lexicon.naming.contains(clause.verb))
    }
    let start = left.lastIndex { !isEntry($0) }.map { $0 + 1 } ?? 0
    var taken: [Clause] = []
    var kept: [Clause] = []
    for clause in left[start...] {
      if case .taken = form.take(clause, at: 0, in: &self) {
        taken.append(clause)
      } else {
        kept.append(clause)
      }
    }
    left.replaceSubrange(start..., with: kept)
    return taken
  }

  /// Whether a form of a kind is open.
  func isOpen(_ nouns: Set<String>) -> Bool { context.forms.contains { $0.form.nouns == nouns } }

  /// Submits the open forms of a kind, each with what it holds.
  ///
  /// - Parameter nouns: what the forms make; nil for all forms.
  mutating func submitForms(_ nouns: Set<String>? = nil) {
    if !context.undecided.isEmpty { decide() }
    while let index = context.forms.lastIndex(where: { nouns == nil || $0.form.nouns == nouns }) {
      submit(context.forms.remove(at: index))
    }
  }

  /// Submits the open forms that make something under one of some names.
  mutating func submitForms(making names: [Argument]) {
    let making = context.forms.filter { open in
      open.form.hasName
        && open.entries.contains { $0.clause.mentions.contains { names.contains($0.name) } }
    }
    for open in making { submitForms(open.form.nouns) }
  }

  /// Submits a form, and says what of its entries no command carries.
  ///
  /// The clause that sends it off is no entry: "click **Create policy**" stands for the commands, and
  /// the words before it for what is made.
  mutating func submit(_ form: OpenForm, by clause: Clause? = nil) {
    if form.isHeld, clause == nil {
      return drop(form, because: "the document says not to send it off")
    }
    if let doubt = form.doubt { return leave(form, with: clause, because: doubt) }
    if let line = context.sentUnpressed[form.form.nouns], form.isPressAlone {
      let reason =
        "it may be the button that sends off the form of line \(line), which is done there"
      draft.manual(from: form.lastEntry, reason: reason)
      settled = clause?.range
      return
    }
    let isPressed = clause != nil
    let opening = form.entries.first.map { draft.line(of: $0.clause.range.lowerBound) }
    context.sentUnpressed[form.form.nouns] = isPressed ? nil : opening
    let before = draft.mark
    let region = draft.region
    draft.region = form.region ?? region
    defer { draft.region = region }
    describing = form.description
    form.form.submit(in: &self, from: form.lastEntry)
    describing = []
    var open = form
    if let clause {
      open.entries.append((clause, reading.step.id))
      settled = clause.range
    }
    // A task for a person is worded with all that the text says of it.
    if let manual = draft.manual(since: before) {
      lose(open.form.nouns)
      let here = open.entries.filter { $0.step == reading.step.id }
      draft.widen(manual, to: here.map(\.clause.range))
      for entry in open.entries where entry.step != reading.step.id {
        draft.leaveOut(entry.clause.range, of: entry.step)
      }
      return
    }
    made.formUnion(open.form.nouns)
    if let waiting = draft.waiting(since: before) {
      context.awaited = Awaited(nouns: open.form.nouns, waiting: waiting)
    }
    account(for: open.entries, since: before, coverage: .known(open.form.vocabulary))
  }

  /// Asks the open forms, the innermost first, and then the recipes.
  ///
  /// - Returns: whether the clause is dealt with.
  mutating func read(_ clause: Clause, at index: Int) -> Bool {
    obstacle = nil
    defer { settle() }
    guard isInPlace(clause) else { return false }
    let before = draft.mark
    let awaited = AwaitApproval.isOne(clause) ? nil : clause.awaited
    if let awaited { draft.manual(from: awaited, reason: AwaitApproval.reason) }
    if readOnce(clause, at: index) { return true }
    // The clause becomes a task for a person, which says what it waits for.
    if awaited != nil { draft.withdraw(to: before) }
    if let obstacle { obstacles[clause.range.lowerBound] = obstacle }
    return false
  }

  private mutating func readOnce(_ clause: Clause, at index: Int) -> Bool {
    if clause.cancelsForm {
      // "If the name is refused, choose **Cancel**": a person tells, and the form goes on.
      let goesOn = context.forms.last.map { isPressed($0, after: index) } ?? false
      if clause.mood == .conditional, goesOn { return false }
      return cancelForms()
    }
    if heed(clause) { return true }
    if let other = clause.performer {
      obstacle = "it is done as \"\(other)\", and a run works as its caller"
      return false
    }
    if makesAgain(clause) { return true }
    let parts = clause.creations
    if parts.count > 1 {
      // "Choose **Create user**, then **Create group**": each button by itself.
      for part in parts where !readOnce(part, at: index) { draft.leaveOut(part.range) }
      return true
    }
    // "1. IAM", with a list under it.
    if clause.mood == .statement, let service = ConsoleNames.service(clause.object.text) {
      context.service = service
    }
    // "The key users are **x**" fills an open form, and asks for nothing where none is open.
    if clause.isInstruction || clause.mood == .statement && clause.verb == "set" {
      // "In IAM, create …": the place stands before the verb.
      if let service = Navigation.service(in: clause.lead) { enter(service) }
      guard let candidates = candidates(for: clause, at: index) else { return true }
      for position in candidates where !context.forms[position].isBypassed(by: clause) {
        if holdsOptional(clause, at: position, index) { return true }
        var open = context.forms.remove(at: position)
        if open.isAbandoned(by: clause, in: reading.step.id) {
          leave(open, with: nil, because: Self.unnamed)
          continue
        }
        if open.form.hasName, open.isFollowed(by: clause, in: reading.step.id) {
          submit(open)
          continue
        }
        let answer = open.form.take(clause, at: index, in: &self)
        if case .ignored = answer {
          context.forms.insert(open, at: position)
          continue
        }
        if case .taken = answer {
          open.entries.append((clause, reading.step.id))
          open.region = clause.region ?? open.region
          context.forms.insert(open, at: position)
        } else {
          submit(open, by: clause)
        }
        return true
      }
    }
    if clause.isInstruction {
      for open in context.forms
      where open.form.hasName && open.isLeft(by: clause) && !isPressed(open, after: index) {
        submitForms(open.form.nouns)
      }
    }
    if readByRecipe(clause, at: index) { return true }
    // "Create a topic. Name it x": what nothing here can make is named all the same, and that name
    // is not for the group before it.
    if clause.isInstruction {
      for open in context.forms where open.isLeft(by: clause) && !isPressed(open, after: index) {
        submitForms(open.form.nouns)
      }
    }
    return false
  }

  /// Lists an entry of an optional step for a form that other steps fill and send off: of a form, no
  /// part can be left away.
  private mutating func holdsOptional(_ clause: Clause, at position: Int, _ index: Int) -> Bool {
    guard context.forms[position].entries.first?.step != reading.step.id, reading.step.isOptional
    else { return false }
    var trial = self
    var form = context.forms[position].form
    if case .ignored = form.take(clause, at: index, in: &trial) { return false }
    draft.leaveOut(
      clause.range, because: "it is optional, and part of a form that another step sends off")
    return true
  }

  private static let unnamed = "the text begins another one before it names this one"

  /// Whether a clause points back at what was made: "create the role as described in step 1".
  ///
  /// Where it names another thing, that one is made, and what is said elsewhere of how is listed.
  private mutating func makesAgain(_ clause: Clause) -> Bool {
    guard Lexicon.creating.contains(clause.verb), clause.isInstruction,
      let start = clause.phrases.firstIndex(where: { phrase in
        phrase.marker == "as" && phrase.hasAny(Self.pointing)
          || ["like", "example"].contains(phrase.marker) && phrase.words.first == "step"
      }), clause.phrases[start...].contains(where: { $0.hasAny(Self.places) })
    else { return false }
    let names = clause.object.mentions + (clause.phrase("named")?.mentions ?? [])
    let isMade = names.allSatisfy { mention in
      context.made.contains { $0.name == mention.name }
    }
    let noun = clause.object.head ?? ""
    let isKnown =
      context.lastMade == noun || made.contains(noun)
      || Referent.Kind(rawValue: noun).map { context.referents[$0] != nil } == true
    if isMade, isKnown { return true }
    if let first = clause.phrases[start].tokenRange, let last = clause.phrases.last?.tokenRange {
      draft.leaveOut(first.lowerBound..<max(first.upperBound, last.upperBound))
    }
    return false
  }

  private static let pointing: WordSet = [
    "described", "shown", "explained", "outlined", "done", "created", "made", "before", "above",
    "set", "stated", "given", "detailed", "in",
  ]
  private static let places: WordSet = [
    "step", "above", "before", "earlier", "previously", "section", "part",
  ]

  /// Leaves an open form without sending it off, and says so of what was entered.
  ///
  /// - Returns: whether any was open.
  private mutating func cancelForms() -> Bool {
    // Of several, the one in which the text is.
    let dropped = context.forms.contains(where: \.isPart) ? context.forms : context.forms.suffix(1)
    context.forms.removeLast(dropped.count)
    for form in dropped { drop(form) }
    return !dropped.isEmpty
  }

  private mutating func drop(_ form: OpenForm, because reason: String? = nil) {
    for entry in form.entries {
      draft.leaveOut(entry.clause.range, of: entry.step, because: reason)
    }
  }

  /// Asks the recipes; what one takes and writes at once is accounted for at once.
  private mutating func readByRecipe(_ clause: Clause, at index: Int) -> Bool {
    let before = draft.mark
    for recipe in RecipeBook.recipes where recipe.read(clause, at: index, in: &self) {
      let isHeld = context.forms.contains { $0.lastEntry == clause.range }
      if !isHeld, clause.isInstruction, settled != clause.range {
        account(for: [(clause, reading.step.id)], since: before, coverage: recipe.coverage)
      }
      return true
    }
    return false
  }

  /// Says that a name is taken where no command shows its text.
  mutating func use(_ mention: Mention) { context.used.insert(mention.range.lowerBound) }

  /// Makes one task for a person of what was written for clauses.
  private mutating func hold(
    _ entries: [(clause: Clause, step: String)], since mark: StepDraft.Mark,
    because reason: String
  ) {
    let here = entries.filter { $0.step == reading.step.id }.map(\.clause.range)
    draft.hold(since: mark, wordsOf: here, because: reason)
    for entry in entries where entry.step != reading.step.id {
      draft.leaveOut(entry.clause.range, of: entry.step)
    }
  }

  /// Lists what clauses say and nothing that was written for them carries.
  private mutating func account(
    for entries: [(clause: Clause, step: String)], since mark: StepDraft.Mark,
    coverage: Coverage
  ) {
    if case .whole = coverage { return }
    let accounting = Accounting(
      evidence: draft.evidence(since: mark), coverage: coverage, used: context.used)
    if let way = entries.lazy.compactMap({ accounting.unknownWay(of: $0.clause) }).first {
      return hold(
        entries, since: mark,
        because: "no command here knows the means or the place that the text names, \"\(way.text)\""
      )
    }
    for entry in entries {
      for range in accounting.leftovers(of: entry.clause) {
        draft.leaveOut(range, of: entry.step)
      }
    }
  }
}
