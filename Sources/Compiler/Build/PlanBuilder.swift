import AWS
import Markdown
import Source

/// Compiles the steps that the walk found, in order, into those of a plan.
struct PlanBuilder {
  let document: MarkdownDocument
  let file: SourceFile
  private let catalogue: AWSCatalogue?
  let walk: DocumentWalk
  let variables: ShellVariables
  let notes: StepNotes
  var reader: ProseReader
  var rows: RowCompiler
  var known: Set<String>
  /// The names that the actions of the steps so far give.
  var given: Set<String> = []
  var actor: Argument?
  /// Where the lead-ins begin whose waiting for somebody's word a step has already.
  var awaited: Set<Int> = []
  /// The sessions that stand open.
  var sessions = OpenSessions()
  /// Where the paragraphs begin that were read for what they say of sessions.
  var followed: Set<Int> = []
  /// Whether the document has code that runs: without it no session takes anything.
  let mayOpenSessions: Bool
  /// The step that lists what a section of facts asks for and no action does.
  private var facts: (section: Int, step: Int)?
  var steps: [Step] = []
  /// Where the steps stand, by their ids.
  var places: [String: Int] = [:]
  /// The ids of steps whose words declare a role, and that are none by themselves.
  var declared: Set<String> = []
  var requires: [Requirement] = []
  /// The regions that the text switches to, in order.
  var regions: [(region: String, line: Int)] = []
  var described: [Input] = []
  var diagnostics: [Diagnostic] = []
  var usedRanges: [Range<Int>] = []

  init(_ walk: DocumentWalk, document: MarkdownDocument, file: SourceFile, catalogue: AWSCatalogue?)
  {
    self.walk = walk
    self.document = document
    self.file = file
    self.catalogue = catalogue
    variables = ShellVariables(document)
    notes = StepNotes(walk, file: file)
    reader = ProseReader(document: document, file: file, catalogue: catalogue)
    rows = RowCompiler(file: file)
    mayOpenSessions = walk.steps.contains(where: \.mayRun)
    known = KnownNames.collect(document, directives: walk.directives)
    diagnostics = walk.diagnostics
  }

  /// Compiles all steps, then the declarations, then what prose left open.
  mutating func run() {
    for index in walk.steps.indices { compile(walk.steps[index], at: index) }
    readDeclarations()
    let rest = reader.finish()
    if let last = steps.indices.last {
      steps[last].actions += rest.actions
      steps[last].notCarriedOut += rest.notCarriedOut
      for (id, clause) in rest.leftEarlier {
        steps[places[id] ?? last].notCarriedOut.append(clause)
      }
    }
    keep(rest)
    if !declared.isEmpty { steps.removeAll { declared.contains($0.id) } }
    diagnostics += rows.diagnostics
    usedRanges += rows.usedRanges
    for step in steps.indices where !regions.isEmpty {
      steps[step].actions = steps[step].actions.map { action in
        Regions.reason(for: action, said: regions).map(action.leftToPerson) ?? action
      }
    }
    makeUnique()
  }

  // MARK: One step

  private mutating func compile(_ walked: WalkedStep, at index: Int) {
    var step = self.step(walked)
    var applier = DirectiveApplier(walked.directives)
    described += applier.declaredInputs
    usedRanges += walked.directives.map(\.range)
    for directive in walked.directives {
      known.formUnion(DirectiveApplier([directive]).declaredInputs.map(\.name))
    }
    var compiler = CommandCompiler(catalogue: catalogue, variables: variables, known: known)
    if applier.has(.skip) {
      step.isOptional = true
      step.excludedBy = applier.entry(.skip)?.value.nonEmpty ?? "the document says to skip it"
    }
    if applier.has(.optional) { step.isOptional = true }
    if let actions = applier.actions(
      id: step.id, text: text(of: walked), line: step.line, compiler: &compiler, file: file)
    {
      step.actions = actions
      if !applier.has(.manual) { listReplaced(walked, in: &step) }
    } else {
      read(walked, at: index, into: &step, compiler: &compiler)
    }
    heedNotes(at: index, in: &step)
    heedSessions(of: walked, in: &step)
    let ids = step.actions.map(\.id)
    applier.apply(to: &step.actions, compiler: &compiler)
    follow(renamed: ids, in: &step)
    diagnostics += compiler.diagnostics + applier.diagnostics
    // A set that another holds too is copied when it changes, so only what is new is put in.
    for name in step.actions.flatMap(\.gives).map(\.name) where !known.contains(name) {
      known.insert(name)
    }
    let isEmpty = step.actions.isEmpty && step.notCarriedOut.isEmpty
    let isFact = walk.isFact(walked)
    if isEmpty, walked.number == nil || isFact { return }
    if isFact, step.actions.isEmpty {
      // One line says that the section is left out, not one for each of its bullets.
      if let facts, facts.section == walked.section {
        steps[facts.step].notCarriedOut += step.notCarriedOut
        return
      }
      facts = (walked.section, steps.count)
    }
    if !walked.blocks.isEmpty, case .item = walked.content { useWords(of: walked) }
    places[step.id] = steps.count
    steps.append(step)
    given.formUnion(step.actions.flatMap(\.gives).map(\.name))
  }

  /// Loops over what a renamed action lists follow its name.
  private mutating func follow(renamed ids: [String], in step: inout Step) {
    for (old, action) in zip(ids, step.actions) where old != action.id {
      for index in rows.listings.indices where rows.listings[index].action == old {
        rows.listings[index].action = action.id
      }
      for index in step.actions.indices {
        guard case .output(old, let path, let bindings)? = step.actions[index].forEach?.source
        else { continue }
        step.actions[index].forEach?.source = .output(
          action: action.id, path: path, bindings: bindings)
      }
    }
  }

  private mutating func read(
    _ walked: WalkedStep, at index: Int, into step: inout Step, compiler: inout CommandCompiler
  ) {
    switch walked.content {
    case .table(let table):
      step.actions = rows.actions(of: table, id: step.id, compiler: &compiler)
      become(actorIn: walked.introduction.suffix(1), in: &step)
    case .fence(let fence):
      step.actions = actions(
        of: fence, id: step.id, first: 1, text: introducingText(of: walked), compiler: &compiler)
      if walked.directives.isEmpty {
        step.actions = heeding(walked.fenceLead, and: walked.behind, of: step.actions)
      }
      become(actorIn: walked.introduction.suffix(1), in: &step)
    case .directive: break
    case .item, .passage, .section:
      step.actions = commands(in: walked, id: step.id, compiler: &compiler)
      if !step.actions.isEmpty {
        if walked.number != nil { listUnread(walked, in: &step) }
        become(actorIn: walked.blocks, in: &step)
      }
      if step.actions.isEmpty { readInlineCommand(walked, into: &step, compiler: &compiler) }
      if step.actions.isEmpty { readProse(walked, at: index, into: &step) }
      listUnlabelled(walked, in: &step)
      if walked.isPassage { listOrders(walked, in: &step) }
    }
    step.actor = step.actor ?? actor
    heed(walked.leadIn, of: walked, in: &step)
  }

  private func step(_ walked: WalkedStep) -> Step {
    let section = walk.outline.sections[walked.section]
    let title: String
    if case .table(let table) = walked.content {
      let heading = section.text.title.isEmpty ? "commands" : section.text.title
      title = "\(heading): \(table.rows.count) commands"
    } else if case .fence(let fence) = walked.content {
      title = StepTitle.shortened(
        fence.transcript?.first.map { String(decoding: $0.text, as: UTF8.self) }
          ?? fence.leadingComment ?? fence.content.string)
    } else if case .section = walked.content {
      title = section.text.title
    } else {
      title = StepTitle.of(walked.blocks)
    }
    let excludedBy =
      PlanBuilder.exclusion(of: section)
      ?? walked.excludedBy.map { "\($0) (--only \(walked.id))" }
    let isOptional = section.traits.isOptional || excludedBy != nil
    return Step(
      id: walked.id, section: section.text.title, number: walked.number, title: title,
      line: file.location(of: walked.range.lowerBound).line,
      isOptional: isOptional || isMarkedOptional(walked),
      excludedBy: excludedBy,
      alternative: walked.alternative ?? section.alternative, actor: actor)
  }

  /// Why a section is left out, and how it is run all the same.
  static func exclusion(of section: Outline.Section) -> String? {
    section.traits.excludedBy.map { "\($0) (--section \(section.text.id))" }
  }

  /// "(Optional) Tag the bucket." and "Optional: …" at the beginning of an item.
  private func isMarkedOptional(_ walked: WalkedStep) -> Bool {
    switch walked.content {
    case .item, .section: break
    case .passage, .table, .fence, .directive: return false
    }
    guard let first = walked.blocks.first else { return false }
    return OptionalMark.begins(first.plainText)
  }

  // MARK: Texts

  /// The step in the document's words, in one line.
  func text(of walked: WalkedStep) -> String {
    let text = walked.blocks.first { $0.kind == .paragraph }?.plainText ?? ""
    return text.onOneLine
  }

  /// The sentence before a fence.
  func introducingText(of walked: WalkedStep) -> String {
    walked.introduction.last { $0.kind == .paragraph }.map { StepTitle.shortened($0.plainText) }
      ?? ""
  }

  /// No two actions of a plan have one id, whatever names directives give.
  private mutating func makeUnique() {
    var names = UniqueNames()
    for step in steps.indices {
      for index in steps[step].actions.indices {
        steps[step].actions[index].id = names.unique(steps[step].actions[index].id)
      }
    }
  }
}

extension WalkedStep {
  /// What the paragraph before it says; of a passage, none: what it says, it says itself.
  var leadIn: LeadIn {
    switch content {
    // "On Linux:" begins the way that is chosen.
    case .item, .fence, .table:
      alternative != nil
        && AlternativeWays.family(ofLabel: introduction.last?.plainText ?? "") != nil
        ? LeadIn(nil) : LeadIn(introduction.last)
    case .passage, .section, .directive: LeadIn(nil)
    }
  }

  /// The block that introduces a fence: of several side by side it leads to all.
  var fenceLead: MarkdownNode? {
    guard let lead = introduction.last(where: { $0.kind != .codeBlock }) else { return nil }
    // "On Linux:" begins the way that is chosen.
    let isWay =
      alternative != nil && AlternativeWays.family(ofLabel: lead.plainText) != nil
    return isWay ? nil : lead
  }

  /// Why the sentence before a numbered list does not ask for its items.
  var reasonInIntroduction: String? {
    guard case .item = content, alternative == nil else { return nil }
    return ListIntroduction.reason(introduction.last)
  }

  /// Whether it is one of the steps of a procedure.
  var isProse: Bool {
    if case .item = content { return true }
    return isEntry
  }

  /// Whether it is a paragraph or bullet outside a numbered list.
  var isPassage: Bool {
    if case .passage = content { return true }
    return false
  }

  /// Whether it is a table of commands.
  var isTable: Bool {
    if case .table = content { return true }
    return false
  }
}

extension String {
  /// The text; nil where it is empty.
  fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
