import Markdown
import Source

/// What the words right before a list, a fence or a command say about whether it is carried out at
/// all.
struct LeadIn {
  /// Whether a person has to judge first: "If the pod is stuck:", "Otherwise restart it:".
  let isConditional: Bool
  /// Whether it is one more way, or an extra: "Alternatively, run:", "You can also run:".
  let isChoice: Bool
  /// Whether it shows how something is done and asks for nothing: "For example, to list them:".
  let isExample: Bool

  /// Whether a form is filled in and not sent off: "Prepare, but do not create, the bucket:".
  let withholds: Bool
  /// Whether it is due only some time later: "Delete the old key after 24 hours".
  let isLater: Bool
  /// The words with which it takes what follows back, or gives it to somebody else: "Never run:",
  /// "The pipeline runs:".
  let reservation: String?

  /// The words with which it waits for somebody's word and asks for what follows then: "After
  /// approval:", "Once the owner has approved:".
  let approval: String?

  /// Whether it asks a question, and nothing to be done: "Do you remember when we typed this?".
  private var isQuestion = false

  /// Nothing is said.
  static let none = LeadIn(words: [], said: SaidWords([String]()))

  /// Reads a block; what is no paragraph, or does not lead on to what follows, says nothing.
  init(_ block: MarkdownNode?) {
    guard let block, block.kind == .paragraph else {
      self = .none
      return
    }
    let text = block.plainText.trimmingSpaces
    let sentence = FileContent.lastSentence(of: text).lowercased()
    let words = sentence.letterRuns(and: "'")
    let runs = sentence.alphanumericRuns
    // "Skip step 4." is about that one: ``StepNotes`` reads it.
    guard
      !words.contains(where: { $0.hasPrefix("step") })
        || StepRemarks(StepReferences(words: runs)).changes.isEmpty
    else {
      self = .none
      return
    }
    let said = SaidWords(runs)
    let isQuestion = text.utf8.last == UInt8(ascii: "?")
    self =
      isQuestion || LeadIn.leadsOn(text, words) || Reservations.isRemark(said)
      ? LeadIn(words: words, said: said) : .none
    self.isQuestion = isQuestion
  }

  /// Reads the comment above a command of a script, or what a row of a table says of its command.
  init(remark: String) {
    let text = remark.lowercased()
    self.init(words: text.letterRuns(and: "'"), said: SaidWords(text.alphanumericRuns))
  }

  private init(words: [String], said: SaidWords) {
    isConditional = LeadIn.hasCondition(words)
    isChoice =
      words.first == "or" || words.first == "either" || !Lexicon.optional.isDisjoint(with: words)
      || LeadIn.offersMore(words)
    isExample = LeadIn.isExample(words)
    withholds = zip(words, words.dropFirst()).contains { word, next in
      ["not", "don't", "without"].contains(word) && LeadIn.sending.contains(next)
    }
    isLater = words.contains("after") && LeadIn.isLater(said.words)
    reservation = Reservations.leadingPhrase(in: said)
    approval = Reservations.approval(said)
  }

  /// Whether a block says that a form is filled in and not sent off.
  static func withholds(_ block: MarkdownNode?) -> Bool {
    guard let block, block.kind == .paragraph else { return false }
    // Each form asks, and nearly no paragraph has one of the words.
    let text = block.plainText.lowercased()
    return ["not", "don't", "without"].contains(where: text.contains) && LeadIn(block).withholds
  }

  private static let sending: WordSet = [
    "create", "creating", "submit", "submitting", "send", "sending", "save", "saving",
  ]

  /// Why a person decides about what follows; nil where it is simply asked for.
  var reason: String? {
    if isConditional { return "it depends on a condition that a person judges" }
    if isExample { return LeadIn.exampleReason }
    if isQuestion { return "the text before it asks a question, and nothing to be done" }
    if isLater { return "it is due only after a time that the text names" }
    if isChoice { return "the text offers it as one more way, or as an extra" }
    return reservation.map(Reservations.reason)
  }

  /// Why what follows is a person's even where it is asked for by name: nil for an extra or an
  /// example, which runs then.
  var reasonToWait: String? {
    isConditional || !isChoice && !isExample ? reason : nil
  }

  /// The task of waiting for the word that a lead-in speaks of.
  ///
  /// - Parameters:
  ///   - block: the lead-in.
  ///   - id: the action's id.
  ///   - file: the document.
  /// - Returns: nil where it waits for nobody, or says more than that.
  static func approval(_ block: MarkdownNode?, id: String, file: SourceFile) -> Action? {
    guard let block, let words = LeadIn(block).approval else { return nil }
    return Action(
      id: id, kind: .manual, origin: .prose, line: file.location(of: block.range.lowerBound).line,
      effect: .unknown, text: words, reason: AwaitApproval.reason)
  }

  /// Why an example is not carried out.
  static let exampleReason = "the text gives it as an example"

  /// Whether a block announces what the document is about, and the list after it asks for nothing
  /// yet: "In this lab you will:", "By the end you will have learned how to:".
  static func isAnnouncement(_ block: MarkdownNode?) -> Bool {
    guard let block, block.kind == .paragraph else { return false }
    let words = FileContent.lastSentence(of: block.plainText).lowercased().letterRuns(and: "'")
    guard words.contains(where: future.contains) else { return false }
    if words.starts(with: ["by", "the", "end"]) { return true }
    if zip(words, words.dropFirst()).contains(where: { future.contains($0) && $1 == "learn" }) {
      return true
    }
    guard let place = words.firstIndex(of: "this") else { return false }
    return place <= 1 && words.indices.contains(place + 1) && wholes.contains(words[place + 1])
  }

  private static let future: WordSet = [
    "will", "you'll", "we'll", "shows", "covers", "teaches", "demonstrates",
  ]

  /// What a text calls itself as a whole; "in this step" announces what is done next.
  private static let wholes: WordSet = [
    "lab", "workshop", "guide", "tutorial", "exercise", "module", "post", "article", "course",
    "demo", "project", "walkthrough", "lesson", "hands", "blog", "video", "example",
  ]

  /// Whether a block ends with a colon, so that what follows is what it asks for.
  static func leadsOn(from block: MarkdownNode?) -> Bool {
    guard let block, block.kind == .paragraph else { return false }
    return block.plainText.trimmingSpaces.hasSuffix(":")
  }

  /// Whether a sentence is about what follows it: it ends with a colon or with nothing, points to
  /// what follows, or stands for it in a word or two ("e.g.").
  private static func leadsOn(_ text: String, _ words: [String]) -> Bool {
    guard let end = text.utf8.last else { return false }
    if !".!?)".utf8.contains(end) || words.count <= 2 { return true }
    return words.contains("following") || words.contains("below")
      || ["this", "these"].contains { word in
        words.indices.dropLast().contains {
          words[$0] == word && words[$0 + 1].hasPrefix("command")
        }
      }
  }

  /// "For example, to list them:", "The same, for instance:", "Usage:".
  private static func isExample(_ words: [String]) -> Bool {
    guard let first = words.first else { return false }
    if first == "example" || first == "examples" {
      return !["of", "for"].contains(words.dropFirst().first)
    }
    if words.count == 1 { return first == "usage" || first == "syntax" }
    return [["for", "example"], ["for", "instance"], ["as", "an", "example"], ["e", "g"]]
      .contains { words.starts(with: $0) || words.suffix($0.count).elementsEqual($0) }
  }

  /// An order with a time behind "after": "Delete it after 24 h", "After 5-10 minutes, restart it".
  private static func isLater(_ words: [String]) -> Bool {
    guard let first = words.first, first == "after" || Lexicon.verb(first)?.form == .base else {
      return false
    }
    return words.indices.contains { index in
      guard words[index] == "after", index + 1 < words.count else { return false }
      let time = words[(index + 1)...].prefix { $0.first?.isNumber == true }
      guard let last = time.last else { return false }
      let unit = last.drop(while: \.isNumber)
      let next = time.endIndex < words.endIndex ? Substring(words[time.endIndex]) : ""
      return units.contains(String(unit.isEmpty ? next : unit))
    }
  }

  private static let units: WordSet = [
    "s", "sec", "second", "seconds", "m", "min", "mins", "minute", "minutes", "h", "hr", "hrs",
    "hour",
    "hours", "d", "day", "days", "week", "weeks", "month", "months",
  ]

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

  /// "You can also …", "You may also …", "I'd suggest …", "You may want to …".
  private static func offersMore(_ words: [String]) -> Bool {
    zip(words, words.dropFirst()).contains { word, next in
      ["can", "could", "may", "might"].contains(word) && next == "also"
        || ["may", "might"].contains(word) && ["want", "wish", "prefer"].contains(next)
        || ["we", "would", "i'd", "we'd", "i"].contains(word) && next == "suggest"
        || word == "feel" && next == "free"
    }
  }

  /// Words after which "if" is a question: "check if the pods are up:".
  static let asking: WordSet = [
    "check", "see", "verify", "test", "know", "determine", "tell", "ask", "out", "as", "even",
    "confirm", "sure",
  ]
}

extension Action {
  /// The same as a task for a person, who decides whether it is due.
  func leftToPerson(because reason: String) -> Action {
    let words: String
    switch invocation {
    case .arguments(let arguments)?: words = arguments.map(\.description).joined(separator: " ")
    case .script(let script)?: words = script.source.trimmingSpaces
    case nil:
      return self
    }
    return Action(
      id: id, kind: .manual, origin: origin, line: line, effect: .unknown,
      text: origin == .prose ? text : words,
      reason: reason)
  }
}
