import Compiler
package import Engine
import Platform

/// A run's journal for people: an event a line, with its time.
package struct JournalText: Sendable {
  private let style: TextStyle

  /// Makes a writer.
  package init(style: TextStyle = .plain) { self.style = style }

  /// All events of a run.
  package func render(_ record: RunRecord) -> String {
    var text = ""
    var last: Timestamp?
    for entry in record.entries {
      let time = entry.time.description
      if let last, entry.time < last {
        let setBack = DurationText.of(milliseconds: last.milliseconds - entry.time.milliseconds)
        text += style("the clock was set back by \(setBack)", .warning) + "\n"
      }
      last = entry.time
      let clock = "\(time.prefix(10)) \(time.dropFirst(11).prefix(12))"
      text += style(clock, .faint) + "  " + ShownText.line(Self.words(entry.event)) + "\n"
    }
    return text + unseen(record)
  }

  /// What the journal says nothing of, although it began, and nobody works on it any more.
  private func unseen(_ record: RunRecord) -> String {
    if record.holder != nil { return "" }
    let units = record.plan.actions.flatMap { Unit.all(of: $0.action, record.state) }
    return units.filter { record.state.unit($0).status == .unknown }.map { unit in
      style("unknown", .warning) + "  \(ShownText.line(unit.label)): whether it happened\n"
    }.joined()
  }

  /// An event in words.
  static func words(_ event: RunEvent) -> String {
    switch event {
    case .began(let beginning):
      let place = beginning.sandbox == nil ? "" : " in the sandbox"
      let undo = beginning.undoOf.map { "the undo of run \($0) of " } ?? ""
      return "began \(undo)\(beginning.runbook)\(place), by \(name(beginning.session))"
    case .approved(let approval):
      switch approval {
      case .asked: return "the plan was agreed to on a terminal"
      case .option: return "the plan was agreed to by --yes"
      case .sandbox: return "a rehearsal, which needs no agreement"
      }
    case .items(let action, let items): return "\(action): \(counted(items.count, "item"))"
    case .confirmed(let action, let targets):
      return "\(action): confirmed \(listed(targets))"
    case .left(let unit, let state):
      let names = state.exported.keys.sorted() + state.secretNames.sorted() + state.unset.sorted()
      let changes = (state.folder.map { ["the folder \($0)"] } ?? []) + names
      return "\(unit.label): left \(changes.joined(separator: ", ")) to what follows"
    case .former(let unit, _, let maker):
      guard let maker else { return "\(unit.label): read how things were" }
      return "\(unit.label): nothing was there before: \(maker) of this run made it"
    case .started(let unit, let attempt):
      let number = attempt.number > 1 ? ", attempt \(attempt.number)" : ""
      return "\(unit.label): started\(number): \(CommandText().line(attempt.arguments))"
    case .spawned(let unit, let process): return "\(unit.label): is process \(process.id)"
    case .ended(let unit, let result): return "\(unit.label): \(words(result))"
    case .adopted(let unit, _, nil): return "\(unit.label): there already, adopted"
    case .adopted(let unit, _, let check?): return "\(unit.label): found done: \(check)"
    case .skipped(let unit, let reason, let person):
      return "\(unit.label): skipped\(by(person)): \(reason)"
    case .doneByHand(let unit, let note, let person):
      return "\(unit.label): done by hand\(by(person))\(note.map { ": \($0)" } ?? "")"
    case .reopened(let unit, let reason, let person):
      return "\(unit.label): to be run again\(by(person)): \(reason)"
    case .valuesSet(let values, let secret):
      return "values set: \(listed(values.keys.sorted() + secret))"
    case .paused(let action, let reason):
      return "paused\(action.map { " at \($0)" } ?? ""): \(reason)"
    case .interrupted(let signal): return "interrupted by \(signal)"
    case .resumed(let session): return "resumed, by \(name(session))"
    case .planChanged(let change):
      return "the document was edited: the plan is \(change.file) from here on"
    case .finished: return "finished"
    }
  }

  private static func words(_ result: AttemptResult) -> String {
    if result.outcome == .rehearsed { return "not run: \(result.message ?? "a rehearsal")" }
    let time = DurationText.of(milliseconds: result.milliseconds)
    let exit = result.exit.map { $0 == 0 ? "" : ", exit status \($0)" } ?? ""
    let message = result.message.map { ": \($0)" } ?? ""
    let gives =
      result.gives.isEmpty ? "" : ", gave \(listed(result.gives.keys.sorted()))"
    return "\(result.outcome.rawValue) in \(time)\(exit)\(gives)\(message)"
  }

  private static func name(_ session: Session) -> String {
    let caller = session.identity.map { ", as \($0.caller)" } ?? ""
    return "\(session.person.user) on \(session.person.host)\(caller)"
  }

  private static func by(_ person: Person?) -> String {
    person.map { " by \($0.user)" } ?? ""
  }
}
