import Markdown
import Source

/// Commands in a code block that is indented, and so can name no language: they run where the sentence
/// before it says to run them, and nothing else stands there.
enum OrderedCommands {
  /// Whether a text is nothing but commands that are known, behind an order to run them ("Run the
  /// following command:").
  /// - Parameters:
  ///   - text: the text of the code block.
  ///   - introduction: the blocks before it.
  /// - Returns: whether it is.
  /// - Complexity: O(bytes of both).
  static func areIn(_ text: String, after introduction: [MarkdownNode]) -> Bool {
    guard let last = introduction.last, last.kind == .paragraph,
      isOrder(FileContent.lastSentence(of: last.plainText))
    else { return false }
    var isContinued = false
    var commands = 0
    for line in text.split(separator: "\n") {
      let trimmed = line.drop { $0 == " " || $0 == "\t" }
      guard !trimmed.isEmpty, !trimmed.hasPrefix("#") else { continue }
      if !isContinued {
        guard KnownPrograms.begins(String(trimmed)) else { return false }
        commands += 1
      }
      isContinued = trimmed.hasSuffix("\\")
    }
    return commands > 0
  }

  /// "Run the following command:", "Then execute:", "On the bastion, run this:" is not sure enough.
  private static func isOrder(_ sentence: Substring) -> Bool {
    guard sentence.utf8.last == UInt8(ascii: ":") else { return false }
    let words = sentence.lowercased().letterRuns()[...].drop { Lexicon.openers.contains($0) }
    guard let verb = words.first, ["run", "execute", "issue"].contains(verb) else { return false }
    return words.dropFirst().allSatisfy {
      PlainWords.contains($0)
        || ["command", "commands", "terminal", "shell", "two", "three"].contains($0)
    }
  }
}
