package import Compiler

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

  /// Makes one; what was in flight when its last process died is unknown in ``state``.
  init(
    id: RunID, folder: String, state: RunState, entries: [JournalEntry], plan: Plan,
    holder: String? = nil, droppedTornLine: Bool, reading: JournalFormat.Reading
  ) {
    self.id = id
    self.folder = folder
    self.state = state
    self.entries = entries
    self.plan = plan
    self.holder = holder
    self.droppedTornLine = droppedTornLine
    self.reading = reading
    if holder == nil { self.state.loseSight() }
  }

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
