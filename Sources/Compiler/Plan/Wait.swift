/// Until when a wait waits.
package struct Wait: Hashable, Sendable {
  /// Where the state is in the JSON output.
  package var path: String
  /// States that end it well.
  package var success: [String]
  /// States that end it badly.
  package var failure: [String]
  /// Whether "not found" ends it well (something deleted is gone).
  package var untilGone: Bool
  /// Seconds between two looks.
  package var interval: Int

  /// Makes a wait.
  package init(
    path: String, success: [String], failure: [String] = [], untilGone: Bool = false,
    interval: Int = 10
  ) {
    self.path = path
    self.success = success
    self.failure = failure
    self.untilGone = untilGone
    self.interval = interval
  }
}
