/// Names that a text gives and leaves to its reader: "`bob` (or similar)", "`bob`, replacing `bob` with
/// your name", "`logs-1` (bucket names are global, so choose another)".
///
/// They are read as "like `bob`" is: the default of an input.
enum ChosenNames {
  /// Puts "like" before such a name, in the place of the words that leave it to the reader.
  ///
  /// - Parameter tokens: the tokens of a block.
  /// - Complexity: O(tokens).
  static func mark(in tokens: inout [ProseToken]) {
    guard tokens.contains(where: { triggers.contains($0) && $0.isWord }) else { return }
    var index = 0
    while index < tokens.count {
      guard let name = tokens[index].mention, name.isNameLike, name.style != .label,
        let end = endOfLeave(tokens, after: index, of: name)
      else {
        index += 1
        continue
      }
      let place = tokens[index].range.lowerBound
      tokens.removeSubrange((index + 1)..<end)
      if index == 0 || !isExample(tokens[index - 1]) {
        tokens.insert(ProseToken(.word, "like", at: place..<place), at: index)
      }
      index += 2
    }
  }

  private static func isExample(_ token: ProseToken) -> Bool {
    token.isWord && ["like", "e.g", "example", "instance", "say"].contains(token.lower)
  }

  /// The index behind the words that leave the name before them to the reader.
  private static func endOfLeave(
    _ tokens: [ProseToken], after index: Int, of name: Mention
  ) -> Int? {
    guard index + 2 < tokens.count else { return nil }
    let mark = tokens[index + 1]
    let end: Int
    if mark.isMark("(") {
      guard let close = tokens[(index + 2)...].firstIndex(where: { $0.isMark(")") }) else {
        return nil
      }
      end = close + 1
    } else if mark.isMark(",") || mark.lower == "where" || mark.lower == "or" {
      end =
        tokens[(index + 2)...].firstIndex { $0.isMark(".") || $0.isMark(",") || $0.isMark(";") }
        ?? tokens.count
    } else {
      return nil
    }
    let said = tokens[(index + 1)..<end].filter { $0.isWord || $0.isMention }
    // "On the role `etl`, replace the policy …" is an order.
    if !mark.isMark("("), let first = said.first,
      ["replace", "substitute", "change", "adapt", "your"].contains(first.lower)
    {
      return nil
    }
    return leaves(said, name) ? end : nil
  }

  private static func leaves(_ said: [ProseToken], _ name: Mention) -> Bool {
    let words = said.map { $0.isMention ? "_" : $0.lower }
    guard let first = words.first, words.count <= longest else { return false }
    if ["for example", "for instance", "as an example", "example", "e.g", "example name"].contains(
      words.joined(separator: " "))
    {
      return true
    }
    // "(or similar)", ", or whatever you like", "(or any other name)"
    if first == "or", words.dropFirst().contains(where: free.contains) { return true }
    // "(your name)", "(your own name)"
    if first == "your", words.count <= 3, words.last == "name" { return true }
    if ["replace", "replacing", "substitute", "change", "adapt"].contains(first) { return true }
    if words.starts(with: ["where", "_", "is"]) { return said[1].mention?.text == name.text }
    // "bucket names are global, so choose another"
    return zip(words, words.dropFirst()).contains { word, next in
      ["choose", "pick", "use", "take"].contains(word)
        && ["another", "your", "any", "a"].contains(next)
    }
  }

  private static let longest = 16
  /// Words with which what was said before is only one of what is possible.
  private static let free: WordSet = [
    "similar", "whatever", "any", "anything", "another", "other", "like", "equivalent", "such",
  ]
  /// A word that all such texts have one of.
  private static let triggers: WordSet = [
    "example", "instance", "e.g", "or", "your", "replace", "replacing", "substitute", "change",
    "adapt", "where", "choose", "pick", "another", "use", "take",
  ]
}
