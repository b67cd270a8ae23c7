/// A run of bytes of the document.
struct TextPiece {
  var start: UInt32
  var end: UInt32

  init(_ range: Range<Int>) {
    start = UInt32(truncatingIfNeeded: range.lowerBound)
    end = UInt32(truncatingIfNeeded: range.upperBound)
  }

  var range: Range<Int> { Int(start)..<Int(end) }
}

/// The text of a paragraph, a heading or a cell, contiguous, and where each byte came from.
///
/// Where the text is contiguous in the document, as nearly all is, this is the document itself and
/// offsets are the document's. Where lines have lost a prefix (`>`, indentation) or a cell its
/// backslashes before pipes, it is a copy.
struct JoinedText {
  /// Memory for copies, used again for every text.
  private final class Scratch {
    var memory = UnsafeMutablePointer<UInt8>.allocate(capacity: 4096)
    var capacity = 4096

    func reserve(_ count: Int) {
      guard count > capacity else { return }
      memory.deallocate()
      capacity = max(count, capacity * 2)
      memory = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    }

    deinit { memory.deallocate() }
  }

  /// A place where the copy begins to follow another run of the document.
  private struct Entry {
    var text: Int
    var source: Int
  }

  private let scratch = Scratch()
  private var entries: [Entry] = []
  private var cursor = 0

  /// What offsets count from.
  private(set) var base: UnsafePointer<UInt8>
  private(set) var start = 0
  private(set) var end = 0
  /// Whether this is a copy.
  private(set) var isCopy = false

  init() { base = UnsafePointer(scratch.memory) }

  /// Makes this the text of some pieces, without white space at its end.
  mutating func join(_ pieces: ArraySlice<TextPiece>, of source: UnsafePointer<UInt8>) {
    entries.removeAll(keepingCapacity: true)
    cursor = 0
    guard let first = pieces.first else {
      (start, end, isCopy) = (0, 0, false)
      return
    }
    if pieces.count == 1 {
      base = source
      isCopy = false
      start = Int(first.start)
      end = Int(first.end)
    } else {
      var count = 0
      for piece in pieces { count += piece.range.count }
      scratch.reserve(count)
      isCopy = true
      start = 0
      end = 0
      for piece in pieces {
        entries.append(Entry(text: end, source: Int(piece.start)))
        (scratch.memory + end).update(
          from: source + Int(piece.start), count: piece.range.count)
        end += piece.range.count
      }
      base = UnsafePointer(scratch.memory)
    }
    while end > start, base[end - 1].isSpace { end -= 1 }
  }

  /// The document offset of the byte at an offset; cheap when offsets come nearly in order.
  mutating func sourceOffset(_ offset: Int) -> Int {
    guard isCopy else { return offset }
    while cursor > 0, entries[cursor].text > offset { cursor -= 1 }
    while cursor + 1 < entries.count, entries[cursor + 1].text <= offset { cursor += 1 }
    return entries[cursor].source + offset - entries[cursor].text
  }

  /// The document range of a range.
  mutating func sourceRange(_ range: Range<Int>) -> Range<Int> {
    guard isCopy else { return range }
    if range.isEmpty {
      let lower =
        range.lowerBound > start
        ? sourceOffset(range.lowerBound - 1) + 1 : sourceOffset(range.lowerBound)
      return lower..<lower
    }
    let lower = sourceOffset(range.lowerBound)
    let upper = sourceOffset(range.upperBound - 1) + 1
    return lower..<upper
  }

  /// A slice of the storage that holds the same bytes, copied to the pool where they are not
  /// contiguous in the document.
  mutating func slice(_ range: Range<Int>, pool: inout [UInt8]) -> TextSlice {
    let place = sourceRange(range)
    if place.count == range.count { return TextSlice(place) }
    let first = pool.count
    pool.append(contentsOf: UnsafeBufferPointer(start: base + range.lowerBound, count: range.count))
    return TextSlice(pool: first..<pool.count)
  }
}
