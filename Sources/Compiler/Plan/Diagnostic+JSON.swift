package import JSON
package import Source

/// A finding as plans and `validate --format json` have it.
///
/// An object of `id`, `severity`, `message`, `file`, `line`, `column`, `endLine`, `endColumn` (lines
/// and columns from 1, columns in UTF-8 bytes, the end exclusive), `notes` (objects of `message`,
/// and `line`, `column` and `range` where the note has a place of its own), `fixes` (objects of
/// `message`, `safe` and `edits`, which are objects of `range`, `line`, `column`, `endLine`,
/// `endColumn` and `replacement`), and `range`: the byte offsets `[start, end]`.
extension Diagnostic {
  /// The finding as JSON.
  /// - Parameter file: the document that the ranges are of.
  /// - Returns: the object.
  package func json(in file: SourceFile) -> JSONValue {
    .object(
      [
        .init("id", .string(id)),
        .init("severity", .string(severity.rawValue)),
        .init("message", .string(message)),
        .init("file", .string(file.name)),
      ] + Diagnostic.place(range, in: file) + [
        .init(
          "notes",
          .array(
            notes.map { note in
              .object(
                [.init("message", .string(note.message))]
                  + (note.range.map { Diagnostic.place($0, in: file) + [Diagnostic.bytes($0)] }
                    ?? []))
            })),
        .init("fixes", .array(fixes.map { $0.json(in: file) })),
        Diagnostic.bytes(range),
      ])
  }

  /// The members that say where a range is, for people.
  fileprivate static func place(_ range: Range<Int>, in file: SourceFile) -> [JSONValue.Member] {
    let start = file.location(of: range.lowerBound)
    let end = file.location(of: range.upperBound)
    return [
      .init("line", .integer(start.line)),
      .init("column", .integer(start.column)),
      .init("endLine", .integer(end.line)),
      .init("endColumn", .integer(end.column)),
    ]
  }

  /// The member that says where a range is, for programs.
  fileprivate static func bytes(_ range: Range<Int>) -> JSONValue.Member {
    .init("range", .array([.integer(range.lowerBound), .integer(range.upperBound)]))
  }
}

extension Diagnostic.Fix {
  /// The fix as JSON.
  fileprivate func json(in file: SourceFile) -> JSONValue {
    .object([
      .init("message", .string(message)),
      .init("safe", .bool(isSafe)),
      .init(
        "edits",
        .array(
          edits.map { edit in
            .object(
              [Diagnostic.bytes(edit.range)] + Diagnostic.place(edit.range, in: file) + [
                .init("replacement", .string(edit.replacement))
              ])
          })),
    ])
  }
}
