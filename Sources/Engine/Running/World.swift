package import Platform

/// Everything outside of the engine that it uses; tests replace what they want to control.
package struct World: Sendable {
  /// The files of the state folder.
  package var files: any FileSystem
  /// The wall clock, for journals and people.
  package var wallClock: @Sendable () -> Timestamp
  /// The clock that durations are measured with.
  package var clock: @Sendable () -> ContinuousClock.Instant
  /// What starts programs and waits.
  package var makeProcesses: @Sendable () -> any Processes
  /// Makes a file without a name that a script writes its environment to; nil where there is none.
  package var makeScratch: @Sendable () -> ScratchFile?
  /// Names a program that was started; nil where it has ended already.
  package var identify: @Sendable (Int32) -> ProcessIdentity? = { _ in nil }
  /// What still runs of a program and of what has an entry in its environment.
  package var remains: @Sendable (ProcessIdentity?, _ mark: String) -> [RunningProcess] = { _, _ in
    []
  }
  /// Random bits, for ids and for spreading retries.
  package var random: @Sendable () -> UInt64
  /// Who is at the keyboard.
  package var person: Person
  /// This process's id.
  package var process: Int32

  /// Makes a world.
  package init(
    files: any FileSystem, wallClock: @escaping @Sendable () -> Timestamp,
    clock: @escaping @Sendable () -> ContinuousClock.Instant,
    makeProcesses: @escaping @Sendable () -> any Processes,
    makeScratch: @escaping @Sendable () -> ScratchFile? = { nil },
    random: @escaping @Sendable () -> UInt64, person: Person, process: Int32
  ) {
    self.files = files
    self.wallClock = wallClock
    self.clock = clock
    self.makeProcesses = makeProcesses
    self.makeScratch = makeScratch
    self.random = random
    self.person = person
    self.process = process
  }

  /// This machine.
  ///
  /// - Parameter signals: Where requests to end come in; nil leaves signals alone.
  /// - Returns: The real world.
  package static func local(signals: SignalWatch? = nil) -> World {
    var world = World(
      files: LocalFileSystem(), wallClock: { Timestamp.now() }, clock: { ContinuousClock.now },
      makeProcesses: { Supervisor(signals: signals) },
      makeScratch: { try? ScratchFile() },
      random: { UInt64.random(in: .min ... .max) },
      person: Person(user: ProcessEnvironment.userName, host: ProcessEnvironment.hostName),
      process: ProcessEnvironment.processID)
    world.identify = { RunningProcess($0)?.identity }
    world.remains = { RunningProcess.remains(of: $0, mark: $1) }
    return world
  }
}

/// What starts programs, several at once, and waits for what happens next.
package protocol Processes: AnyObject {
  /// How many programs are running.
  var count: Int { get }

  /// Where a program is that a search path leads to; nil where it is not installed.
  func locate(_ program: String, searchPath: String) -> String?

  /// Starts a program; `receive` gets its output inside ``next(until:)``.
  func start(
    _ command: Command, receive: @escaping (Supervisor.Stream, ArraySlice<UInt8>) -> Void
  ) throws(SystemError) -> Int32

  /// Waits for the next thing that happens, or a deadline.
  func next(until deadline: ContinuousClock.Instant?) throws(SystemError) -> Supervisor.Event

  /// Ends all programs, politely or at once; their exits are reported as ever.
  func stopAll(immediately: Bool)
}

extension Supervisor: Processes {
  /// Where a program is that a search path leads to; nil where it is not installed.
  package func locate(_ program: String, searchPath: String) -> String? {
    Command.locate(program, searchPath: searchPath)
  }
}
