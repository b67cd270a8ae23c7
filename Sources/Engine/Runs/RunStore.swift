import Compiler
import JSON
package import Platform
import Source

/// The folder that runs are kept in: `.runbook` below the current folder, or what `--state` says.
///
///     <state>/beginning-….lock              there while a process is about to begin a run of a document
///     <state>/runs/<run id>/journal.jsonl   the journal, the only authority
///     <state>/runs/<run id>/begun           empty; there once the journal was on the medium, so that a
///                                           journal that is lost is told from one that never was
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
      // A file of the state folder's name is no folder without runs.
      if error.isNotFound, !error.isNotFolder { return [] }
      throw .system(error)
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
  static let begunName = "begun"
  /// A journal larger than this is not compared with a shared one: some four million actions.
  static let journalLimit = 1 << 30

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
  func holder(of id: RunID) -> String? {
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
    holderText(inLock: FilePath.join(folder(of: id), RunStore.lockName))
  }

  /// What the holder of a lock wrote into this file.
  func holderText(inLock path: String) -> String {
    let bytes = (try? files.read(path, limit: 4096)) ?? []
    return bytes.isEmpty ? "another process" : String(decoding: bytes, as: UTF8.self)
  }
}
