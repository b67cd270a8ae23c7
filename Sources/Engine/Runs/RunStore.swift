package import Compiler
package import Platform

/// The folder that runs are kept in: `.runbook` below the current folder, or what `--state` says.
///
///     <state>/runs/<run id>/journal.jsonl   the journal, the only authority
///     <state>/runs/<run id>/lock            held while a process works on the run
///     <state>/runs/<run id>/document.md     the document as it was
///     <state>/runs/<run id>/plan.json       the plan that was agreed to; plan-2.json after an edit
///     <state>/runs/<run id>/logs/           each attempt's output: `<unit>.<attempt>.out`, `.err`
///
/// Folders are 0700, files 0600.
package struct RunStore: Sendable {
  /// The state folder, as it was given.
  package let folder: String
  let files: any FileSystem

  /// Makes a store; nothing is made on disk before a run is.
  package init(folder: String, files: any FileSystem = LocalFileSystem()) {
    self.folder = folder
    self.files = files
  }

  /// The folder of a run.
  package func folder(of id: RunID) -> String {
    FilePath.join(FilePath.join(folder, "runs"), id.text)
  }

  /// The ids of all runs, oldest first; none where there is no state folder.
  package func list() throws(EngineError) -> [RunID] {
    do {
      return try files.list(FilePath.join(folder, "runs")).compactMap { RunID($0) }.sorted()
    } catch {
      if error.isNotFound { return [] }
      throw .system(error)
    }
  }

  /// Reads a run without taking its lock; another process may be at work on it.
  package func read(_ id: RunID) throws(EngineError) -> RunRecord {
    fatalError("landing soon")
  }

  /// The run that a person means: by its id, or an end or beginning of it that no other has; nil
  /// for the newest unfinished.
  package func find(_ text: String?) throws(EngineError) -> RunID {
    fatalError("landing soon")
  }
}

/// A run as it was read.
package struct RunRecord: Sendable {
  /// Its id.
  package var id: RunID
  /// Its folder.
  package var folder: String
  /// All that is known of it.
  package var state: RunState
  /// Its journal.
  package var entries: [JournalEntry]
  /// The plan that counts.
  package var plan: Plan
  /// Whether a process works on it now; who, where that is known.
  package var holder: String?
  /// Whether a torn last line of the journal was left out.
  package var droppedTornLine: Bool

  /// How far it is: a run that nobody works on any more was interrupted.
  package var status: RunState.Status {
    state.status == .running && holder == nil ? .interrupted : state.status
  }
}
