import Markdown

/// A step that says what the commands of the table after it do: "Delete your test domain".
///
/// The table's rows are actions of their own, so the step adds nothing.
struct CarriedOutByTable: Recipe {
  func read(_ clause: Clause, at index: Int, in scene: inout Scene) -> Bool {
    guard clause.isInstruction,
      let table = scene.outline.table(after: scene.reading.range.upperBound)
    else { return false }
    let commands = Self.commands(in: table)
    guard !commands.isEmpty else { return false }
    if clause.verb == "delete" || clause.verb == "remove" || clause.verb == "create" {
      // "Delete your test domain": a row deletes a domain.
      return clause.object.words.contains { noun in
        !Lexicon.determiners.contains(noun)
          && commands.contains { $0.contains("\(clause.verb)-\(noun)") }
      }
    }
    let names = clause.mentions.filter { $0.style == .code }
    return !names.isEmpty
      && names.contains { name in
        name.text.utf8.count > 3 && commands.contains { $0.contains(name.text) }
      }
  }

  /// The code of a table's cells that begins like a command for the AWS CLI.
  private static func commands(in table: MarkdownNode) -> [String] {
    var commands: [String] = []
    for row in table.children {
      for cell in row.children {
        for node in cell.children where node.kind == .code {
          let text = node.plainText
          if text.hasPrefix("aws ") { commands.append(text) }
        }
      }
    }
    return commands
  }
}
