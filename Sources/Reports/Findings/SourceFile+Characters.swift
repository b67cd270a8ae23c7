import Source

extension SourceFile {
  /// The line and the column of a byte offset, both from 1, in Unicode scalars, as editors and SARIF
  /// count: a byte order mark has no column, and after the last line's ending there is no line more.
  func characterPlace(of offset: Int) -> (line: Int, column: Int) {
    let offset = min(max(offset, 0), bytes.count)
    var line = lines.location(of: offset).line
    if line > 1, line == lines.count, lines.range(ofLine: line).isEmpty { line -= 1 }
    let start = min(max(lines.range(ofLine: line).lowerBound, textStart), offset)
    return (
      line, offset - start - (continuations(before: offset) - continuations(before: start)) + 1
    )
  }
}
