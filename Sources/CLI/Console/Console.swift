import Platform
package import Reports

/// What a command shows and asks: standard output for what was asked for, standard error for the
/// rest, and a person where both ends are a terminal.
package final class Console {
  /// The streams themselves.
  package let streams: any Streams
  /// The style of standard output.
  package let style: TextStyle
  /// The style of standard error.
  package let errorStyle: TextStyle
  /// Set once somebody closed the pipe that standard output goes to: nothing more is written.
  package private(set) var isClosed = false
  /// Set once something of standard output was lost that somebody wanted to read.
  package private(set) var hasLostOutput = false

  /// Makes a console.
  ///
  /// - Parameters:
  ///   - streams: The streams.
  ///   - environment: Where `NO_COLOR` (no-color.org) and `TERM=dumb` are looked for.
  ///   - isPlain: Whether `--no-color` was given.
  package init(streams: any Streams, environment: [String: String], isPlain: Bool) {
    self.streams = streams
    let isPlain =
      isPlain || !(environment["NO_COLOR"] ?? "").isEmpty || environment["TERM"] == "dumb"
    func style(_ stream: Terminal.Stream) -> TextStyle {
      guard streams.isTerminal(stream) else { return .plain }
      return TextStyle(isColored: !isPlain, width: streams.columns(stream) ?? 80)
    }
    self.style = style(.output)
    errorStyle = style(.error)
  }

  /// Whether what is shown stands somewhere else too.
  package var isRecorded = false

  /// Whether a person can be asked.
  package var canAsk: Bool { streams.isTerminal(.input) && streams.isTerminal(.error) }

  /// Writes to standard output; a closed pipe is quiet.
  package func print(_ text: String) { print(Array(text.utf8)) }

  /// Writes bytes to standard output; a closed pipe is quiet.
  package func print(_ bytes: some Collection<UInt8>) {
    guard !isClosed, !bytes.isEmpty else { return }
    do {
      try streams.write(Array(bytes), to: .output)
    } catch {
      isClosed = true
      if error.isBrokenPipe { return }
      hasLostOutput = true
      note("runbook: \(error)\n")
    }
  }

  /// Writes to standard error.
  package func note(_ text: String) {
    // There is nowhere left to say that standard error is closed.
    try? streams.write(Array(text.utf8), to: .error)
  }

  /// Says why a command ends.
  package func report(_ failure: CommandFailure) {
    var text = errorStyle("runbook:", .error) + " " + failure.message + "\n"
    for line in failure.advice { text += "  " + line + "\n" }
    note(text)
  }
}
