import Platform

/// The journal of a run that this process works on: what is appended, and how far it is on disk.
///
/// Events are collected and written together; nothing may be done that depends on them before
/// ``commit()`` returned.
final class Journal {
  private let run: RunID
  private let file: any AppendingFile
  private let now: @Sendable () -> Timestamp
  private var pending: [UInt8] = []
  private var count: Int
  private var synced: Int
  /// After a failed write or sync nothing is known of the file's end, so nothing more is written.
  private var failure: SystemError?

  /// Goes on with a journal.
  ///
  /// - Parameters:
  ///   - run: Whose it is.
  ///   - file: The file, at its end.
  ///   - count: How many entries it has, all of them on the medium.
  ///   - now: The wall clock.
  init(run: RunID, file: any AppendingFile, count: Int, now: @escaping @Sendable () -> Timestamp) {
    self.run = run
    self.file = file
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
  func write() throws(SystemError) {
    try attempt { () throws(SystemError) in
      if pending.isEmpty { return }
      try file.append(pending)
      pending.removeAll(keepingCapacity: true)
    }
  }

  /// Brings everything that was added to the medium, in one write and one sync.
  func commit() throws(SystemError) {
    if synced == count, failure == nil { return }
    try write()
    try attempt { () throws(SystemError) in try file.sync() }
    synced = count
  }

  private func attempt(_ body: () throws(SystemError) -> Void) throws(SystemError) {
    if let failure { throw failure }
    do {
      try body()
    } catch {
      failure = error
      throw error
    }
  }
}
