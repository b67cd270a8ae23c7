package import Platform
import Synchronization

/// The shared side of a state folder: the runs that other machines see too.
///
/// The folder itself has what this machine needs of them:
///
///     <folder>/runs/<run id>/…   as without sharing: the journal as far as this machine knows it, the
///                                plan, the document, and the logs of what ran here
///     <folder>/objects/…         what was read, so that it is read once
///     <folder>/place             sixteen digits that tell this folder from others
package final class SharedState: Sendable {
  let objects: any ObjectStore
  /// For how many seconds a process that is silent holds a run.
  let lease: Int
  private let folder: String
  private let files: any FileSystem
  /// What this process has read so far.
  private let known = Mutex(Known())

  private struct Known {
    /// Objects that came with those of other runs and were not looked at yet.
    var stored: [RunID: [StoredObject]] = [:]
    /// Runs that were joined and checked.
    var records: [RunID: SharedRecord] = [:]
  }

  /// After so many runs that were read one by one, the next one brings all of them.
  private static let singleReads = 2

  /// Makes it; nothing is read or written before something is asked for.
  ///
  /// - Parameters:
  ///   - objects: Where the runs are kept.
  ///   - folder: The state folder on this machine.
  ///   - lease: For how many seconds a process that is silent holds a run; it writes again after a
  ///     third of that, so that two renewals may get lost.
  ///   - files: The files of this machine.
  package init(
    objects: any ObjectStore, folder: String, lease: Int = 300,
    files: any FileSystem = LocalFileSystem()
  ) {
    self.objects = objects
    self.lease = lease
    self.folder = folder
    self.files = files
  }

  /// Where the runs are, for people.
  package var address: String { objects.address }

  /// Lets a signal end a call that takes too long.
  ///
  /// - Parameters:
  ///   - signals: Where requests to end come in.
  ///   - onSignal: Called with the first that comes while something is called.
  package func heed(_ signals: SignalWatch, onSignal: @escaping @Sendable (Signal) -> Void) {
    objects.heed(signals, onSignal: onSignal)
  }

  /// The folder of a run in the store.
  static func folder(of run: RunID) -> String { "runs/\(run)" }

  // MARK: - Reading

  /// The ids of all runs, oldest first.
  func list() throws(EngineError) -> [RunID] {
    try EngineError.sharing { () throws(SharedStateError) in
      try objects.folders(in: "runs").compactMap { RunID($0) }.sorted()
    }
  }

  /// Reads a run.
  ///
  /// Who reads a few runs, one after the other, is given all in one call.
  /// - Parameters:
  ///   - run: The run.
  ///   - isFresh: Whether what this process has read before counts for nothing.
  /// - Returns: All that its objects say.
  /// - Throws: Where there is none, or it is damaged.
  func read(_ run: RunID, isFresh: Bool = false) throws(EngineError) -> SharedRecord {
    if !isFresh, let record = known.withLock({ $0.records[run] }) { return record }
    let record = try join(run, isFresh: isFresh)
    known.withLock { known in
      known.records[run] = record
      known.stored[run] = nil
    }
    return record
  }

  private func join(_ run: RunID, isFresh: Bool) throws(EngineError) -> SharedRecord {
    let address = "\(objects.address)/\(SharedState.folder(of: run))"
    var stored = try fetch(run, isFresh: isFresh)
    if let record = try? SharedRecord(stored, run: run, address: address) { return record }
    // Perhaps only what was kept of it here is damaged.
    objects.forget(SharedState.folder(of: run))
    stored = try fetch(run, isFresh: true)
    do {
      if let record = try SharedRecord(stored, run: run, address: address) { return record }
    } catch {
      throw .damaged(error)
    }
    throw .noRun(run.text)
  }

  private func fetch(_ run: RunID, isFresh: Bool) throws(EngineError) -> [StoredObject] {
    let (stored, reads) = known.withLock { ($0.stored[run], $0.records.count) }
    if !isFresh, let stored { return stored }
    let readsAll = !isFresh && reads >= SharedState.singleReads
    let folder = readsAll ? "runs" : SharedState.folder(of: run)
    let found = try EngineError.sharing { () throws(SharedStateError) in
      try objects.objects(in: folder)
    }
    known.withLock { known in
      for (name, stored) in found {
        if let id = RunID(name), known.records[id] == nil { known.stored[id] = stored }
      }
    }
    return found[run.text] ?? []
  }

  // MARK: - Holding

  /// What tells this machine's folder from others; nil where it was never used to run anything.
  var place: String? {
    guard let bytes = try? files.read(FilePath.join(folder, "place"), limit: 64) else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Makes sure that runs can be held here: that this folder has a name of its own, and that the
  /// store refuses to write over what is there.
  ///
  /// - Parameter world: Where random digits come from.
  /// - Returns: The name.
  /// - Throws: Where the store would write over an object, or cannot be reached.
  func prepare(_ world: World) throws(EngineError) -> String {
    if let place { return place }
    let format = Array("{\"format\":\"\(SharedObject.format)\(SharedObject.version)\"}\n".utf8)
    // Only a second write, which is refused, shows that the first one was safe.
    var isMade = false
    var last: SharedStateError?
    tries: for _ in 0..<4 {
      switch objects.create("format", format) {
      case .taken:
        last = nil
        break tries
      case .refused(let error): throw .shared(error)
      case .unclear(let error): last = error
      case .made where !isMade: isMade = true
      case .made:
        throw .shared(
          SharedStateError(
            operation: "use", place: objects.address,
            reason: "it writes over objects although it is told not to (If-None-Match: *)",
            advice: "two machines could run the same step there; use a bucket of Amazon S3, or of "
              + "a store that knows conditional writes"))
      }
    }
    if let last { throw .shared(last) }
    let digits = String(world.random(), radix: 16)
    let name = String(repeating: "0", count: 16 - digits.utf8.count) + digits
    try EngineError.catching { () throws(SystemError) in
      try files.makeFolders(folder)
      try files.write(Array(name.utf8), to: FilePath.join(folder, "place"))
    }
    return name
  }

  /// This process as a holder.
  func holder(of run: RunID, folder: String, world: World) throws(EngineError) -> RunHolder {
    RunHolder(
      person: world.person, process: world.process, since: world.wallClock(),
      place: try prepare(world), folder: (try? files.resolve(folder)) ?? folder)
  }

  /// Refuses a run that a process of another machine holds.
  ///
  /// Called with the run's lock on this machine held: a holder of the same place is dead.
  func checkFree(_ record: SharedRecord) throws(EngineError) {
    guard record.lease > 0, record.holder.place != place else { return }
    let last = SharedObject.name(record.count)
    let times = try EngineError.sharing { () throws(SharedStateError) in
      try objects.times(in: SharedState.folder(of: record.run), from: last)
    }
    let newest = times.written.keys.compactMap(SharedObject.number(of:)).max() ?? record.count
    let written = times.written[SharedObject.name(newest)] ?? times.now
    let silence = max(0, (times.now.milliseconds - written.milliseconds) / 1000)
    guard newest > record.count || silence < record.lease else { return }
    throw .locked(
      record.run,
      holder: "\(record.holder.text); it was heard of \(silence) s ago, and after "
        + "\(record.lease) s of silence another machine may go on")
  }

  /// Who holds a run, as far as this machine's clock tells; nil where nobody does.
  ///
  /// - Parameters:
  ///   - record: The run.
  ///   - local: Who holds its lock on this machine.
  ///   - now: This machine's time.
  /// - Returns: The process, for people.
  func holder(_ record: SharedRecord, local: String?, now: Timestamp) -> String? {
    if record.lease == 0 { return nil }
    if record.holder.place == place { return local }
    let silence = now.milliseconds - record.written.milliseconds
    return silence < Int64(record.lease) * 1000 ? record.holder.text : nil
  }

  // MARK: - Keeping house

  /// Removes a run from the store.
  func remove(_ run: RunID) throws(EngineError) {
    try EngineError.sharing { () throws(SharedStateError) in
      try objects.remove(SharedState.folder(of: run))
    }
    known.withLock { known in
      known.records[run] = nil
      known.stored[run] = nil
    }
  }
}

extension EngineError {
  /// Turns a failure of the shared state into an engine's error.
  static func sharing<Result>(_ body: () throws(SharedStateError) -> Result)
    throws(EngineError) -> Result
  {
    do { return try body() } catch { throw .shared(error) }
  }
}
