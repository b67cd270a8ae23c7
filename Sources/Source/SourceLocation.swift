/// A place in a document, as people count: lines and columns from 1.
package struct SourceLocation: Hashable, Comparable, Sendable {
  /// The line, from 1.
  package var line: Int

  /// The column, from 1, in UTF-8 bytes.
  package var column: Int

  /// Makes a location from a line and a column, both from 1.
  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Orders by line, then by column.
  package static func < (left: SourceLocation, right: SourceLocation) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}
