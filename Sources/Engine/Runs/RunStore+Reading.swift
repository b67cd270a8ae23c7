import Compiler
import JSON
import Platform

/// Reading runs.
extension RunStore {
  private static let planLimit = 1 << 28
  /// From this size on a journal and its plan are read on two cores; a thread costs some 50 µs.
  private static let longJournal = 1 << 20

  /// A journal that was read.
  private struct FoldedJournal: Sendable {
    var state = RunState()
    var entries: [JournalEntry] = []
    var reading = JournalFormat.Reading()
  }

  /// A plan that was read, and what tells whether it is the one that counts.
  private struct ReadPlan: Sendable {
    var file: String
    var digest: String
    var plan: Plan
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
    let size = try EngineError.catching { () throws(SystemError) in
      try files.status(journalPath).size
    }
    let result: Result<FoldedJournal, EngineError>
    var likely: ReadPlan?
    if size < RunStore.longJournal {
      result = fold(id, keepsEntries)
    } else {
      (likely, result) = Parallel.both(
        { likelyPlan(of: id) }, { fold(id, keepsEntries, length: size) })
    }
    // Also one of zeros alone, where no line reached the medium.
    if case .failure(.noRun) = result { try refuseLost(journalPath, of: id) }
    let journal = try result.get()
    return RunRecord(
      id: id, folder: path, state: journal.state, entries: journal.entries,
      plan: try plan(of: id, journal.state, likely), holder: holder,
      droppedTornLine: journal.reading.isTorn, reading: journal.reading)
  }

  /// Reads a run's journal, whose length is known where it is long.
  private func fold(_ id: RunID, _ keepsEntries: Bool, length: Int = 0)
    -> Result<FoldedJournal, EngineError>
  {
    let path = FilePath.join(folder(of: id), RunStore.journalName)
    var folded = FoldedJournal()
    folded.state.reserve(journal: length)
    do throws(EngineError) {
      folded.reading = try JournalFile.read(path, in: files, run: id) { entry in
        folded.state.apply(entry.event, at: entry.time)
        if keepsEntries { folded.entries.append(entry) }
      }
      if folded.reading.count == 0 { throw .noRun(id.text) }
      return .success(folded)
    } catch {
      return .failure(error)
    }
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
    var folded = FoldedJournal()
    do {
      folded.reading = try JournalFormat.read(bytes, path: address, run: id) { entry in
        folded.state.apply(entry.event, at: entry.time)
        if keepsEntries { folded.entries.append(entry) }
      }
    } catch {
      throw .damaged(error)
    }
    if folded.reading.count == 0 { throw .noRun(id.text) }
    var result = RunRecord(
      id: id, folder: path, state: folded.state, entries: folded.entries,
      plan: try plan(of: id, folded.state),
      holder: shared.holder(record, local: holder, now: Timestamp.now()), droppedTornLine: false,
      reading: folded.reading)
    result.writers = record.writers
    result.keptAside = kept
    return result
  }

  /// Refuses a run whose journal is gone, told from one that never began by the sign that it had, or
  /// by its logs: nothing starts before the journal says so on the medium.
  private func refuseLost(_ journal: String, of id: RunID) throws(EngineError) {
    let path = folder(of: id)
    let logs = (try? files.list(FilePath.join(path, "logs"))) ?? []
    guard !logs.isEmpty || files.exists(FilePath.join(path, RunStore.begunName)) else { return }
    let what = files.exists(journal) ? "empty" : "missing"
    throw .damaged(
      JournalDamage(path: journal, line: nil, problem: "it is \(what), and the run had begun"))
  }

  /// Reads the document as it was when a run began.
  package func document(of id: RunID) throws(EngineError) -> [UInt8] {
    try content("document.md", of: id)
  }

  /// Reads what stands beside a run's journal.
  func content(_ name: String, of id: RunID) throws(EngineError) -> [UInt8] {
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

  /// Reads the plan that counts.
  func plan(of id: RunID, _ state: RunState) throws(EngineError) -> Plan {
    try plan(of: id, state, nil)
  }

  /// Reads the plan that counts, unless it is one that was read.
  private func plan(of id: RunID, _ state: RunState, _ known: ReadPlan?) throws(EngineError) -> Plan
  {
    if let known, known.file == state.planFile, known.digest == state.planDigest {
      return known.plan
    }
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

  /// The run's newest plan, which nearly always is the one that counts; nil where it cannot be read.
  ///
  /// Which one counts the journal says, whose checksum of it decides.
  private func likelyPlan(of id: RunID) -> ReadPlan? {
    let path = folder(of: id)
    var file = RunStore.planName
    for number in 2... {
      let next = "plan-\(number).json"
      guard files.exists(FilePath.join(path, next)) else { break }
      file = next
    }
    guard let bytes = try? files.read(FilePath.join(path, file), limit: RunStore.planLimit),
      let plan = try? Plan(parsing: bytes)
    else { return nil }
    return ReadPlan(file: file, digest: Checksum.text(of: bytes), plan: plan)
  }
}
