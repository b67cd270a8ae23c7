import Markdown
import Source

/// Compiles the rows of command tables.
struct RowCompiler {
  /// The document.
  let file: SourceFile
  /// What lists things, so far, in the whole document.
  var listings: [Listing] = []
  /// What was found wrong.
  var diagnostics: [Diagnostic] = []
  /// The bytes that commands were read from.
  var usedRanges: [Range<Int>] = []

  /// The actions of a table's rows, waits for what their services finish later included.
  /// - Parameters:
  ///   - table: the table.
  ///   - id: the id of its step.
  ///   - compiler: compiles the commands.
  /// - Returns: the actions, in the order of the rows.
  mutating func actions(
    of table: CommandTable, id: String, compiler: inout CommandCompiler
  ) -> [Action] {
    var actions: [Action] = []
    for (index, row) in table.rows.enumerated() {
      let found = self.actions(of: row, id: "\(id)/row-\(index + 1)", compiler: &compiler)
      if let reason = table.reason ?? table.reasonOfWay(row) ?? table.reasonInColumns(row)
        ?? Self.reason(row)
      {
        actions += found.prefix(1).map { $0.leftToPerson(because: reason) }
      } else {
        actions += found
      }
    }
    return actions
  }

  private mutating func actions(
    of row: CommandTable.Row, id: String, compiler: inout CommandCompiler
  ) -> [Action] {
    let text = row.node.plainText.trimmingSpaces
    let line = file.location(of: row.node.range.lowerBound).line
    guard let span = row.command else {
      guard !text.isEmpty else { return [] }
      let place = row.cell.map(\.range).flatMap { $0.isEmpty ? nil : $0 } ?? row.node.range
      diagnostics.append(
        Diagnostic(
          "table.no-command", .warning, "this row of a table of commands has no command",
          at: place, notes: [.init("a person carries it out; a command stands between backticks")]))
      return [
        Action(
          id: id, kind: .manual, origin: .table, line: line, effect: .unknown,
          text: rowText(row), reason: "the row has no command")
      ]
    }
    let content = CodeSpanText.content(of: span, in: file, isInTable: true)
    usedRanges.append(span.range)
    let command = compiler.compile(content.bytes, shell: "sh", map: content.sourceRange)
    let words = row.description.isEmpty ? content.string.trimmingSpaces : row.description
    guard let invocation = command.invocation else {
      return [
        Action(
          id: id, kind: .manual, origin: .table, line: line, effect: .unknown,
          text: "\(content.string.trimmingSpaces) (\(words))", reason: command.reason)
      ]
    }
    var action = Action(
      id: id, kind: .command, origin: .table, line: line, effect: command.effect,
      invocation: invocation, text: words, gives: command.gives)
    if let loop = ItemLoop.loop(for: command, description: row.description, listings: listings) {
      action.forEach = loop
      // Each item would give the same names anew.
      action.gives = []
    }
    if command.effect == .create {
      action.probe = ProbeTable.probe(for: command.arguments, gives: action.gives)
    }
    if let listing = Listing(action: id, command: command) { listings.append(listing) }
    if let reason = ItemLoop.reason(
      for: command, description: row.description, listings: listings)
    {
      return [action.leftToPerson(because: reason)]
    }
    return [action] + Waits.after(action)
  }

  /// Why a person decides about a row; nil where none of its cells says so.
  private static func reason(_ row: CommandTable.Row) -> String? {
    row.remarks.lazy.compactMap { LeadIn(remark: $0).reason }.first
  }

  private func rowText(_ row: CommandTable.Row) -> String {
    row.node.children.map(\.plainText.trimmingSpaces).filter { !$0.isEmpty }
      .joined(separator: ": ")
  }
}
