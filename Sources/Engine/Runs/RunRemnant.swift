import Compiler
import Platform

/// What still tells something of a run that cannot be read.
package struct RunRemnant: Sendable {
  /// The run.
  package let id: RunID
  /// Its folder.
  package let folder: String
  /// What is wrong.
  package let damage: JournalDamage
  /// The document, as the run names it; nil where nothing tells it.
  package let runbook: String?
  /// Whether it certainly was a rehearsal.
  let isRehearsal: Bool
}

/// A run beside which another one of its document is not begun without asking.
package enum UnfinishedRun: Sendable {
  /// It is not finished.
  case readable(RunRecord)
  /// It cannot be read, and may not be finished.
  case unreadable(RunRemnant)

  /// Its id.
  package var id: RunID {
    switch self {
    case .readable(let record): record.id
    case .unreadable(let remnant): remnant.id
    }
  }
}

extension RunStore {
  /// How much of a journal's beginning is read: more than its first line takes.
  private static let beginningSize = 1 << 20

  /// What is left of a run that ``read(_:keepsEntries:)`` refuses.
  func remnant(of id: RunID, _ damage: JournalDamage) -> RunRemnant {
    let path = folder(of: id)
    let journal = FilePath.join(path, RunStore.journalName)
    var beginning: RunBeginning?
    let head = (try? files.read(journal, from: 0, limit: RunStore.beginningSize)) ?? []
    _ = JournalFormat.readGood(head, after: .init(), run: id) { entry in
      if case .began(let found) = entry.event { beginning = found }
    }
    let plan = (try? content(RunStore.planName, of: id)).flatMap { try? Plan(parsing: $0) }
    return RunRemnant(
      id: id, folder: path, damage: damage, runbook: beginning?.runbook ?? plan?.runbook,
      isRehearsal: beginning?.sandbox != nil)
  }
}
