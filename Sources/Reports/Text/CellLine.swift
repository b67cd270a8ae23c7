import Platform
import Source

/// A piece of a line as the cells of a terminal, and the cells that a part of it takes.
///
/// Of 20,000 findings in one line each shows the 4 kB around it: where these are ASCII that is seen,
/// a byte is a cell, and nothing is taken apart but what is shown.
struct CellLine {
  private enum Cells {
    case bytes(ArraySlice<UInt8>)
    /// One a member: the character that begins in it, or nothing in the second of a wide one.
    case texts([String])
  }

  private let cells: Cells
  /// The cells of the part that is marked: one at least, behind the end where it is empty there.
  let marked: Range<Int>

  private static let tabStop = 4

  /// Takes bytes apart.
  /// - Parameters:
  ///   - bytes: a piece of a line, from where its tabs are counted.
  ///   - part: the bytes of it that are marked.
  init(_ bytes: ArraySlice<UInt8>, marking part: Range<Int>) {
    let start = part.lowerBound - bytes.startIndex
    let end = part.upperBound - bytes.startIndex
    if bytes.allSatisfy({ $0 &- 0x20 < 0x5F }) {
      self.init(cells: .bytes(bytes), marked: start..<max(end, start + 1))
    } else {
      self.init(String(decoding: bytes, as: UTF8.self), marking: start..<end)
    }
  }

  /// Takes a text apart.
  /// - Parameters:
  ///   - text: a piece of a line, from where its tabs are counted.
  ///   - part: what is marked of it, in bytes of UTF-8.
  init(_ text: String, marking part: Range<Int>) {
    var cells: [String] = []
    var offset = 0
    var start: Int?
    var end: Int?
    for character in text {
      if start == nil, offset >= part.lowerBound { start = cells.count }
      if end == nil, offset >= part.upperBound { end = cells.count }
      offset += character.utf8.count
      if character == "\t" {
        repeat { cells.append(" ") } while !cells.count.isMultiple(of: Self.tabStop)
        continue
      }
      var shown = String.UnicodeScalarView()
      for scalar in character.unicodeScalars { shown.append(ShownText.sign(for: scalar)) }
      let width = DisplayWidth.of(String(shown))
      if width == 0, !cells.isEmpty {
        cells[cells.count - 1] += String(shown)
        continue
      }
      cells.append(String(shown))
      for _ in 1..<max(width, 1) { cells.append("") }
    }
    let first = start ?? cells.count
    self.init(cells: .texts(cells), marked: first..<max(end ?? cells.count, first + 1))
  }

  private init(cells: Cells, marked: Range<Int>) {
    self.cells = cells
    self.marked = marked
  }

  /// How many there are.
  var count: Int {
    switch cells {
    case .bytes(let bytes): bytes.count
    case .texts(let texts): texts.count
    }
  }

  /// The text in some of them.
  func text(_ range: Range<Int>) -> String {
    switch cells {
    case .bytes(let bytes):
      String(
        decoding: bytes[bytes.startIndex + range.lowerBound..<bytes.startIndex + range.upperBound],
        as: UTF8.self)
    case .texts(let texts): texts[range].joined()
    }
  }
}
