import AWS
import Markdown
import Source

/// Compiles the steps that the walk found, in order, into those of a plan.
struct PlanBuilder {
  private let document: MarkdownDocument
  private let file: SourceFile
  private let catalogue: AWSCatalogue?
  let walk: DocumentWalk
  let variables: ShellVariables
  let notes: StepNotes
  private var reader: ProseReader
  private var rows: RowCompiler
  private var known: Set<String>
  /// The names that the actions of the steps so far give.
  private var given: Set<String> = []
  private var actor: Argument?
  /// Where the lead-ins begin whose waiting for somebody's word a step has already.
  private var awaited: Set<Int> = []
  /// The step that lists what a section of facts asks for and no action does.
  private var facts: (section: Int, step: Int)?
  private(set) var steps: [Step] = []
  /// Where the steps stand, by their ids.
  private var places: [String: Int] = [:]
  /// The ids of steps whose words declare a role, and that are none by themselves.
  private var declared: Set<String> = []
  private(set) var requires: [Requirement] = []
  /// The regions that the text switches to, in order.
  private(set) var regions: [(region: String, line: Int)] = []
  private(set) var described: [Input] = []
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var usedRanges: [Range<Int>] = []

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
    }
    step.actor = step.actor ?? actor
    heed(walked.leadIn, of: walked, in: &step)
  }

  /// Makes whom the words around commands name the actor, from here on.
  private mutating func become(actorIn blocks: some Sequence<MarkdownNode>, in step: inout Step) {
    guard let named = BesideFences.actor(in: blocks, source: document.bytes) else { return }
    actor = named
    step.actor = named
  }

  /// The fences of a step that a directive stands for instead: it says all that runs.
  private func listReplaced(_ walked: WalkedStep, in step: inout Step) {
    guard case .item = walked.content else { return }
    for (index, block) in walked.blocks.enumerated() {
      let before = Array(walked.blocks[..<index].suffix(1))
      guard block.kind == .codeBlock, ExecutableFence(block, introducedBy: before) != nil,
        let content = block.content
      else { continue }
      step.notCarriedOut.append(
        Step.Clause(
          line: file.location(of: block.range.lowerBound).line,
          text: "\(StepTitle.shortened(content.string)) (the directive says what runs)"))
    }
  }

  /// "If the primary is down:" or "Optional:" before a list or a fence: a directive there settles it.
  private mutating func heed(_ lead: LeadIn, of walked: WalkedStep, in step: inout Step) {
    if !walked.isTable, lead.isChoice || lead.isExample {
      step.isOptional = true
      if lead.isExample { step.excludedBy = LeadIn.exampleReason }
    }
    guard walked.directives.isEmpty, let reason = walked.isTable ? lead.reason : lead.reasonToWait
    else { return }
    if let block = walked.introduction.last,
      let approval = LeadIn.approval(block, id: "\(step.id)/approval", file: file)
    {
      // Of a list, the first step waits for all.
      if awaited.insert(block.range.lowerBound).inserted { step.actions.insert(approval, at: 0) }
      return
    }
    step.actions = step.actions.map { $0.leftToPerson(because: reason) }
  }

  /// What a step asks for beside the commands in its fences and tables.
  private func listUnread(_ walked: WalkedStep, in step: inout Step) {
    for clause in BesideFences.clauses(in: walked.blocks, source: document.bytes) {
      let text = file.text(clause.range).split(whereSeparator: \.isWhitespace)
      step.notCarriedOut.append(
        Step.Clause(
          line: file.location(of: clause.range.lowerBound).line, text: text.joined(separator: " ")))
    }
  }

  /// The commands of code blocks that name no language.
  private func listUnlabelled(_ walked: WalkedStep, in step: inout Step) {
    for (index, block) in walked.blocks.enumerated() {
      let before = Array(walked.blocks[..<index].suffix(1))
      guard ExecutableFence(block, introducedBy: before) == nil,
        let command = UnlabelledCommands.first(in: block, after: before)
      else { continue }
      step.notCarriedOut.append(
        Step.Clause(
          line: file.location(of: block.range.lowerBound).line,
          text: "code that names no shell as its language: \(StepTitle.shortened(command))"))
    }
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
  private static func exclusion(of section: Outline.Section) -> String? {
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

  /// An order to run a command in code; what else the sentence asks for is listed.
  private mutating func readInlineCommand(
    _ walked: WalkedStep, into step: inout Step, compiler: inout CommandCompiler
  ) {
    let isWay = walk.outline.sections[walked.section].alternative != nil
    guard let inline = InlineCommand(walked.blocks, mayStandAlone: walked.number != nil || isWay)
    else { return readShownOutput(walked, into: &step, compiler: &compiler) }
    let content = CodeSpanText.content(of: inline.span, in: file, isInTable: false)
    let command = compiler.compile(content.bytes, shell: "sh", map: content.sourceRange)
    step.actions = actions(
      command, id: "\(step.id)/1", offset: inline.span.range.lowerBound, text: text(of: walked),
      source: content.string)
    if !inline.rest.isEmpty {
      let line = file.location(of: inline.span.range.upperBound).line
      step.notCarriedOut.append(Step.Clause(line: line, text: inline.rest))
    }
  }

  /// A sentence that says what a command shows is a check, where the command only reads.
  private mutating func readShownOutput(
    _ walked: WalkedStep, into step: inout Step, compiler: inout CommandCompiler
  ) {
    guard let shown = ShownOutput(walked.blocks) else { return }
    let content = CodeSpanText.content(of: shown.span, in: file, isInTable: false)
    let command = compiler.compile(content.bytes, shell: "sh", map: content.sourceRange)
    guard command.effect == .read, command.invocation != nil else { return }
    step.actions = actions(
      command, id: "\(step.id)/1", offset: shown.span.range.lowerBound, text: text(of: walked),
      source: content.string)
    for index in step.actions.indices where step.actions[index].kind == .command {
      step.actions[index].kind = .check
      step.actions[index].gives = []
      if !shown.names.isEmpty {
        step.actions[index].expectation = .contains(shown.names.map { Argument($0) })
      }
    }
    if !shown.rest.isEmpty {
      let line = file.location(of: shown.span.range.upperBound).line
      step.notCarriedOut.append(Step.Clause(line: line, text: shown.rest))
    }
  }

  // MARK: Prose

  private mutating func readProse(_ walked: WalkedStep, at index: Int, into step: inout Step) {
    let (walk, notes) = (walk, notes)
    let isFact = walk.isFact(walked)
    let outcome = reader.read(
      walk.proseStep(at: index, notes), apart: isFact ? walked.section : nil,
      following: walk.following(at: index, notes))
    step.actions = outcome.actions
    step.notCarriedOut = outcome.notCarriedOut
    for (id, clause) in outcome.leftEarlier {
      if let place = places[id] {
        steps[place].notCarriedOut.append(clause)
      } else {
        step.notCarriedOut.append(clause)
      }
    }
    if outcome.actor != nil || outcome.endsActor {
      if !isFact { actor = outcome.actor }
      step.actor = outcome.actor
    }
    keep(outcome)
    if !outcome.actions.isEmpty, case .passage = walked.content { useWords(of: walked) }
  }

  private mutating func keep(_ outcome: ProseOutcome) {
    requires += outcome.requires
    regions += outcome.regions
    described += outcome.inputs
    diagnostics += outcome.diagnostics
    usedRanges += outcome.usedFences
  }

  /// The words of a step count as used, the fences inside it do not: they may be reference.
  private mutating func useWords(of walked: WalkedStep) {
    for block in walked.blocks where block.kind != .codeBlock { usedRanges.append(block.range) }
  }

  private mutating func readDeclarations() {
    // A list under "Permissions" that nothing makes steps of may be that of a role.
    let taken = Set(
      walk.steps.filter { walked in
        (walked.isProse || walked.isTable)
          && places[walked.id].map { !steps[$0].actions.isEmpty } == true
      }.map(\.section))
    let excluded = Dictionary(
      walk.outline.sections.filter(\.traits.isWarnedOff)
        .map { ($0.text.id, PlanBuilder.exclusion(of: $0)) },
      uniquingKeysWith: { first, _ in first })
    let sections = walk.outline.sections.indices.filter { !taken.contains($0) }
      .map { walk.outline.sections[$0].text }
    for declaration in reader.readDeclarations(sections) {
      let isRead = !declaration.outcome.actions.isEmpty
      if isRead { declared.formUnion(itemsWithoutActions(of: declaration.section.id)) }
      let section = declaration.section
      let outcome = declaration.outcome
      let place = section.heading?.range.lowerBound ?? 0
      steps.append(
        Step(
          id: section.id, section: section.path.dropLast().last ?? section.title,
          title: section.title, line: file.location(of: place).line,
          isOptional: excluded[section.id] != nil, excludedBy: excluded[section.id] ?? nil,
          notCarriedOut: outcome.notCarriedOut, actions: outcome.actions))
      keep(outcome)
    }
  }

  /// The items of a section that are no steps once a role is declared by them.
  private func itemsWithoutActions(of section: String) -> [String] {
    walk.steps.filter { walked in
      walk.outline.sections[walked.section].text.id == section && walked.number != nil
        && places[walked.id].map { steps[$0].actions.isEmpty } == true
    }.map(\.id)
  }

  // MARK: Fences and tables inside steps

  /// The actions of the fences and tables inside an item, in order.
  private mutating func commands(
    in walked: WalkedStep, id: String, compiler: inout CommandCompiler
  ) -> [Action] {
    var actions: [Action] = []
    var tables = 0
    var before: [MarkdownNode] = []
    let ways = SectionWays(walked.blocks)
    func visit(_ blocks: [MarkdownNode], _ builder: inout PlanBuilder) {
      for block in blocks {
        if let fence = ExecutableFence(block, introducedBy: before.suffix(1)) {
          let found = fence.directive(of: block)
          var applier = DirectiveApplier(found.map { [$0.0] } ?? [])
          builder.diagnostics += found?.1 ?? []
          builder.described += applier.declaredInputs
          builder.known.formUnion(applier.declaredInputs.map(\.name))
          compiler.known = builder.known
          if !applier.has(.skip) {
            var more = builder.actions(
              of: fence, id: id, first: actions.count + 1,
              text: before.last.map { StepTitle.shortened($0.plainText) } ?? "",
              compiler: &compiler)
            if found == nil, walked.directives.isEmpty,
              let reason = ways.reason(at: before.last) ?? LeadIn(before.last).reason
            {
              let approval = LeadIn.approval(
                before.last, id: "\(id)/approval-\(actions.count + 1)", file: builder.file)
              more = approval.map { [$0] + more } ?? more.map { $0.leftToPerson(because: reason) }
            }
            applier.apply(to: &more, compiler: &compiler)
            builder.diagnostics += applier.diagnostics
            actions += more
          }
        } else if let table = CommandTable(block) {
          tables += 1
          actions += builder.rows.actions(
            of: table, id: "\(id)/table-\(tables)", compiler: &compiler)
        } else if block.kind == .orderedList || block.kind == .bulletList {
          for item in block.children { visit(Array(item.children), &builder) }
        }
        before = [block]
      }
    }
    visit(walked.blocks, &self)
    return actions
  }

  private mutating func actions(
    of fence: ExecutableFence, id: String, first: Int, text: String,
    compiler: inout CommandCompiler
  ) -> [Action] {
    let content = fence.content
    usedRanges.append(content.sourceRange(0..<content.bytes.count))
    if let transcript = fence.transcript {
      return transcript.enumerated().flatMap { index, command in
        let start = command.range.lowerBound
        let compiled = compiler.compile(
          command.text, shell: fence.shell,
          map: { content.sourceRange($0.lowerBound + start..<$0.upperBound + start) })
        var more = actions(
          compiled, id: "\(id)/\(first + index)", offset: content.sourceOffset(start), text: text,
          source: String(decoding: command.text, as: UTF8.self))
        if let expected = command.expected, !more.isEmpty { expect(expected, of: &more[0]) }
        return more
      }
    }
    switch LogicalLines.read(content.bytes, variables: variables) {
    case .commands(let lines):
      let leads = CommentLeads(content.bytes)
      return lines.enumerated().flatMap { index, line in
        let more = actions(
          compiler.command(line.words, map: content.sourceRange), id: "\(id)/\(first + index)",
          offset: content.sourceOffset(line.range.lowerBound), text: text,
          source: String(decoding: content.bytes[line.range], as: UTF8.self))
        guard let reason = leads.reason(at: line.range.lowerBound) else { return more }
        return more.prefix(1).map { $0.leftToPerson(because: reason) }
      }
    case .script:
      let whole = actions(
        compiler.script(content.bytes, shell: fence.shell, map: content.sourceRange),
        id: "\(id)/\(first)", offset: content.sourceOffset(0), text: text, source: content.string)
      guard let reason = CommentLeads.reason(ofScript: content.bytes) else { return whole }
      return whole.map { $0.leftToPerson(because: reason) }
    case .broken:
      return actions(
        compiler.compile(content.bytes, shell: fence.shell, map: content.sourceRange),
        id: "\(id)/\(first)", offset: content.sourceOffset(0), text: text, source: content.string)
    }
  }

  private mutating func actions(
    _ command: CompiledCommand, id: String, offset: Int, text: String, source: String
  ) -> [Action] {
    let line = file.location(of: offset).line
    guard let invocation = command.invocation else {
      return [
        Action(
          id: id, kind: .manual, origin: .fence, line: line, effect: .unknown,
          text: source.trimmingSpaces, reason: command.reason)
      ]
    }
    var action = Action(
      id: id, kind: .command, origin: .fence, line: line, effect: command.effect,
      invocation: invocation, text: text.isEmpty ? StepTitle.shortened(source) : text,
      gives: command.gives)
    if let loop = ItemLoop.loop(for: command, description: text, listings: rows.listings) {
      action.forEach = loop
      action.gives = []
    }
    if command.effect == .create {
      action.probe = ProbeTable.probe(for: command.arguments, gives: action.gives)
    }
    if let listing = Listing(action: id, command: command) { rows.listings.append(listing) }
    if let reason = ItemLoop.reason(for: command, description: text) {
      return [action.leftToPerson(because: reason)]
    }
    return [action] + Waits.after(action)
  }

  /// What a transcript shows must be printed; a placeholder that nothing has given takes its value
  /// from there.
  private func expect(_ text: String, of action: inout Action) {
    let expected = PlaceholderScanner.argument(text)
    action.expectation = .transcript(expected)
    let needs = Set(action.invocation?.names ?? [])
    for name in expected.names where !given.contains(name) && !needs.contains(name) {
      action.gives.append(Give(name: name, path: Give.transcript))
    }
  }

  // MARK: Texts

  /// The step in the document's words, in one line.
  private func text(of walked: WalkedStep) -> String {
    let text = walked.blocks.first { $0.kind == .paragraph }?.plainText ?? ""
    return text.onOneLine
  }

  /// The sentence before a fence.
  private func introducingText(of walked: WalkedStep) -> String {
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
  fileprivate var leadIn: LeadIn {
    switch content {
    // "On Linux:" begins the way that is chosen.
    case .item, .fence, .table:
      alternative != nil
        && AlternativeWays.family(ofLabel: introduction.last?.plainText ?? "") != nil
        ? LeadIn(nil) : LeadIn(introduction.last)
    case .passage, .section, .directive: LeadIn(nil)
    }
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
  fileprivate var isTable: Bool {
    if case .table = content { return true }
    return false
  }
}

extension String {
  /// The text; nil where it is empty.
  fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
