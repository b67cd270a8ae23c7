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
    guard block.kind == .codeBlock, let content = block.content else { return nil }
    let before = introduction.last?.plainText ?? ""
    guard (block.info ?? "").isEmpty || isTakenForOutput(block, before) else { return nil }
    guard let line = firstLine(of: content.bytes) else { return nil }
    let command = line.hasPrefix("$ ") ? String(line.dropFirst(2)) : line
    guard KnownPrograms.begins(command) else { return nil }
    // A command is no output, whatever the words before it say.
    if !(block.info ?? "").isEmpty { return command }
    return FileContent.isIntroduced(by: before, fence: content.string) ? nil : command
  }

  /// Whether a fence that would run is passed over because the words before it speak of an output.
  private static func isTakenForOutput(_ block: MarkdownNode, _ before: String) -> Bool {
    ExecutableFence(block, introducedBy: []) != nil
      && FileContent.speaksOfOutput(before)
  }

  /// The first line that is neither blank nor a comment, without white space before it.
  ///
  /// What is indented under a tab (`=== "Linux"`) may be a fence as it is written.
  private static func firstLine(of bytes: [UInt8]) -> String? {
    var rest = bytes[...]
    while !rest.isEmpty {
      let line = rest.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
      let code = line.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
      if let first = code.first, first != UInt8(ascii: "#"), !code.starts(with: "```".utf8) {
        return String(decoding: code, as: UTF8.self)
      }
      rest = rest.dropFirst(line.count + 1)
    }
    return nil
  }
}
