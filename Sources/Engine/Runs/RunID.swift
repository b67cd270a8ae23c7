package import Platform

/// A run's name: when it began, in UTC, and four letters: `20261121-031719-k3f9`.
///
/// The first two letters count the milliseconds of the second in base 32, the others are random:
/// names sort by time, also of runs that a script begins within a second, and are folders' names.
package struct RunID: Hashable, Comparable, Sendable {
  /// The name.
  package let text: String

  /// Makes a name for a run that begins now.
  package init(time: Timestamp, random: UInt64) {
    // In the order of their bytes.
    let letters = Array("23456789abcdefghijkmnpqrstuvwxyz")
    let millisecond = Int(((time.milliseconds % 1000) + 1000) % 1000)
    let digits = [millisecond / 32, millisecond % 32, Int(random % 32), Int(random / 32 % 32)]
    text = "\(time.compact)-\(String(digits.map { letters[$0] }))"
  }

  /// Reads a name; nil where it cannot be one.
  package init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let isName =
      parts.count == 3 && parts[0].utf8.count == 8 && parts[1].utf8.count == 6
      && parts[2].utf8.count == 4
      && text.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x61...0x7a).contains($0) || $0 == 0x2d
      }
    guard isName else { return nil }
    self.text = text
  }

  /// Orders by time.
  package static func < (left: RunID, right: RunID) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }
}

extension RunID: CustomStringConvertible {
  /// The name.
  package var description: String { text }
}
