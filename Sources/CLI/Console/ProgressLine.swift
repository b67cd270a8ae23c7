import Platform
import Reports

/// How far some work is, on the last line of a terminal: shown on standard error, erased at the end.
///
/// Nothing is shown where standard error is no terminal, or of work that is done soon.
final class ProgressLine {
  private let console: Console
  private let total: Int
  private let clock = ContinuousClock()
  private let pause: Duration
  private var next: ContinuousClock.Instant
  private var isShown = false

  /// Makes a line.
  ///
  /// - Parameters:
  ///   - console: Where it is shown.
  ///   - total: How much there is to do.
  ///   - delay: How long nothing is shown; what is over before needs no progress.
  ///   - pause: How long a number stays: ten a second can be read, and cost nothing.
  init(
    console: Console, total: Int, delay: Duration = .milliseconds(300),
    pause: Duration = .milliseconds(100)
  ) {
    self.console = console
    self.total = total
    self.pause = pause
    next = clock.now + delay
  }

  /// Shows how much is done.
  func show(_ done: Int, of what: String) {
    guard console.errorStyle.width != nil, total > 1 else { return }
    let now = clock.now
    guard now >= next else { return }
    next = now + pause
    clear()
    console.note("\(what) \(done) of \(total)")
    isShown = true
  }

  /// Erases the line.
  func clear() {
    guard isShown else { return }
    // Back to the first column, and the line erased (ECMA-48, 8.3.41).
    console.note("\r\u{1B}[K")
    isShown = false
  }
}
