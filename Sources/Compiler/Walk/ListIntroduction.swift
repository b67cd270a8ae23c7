import Markdown
import Source

/// Tells whether the sentence before a numbered list asks for what the list says: "Do the following:",
/// "To set up messaging:", "Next, we create the roles:", and not "The wizard will:", "You can:",
/// "Options:".
///
/// A list without such a sentence is one of steps. What is said of somebody or something else, of what
/// is possible, past or forbidden makes none of it.
struct ListIntroduction {
  private var words: [String]

  /// Why the items of a list are not carried out.
  ///
  /// - Parameter block: the block before the list.
  /// - Returns: the reason; nil where the block asks for them, or is no introduction.
  /// - Complexity: O(bytes of the block).
  static func reason(_ block: MarkdownNode?) -> String? {
    guard let block, block.kind == .paragraph else { return nil }
    let text = block.plainText.trimmingSpaces
    guard text.hasSuffix(":") else { return nil }
    let sentence = String(FileContent.lastSentence(of: text))
    guard !ListIntroduction(sentence).asks else { return nil }
    return "the sentence before the list (\"\(sentence.onOneLine)\") asks for none of it"
  }

  /// Reads a sentence; an adverbial in front of it is taken off: "In this step, you create:".
  private init(_ sentence: String) {
    var text = Substring(sentence.lowercased())
    words = String(text).letterRuns(and: "'")
    while let comma = text.firstIndex(of: ","), let first = words.first,
      Lexicon.markers.contains(first) || Lexicon.times.contains(first) || first == "next"
    {
      text = text[text.index(after: comma)...]
      let rest = String(text).letterRuns(and: "'")
      guard let main = rest.first(where: { !Lexicon.openers.contains($0) }),
        Lexicon.verb(main)?.form == .base || People.reader.contains(main) || main == "do"
          || Self.selves.contains(main) || Lexicon.determiners.contains(main)
      else { break }
      words = rest
    }
    words = Array(words.drop { Lexicon.openers.contains($0) || Self.greetings.contains($0) })
  }

  private var asks: Bool {
    guard let first = words.first else { return true }
    // "To avoid this:" is what the steps are for.
    if first == "to", words.count > 1, Lexicon.verb(words[1])?.form == .base { return true }
    if isNegated { return false }
    if ["do", "don't", "let's", "let", "be"].contains(first) { return true }
    if let verb = Lexicon.verb(first) {
      if Self.checking.contains(first), words.contains("can") { return false }
      return verb.form == .gerund
        ? !Self.assuming.contains(first) : !Self.delegating.contains(first)
    }
    if People.reader.contains(first) || Self.selves.contains(first) { return obliges }
    if let verb = finiteVerb { return isAboutSteps(words[..<verb]) }
    return isNeutralLabel
  }

  /// "Do not:", "You should not:", "There is no need to:", "Things to avoid:".
  private var isNegated: Bool {
    let start = words.prefix(6)
    if words.starts(with: ["do", "not", "forget"]) || words.starts(with: ["don't", "forget"]) {
      return false
    }
    return start.contains { Self.negations.contains($0) }
      || words.starts(with: ["rather", "than"]) || words.starts(with: ["instead", "of"])
  }

  /// "You need to:", "We will now:", and not "You can:", "We considered:".
  private var obliges: Bool {
    let said = words.dropFirst().drop { Lexicon.openers.contains($0) }
    guard let verb = said.first else { return false }
    // "You can do so by completing the following steps:"
    if !isNegated, verb == "can", words.contains(where: Self.steps.contains),
      words.contains("following") || words.contains("these")
    {
      return true
    }
    if ["can", "could", "may", "might", "would", "did", "were", "was", "had"].contains(verb) {
      return false
    }
    if said.contains("already") || said.contains("assume") || said.contains("how") { return false }
    if ["have", "'ve"].contains(verb) { return said.dropFirst().first == "to" }
    return Self.obliging.contains(verb) || Lexicon.verb(verb)?.form == .base
  }

  /// Where the first finite verb stands; one behind "that" describes a thing: "The groups get a policy
  /// that lets them train:".
  private var finiteVerb: Int? {
    words.prefix { !Lexicon.relatives.contains($0) }.indices.first { index in
      let word = words[index]
      if Lexicon.finite.contains(word) || Reservations.doing.contains(word) { return true }
      // "performs", "creates"
      return index > 0 && word.hasSuffix("s") && Lexicon.verb(Lexicon.singular(word)) != nil
        && Lexicon.verb(Lexicon.singular(word))?.form == .base
        && !Lexicon.determiners.contains(words[index - 1]) && !Self.nouns.contains(word)
    }
  }

  /// "The following steps set it up:", "Here is how it is done:", "This is what to do:".
  private func isAboutSteps(_ subject: ArraySlice<String>) -> Bool {
    let isSteps = subject.contains { Self.steps.contains($0) }
    if isSteps { return !subject.contains(where: Self.owners.contains) }
    let said = words.dropFirst(subject.count)
    // "The setup has two steps:"
    if said.first.map(Self.consisting.contains) == true, said.contains(where: Self.steps.contains) {
      return !subject.contains(where: Self.owners.contains)
    }
    let points = subject.allSatisfy {
      ["it", "there", "here", "this", "that", "these", "what", "how", "the", "following", "all"]
        .contains($0)
    }
    return points
      && said.contains {
        Self.steps.contains($0) || ["how", "needed", "required", "done", "do"].contains($0)
      }
      && !words.contains { ["ways", "options", "can", "could", "may"].contains($0) }
  }

  /// "Steps:", "Storage:", "In the IAM console:", and not "Options:", "Bonus:", "In Azure:".
  private var isNeutralLabel: Bool {
    let label = words.joined(separator: " ")
    if SectionTraits(TitleWords(label)).excludedBy != nil { return false }
    if words.count <= 6, words.contains(where: Self.reporting.contains) { return false }
    return !SentenceLabels.isForOthers(words)
  }

  private static let greetings: WordSet = [
    "congratulations", "great", "well", "ok", "okay", "right",
  ]
  private static let negations: WordSet = [
    "not", "don't", "never", "avoid", "no", "nobody", "cannot", "can't", "forbidden", "shouldn't",
    "mustn't", "wrong",
  ]
  private static let consisting: WordSet = [
    "has", "have", "takes", "needs", "requires", "involves",
  ]
  private static let checking: WordSet = ["check", "verify", "ensure", "confirm"]
  private static let assuming: WordSet = ["assuming", "considering", "avoiding", "ignoring"]
  private static let delegating: WordSet = [
    "ask", "tell", "consider", "imagine", "suppose", "avoid", "remember", "see", "read", "compare",
    "discuss", "send", "request", "report", "invite", "assume", "evaluate", "note",
  ]
  private static let selves: WordSet = ["let", "you'll", "we'll", "you're", "we're", "you've"]
  private static let obliging: WordSet = [
    "need", "must", "should", "will", "shall", "are", "now", "want", "ll", "us", "ought", "here",
  ]
  private static let steps: WordSet = [
    "step", "steps", "procedure", "instruction", "instructions", "task", "tasks", "list",
    "commands", "actions", "sequence", "process", "checklist", "walkthrough", "recipe", "order",
  ]
  /// Whose steps are not the reader's.
  private static let owners: WordSet = [
    "automation", "pipeline", "script", "installer", "wizard", "stack", "template", "module",
    "function", "job", "bot", "controller", "operator", "his", "her", "their", "s",
  ]
  /// Plurals that are verbs as well.
  private static let nouns: WordSet = [
    "steps", "tasks", "commands", "groups", "users", "roles", "tags", "names", "links", "tests",
    "filters", "limits", "links", "lists", "maps", "sets", "tables", "uses", "accesses", "places",
    "records", "requests", "stores", "policies", "resets", "builds", "changes", "checks",
  ]
  /// Words of labels over what is told and not asked for.
  private static let reporting: WordSet = [
    "done", "option", "options", "result", "results", "outcome", "outcomes", "expected",
    "completed",
    "considered", "assumptions", "assumption", "recommended", "recommendation", "nice", "bonus",
    "optional", "scope", "fyi", "legend", "figure", "screenshot", "video", "mistakes", "quote",
    "forbidden", "ways", "alternatives", "covered", "supported", "possible", "permitted", "allowed",
    "example", "examples", "e-mail", "mail", "manual", "documentation", "behind", "scenes", "later",
    "old", "former", "formerly", "previous", "previously", "before", "story", "history",
  ]
}
