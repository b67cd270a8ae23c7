import Markdown
import Source

/// A table whose rows are orders in words: "| Step | Owner | Action |".
///
/// Nothing of it is carried out, since each row has an owner, a time or a state in other cells; but it
/// is not passed over in silence either.
enum OrderTable {
  /// The rows that ask for something, as text.
  ///
  /// - Parameter table: a table that is none of commands.
  /// - Returns: the rows; empty for a table that describes.
  /// - Complexity: O(bytes).
  static func rows(of table: MarkdownNode) -> [(row: MarkdownNode, text: String)] {
    guard table.kind == .table else { return [] }
    let rows = Array(table.children)
    guard let header = rows.first(where: \.isHeader) else { return [] }
    let titles = header.children.map {
      $0.plainText.lowercased().alphanumericRuns.joined(separator: " ")
    }
    let isNumbered = titles.contains { steps.contains($0) }
    guard
      let column = titles.lastIndex(where: { orders.contains($0) })
        ?? (isNumbered ? titles.lastIndex(where: { described.contains($0) }) : nil)
        ?? titles.firstIndex(of: "step")
    else { return [] }
    let body = rows.filter { !$0.isHeader }
    let found = body.compactMap { row -> (row: MarkdownNode, text: String)? in
      let cells = Array(row.children)
      guard column < cells.count, asks(cells[column]) else { return nil }
      let text = cells.map(\.plainText.trimmingSpaces).filter { !$0.isEmpty }
        .joined(separator: ": ")
      return (row, text.onOneLine)
    }
    return found.count * 2 > body.count ? found : []
  }

  /// Whether a cell begins with an order, or is a command.
  private static func asks(_ cell: MarkdownNode) -> Bool {
    if let first = cell.children.first(where: { _ in true }), first.kind == .code {
      return KnownPrograms.begins((first.rawLiteral ?? first.plainText).trimmingSpaces)
    }
    let words = cell.plainText.lowercased().letterRuns()
    // A lone verb is the name of an action: "Create", "Delete".
    guard words.count > 1, let verb = words.first(where: { !Lexicon.openers.contains($0) }) else {
      return false
    }
    return Lexicon.verb(verb)?.form == .base
  }

  private static let orders: WordSet = [
    "action", "actions", "task", "tasks", "instruction", "instructions", "activity", "what",
    "to do", "todo", "procedure", "what to do",
  ]
  private static let steps: WordSet = ["step", "steps", "no", "nr", "number", "", "order"]
  private static let described: WordSet = ["description", "details", "detail"]
}
