import Markdown
import Source

/// A sentence that says what a command shows: "`kubectl get pods` should list `web-1`".
struct ShownOutput {
  /// The code span with the command.
  let span: MarkdownNode
  /// What its output must contain: the names in code behind it.
  let names: [String]
  /// The words behind it, where they say more than the names do; "" where they do not.
  let rest: String

  /// Reads a step's blocks; nil where they are anything but one paragraph that begins with such a
  /// sentence and ends with it.
  init?(_ blocks: [MarkdownNode]) {
    guard blocks.count == 1, let paragraph = blocks.first, paragraph.kind == .paragraph else {
      return nil
    }
    let inlines = Array(paragraph.children)
    guard let place = inlines.firstIndex(where: { $0.kind == .code }),
      inlines[..<place].allSatisfy({ ["", "the output of", "now"].contains(Self.words($0)) })
    else { return nil }
    let behind = inlines[(place + 1)...]
    let text = behind.map(\.plainText).joined().trimmingSpaces
    let words = text.lowercased().letterRuns(and: "'")
    guard KnownPrograms.begins((inlines[place].rawLiteral ?? "").trimmingSpaces),
      let first = words.first, ["should", "must", "will"].contains(first), words.count > 1,
      Self.showing.contains(words[words[1] == "now" && words.count > 2 ? 2 : 1]),
      words.allSatisfy({ !Self.others.contains($0) }), !text.dropLast().contains(". ")
    else { return nil }
    span = inlines[place]
    names = behind.filter { $0.kind == .code }.compactMap { $0.rawLiteral?.trimmingSpaces }
      .filter { !$0.isEmpty && !$0.contains { $0.isWhitespace || $0 == "<" } }
    rest = names.isEmpty ? text : ""
  }

  private static func words(_ node: MarkdownNode) -> String {
    node.plainText.lowercased().letterRuns().joined(separator: " ")
  }

  private static let showing: Set<String> = [
    "show", "list", "print", "return", "display", "output", "report", "include", "contain",
  ]
  /// Words with which the sentence says the contrary, or leaves something open.
  private static let others: Set<String> = [
    "not", "no", "none", "never", "nothing", "or", "if", "unless", "either", "fail", "error",
    "empty", "longer", "without",
  ]
}
