package import Platform

/// The standard streams of a call, injected so that tests can play the person at the terminal.
package protocol Streams: AnyObject {
  /// Whether a stream is a terminal.
  func isTerminal(_ stream: Terminal.Stream) -> Bool

  /// The columns of a terminal; nil where a stream is none or does not say.
  func columns(_ stream: Terminal.Stream) -> Int?

  /// Writes bytes to standard output or standard error.
  ///
  /// - Throws: `isBrokenPipe` where nobody reads any more.
  func write(_ bytes: [UInt8], to stream: Terminal.Stream) throws(SystemError)

  /// Stops showing what is typed, until `readLine(echo: false)` has read a line.
  func hideInput()

  /// Reads a line that a person types; `idle` does what is due meanwhile, and says when it is to be
  /// called next.
  func readLine(echo: Bool, idle: () -> ContinuousClock.Instant?) throws(SystemError)
    -> Terminal.Answer

  /// Reads standard input to its end.
  ///
  /// - Parameter limit: The most bytes; more is an error (`isTooLarge`).
  /// - Returns: The bytes.
  /// - Throws: What reading answered.
  func readInput(limit: Int) throws(SystemError) -> [UInt8]
}

extension Streams {
  /// Reads a line that a person types.
  func readLine(echo: Bool) throws(SystemError) -> Terminal.Answer {
    try readLine(echo: echo) { nil }
  }
}

/// The standard streams of this process.
package final class StandardStreams: Streams {
  /// Where Ctrl-C comes in while a person is asked; nil leaves signals alone.
  package var signals: SignalWatch?

  /// Makes them.
  package init() {}

  /// Whether a stream is a terminal.
  package func isTerminal(_ stream: Terminal.Stream) -> Bool { Terminal.isTerminal(stream) }

  /// The columns of a terminal.
  package func columns(_ stream: Terminal.Stream) -> Int? { Terminal.columns(stream) }

  /// Writes bytes.
  package func write(_ bytes: [UInt8], to stream: Terminal.Stream) throws(SystemError) {
    try Terminal.write(bytes, to: stream)
  }

  /// Stops showing what is typed.
  package func hideInput() { Terminal.hideInput() }

  /// Reads a line that a person types.
  package func readLine(echo: Bool, idle: () -> ContinuousClock.Instant?) throws(SystemError)
    -> Terminal.Answer
  {
    try Terminal.readLine(echo: echo, signals: signals, idle: idle)
  }

  /// Reads standard input to its end.
  package func readInput(limit: Int) throws(SystemError) -> [UInt8] {
    try LocalFileSystem().read("/dev/stdin", limit: limit)
  }
}
