/// The offsets at which the lines of a text begin.
///
/// A line ends at LF, CR LF or a lone CR, the three line endings of CommonMark 0.31.2, section 2.1.
package struct LineTable: Sendable {
  private let starts: [Int]
  private let end: Int

  /// Finds the lines of a text in one pass.
  package init(_ bytes: [UInt8]) {
    var starts = [0]
    var index = 0
    let end = bytes.count
    bytes.withUnsafeBufferPointer { bytes in
      while index < end {
        let byte = bytes[index]
        index += 1
        if byte == UInt8(ascii: "\n") {
          starts.append(index)
        } else if byte == UInt8(ascii: "\r") {
          if index < end, bytes[index] == UInt8(ascii: "\n") { index += 1 }
          starts.append(index)
        }
      }
    }
    self.starts = starts
    self.end = end
  }

  /// How many lines there are; a text that ends with a line ending has an empty last line.
  package var count: Int { starts.count }

  /// The line and column of an offset, in O(log lines).
  package func location(of offset: Int) -> SourceLocation {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return SourceLocation(line: low + 1, column: offset - starts[low] + 1)
  }

  /// The bytes of a line (from 1), its line ending included.
  package func range(ofLine line: Int) -> Range<Int> {
    let index = min(max(line, 1), starts.count) - 1
    return starts[index]..<(index + 1 < starts.count ? starts[index + 1] : end)
  }
}
