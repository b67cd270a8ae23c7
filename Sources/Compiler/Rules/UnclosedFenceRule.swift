import Markdown
import Source

/// Fences that run and are closed by nothing but the end of what they stand in.
enum UnclosedFenceRule: DocumentRule {
  static let explanations = [
    Explanation(
      "fence.unclosed", .error, summary: "a fence of commands is not closed",
      explanation: "Without its closing line a fence goes on to the end of the document, or of the "
        + "list item or quote that it stands in, and everything up to there is run as commands, "
        + "the text behind it included.",
      example: "```sh\naws s3 ls\n\nThen tell Ana.",
      remedy: "Close the fence with a line of as many backticks or tildes as it begins with.")
  ]

  static func check(_ context: RuleContext) -> [Diagnostic] {
    context.document.root.subtree.compactMap { block in
      guard block.kind == .codeBlock, ExecutableFence(block, introducedBy: []) != nil,
        let opening = Opening(block, context.document.bytes), !opening.isClosed
      else { return nil }
      return Diagnostic(
        "fence.unclosed", .error, "this fence is not closed: all up to its end would be run",
        at: opening.line,
        notes: [.init("a line of \"\(opening.text)\" closes it")])
    }
  }

  /// The line that a fence begins with, and whether one ends it.
  private struct Opening {
    let line: Range<Int>
    let text: String
    let isClosed: Bool

    init?(_ block: MarkdownNode, _ bytes: [UInt8]) {
      let all = bytes[block.range]
      guard let mark = all.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else {
        return nil
      }
      let length = all.prefix { $0 == mark }.count
      text = String(repeating: mark == UInt8(ascii: "`") ? "`" : "~", count: length)
      let end = all.firstIndex { $0 == 0x0A || $0 == 0x0D } ?? all.endIndex
      line = all.startIndex..<end
      // The last line, without what a quote puts before it.
      let trimmed = all[..<(all.lastIndex { !$0.isASCIISpace }.map { $0 + 1 } ?? all.startIndex)]
      let closing = trimmed.reversed().prefix { $0 == mark }.count
      let before = trimmed.dropLast(closing).reversed().prefix { $0 != 0x0A && $0 != 0x0D }
      isClosed =
        closing >= length && trimmed.endIndex > end
        && before.allSatisfy { $0.isASCIISpace || $0 == UInt8(ascii: ">") }
    }
  }
}
