import Platform

/// The shared side of the journal of a run that this process works on: what of it others see, and
/// for how long this process holds the run.
///
/// ``SharedObject`` says how it is done, and why.
final class SharedJournal {
  private let objects: any ObjectStore
  private let lease: Int
  private let run: RunID
  private let holder: RunHolder
  private let clock: @Sendable () -> ContinuousClock.Instant
  /// Lets time pass; gives the signal that ended it, if one did.
  private let wait: (Duration) -> Signal?
  private var number: Int
  private var lineCount: Int
  /// Lines that are on this machine's disk, and that no object has yet.
  private var backlog: [UInt8]
  private var backlogCount: Int
  /// What stands beside the journal and goes with the next object.
  private var files: [(name: String, bytes: [UInt8])] = []
  /// When the last object of this process was begun to be written; nil while it has written none.
  private var lastWrite: ContinuousClock.Instant?
  /// When a renewal that failed is tried again.
  private var retries: ContinuousClock.Instant?
  /// Why nothing more may be written, and so nothing started.
  private var failure: EngineError?

  /// How often an object is written whose fate is unclear, and the pauses between.
  private static let pauses: [Duration] = [.seconds(1), .seconds(4), .zero]

  /// Goes on with a run.
  ///
  /// - Parameters:
  ///   - run: The run.
  ///   - state: Where it is kept.
  ///   - holder: This process.
  ///   - record: What was read of it; nil at its beginning.
  ///   - backlog: What this machine's journal has beyond that.
  ///   - count: How many lines the backlog has.
  ///   - world: The clock, and what waits.
  init(
    run: RunID, in state: SharedState, holder: RunHolder, after record: SharedRecord? = nil,
    backlog: [UInt8] = [], count: Int = 0, world: World
  ) {
    self.run = run
    objects = state.objects
    lease = state.lease
    self.holder = holder
    number = record?.count ?? 0
    lineCount = record?.lineCount ?? 0
    self.backlog = backlog
    backlogCount = count
    clock = world.clock
    wait = { pause in
      // A wait that fails is only shorter.
      let event = try? world.makeProcesses().next(until: world.clock() + pause)
      guard case .signal(let signal)? = event else { return nil }
      SignalWatch.giveBack(signal)
      return signal
    }
  }

  /// When the lease is due to be renewed; nil while this process does not hold the run.
  var renewal: ContinuousClock.Instant? {
    guard failure == nil, let lastWrite else { return nil }
    return retries ?? lastWrite + .seconds(lease) / 3
  }

  /// Adds a file that stands beside the journal, written with the next lines.
  func attach(_ name: String, _ bytes: [UInt8]) { files.append((name, bytes)) }

  /// Writes lines that are on this machine's disk.
  ///
  /// - Parameters:
  ///   - lines: The lines.
  ///   - count: How many.
  ///   - releases: Whether the run is let go of with that.
  /// - Throws: Where another process has taken the run over, or the store cannot be reached; nothing
  ///   that depends on the lines may be done then.
  func append(_ lines: [UInt8], count: Int, releases: Bool) throws(EngineError) {
    if let failure { throw failure }
    do throws(EngineError) {
      var lines = backlog + lines
      var count = backlogCount + count
      // A write that took so long says little of who holds the run now.
      for _ in 0..<3 {
        let begun = clock()
        try write(lines, count: count, releases: releases)
        if releases || clock() - begun < .seconds(lease) / 2 { return }
        lines = []
        count = 0
      }
      throw .shared(
        SharedStateError(
          operation: "hold", place: address(number),
          reason: "each write takes more than \(lease / 2) s"))
    } catch {
      failure = error
      throw error
    }
  }

  /// Lets go of the run where this process holds it and nothing is left to write.
  ///
  /// A failure does no harm: the lease runs out by itself.
  func release() {
    guard failure == nil, lastWrite != nil else { return }
    try? append([], count: 0, releases: true)
  }

  /// Renews the lease where that is due.
  ///
  /// What is running goes on whatever comes of it: where the run was taken over, the next
  /// ``append(_:count:releases:)`` says so; where the store did not answer, it is tried again soon.
  func renew() {
    guard let renewal, clock() >= renewal else { return }
    do {
      try write([], count: 0, releases: false)
    } catch .shared {
      retries = clock() + .seconds(20)
    } catch {
      failure = error
    }
  }

  // MARK: - One object

  private func address(_ number: Int) -> String {
    "\(objects.address)/\(SharedState.folder(of: run))/\(SharedObject.name(number))"
  }

  private func write(_ lines: [UInt8], count: Int, releases: Bool) throws(EngineError) {
    let begun = clock()
    let object = SharedObject(
      number: number + 1, run: run, after: lineCount, files: files, lineCount: count, lines: lines,
      holder: holder, lease: releases ? 0 : lease)
    try put(object)
    number += 1
    lineCount += count
    files = []
    backlog = []
    backlogCount = 0
    retries = nil
    lastWrite = releases ? nil : begun
  }

  private func put(_ object: SharedObject) throws(EngineError) {
    let name = "\(SharedState.folder(of: run))/\(SharedObject.name(object.number))"
    let bytes = object.bytes
    var last = SharedStateError(
      operation: "write", place: address(object.number), reason: "it is not there afterwards")
    for pause in SharedJournal.pauses {
      switch objects.create(name, bytes) {
      case .made: return
      case .refused(let error): throw .shared(error)
      case .unclear(let error) where error.signal != nil: throw .shared(error)
      case .unclear(let error): last = error
      case .taken: break
      }
      switch Result(catching: { () throws(SharedStateError) in try objects.read(name) }) {
      case .success(bytes): return
      case .success(let there?): throw .takenOver(run, by: writer(of: there, object.number))
      case .success(nil): break
      case .failure(let error) where error.signal != nil: throw .shared(error)
      case .failure(let error): last = error
      }
      if let signal = wait(pause) {
        last.signal = signal
        throw .shared(last)
      }
    }
    throw .shared(last)
  }

  /// Who wrote an object that stands in the place of this process's own.
  private func writer(of bytes: [UInt8], _ number: Int) -> String {
    (try? SharedObject(bytes, number: number, run: run))?.holder.text ?? "another process"
  }
}
