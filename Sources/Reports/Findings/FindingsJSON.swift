package import JSON
package import Source

/// Findings as `runbook.findings/1`.
///
///     { "format": "runbook.findings/1",
///       "diagnostics": [ { "id", "severity": "error|warning|note", "message", "file",
///           "line", "column", "endLine", "endColumn",
///           "notes": [ { "message", "line", "column", "endLine", "endColumn" } ],
///           "fixes": [ { "message", "safe", "edits": [
///               { "line", "column", "endLine", "endColumn", "replacement" } ] } ] } ] }
///
/// Lines and columns count from 1, columns in UTF-8 bytes; an end is the place after the last byte.
/// A note without a place of its own has no position members.
package enum FindingsJSON {
  /// The whole document.
  package static func document(_ findings: [Findings]) -> JSONValue {
    .object([
      .init("format", .string("runbook.findings/1")),
      .init(
        "diagnostics",
        .array(
          findings.flatMap { file in
            file.diagnostics.map { diagnostic($0, in: file.file) }
          })),
    ])
  }

  /// One finding.
  package static func diagnostic(_ diagnostic: Diagnostic, in file: SourceFile) -> JSONValue {
    let notes = diagnostic.notes.map { note in
      JSONValue.object(
        [.init("message", .string(note.message))]
          + (note.range.map { position($0, in: file) } ?? []))
    }
    let fixes = diagnostic.fixes.map { fix in
      JSONValue.object([
        .init("message", .string(fix.message)),
        .init("safe", .bool(fix.isSafe)),
        .init(
          "edits",
          .array(
            fix.edits.map { edit in
              .object(
                position(edit.range, in: file) + [
                  .init("replacement", .string(edit.replacement))
                ])
            })),
      ])
    }
    return .object(
      [
        .init("id", .string(diagnostic.id)),
        .init("severity", .string(diagnostic.severity.rawValue)),
        .init("message", .string(diagnostic.message)),
        .init("file", .string(file.name)),
      ] + position(diagnostic.range, in: file) + [
        .init("notes", .array(notes)),
        .init("fixes", .array(fixes)),
      ])
  }

  private static func position(_ range: Range<Int>, in file: SourceFile) -> [JSONValue.Member] {
    let start = file.location(of: range.lowerBound)
    let end = file.location(of: range.upperBound)
    return [
      .init("line", .integer(start.line)),
      .init("column", .integer(start.column)),
      .init("endLine", .integer(end.line)),
      .init("endColumn", .integer(end.column)),
    ]
  }
}

extension JSONValue {
  /// A whole number.
  static func integer(_ value: Int) -> JSONValue { .number(String(value)) }

  /// A string, or null.
  static func optional(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }

  /// An array of strings.
  static func strings(_ texts: [String]) -> JSONValue { .array(texts.map(JSONValue.string)) }
}
