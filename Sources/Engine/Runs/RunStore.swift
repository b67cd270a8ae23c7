package import Compiler
import JSON
package import Platform
import Source

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

  /// Reads a run without holding its lock; another process may be at work on it.
  package func read(_ id: RunID) throws(EngineError) -> RunRecord {
    let path = folder(of: id)
    let journalPath = FilePath.join(path, RunStore.journalName)
    guard files.exists(journalPath) else { throw .noRun(id.text) }
    // Asked first: a process that ends in between leaves its last events to be read.
    let holder = self.holder(of: id)
    let bytes = try EngineError.catching { () throws(SystemError) in
      try files.read(journalPath, limit: RunStore.journalLimit)
    }
    var entries: [JournalEntry] = []
    let reading: JournalFormat.Reading
    do {
      reading = try JournalFormat.read(bytes, path: journalPath, run: id) { entries.append($0) }
    } catch {
      throw .damaged(error)
    }
    if reading.count == 0 { throw .noRun(id.text) }
    let state = RunState(entries)
    return RunRecord(
      id: id, folder: path, state: state, entries: entries, plan: try plan(of: id, state),
      holder: holder, droppedTornLine: reading.length < bytes.count)
  }

  /// The run that a person means by its id, or by a beginning or an end of it that no other has.
  ///
  /// With nil it is the newest one that is not finished.
  package func find(_ text: String?) throws(EngineError) -> RunID {
    let all = try list()
    guard let text else {
      for id in all.reversed() {
        do {
          if try read(id).state.status != .finished { return id }
        } catch .noRun {
          // A folder whose run never began.
          continue
        }
      }
      throw .noRun(nil)
    }
    if let id = RunID(text), all.contains(id) { return id }
    let near = all.filter { $0.text.hasPrefix(text) || $0.text.hasSuffix(text) }
    guard near.count == 1, let id = near.first, !text.isEmpty else { throw .noRun(text) }
    return id
  }

  // MARK: - What else stands in a run's folder

  static let journalName = "journal.jsonl"
  static let lockName = "lock"
  /// A journal larger than this is not read: some four million actions.
  static let journalLimit = 1 << 30
  private static let planLimit = 1 << 28

  /// Reads the plan that counts.
  func plan(of id: RunID, _ state: RunState) throws(EngineError) -> Plan {
    let path = FilePath.join(folder(of: id), state.planFile)
    let bytes = try EngineError.catching { () throws(SystemError) in
      try files.read(path, limit: RunStore.planLimit)
    }
    guard Checksum.text(of: bytes) == state.planDigest else {
      throw .damaged(
        JournalDamage(path: path, line: nil, problem: "it is not the plan that was agreed to"))
    }
    guard let value = JSONValue(parsing: bytes) else {
      throw .damaged(JournalDamage(path: path, line: nil, problem: "it is no JSON"))
    }
    do {
      return try Plan(json: value)
    } catch {
      throw .damaged(JournalDamage(path: path, line: nil, problem: error.message))
    }
  }

  /// The bytes that a plan is kept as.
  static func encode(_ plan: Plan, document: [UInt8]) -> [UInt8] {
    let file = SourceFile(name: plan.runbook, bytes: document)
    return Array((plan.json(in: file).pretty() + "\n").utf8)
  }

  /// Who works on a run now; nil where nobody does.
  private func holder(of id: RunID) -> String? {
    let path = FilePath.join(folder(of: id), RunStore.lockName)
    guard files.exists(path) else { return nil }
    do {
      guard try files.lock(path) == nil else { return nil }
      let text = holderText(of: id)
      // A program that a killed process was just starting keeps its lock for an instant.
      return RunStore.isGone(holder: text) ? nil : text
    } catch {
      // A folder that may not be written has no process of this user that works on it.
      return nil
    }
  }

  /// Whether the process that wrote a lock's text was one of this machine and is there no more.
  private static func isGone(holder text: String) -> Bool {
    let words = text.split(separator: " ")
    guard words.count > 3, words[0] == "process", let id = Int32(words[1]),
      words[3] == "\(ProcessEnvironment.hostName),"
    else { return false }
    return RunningProcess(id) == nil
  }

  /// What the holder of a lock wrote into it.
  func holderText(of id: RunID) -> String {
    let path = FilePath.join(folder(of: id), RunStore.lockName)
    let bytes = (try? files.read(path, limit: 4096)) ?? []
    return bytes.isEmpty ? "another process" : String(decoding: bytes, as: UTF8.self)
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
