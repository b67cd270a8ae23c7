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
    let isSaidHow = mayStandAlone && after.letterRuns().isEmpty && InlineCommand.saysHow(before)
    guard let span, isAlone || isSaidHow || InlineCommand.isOrder(before),
      !InlineCommand.isRestricted(after), !InlineCommand.isElsewhere(after),
      KnownPrograms.begins((span.rawLiteral ?? "").trimmingSpaces)
    else { return nil }
    self.span = span
    rest = InlineCommand.asksForMore(after) ? after.trimmingSpaces : ""
  }

  /// "List the users:", "Restart the service:": an order, and behind its colon the command that does it.
  private static func saysHow(_ text: String) -> Bool {
    let trimmed = text.trimmingSpaces
    guard trimmed.hasSuffix(":"), !trimmed.dropLast().contains(where: { ":.;".contains($0) }),
      LeadIn(remark: trimmed).reason == nil
    else { return false }
    let words = trimmed.lowercased().letterRuns()
    guard let verb = words.first, doing.contains(verb), words.count > 1 else { return false }
    return !isRestricted(trimmed) && !words.contains(where: Lexicon.times.contains)
      && !words.contains(where: tellingOf.contains)
  }

  /// Verbs of what a command does by itself.
  private static let doing: Set<String> = [
    "list", "show", "get", "print", "display", "describe", "start", "restart", "stop", "install",
    "deploy", "apply", "build", "update", "upgrade", "create", "delete", "remove", "scale", "drain",
    "cordon", "uncordon", "connect", "set", "enable", "disable", "export", "configure", "clone",
    "push", "pull", "look",
  ]
  /// Words with which a sentence speaks about a command instead of asking for what it does.
  private static let tellingOf: Set<String> = [
    "run", "runs", "running", "ran", "command", "commands", "who", "how", "what", "whether", "why",
    "people", "example", "instead", "with", "by", "old",
  ]

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
    Reservations.phraseBehind(SaidWords(text.lowercased().alphanumericRuns)) != nil
      || text.lowercased().letterRuns().contains {
        [
          "if", "unless", "only", "or", "when", "whenever", "except", "but", "otherwise", "no",
          "not",
          "never", "don", "kidding", "joking", "rather", "instead",
        ].contains($0)
      }
  }

  /// Whether the words after the command say where it runs, with whose rights or against what: "in the
  /// folder `build`", "on `db1`", "with the profile `staging`", "in each account".
  private static func isElsewhere(_ text: String) -> Bool {
    let words = text.lowercased().letterRuns()
    guard let first = words.first else { return false }
    switch first {
    case "on", "inside", "within", "from", "against", "as", "under": return true
    case "with": return words.prefix(5).contains { ["profile", "role", "user"].contains($0) }
    case "in":
      return !words.prefix(4).contains {
        ["terminal", "shell", "console", "cloudshell", "prompt", "order"].contains($0)
      }
    default: return false
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
