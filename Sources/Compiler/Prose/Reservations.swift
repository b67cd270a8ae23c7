import Source

/// Words that put what a text asks for into a person's hands: a condition, a time to come, a word
/// taken back, somebody else who does it, something offered as an extra or shown as a mistake.
///
/// Runbooks say such things in the sentence of an instruction, behind it, in the lead-in of a list or
/// a fence, in another cell of a row and in headings. They are looked for in one place, as phrases:
/// a word alone ("old", "only", "never") is said of too much that is simply to be done.
enum Reservations {
  /// Looks through words that stand around an instruction, in its sentence or in one about it.
  ///
  /// - Parameter said: the words.
  /// - Returns: the phrase that was found; nil where the words leave the instruction as it is.
  /// - Complexity: O(words).
  static func phrase(in said: SaidWords) -> String? {
    ReservationPhrases.everywhere.first(in: said, beginning: .reservation) {
      !isHarmless($0, said.words)
    } ?? laterEvent(in: said) ?? Times.phrase(in: said)
  }

  /// Looks through what leads to a list, a fence or a table, or stands beside a command in its row.
  ///
  /// - Parameter said: the words.
  /// - Returns: the phrase that was found; nil where it leads to something that is asked for.
  /// - Complexity: O(words).
  static func leadingPhrase(in said: SaidWords) -> String? {
    let words = said.words
    if let label = label(words) { return label }
    if words.last == "only", words.count > 1 { return words.suffix(3).joined(separator: " ") }
    return phraseBehind(said) ?? negation(in: words) ?? report(in: words)
      ?? environment(words) ?? system(words) ?? somebody(words) ?? printed(words)
  }

  /// What follows an instruction in its sentence, or what is said of a command that is run.
  ///
  /// - Parameter said: the words.
  /// - Returns: the phrase that was found; nil where the words leave the instruction as it is.
  static func phraseBehind(_ said: SaidWords) -> String? {
    phrase(in: said)
      ?? ReservationPhrases.inLeads.first(in: said, beginning: .lead) {
        !isHarmless($0, said.words)
      }
  }

  /// The word with which a cell or a title sets apart what it is about: "(skip)", "Rollback".
  static func label(_ words: [String]) -> String? {
    labels.beginning(of: words) ?? (words.count <= 2 ? shortLabels.beginning(of: words) : nil)
  }

  /// What is said to a person of why something is left to them.
  static func reason(_ phrase: String) -> String {
    "the text says \"\(phrase)\", so that a person decides"
  }

  // MARK: Words about the instruction before

  /// A sentence that is about an instruction and no instruction of its own.
  struct Remark {
    /// The words with which it takes the instruction back, or makes it depend on something.
    var phrase: String
    /// Whether it is about the step as a whole.
    var isAboutStep: Bool
    /// Whether what it asks for itself stands for what it takes back: "On second thoughts, use …".
    var replaces: Bool {
      [
        "hang on", "second thoughts", "second thought", "scratch that", "never mind", "kidding",
      ]
      .contains(phrase)
    }
  }

  /// Reads a sentence that may be about what stands before it.
  ///
  /// "This step is optional.", "WRONG!", "Do this only in the lab.", "Not for contractors."
  ///
  /// - Parameters:
  ///   - said: its words.
  ///   - reservation: what ``phrase(in:)`` finds in them.
  /// - Returns: nil where it is about something else, or leaves what it is about as it is.
  /// - Complexity: O(words).
  static func remark(_ said: SaidWords, _ reservation: @autoclosure () -> String?) -> Remark? {
    let words = said.words
    guard let first = words.first else { return nil }
    if words.count <= 4, words.allSatisfy(refusing.contains) || alone.beginning(of: words) != nil {
      return Remark(phrase: words.joined(separator: " "), isAboutStep: false)
    }
    if isFragment(words) || asksFirst(words) {
      return Remark(phrase: words.joined(separator: " "), isAboutStep: false)
    }
    let isAboutStep =
      said.has(.step)
      && words.indices.dropLast().contains { index in
        steps.contains(words[index + 1]) && ["this", "the", "that"].contains(words[index])
      }
    guard isAboutStep || said.has(.reference) || pointing.contains(first),
      let phrase = inRemarks.first(
        in: said, beginning: .remark, where: { !isHarmless($0, words) }) ?? reservation()
    else { return nil }
    return Remark(phrase: phrase, isAboutStep: isAboutStep)
  }

  /// Whether a sentence is such a remark.
  static func isRemark(_ said: SaidWords) -> Bool { remark(said, phrase(in: said)) != nil }

  static let steps: WordSet = ["step", "task", "item"]
  static let references: WordSet = ["this", "that", "it"]

  /// "Cancelled.", "Not today.", "Wait, no.": a few words without a verb that state nothing.
  private static func isFragment(_ words: [String]) -> Bool {
    guard words.count <= 4, let first = words.first, !words.contains("_") else { return false }
    return pointing.contains(first) && !["on", "do", "you", "wait", "just"].contains(first)
      || dropping.contains(first) || words.suffix(1) == ["no"]
  }

  /// Whether it sends the reader to somebody before ("Ask Ana first").
  private static func asksFirst(_ words: [String]) -> Bool {
    guard let first = words.first, let last = words.last else { return false }
    return ["first", "before", "beforehand"].contains(last)
      && ["ask", "check", "talk", "consult", "confirm", "tell", "call", "inform"].contains(first)
  }

  /// Words that say alone that something is not done.
  private static let dropping: WordSet = [
    "cancelled", "canceled", "postponed", "deferred", "superseded", "skipped", "removed", "dropped",
    "rejected", "declined", "abandoned", "retired", "withdrawn", "outdated", "historical",
    "rollback", "example", "unused", "forbidden", "prohibited", "blocked", "pending", "later",
  ]

  /// Words with which a remark begins that names nothing: "Only for …", "Not in …".
  private static let pointing: WordSet = [
    "only", "not", "hang", "on", "edit", "update", "correction", "just", "already", "nothing",
    "skip", "never", "do", "don", "you", "except", "wrong", "no", "sorry", "wait", "actually",
  ]

  private static let refusing: WordSet = [
    "no", "don", "t", "do", "not", "never", "please", "nope", "thanks", "keep", "it", "wrong",
    "kidding", "just", "this",
  ]

  private static let alone: TitlePhrases = [
    "no", "wrong", "optional", "just kidding", "tbd", "tba", "todo", "deprecated", "obsolete",
    "not needed", "not required", "never mind", "incorrect", "true or false",
  ]

  static let inRemarks: TitlePhrases = [
    "is optional", "skip this", "skip it", "only needed", "only required", "only necessary",
    "only for", "only in", "only on", "only when", "only if", "only once", "not for", "not in",
    "not on", "do this only", "do it only", "can be skipped", "may be skipped", "was removed",
    "is deprecated", "is obsolete", "was done", "has been done", "was replaced",
    "has been replaced", "be left out", "is automated", "is automatic", "happens automatically",
    "done automatically", "runs automatically", "can do this", "can do it", "do not need to do",
    "don t need to do", "no need to do", "not have to do", "don t have to do",
  ]

  // MARK: Exceptions

  /// Whether a phrase says something else where it stands.
  static func isHarmless(_ place: Range<Int>, _ words: [String]) -> Bool {
    let next = place.upperBound < words.count ? words[place.upperBound] : ""
    switch words[place.upperBound - 1] {
    // "It is not required to add tags."
    case "required", "needed", "necessary": return next == "to"
    // "Delete the keys that are no longer used": which ones it is about.
    case "longer":
      return words[..<place.lowerBound].suffix(3).contains {
        ["that", "which", "who"].contains($0)
      }
        && !words[..<place.lowerBound].starts(with: ["that", "is"])
    // "the todo app"
    case "todo":
      return !next.isEmpty && place.lowerBound > 0
        && Lexicon.determiners.contains(words[place.lowerBound - 1])
    default: return false
    }
  }

  /// "Once the migration is over": something that the text does not bring about itself.
  private static func laterEvent(in said: SaidWords) -> String? {
    let words = said.words
    var next = 0
    while let index = said.place(of: .event, from: next) {
      next = index + 1
      let word = words[index]
      if word == "soon", !words[index...].starts(with: soon) { continue }
      let start = word == "soon" ? index + 2 : index + 1
      let event = words[min(start, words.count)...].prefix(8)
      guard let first = event.first,
        ["the", "all", "our", "their", "a", "an"].contains(first) || People.isRole(first),
        let verb = event.firstIndex(where: { happening.contains($0) }),
        !event[..<verb].contains(where: known.contains),
        !words[verb...].prefix(4).contains(where: reached.contains)
      else { continue }
      return words[index...min(verb + 1, words.count - 1)].joined(separator: " ")
    }
    return nil
  }

  /// What the text makes or names itself, and its reader.
  private static let known: WordSet = [
    "_", "you", "we", "it", "that", "this", "they", "there", "status", "state",
  ]

  /// The words with which such an event begins.
  static let events: WordSet = ["once", "when", "soon"]
  private static let soon = ["soon", "as"]
  private static let happening: Set<String> = [
    "is", "are", "has", "have", "was", "ends", "expires", "arrives", "leaves", "returns", "begins",
    "retires", "joins",
  ]

  /// States that a text's own steps, or a page's, come to.
  static let reached: WordSet = [
    "created", "made", "generated", "ready", "available", "active", "complete", "completed",
    "finished", "done", "loaded", "open", "opened", "prompted", "logged", "signed", "shown",
    "displayed", "running", "deployed", "attached", "installed", "configured", "enabled", "saved",
    "selected", "added", "deleted", "removed", "entered", "uploaded", "started", "set", "healthy",
    "up", "inservice", "place", "status", "state", "copied", "pasted", "provisioned", "launched",
    "initialised", "initialized", "connected", "updated", "mounted", "present", "visible", "built",
    "published", "registered", "tagged", "encrypted", "there", "asked", "approved", "confirmed",
    "agreed", "green", "online", "filled",
    "succeeded", "passed", "initializing", "stopped", "detached", "empty",
  ]

  // MARK: Lead-ins

  /// "In production:", "On the staging account:".
  private static func environment(_ words: [String]) -> String? {
    guard let first = words.first, ["in", "on", "for"].contains(first), words.count <= 8,
      Hedges.areEnvironments(Array(words.dropFirst()))
    else { return nil }
    return words.joined(separator: " ")
  }

  /// "Never run:", "Do not use these:"; not "do not forget to run:".
  private static func negation(in words: [String]) -> String? {
    for (index, word) in words.enumerated() {
      let next: Int
      switch word {
      case "never": next = index + 1
      case "don": next = index + 2
      case "do", "must", "should":
        guard index + 1 < words.count, words[index + 1] == "not" else { continue }
        next = index + 2
      default: continue
      }
      guard next < words.count, Lexicon.verb(words[next])?.form == .base || words[next] == "do",
        !["remember", "need", "have", "want", "see", "get"].contains(words[next])
      else { continue }
      return words[index...next].joined(separator: " ")
    }
    return nil
  }

  /// "The attacker ran:", "What Bob did:", "The pipeline's `buildspec` runs:".
  private static func report(in words: [String]) -> String? {
    if words.first == "what", let verb = words.prefix(6).firstIndex(where: doing.contains),
      !["you", "we"].contains(words[verb - 1])
    {
      return words[...verb].joined(separator: " ")
    }
    // "Bob runs this", and not "then run this"
    if words.count <= 4, let verb = words.dropFirst().firstIndex(where: doing.contains),
      verb + 1 < words.count, ["this", "it", "that"].contains(words[verb + 1]),
      !selves.contains(words[verb - 1]), !Lexicon.openers.contains(words[verb - 1])
    {
      return words.joined(separator: " ")
    }
    if let verb = words.firstIndex(of: "ran") {
      return words[max(verb - 2, 0)...verb].joined(separator: " ")
    }
    guard let actor = words.prefix(8).firstIndex(where: others.contains) else { return nil }
    let end = min(actor + 4, words.count)
    guard let verb = words[(actor + 1)..<end].firstIndex(where: doing.contains),
      !words[actor..<verb].contains(where: { ["can", "to", "you", "we"].contains($0) })
    else { return nil }
    return words[actor...verb].joined(separator: " ")
  }

  private static let others: WordSet = [
    "attacker", "hacker", "intruder", "colleague", "coworker", "somebody", "someone", "ci",
    "pipeline", "pipelines", "buildspec", "workflow", "jenkins", "terraform", "cloudformation",
    "wizard", "installer", "automation", "bot", "cron", "cronjob", "administrator",
    "administrators",
    "admin", "admins", "team", "developer", "developers", "vendor", "quick", "quickstart", "job",
    "actions", "he",
    "she", "they",
  ]

  static let doing: WordSet = [
    "runs", "ran", "run", "does", "did", "uses", "used", "executes", "executed", "creates",
    "created", "makes", "made", "deletes", "deleted", "issued", "issues", "typed", "entered",
    "tried",
  ]

  /// What a lead-in or a cell begins with that asks for nothing.
  private static let labels: TitlePhrases = [
    "never", "optional", "to roll back", "to rollback", "to undo", "to revert", "alternative",
    "alternatively", "deprecated", "obsolete", "outdated", "retired", "legacy", "equivalent",
    "previously", "formerly", "instead of", "historical", "emergency", "in emergencies",
    "choose one", "pick one", "not needed", "not required", "danger", "dangerous",
  ]

  /// The same where there is no more than a word beside it: "Roll back the release" is an order.
  private static let shortLabels: TitlePhrases = [
    "skip", "example", "rollback", "roll back", "undo", "revert", "back out", "old", "removed",
    "wrong", "bad", "dangerous", "danger", "manual", "reference",
  ]
}

extension TitlePhrases {
  /// The first of the phrases that stands in a sentence, side by side.
  ///
  /// - Parameters:
  ///   - said: the words of the sentence.
  ///   - classes: what the first words of the phrases are known as.
  ///   - isMeant: whether a phrase counts that stands at a place.
  /// - Returns: the phrase; nil where none of them does.
  func first(
    in said: SaidWords, beginning classes: WordClasses, where isMeant: (Range<Int>) -> Bool
  ) -> String? {
    var next = 0
    while let start = said.place(of: classes, from: next) {
      if let phrase = first(at: start, in: said.words, where: { isMeant($1) }) {
        return self[phrase]
      }
      next = start + 1
    }
    return nil
  }

  /// Whether one of the phrases stands in some words, side by side.
  func stand(in words: [String]) -> Bool {
    words.indices.contains { first(at: $0, in: words) != nil }
  }

  /// The phrase with which some words begin.
  func beginning(of words: [String]) -> String? { first(at: 0, in: words).map { self[$0] } }
}
