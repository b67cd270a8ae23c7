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

  /// Brings everything that was added to the medium, in one write and one sync.
  func commit() throws(SystemError) {
    if let failure { throw failure }
    guard !pending.isEmpty else { return }
    do {
      try file.append(pending)
      try file.sync()
    } catch {
      failure = error
      throw error
    }
    pending.removeAll(keepingCapacity: true)
    synced = count
  }
}
