import CPlatform

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Runs programs, several at once, and waits for what happens next, on one thread.
///
/// Each program leads a process group of its own. Both its pipes are read as soon as something is
/// there, in pieces of at most 64 KiB, so that memory stays bounded whatever it prints and neither
/// pipe can block it. It counts as ended when its process has ended; what still holds its pipes then
/// (a daemon) is waited for ``outputGrace`` and no longer.
package final class Supervisor {
  /// One of a program's output streams.
  package enum Stream: Hashable, Sendable {
    case output, error
  }

  /// What happened.
  package enum Event: Hashable, Sendable {
    /// A program ended; all of its output has been delivered.
    case exited(Int32, Exit)
    /// This process was asked to end.
    case signal(Signal)
    /// This process was stopped (Ctrl-Z) and goes on, its programs too.
    case continued
    /// The deadline came first.
    case deadline
  }

  /// How long output is waited for after its program's end, where another process holds it open.
  package static let outputGrace: Duration = .milliseconds(100)

  /// A pipe of a child, and whom its bytes go to.
  private struct Pipe {
    var descriptor: Int32
    var stream: Stream
  }

  /// A program that runs.
  private struct Child {
    var process: Int32
    /// Readable when the process has ended; negative where the system has no such thing.
    var ending: Int32
    var pipes: [Pipe]
    var receive: (Stream, ArraySlice<UInt8>) -> Void
    var started: ContinuousClock.Instant
    var grace: Duration
    /// When the next step is taken: the timeout, the kill after the grace, the end of the output.
    var deadline: ContinuousClock.Instant?
    var cause: Exit.Cause?
    var status: Exit.Status?
    var ended: ContinuousClock.Instant?
    var holdsTerminal = false
    var outputWasCut = false
    /// Whether it was asked to end and has ended, while others of its group still run or hold its
    /// output.
    var leavesOthers = false
  }

  private let signals: SignalWatch?
  private var children: [Child] = []
  /// Whether it was stopped and went on, and nobody was told yet.
  private var wasContinued = false
  private var buffer = [UInt8](repeating: 0, count: 64 * 1024)
  /// Whether this process has a terminal, for which a program may stop and wait.
  private lazy var hasTerminal = tcgetpgrp(STDIN_FILENO) >= 0

  /// Makes one without programs.
  ///
  /// - Parameter signals: Where signals to this process come in; nil leaves them alone.
  package init(signals: SignalWatch? = nil) {
    self.signals = signals
  }

  deinit {
    for child in children { release(child) }
  }

  /// How many programs are running.
  package var count: Int { children.count }

  /// The process ids of what runs, which are also the ids of the process groups.
  package var processes: [Int32] { children.map(\.process) }

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - command: What to run.
  ///   - receive: Gets each piece of output as it comes, inside ``next(until:)``.
  /// - Returns: Its process id.
  /// - Throws: Where it is not found or cannot be started; nothing runs then.
  @discardableResult
  package func start(
    _ command: Command, receive: @escaping (Stream, ArraySlice<UInt8>) -> Void
  ) throws(SystemError) -> Int32 {
    guard let program = command.arguments.first else {
      throw SystemError(operation: "run", path: "", code: ENOENT)
    }
    let searchPath = command.environment["PATH"] ?? "/usr/bin:/bin"
    guard let path = Command.locate(program, searchPath: searchPath) else {
      throw SystemError(operation: "run", path: program, code: ENOENT)
    }
    // The program has its own descriptor of it once it runs.
    let secretInput = try command.secretInput.map { bytes throws(SystemError) in
      try ScratchFile(bytes)
    }
    defer { withExtendedLifetime(secretInput) {} }
    let scratch = secretInput?.descriptor ?? command.scratch
    let started = ContinuousClock.now
    var pipes: [Pipe] = []
    let process: Int32
    if command.streams == .inherited {
      process = try spawn(command, path, scratch, input: 0, output: 1, error: 2)
    } else {
      let output = try Descriptor.pipe()
      pipes.append(Pipe(descriptor: output.reading, stream: .output))
      let outputEnd = Descriptor(owning: output.writing)
      do {
        let error = try Descriptor.pipe()
        pipes.append(Pipe(descriptor: error.reading, stream: .error))
        let errorEnd = Descriptor(owning: error.writing)
        for pipe in pipes { _ = fcntl(pipe.descriptor, F_SETFL, O_NONBLOCK) }
        if command.streams == .collected {
          let input = try Descriptor(opening: "/dev/null", flags: O_RDONLY)
          process = try spawn(
            command, path, scratch, input: input.number, output: outputEnd.number,
            error: errorEnd.number)
        } else {
          process = try spawn(
            command, path, scratch, input: 0, output: outputEnd.number, error: errorEnd.number)
        }
      } catch {
        for pipe in pipes { close(pipe.descriptor) }
        throw error
      }
    }
    var child = Child(
      process: process, ending: cplatform_exit_descriptor(process), pipes: pipes,
      receive: receive, started: started, grace: command.grace,
      deadline: command.timeout.map { started + $0 })
    if command.streams != .collected, hasTerminal, tcgetpgrp(STDIN_FILENO) == getpgrp() {
      child.holdsTerminal = cplatform_set_foreground(STDIN_FILENO, process) == 0
    }
    children.append(child)
    return process
  }

  /// Waits for the next thing that happens.
  ///
  /// Ctrl-Z is dealt with here: programs and this process stop and go on together. The time in between
  /// does not count for timeouts: who looks after lunch did not mean lunch when writing `timeout: 5m`.
  ///
  /// - Parameter deadline: When to return although nothing happened; nil for never, which with no
  ///   program running and no signals watched returns at once.
  /// - Returns: What happened.
  /// - Throws: Where the system cannot wait; programs go on running.
  package func next(until deadline: ContinuousClock.Instant? = nil) throws(SystemError) -> Event {
    while true {
      if wasContinued {
        wasContinued = false
        return .continued
      }
      if let event = settle() { return event }
      if let signal = signals?.next() {
        if signal != .suspend { return .signal(signal) }
        suspend()
        continue
      }
      let now = ContinuousClock.now
      if let deadline, now >= deadline { return .deadline }
      if children.isEmpty, deadline == nil, signals == nil { return .deadline }
      try poll(until: deadline, now: now)
      for index in children.indices { look(at: index) }
    }
  }

  /// Ends a program and everything in its process group; its exit is reported as ever.
  ///
  /// - Parameters:
  ///   - process: What ``start(_:receive:)`` returned; one that has ended is left alone.
  ///   - immediately: Whether to leave out the polite request and its grace.
  package func stop(_ process: Int32, immediately: Bool = false) {
    guard let index = children.firstIndex(where: { $0.process == process }) else { return }
    end(index, cause: .stopped, immediately: immediately)
  }

  /// Ends all programs, as ``stop(_:immediately:)`` does.
  package func stopAll(immediately: Bool = false) {
    for index in children.indices { end(index, cause: .stopped, immediately: immediately) }
  }

  // MARK: - Starting

  private func spawn(
    _ command: Command, _ path: String, _ scratch: Int32?, input: Int32, output: Int32, error: Int32
  ) throws(SystemError) -> Int32 {
    var entries: [String] = []
    entries.reserveCapacity(command.environment.count)
    for (name, value) in command.environment { entries.append("\(name)=\(value)") }
    let result = withCStrings(command.arguments) { arguments in
      withCStrings(entries) { environment in
        path.withCString { path in
          func start(in folder: UnsafePointer<CChar>?) -> Int32 {
            var spawn = cplatform_spawn(
              path: path, arguments: arguments, environment: environment, directory: folder,
              input: input, output: output, error: error, new_group: 1,
              scratch: scratch ?? -1)
            return cplatform_spawn(&spawn)
          }
          guard let folder = command.folder else { return start(in: nil) }
          return folder.withCString { start(in: $0) }
        }
      }
    }
    if result < 0 { throw SystemError(operation: "run", path: path, code: -result) }
    return result
  }

  // MARK: - Waiting

  /// Polls everything at once, until something is there, a child's deadline or the caller's.
  private func poll(until deadline: ContinuousClock.Instant?, now: ContinuousClock.Instant)
    throws(SystemError)
  {
    var entries: [pollfd] = []
    if let signals { entries.append(waiting(signals.descriptor)) }
    var nearest = deadline
    for child in children {
      if child.status == nil, child.ending >= 0, !child.leavesOthers {
        entries.append(waiting(child.ending))
      }
      for pipe in child.pipes { entries.append(waiting(pipe.descriptor)) }
      if let own = child.deadline { nearest = nearest.map { min($0, own) } ?? own }
      if child.status == nil, child.ending < 0 || hasTerminal {
        // What no descriptor tells (a stop, or any end on an old kernel) is asked for regularly.
        let ask = now + (child.ending < 0 ? .milliseconds(5) : .milliseconds(200))
        nearest = nearest.map { min($0, ask) } ?? ask
      }
      if child.leavesOthers, child.pipes.isEmpty {
        // Nor the end of processes that are not this one's children.
        let ask = now + .milliseconds(20)
        nearest = nearest.map { min($0, ask) } ?? ask
      }
    }
    var milliseconds: Int32 = -1
    if let nearest {
      let (seconds, attoseconds) = (nearest - now).components
      // Rounded up: a poll that returns early would spin until the deadline.
      let wanted = seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
      milliseconds = Int32(clamping: max(0, wanted))
    }
    let result = systemPoll(&entries, nfds_t(entries.count), milliseconds)
    if result < 0, errno != EINTR { throw SystemError(operation: "wait", code: errno) }
  }

  private func waiting(_ descriptor: Int32) -> pollfd {
    pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
  }

  /// Reads what is there of a child, sees whether it ended or stopped, and keeps its deadlines.
  private func look(at index: Int) {
    for position in children[index].pipes.indices.reversed() { read(index, position) }
    if children[index].status == nil { reap(index) }
    guard let deadline = children[index].deadline, ContinuousClock.now >= deadline else { return }
    if children[index].status != nil {
      children[index].deadline = nil
      closePipes(index)
    } else {
      end(index, cause: .timeout, immediately: children[index].cause != nil)
    }
  }

  /// Reads a pipe until it is empty for now, but not longer than a few pieces: others wait too.
  private func read(_ index: Int, _ position: Int) {
    let pipe = children[index].pipes[position]
    for _ in 0..<4 {
      let got = readDescriptor(pipe.descriptor, &buffer, buffer.count)
      if got > 0 {
        children[index].receive(pipe.stream, buffer[..<got])
        if got < buffer.count { return }
      } else if got < 0, errno == EINTR {
        continue
      } else {
        if got == 0 || errno != EAGAIN {
          close(pipe.descriptor)
          children[index].pipes.remove(at: position)
        }
        return
      }
    }
  }

  private func reap(_ index: Int) {
    let child = children[index]
    var value: Int32 = 0
    if child.cause != nil, child.ending >= 0 {
      // While the leader is not reaped its group's number cannot be used again, so that the rest
      // of the group can be ended without hitting a stranger.
      var entry = waiting(child.ending)
      if systemPoll(&entry, 1, 0) == 1 {
        // A shell ends at once; what it ran has the grace to put its things in order.
        let isInGrace = child.deadline.map { ContinuousClock.now < $0 } ?? false
        children[index].leavesOthers =
          isInGrace && (!child.pipes.isEmpty || cplatform_group_lives(child.process) == 1)
        if children[index].leavesOthers { return }
        kill(-child.process, SIGKILL)
      }
    }
    switch cplatform_wait(child.process, &value) {
    case 0: return
    case Int32(cplatform_exited): children[index].status = .exited(value)
    case Int32(cplatform_killed): children[index].status = .killed(value)
    case Int32(cplatform_stopped): return stopped(index, by: value)
    default:
      // Somebody else reaped it; how it ended is lost, which is no success.
      children[index].status = .killed(SIGKILL)
    }
    takeTerminalBack(from: index)
    let now = ContinuousClock.now
    children[index].ended = now
    children[index].deadline = now + Self.outputGrace
    if children[index].ending >= 0 { close(children[index].ending) }
    children[index].ending = -1
    for position in children[index].pipes.indices.reversed() { read(index, position) }
  }

  /// Reports a child that has ended and whose output has come, if there is one.
  private func settle() -> Event? {
    let index = children.firstIndex {
      $0.status != nil && $0.pipes.isEmpty
    }
    guard let index, let status = children[index].status else { return nil }
    let child = children.remove(at: index)
    release(child)
    return .exited(
      child.process,
      Exit(
        status: status, cause: child.cause,
        duration: (child.ended ?? ContinuousClock.now) - child.started,
        leftOutputOpen: child.outputWasCut))
  }

  // MARK: - Ending and stopping

  private func end(_ index: Int, cause: Exit.Cause, immediately: Bool) {
    let child = children[index]
    if child.status != nil { return }
    if child.cause == nil { children[index].cause = cause }
    children[index].leavesOthers = false
    kill(-child.process, immediately ? SIGKILL : SIGTERM)
    // A stopped program acts on SIGTERM only when it goes on.
    if !immediately { kill(-child.process, SIGCONT) }
    children[index].deadline = immediately ? nil : ContinuousClock.now + child.grace
  }

  /// A program stopped: because it wants the terminal, or by Ctrl-Z while it had it.
  private func stopped(_ index: Int, by signal: Int32) {
    let process = children[index].process
    switch signal {
    case SIGTTIN, SIGTTOU:
      let own = hasTerminal && tcgetpgrp(STDIN_FILENO) == getpgrp()
      if own || children[index].holdsTerminal,
        cplatform_set_foreground(STDIN_FILENO, process) == 0
      {
        children[index].holdsTerminal = true
        kill(-process, SIGCONT)
      } else {
        end(index, cause: .noTerminal, immediately: false)
      }
    case SIGTSTP where children[index].holdsTerminal: suspend()
    default: break
    }
  }

  private func suspend() {
    let began = ContinuousClock.now
    for index in children.indices {
      kill(-children[index].process, SIGSTOP)
      if children[index].holdsTerminal { _ = cplatform_set_foreground(STDIN_FILENO, getpgrp()) }
    }
    SignalWatch.suspendSelf()
    wasContinued = true
    let pause = ContinuousClock.now - began
    for index in children.indices {
      children[index].deadline = children[index].deadline.map { $0 + pause }
      if children[index].holdsTerminal {
        _ = cplatform_set_foreground(STDIN_FILENO, children[index].process)
      }
      kill(-children[index].process, SIGCONT)
    }
  }

  private func takeTerminalBack(from index: Int) {
    guard children[index].holdsTerminal else { return }
    children[index].holdsTerminal = false
    _ = cplatform_set_foreground(STDIN_FILENO, getpgrp())
  }

  private func closePipes(_ index: Int) {
    children[index].outputWasCut = !children[index].pipes.isEmpty
    for pipe in children[index].pipes { close(pipe.descriptor) }
    children[index].pipes = []
  }

  private func release(_ child: Child) {
    for pipe in child.pipes { close(pipe.descriptor) }
    if child.ending >= 0 { close(child.ending) }
  }
}

/// Calls with a zero-terminated array of C strings.
private func withCStrings<Result>(
  _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
  var storage: [CChar] = []
  var offsets: [Int] = []
  for string in strings {
    offsets.append(storage.count)
    storage.append(contentsOf: string.utf8.lazy.map(CChar.init(bitPattern:)))
    storage.append(0)
  }
  return storage.withUnsafeMutableBufferPointer { bytes in
    var pointers: [UnsafeMutablePointer<CChar>?] = offsets.map { offset in
      bytes.baseAddress.map { $0 + offset }
    }
    pointers.append(nil)
    return body(&pointers)
  }
}

// Inside the type, these names are its own methods.
private func systemPoll(_ entries: UnsafeMutablePointer<pollfd>, _ count: nfds_t, _ time: Int32)
  -> Int32
{
  poll(entries, count, time)
}
private func readDescriptor(_ number: Int32, _ buffer: UnsafeMutablePointer<UInt8>, _ count: Int)
  -> Int
{
  read(number, buffer, count)
}
