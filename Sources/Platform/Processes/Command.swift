import CPlatform

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A program to start: an argument vector, never a line for a shell.
package struct Command: Hashable, Sendable {
  /// What the program's standard streams are connected to.
  package enum Streams: Hashable, Sendable {
    /// Output and errors are collected; input is empty.
    case collected
    /// Output and errors are collected; input is this process's, and the program becomes the
    /// terminal's foreground job, so that it can ask (a one-time password, say).
    case collectedWithTerminal
    /// All three are this process's, as a shell starts a program.
    case inherited
  }

  /// The program's name or path, then its arguments.
  package var arguments: [String]
  /// Its environment, whole: nothing is inherited.
  ///
  /// A program's name without "/" is looked up in its `PATH`.
  package var environment: [String: String]
  /// The folder that it starts in; nil for this process's own.
  package var folder: String?
  /// What its standard streams are connected to.
  package var streams: Streams
  /// How long it may take until it is ended; nil for as long as it wants.
  package var timeout: Duration?
  /// How long it has between being asked to end (SIGTERM) and being ended (SIGKILL).
  package var grace: Duration
  /// The descriptor of a ``ScratchFile`` that the program can write to; nil for none.
  package var scratch: Int32?

  /// What the program reads from a ``ScratchFile``, instead of ``scratch``; nil for none.
  ///
  /// It is for what must not stand among its arguments.
  package var secretInput: [UInt8]?

  /// Makes a command.
  package init(
    _ arguments: [String], environment: [String: String], folder: String? = nil,
    streams: Streams = .collected, timeout: Duration? = nil, grace: Duration = .seconds(5),
    scratch: Int32? = nil
  ) {
    self.arguments = arguments
    self.environment = environment
    self.folder = folder
    self.streams = streams
    self.timeout = timeout
    self.grace = grace
    self.scratch = scratch
  }

  /// Finds a program as a shell does.
  ///
  /// - Parameters:
  ///   - program: A name, or a path if it contains "/".
  ///   - searchPath: Folders separated by colons; an empty one is the current folder.
  /// - Returns: The path of an executable file, or nil.
  package static func locate(_ program: String, searchPath: String) -> String? {
    if program.utf8.contains(UInt8(ascii: "/")) { return isExecutable(program) ? program : nil }
    if program.isEmpty { return nil }
    for folder in searchPath.split(separator: ":", omittingEmptySubsequences: false) {
      let path = folder.isEmpty ? "./" + program : FilePath.join(String(folder), program)
      let candidate = path.utf8.contains(UInt8(ascii: "/")) ? path : "./" + path
      if isExecutable(candidate) { return candidate }
    }
    return nil
  }

  private static func isExecutable(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
      && access(path, X_OK) == 0
  }
}

/// How a program ended.
package struct Exit: Hashable, Sendable {
  /// What the system says of a process that ended.
  package enum Status: Hashable, Sendable {
    /// It ended itself with this status.
    case exited(Int32)
    /// A signal of this number ended it.
    case killed(Int32)
  }

  /// Why the program was made to end, if it was.
  package enum Cause: Hashable, Sendable {
    /// It took longer than its timeout.
    case timeout
    /// ``Supervisor/stop(_:immediately:)`` was called.
    case stopped
    /// It waited for a terminal that it cannot have.
    case noTerminal
  }

  /// What the system says.
  package var status: Status
  /// Why it was made to end; nil where it ended by itself.
  package var cause: Cause?
  /// From its start to its end.
  package var duration: Duration
  /// Whether a process that it left behind still holds its output.
  package var leftOutputOpen: Bool

  /// Makes an exit.
  package init(
    status: Status, cause: Cause? = nil, duration: Duration = .zero, leftOutputOpen: Bool = false
  ) {
    self.status = status
    self.cause = cause
    self.duration = duration
    self.leftOutputOpen = leftOutputOpen
  }

  /// Whether it ended by itself with status 0.
  package var isSuccess: Bool { status == .exited(0) && cause == nil }

  /// The status as a shell counts it: 128 and the signal for a killed program.
  package var code: Int32 {
    switch status {
    case .exited(let code): code
    case .killed(let signal): 128 + signal
    }
  }
}

/// What a program that was run to its end printed.
package struct Captured: Hashable, Sendable {
  /// How it ended.
  package var exit: Exit
  /// Its standard output, to the limit.
  package var output: [UInt8]
  /// Its standard error, to the limit.
  package var error: [UInt8]
  /// Whether either was longer than the limit.
  package var isTruncated: Bool
  /// The first signal that this process got meanwhile.
  package var signal: Signal?

  /// Its standard output as text.
  package var text: String { String(decoding: output, as: UTF8.self) }
  /// Its standard error as text.
  package var errorText: String { String(decoding: error, as: UTF8.self) }
}

extension Command {
  /// Runs it to its end and keeps what it prints.
  ///
  /// - Parameters:
  ///   - limit: The most bytes kept of each stream; the rest is read and dropped.
  ///   - signals: Where requests to end come in; nil leaves them alone. After the first the program has
  ///     its ``grace`` to come to its end, after the second none. Whoever waits next is given them too.
  ///   - onSignal: Called with the first.
  /// - Returns: How it ended and what it printed.
  /// - Throws: Where it cannot be started.
  package func capture(
    limit: Int = 1 << 20, signals: SignalWatch? = nil, onSignal: (Signal) -> Void = { _ in }
  ) throws(SystemError) -> Captured {
    let supervisor = Supervisor(signals: signals)
    var received: [Signal] = []
    var end: ContinuousClock.Instant?
    defer { for signal in received { SignalWatch.giveBack(signal) } }
    var output = BoundedOutput(head: limit, tail: 0)
    var error = BoundedOutput(head: limit, tail: 0)
    try supervisor.start(self) { stream, bytes in
      switch stream {
      case .output: output.append(bytes)
      case .error: error.append(bytes)
      }
    }
    while true {
      switch try supervisor.next(until: end) {
      case .exited(_, let exit):
        return Captured(
          exit: exit, output: output.bytes, error: error.bytes,
          isTruncated: output.dropped > 0 || error.dropped > 0, signal: received.first)
      case .signal(let signal):
        if received.isEmpty {
          onSignal(signal)
          end = .now + grace
        } else {
          supervisor.stopAll(immediately: true)
        }
        received.append(signal)
      case .deadline where end != nil:
        end = nil
        supervisor.stopAll(immediately: true)
      case .deadline, .continued: break
      }
    }
  }
}
