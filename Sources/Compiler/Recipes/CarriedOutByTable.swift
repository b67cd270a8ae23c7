import Markdown

/// A step that says what the commands of the table after it do: "Delete your test domain".
///
/// The table's rows are actions of their own, so the step adds nothing.
struct CarriedOutByTable: Recipe {
  var coverage: Coverage { .whole }

  func read(_ clause: Clause, at index: Int, in scene: inout Scene) -> Bool {
    guard clause.isInstruction,
      let commands = scene.outline.commands(after: scene.reading.range.upperBound),
      !commands.isEmpty
    else { return false }
    let carried: (Phrase) -> Bool
    let parts: [Phrase]
    if clause.verb == "delete" || clause.verb == "remove" || clause.verb == "create" {
      // "Delete your test domain": a row deletes a domain.
      parts = clause.object.items
      carried = { part in
        part.words.contains { noun in
          !Lexicon.determiners.contains(noun)
            && commands.mention("\(clause.verb)-\(noun)")
        }
      }
    } else {
      parts = clause.phrases.flatMap(\.items).filter { part in
        part.mentions.contains { $0.style == .code }
      }
      carried = { part in
        part.mentions.contains {
          $0.style == .code && $0.text.utf8.count > 3 && commands.mention($0.text)
        }
      }
    }
    guard parts.contains(where: carried) else { return false }
    for part in parts where !carried(part) {
      if let range = part.tokenRange { scene.draft.leaveOut(range) }
    }
    return true
  }
}
