/// Durations as people read them.
package enum DurationText {
  /// "0.8 s", "12 s", "3 min 5 s", "1 h 12 min".
  package static func of(milliseconds: Int64) -> String {
    let tenths = max(0, (milliseconds + 50) / 100)
    if tenths < 100 { return "\(tenths / 10).\(tenths % 10) s" }
    let seconds = max(0, (milliseconds + 500) / 1000)
    if seconds < 60 { return "\(seconds) s" }
    if seconds < 3600 {
      return "\(seconds / 60) min" + (seconds % 60 == 0 ? "" : " \(seconds % 60) s")
    }
    let minutes = seconds / 60
    return "\(minutes / 60) h" + (minutes % 60 == 0 ? "" : " \(minutes % 60) min")
  }

  /// The same of a duration.
  package static func of(_ duration: Duration) -> String {
    let (seconds, attoseconds) = duration.components
    return of(milliseconds: seconds * 1000 + attoseconds / 1_000_000_000_000_000)
  }
}
