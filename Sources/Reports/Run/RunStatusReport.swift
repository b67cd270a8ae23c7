package import Compiler
package import Engine
package import JSON
import Platform

/// How far a run is, for people and for programs.
///
/// As JSON: `{ "run", "runbook", "state": "running|paused|failed|interrupted|finished",
/// "startedAt", "updatedAt", "reason", "steps": [ { "id", "title", "line", "state":
/// "pending|running|done|failed|skipped|waiting|unknown", "actions": [ { "id", "line", "state",
/// "attempts", "exit", "log", "adopted", "found", "rehearsed", "note", "items": [ { "id", "values", "state", "attempts",
/// "exit" } ] } ] } ] }`; an action without for-each has no `items`. Times are RFC 3339 in UTC; `exit` and
/// `log` are null where nothing ran; `log` is the path of the last attempt's output, whose errors
/// stand beside it with `.err` for `.out`.
package struct RunStatusReport: Sendable {
  private let style: TextStyle

  /// Makes a report.
  package init(style: TextStyle = .plain) { self.style = style }

  /// How far a run is, step by step.
  package func text(_ record: RunRecord) -> String {
    let state = record.state
    var text = style("run \(record.id)", .strong) + " of "
    if let undone = state.beginning?.undoOf { text += "the undo of run \(undone) of " }
    text += ShownText.line(state.beginning?.runbook ?? record.plan.runbook) + ": "
    text += style(record.status.rawValue, Self.tone(record.status))
    if let holder = record.holder { text += " (\(ShownText.line(holder)))" }
    text += "\n"
    if let started = state.startedAt { text += "  began \(Self.time(started))" }
    if let updated = state.updatedAt { text += ", last event \(Self.time(updated))" }
    if state.setBack > 0 {
      let time = DurationText.of(milliseconds: state.setBack)
      text += "; the clock was set back by \(time) in between"
    }
    text += "\n"
    if let beginning = state.beginning { text += self.session(beginning, state) }
    if record.droppedTornLine {
      text += "  the journal's last line was torn and is left out\n"
    }
    if let reason = state.reason, record.status != .finished {
      text += "  " + style(ShownText.line(reason), Self.tone(record.status)) + "\n"
    }
    var section: String?
    for step in record.plan.steps {
      if step.section != section {
        section = step.section
        text += "\n  " + style(ShownText.line(step.section), .strong) + "\n"
      }
      text += row(step, state)
    }
    return text
  }

  /// The same as JSON.
  package func json(_ record: RunRecord) -> JSONValue {
    let steps = record.plan.steps.map { step in
      JSONValue.object([
        .init("id", .string(step.id)),
        .init("title", .string(step.title)),
        .init("line", .integer(step.line)),
        .init("state", .string(Self.status(of: step, record.state).rawValue)),
        .init("actions", .array(step.actions.map { action($0, record) })),
      ])
    }
    return .object(Self.head(record) + [.init("steps", .array(steps))])
  }

  /// A run whose files are damaged, and what is wrong with them.
  package struct Damaged: Sendable {
    /// The run.
    package var id: RunID
    /// What is wrong, with the file and the line.
    package var problem: String

    /// Makes one.
    package init(id: RunID, problem: String) {
      self.id = id
      self.problem = problem
    }
  }

  private static let damaged = "damaged"

  /// Several runs, a line each, in the order of their ids.
  ///
  /// - Parameters:
  ///   - records: The runs that can be read, in that order.
  ///   - damaged: Those that cannot, in that order.
  /// - Returns: The lines.
  package func list(_ records: [RunRecord], damaged: [Damaged] = []) -> String {
    var text = ""
    let statuses = records.map(\.status.rawValue) + damaged.map { _ in Self.damaged }
    let width = statuses.map(\.utf8.count).max() ?? 0
    var damaged = damaged[...]
    func row(_ run: Damaged) -> String {
      "\(run.id)  " + style(ShownText.pad(Self.damaged, to: width), .error)
        + "  \(ShownText.line(run.problem))\n"
    }
    for record in records {
      while let run = damaged.first, run.id.text < record.id.text {
        text += row(run)
        damaged = damaged.dropFirst()
      }
      let status = ShownText.pad(record.status.rawValue, to: width)
      let name = record.state.beginning?.runbook ?? record.plan.runbook
      let sandbox = record.state.beginning?.sandbox == nil ? "" : ", in the sandbox"
      text += "\(record.id)  " + style(status, Self.tone(record.status)) + "  "
      let undo = record.state.beginning?.undoOf.map { ", takes back \($0)" } ?? ""
      text += ShownText.line(name) + style(", \(progress(record))\(sandbox)\(undo)", .faint) + "\n"
    }
    return text + damaged.map(row).joined()
  }

  /// Several runs as JSON: `[ { "run", "runbook", "state", "startedAt", "updatedAt", … } ]`; of a
  /// damaged one `run`, `state` ("damaged") and `reason`.
  package func listJSON(_ records: [RunRecord], damaged: [Damaged] = []) -> JSONValue {
    let runs = records.map { (id: $0.id.text, value: JSONValue.object(Self.head($0))) }
    let others = damaged.map { run in
      let members: [JSONValue.Member] = [
        .init("run", .string(run.id.text)), .init("state", .string(Self.damaged)),
        .init("reason", .string(run.problem)),
      ]
      return (id: run.id.text, value: JSONValue.object(members))
    }
    return .array((runs + others).sorted { $0.id < $1.id }.map(\.value))
  }

  /// What a step's actions amount to, the one that needs a person most first.
  package static func status(of step: Step, _ state: RunState) -> UnitState.Status {
    let states = step.actions.map { (state.actions[$0.id] ?? ActionState()).status }
    for status in [UnitState.Status.failed, .unknown, .waiting, .running] {
      if states.contains(status) { return status }
    }
    // A step without actions is skipped too: nothing of it is carried out.
    if states.allSatisfy({ $0 == .skipped }) { return .skipped }
    if states.allSatisfy(\.isSettled) { return .done }
    return .pending
  }

  private static func head(_ record: RunRecord) -> [JSONValue.Member] {
    [
      .init("run", .string(record.id.text)),
      .init("runbook", .string(record.state.beginning?.runbook ?? record.plan.runbook)),
      .init("state", .string(record.status.rawValue)),
      .init("startedAt", .optional(record.state.startedAt?.description)),
      .init("updatedAt", .optional(record.state.updatedAt?.description)),
      .init("reason", .optional(record.status == .finished ? nil : record.state.reason)),
      .init("sandbox", .bool(record.state.beginning?.sandbox != nil)),
      .init("undoOf", .optional(record.state.beginning?.undoOf)),
    ]
  }

  private func session(_ beginning: RunBeginning, _ state: RunState) -> String {
    let person = beginning.session.person
    var text = "  by \(ShownText.line(person.user)) on \(ShownText.line(person.host))"
    if beginning.sandbox != nil {
      text += ", in the sandbox"
    } else if let identity = (state.session ?? beginning.session).identity {
      text += ", in account \(identity.account)"
      if let alias = identity.alias { text += " (\(ShownText.line(alias)))" }
      if let region = identity.region { text += ", \(region)" }
    }
    return text + "\n"
  }

  private func row(_ step: Step, _ state: RunState) -> String {
    let status = Self.status(of: step, state)
    let number = step.number.map { "\($0). " } ?? ""
    let isRehearsed = step.actions.contains { state.actions[$0.id]?.whole.isRehearsed == true }
    let word =
      if step.actions.isEmpty {
        "nothing"
      } else {
        status == .skipped && isRehearsed ? "not run" : status.rawValue
      }
    let label = ShownText.pad(word, to: 9)
    var text = "  " + style(label, Self.tone(status)) + number
    text += ShownText.cut(ShownText.prose(step.title), to: (style.width ?? 100) - 14)
    // What is settled needs no more words; by its id something may be decided about the rest.
    if status == .pending { text += style("  \(step.id)", .faint) }
    text += "\n"
    guard status != .done, status != .skipped, status != .pending else { return text }
    for action in step.actions {
      let known = state.actions[action.id] ?? ActionState()
      var line =
        "    " + style(ShownText.pad(known.status.rawValue, to: 9), Self.tone(known.status))
      line += action.id
      if known.attempts > 1 { line += ", \(known.attempts) attempts" }
      if known.hasItems { line += ", \(known.settledItems) of \(known.items.count)" }
      if let exit = known.whole.exit, exit != 0 { line += ", exit status \(exit)" }
      if let note = known.whole.note { line += ": \(ShownText.line(note))" }
      text += line + "\n" + items(action, known)
    }
    return text
  }

  /// The items that a person may have to decide about or wait for, by the names that decide.
  private func items(_ action: Action, _ known: ActionState) -> String {
    let open = known.units.indices.filter { index in
      [.failed, .unknown, .running, .waiting].contains(known.units[index].status)
    }
    let most = 8
    var text = ""
    for index in open.prefix(most) {
      let unit = known.units[index]
      let label = ShownText.pad(unit.status.rawValue, to: 9)
      text += "      " + style(label, Self.tone(unit.status))
      text += Unit(action: action.id, item: index).label
      text += style(" (\(ShownText.line(known.items[index].text)))", .faint)
      if let note = unit.note { text += ": \(ShownText.line(note))" }
      text += "\n"
    }
    return open.count > most ? text + "      and \(open.count - most) more\n" : text
  }

  private func action(_ action: Action, _ record: RunRecord) -> JSONValue {
    let known = record.state.actions[action.id] ?? ActionState()
    let units = known.hasItems ? known.units : [known.whole]
    let last = units.last { $0.log != nil }
    let log = last.flatMap { record.log(of: $0, .output) }
    var members: [JSONValue.Member] = [
      .init("id", .string(action.id)),
      .init("line", .integer(action.line)),
      .init("state", .string(known.status.rawValue)),
      .init("attempts", .integer(known.attempts)),
      .init("exit", (last ?? known.whole).exit.map { .integer($0) } ?? .null),
      .init("log", .optional(log)),
      .init("adopted", .bool(known.whole.isAdopted)),
      .init("found", .bool(known.whole.isFound)),
      .init("rehearsed", .bool(known.whole.isRehearsed)),
      .init("note", .optional(known.whole.note)),
    ]
    if known.hasItems {
      members.append(
        .init(
          "items",
          .array(
            zip(known.items, known.units).enumerated().map { index, known in
              let (item, unit) = known
              return .object([
                .init("id", .string(Unit(action: action.id, item: index).label)),
                .init(
                  "values",
                  .object(
                    item.values.sorted { $0.key < $1.key }.map {
                      .init($0.key, .string($0.value))
                    })),
                .init("state", .string(unit.status.rawValue)),
                .init("attempts", .integer(unit.attempts)),
                .init("exit", unit.exit.map { .integer($0) } ?? .null),
              ])
            })))
    }
    return .object(members)
  }

  private func progress(_ record: RunRecord) -> String {
    let actions = record.plan.actions
    let settled = actions.count {
      (record.state.actions[$0.action.id] ?? ActionState()).status.isSettled
    }
    return "\(settled) of \(counted(actions.count, "action"))"
  }

  /// "2026-11-21 03:17:19 UTC".
  private static func time(_ time: Timestamp) -> String {
    let text = time.description
    return "\(text.prefix(10)) \(text.dropFirst(11).prefix(8)) UTC"
  }

  private static func tone(_ status: RunState.Status) -> TextStyle.Tone {
    switch status {
    case .finished: .good
    case .failed: .error
    case .running: .note
    case .paused, .interrupted: .warning
    }
  }

  private static func tone(_ status: UnitState.Status) -> TextStyle.Tone {
    switch status {
    case .done: .good
    case .failed: .error
    case .running: .note
    case .waiting, .unknown: .warning
    case .pending, .skipped: .faint
    }
  }
}
