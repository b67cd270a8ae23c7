/// What a sentence says of an instruction that no command can be told: for how long it holds, what goes
/// on meanwhile, what comes first, which of several is meant, and what is not.
///
/// Read without such words, the names of the sentence say more than it asks for: "attach **a**, not
/// **b**", "… to one of the groups **x** and **y**", "… for ten minutes".
enum Circumstances {
  /// Why a person sees to what a sentence asks for.
  ///
  /// - Parameter tokens: the sentence.
  /// - Returns: the reason, in the words of the text; nil where it is simply asked for.
  /// - Complexity: O(tokens).
  static func reason(in tokens: ArraySlice<ProseToken>) -> String? {
    // What "that" or "which" begins describes a thing, with times of its own.
    var isDescription = false
    for index in tokens.indices {
      let token = tokens[index]
      if let words = ownCommand(tokens, at: index) {
        return "the text gives a command of its own (\"\(words)\"), so that a person runs it"
      }
      if token.isMark("("), let words = brackets(tokens, at: index) {
        return Reservations.reason(words)
      }
      guard token.isWord, triggers.contains(token) else { continue }
      if Lexicon.relatives.contains(token) {
        isDescription = isDescription || describes(tokens, at: index)
        continue
      }
      if let words = contrast(tokens, at: index) ?? choice(tokens, at: index) {
        return Reservations.reason(words)
      }
      guard !isDescription, let words = time(tokens, at: index) ?? order(tokens, at: index) else {
        continue
      }
      return Reservations.reason(words)
    }
    return nil
  }

  /// The words that are looked into: nearly no word of a document is one.
  private static let triggers = WordSet(
    Lexicon.relatives.words + limited.words + [
      "not", "unlike", "versus", "vs", "contrary", "one", "any", "some", "either", "neither",
      "and/or", "for", "while", "whilst", "during", "until", "till", "after", "before", "first",
      "since", "per", "of", "same",
    ])

  /// Whether a relative pronoun stands behind a noun: "a role that …", not "attach that role".
  private static func describes(_ tokens: ArraySlice<ProseToken>, at index: Int) -> Bool {
    guard index > tokens.startIndex else { return false }
    let before = tokens[index - 1]
    return before.isMention || before.isWord && Lexicon.verb(before)?.form != .base
  }

  /// "… by running `aws iam create-user … --path /ops/`", "… by running `create-user.sh`".
  private static func ownCommand(_ tokens: ArraySlice<ProseToken>, at index: Int) -> String? {
    guard index > tokens.startIndex, let mention = tokens[index].mention, mention.style == .code
    else { return nil }
    let isRun = ["running", "executing", "invoking", "calling"].contains(tokens[index - 1].lower)
    let isCommand = mention.text.contains(" ") && KnownPrograms.begins(mention.text)
    return isRun || isCommand ? mention.text : nil
  }

  // MARK: Which of several

  /// "…, not **b**", "unlike the role **b**": what stands behind is named to be set apart.
  private static func contrast(_ tokens: ArraySlice<ProseToken>, at index: Int) -> String? {
    guard index > tokens.startIndex else { return nil }
    switch tokens[index].lower {
    case "not":
      // "It is not **b**", "do not use **b**" and "(not **b**)" are read as what they are.
      let before = tokens[index - 1]
      let next = tokens[min(index + 1, tokens.endIndex - 1)]
      // "with `ana` as user but not as administrator"
      if before.lower == "but", next.lower == "as" { return text(tokens[index...].prefix(3)) }
      guard !before.isMark("("), !Lexicon.finite.contains(before), before.lower != "but",
        !["only", "to", "yet"].contains(next.lower)
      else { return nil }
    case "unlike", "versus", "vs", "contrary": break
    default: return nil
    }
    let behind = tokens[(index + 1)...].prefix(longestNaming)
    guard let name = behind.firstIndex(where: \.isMention),
      behind[..<name].allSatisfy({ $0.isWord && Lexicon.verb($0) == nil })
    else { return nil }
    return text(tokens[index...name])
  }

  /// "One of the groups **a** and **b**", "**a** and/or **b**", "either … or …".
  private static func choice(_ tokens: ArraySlice<ProseToken>, at index: Int) -> String? {
    switch tokens[index].lower {
    case "and/or": return "and/or"
    case "per":
      // "one topic per environment", and not "5 requests per second" or "as per the plan"
      guard index > tokens.startIndex, index + 1 < tokens.endIndex, tokens[index + 1].isWord,
        tokens[index - 1].lower != "as", !spans.contains(tokens[index + 1])
      else { return nil }
      return text(tokens[index...].prefix(2))
    case "of":
      // "the user `bob` of the group `dev`": the group says which user.
      let behind = tokens[(index + 1)...].prefix(3)
      guard index > tokens.startIndex, tokens[index - 1].isMention,
        behind.contains(where: { $0.isWord && ["group", "team"].contains($0.lower) }),
        behind.contains(where: \.isMention)
      else { return nil }
      return text(tokens[(index - 1)...].prefix(5))
    case "same":
      // "with the same settings as `q0`"
      let behind = tokens[(index + 1)...].prefix(5)
      guard let like = behind.firstIndex(where: { $0.lower == "as" }), like + 1 < tokens.endIndex
      else { return nil }
      return text(tokens[index...min(like + 1, tokens.endIndex - 1)])
    case "one", "any", "some", "either", "neither":
      guard index + 1 < tokens.endIndex else { return nil }
      if tokens[index + 1].lower == "of" {
        return tokens[index...].count(where: \.isMention) > 1
          ? text(tokens[index...min(index + 3, tokens.endIndex - 1)]) : nil
      }
      guard index == tokens.startIndex, tokens[index].lower == "either" else { return nil }
      return tokens.contains { $0.isWord && $0.lower == "or" } ? "either … or" : nil
    default: return nil
    }
  }

  /// How many words may stand between "not" and the name that it is said of.
  private static let longestNaming = 6

  // MARK: In brackets

  /// "(if missing)", "(admins only)", "(first time)", "(Ana)", "(see RB-12 instead)".
  private static func brackets(_ tokens: ArraySlice<ProseToken>, at index: Int) -> String? {
    let inside = tokens[(index + 1)...].prefix { !$0.isMark(")") }
    guard let first = inside.first, inside.count <= longestBrackets else { return nil }
    let words = inside.map(\.lower)
    let isHeld =
      conditions.contains(first) && !inside.contains { $0.isMark(",") } || words.last == "only"
      || words.count <= 3 && words.contains(where: sparing.contains)
      || first.lower == "see" && words.last == "instead" || Hedges.areEnvironments(words)
      || words.starts(with: ["after"]) || words.starts(with: ["once"])
      || words == ["on", "request"]
      || words.count <= 3 && words.contains { $0 != "security" && People.isRole($0) }
    return isHeld ? text(inside) : nil
  }

  private static let longestBrackets = 10
  private static let conditions: WordSet = ["if", "unless", "when", "whenever", "only", "where"]
  /// Words of brackets that say that it is not done each time, or not by hand.
  private static let sparing: WordSet = [
    "time", "one-time", "one-off", "dry", "rehearsal", "simulation", "automatic", "automatically",
    "automated", "existing", "missing",
  ]

  // MARK: How long, and meanwhile

  private static func time(_ tokens: ArraySlice<ProseToken>, at index: Int) -> String? {
    let token = tokens[index]
    if limited.contains(token) { return token.text }
    let behind = tokens[(index + 1)...]
    guard let next = behind.first else { return nil }
    switch token.lower {
    case "for":
      guard let end = endOfSpan(behind) else { return nil }
      return text(tokens[index...end])
    case "while", "whilst":
      // "while logged in", "while you wait": the reader's own doing.
      if People.reader.contains(next.lower) || attending.contains(next) { return nil }
      return text(tokens[index...].prefix(4))
    case "during", "until", "till":
      guard next.isWord || next.isMention else { return nil }
      return text(tokens[index...].prefix(5))
    default: return nil
    }
  }

  /// The end of "an hour", "the next ten minutes", "now", "the time being"; nil for "four users".
  private static func endOfSpan(_ tokens: ArraySlice<ProseToken>) -> Int? {
    for index in tokens.indices.prefix(5) {
      let token = tokens[index]
      guard token.isWord else { return nil }
      let isSpan =
        index == tokens.startIndex ? ["now", "today"].contains(token.lower) : spans.contains(token)
      if isSpan {
        // "for an hour", and not "for the hour report"
        let next = index + 1 < tokens.endIndex ? tokens[index + 1] : nil
        let goesOn = next.map { $0.isMention || $0.isWord && !ending.contains($0) } ?? false
        return goesOn ? nil : index
      }
      guard amounts.contains(token) || token.lower.allSatisfy(\.isNumber) else { return nil }
    }
    return nil
  }

  /// Words that say that something holds for some time, or happens from time to time.
  private static let limited: WordSet = [
    "temporarily", "provisionally", "momentarily", "meanwhile", "occasionally", "periodically",
    "eventually", "ideally", "preferably", "hypothetically",
  ]
  private static let spans: WordSet = [
    "second", "seconds", "minute", "minutes", "min", "mins", "hour", "hours", "day", "days", "week",
    "weeks", "month", "months", "quarter", "quarters", "year", "years", "while", "time", "moment",
    "duration", "period", "meantime", "interim", "night", "weekend", "sprint",
  ]
  private static let amounts: WordSet = [
    "a", "an", "the", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "twelve", "fifteen", "twenty", "thirty", "sixty", "ninety", "few", "couple", "of", "some",
    "several", "next", "first", "half", "another", "about", "around", "maximum", "most", "at",
    "least", "short", "limited", "long", "whole", "entire", "up", "to", "only", "no", "more",
    "than",
  ]
  /// Words that may stand behind a span and leave it one.
  private static let ending: WordSet = [
    "and", "then", "only", "or", "after", "from", "at", "until", "to", "being", "in", "of", "so",
    "while", "during", "but", "by", "with", "as", "on", "max", "maximum",
  ]
  /// Words behind "while" with which it tells of the reader.
  private static let attending: WordSet = [
    "logged", "signed", "still", "in", "on", "at", "there", "doing", "viewing", "keeping",
    "leaving", "creating", "waiting", "it", "this",
  ]

  // MARK: What comes first

  /// "…, but first create **x**", "… after creating **x**": another order than that of the words.
  private static func order(_ tokens: ArraySlice<ProseToken>, at index: Int) -> String? {
    guard index > tokens.startIndex, index + 1 < tokens.endIndex else { return nil }
    let (before, next) = (tokens[index - 1], tokens[index + 1])
    switch tokens[index].lower {
    case "first":
      return before.lower == "but" && Lexicon.verb(next)?.form == .base ? "but first" : nil
    case "before", "after", "since":
      if next.lower == "that", before.lower == "but" { return "but \(tokens[index].lower) that" }
      guard Lexicon.verb(next)?.form == .gerund else { return nil }
      let known = tokens[..<index].compactMap { $0.mention?.text }
      let named = tokens[(index + 2)...].prefix { !$0.isMark(",") && !$0.isMark(";") }
        .first { token in token.mention.map { !known.contains($0.text) } ?? false }
      return named.map { "\(tokens[index].lower) \(next.lower) … \($0.text)" }
    default: return nil
    }
  }

  private static func text(_ tokens: ArraySlice<ProseToken>) -> String {
    tokens.map(\.text).joined(separator: " ")
  }
}
