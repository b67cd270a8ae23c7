import Markdown
import Source

/// What the words around a step's commands say of them, and what of a step nothing carries out.
extension PlanBuilder {
  /// Makes whom the words around commands name the actor, from here on.
  mutating func become(actorIn blocks: some Sequence<MarkdownNode>, in step: inout Step) {
    guard let named = BesideFences.actor(in: blocks, source: document.bytes) else { return }
    actor = named
    step.actor = named
  }

  /// The fences of a step that a directive stands for instead: it says all that runs.
  func listReplaced(_ walked: WalkedStep, in step: inout Step) {
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
  mutating func heed(_ lead: LeadIn, of walked: WalkedStep, in step: inout Step) {
    if !walked.isTable, lead.isChoice || lead.isExample {
      step.isOptional = true
      if lead.isExample { step.excludedBy = LeadIn.exampleReason }
    }
    guard walked.directives.isEmpty,
      let reason = (walked.isTable ? lead.reason : lead.reasonToWait) ?? walked.reasonInIntroduction
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

  /// The commands of a fence, those left to a person about which the words around it leave a doubt.
  ///
  /// - Parameters:
  ///   - lead: the block that introduces it.
  ///   - behind: the block behind it.
  ///   - actions: what the fence amounts to.
  /// - Returns: the actions, in their order.
  func heeding(_ lead: MarkdownNode?, and behind: MarkdownNode?, of actions: [Action]) -> [Action] {
    let remark = FenceRemark.reason(behind)
    let read = LeadIn(lead)
    let waits = read.approval != nil && read.reason != nil
    let said = waits ? .none : FenceLead(lead, source: document.bytes)
    guard (remark ?? said.reason ?? said.reasonToChange) != nil else { return actions }
    return actions.map { action in
      let doubt = action.effect == .read ? nil : said.reasonToChange
      return (said.reason ?? remark ?? doubt).map(action.leftToPerson) ?? action
    }
  }

  /// What a step asks for beside the commands in its fences and tables.
  func listUnread(_ walked: WalkedStep, in step: inout Step) {
    for clause in BesideFences.clauses(in: walked.blocks, source: document.bytes) {
      let text = file.text(clause.range).split(whereSeparator: \.isWhitespace)
      step.notCarriedOut.append(
        Step.Clause(
          line: file.location(of: clause.range.lowerBound).line, text: text.joined(separator: " ")))
    }
  }

  /// The rows of a table that asks for something in words.
  func listOrders(_ walked: WalkedStep, in step: inout Step) {
    for (row, text) in walked.blocks.flatMap(OrderTable.rows) {
      step.notCarriedOut.append(
        Step.Clause(
          line: file.location(of: row.range.lowerBound).line,
          text: "\(text) (a row of a table, which a person carries out)"))
    }
  }

  /// The commands of code blocks that name no language.
  func listUnlabelled(_ walked: WalkedStep, in step: inout Step) {
    for (index, block) in walked.blocks.enumerated() {
      let before = Array(walked.blocks[..<index].suffix(1))
      guard ExecutableFence(block, introducedBy: before) == nil,
        let command = UnlabelledCommands.first(in: block, after: before)
      else { continue }
      step.notCarriedOut.append(
        Step.Clause(
          line: file.location(of: block.range.lowerBound).line,
          text: (block.info ?? "").isEmpty
            ? "code that names no shell as its language: \(StepTitle.shortened(command))"
            : "code that the words before it call an output: \(StepTitle.shortened(command))"))
    }
  }
}
