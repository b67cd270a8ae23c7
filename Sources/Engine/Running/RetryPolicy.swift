/// How long is waited before something is tried again.
enum RetryPolicy {
  /// How often a failure that passes by itself is waited out.
  static let attempts = 8

  /// The pause before an attempt: twice as long each time, from one second to half a minute, and
  /// then between half of that and all of it, so that many who were refused at once do not come back
  /// at once.
  ///
  /// - Parameters:
  ///   - retry: Which retry it is, from 1.
  ///   - random: Random bits.
  /// - Returns: The pause.
  static func delay(retry: Int, random: UInt64) -> Duration {
    let whole = min(30_000, 1000 << min(max(retry - 1, 0), 5))
    return .milliseconds(whole / 2 + Int(random % UInt64(whole / 2 + 1)))
  }
}
