import Markdown
import Source

/// A table with a column whose cells are commands.
///
/// The column is the one whose cells mostly are code that begins with a known program, or the one
/// whose header says "command" where most of its cells are code. The header "command" alone does
/// not do: tables of options, of API calls and of a program's usage (`tool [--flag] FILE`) look
/// alike and are reference.
struct CommandTable {
  /// One row.
  struct Row {
    /// The row.
    var node: MarkdownNode
    /// The code span that is its command; nil where the cell is no code.
    var command: MarkdownNode?
    /// The cell with the command; nil where the row is too short.
    var cell: MarkdownNode?
    /// What the row is for: the text of the column that describes.
    var description: String
    /// The texts of the cells beside the command.
    var remarks: [String]
  }

  /// The rows, without the header.
  let rows: [Row]
  /// The header's cells, as text.
  let header: [String]
  /// The column of the commands.
  private let column: Int
  /// Why a person decides about all rows: the header says that the commands are no steps.
  let reason: String?

  /// Reads a table; nil where no column is one of commands.
  init?(_ table: MarkdownNode) {
    guard table.kind == .table else { return nil }
    let rows = Array(table.children)
    guard let head = rows.first(where: \.isHeader) else { return nil }
    let header = head.children.map(\.plainText.trimmingSpaces)
    let body = rows.filter { !$0.isHeader }.map { (node: $0, cells: Array($0.children)) }
    guard !body.isEmpty,
      let column = CommandTable.commandColumn(header: header, cells: body.map(\.cells))
    else { return nil }
    let description = CommandTable.descriptionColumn(header: header, command: column)
    self.header = header
    self.column = column
    reason =
      CommandTable.reason(header: header, command: column)
      ?? CommandTable.reason(
        described: body.compactMap { row in
          description.flatMap { $0 < row.cells.count ? row.cells[$0].plainText : nil }
        })
    self.rows = body.map { row in
      let cell = column < row.cells.count ? row.cells[column] : nil
      let text = description.flatMap { $0 < row.cells.count ? row.cells[$0].plainText : nil }
      return Row(
        node: row.node, command: cell.flatMap(CommandTable.code), cell: cell,
        description: (text ?? "").trimmingSpaces,
        remarks: row.cells.indices.filter { $0 != column }
          .map { row.cells[$0].plainText.trimmingSpaces })
    }
  }

  /// "Undo", "Old", "CLI equivalent" over the commands, and "Meaning", "Symptom" or "Permission" beside
  /// them: what is looked up when it is needed.
  private static func reason(header: [String], command: Int) -> String? {
    for (index, text) in header.enumerated() {
      let words = text.lowercased().alphanumericRuns
      let isReference =
        words.starts(with: ["instead", "of"]) || words == ["meaning"]
        || words.last.map { lookedUp.contains(Lexicon.singular($0)) } == true
        || index == command && words.first.map(former.contains) == true
        || index == command
          && (words.contains("equivalent") || Reservations.label(words) != nil)
      if isReference { return "the column \"\(text)\" says that the commands are no steps" }
    }
    return nil
  }

  /// What such a table is searched by.
  private static let lookedUp: WordSet = [
    "symptom", "problem", "error", "issue", "cause", "alert", "failure", "fault", "alias",
    "shortcut", "permission", "privilege", "target", "question", "scenario", "situation", "case",
    "hotkey", "keybinding", "abbreviation", "condition", "trigger", "finding", "incident",
  ]
  /// What stands over commands that were run before, or are run in the place of others.
  private static let former: WordSet = [
    "before", "was", "former", "formerly", "bad", "wrong", "avoid", "don", "never", "insecure",
  ]

  /// Why a person decides about commands that the cells beside them explain: "Deletes the pod", "Lists
  /// all pods" tell what a command does, where an order would be "Delete the pod".
  private static func reason(described texts: [String]) -> String? {
    let told = texts.count { text in
      guard let first = text.lowercased().letterRuns().first, first.hasSuffix("s") else {
        return false
      }
      return Lexicon.verb(first) == nil
        && (Lexicon.verb(Lexicon.singular(first))?.form == .base
          || Lexicon.verb(String(first.dropLast(2)))?.form == .base)
    }
    guard told * 2 > texts.count else { return nil }
    return "the table tells what the commands do, and asks for none of them"
  }

  /// Why a person decides about a row of which another cell names the system that it is for, where
  /// the table has rows for several.
  func reasonOfWay(_ row: Row) -> String? {
    guard row.remarks.contains(where: CommandTable.namesWay) else { return nil }
    let ways = Set(rows.flatMap(\.remarks).filter(CommandTable.namesWay))
    return ways.count > 1 ? SectionWays.reason : nil
  }

  /// Why a person decides about a row of which a column says whose it is, when or where it is due, or
  /// that it is done.
  func reasonInColumns(_ row: Row) -> String? {
    let titles = header.enumerated().filter { $0.offset != column }.map(\.element)
    for (title, text) in zip(titles, row.remarks) where !text.isEmpty {
      let word = title.lowercased().alphanumericRuns.first ?? ""
      let said = text.lowercased().alphanumericRuns
      let decides: Bool
      switch word {
      case "who", "owner", "responsible", "assignee", "assigned": decides = said != ["you"]
      case "when", "date", "due", "deadline": decides = !Self.always.contains(said)
      case "status", "state", "done":
        decides = said.isEmpty || said.contains(where: Self.settled.contains)
      case "environment", "environments", "env", "stage", "account", "region":
        decides = Hedges.areEnvironments(said) || word == "account" || word == "region"
      default: decides = false
      }
      if decides { return "the column \"\(title)\" says \"\(text)\", so that a person decides" }
    }
    return nil
  }

  private static let always: Set<[String]> = [["always"], ["now"], ["first"], ["last"], ["next"]]
  /// What a state says of something that is not to be done, or not any more.
  private static let settled: Set<String> = [
    "done", "complete", "completed", "finished", "ok", "yes", "x", "n", "forbidden", "cancelled",
    "canceled", "blocked", "skipped", "skip", "obsolete", "deprecated", "rejected", "withdrawn",
    "old", "removed", "never", "hold",
  ]

  private static func namesWay(_ text: String) -> Bool {
    AlternativeWays.family(ofLabel: text) != nil
  }

  /// The one code span of a cell; nil where it has other text beside it.
  private static func code(in cell: MarkdownNode) -> MarkdownNode? {
    var code: MarkdownNode?
    for child in cell.children {
      if child.kind == .code {
        guard code == nil else { return nil }
        code = child
      } else if !child.plainText.trimmingSpaces.isEmpty {
        return nil
      }
    }
    return code
  }

  private static func commandColumn(header: [String], cells: [[MarkdownNode]]) -> Int? {
    var best: (column: Int, count: Int)?
    for column in header.indices {
      let codes = cells.compactMap { row in column < row.count ? code(in: row[column]) : nil }
      guard codes.count * 2 > cells.count else { continue }
      let texts = codes.map { ($0.rawLiteral ?? $0.plainText).trimmingSpaces }
      guard texts.count(where: isUsage) * 2 <= texts.count else { continue }
      let known = texts.count { KnownPrograms.begins($0) }
      let says = header[column].lowercased().contains("command")
      if known * 2 > cells.count || says && known > 0 || says && texts.allSatisfy(hasArguments) {
        if known > (best?.count ?? -1) { best = (column, known) }
      }
    }
    return best?.column
  }

  /// `tool [--flag] FILE`, `git commit|merge`, `tool ...`: how a program is used, not a command.
  private static func isUsage(_ text: String) -> Bool {
    guard text.utf8.contains(where: { "[.".utf8.contains($0) || $0 >= 0x80 }) else { return false }
    let words = text.split(separator: " ")
    return words.contains { word in
      word.hasPrefix("[") && (word.hasSuffix("]") || word.dropFirst().hasPrefix("-"))
        || word == "..." || word == "…" || word.hasSuffix("]...")
    }
  }

  /// A lone word (`run`, `/help`) may be the name of anything.
  private static func hasArguments(_ text: String) -> Bool {
    text.split(separator: " ").count > 1 && !text.hasPrefix("/") && !text.hasPrefix("-")
  }

  private static func descriptionColumn(header: [String], command: Int) -> Int? {
    let others = header.indices.filter { $0 != command }
    let named = others.first { index in
      let words = header[index].lowercased().letterRuns()
      return words.contains { descriptionWords.contains(String($0)) }
    }
    return named ?? others.first
  }

  private static let descriptionWords: WordSet = [
    "action", "description", "purpose", "what", "explanation", "meaning", "effect", "notes",
    "details", "comment",
  ]
}
