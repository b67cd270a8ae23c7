import Source

/// Marks with which a list says what became of an item: "(done) …", "[SKIPPED] …", "✅ …",
/// "… → done 2024-01-01", "… Status: rejected.", "[-] …".
///
/// Such a mark stands at the beginning or at the end, apart from the words of the instruction; in their
/// midst the same words say what is asked for ("set the status to done").
enum StatusMarks {
  /// Looks for a mark.
  ///
  /// - Parameter text: the first paragraph of an item.
  /// - Returns: the mark in the words of the text; nil where there is none.
  /// - Complexity: O(bytes).
  static func mark(in text: String) -> String? {
    let text = text.trimmingSpaces
    return symbol(in: text) ?? bracketed(in: text) ?? ending(of: text)
  }

  // MARK: Signs

  /// "✅ Create …", "Create … 🚫", "[-] Create …".
  private static func symbol(in text: String) -> String? {
    for character in [text.first, text.last(where: { $0 != "." })].compactMap(\.self)
    where signs.contains(character.unicodeScalars.first ?? " ") {
      return String(character)
    }
    // GitLab and Obsidian write "[-]", "[~]" and "[/]" for what is cancelled or under way.
    let box = text.prefix(4)
    guard box.count == 4, box.hasPrefix("["), box.dropFirst(2).hasPrefix("] "),
      let inside = box.dropFirst().first, "-~/>?xX✓✔".contains(inside)
    else { return nil }
    return String(box.dropLast())
  }

  private static let signs: Set<Unicode.Scalar> = [
    "✅", "☑", "✔", "✓", "🗹", "❌", "✖", "✗", "✘", "❎", "🚫", "⛔", "🛑", "⏭", "⏸", "⏳", "⌛", "🚧",
    "💤", "🔜", "❓",
  ]

  // MARK: Words

  /// "(done) …", "[SKIPPED] …", "… [done]", "… (done by Ana)".
  private static func bracketed(in text: String) -> String? {
    if let first = text.first, "([".contains(first),
      let close = text.firstIndex(where: { ")]".contains($0) })
    {
      let inside = text[text.index(after: text.startIndex)..<close]
      if isStatus(inside) { return String(inside) }
    }
    let rest = text.trimmingSuffix(".")
    guard let last = rest.last, ")]".contains(last),
      let open = rest.lastIndex(where: { "([".contains($0) })
    else { return nil }
    let inside = rest[rest.index(after: open)..<rest.index(before: rest.endIndex)]
    return isStatus(inside) ? String(inside) : nil
  }

  /// What stands at the end: "… - DONE", "… -> done 2024-01-01", "… Status: rejected".
  private static func ending(of text: String) -> String? {
    let end = text.suffix(longestEnd)
    // Nearly no item has such a word, and looking behind each mark took 3 % of a plan.
    guard end.lowercased().alphanumericRuns.contains(where: statuses.contains) else { return nil }
    for (place, mark) in end.indices.map({ ($0, end[$0]) }) where ".!:;>→—–-,|".contains(mark) {
      // Only what stands behind a space is apart: "well-done" is not.
      let rest = end[end.index(after: place)...]
      guard rest.first?.isWhitespace == true else { continue }
      var words = rest.lowercased().alphanumericRuns[...]
      if ["status", "state", "outcome", "result"].contains(words.first) {
        words = words.dropFirst()
      }
      let isDash = "—–-,|".contains(mark)
      let before = place > end.startIndex ? end[end.index(before: place)] : " "
      if isDash, mark != ",", !before.isWhitespace, before != mark { continue }
      // "Create the user. Done." ends a text.
      if ".!".contains(mark), words.count == 1, words.first == "done" || words.first == "complete" {
        continue
      }
      if let first = words.first, statuses.contains(first), goesWith(words.dropFirst()) {
        return rest.trimmingSpaces
      }
    }
    return nil
  }

  private static let longestEnd = 48

  private static func isStatus(_ text: Substring) -> Bool {
    let words = text.lowercased().alphanumericRuns
    guard let first = words.first else { return false }
    return statuses.contains(first) && goesWith(words.dropFirst())
  }

  /// What may stand behind a status: a date, and who it was.
  private static func goesWith(_ words: ArraySlice<String>) -> Bool {
    guard let first = words.first else { return true }
    guard words.count <= 6 else { return false }
    return first.first?.isNumber == true
      || ["by", "on", "in", "for", "with", "see", "at", "already", "now", "yesterday", "today"]
        .contains(first)
      || words.count <= 2 && Reservations.label(Array(words)) == nil
        && words.contains { $0.first?.isNumber == true }
  }

  private static let statuses: WordSet = [
    "done", "skipped", "skip", "wip", "cancelled", "canceled", "rejected", "postponed", "blocked",
    "obsolete", "deprecated", "removed", "dropped", "abandoned", "superseded", "deferred", "todo",
    "tbd", "completed", "complete", "finished", "closed", "declined", "withdrawn", "retired",
    "struck", "void", "pending", "parked", "paused", "wontfix", "draft", "moot", "hidden",
  ]
}

extension String {
  /// The text without a mark at its end.
  fileprivate func trimmingSuffix(_ mark: Character) -> Substring {
    last == mark ? dropLast() : self[...]
  }
}
