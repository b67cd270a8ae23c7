import Markdown
import Source

/// What is said of a fence right behind it: "Do not run this on production.", "> no longer needed".
enum FenceRemark {
  /// Why a person decides about a fence.
  ///
  /// - Parameter block: what stands behind it; a paragraph or a quote may speak of it.
  /// - Returns: nil where it says nothing of the fence, or leaves it as it is.
  /// - Complexity: O(bytes of the block).
  static func reason(_ block: MarkdownNode?) -> String? {
    guard let block else { return nil }
    switch block.kind {
    case .blockQuote:
      return block.children.lazy.filter { $0.kind == .paragraph }.compactMap { reason($0) }.first
    case .paragraph:
      let text = block.plainText
      // "Do not run this on production:" is about what follows.
      guard text.utf8.count <= longest, !text.trimmingSpaces.hasSuffix(":") else { return nil }
      for sentence in text.split(whereSeparator: { ".!?;\n".contains($0) }) {
        let words = Array(
          sentence.lowercased().alphanumericRuns.drop { Lexicon.remarks.contains($0) })
        guard refers(words), takesBack(words) else { continue }
        return "the text behind it says \"\(sentence.onOneLine)\", so that a person decides"
      }
      return nil
    default: return nil
    }
  }

  /// No remark is longer, in bytes.
  private static let longest = 600

  /// Whether a sentence speaks of the command before it.
  private static func refers(_ words: [String]) -> Bool {
    guard let first = words.first else { return false }
    if pointing.contains(first) || words.contains("above") { return true }
    return words.indices.dropLast().contains { index in
      doing.contains(words[index])
        && (pronouns.contains(words[index + 1])
          || words[index + 1] == "the" && index + 2 < words.count
            && nouns.contains(words[index + 2]))
    } || first == "the" && words.count > 1 && nouns.contains(words[1])
  }

  /// Whether a sentence takes back, conditions or gives away what it speaks of.
  private static func takesBack(_ words: [String]) -> Bool {
    if phrases.stand(in: words) { return true }
    for (index, word) in words.enumerated() {
      let behind = words[(index + 1)...].prefix(4)
      switch word {
      case "not", "never", "t":
        if behind.contains(where: doing.contains),
          word != "t" || index > 0 && words[index - 1] == "don"
        {
          return true
        }
      case "skip", "ignore", "disregard":
        guard let next = behind.first else { return index == 0 }
        if pronouns.contains(next)
          || next == "the" && behind.dropFirst().first.map(nouns.contains) == true
        {
          return true
        }
      case "only":
        if let next = behind.first, restricting.contains(next) { return true }
      case "approval", "permission":
        if words.contains(where: {
          ["get", "wait", "ask", "needs", "requires", "obtain"].contains($0)
        }) {
          return true
        }
      case "before":
        if let next = behind.first,
          doing.contains(next)
            || next == "you" && behind.count > 1
              && doing.contains(behind[behind.startIndex + 1])
        {
          return true
        }
      case "by":
        if behind.contains(where: { agents.contains($0) || People.isRole($0) }) { return true }
      case "what":
        if words[index...].contains("does") { return true }
      default: continue
      }
    }
    return false
  }

  private static let pronouns: Set<String> = ["this", "it", "that", "these", "them", "those"]
  private static let nouns: Set<String> = [
    "command", "commands", "above", "script", "step", "fence", "line", "lines", "snippet", "code",
  ]
  private static let pointing: Set<String> = [
    "this", "these", "that", "it", "they", "only", "skip", "ignore", "disregard", "deprecated",
    "obsolete", "optional", "edit", "update", "never", "no", "not", "wait", "get",
  ]
  private static let doing: Set<String> = [
    "run", "running", "use", "using", "execute", "executing", "do", "doing", "paste", "copy", "try",
    "follow", "perform",
  ]
  private static let restricting: Set<String> = [
    "do", "run", "use", "execute", "if", "when", "on", "in", "for", "needed", "necessary",
    "required",
    "once", "after",
  ]
  private static let agents: Set<String> = [
    "ci", "cd", "terraform", "pipeline", "installer", "operator", "controller", "cron",
    "automation",
    "jenkins", "ansible", "argocd", "bot", "job", "workflow",
  ]
  private static let phrases: TitlePhrases = [
    "deprecated", "obsolete", "outdated", "superseded", "replaced by", "no longer", "any more",
    "anymore", "not needed", "not required", "not necessary", "was removed", "been removed",
    "an example", "for illustration", "for reference", "was needed", "were needed", "is optional",
    "are optional", "done automatically", "run automatically", "happens automatically",
    "by mistake", "not recommended", "for support only",
    "done already", "already done", "at your own risk",
  ]
}
