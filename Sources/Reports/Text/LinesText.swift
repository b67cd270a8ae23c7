/// Lines of a document in words: "line 6", "lines 6 and 14".
package enum LinesText {
  /// How many lines are named; of more, only how many they are.
  private static let shown = 6

  /// The lines in their order, each once; of many, the first and how many more.
  ///
  /// - Parameter lines: Line numbers, from 1.
  /// - Returns: The words; empty for no lines.
  package static func of(_ lines: [Int]) -> String {
    let lines = Set(lines).sorted()
    guard let first = lines.first else { return "" }
    if lines.count == 1 { return "line \(first)" }
    let more = lines.count > shown ? ["\(lines.count - shown) more"] : []
    return "lines " + listed(lines.prefix(shown).map(String.init) + more)
  }
}
