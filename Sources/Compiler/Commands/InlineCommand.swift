import Markdown
import Source

/// A step that is an order to run a command in code, such as to run `kubectl get pods`.
struct InlineCommand {
  /// The code span with the command.
  let span: MarkdownNode
  /// The words after it, where they may ask for more; "" where there are none.
  let rest: String

  /// Reads a step's blocks; nil where they are anything but one paragraph that begins with the
  /// order.
  /// - Parameters:
  ///   - blocks: the blocks.
  ///   - mayStandAlone: whether a command that is all the text there is runs, as in a numbered list or
  ///     under "Using the CLI".
  init?(_ blocks: [MarkdownNode], mayStandAlone: Bool = false) {
    guard blocks.count == 1, let paragraph = blocks.first, paragraph.kind == .paragraph else {
      return nil
    }
    var before = ""
    var span: MarkdownNode?
    var after = ""
    for inline in paragraph.children {
      if span == nil, inline.kind == .code {
        span = inline
      } else if span == nil {
        before += inline.plainText
      } else {
        after += inline.plainText
      }
    }
    let isAlone = mayStandAlone && before.letterRuns().isEmpty && after.letterRuns().isEmpty
    guard let span, isAlone || InlineCommand.isOrder(before),
      !InlineCommand.isRestricted(after),
      KnownPrograms.begins((span.rawLiteral ?? "").trimmingSpaces)
    else { return nil }
    self.span = span
    rest = InlineCommand.asksForMore(after) ? after.trimmingSpaces : ""
  }

  /// "Run", "Then execute the command": a verb, and nothing but articles around it.
  private static func isOrder(_ text: String) -> Bool {
    var words = text.lowercased().letterRuns()[...]
    while let first = words.first, ["then", "now", "next", "finally", "please"].contains(first) {
      words = words.dropFirst()
    }
    guard let verb = words.popFirst(), ["run", "execute", "issue", "type", "enter"].contains(verb)
    else { return false }
    return words.allSatisfy {
      ["the", "this", "following", "command", "in", "a", "terminal", "shell", "cloudshell", "your"]
        .contains($0)
    }
  }

  /// Whether the words after the command leave it to the person: "only for leavers", "if it fails",
  /// "or `b`".
  private static func isRestricted(_ text: String) -> Bool {
    Reservations.phraseBehind(text.lowercased().alphanumericRuns) != nil
      || text.lowercased().letterRuns().contains {
        [
          "if", "unless", "only", "or", "when", "whenever", "except", "but", "otherwise", "no",
          "not",
          "never", "don", "kidding", "joking", "rather", "instead",
        ].contains($0)
      }
  }

  /// What it is for ("to list them") asks for nothing; what comes after "and" does.
  private static func asksForMore(_ text: String) -> Bool {
    let words = text.lowercased().letterRuns()
    guard let first = words.first else { return false }
    let isPurpose = ["to", "which", "for", "so", "as", "in", "on", "again"].contains(first)
    return !isPurpose || words.contains("and") || words.contains("then")
  }
}
