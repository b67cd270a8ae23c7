import Platform
import Source

/// Lines of a document as they stand under a finding, with marks under the exact text.
struct SourceExcerpt {
  let file: SourceFile
  /// The columns before the bar.
  let gutter: Int
  let style: TextStyle

  /// The widest excerpt where no terminal says how wide: long table rows are shown in part.
  private static let defaultWidth = 160
  /// Bytes of a line that are looked at on either side of a place, so that a line of 50 MB costs no
  /// more than one of 4 kB.
  private static let window = 2048

  /// The line or lines of a range, the range underlined.
  ///
  /// Of a range over more than three lines, the first and the last are shown.
  func lines(under range: Range<Int>, mark: Character, tone: TextStyle.Tone) -> [String] {
    // Of a file that could not be read there is nothing to show.
    guard !file.bytes.isEmpty else { return [] }
    let range = range.clamped(to: 0..<file.bytes.count)
    let first = file.location(of: range.lowerBound).line
    // A range that ends with a line's ending does not reach into the next line.
    let lastByte = range.isEmpty ? range.lowerBound : range.upperBound - 1
    let last = file.location(of: lastByte).line
    var result: [String] = []
    for line in first...last {
      if last - first > 2, line > first, line < last {
        if line == first + 1 { result.append(bar(nil) + style(" …", .faint)) }
        continue
      }
      result += underlined(line, range, mark: mark, tone: tone)
    }
    return result
  }

  /// The line that a fix leaves, where it changes one line only and that line stays one.
  func result(of fix: Diagnostic.Fix) -> [String] {
    guard let first = fix.edits.first, let last = fix.edits.last else { return [] }
    let line = file.location(of: first.range.lowerBound).line
    let content = self.content(ofLine: line)
    guard last.range.upperBound <= content.upperBound, content.count <= Self.window else {
      return []
    }
    var text = ""
    var position = content.lowerBound
    for edit in fix.edits {
      guard edit.range.lowerBound >= position else { return [] }
      text += file.text(position..<edit.range.lowerBound) + edit.replacement
      position = edit.range.upperBound
    }
    text += file.text(position..<content.upperBound)
    guard !text.contains(where: \.isNewline) else { return [] }
    let blank = text.allSatisfy { $0 == " " || $0 == "\t" }
    if blank { return [] }
    let shown = cut(CellLine(text, marking: 0..<0))
    return [bar(line, sign: "+") + " " + style(shown.text, .good)]
  }

  private func underlined(
    _ line: Int, _ range: Range<Int>, mark: Character, tone: TextStyle.Tone
  ) -> [String] {
    let content = self.content(ofLine: line)
    let place = max(range.lowerBound, content.lowerBound)
    var low = content.lowerBound
    var high = content.upperBound
    if place - low > Self.window { low = boundary(place - Self.window) }
    if high - place > Self.window { high = boundary(place + Self.window) }
    var start = min(max(range.lowerBound, low), high)
    let end = max(start, min(range.upperBound, high))
    // Where a range goes on from the line before, its indentation is not what is meant.
    if range.lowerBound < content.lowerBound {
      while start < end, file.bytes[start] == 0x20 || file.bytes[start] == 0x09 { start += 1 }
    }
    let shown = cut(CellLine(file.bytes[low..<high], marking: start..<end))
    let marks = String(repeating: mark, count: max(1, shown.range.count))
    let offset = String(repeating: " ", count: shown.range.lowerBound)
    return [
      bar(line) + (shown.text.isEmpty ? "" : " " + shown.text),
      bar(nil) + " " + offset + style(marks, tone),
    ]
  }

  /// The part of a line that fits, with the marked cells in it.
  private func cut(_ cells: CellLine) -> (text: String, range: Range<Int>) {
    let range = cells.marked
    let room = max((style.width ?? Self.defaultWidth) - gutter - 3, 20)
    guard cells.count > room else {
      return (trimmed(cells.text(0..<cells.count)), range)
    }
    // A third of the room before the mark, as context.
    var low = max(0, min(range.lowerBound - room / 3, cells.count - room))
    if range.upperBound <= room { low = 0 }
    var high = min(cells.count, low + room)
    var prefix = ""
    var suffix = ""
    if low > 0 {
      low += 1
      prefix = "…"
    }
    if high < cells.count {
      high -= 1
      suffix = "…"
    }
    let shift = low - (low > 0 ? 1 : 0)
    let start = max(range.lowerBound, low) - shift
    let end = min(max(range.upperBound, low + 1), high) - shift
    return (trimmed(prefix + cells.text(low..<high) + suffix), start..<max(end, start + 1))
  }

  private func trimmed(_ text: String) -> String {
    var text = text[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  private func bar(_ line: Int?, sign: String = "|") -> String {
    let number = line.map(String.init) ?? ""
    let padding = String(repeating: " ", count: max(0, gutter - 1 - number.utf8.count))
    return style(padding + number + " " + sign, .faint)
  }

  /// The bytes of a line without its line ending.
  private func content(ofLine line: Int) -> Range<Int> {
    let range = file.lines.range(ofLine: line)
    var end = range.upperBound
    while end > range.lowerBound, file.bytes[end - 1] == 0x0A || file.bytes[end - 1] == 0x0D {
      end -= 1
    }
    // A byte order mark takes no cell.
    return (line == 1 ? min(file.textStart, end) : range.lowerBound)..<end
  }

  /// The offset, moved back to where a character begins.
  private func boundary(_ offset: Int) -> Int {
    var offset = offset
    while offset > 0, offset < file.bytes.count, file.bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
    return offset
  }
}
