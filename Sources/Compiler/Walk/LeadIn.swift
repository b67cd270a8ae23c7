import Markdown
import Source

/// What the paragraph right before a list or a fence says about whether it is carried out at all.
struct LeadIn {
  /// Whether a person has to judge first: "If the pod is stuck:", "Otherwise restart it:".
  let isConditional: Bool
  /// Whether it is one more way, or an extra: "Alternatively, run:", "You can also run:".
  let isChoice: Bool

  /// Reads a block; what is no paragraph, or does not lead on with a colon, says nothing.
  init(_ block: MarkdownNode?) {
    guard let block, block.kind == .paragraph, block.plainText.trimmingSpaces.hasSuffix(":") else {
      (isConditional, isChoice) = (false, false)
      return
    }
    let words = FileContent.lastSentence(of: block.plainText).lowercased()
      .letterRuns(and: "'")
    isConditional = LeadIn.hasCondition(words)
    isChoice = !Lexicon.optional.isDisjoint(with: words) || LeadIn.offersMore(words)
  }

  /// A condition in front, or behind what is to be done ("Restart it if it hangs:").
  private static func hasCondition(_ words: [String]) -> Bool {
    guard let first = words.first else { return false }
    if Lexicon.conditions.contains(first) || Lexicon.restrictions.contains(first) { return true }
    if words.starts(with: ["in", "case"]) || words.starts(with: ["when", "there"]) { return true }
    return zip(words, words.dropFirst()).contains { before, word in
      ["if", "unless"].contains(word) && !asking.contains(before)
        || before == "only" && ["when", "in", "for", "on", "after"].contains(word)
    }
  }

  /// "You can also …", "You may also …".
  private static func offersMore(_ words: [String]) -> Bool {
    zip(words, words.dropFirst()).contains { ["can", "could", "may"].contains($0) && $1 == "also" }
  }

  /// Words after which "if" is a question: "check if the pods are up:".
  private static let asking: Set<String> = [
    "check", "see", "verify", "test", "know", "determine", "tell", "ask", "out", "as", "even",
    "confirm", "sure",
  ]
}

extension Action {
  /// The same as a task for a person, who judges whether it is due.
  var leftToPerson: Action {
    let words: String
    switch invocation {
    case .arguments(let arguments)?: words = arguments.map(\.description).joined(separator: " ")
    case .script(let script)?: words = script.source.trimmingSpaces
    case nil: return self
    }
    return Action(
      id: id, kind: .manual, origin: origin, line: line, effect: .unknown,
      text: origin == .prose ? text : words,
      reason: "it depends on a condition that a person judges")
  }
}
