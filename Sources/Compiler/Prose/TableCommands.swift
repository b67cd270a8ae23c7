import Markdown

/// The commands for the AWS CLI that a table's cells hold as code, to look words up in.
struct TableCommands: Sendable {
  /// One after the other, each ended by a line feed.
  private var text: [UInt8] = []

  /// How much is kept, in bytes: about 200 commands.
  ///
  /// Each step before a table asks for its words, so that the work for a document of many steps and
  /// a long table stays in proportion to the document.
  private static let limit = 16_384

  /// Reads a table once.
  init(_ table: MarkdownNode) {
    for row in table.children {
      for cell in row.children {
        for node in cell.children where node.kind == .code {
          let command = node.plainText
          guard command.hasPrefix("aws ") else { continue }
          guard text.count + command.utf8.count < Self.limit else { return }
          text += command.utf8
          text.append(UInt8(ascii: "\n"))
        }
      }
    }
  }

  /// Whether the table has none.
  var isEmpty: Bool { text.isEmpty }

  /// Whether a command contains some words.
  func mention(_ words: String) -> Bool {
    let words = Array(words.utf8)
    guard let first = words.first, text.count >= words.count else { return false }
    return (0...text.count - words.count).contains { start in
      text[start] == first && text[start..<start + words.count].elementsEqual(words)
    }
  }
}
