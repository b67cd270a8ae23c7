import CPlatform

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A person's terminal, or what stands in its place.
package enum Terminal {
  /// One of this process's standard streams.
  package enum Stream: Hashable, Sendable {
    case input, output, error

    var descriptor: Int32 {
      switch self {
      case .input: STDIN_FILENO
      case .output: STDOUT_FILENO
      case .error: STDERR_FILENO
      }
    }
  }

  /// What came of a question.
  package enum Answer: Hashable, Sendable {
    /// A line, without its end.
    case line(String)
    /// The input ended (Ctrl-D).
    case end
    /// A signal came instead of an answer.
    case signal(Signal)
  }

  /// Whether a stream is a terminal.
  package static func isTerminal(_ stream: Stream) -> Bool { isatty(stream.descriptor) == 1 }

  /// The columns of the terminal that a stream is; nil where it is none or does not say.
  package static func columns(_ stream: Stream) -> Int? {
    let columns = cplatform_terminal_width(stream.descriptor)
    return columns > 0 ? Int(columns) : nil
  }

  /// Writes to a standard stream.
  ///
  /// - Throws: `isBrokenPipe` where nobody reads any more.
  package static func write(_ bytes: [UInt8], to stream: Stream) throws(SystemError) {
    let name =
      switch stream {
      case .input: "standard input"
      case .output: "standard output"
      case .error: "standard error"
      }
    var start = 0
    while start < bytes.count {
      let written = bytes.withUnsafeBytes { buffer in
        writeDescriptor(
          stream.descriptor, buffer.baseAddress.map { $0 + start }, bytes.count - start)
      }
      if written < 0, errno == EAGAIN {
        // Whoever shares the terminal made it non-blocking.
        var entry = pollfd(fd: stream.descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&entry, 1, -1)
      } else if written < 0, errno != EINTR {
        throw SystemError(operation: "write to", path: name, code: errno)
      } else {
        start += max(0, written)
      }
    }
  }

  /// Writes text to a standard stream.
  package static func write(_ text: String, to stream: Stream) throws(SystemError) {
    try write(Array(text.utf8), to: stream)
  }

  /// Stops showing what is typed, until the line is read: before a question for a secret is shown, so
  /// that not even the quickest answer is seen.
  package static func hideInput() { cplatform_set_echo(STDIN_FILENO, 0) }

  /// Reads a line from standard input, which should be a terminal.
  ///
  /// - Parameters:
  ///   - echo: Whether what is typed is shown; not for secrets.
  ///   - signals: Signals end the wait; Ctrl-Z stops this process, and the wait goes on afterwards.
  ///   - limit: The most bytes of a line; more is dropped.
  ///   - idle: Does what is due meanwhile, and says when it is to be called next; nil for never.
  /// - Returns: The line, or what came instead.
  /// - Throws: Where the input cannot be read.
  package static func readLine(
    echo: Bool = true, signals: SignalWatch? = nil, limit: Int = 1 << 16,
    idle: () -> ContinuousClock.Instant? = { nil }
  ) throws(SystemError) -> Answer {
    if !echo { cplatform_set_echo(STDIN_FILENO, 0) }
    defer {
      if !echo {
        cplatform_set_echo(STDIN_FILENO, 1)
        // The line end that was typed was not shown either.
        try? write("\n", to: .error)
      }
    }
    var line: [UInt8] = []
    while true {
      if let signal = signals?.next() {
        if signal != .suspend { return .signal(signal) }
        if !echo { cplatform_set_echo(STDIN_FILENO, 1) }
        SignalWatch.suspendSelf()
        if !echo { cplatform_set_echo(STDIN_FILENO, 0) }
      }
      var entries = [pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)]
      if let signals {
        entries.append(pollfd(fd: signals.descriptor, events: Int16(POLLIN), revents: 0))
      }
      // A second too late does no harm, and a wait of none would spin.
      let pause = idle().map { ($0 - ContinuousClock.now).components.seconds + 1 }
      let milliseconds = pause.map { Int32(clamping: max(1, $0) * 1000) } ?? -1
      if poll(&entries, nfds_t(entries.count), milliseconds) < 0 {
        if errno == EINTR { continue }
        throw SystemError(operation: "wait for", path: "standard input", code: errno)
      }
      if entries[0].revents == 0 { continue }
      // A byte at a time: what follows the line belongs to whoever reads next.
      var byte: UInt8 = 0
      let got = read(STDIN_FILENO, &byte, 1)
      if got < 0, errno == EINTR || errno == EAGAIN { continue }
      if got < 0 { throw SystemError(operation: "read", path: "standard input", code: errno) }
      if got == 0 {
        return line.isEmpty ? .end : .line(String(decoding: line, as: UTF8.self))
      }
      if byte == UInt8(ascii: "\n") {
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        return .line(String(decoding: line, as: UTF8.self))
      }
      if line.count < limit { line.append(byte) }
    }
  }
}

// Inside the type, `write` is its own method.
private func writeDescriptor(_ number: Int32, _ buffer: UnsafeRawPointer?, _ count: Int) -> Int {
  write(number, buffer, count)
}
