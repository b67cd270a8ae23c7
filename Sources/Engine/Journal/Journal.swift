import Platform

/// The journal of a run that this process works on: what is appended, and how far it is on disk, and
/// after that where others see it.
///
/// Events are collected and written together; nothing may be done that depends on them before
/// ``commit(releases:)`` returned.
final class Journal {
  private let run: RunID
  private let file: any AppendingFile
  private let shared: SharedJournal?
  private let now: @Sendable () -> Timestamp
  private var pending: [UInt8] = []
  private var count: Int
  private var synced: Int
  /// What others do not see yet, where the run is shared.
  private var unshared: [UInt8] = []
  /// After a failed write or sync nothing is known of the file's end, so nothing more is written.
  private var failure: EngineError?

  /// Goes on with a journal.
  ///
  /// - Parameters:
  ///   - run: Whose it is.
  ///   - file: The file, at its end.
  ///   - count: How many entries it has, all of them on the medium.
  ///   - shared: Where others see it; nil where it is this machine's alone.
  ///   - now: The wall clock.
  init(
    run: RunID, file: any AppendingFile, count: Int, shared: SharedJournal?,
    now: @escaping @Sendable () -> Timestamp
  ) {
    self.run = run
    self.file = file
    self.shared = shared
    self.count = count
    self.synced = count
    self.now = now
  }

  /// Adds an event, which is not on disk yet.
  func append(_ event: RunEvent) -> JournalEntry {
    count += 1
    let entry = JournalEntry(sequence: count, time: now(), event: event)
    JournalFormat.write(entry, run: run, synced: synced, to: &pending)
    return entry
  }

  /// Hands everything that was added to the system: the end of this process loses none of it, but a
  /// power cut may.
  func write() throws(EngineError) {
    try attempt { () throws(EngineError) in
      if pending.isEmpty { return }
      try EngineError.catching { () throws(SystemError) in try file.append(pending) }
      if shared != nil { unshared += pending }
      pending.removeAll(keepingCapacity: true)
    }
  }

  /// Brings everything that was added to the medium, in one write and one sync, and then to where
  /// others see it.
  ///
  /// - Parameter releases: Whether this process lets go of a shared run with that.
  /// - Throws: Where the disk or the shared state failed, or another machine took the run over.
  func commit(releases: Bool = false) throws(EngineError) {
    if synced == count, failure == nil {
      if releases { shared?.release() }
      return
    }
    try write()
    try attempt { () throws(EngineError) in
      try EngineError.catching { () throws(SystemError) in try file.sync() }
      try shared?.append(unshared, count: count - synced, releases: releases)
    }
    unshared = []
    synced = count
  }

  private func attempt(_ body: () throws(EngineError) -> Void) throws(EngineError) {
    if let failure { throw failure }
    do {
      try body()
    } catch {
      failure = error
      throw error
    }
  }
}
