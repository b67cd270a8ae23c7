/// What the document says explicitly about a block: the keys of a `<!-- runbook … -->` comment or of
/// a fence's attributes in braces.
package struct Directive: Sendable {
  /// The keys that there are.
  package enum Key: String, CaseIterable, Sendable {
    case run, gives, needs, check, undo, expect, timeout, retry, manual, skip, optional, confirm
    case secret, name, allow
    case forEach = "for-each"
  }

  /// One key with its value.
  package struct Entry: Sendable {
    /// The key.
    package var key: Key
    /// The value as it is written; "" where there is none.
    package var value: String
    /// The bytes of the value in the document, of the key where it has no value.
    package var range: Range<Int>

    /// Where a part of the value stands in the document; the whole value where that is written
    /// otherwise than it reads, over several lines.
    func place(of part: Range<Int>) -> Range<Int> {
      guard value.utf8.count == range.count, part.upperBound <= range.count else { return range }
      return range.lowerBound + part.lowerBound..<range.lowerBound + part.upperBound
    }
  }

  /// The keys in order.
  package var entries: [Entry] = []
  /// The bytes of the comment or of the attributes.
  package var range: Range<Int>

  /// The value of a key; nil where it is not there.
  package func value(_ key: Key) -> String? { entries.last { $0.key == key }?.value }

  /// The entries of a key, in order.
  package func all(_ key: Key) -> [Entry] { entries.filter { $0.key == key } }

  /// Whether a key is there.
  package func has(_ key: Key) -> Bool { entries.contains { $0.key == key } }
}
