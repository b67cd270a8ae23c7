import Markdown
import Source

/// A table that lists what is entered in a form: a column of labels, and one of values.
enum SettingsTable {
  /// Whether the clause before a table fills in or opens a form: "choose **Create queue** and enter:".
  static func isAnnounced(by clause: Clause?) -> Bool {
    guard let clause, clause.isInstruction else { return false }
    return Lexicon.entering.contains(clause.verb) || Lexicon.creating.contains(clause.verb)
      || ["choose", "select", "click", "press", "set", "configure", "go", "open", "use"]
        .contains(clause.verb)
  }

  /// The entries, each as "label: value"; empty for any other table.
  ///
  /// - Parameters:
  ///   - table: the table.
  ///   - source: the bytes of the document.
  /// - Returns: the tokens of each entry.
  static func entries(of table: MarkdownNode, source: [UInt8]) -> [[ProseToken]] {
    let rows = Array(table.children)
    guard table.kind == .table, CommandTable(table) == nil,
      let header = rows.first(where: \.isHeader)
    else { return [] }
    let titles = header.children.map { $0.plainText.lowercased().letterRuns().last ?? "" }
    // "Setting | Default | Our value": the values of others are not entered.
    let column = titles.indices.dropFirst().filter { values.contains(titles[$0]) }
    guard let first = titles.first, labels.contains(first), column.count == 1,
      let column = column.first
    else { return [] }
    return rows.filter { !$0.isHeader }.compactMap { row in
      let all = row.children.map { ProseTokenizer.tokens(of: $0, source: source) }
      guard column < all.count, case let cells = [all[0], all[column]], let label = cells[0].last,
        let value = cells[1].first
      else { return nil }
      let colon = ProseToken(
        .mark, ":", at: label.range.upperBound..<max(label.range.upperBound, value.range.lowerBound)
      )
      return cells[0].filter { !$0.isMark(":") } + [colon] + cells[1]
    }
  }

  private static let labels: Set<String> = [
    "setting", "settings", "parameter", "field", "property", "option", "label", "item", "name",
    "key", "attribute",
  ]
  private static let values: Set<String> = [
    "value", "values", "setting", "enter", "choose", "input", "entry", "selection",
  ]
}
