import Compiler
import Platform

/// A run that this process works on: its lock, its journal and its state.
final class RunFolder {
  /// The run.
  let id: RunID
  /// Its folder.
  let path: String
  /// All that is known of it.
  private(set) var state: RunState
  /// Held as long as this object lives.
  private let lock: any FileLock
  private let journal: Journal
  private let shared: SharedJournal?
  private let files: any FileSystem
  /// Whether the run's folder says that it has begun.
  private var isMarked = false

  private init(
    id: RunID, path: String, state: RunState, lock: any FileLock, journal: Journal,
    shared: SharedJournal?, files: any FileSystem
  ) {
    self.id = id
    self.path = path
    self.state = state
    self.lock = lock
    self.journal = journal
    self.shared = shared
    self.files = files
  }

  /// Records an event; what depends on it is done after ``commit()``.
  func record(_ event: RunEvent) {
    let entry = journal.append(event)
    state.apply(entry.event, at: entry.time)
  }

  /// Brings what was recorded to the medium, and where the run is shared to where others see it.
  func commit() throws(EngineError) {
    try journal.commit()
    try markBegun()
  }

  /// Does the same at the end of a session, and lets go of a shared run.
  func close() throws(EngineError) {
    try journal.commit(releases: true)
    try markBegun()
  }

  /// Takes back that attempts are about to start, after others could not be told so: none has started.
  func withdraw(_ units: [Unit]) {
    let reason =
      "it was not started, since its start could not be written to where the run is shared"
    for entry in journal.addHere(units.map { .reopened($0, reason: reason, by: nil) }) {
      state.apply(entry.event, at: entry.time)
    }
  }

  /// Leaves a sign beside the journal, so that the run is not passed over when that is lost.
  ///
  /// It is not synced: what takes both from the disk is no crash of this program.
  private func markBegun() throws(EngineError) {
    if isMarked { return }
    isMarked = true
    _ = try EngineError.catching { () throws(SystemError) in
      try files.open(appendingTo: FilePath.join(path, RunStore.begunName), exclusive: false)
    }
  }

  /// Hands what was recorded to the system, without waiting for the medium.
  func write() throws(EngineError) { try journal.write() }

  /// When the hold on a shared run is to be renewed; nil where there is none.
  var renewal: ContinuousClock.Instant? { shared?.renewal }

  /// Renews the hold on a shared run where that is due.
  func renew() { shared?.renew() }

  /// Opens the log file of an attempt.
  func openLog(_ name: String) throws(SystemError) -> any AppendingFile {
    try files.open(appendingTo: FilePath.join(path, name), exclusive: false)
  }

  /// Writes the document and the plan as they are from now on, for `planChanged`.
  ///
  /// - Parameters:
  ///   - plan: The new plan.
  ///   - document: The new document.
  /// - Returns: The plan's file name and checksum.
  /// - Throws: Where they cannot be written.
  func write(plan: Plan, document: [UInt8]) throws(SystemError) -> (file: String, digest: String) {
    var number = 2
    while files.exists(FilePath.join(path, "plan-\(number).json")) { number += 1 }
    let bytes = RunStore.encode(plan, document: document)
    try files.write(document, to: FilePath.join(path, "document-\(number).md"))
    try files.write(bytes, to: FilePath.join(path, "plan-\(number).json"))
    shared?.attach("document-\(number).md", document)
    shared?.attach("plan-\(number).json", bytes)
    return ("plan-\(number).json", Checksum.text(of: bytes))
  }

  /// Makes a run's folder, takes its lock and records its beginning.
  ///
  /// A folder whose journal has no line is no run, so that its files need no renaming, and what is
  /// synced first does not matter as long as the journal's first line is handed to the system last:
  /// when that is there, so is all that it speaks of. It is brought to the medium with the first
  /// intent, before which nothing is done, and at once where the run is shared. A journal whose name
  /// is not on the medium is lost with all its lines, so folders are synced too: behind the files,
  /// where most file systems have nothing left to write, and also those that were there, since a
  /// process that was killed may have made them without getting to their syncs.
  static func create(
    in store: RunStore, id: RunID, plan: Plan, document: [UInt8], world: World,
    beginning: (_ planDigest: String, _ documentDigest: String) -> RunBeginning
  ) throws(EngineError) -> RunFolder {
    let files = store.files
    let path = store.folder(of: id)
    let runs = FilePath.folder(of: path)
    let above = [FilePath.folder(of: store.folder), store.folder]
    let changed = try EngineError.catching { () throws(SystemError) in
      let made = try files.makeFoldersUnsynced(runs)
      try files.makeFolder(path, mode: 0o700)
      try files.makeFolder(FilePath.join(path, "logs"), mode: 0o700)
      return made.filter { !above.contains($0) } + above + [runs, path]
    }
    let lock = try takeLock(of: id, in: store, world: world)
    let shared = try store.shared.map { state throws(EngineError) in
      SharedJournal(
        run: id, in: state, holder: try state.holder(of: id, folder: path, world: world),
        world: world)
    }
    let bytes = RunStore.encode(plan, document: document)
    let file = try EngineError.catching { () throws(SystemError) in
      let written = try [("document.md", document), (RunStore.planName, bytes)].map {
        (name, content) throws(SystemError) in
        let file = try files.open(appendingTo: FilePath.join(path, name), exclusive: true)
        try file.append(content)
        return file
      }
      let journal = try files.open(
        appendingTo: FilePath.join(path, RunStore.journalName), exclusive: true)
      for file in written { try file.sync() }
      for folder in changed { try files.sync(folder: folder) }
      return journal
    }
    shared?.attach("document.md", document)
    shared?.attach(RunStore.planName, bytes)
    let journal = Journal(
      run: id, file: file, count: 0, length: 0, shared: shared, now: world.wallClock)
    let folder = RunFolder(
      id: id, path: path, state: RunState(), lock: lock, journal: journal, shared: shared,
      files: files)
    folder.record(.began(beginning(Checksum.text(of: bytes), Checksum.text(of: document))))
    if shared != nil { try folder.commit() }
    return folder
  }

  /// Takes a run's lock and reads its journal, so that this process goes on with it.
  ///
  /// What a crash left behind the last good line is cut off, and the rest is synced: from here on
  /// everything that was read is known to be on the medium.
  ///
  /// - Parameters:
  ///   - id: The run.
  ///   - record: What of it was read before the lock was held; only what is behind that is read.
  ///   - store: Where it is.
  ///   - world: What it may use.
  /// - Returns: The run.
  /// - Throws: Where there is none, it is damaged or held, or the system refuses.
  static func open(
    _ id: RunID, after record: RunRecord? = nil, in store: RunStore, world: World
  ) throws(EngineError) -> RunFolder {
    let files = store.files
    let path = store.folder(of: id)
    let journalPath = FilePath.join(path, RunStore.journalName)
    if store.shared == nil, !files.exists(journalPath) { throw .noRun(id.text) }
    let lock = try takeLock(of: id, in: store, world: world)
    let others = try store.shared?.bring(id, to: path, world: world)
    // The lines of a journal that were whole stay as they are, but for a shared run, of which another
    // machine may have become the authority.
    let known = others == nil ? record : nil
    var state = known?.state ?? RunState()
    let reading = try JournalFile.read(
      journalPath, in: files, after: known?.reading ?? JournalFormat.Reading(), run: id
    ) { entry in
      state.apply(entry.event, at: entry.time)
    }
    if reading.count == 0 { throw .noRun(id.text) }
    var shared: SharedJournal?
    if let others, let state = store.shared {
      shared = SharedJournal(
        run: id, in: state, holder: try state.holder(of: id, folder: path, world: world),
        after: others,
        backlog: try backlog(of: journalPath, others.journal.count..<reading.length, files),
        count: reading.count - others.lineCount, world: world)
    }
    let file = try EngineError.catching { () throws(SystemError) in
      let file = try files.open(appendingTo: journalPath, exclusive: false)
      if reading.dropped > 0 { try file.truncate(to: reading.length) }
      try file.sync()
      // No state stands in logs: somebody may have removed them all.
      _ = try files.makeFoldersUnsynced(FilePath.join(path, "logs"))
      return file
    }
    let journal = Journal(
      run: id, file: file, count: reading.count, length: reading.length, shared: shared,
      now: world.wallClock)
    return RunFolder(
      id: id, path: path, state: state, lock: lock, journal: journal, shared: shared, files: files)
  }

  /// What this machine's journal has that others do not see yet.
  private static func backlog(of path: String, _ range: Range<Int>, _ files: any FileSystem)
    throws(EngineError) -> [UInt8]
  {
    try EngineError.catching { () throws(SystemError) in
      try files.read(path, from: range.lowerBound, limit: range.count)
    }
  }

  /// Takes the lock of a run and writes into it who holds it.
  ///
  /// Somebody who only looks at the run takes the lock for an instant, so it is tried for a while.
  static func takeLock(of id: RunID, in store: RunStore, world: World)
    throws(EngineError) -> any FileLock
  {
    let path = FilePath.join(store.folder(of: id), RunStore.lockName)
    if store.shared != nil {
      // A run of another machine has no folder here yet.
      try EngineError.catching { () throws(SystemError) in
        try store.files.makeFolders(FilePath.join(store.folder(of: id), "logs"))
      }
    }
    let taken = try EngineError.catching { () throws(SystemError) -> (any FileLock)? in
      for _ in 0..<10 {
        if let lock = try store.files.lock(path) { return lock }
        let event = try world.makeProcesses().next(until: world.clock() + .milliseconds(20))
        if case .signal(let signal) = event { SignalWatch.giveBack(signal) }
      }
      return nil
    }
    guard let taken else { throw .locked(id, holder: store.holderText(of: id)) }
    let holder = RunHolder.text(world.person, process: world.process, since: world.wallClock())
    try EngineError.catching { () throws(SystemError) in
      try taken.describe(holder: Array(holder.utf8))
    }
    return taken
  }
}

extension EngineError {
  /// Turns a failed system call into an engine's error.
  static func catching<Result>(_ body: () throws(SystemError) -> Result)
    throws(EngineError) -> Result
  {
    do { return try body() } catch { throw .system(error) }
  }
}
