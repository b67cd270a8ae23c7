/// The beginning and the end of something that may be long, in bounded memory.
package struct BoundedOutput: Sendable {
  private let head: Int
  private let tail: Int
  private var beginning: [UInt8] = []
  /// A ring once it is full; `start` is its oldest byte.
  private var end: [UInt8] = []
  private var start = 0
  /// How many bytes came in all.
  package private(set) var count = 0

  /// Makes an empty one.
  ///
  /// - Parameters:
  ///   - head: How many bytes of the beginning are kept.
  ///   - tail: How many bytes of the end are kept, of what the beginning did not take.
  package init(head: Int, tail: Int) {
    self.head = head
    self.tail = tail
  }

  /// How many bytes in the middle were dropped.
  package var dropped: Int { count - beginning.count - end.count }

  /// What was kept, without a mark where bytes were dropped.
  package var bytes: [UInt8] { end.isEmpty ? beginning : beginning + lastBytes }

  /// What was kept of the end.
  private var lastBytes: [UInt8] { Array(end[start...] + end[..<start]) }

  /// The end as text: at most `tail` bytes, from the beginning of a line where lines were dropped.
  package var lastText: String {
    var last = dropped > 0 ? lastBytes : bytes
    if last.count > tail { last.removeFirst(last.count - tail) }
    if last.count < count, let line = last.firstIndex(of: UInt8(ascii: "\n")), line + 1 < last.count
    {
      last.removeFirst(line + 1)
    }
    return String(decoding: last, as: UTF8.self)
  }

  /// Adds bytes.
  package mutating func append(_ bytes: some RandomAccessCollection<UInt8>) {
    count += bytes.count
    var rest = bytes.dropFirst(0)
    if beginning.count < head {
      let taken = rest.prefix(head - beginning.count)
      beginning.append(contentsOf: taken)
      rest = rest.dropFirst(taken.count)
    }
    if tail == 0 || rest.isEmpty { return }
    for byte in rest.suffix(tail) {
      if end.count < tail {
        end.append(byte)
      } else {
        end[start] = byte
        start = start + 1 == tail ? 0 : start + 1
      }
    }
  }
}
