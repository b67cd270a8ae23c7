import Markdown
import Source

/// Rows of command tables that do not fit the header: a pipe in a command cuts it in two.
enum TableRowRule: DocumentRule {
  static let explanations = [
    Explanation(
      "doc.table-row", .warning,
      summary: "a row of a table of commands has other cells than the header",
      explanation: "A `|` inside code ends the cell all the same, so the command is cut and what "
        + "follows is lost; write it as `\\|`. A row with fewer cells lacks something.",
      example: "| command | action |\n| - | - |\n| `aws s3 ls | head` | List buckets |",
      remedy: "Put a backslash before the pipe, or add the missing cell.")
  ]

  static func check(_ context: RuleContext) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    for table in context.document.root.subtree.all(.table) {
      let rows = Array(table.children)
      guard let header = rows.first(where: \.isHeader),
        CommandTable(table) != nil || looksLikeCommands(rows)
      else { continue }
      let wanted = cells(header, context.file)
      for row in rows where !row.isHeader {
        let count = cells(row, context.file)
        if count == wanted { continue }
        diagnostics.append(
          Diagnostic(
            "doc.table-row", .warning,
            "this row has \(count) cells, the header \(wanted)"
              + (count > wanted ? ": a pipe inside a command is written \"\\|\"" : ""),
            at: row.range))
      }
    }
    return diagnostics
  }

  /// A cut command is no code span any more, so the table may not be known for what it is.
  private static func looksLikeCommands(_ rows: [MarkdownNode]) -> Bool {
    rows.contains { row in
      !row.isHeader
        && row.children.contains { cell in
          let text = cell.plainText.drop { $0.isWhitespace || $0 == "`" }
          return KnownPrograms.begins(String(text))
        }
    }
  }

  /// How many cells a row is written with: its pipes that no backslash precedes.
  private static func cells(_ row: MarkdownNode, _ file: SourceFile) -> Int {
    let bytes = file.bytes[row.range]
    let trimmed = Array(
      bytes.drop { $0.isASCIISpace }.reversed().drop { $0.isASCIISpace }.reversed())
    var count = 1
    for index in trimmed.indices where trimmed[index] == UInt8(ascii: "|") {
      if index > 0, trimmed[index - 1] == UInt8(ascii: "\\") { continue }
      if index == 0 || index == trimmed.count - 1 { continue }
      count += 1
    }
    return count
  }
}
