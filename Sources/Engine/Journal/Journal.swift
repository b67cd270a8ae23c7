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
  /// The file's length without the room behind it, and that room, in bytes.
  private var length: Int
  private var room = 0
  /// How much room is made at once: for some 60 actions, so that it is no part of what one costs.
  private static let roomStep = 32 << 10
  /// What others do not see yet, where the run is shared.
  private var unshared: [UInt8] = []
  /// After a failed write or sync nothing is known of the file's end, so nothing more is written.
  private var failure: EngineError?
  /// Whether all that was added is on this machine's medium, although others could not be told.
  private var isWholeHere = false

  /// Goes on with a journal.
  ///
  /// - Parameters:
  ///   - run: Whose it is.
  ///   - file: The file, at its end.
  ///   - count: How many entries it has, all of them on the medium.
  ///   - length: How many bytes they are.
  ///   - shared: Where others see it; nil where it is this machine's alone.
  ///   - now: The wall clock.
  init(
    run: RunID, file: any AppendingFile, count: Int, length: Int, shared: SharedJournal?,
    now: @escaping @Sendable () -> Timestamp
  ) {
    self.run = run
    self.file = file
    self.shared = shared
    self.count = count
    self.length = length
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
      makeRoom()
      try EngineError.catching { () throws(SystemError) in try file.append(pending) }
      length += pending.count
      room = max(0, room - pending.count)
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
    if synced == count, failure == nil, !releases || room == 0 {
      if releases { shared?.release() }
      return
    }
    try write()
    try attempt { () throws(EngineError) in
      try EngineError.catching { () throws(SystemError) in
        if releases, room > 0 {
          try file.truncate(to: length)
          room = 0
        }
        try file.sync()
      }
      isWholeHere = true
      try shared?.append(unshared, count: count - synced, releases: releases)
    }
    isWholeHere = false
    unshared = []
    synced = count
  }

  /// Adds events to this machine's journal alone, after others could not be told of the last ones.
  ///
  /// Nothing depends on them: what cannot be written is lost.
  func addHere(_ events: [RunEvent]) -> [JournalEntry] {
    guard isWholeHere else { return [] }
    let entries = events.map(append)
    try? file.append(pending)
    try? file.sync()
    pending = []
    return entries
  }

  /// Makes room for what is to be written and more, where it does not fit.
  ///
  /// The journal of a shared run is compared with the shared one, which has no such room; what a sync
  /// costs is nothing beside what it costs to share.
  private func makeRoom() {
    guard shared == nil, room < pending.count else { return }
    let wanted = pending.count + Journal.roomStep
    // A disk that is too full for it may have room for the lines.
    if (try? file.makeRoom(wanted)) != nil { room = wanted }
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
