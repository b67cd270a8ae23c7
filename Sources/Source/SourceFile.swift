/// A document's bytes and the name it goes by in messages.
///
/// Nodes and findings hold byte ranges into ``bytes``; a line and a column are computed only when
/// one is shown.
package struct SourceFile: Sendable {
  /// The path as the person gave it.
  package let name: String

  /// The document as it is on disk, byte for byte.
  package let bytes: [UInt8]

  /// Where the lines of ``bytes`` begin.
  package let lines: LineTable

  /// Where the text begins: after the byte order mark where there is one, which is no character of it.
  package let textStart: Int

  private let continued = ContinuationCounts()

  /// Makes a source file; the line table takes one pass over the bytes.
  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
    self.lines = LineTable(bytes)
    textStart = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The line and column of a byte offset, in O(log lines).
  package func location(of offset: Int) -> SourceLocation {
    lines.location(of: min(max(offset, 0), bytes.count))
  }

  /// How many bytes before an offset continue a scalar of UTF-8 that begins before them.
  ///
  /// - Complexity: O(1), with one pass over the file the first time.
  package func continuations(before offset: Int) -> Int {
    continued.count(before: offset, in: bytes)
  }

  /// The text of a byte range; bytes that are not UTF-8 come as U+FFFD.
  package func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }
}
