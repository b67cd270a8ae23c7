import Markdown
import Source

/// What the sentence that introduces a fence, the last one before it, says of its commands.
///
/// A list of all wordings that hold a command is never whole, so a command that changes something runs
/// only where nothing stands before it, a label, or a sentence that asks the reader to run it. What
/// would make a clause of prose a person's makes the fence one too: both are read by ``ClauseParser``.
struct FenceLead {
  /// Why a person decides about whatever follows: a condition, a negation, a question.
  private(set) var reason: String?
  /// Why a person decides about what follows where it changes something: nobody is asked to run it.
  private(set) var reasonToChange: String?

  /// Nothing is said.
  static let none = FenceLead()

  private init() {}

  /// Reads what stands before a fence.
  ///
  /// - Parameters:
  ///   - block: the block; only a paragraph says anything.
  ///   - source: the bytes of the document.
  /// - Complexity: O(bytes of the block).
  init(_ block: MarkdownNode?, source: [UInt8]) {
    guard let block, block.kind == .paragraph else { return }
    let tokens = ProseTokenizer.tokens(of: block, source: source)
    var sentences = Self.sentences(of: tokens[...], source: source)
    // "Restart it. This takes a minute." is led in by its first sentence.
    while sentences.count > 1, let last = sentences.last, last.isAside { sentences.removeLast() }
    guard let last = sentences.last else { return }
    let quote = Self.quoted(last.tokens)
    if last.isQuestion {
      reason = "the text before it asks a question, and nothing to be done"
    } else if sentences.count > 1, sentences[sentences.count - 2].isQuestion {
      reason = "it depends on the answer to a question (\"\(quote)\")"
    } else if let found = Self.held(last.tokens) {
      reason = "\(found): \"\(quote)\""
    } else if !Self.asks(last.tokens) {
      reasonToChange = "the text before it asks nobody to run it: \"\(quote)\""
    }
  }

  // MARK: Sentences

  private struct Sentence {
    var tokens: ArraySlice<ProseToken>
    var isQuestion: Bool
    /// Whether it tells what the one before it does or takes, and asks for nothing.
    var isAside: Bool
  }

  /// The sentences of a paragraph, each with the label before it ("If it hangs: restart it").
  private static func sentences(
    of tokens: ArraySlice<ProseToken>, source: [UInt8]
  ) -> [Sentence] {
    var found: [Sentence] = []
    var start = tokens.startIndex
    func close(_ end: Int) {
      guard start < end else { return }
      let words = tokens[start..<end]
      let mark = end < tokens.endIndex ? source[tokens[end].range.lowerBound] : 0
      found.append(
        Sentence(
          tokens: words, isQuestion: mark == UInt8(ascii: "?"),
          isAside: mark == UInt8(ascii: ".") && isAside(words)))
    }
    var depth = 0
    for index in tokens.indices {
      if tokens[index].isMark("(") { depth += 1 }
      if tokens[index].isMark(")") { depth = max(depth - 1, 0) }
      guard depth == 0, tokens[index].isMark(".") else { continue }
      let isStop =
        ClauseParser.endsSentence(tokens, at: index)
        || source[tokens[index].range.lowerBound] == UInt8(ascii: "?")
      guard isStop else { continue }
      close(index)
      start = index + 1
    }
    close(tokens.endIndex)
    return found
  }

  /// Whether a sentence adds something to the one before it ("This takes a minute", "See the guide").
  private static func isAside(_ tokens: ArraySlice<ProseToken>) -> Bool {
    let words = tokens.map(\.lower)
    guard let first = words.first else { return true }
    if ["see", "refer", "read"].contains(first) { return true }
    guard ["this", "it", "that"].contains(first), words.count > 2, held(tokens) == nil,
      !words.contains(where: doubting.contains)
    else { return false }
    let verb = words.dropFirst().first { !["command", "will", "also", "may", "can"].contains($0) }
    return verb.map(isPresent) == true || verb == "take" || verb.flatMap(Lexicon.verb) != nil
  }

  private static func quoted(_ tokens: ArraySlice<ProseToken>) -> String {
    let words = tokens.prefix(shown).map(\.text).joined(separator: " ")
      .replacing(" ,", with: ",").replacing(" :", with: ":")
    return tokens.count > shown ? words + " …" : words
  }

  private static let shown = 12

  // MARK: What holds

  /// What a sentence says that makes all that it leads to a person's.
  private static func held(_ tokens: ArraySlice<ProseToken>) -> String? {
    var parser = ClauseParser()
    parser.read(Array(tokens))
    if let clause = parser.clauses.first(where: { $0.mood == .negated }),
      !parser.clauses.contains(where: { $0.isInstruction }) || clause.sentence == 0
    {
      return "the text before it says what not to do"
    }
    let words = tokens.filter { $0.isWord || $0.isMention }.map(\.lower)[...]
      .drop { Lexicon.openers.contains($0) && $0 != "once" }
    guard let first = words.first else { return nil }
    // "If you do not know why, ask": it leads to nothing.
    if first == "if", let last = parser.clauses.last, personal.contains(last.verb) { return nil }
    if Lexicon.conditions.contains(first) || Lexicon.restrictions.contains(first)
      || words.starts(with: ["in", "case"]) || words.starts(with: ["in", "the", "event"])
      || words.starts(with: ["in", "the", "worst"]) || isOpenTime(words)
    {
      return "it depends on a condition that a person judges"
    }
    if negates(Array(words)) { return "the text before it speaks against it" }
    // Where an "if" stands, ``conditionBehind(_:)`` tells a condition from a question.
    // In "use `kubectl` to delete it" only the first clause is asked for.
    if let main = parser.clauses.first,
      main.mood == .choice || main.doubt != nil
        || main.mood == .conditional && !words.contains("if")
    {
      return "it depends on what a person judges"
    }
    if let task = words.first(where: awaited.contains) {
      return "the text before it asks for more (\"\(task)\")"
    }
    if takesDown(words) {
      return "the text before it takes things down, which is no part of an ordinary run"
    }
    if let behind = conditionBehind(Array(words)) {
      return "it depends on a condition that a person judges (\"\(behind)\")"
    }
    return bracketed(tokens)
  }

  /// "To clean up", "To uninstall the tool, run".
  private static func takesDown(_ words: ArraySlice<String>) -> Bool {
    guard words.first == "to" else { return false }
    let rest = words.dropFirst().drop { Lexicon.openers.contains($0) }
    guard let verb = rest.first else { return false }
    if ["uninstall", "undo", "revert", "cleanup", "teardown", "undeploy"].contains(verb) {
      return true
    }
    return ["clean", "tear", "start"].contains(verb)
      && rest.dropFirst().prefix(4).contains { ["up", "down", "over", "again"].contains($0) }
      || ["delete", "remove", "destroy"].contains(verb)
        && rest.dropFirst().prefix(2).contains { ["everything", "all"].contains($0) }
  }

  /// Words of what a person gets or does before: somebody's word, a value of their own.
  private static let awaited: WordSet = [
    "approval", "permission", "sign-off", "signoff", "replacing", "substituting", "adapting",
  ]

  /// "When the pods hang", "once it is empty": what neither the reader does nor the text brings about.
  private static func isOpenTime(_ words: ArraySlice<String>) -> Bool {
    guard let first = words.first, ["when", "whenever", "once", "as"].contains(first) else {
      return false
    }
    var rest = words.dropFirst()
    if first == "as" {
      guard rest.starts(with: ["soon", "as"]) else { return false }
      rest = rest.dropFirst(2)
    }
    guard let subject = rest.first,
      ["the", "all", "a", "an", "it", "they", "there", "no", "your"].contains(subject)
    else { return false }
    return !rest.prefix(10).contains { Reservations.reached.contains($0) }
  }

  /// Words behind an order with which it becomes a matter of judgement.
  private static func conditionBehind(_ words: [String]) -> String? {
    for (index, word) in words.enumerated() where index > 1 {
      guard
        ["if", "unless", "when", "whenever", "should"].contains(word)
          || word == "once" && index + 1 < words.count
      else { continue }
      let before = words[index - 1]
      if LeadIn.asking.contains(before) || before == "you" || before == "that" { continue }
      let rest = words[index...].prefix(5)
      // "you should see", "it should work"
      if word == "should", index + 1 < words.count,
        !["you", "it", "the"].contains(words[index + 1])
      {
        continue
      }
      if word == "when" || word == "once" {
        // "once it is empty": whether it is, a person sees.
        let subject = index + 1 < words.count ? words[index + 1] : ""
        guard ["it", "they"].contains(subject) || isOpenTime(words[index...]) else { continue }
      }
      return rest.joined(separator: " ")
    }
    return nil
  }

  /// "no need to", "not necessary", "don't", "we do not recommend", "rather than".
  private static func negates(_ words: [String]) -> Bool {
    guard let first = words.first else { return false }
    if ["avoid", "don't", "dont", "never", "not", "nobody", "rather", "instead"].contains(first) {
      return first != "not" || words.count < 6
    }
    for (index, word) in words.enumerated() {
      let next = index + 1 < words.count ? words[index + 1] : ""
      switch word {
      case "don't", "doesn't", "needn't", "shouldn't", "mustn't":
        if !["forget", "see", "have", "worry"].contains(next)
          || next == "have" && index + 2 < words.count
            && words[index + 2] == "to"
        {
          return index < 3
        }
      case "no": if ["need", "reason", "point"].contains(next) { return true }
      case "not":
        if ["necessary", "needed", "required", "recommended", "recommend", "advisable"].contains(
          next)
        {
          return true
        }
        if index > 0, ["should", "must", "need", "do"].contains(words[index - 1]),
          ["run", "use", "do", "execute", "be", "need", "try"].contains(next)
        {
          return true
        }
      case "never":
        if index > 0, ["should", "must", "be"].contains(words[index - 1]) || next == "be" {
          return true
        }
      default: continue
      }
    }
    return false
  }

  /// "Delete it (don't!)", "(after sign-off by QA):", "(deprecated)", "(Ana)".
  private static func bracketed(_ tokens: ArraySlice<ProseToken>) -> String? {
    guard let open = tokens.firstIndex(where: { $0.isMark("(") }) else { return nil }
    let inside = tokens[(open + 1)...].prefix { !$0.isMark(")") }
    let words = inside.map(\.lower)
    let isName = inside.count == 1 && inside.first?.isCapitalised == true
    guard isName || words.contains(where: doubting.contains) else { return nil }
    return "the text says \"(\(inside.prefix(6).map(\.text).joined(separator: " ")))\""
  }

  private static let doubting: WordSet = [
    "don't", "not", "never", "after", "before", "only", "deprecated", "obsolete", "example",
    "optional", "if", "unless", "when", "legacy", "skip", "replace", "approval", "later", "by",
    "was", "were", "automatically", "except", "however", "sign-off", "might", "could",
  ]

  // MARK: What asks

  /// Whether a sentence asks its reader to run what follows, or is nothing but a label.
  private static func asks(_ tokens: ArraySlice<ProseToken>) -> Bool {
    var rest = tokens
    let all = tokens.map(\.lower)
    if all.first == "if" { return true }
    // "Your team can now create it", "the operator needs a topic", "such a pod is deleted"
    if !all.contains(where: doubting.contains),
      all.contains("can") && all.contains("now") || all.contains("needs") || isPassive(all)
    {
      return true
    }
    // "**Stop it**", "Note: run this": a label before the sentence.
    if let colon = rest.dropLast().firstIndex(where: { $0.isMark(":") }), colon + 1 < rest.endIndex
    {
      let label = rest[..<colon].map(\.lower)
      if label.contains(where: remarking.contains) { return false }
      if ClauseParser.instruction(in: rest, at: colon + 1) != nil, isLabel(label) {
        rest = rest[(colon + 1)...]
      }
    }
    if rest.last?.isMark(":") == true { rest = rest.dropLast() }
    func skipOpeners() {
      // "Once the pods are up, …" is no "Once, …".
      while let first = rest.first,
        first.isMark(",") || first.isMark("-")
          || Lexicon.openers.contains(first) && first.lower != "once"
          || ["therefore", "furthermore", "additionally"].contains(first.lower)
      {
        rest = rest.dropFirst()
      }
    }
    skipOpeners()
    // One adverbial before the order: "To see the pods, run", "In the root folder, run".
    for _ in 0..<3 {
      guard let first = rest.first, first.isWord,
        ClauseParser.instruction(in: rest, at: rest.startIndex) == nil,
        Lexicon.times.contains(first) || Lexicon.markers.contains(first)
      else { break }
      guard let main = ClauseParser.mainClause(in: rest), main.start < rest.endIndex else {
        return isAdverbialLabel(rest.map(\.lower))
      }
      rest = rest[main.start...]
      skipOpeners()
    }
    guard let first = rest.first else { return true }
    if let verb = ClauseParser.instruction(in: rest, at: rest.startIndex) {
      return !verb.isNegated && isOrder(verb.lemma, rest)
    }
    let words = rest.map(\.lower)
    if ClauseParser.stepSaid(words) != nil { return true }
    // "Do it", "merge your branch": a verb that the reader does not know, before its object
    if first.lower == "do" || ClauseParser.mayBeVerb(first),
      let next = rest.dropFirst().first,
      next.isMention && !explaining.contains(first.lower) && !words.contains(where: isFinite)
        || Lexicon.determiners.contains(next) || ["it", "so", "them"].contains(next.lower)
    {
      return true
    }
    if let modal = ClauseParser.modal(in: rest) {
      guard modal.mood == .imperative || modal.mood == .obligation || modal.mood == .observation,
        let verb = ClauseParser.instruction(in: rest, at: modal.next)
      else { return modal.mood == .observation }
      return !verb.isNegated && isOrder(verb.lemma, rest[modal.next...])
    }
    if isAboutCommand(words) { return true }
    if words.contains(where: isFinite) { return false }
    if words.count > 1, words.dropFirst().contains(where: isVerbOfOthers) { return false }
    if ClauseParser.mayBeVerb(first), !telling.contains(first),
      ClauseParser.hasObject(rest, at: rest.startIndex + 1)
    {
      return true
    }
    return isLabel(words)
  }

  private static func isFinite(_ word: String) -> Bool {
    Lexicon.finite.contains(word) || past.contains(word)
  }

  /// Whether an order is to run something, and no task before it that a person does.
  private static func isOrder(_ verb: String, _ tokens: ArraySlice<ProseToken>) -> Bool {
    // "See which token it reads", "look for the pod" are done by the command.
    if ["see", "look"].contains(verb) {
      guard let next = tokens.dropFirst().first?.lower else { return true }
      return ["if", "whether", "which", "what", "that", "how", "for", "up"].contains(next)
    }
    guard !explaining.contains(verb) else { return false }
    // "Adapt and run:", "Make a backup, then run:"
    let words = tokens.map(\.lower)
    return !preparing.contains(verb) && !words.contains("backup")
      || !words.contains { ["run", "execute", "running"].contains($0) }
  }

  /// "The service is restarted": what somebody, the reader perhaps, does.
  private static func isPassive(_ words: [String]) -> Bool {
    zip(words, words.dropFirst()).contains { word, next in
      ["is", "are"].contains(word) && next.hasSuffix("ed") && isPast(next)
        && !["required", "expected", "supported", "allowed", "used", "needed"].contains(next)
    }
  }

  /// "The following command creates the table:", "This will restart it:", "We now apply it:".
  private static func isAboutCommand(_ words: [String]) -> Bool {
    guard let first = words.first else { return false }
    let rest = words.dropFirst()
    if first == "we" {
      let verb = rest.first { !Lexicon.openers.contains($0) && $0 != "will" && $0 != "can" }
      return verb.flatMap(Lexicon.verb)?.form == .base && !rest.contains(where: doubting.contains)
        && !explaining.contains(verb ?? "")
    }
    guard ["this", "the", "these"].contains(first) else { return false }
    guard
      let end = words.prefix(5).lastIndex(where: {
        ["command", "commands", "this", "following", "below", "script", "these"].contains($0)
      }), end + 1 < words.count
    else { return false }
    let said = words[(end + 1)...].drop { ["will", "now", "then", "below"].contains($0) }
    guard let verb = said.first, !words.contains(where: doubting.contains) else { return false }
    return !explaining.contains(verb) && !showing.contains(verb)
      && (isPresent(verb) || Lexicon.verb(verb)?.form == .base)
  }

  /// Whether a word is the third person of a verb: "creates".
  private static func isPresent(_ word: String) -> Bool {
    guard word.hasSuffix("s") else { return false }
    let stem = String(word.dropLast())
    return Lexicon.verb(stem)?.form == .base
      || word.hasSuffix("es") && Lexicon.verb(String(stem.dropLast()))?.form == .base
      || word.hasSuffix("ies") && Lexicon.verb(String(word.dropLast(3)) + "y")?.form == .base
  }

  /// A third person that is no plural as well: what somebody else does.
  private static func isVerbOfOthers(_ word: String) -> Bool {
    Reservations.doing.contains(word) || acting.contains(word)
  }

  /// "With Helm", "Using kubectl", "In your terminal": not "In CI", "For the curious", "As Ana".
  private static func isAdverbialLabel(_ words: [String]) -> Bool {
    guard let first = words.first else { return true }
    if ["with", "using", "via", "through", "by"].contains(first) { return words.count <= 6 }
    // "For the web tier"; not "For advanced users", "For the curious".
    if first == "for", words.count <= 5, ["the", "your"].contains(words.dropFirst().first) {
      return !words.contains { telling.contains($0) || People.isRole($0) }
    }
    if first == "to" { return !words.contains(where: telling.contains) }
    return ["in", "from", "at"].contains(first)
      && words.contains {
        ["terminal", "shell", "root", "directory", "folder", "repository", "repo"]
          .contains($0)
      }
  }

  /// A few words that name what is done: "Installation", "The pods", "Step one".
  private static func isLabel(_ words: [String]) -> Bool {
    words.count <= 8 && !words.contains(where: telling.contains)
      && !words.contains { isPast($0) }
  }

  /// "executed", "used": what somebody did.
  private static func isPast(_ word: String) -> Bool {
    past.contains(word)
      || word.hasSuffix("ed") && word.utf8.count > 4
        && (Lexicon.verb(String(word.dropLast(2))) != nil
          || Lexicon.verb(String(word.dropLast())) != nil)
  }

  /// What a person does who does not run the commands.
  private static let personal: Set<String> = [
    "ask", "call", "contact", "page", "phone", "escalate", "stop", "wait", "tell", "notify", "see",
  ]
  private static let past: WordSet = [
    "was", "were", "had", "did", "ran", "used", "done", "gone", "been", "made",
  ]

  /// Verbs of texts that explain a command, and do not ask for it.
  private static let explaining: WordSet = [
    "consider", "look", "note", "remember", "imagine", "suppose", "see", "think", "break", "refer",
    "beware", "recommend", "suggest", "ask", "tell", "schedule", "forget", "examine", "study",
    "recall", "assume", "compare", "avoid",
  ]
  private static let showing: WordSet = [
    "runs", "executes", "does", "uses", "shows", "demonstrates", "illustrates", "explains", "is",
    "are", "fails", "describes", "looks",
  ]
  /// Verbs of tasks without which what is run does something else than is meant.
  private static let preparing: WordSet = [
    "ask", "inform", "tell", "notify", "call", "contact", "review", "adapt", "adjust", "customise",
    "customize", "modify", "edit", "change", "replace", "substitute", "double-check", "consult",
    "warn",
  ]
  private static let acting: WordSet = [
    "recommends", "says", "tells", "suggests", "suggested", "executes", "performs", "asks", "wants",
    "calls", "invokes", "prints", "returns", "fires", "triggers", "fixes", "sets", "stops",
    "starts",
    "removes", "keeps", "takes", "gives", "sends", "reads", "writes", "installs",
  ]
  private static let remarking: WordSet = [
    "note", "tip", "warning", "caution", "important", "hint", "info", "example", "remark", "bonus",
    "q", "question", "optional",
  ]
  /// Words of labels under which a command is told of, or is one of several, or is for later.
  private static let telling: WordSet = [
    "sample", "example", "examples", "explanation", "anti-pattern", "antipattern", "bad", "wrong",
    "another", "same", "equivalent", "alternative", "alternatively", "other", "short", "shorthand",
    "users", "admins", "maintainers", "cleanup", "clean-up", "teardown", "tear-down", "uninstall",
    "prior", "troubleshooting", "debugging", "debug", "later", "hypothetically", "version", "old",
    "legacy",
    "deprecated", "proof", "exploit", "fallback", "workaround", "recovery", "rollback",
    "escalation",
    "syntax", "usage", "output", "result", "before", "formerly", "previously", "optional", "bonus",
    "cron", "ci", "pipeline", "symptom", "cause", "problem", "nobody", "only", "no", "not", "never",
    "or", "either", "yes", "emergency", "skip", "danger", "dangerous", "reference", "everything",
    "variant", "way", "method", "reset", "undo", "revert", "exercise", "quiz", "comparison",
    "completeness", "curious", "advanced", "temporary", "fix", "solution", "remedy",
  ]
}
