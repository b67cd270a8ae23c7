import CLI
import Platform

/// Standard streams in memory: what is written is kept, what is read was written beforehand.
final class RecordedStreams: Streams {
  private(set) var output: [UInt8] = []
  private(set) var errors: [UInt8] = []
  private let input: [UInt8]
  private var answers: [Terminal.Answer]
  private let width: Int?

  /// Makes streams.
  ///
  /// - Parameters:
  ///   - input: What standard input holds.
  ///   - answers: What a person types, in order; nil where there is no terminal.
  ///   - width: The columns of the terminal.
  init(input: [UInt8] = [], answers: [Terminal.Answer]? = nil, width: Int = 100) {
    self.input = input
    self.answers = answers ?? []
    self.width = answers == nil ? nil : width
  }

  func isTerminal(_ stream: Terminal.Stream) -> Bool { width != nil }

  func columns(_ stream: Terminal.Stream) -> Int? { width }

  func write(_ bytes: [UInt8], to stream: Terminal.Stream) throws(SystemError) {
    if stream == .error { errors += bytes } else { output += bytes }
  }

  func hideInput() {}

  func readLine(echo: Bool, idle: () -> ContinuousClock.Instant?) throws(SystemError)
    -> Terminal.Answer
  {
    answers.isEmpty ? .end : answers.removeFirst()
  }

  func readInput(limit: Int) throws(SystemError) -> [UInt8] { input }
}
