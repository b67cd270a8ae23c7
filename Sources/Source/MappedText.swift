/// A text put together from pieces of a document, which knows where each byte came from.
///
/// The content of a fence inside a list or a quote is not contiguous in the document: each line has
/// lost its prefix. A parser reads ``bytes`` and maps what it finds back with ``sourceRange(_:)``.
package struct MappedText: Sendable {
  /// A run of bytes that stands in the document as it stands here.
  private struct Segment {
    /// Where the run begins in ``MappedText/bytes``.
    var start: Int
    /// Where it begins in the document.
    var source: Int
  }

  /// The text itself.
  package private(set) var bytes: [UInt8] = []
  private var segments: [Segment] = []
  private var sourceEnd = 0

  /// Makes an empty text.
  package init() {}

  /// Makes the text that is the given range of a document, contiguous.
  package init(_ range: Range<Int>, of source: [UInt8]) {
    append(range, of: source)
  }

  /// Appends a range of the document.
  package mutating func append(_ range: Range<Int>, of source: [UInt8]) {
    guard !range.isEmpty else { return }
    segments.append(Segment(start: bytes.count, source: range.lowerBound))
    bytes.append(contentsOf: source[range])
    sourceEnd = range.upperBound
  }

  /// Appends bytes that stand for a range of the document without being equal to it (spaces that a
  /// tab stands for, a line ending that the last line lacks).
  package mutating func append(_ replacement: [UInt8], for range: Range<Int>) {
    guard !replacement.isEmpty else { return }
    for byte in replacement {
      segments.append(Segment(start: bytes.count, source: range.lowerBound))
      bytes.append(byte)
    }
    sourceEnd = range.upperBound
  }

  /// The text as a string; bytes that are not UTF-8 come as U+FFFD.
  package var string: String { String(decoding: bytes, as: UTF8.self) }

  /// The document offset of an offset in this text, in O(log pieces).
  package func sourceOffset(_ offset: Int) -> Int {
    guard let first = segments.first else { return sourceEnd }
    guard offset < bytes.count else { return sourceEnd }
    var low = 0
    var high = segments.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if segments[middle].start <= offset { low = middle } else { high = middle }
    }
    let segment = offset < first.start ? first : segments[low]
    return segment.source + offset - segment.start
  }

  /// The document range of a range of this text.
  package func sourceRange(_ range: Range<Int>) -> Range<Int> {
    let lower = sourceOffset(range.lowerBound)
    guard range.upperBound > range.lowerBound else { return lower..<lower }
    // A byte that stands for an empty range at the end has no byte in the document.
    let upper = min(sourceOffset(range.upperBound - 1) + 1, sourceEnd)
    return lower..<max(lower, upper)
  }
}
