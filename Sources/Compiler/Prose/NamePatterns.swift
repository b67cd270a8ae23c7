/// Names that stand for several: "`user1` to `user5`", "`student-N` for each student".
///
/// Made as they are written, the first of a range would be all there is, and a pattern a thing of that
/// very name.
enum NamePatterns {
  /// Why a person sees to a sentence.
  ///
  /// - Parameter tokens: the sentence.
  /// - Returns: the reason; nil where its names are names.
  /// - Complexity: O(tokens).
  static func reason(in tokens: ArraySlice<ProseToken>) -> String? {
    for (index, token) in zip(tokens.indices, tokens) {
      guard let name = token.mention, name.isNameLike else { continue }
      if isPattern(name.text) {
        return "the name \"\(name.text)\" stands for several, so that a person tells them"
      }
      if let last = endOfRange(tokens, from: index) {
        return
          "the names from \"\(name.text)\" to \"\(last)\" are a range, so that a person tells them"
      }
    }
    return nil
  }

  /// The last name of a range that begins with the name at an index.
  private static func endOfRange(_ tokens: ArraySlice<ProseToken>, from index: Int) -> String? {
    guard index + 2 < tokens.endIndex, let first = tokens[index].mention?.text else { return nil }
    var place = index + 1
    while place < tokens.endIndex, place <= index + 3, connecting.contains(tokens[place].text) {
      place += 1
    }
    let between = tokens[(index + 1)..<min(place, tokens.endIndex)]
    // "`q1`, `q2` and `q3`" are all there are.
    guard between.contains(where: { !$0.isMark(",") && $0.lower != "and" }),
      place < tokens.endIndex,
      let last = tokens[place].mention?.text,
      last != first
    else { return nil }
    // "`a` - `b`" may be anything; names of one stem that count up are a range.
    let stem = first.utf8.prefix { !$0.isASCIIDigit }
    guard stem.count < first.utf8.count, last.utf8.starts(with: stem) else { return nil }
    return last
  }

  private static let connecting: WordSet = [
    "to", "through", "thru", "until", "till", "up", "-", "–", "—", "…", "...", "..", ",", "and",
    "so", "on",
  ]

  /// `student-N`, `user-XX`, `team-xx`: a part of it stands for a number or a name.
  private static func isPattern(_ name: String) -> Bool {
    let parts = name.split { "-_.".contains($0) }
    // `LAB-N` is written in capitals altogether.
    guard parts.count > 1, name.utf8.contains(where: \.isASCIILower) else { return false }
    return parts.dropFirst().contains { part in
      part.allSatisfy { $0 == "N" } || part.allSatisfy { $0 == "X" }
        || part.utf8.count > 1 && part.allSatisfy { $0 == "x" }
    }
  }
}
