import Markdown
import Source

/// The commands of a step: those of its fences and tables, and those in its sentences.
extension PlanBuilder {
  /// An order to run a command in code; what else the sentence asks for is listed.
  mutating func readInlineCommand(
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

  /// The actions of the fences and tables inside an item, in order.
  mutating func commands(
    in walked: WalkedStep, id: String, compiler: inout CommandCompiler
  ) -> [Action] {
    var actions: [Action] = []
    var tables = 0
    var before: [MarkdownNode] = []
    // The words that a fence stands under; of several fences the first follows them.
    var words = ""
    let ways = SectionWays(walked.blocks)
    // Of several fences side by side, what leads to the first leads to all.
    var lead: MarkdownNode?
    func visit(_ blocks: [MarkdownNode], _ builder: inout PlanBuilder) {
      for (index, block) in blocks.enumerated() {
        if let fence = ExecutableFence(block, introducedBy: before.suffix(1)) {
          let found = fence.directive(of: block)
          var applier = DirectiveApplier(found.map { [$0.0] } ?? [])
          builder.diagnostics += found?.1 ?? []
          builder.described += applier.declaredInputs
          builder.known.formUnion(applier.declaredInputs.map(\.name))
          compiler.known = builder.known
          if !applier.has(.skip) {
            let isLed = before.last?.kind != .codeBlock
            var more = builder.actions(
              of: fence, id: id, first: actions.count + 1, text: isLed ? words : "",
              compiler: &compiler)
            if !isLed, !words.isEmpty {
              for index in more.indices where more[index].kind == .command {
                more[index].text = words
              }
            }
            if found == nil, walked.directives.isEmpty,
              let reason = ways.reason(at: before.last) ?? LeadIn(before.last).reason
            {
              let approval = LeadIn.approval(
                before.last, id: "\(id)/approval-\(actions.count + 1)", file: builder.file)
              more = approval.map { [$0] + more } ?? more.map { $0.leftToPerson(because: reason) }
            }
            if found == nil, walked.directives.isEmpty {
              let behind = index + 1 < blocks.count ? blocks[index + 1] : walked.behind
              more = builder.heeding(lead, and: behind, of: more)
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
        if block.kind != .codeBlock {
          lead = block
          words = StepTitle.shortened(block.plainText)
        }
      }
    }
    visit(walked.blocks, &self)
    return actions
  }

  mutating func actions(
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
        let reason =
          command.prompt.map(Prompt.reason)
          ?? CommentLeads.reason(before: command.comment, at: command.text)
        return reason.map { reason in more.map { $0.leftToPerson(because: reason) } } ?? more
      }
    }
    switch LogicalLines.read(content.bytes, variables: variables) {
    case .commands(let lines):
      let leads = CommentLeads(content.bytes)
      let hasOutput = Notation.hasOutput(content.bytes)
      return lines.enumerated().flatMap { index, line in
        let more = actions(
          compiler.command(line.words, map: content.sourceRange), id: "\(id)/\(first + index)",
          offset: content.sourceOffset(line.range.lowerBound), text: text,
          source: String(decoding: content.bytes[line.range], as: UTF8.self))
        let reason = leads.reason(at: line.range.lowerBound) ?? (hasOutput ? Notation.output : nil)
        guard let reason else { return more }
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

  mutating func actions(
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
    if case .script(let script) = invocation {
      let change = CallerChange(script.source)
      if let region = change.region { regions.append((region, line)) }
      // Each action is approved for an account; what follows would be another's.
      if let name = change.caller {
        return [
          action.leftToPerson(
            because:
              "it changes who calls AWS for what follows (\(name)): begin a run as that caller")
        ]
      }
    }
    if let loop = ItemLoop.loop(for: command, description: text, listings: rows.listings) {
      action.forEach = loop
      action.gives = []
    }
    if command.effect == .create {
      action.probe = ProbeTable.probe(for: command.arguments, gives: action.gives)
    }
    if let listing = Listing(action: id, command: command) { rows.listings.append(listing) }
    if let reason = ItemLoop.reason(for: command, description: text, listings: rows.listings) {
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
}
