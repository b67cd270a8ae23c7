package import Source

/// What edits change in a file, as `diff -u` shows it and `patch` takes it (IEEE 1003.1, "Diff
/// Unified Output Format"): three lines around each change.
package struct UnifiedDiff {
  /// Lines that are replaced, as indices of old lines, and what stands there afterwards.
  private struct Change {
    var lines: Range<Int>
    var replacement: [ArraySlice<UInt8>]
  }

  private static let context = 3

  private let name: String
  private let bytes: [UInt8]
  /// Where lines begin; unlike in Markdown only LF ends one.
  private var starts = [0]

  /// Makes the writer of a file's difference.
  package init(of file: SourceFile) {
    name = file.name
    bytes = file.bytes
    for (index, byte) in bytes.enumerated() where byte == 0x0A && index + 1 < bytes.count {
      starts.append(index + 1)
    }
  }

  /// The difference, byte for byte; empty where nothing is changed.
  ///
  /// - Parameter edits: The replacements, in order, without overlap.
  /// - Returns: The difference.
  /// - Complexity: Linear in the size of the file.
  package func text(_ edits: [Diagnostic.Fix.Edit]) -> [UInt8] {
    let changes = self.changes(edits)
    guard !changes.isEmpty else { return [] }
    var result = Array("--- \(name)\n+++ \(name)\n".utf8)
    var shift = 0
    var first = 0
    while first < changes.count {
      var last = first
      while last + 1 < changes.count,
        changes[last + 1].lines.lowerBound - changes[last].lines.upperBound <= 2 * Self.context
      {
        last += 1
      }
      shift += write(changes[first...last], shift: shift, to: &result)
      first = last + 1
    }
    return result
  }

  /// Appends one hunk.
  ///
  /// - Returns: By how many lines what follows moves.
  private func write(_ changes: ArraySlice<Change>, shift: Int, to result: inout [UInt8]) -> Int {
    guard let first = changes.first, let last = changes.last else { return 0 }
    let start = max(0, first.lines.lowerBound - Self.context)
    let end = min(starts.count, last.lines.upperBound + Self.context)
    let growth = changes.reduce(0) { $0 + $1.replacement.count - $1.lines.count }
    let (old, new) = (end - start, end - start + growth)
    result += Array("@@ -\(Self.place(start, old)) +\(Self.place(start + shift, new)) @@\n".utf8)
    var line = start
    for change in changes {
      for index in line..<change.lines.lowerBound { Self.write(" ", self.line(index), to: &result) }
      for index in change.lines { Self.write("-", self.line(index), to: &result) }
      for text in change.replacement { Self.write("+", text, to: &result) }
      line = change.lines.upperBound
    }
    for index in line..<max(line, end) { Self.write(" ", self.line(index), to: &result) }
    return growth
  }

  /// "12,3": the first line from 1, and how many; for none the line before.
  private static func place(_ start: Int, _ count: Int) -> String {
    "\(count == 0 ? start : start + 1),\(count)"
  }

  private static func write(
    _ mark: Character, _ line: ArraySlice<UInt8>, to result: inout [UInt8]
  ) {
    result += String(mark).utf8
    result += line
    if line.last != 0x0A { result += "\n\\ No newline at end of file\n".utf8 }
  }

  private func line(_ index: Int) -> ArraySlice<UInt8> {
    bytes[starts[index]..<(index + 1 < starts.count ? starts[index + 1] : bytes.count)]
  }

  /// The line that a byte stands in, in O(log lines).
  private func index(of offset: Int) -> Int {
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The lines that the edits change, edits of the same lines together.
  private func changes(_ edits: [Diagnostic.Fix.Edit]) -> [Change] {
    var changes: [Change] = []
    var index = 0
    while index < edits.count {
      let first = self.index(of: edits[index].range.lowerBound)
      var last = self.index(of: edits[index].range.upperBound)
      var end = index + 1
      while end < edits.count, self.index(of: edits[end].range.lowerBound) <= last {
        last = max(last, self.index(of: edits[end].range.upperBound))
        end += 1
      }
      if let change = change(first...last, edits[index..<end]) { changes.append(change) }
      index = end
    }
    return changes
  }

  private func change(_ lines: ClosedRange<Int>, _ edits: ArraySlice<Diagnostic.Fix.Edit>)
    -> Change?
  {
    var text: [UInt8] = []
    var place = starts[lines.lowerBound]
    for edit in edits {
      text += bytes[place..<edit.range.lowerBound]
      text += edit.replacement.utf8
      place = edit.range.upperBound
    }
    let end = line(lines.upperBound).endIndex
    text += bytes[place..<end]
    var old = Array(lines.lowerBound..<lines.upperBound + 1)[...]
    var new = Self.split(text)[...]
    while let (index, line) = Self.pair(old.first, new.first), self.line(index) == line {
      old.removeFirst()
      new.removeFirst()
    }
    while let (index, line) = Self.pair(old.last, new.last), self.line(index) == line {
      old.removeLast()
      new.removeLast()
    }
    if old.isEmpty, new.isEmpty { return nil }
    let start = old.first ?? lines.lowerBound + old.startIndex
    return Change(lines: start..<start + old.count, replacement: Array(new))
  }

  private static func pair<Left, Right>(_ left: Left?, _ right: Right?) -> (Left, Right)? {
    guard let left, let right else { return nil }
    return (left, right)
  }

  private static func split(_ text: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    for (index, byte) in text.enumerated() where byte == 0x0A {
      lines.append(text[start...index])
      start = index + 1
    }
    if start < text.count { lines.append(text[start...]) }
    return lines
  }
}
