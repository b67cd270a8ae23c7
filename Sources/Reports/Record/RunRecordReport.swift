import Compiler
package import Engine
import Markdown
import Platform

/// A run for a change ticket or an archive, as Markdown: who ran what where, every command as it
/// ran, what was left out and by whom, and the values that the run ended with.
///
/// It is written from the journal alone, so secrets are not in it and later edits of the document
/// do not change it.
package struct RunRecordReport {
  private let record: RunRecord
  private let commands = CommandText(isFull: true)

  /// Makes a report.
  ///
  /// - Parameter record: The run.
  package init(_ record: RunRecord) { self.record = record }

  /// The report as Markdown.
  /// - Complexity: O(events and actions).
  package var markdown: String {
    var lines = ["# \(MarkdownText.escaped(title))", ""]
    lines += head.map { "- \($0.name): \($0.value)" }
    var section: String?
    for step in record.plan.steps {
      if step.section != section {
        section = step.section
        lines += ["", "## \(MarkdownText.escaped(ShownText.prose(step.section)))"]
      }
      lines += [""] + self.lines(of: step)
    }
    lines += history
    lines += values
    return lines.joined(separator: "\n") + "\n"
  }

  /// The report as a page of HTML that needs no other file.
  package var html: String {
    let document = MarkdownDocument.parse(Array(markdown.utf8))
    let body = String(decoding: HTMLRenderer().render(document), as: UTF8.self)
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <title>\(XMLText.escaped(title))</title>
      <style>
      body { font: 16px/1.5 sans-serif; max-width: 60em; margin: 2em auto; padding: 0 1em; }
      code { font-size: 0.9em; overflow-wrap: anywhere; background: #f3f3f3; }
      </style>
      </head>
      <body>
      \(body)</body>
      </html>

      """
  }

  private var title: String {
    "Run \(record.id) of \(record.state.beginning?.runbook ?? record.plan.runbook)"
  }

  // MARK: The head

  private var head: [(name: String, value: String)] {
    var head: [(name: String, value: String)] = []
    let counts = RunRecordReport.counts(record)
    var state = record.status.rawValue
    if let reason = record.state.reason, record.status != .finished {
      state += " (\(MarkdownText.escaped(reason)))"
    }
    head.append(("state", "**\(state)**, \(counts)"))
    if let began = record.state.startedAt { head.append(("began", "\(began)")) }
    if let ended = record.state.updatedAt {
      let setBack = DurationText.of(milliseconds: record.state.setBack)
      let remark =
        record.state.setBack > 0 ? ", after the clock was set back by \(setBack)" : ""
      head.append(("last event", "\(ended)\(remark)"))
    }
    guard let beginning = record.state.beginning else { return head }
    let person = beginning.session.person
    head.append(("by", MarkdownText.escaped("\(person.user) on \(person.host)")))
    if beginning.sandbox != nil {
      head.append(("where", "in the sandbox; no account was touched"))
    } else if let identity = (record.state.session ?? beginning.session).identity {
      let alias = identity.alias.map { " (\(MarkdownText.escaped($0)))" } ?? ""
      head.append(("account", identity.account + alias))
      if let region = identity.region { head.append(("region", MarkdownText.escaped(region))) }
      head.append(("caller", MarkdownText.code(identity.caller)))
    }
    if let undone = beginning.undoOf { head.append(("takes back", "run \(undone)")) }
    head.append(("document", "checksum \(MarkdownText.code(beginning.documentDigest))"))
    return head
  }

  /// "21 done, 2 skipped, 4 pending".
  private static func counts(_ record: RunRecord) -> String {
    var counts: [UnitState.Status: Int] = [:]
    var rehearsed = 0
    for (_, action) in record.plan.actions {
      let known = record.state.actions[action.id] ?? ActionState()
      if known.whole.isRehearsed {
        rehearsed += 1
      } else {
        counts[known.status, default: 0] += 1
      }
    }
    let order: [UnitState.Status] = [
      .done, .skipped, .failed, .unknown, .waiting, .running, .pending,
    ]
    var parts = order.compactMap { status in counts[status].map { "\($0) \(status.rawValue)" } }
    if rehearsed > 0 { parts.append("\(rehearsed) not run in the rehearsal") }
    return parts.isEmpty ? "nothing to do" : parts.joined(separator: ", ")
  }

  // MARK: Steps

  private func lines(of step: Step) -> [String] {
    let number = step.number.map { "\($0)\\. " } ?? ""
    let title = MarkdownText.escaped(ShownText.prose(step.title))
    var lines = ["### \(number)\(title) (line \(step.line))", ""]
    for action in step.actions { lines += self.lines(of: action) }
    let clauses = ClauseLabel(isUndo: record.state.beginning?.undoOf != nil)
    for clause in step.notCarriedOut {
      lines.append(
        "- \(clauses.text), line \(clause.line): \(MarkdownText.escaped(clause.text))")
    }
    return lines
  }

  private func lines(of action: Action) -> [String] {
    let known = record.state.actions[action.id] ?? ActionState()
    guard known.hasItems else { return [line(action, known.whole, known.status)] }
    var lines = [
      "- **\(known.status.rawValue)**, line \(action.line), for each of "
        + "\(counted(known.items.count, "item")): \(what(action, UnitState()))"
    ]
    for (item, unit) in zip(known.items, known.units) {
      let names = item.values.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
      lines.append(
        "  - \(MarkdownText.escaped(names.joined(separator: ", "))): **\(Self.word(unit))**"
          + facts(unit))
    }
    return lines
  }

  private func line(_ action: Action, _ unit: UnitState, _ status: UnitState.Status) -> String {
    let label = unit.isAdopted || unit.isRehearsed ? Self.word(unit) : status.rawValue
    return "- **\(label)**, line \(action.line)\(facts(unit)): \(what(action, unit))"
  }

  private static func word(_ unit: UnitState) -> String {
    if unit.isFound { return "found done" }
    if unit.isAdopted { return "there already" }
    return unit.isRehearsed ? "not run" : unit.status.rawValue
  }

  /// The command as it ran; as the plan has it where it did not run, words where there is none.
  ///
  /// A script is as the document has it, since its values come through its environment.
  private func what(_ action: Action, _ unit: UnitState) -> String {
    switch action.invocation {
    case .script(let script)?: return code(script.source)
    case .arguments(let arguments)?:
      return code(
        unit.arguments.isEmpty ? commands.line(arguments) : commands.line(unit.arguments))
    case nil: return MarkdownText.escaped(ShownText.prose(action.text))
    }
  }

  /// One line as a code span; several as a block of the list's item.
  private func code(_ text: String) -> String {
    let text = ShownText.trimmed(text)
    guard text.contains("\n") else { return MarkdownText.code(text) }
    return "\n\n" + MarkdownText.codeBlock(text, indent: "  ") + "\n"
  }

  /// ", 2 attempts, 0.6 s, exit status 1, AccessDenied".
  private func facts(_ unit: UnitState) -> String {
    var facts: [String] = []
    if unit.attempts > 1 { facts.append("\(unit.attempts) attempts") }
    if unit.milliseconds > 0 { facts.append(DurationText.of(milliseconds: unit.milliseconds)) }
    if let exit = unit.exit, exit != 0 { facts.append("exit status \(exit)") }
    if let note = unit.note { facts.append(MarkdownText.escaped(note)) }
    return facts.map { ", " + $0 }.joined()
  }

  // MARK: People and values

  /// What people decided, in order.
  private var history: [String] {
    let lines = record.entries.compactMap { entry in
      words(entry.event).map { "- \(entry.time): \(MarkdownText.escaped($0))" }
    }
    return lines.isEmpty ? [] : ["", "## Decisions", ""] + lines
  }

  private func words(_ event: RunEvent) -> String? {
    switch event {
    case .approved, .confirmed, .skipped(_, _, .some), .doneByHand, .reopened(_, _, .some),
      .valuesSet, .interrupted, .resumed, .planChanged:
      JournalText.words(event)
    case .began, .items, .former, .started, .spawned, .ended, .left, .adopted, .skipped, .reopened,
      .paused, .finished:
      nil
    }
  }

  private var values: [String] {
    var lines: [String] = []
    for (name, value) in record.state.values.sorted(by: { $0.key < $1.key }) {
      switch value {
      case .text(let text): lines.append("- \(MarkdownText.code(name)): \(MarkdownText.code(text))")
      case .list(let items):
        let codes = items.map(MarkdownText.code).joined(separator: ", ")
        lines.append("- \(MarkdownText.code(name)): \(codes)")
      }
    }
    for name in record.state.secretNames.sorted() {
      lines.append("- \(MarkdownText.code(name)): secret, not kept")
    }
    return lines.isEmpty ? [] : ["", "## Values", ""] + lines
  }
}
