import Markdown
import Source

/// Commands in code blocks that name no language, which nothing runs.
///
/// Such a block may as well hold an output or a file, so it is for a person; but a plan that passes
/// over `kubectl delete …` in silence looks as if it were whole.
enum UnlabelledCommands {
  /// The first command of a block; nil where it begins with none that is known, or has a language.
  /// - Parameters:
  ///   - block: a block of any kind.
  ///   - introduction: the blocks before it; what the last says may make it a file or an output.
  /// - Returns: the command's line.
  /// - Complexity: O(bytes of both).
  static func first(in block: MarkdownNode, after introduction: [MarkdownNode]) -> String? {
    guard block.kind == .codeBlock, (block.info ?? "").isEmpty, let content = block.content else {
      return nil
    }
    let text = content.string
    let lines = text.split(separator: "\n").map { $0.drop { $0 == " " || $0 == "\t" } }
    // What is indented under a tab (`=== "Linux"`) may be a fence as it is written.
    let isCode = { (line: Substring) in
      !line.isEmpty && !line.hasPrefix("#") && !line.hasPrefix("```")
    }
    guard let line = lines.first(where: isCode) else { return nil }
    let command = String(line.hasPrefix("$ ") ? line.dropFirst(2) : line)
    guard KnownPrograms.begins(command),
      !FileContent.isIntroduced(by: introduction.last?.plainText ?? "", fence: text)
    else { return nil }
    return command
  }
}
