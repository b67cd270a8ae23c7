import Source

/// What a section's title says about how its steps take part in a run.
struct SectionTraits: Hashable, Sendable {
  /// Whether the document calls it optional.
  var isOptional = false
  /// Why its steps are left out of a run, where they are.
  var excludedBy: String?
  /// Whether its lists are facts (prerequisites, tips), and steps only for who asks for them.
  var isFacts = false
  /// Whether the title warns off what is under it, or takes things down: nothing there is declared
  /// for an ordinary run.
  var isWarnedOff = false
  /// The number of "Step 3: …"; its text is then one step.
  var stepNumber: Int?

  /// Reads a title.
  /// - Parameters:
  ///   - words: the title.
  ///   - isDocument: whether it is that of the whole document: "Notes on roles" says what the document
  ///     is about, and silences nothing in it.
  init(_ words: TitleWords, isDocument: Bool = false) {
    isOptional = words.isOptional
    stepNumber = words.stepNumber
    if let phrase = words.first(of: SectionTraits.disowned) {
      (isFacts, isWarnedOff) = (true, true)
      excludedBy = "the title \"\(words.title)\" says \"\(phrase)\": it runs only when asked for"
    } else if let phrase = words.first(of: SectionTraits.retracted) {
      isWarnedOff = true
      excludedBy = "the title \"\(words.title)\" says \"\(phrase)\": it runs only when asked for"
    } else if let phrase = words.first(of: SectionTraits.takingDown) {
      isWarnedOff = true
      excludedBy =
        "the section \"\(words.title)\" takes things down or mends them (\"\(phrase)\"): "
        + "it runs only when asked for"
    } else if words.isCondition {
      excludedBy =
        "the section \"\(words.title)\" depends on what a person finds: it runs only when asked for"
    } else if !isDocument, words.begins(withOneOf: SectionTraits.apart) {
      isWarnedOff = true
      excludedBy =
        "the section \"\(words.title)\" is no part of the ordinary course: "
        + "it runs only when asked for"
    } else if words.begins(withOneOf: SectionTraits.facts) || words.isReport
      || !isDocument && words.begins(withOneOf: SectionTraits.topical)
    {
      isFacts = true
      excludedBy =
        "the section \"\(words.title)\" states what holds, not what to do: "
        + "it runs only when asked for"
    }
  }

  private init() {}

  /// Traits of a section without a title.
  static let none = SectionTraits()

  /// What a section inherits from the one around it.
  mutating func inherit(_ outer: SectionTraits) {
    isOptional = isOptional || outer.isOptional
    isFacts = isFacts || outer.isFacts
    isWarnedOff = isWarnedOff || outer.isWarnedOff
    excludedBy = excludedBy ?? outer.excludedBy
  }

  /// Phrases of titles whose sections take down what others set up, or mend it.
  ///
  /// They are never part of an ordinary run. "Delete the old key" is an ordinary title.
  private static let takingDown: TitlePhrases = [
    "clean up", "cleanup", "cleaning up", "tear down", "teardown", "tearing down", "roll back",
    "rollback", "rolling back", "back out", "backout", "uninstall", "uninstalling",
    "uninstallation", "troubleshoot", "troubleshooting", "decommission", "decommissioning",
    "in case of failure", "if something goes wrong", "if it fails", "disaster recovery",
    "common errors", "common problems", "known issues", "removal", "undo", "undoing",
    "how to revert", "revert the change", "revert the changes", "reverting", "back it out",
    "tidy up", "tidying up", "common issues", "common failures", "goes wrong", "go wrong",
    "delete resources", "delete the resources", "delete all resources", "delete everything",
    "delete all the resources", "deleting resources", "deleting the resources",
    "deleting all resources", "remove resources", "remove the resources", "remove all resources",
    "removing resources", "removing the resources", "remove everything", "destroy", "destroying",
  ]

  /// Phrases of titles whose sections the document itself warns off.
  private static let disowned: TitlePhrases = [
    "deprecated", "obsolete", "outdated", "superseded", "no longer used", "what not to do",
    "do not use", "don t use", "do not run", "don t run", "do not do this", "don t do this",
    "things to avoid", "dangerous commands", "anti patterns",
  ]

  /// Phrases of titles whose steps are told of, and not asked for.
  private static let retracted: TitlePhrases = [
    "common mistakes", "common mistake", "frequent mistakes", "mistakes to avoid", "pitfalls",
    "common pitfalls", "how not to", "did not work", "didn t work", "does not work",
    "doesn t work", "what we tried", "what went wrong", "old procedure", "old process", "old way",
    "old method", "former procedure", "former process", "former role", "former policy",
    "previous procedure", "legacy procedure", "legacy process", "retired", "do not create",
    "no longer needed", "no longer required", "no longer supported", "no longer valid",
    "not recommended", "not needed any more", "test questions", "quiz", "review questions",
    "practice questions", "sample questions", "historical", "do not follow", "don t follow",
    "not in use", "withdrawn", "abandoned", "postmortem", "post mortem", "retrospective",
    "attack scenario", "attack scenarios", "attack path", "attack vector", "proof of concept",
    "alternatives considered", "considered alternatives", "rejected alternatives",
    "design decisions", "design decision", "recap", "test cases", "notes from the meeting",
    "past incidents", "security advisory", "root cause", "root cause analysis",
    "meeting notes", "meeting minutes", "incident report", "timeline", "exam", "exam questions",
  ]

  /// Beginnings of titles over what is done in an emergency, later, by others, in another way or in an
  /// older version: no part of an ordinary run, unless the whole document is about it.
  private static let apart: TitlePhrases = [
    "fallback", "fallback plan", "plan b", "failback", "abort", "emergency", "emergency procedure",
    "in an emergency", "break glass", "last resort", "as a last resort", "workaround",
    "workarounds", "recovery", "restoring from backup", "undeploy", "reset", "nuke", "wipe",
    "purge",
    "shutting down", "off boarding", "offboarding", "downgrade", "downgrading", "after the lab",
    "after the workshop", "wrap up", "tearing it down", "deleting the stack", "removing the stack",
    "delete the lab", "debug", "debugging", "known errors", "problems", "gotchas", "caveats",
    "warnings", "root cause", "what happened", "symptoms", "optional", "optional steps",
    "optionally", "extras", "bonus", "advanced", "advanced usage", "try it", "experiments",
    "alternative", "alternatives", "other options", "other ways", "manual alternative", "legacy",
    "legacy setup", "old instructions", "previous versions", "version 1", "v1", "archive",
    "archived", "history", "not supported", "unsupported", "skip this", "skip if", "never do this",
    "bad", "wrong", "wrong way", "the wrong way", "anti pattern", "antipattern", "sample output",
    "output", "expected output", "we used to", "cli reference", "handy commands", "other commands",
    "misc", "annex", "how it works", "internals", "concepts", "sample session", "example session",
    "for maintainers", "for developers", "for admins", "admins only", "cron jobs",
    "scheduled tasks", "periodic tasks", "escalation", "ask the", "the cron job", "already done",
  ]

  /// Beginnings of titles whose lists are facts, even where they are worded as orders.
  private static let facts: TitlePhrases = [
    "prerequisite", "prerequisites", "pre requisites", "requirements", "before you begin",
    "before you start", "before starting", "what you need", "you will need", "assumptions", "tips",
    "tips and tricks", "hints", "lessons learned", "lessons learnt", "best practices",
    "see also", "references", "reference", "further reading", "related", "resources",
    "contents", "table of contents", "on this page", "glossary", "changelog",
    "change log", "release notes", "limitations", "usage", "synopsis", "example", "examples",
    "example usage", "usage examples", "api reference", "faq", "frequently asked questions",
    "appendix",
    "next steps", "what s next", "whats next", "useful commands", "useful links", "cheat sheet",
    "cheatsheet", "commands reference", "command reference", "conclusion", "summary",
    "acknowledgements", "license", "contributing", "dos and don ts", "overview", "agenda",
    "objective", "objectives", "learning objectives", "learning outcomes", "learning goals",
    "lab objectives", "workshop objectives", "goal", "goals", "what you will", "what you ll",
    "what you build", "what you learn", "what we will", "what we ll", "what will you",
    "common commands", "handy commands", "helpful commands", "frequent commands",
    "frequently used commands", "often used commands", "other commands", "more commands",
    "basic commands", "important commands", "commands overview", "command overview",
    "proposal", "proposals", "draft", "drafts", "archive", "archived", "bonus", "outline",
    "steps at a glance", "at a glance", "in short", "tl dr", "tldr", "solution", "before",
    "solutions", "homework",
    "what is covered", "what s covered", "architecture", "architecture overview", "background",
    "key concepts", "key takeaways", "takeaways", "key points", "recommendations", "considerations",
    "security considerations", "security best practices", "future work", "future improvements",
    "future enhancements", "roadmap", "skills", "skills learned", "tech stack",
  ]

  /// Beginnings of titles that say the same of a section, and of a document only what it is about.
  private static let topical: TitlePhrases = ["notes", "note", "topics"]
}

/// A title as lower-case words, with "Step 3:" and "(Optional)" taken off its ends.
struct TitleWords {
  /// The title without its step number and its "(Optional)".
  let title: String
  /// Whether it says "(Optional)" or begins with "Optional:".
  let isOptional: Bool
  /// The number of "Step 3: …", if it begins so.
  let stepNumber: Int?
  private let words: [String]

  init(_ title: String) {
    var rest = Substring(title)
    var isOptional = false
    if let range = TitleWords.range(of: "(optional)", in: rest) {
      rest = Substring(String(rest[..<range.lowerBound]) + String(rest[range.upperBound...]))
      isOptional = true
    }
    stepNumber = TitleWords.takeStepNumber(&rest)
    if rest.lowercased().hasPrefix("optional:") || rest.lowercased().hasPrefix("optional -") {
      rest = rest.dropFirst("optional:".count)
      isOptional = true
    }
    self.isOptional = isOptional
    let trimmed = rest.onOneLine
    self.title = trimmed.isEmpty ? title : trimmed
    words = trimmed.lowercased().alphanumericRuns
  }

  /// The first of some phrases whose words stand in it, side by side.
  func first(of phrases: TitlePhrases) -> String? {
    var first: Int?
    for start in words.indices {
      if let found = phrases.first(at: start, in: words), found < first ?? .max { first = found }
    }
    return first.map { phrases[$0] }
  }

  /// Whether it begins with a condition: "If the disk is full".
  var isCondition: Bool {
    words.first == "if" || words.first == "unless" || words.starts(with: ["in", "case"])
      || words.first == "when" && words.count > 3
        && ["the", "a", "an", "there", "it", "nothing"].contains(words[1])
  }

  /// Whether it tells what something does: "What the installer does".
  var isReport: Bool {
    guard words.first == "what", words.count > 2, let last = words.last else { return false }
    return Reservations.doing.contains(last)
      && !words.contains { ["you", "we", "to"].contains($0) }
  }

  /// Whether it is one of some phrases, or begins with one that is more than one word.
  ///
  /// "Notes" is a section of notes; "Note the key's ARN" is not, so one word must be all there is,
  /// but for a few words after it ("Prerequisites and costs").
  func begins(withOneOf phrases: TitlePhrases) -> Bool {
    phrases.first(at: 0, in: words) { phrase, place in
      if words.count == place.count || place.count > 1 { return true }
      if phrases[phrase] == "appendix" { return true }
      return ["and", "for", "on"].contains(words[place.count])
    } != nil
  }

  private static func range(of needle: String, in text: Substring) -> Range<String.Index>? {
    let lowered = text.lowercased()
    guard lowered.contains(needle) else { return nil }
    // Lower-casing may change lengths outside ASCII; the offsets hold only where it did not.
    guard let range = lowered.firstRange(of: needle), lowered.utf8.count == text.utf8.count else {
      return nil
    }
    let start = lowered.utf8.distance(from: lowered.startIndex, to: range.lowerBound)
    let from = text.utf8.index(text.startIndex, offsetBy: start)
    return from..<text.utf8.index(from, offsetBy: needle.utf8.count)
  }

  /// Takes "Step 3:" or "Step 3 -" off the beginning.
  private static func takeStepNumber(_ text: inout Substring) -> Int? {
    var rest = text.drop(while: \.isWhitespace)
    guard rest.lowercased().hasPrefix("step ") else { return nil }
    rest = rest.dropFirst(5).drop(while: \.isWhitespace)
    // "Step 1.2" is the second within its part.
    let digits = rest.prefix { $0.isNumber || $0 == "." }
    guard digits.count <= 8, let last = digits.split(separator: ".").last, let number = Int(last)
    else { return nil }
    let isMarked = digits.last == "."
    rest = rest.dropFirst(digits.count).drop(while: \.isWhitespace)
    if isMarked {
      text = rest
      return number
    }
    if let mark = rest.first, ":.)-–—".contains(mark) {
      rest = rest.dropFirst().drop(while: \.isWhitespace)
    } else if !rest.isEmpty {
      // "Step 3 of the guide" is a title about a step.
      return nil
    }
    text = rest
    return number
  }
}
