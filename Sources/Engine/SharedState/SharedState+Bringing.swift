import Platform

extension SharedState {
  /// Brings a run to this machine's disk, so that this process can go on with it.
  ///
  /// Called with the run's lock on this machine held.
  /// - Parameters:
  ///   - run: The run.
  ///   - path: Its folder on this machine.
  ///   - world: What it may use.
  /// - Returns: The run as others see it. The journal on disk begins with the shared one, and may
  ///   have more that this machine did not get to write there.
  /// - Throws: Where another machine holds the run, or it is damaged.
  func bring(_ run: RunID, to path: String, world: World) throws(EngineError) -> SharedRecord {
    _ = try prepare(world)
    let record = try read(run, isFresh: true)
    try checkFree(record)
    let files = world.files
    let journalPath = FilePath.join(path, RunStore.journalName)
    let (bytes, comparison) = compare(record, with: journalPath, files: files)
    return try EngineError.catching { () throws(SystemError) in
      for (name, content) in record.files.sorted(by: { $0.key < $1.key }) {
        let file = FilePath.join(path, name)
        if (try? files.read(file, limit: content.count)) != content {
          try files.write(content, to: file)
        }
      }
      switch comparison {
      case .ahead: break
      case .behind where bytes.count == record.journal.count: break
      case .behind: try files.write(record.journal, to: journalPath)
      case .apart(let line):
        try files.write(bytes, to: FilePath.join(path, SharedState.keptName(line: line)))
        try files.write(record.journal, to: journalPath)
      }
      return record
    }
  }

  /// Takes a run over without going on with it, so that no other machine does for a while.
  ///
  /// Called with the run's lock on this machine held.
  func hold(_ run: RunID, in path: String, world: World) throws(EngineError) -> SharedJournal {
    let record = try bring(run, to: path, world: world)
    let journal = SharedJournal(
      run: run, in: self, holder: try holder(of: run, folder: path, world: world),
      after: record, world: world)
    try journal.append([], count: 0, releases: false)
    return journal
  }

  /// What this machine's journal of a run has, and how it stands to the shared one.
  ///
  /// A journal that is damaged beyond what is shared counts as one that went apart: it is kept, and
  /// the shared one counts.
  func compare(_ record: SharedRecord, with path: String, files: any FileSystem)
    -> (bytes: [UInt8], comparison: JournalComparison)
  {
    guard let bytes = try? files.read(path, limit: RunStore.journalLimit) else {
      return ([], .behind)
    }
    let reading = try? JournalFormat.read(bytes, path: path, run: record.run) { _ in }
    let good = reading.map { Array(bytes[..<$0.length]) } ?? bytes
    let comparison = JournalComparison(local: good, shared: record.journal)
    if reading == nil, case .ahead(let start) = comparison {
      return (bytes, .apart(line: bytes[..<start].count { $0 == UInt8(ascii: "\n") } + 1))
    }
    return (good, comparison)
  }

  /// The file that a journal is kept as whose lines are others than the shared ones from a line on.
  static func keptName(line: Int) -> String { "journal-kept-\(line).jsonl" }
}
