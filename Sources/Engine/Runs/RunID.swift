package import Platform

/// A run's name: when it began, in UTC, and a random part: `20261121-031719-k3f9`.
///
/// Names sort by time, and are folders' names.
package struct RunID: Hashable, Comparable, Sendable {
  /// The name.
  package let text: String

  /// Makes a name for a run that begins now.
  package init(time: Timestamp, random: UInt64) {
    let letters = Array("abcdefghijkmnpqrstuvwxyz23456789")
    var bits = random
    var suffix = ""
    for _ in 0..<4 {
      suffix.append(letters[Int(bits % 32)])
      bits /= 32
    }
    text = "\(time.compact)-\(suffix)"
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
