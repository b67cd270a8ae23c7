import Platform

/// Programs, one of which may be started ahead of its time.
///
/// A read that the next action begins with runs beside the current action, which keeps one core busy
/// for most of a second while `aws` starts. Whoever then starts the very same command gets that
/// program handed over, and what it printed; an answer that is old, or a failure, is thrown away and
/// the command started anew. Nobody else sees anything of it.
final class AheadProcesses: Processes {
  /// How old an answer may be when it is used: longer than the rest of an action that the read ran
  /// beside, shorter than anybody takes to answer a question.
  private static let limit: Duration = .seconds(3)
  /// The most of an answer that is kept; a longer one is read anew.
  private static let outputLimit = 4 << 20

  private typealias Receiver = (Supervisor.Stream, ArraySlice<UInt8>) -> Void

  /// A program that was started ahead.
  private final class Early {
    let command: Command
    var output: [(stream: Supervisor.Stream, bytes: ArraySlice<UInt8>)] = []
    var size = 0
    /// How it ended, and when.
    var end: (exit: Exit, time: ContinuousClock.Instant)?
    /// Who it was handed over to while it ran, and under which number.
    var owner: (number: Int32, receive: Receiver)?

    init(_ command: Command) { self.command = command }

    /// Whether its answer is one to use.
    var isGood: Bool { end?.exit.isSuccess == true && size <= AheadProcesses.outputLimit }
  }

  private let processes: any Processes
  private let clock: () -> ContinuousClock.Instant
  /// The one that the next starts are compared with.
  private var early: Early?
  /// Those that have not ended, by their process ids.
  private var running: [Int32: Early] = [:]
  /// Numbers of programs that were started anew in the place of one that was handed over.
  private var renumbered: [Int32: Int32] = [:]
  private var ended: [(number: Int32, exit: Exit)] = []
  /// Negative, so that it is no process's: a program that has ended may have passed its id on.
  private var lastNumber: Int32 = 0

  /// Makes one that starts programs by another.
  init(_ processes: any Processes, clock: @escaping () -> ContinuousClock.Instant) {
    self.processes = processes
    self.clock = clock
  }

  /// Starts a read that is likely to be asked for; that it cannot be started is seen then.
  func startAhead(_ command: Command) {
    let early = Early(command)
    let process = try? processes.start(command) { stream, bytes in
      early.size += bytes.count
      if early.size <= Self.outputLimit { early.output.append((stream, bytes)) }
    }
    guard let process else { return }
    running[process] = early
    self.early = early
  }

  /// Ends what nobody has asked for.
  func stop() {
    early = nil
    guard !running.isEmpty else { return }
    processes.stopAll(immediately: true)
    while !running.isEmpty, let event = try? processes.next(until: nil) {
      if case .exited(let process, _) = event { running[process] = nil }
    }
  }

  // MARK: - Processes

  var count: Int {
    processes.count - running.values.reduce(0) { $0 + ($1.owner == nil ? 1 : 0) } + ended.count
  }

  func locate(_ program: String, searchPath: String) -> String? {
    processes.locate(program, searchPath: searchPath)
  }

  func start(
    _ command: Command, receive: @escaping (Supervisor.Stream, ArraySlice<UInt8>) -> Void
  ) throws(SystemError) -> Int32 {
    guard let early, early.command == command else {
      return try processes.start(command, receive: receive)
    }
    self.early = nil
    if early.end == nil {
      lastNumber -= 1
      early.owner = (lastNumber, receive)
      return lastNumber
    }
    guard let end = early.end, early.isGood, clock() - end.time < Self.limit else {
      return try processes.start(command, receive: receive)
    }
    lastNumber -= 1
    for (stream, bytes) in early.output { receive(stream, bytes) }
    ended.append((lastNumber, end.exit))
    return lastNumber
  }

  func next(until deadline: ContinuousClock.Instant?) throws(SystemError) -> Supervisor.Event {
    if !ended.isEmpty {
      let (number, exit) = ended.removeFirst()
      return .exited(number, exit)
    }
    while true {
      let event = try processes.next(until: deadline)
      guard case .exited(let process, let exit) = event else { return event }
      if let number = renumbered.removeValue(forKey: process) { return .exited(number, exit) }
      guard let early = running.removeValue(forKey: process) else { return event }
      early.end = (exit, clock())
      if let event = handOver(early, exit) { return event }
    }
  }

  func stopAll(immediately: Bool) { processes.stopAll(immediately: immediately) }

  /// Gives a program's answer to whom it was handed over to.
  ///
  /// - Returns: Its end; nil where nobody asked for it yet, or where it was started anew.
  private func handOver(_ early: Early, _ exit: Exit) -> Supervisor.Event? {
    guard let (number, receive) = early.owner else { return nil }
    // What was made to end is not to be started again.
    if !early.isGood, exit.cause == nil,
      let process = try? processes.start(early.command, receive: receive)
    {
      renumbered[process] = number
      return nil
    }
    for (stream, bytes) in early.output { receive(stream, bytes) }
    return .exited(number, exit)
  }
}
