import Markdown
import Source

/// Commands that are typed on other machines, in containers and at other programs' prompts.
extension PlanBuilder {
  /// Leaves to a person what is not typed here, and follows where sessions are opened and left.
  mutating func heedSessions(of walked: WalkedStep, in step: inout Step) {
    guard mayOpenSessions else { return }
    sessions.enter(section: walked.section)
    var fences: [(lines: ClosedRange<Int>, start: Int, lead: MarkdownNode?)] = []
    var paragraphs: [MarkdownNode] = []
    func collect(_ blocks: some Sequence<MarkdownNode>, after lead: MarkdownNode?) {
      var before = lead
      for block in blocks {
        switch block.kind {
        case .paragraph: paragraphs.append(block)
        case .codeBlock:
          let first = file.location(of: block.range.lowerBound).line
          let last = file.location(of: max(block.range.upperBound - 1, block.range.lowerBound)).line
          fences.append((first...max(first, last), block.range.lowerBound, before))
        case .orderedList, .bulletList, .item: collect(block.children, after: before)
        default: break
        }
        before = block
      }
    }
    let introduction = walked.introduction.last
    if walked.isFence || walked.isTable, let introduction { collect([introduction], after: nil) }
    collect(walked.blocks, after: walked.isFence ? introduction : nil)
    let isApart = step.excludedBy != nil || step.alternative != nil
    let section = isApart ? walked.section : nil
    var next = paragraphs.startIndex
    func readParagraphs(before line: Int, _ builder: inout PlanBuilder) {
      while next < paragraphs.endIndex,
        builder.file.location(of: paragraphs[next].range.lowerBound).line <= line
      {
        builder.followSessions(paragraphs[next], section: section)
        next += 1
      }
    }
    for index in step.actions.indices {
      let action = step.actions[index]
      readParagraphs(before: action.line, &self)
      guard action.origin == .fence || action.origin == .table else { continue }
      let fence = fences.first { $0.lines.contains(action.line) }
      let lines = action.lines
      let program = lines.first?.words.first ?? ""
      // A directive says what is run, and where.
      if walked.directives.isEmpty,
        let reason = sessions.reason(for: program, in: fence?.start)
          ?? machineReason(fence?.lead ?? (walked.isTable ? introduction : nil), program)
          ?? machineReason(walk.outline.sections[walked.section].text.heading, program)
      {
        step.actions[index] = action.leftToPerson(because: reason)
      }
      for line in lines { follow(line, at: action.line, fence: fence?.start, section: section) }
    }
    readParagraphs(before: .max, &self)
  }

  /// Reads a command that may open a session, or leave one.
  private mutating func follow(_ line: String, at number: Int, fence: Int?, section: Int?) {
    if SessionCommand.leaves(line) { return sessions.leave() }
    guard case .words(let words) = ShellSplitter.read(Array(line.utf8)),
      let command = SessionCommand(words.map(\.argument))
    else { return }
    sessions.open(
      .init(
        name: command.name, line: number, command: command, fence: fence, section: section))
  }

  /// Reads a paragraph that may open a session, or leave one.
  private mutating func followSessions(_ paragraph: MarkdownNode, section: Int?) {
    guard followed.insert(paragraph.range.lowerBound).inserted else { return }
    for sentence in machineSentences(paragraph) {
      switch MachineWords.said(in: sentence) {
      case .opens(let words)?:
        let line = file.location(of: paragraph.range.lowerBound).line
        sessions.open(.init(name: words, line: line, command: nil, fence: nil, section: section))
      case .leaves?: sessions.leave()
      case .here?: sessions.leaveAll()
      case .place?, .aside?, nil: break
      }
    }
  }

  /// Why what a paragraph leads to is typed elsewhere: "Inside the pod, run:".
  private func machineReason(_ paragraph: MarkdownNode?, _ program: String) -> String? {
    guard let paragraph, paragraph.kind == .paragraph || paragraph.kind == .heading else {
      return nil
    }
    for sentence in machineSentences(paragraph).reversed() {
      switch MachineWords.said(in: sentence) {
      // What reaches the session from here is no part of it: "CloudShell" has the same account.
      case .place(let words)?:
        return program == "aws" && words.lowercased().hasSuffix("cloudshell")
          ? nil : MachineWords.reason(words)
      // "Label the node on which …": a command that steers machines from here does so.
      case .aside(let words)?:
        return ProgramEffects.reachesOthers(program) ? nil : MachineWords.reason(words)
      case .here?: return nil
      case .opens?, .leaves?, nil: continue
      }
    }
    return nil
  }

  /// The sentences of a paragraph that may speak of machines.
  private func machineSentences(_ paragraph: MarkdownNode) -> [ArraySlice<ProseToken>] {
    let text = paragraph.plainText.lowercased()
    guard MachineWords.mayBe(in: text.letterRuns()) || text.hasPrefix("on ") else { return [] }
    return ClauseParser.sentences(
      of: ProseTokenizer.tokens(of: paragraph, source: document.bytes)[...])
  }
}

extension WalkedStep {
  /// Whether it has commands outside of prose, or may have.
  var mayRun: Bool {
    isFence || isTable
      || blocks.contains { block in
        switch block.kind {
        case .codeBlock: ExecutableFence(block, introducedBy: []) != nil
        case .orderedList, .bulletList, .table: true
        case .paragraph: block.children.contains { $0.kind == .code }
        default: false
        }
      }
  }

  /// Whether it is a fence that runs.
  fileprivate var isFence: Bool {
    if case .fence = content { return true }
    return false
  }
}

extension Action {
  /// The lines of its command, as they are typed.
  fileprivate var lines: [String] {
    switch invocation {
    case .arguments(let arguments)?: [arguments.map(\.description).joined(separator: " ")]
    case .script(let script)?: script.source.split(separator: "\n").map(String.init)
    case nil: text.split(separator: "\n").map(String.init)
    }
  }
}
