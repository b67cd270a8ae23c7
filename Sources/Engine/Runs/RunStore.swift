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
/// Folders are 0700, files 0600. With shared state, the objects of ``SharedState`` are the authority,
/// and this folder is what this machine has of them.
package struct RunStore: Sendable {
  /// The state folder, as it was given.
  package let folder: String
  /// The runs that other machines see too; nil where they are this machine's alone.
  package let shared: SharedState?
  let files: any FileSystem

  /// Makes a store; nothing is made on disk before a run is.
  package init(
    folder: String, shared: SharedState? = nil, files: any FileSystem = LocalFileSystem()
  ) {
    self.folder = folder
    self.shared = shared
    self.files = files
  }

  /// The folder of a run.
  package func folder(of id: RunID) -> String {
    FilePath.join(FilePath.join(folder, "runs"), id.text)
  }

  /// The ids of all runs, oldest first; none where there is no state folder.
  package func list() throws(EngineError) -> [RunID] {
    if let shared { return try shared.list() }
    do {
      return try files.list(FilePath.join(folder, "runs")).compactMap { RunID($0) }.sorted()
    } catch {
      if error.isNotFound { return [] }
      throw .system(error)
    }
  }

  /// Reads a run without holding its lock; another process may be at work on it.
  ///
  /// - Parameters:
  ///   - id: Which.
  ///   - keepsEntries: Whether the record has the journal's entries, beside the state that they add
  ///     up to; who goes on with a run has no use for them.
  /// - Returns: The run.
  /// - Throws: Where there is none, it is damaged, or the system refuses.
  package func read(_ id: RunID, keepsEntries: Bool = true) throws(EngineError) -> RunRecord {
    if let shared { return try read(id, shared, keepsEntries) }
    let path = folder(of: id)
    let journalPath = FilePath.join(path, RunStore.journalName)
    guard files.exists(journalPath) else {
      try refuseLost(journalPath, of: id)
      throw .noRun(id.text)
    }
    // Asked first: a process that ends in between leaves its last events to be read.
    let holder = self.holder(of: id)
    let journal = try journal(of: id, keepsEntries)
    return RunRecord(
      id: id, folder: path, state: journal.state, entries: journal.entries,
      plan: try plan(of: id, journal.state), holder: holder, droppedTornLine: journal.isTorn,
      reading: journal.reading)
  }

  /// Reads a run's journal, whose bytes are gone before its plan is read.
  private func journal(of id: RunID, _ keepsEntries: Bool) throws(EngineError) -> (
    state: RunState, entries: [JournalEntry], reading: JournalFormat.Reading, isTorn: Bool
  ) {
    let path = FilePath.join(folder(of: id), RunStore.journalName)
    let bytes = try EngineError.catching { () throws(SystemError) in
      try files.read(path, limit: RunStore.journalLimit)
    }
    if bytes.isEmpty { try refuseLost(path, of: id) }
    let journal = try RunStore.fold(bytes, of: id, path: path, keepsEntries)
    return (
      journal.state, journal.entries, journal.reading, journal.reading.length < bytes.count
    )
  }

  /// Reads a shared run, with what this machine did not get to write there.
  private func read(_ id: RunID, _ shared: SharedState, _ keepsEntries: Bool)
    throws(EngineError) -> RunRecord
  {
    let path = folder(of: id)
    let holder = self.holder(of: id)
    let record = try shared.read(id)
    let (local, comparison) = shared.compare(
      record, with: FilePath.join(path, RunStore.journalName), files: files)
    var bytes = record.journal
    var kept: String?
    switch comparison {
    case .behind: break
    case .ahead: bytes = local
    case .apart(let line): kept = FilePath.join(path, SharedState.keptName(line: line))
    }
    let address = "\(shared.address)/\(SharedState.folder(of: id))"
    let journal = try RunStore.fold(bytes, of: id, path: address, keepsEntries)
    var result = RunRecord(
      id: id, folder: path, state: journal.state, entries: journal.entries,
      plan: try plan(of: id, journal.state),
      holder: shared.holder(record, local: holder, now: Timestamp.now()), droppedTornLine: false,
      reading: journal.reading)
    result.writers = record.writers
    result.keptAside = kept
    return result
  }

  /// Refuses a run whose journal is gone, told from one that never began by its logs: nothing starts
  /// before the journal says so on the medium.
  private func refuseLost(_ journal: String, of id: RunID) throws(EngineError) {
    let logs = (try? files.list(FilePath.join(folder(of: id), "logs"))) ?? []
    if logs.isEmpty { return }
    throw .damaged(
      JournalDamage(path: journal, line: nil, problem: "it is missing, and the run has logs"))
  }

  private static func fold(
    _ bytes: [UInt8], of id: RunID, path: String, _ keepsEntries: Bool
  ) throws(EngineError) -> (
    state: RunState, entries: [JournalEntry], reading: JournalFormat.Reading
  ) {
    var state = RunState()
    var entries: [JournalEntry] = []
    let reading: JournalFormat.Reading
    do {
      reading = try JournalFormat.read(bytes, path: path, run: id) { entry in
        state.apply(entry.event, at: entry.time)
        if keepsEntries { entries.append(entry) }
      }
    } catch {
      throw .damaged(error)
    }
    if reading.count == 0 { throw .noRun(id.text) }
    return (state, entries, reading)
  }

  /// Reads the document as it was when a run began.
  package func document(of id: RunID) throws(EngineError) -> [UInt8] {
    try content("document.md", of: id)
  }

  /// Reads what stands beside a run's journal.
  private func content(_ name: String, of id: RunID) throws(EngineError) -> [UInt8] {
    // A plan that this machine did not get to share is only here.
    if let shared, let content = try shared.read(id).files[name] { return content }
    let path = FilePath.join(folder(of: id), name)
    do {
      return try files.read(path, limit: RunStore.planLimit)
    } catch {
      guard error.isNotFound else { throw .system(error) }
      throw .damaged(JournalDamage(path: path, line: nil, problem: "it is missing"))
    }
  }

  /// The run that a person means by its id, or by a beginning or an end of it that no other has.
  ///
  /// With nil it is the newest one that is not finished.
  package func find(_ text: String?) throws(EngineError) -> RunID {
    guard let text else { return try newestUnfinished().id }
    let all = try list()
    if let id = RunID(text), all.contains(id) {
      let path = FilePath.join(folder(of: id), RunStore.journalName)
      guard shared != nil || files.exists(path) else {
        throw .damaged(
          JournalDamage(
            path: path, line: nil,
            problem: "it is missing: the run never began, or its journal was removed"))
      }
      return id
    }
    let near = all.filter { $0.text.hasPrefix(text) || $0.text.hasSuffix(text) }
    guard let id = near.first, !text.isEmpty else { throw .noRun(text) }
    if near.count > 1 { throw .ambiguousRun(text, near) }
    return id
  }

  /// Reads the run to go on with, without its entries, and its journal only once.
  ///
  /// - Parameter text: What the person says of its id, see ``find(_:)``.
  /// - Returns: The run.
  /// - Throws: Where there is none, it is damaged, or the system refuses.
  package func resumable(_ text: String?) throws(EngineError) -> RunRecord {
    guard let text else { return try newestUnfinished() }
    return try read(find(text), keepsEntries: false)
  }

  private func newestUnfinished() throws(EngineError) -> RunRecord {
    for id in try list().reversed() {
      do {
        let record = try read(id, keepsEntries: false)
        if record.state.status != .finished { return record }
      } catch .noRun {
        // A folder whose run never began.
        continue
      }
    }
    throw .noRun(nil)
  }

  // MARK: - What else stands in a run's folder

  /// The name of a run's journal in its folder.
  package static let journalName = "journal.jsonl"
  /// The plan as it was agreed to; after an edit another file counts.
  static let planName = "plan.json"
  static let lockName = "lock"
  /// A journal larger than this is not read: some four million actions.
  static let journalLimit = 1 << 30
  private static let planLimit = 1 << 28

  /// Reads the plan that counts.
  func plan(of id: RunID, _ state: RunState) throws(EngineError) -> Plan {
    let path = FilePath.join(folder(of: id), state.planFile)
    let bytes = try content(state.planFile, of: id)
    guard Checksum.text(of: bytes) == state.planDigest else {
      throw .damaged(
        JournalDamage(path: path, line: nil, problem: "it is not the plan that was agreed to"))
    }
    do {
      return try Plan(parsing: bytes)
    } catch {
      throw .damaged(JournalDamage(path: path, line: nil, problem: error.message))
    }
  }

  /// The bytes that a plan is kept as: on one line, which is read in a third of the time and memory.
  static func encode(_ plan: Plan, document: [UInt8]) -> [UInt8] {
    let file = SourceFile(name: plan.runbook, bytes: document)
    var bytes: [UInt8] = []
    plan.json(in: file).write(to: &bytes)
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }

  /// Whether a process of this machine works on a run now.
  package func isHeld(_ id: RunID) -> Bool { holder(of: id) != nil }

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
  /// Its journal; empty where the entries were not asked for.
  package var entries: [JournalEntry]
  /// The plan that counts.
  package var plan: Plan
  /// Whether a process works on it now; who, where that is known.
  package var holder: String?
  /// Whether a torn last line of the journal was left out.
  package var droppedTornLine: Bool
  /// How far ``state`` goes in the journal.
  var reading: JournalFormat.Reading
  /// Of a shared run, who wrote from which line of the journal on.
  package var writers: [(line: Int, holder: RunHolder)] = []
  /// Of a shared run that another machine went on with before this one had written all, the file
  /// that this machine's journal will be kept as.
  package var keptAside: String?

  /// Of a shared run, the process that started the last attempt of each unit.
  package var starters: [Unit: RunHolder] {
    var starters: [Unit: RunHolder] = [:]
    var later = writers[...]
    var writer: RunHolder?
    for entry in entries {
      while let next = later.first, next.line <= entry.sequence {
        writer = next.holder
        later = later.dropFirst()
      }
      if case .started(let unit, _) = entry.event { starters[unit] = writer }
    }
    return starters
  }

  /// Whether a document is, byte for byte, the one that the run began with, so that ``plan`` is its
  /// plan; false where it cannot be told.
  package func isOf(_ document: [UInt8]) -> Bool {
    guard let beginning = state.beginning, state.planDigest == beginning.planDigest else {
      return false
    }
    return Checksum.text(of: document) == beginning.documentDigest
  }

  /// How far it is: a run that nobody works on any more was interrupted.
  package var status: RunState.Status {
    state.status == .running && holder == nil ? .interrupted : state.status
  }
}
