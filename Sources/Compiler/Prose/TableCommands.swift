import Markdown

/// The commands for the AWS CLI that a table's cells hold as code, to look words up in.
///
/// Each step before a table asks for its words, so they are taken apart once: what the operations
/// are named, and every word with its parts.
struct TableCommands: Sendable {
  /// The words of the commands, and their parts between `=`, `,`, `:` and `/`.
  private var words = WordIndex()
  /// The beginnings of the commands' words up to each hyphen: `delete`, `delete-user`.
  private var beginnings = WordIndex()

  /// Reads a table once.
  /// - Complexity: O(bytes).
  init(_ table: MarkdownNode) {
    for row in table.children {
      for cell in row.children {
        for node in cell.children where node.kind == .code {
          let command = node.plainText
          if command.hasPrefix("aws ") { read(command) }
        }
      }
    }
  }

  private mutating func read(_ command: String) {
    for word in command.utf8.split(whereSeparator: { " \n\t".utf8.contains($0) }) {
      words.insert(word)
      for part in word.split(whereSeparator: { "=,:/\"'<>{}[]\\".utf8.contains($0) })
      where part.count < word.count {
        words.insert(part)
      }
      guard word.count <= Self.longestName, word.first != UInt8(ascii: "-") else { continue }
      for index in word.indices where word[index] == UInt8(ascii: "-") {
        beginnings.insert(word[..<index])
      }
    }
  }

  /// No operation of the CLI has a longer name: the longest of 2.31 has 63 letters.
  private static let longestName = 64

  /// Whether the table has none.
  var isEmpty: Bool { words.isEmpty }

  /// Whether a command has some words: each as it stands in the command, or as the beginning of an
  /// operation's name (`delete-user` of `delete-user-profile`).
  func mention(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: " "))
    return !parts.isEmpty
      && parts.allSatisfy { words.contains($0) || beginnings.contains($0) }
  }
}
