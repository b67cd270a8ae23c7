import Markdown
import Source

/// Tells plain bullets that are orders ("- Create an SNS topic `z`.") from bullets that give advice or
/// tell what something does.
enum TaskList {
  /// Whether all items of a list are orders, of which at least one names something, and what stands
  /// before it asks for them: a sentence that leads to them ("Do the following:"), or a title such as
  /// "Set up messaging".
  ///
  /// - Parameters:
  ///   - list: a list of bullets.
  ///   - block: the block before it; nil for none.
  ///   - title: the title of its section.
  /// - Returns: whether they are.
  /// - Complexity: O(bytes of the items' first paragraphs and of the block before).
  static func isOne(_ list: MarkdownNode, after block: MarkdownNode?, under title: String) -> Bool {
    guard asks(block, title) else { return false }
    var names = 0
    for (index, item) in list.children.enumerated() {
      guard let first = item.children.first(where: { _ in true }), first.kind == .paragraph else {
        return false
      }
      guard begins(first.plainText) || index > 0 && goesOn(first) else { return false }
      if first.children.contains(where: { $0.kind == .code || $0.kind == .strong }) { names += 1 }
    }
    return names > 0
  }

  /// Whether the first item has the verb for all: "- create a topic `a`, - a topic `b`".
  static func isElliptic(_ list: MarkdownNode) -> Bool {
    let firsts = list.children.compactMap { $0.children.first { $0.kind == .paragraph } }
    return firsts.count > 1 && firsts.dropFirst().allSatisfy(goesOn)
  }

  /// Whether a label stands over lists of its own: "- Setup", with steps below it.
  static func isLabelled(_ item: MarkdownNode) -> Bool {
    let blocks = Array(item.children)
    guard blocks.count > 1, let first = blocks.first, first.kind == .paragraph,
      blocks.dropFirst().allSatisfy({ $0.kind == .bulletList || $0.kind == .orderedList }),
      first.children.allSatisfy({ $0.kind == .text || $0.kind == .strong })
    else { return false }
    let text = first.plainText.trimmingSpaces
    let words = text.lowercased().letterRuns()
    guard let word = words.first, words.count <= 5, !text.hasSuffix(".") else { return false }
    return Lexicon.verb(word) == nil || words.count == 1
  }

  private static func begins(_ text: String) -> Bool {
    let words = text.lowercased().letterRuns()[...].drop { Lexicon.openers.contains($0) }
    guard let verb = words.first, let found = Lexicon.verb(verb), found.form == .base else {
      return false
    }
    return !Lexicon.telling.contains(verb)
  }

  /// "a topic `b`," or "and a queue `c`": a thing without a verb.
  private static func goesOn(_ paragraph: MarkdownNode) -> Bool {
    let words = paragraph.plainText.lowercased().letterRuns()[...].drop { $0 == "and" }
    guard let first = words.first else { return false }
    return ["a", "an", "another"].contains(first)
      && paragraph.children.contains { $0.kind == .code || $0.kind == .strong }
  }

  // MARK: What stands before

  private static func asks(_ block: MarkdownNode?, _ title: String) -> Bool {
    guard let block, block.kind == .paragraph else { return isTask(title) }
    let text = block.plainText.trimmingSpaces
    guard text.hasSuffix(":"), LeadIn(block).reason == nil, !LeadIn.isAnnouncement(block) else {
      return false
    }
    let words = FileContent.lastSentence(of: text).lowercased().letterRuns()
    guard let first = words.first(where: { !Lexicon.openers.contains($0) }) else {
      // "Then:", "First:"
      return true
    }
    if words.contains(where: others.contains) { return false }
    let saysWhat = words.contains("following") || words.contains("steps")
    if let verb = Lexicon.verb(first), verb.form == .base {
      return saysWhat || !Lexicon.telling.contains(first)
    }
    // "To set up messaging:", "To onboard a team, do the following:"
    let isPurpose =
      first == "to" && words.dropFirst().first.flatMap(Lexicon.verb)?.form == .base
    return isPurpose || saysWhat && words.contains("do")
      || words.count <= 3 && words.contains(where: tasks.contains)
  }

  /// Whether a title says that something is done below it.
  private static func isTask(_ title: String) -> Bool {
    let words = title.lowercased().letterRuns()
    guard let first = words.first, !words.contains(where: others.contains) else { return false }
    return Lexicon.verb(first).map { !Lexicon.telling.contains($0.lemma) } == true
      || words.contains(where: tasks.contains)
  }

  private static let tasks: Set<String> = [
    "setup", "step", "steps", "procedure", "instructions", "installation", "deployment",
    "provisioning", "onboarding", "tasks", "runbook", "checklist", "preparation",
  ]
  /// Words of titles and lead-ins whose lists are no orders.
  private static let others: Set<String> = [
    "should", "can", "could", "may", "might", "would", "will", "plan", "plans", "idea", "ideas",
    "todo", "either", "one", "permission", "permissions", "able", "how", "why", "what", "when",
    "who", "allow", "allows", "lets", "avoid", "never", "not", "don", "best", "advice", "change",
    "changes", "changed", "script", "template", "pipeline", "stack", "automatically",
  ]
}
