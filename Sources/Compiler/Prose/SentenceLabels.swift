import Source

/// Labels before an instruction that give it to somebody, or to another time: "Bob: create …",
/// "[Ana] Create …", "Day 2: …", "Owner: Ana.", "Ana to create …".
///
/// What an instruction is about stands before a colon as well: "Storage: create a bucket". A lone word
/// with a capital letter is taken for somebody's name unless it is a word for things.
enum SentenceLabels {
  /// Why a person sees to what follows a label.
  ///
  /// - Parameter tokens: the label, without the colon.
  /// - Returns: the reason; nil where it only says what follows is about.
  /// - Complexity: O(tokens), of which few are looked at.
  static func reason(_ tokens: ArraySlice<ProseToken>) -> String? {
    guard let first = tokens.first, tokens.count <= longest else { return nil }
    let words = tokens.flatMap { $0.mention?.words ?? [$0.lower] }
    guard let word = words.first, word != "as" else { return nil }
    if negations.contains(word) || first.text.hasPrefix("@") || isSomebody(tokens, words)
      || isTime(words) || Hedges.areEnvironments(words)
    {
      return reason(tokens.map(\.text).joined(separator: " "))
    }
    return nil
  }

  /// Why a person sees to what follows a label of which not all words say what it is about: "Windows:",
  /// "Experimental:", "2024-03-01:".
  ///
  /// - Parameters:
  ///   - tokens: the label, without the colon.
  ///   - rest: what it stands before, whose words it may have as well: "Create the role: …".
  /// - Returns: the reason; nil where every word is one for what is made, for a step or a place.
  static func doubt(_ tokens: ArraySlice<ProseToken>, before rest: ArraySlice<ProseToken>)
    -> String?
  {
    guard tokens.count <= longest, !tokens.isEmpty,
      ClauseParser.instruction(in: tokens, at: tokens.startIndex) == nil,
      !tokens.contains(where: { $0.isWord && Lexicon.finite.contains($0) })
    else { return nil }
    if Place.named(in: tokens) != nil { return nil }
    // "Windows" is no plural of "window".
    if let system = Reservations.system(["on"] + tokens.map(\.lower)) { return reason(system) }
    let words = tokens.filter { $0.isWord || $0.isMention && $0.mention?.style != .code }
      .flatMap { $0.mention?.words ?? [$0.lower] }
    let said = Set(rest.prefix(longestClause).flatMap { $0.mention?.words ?? [$0.lower] })
    let isKnown = words.allSatisfy { word in
      isNeutral(word) || Lexicon.verb(word) != nil || readers.contains(word) || said.contains(word)
        || said.contains(Lexicon.singular(word))
        || said.contains(word + "s")
    }
    return isKnown ? nil : reason(tokens.map(\.text).joined(separator: " "))
  }

  /// Whether words in lower case, of a label over a list, give it to other people, times or places.
  static func isForOthers(_ words: [String]) -> Bool {
    guard let first = words.first else { return false }
    if isTime(words) || Hedges.areEnvironments(words) { return true }
    if ["for", "in", "on", "with", "using", "via", "at", "under", "from", "according"].contains(
      first)
    {
      return !words.dropFirst().allSatisfy(isNeutral)
        && (first != "for" || words.contains(where: others.contains))
    }
    return words.count <= longest
      && words.contains { others.contains($0) || $0 != "security" && People.isRole($0) }
  }

  /// Whether a word in lower case says what an instruction is about, or where in a console, and
  /// nothing of people, times and systems.
  static func isNeutral(_ word: String) -> Bool {
    guard !retracting.contains(word) else { return false }
    return things.contains(word) || things.contains(Lexicon.singular(word))
      || PlainWords.contains(word) || word.utf8.count == 1
      || word.allSatisfy(\.isNumber) || endings.contains(where: word.hasSuffix)
  }

  /// Whom a sentence or an item gives a step to: "Owner: Ana", "Owner=Ana", "Performed by: IT".
  ///
  /// - Parameter tokens: the sentence.
  /// - Returns: the reason; nil where it gives it to nobody, or to its reader.
  static func assignment(_ tokens: ArraySlice<ProseToken>) -> String? {
    guard let first = tokens.first, tokens.count <= longest + 2,
      assigning.contains(first.mention?.words.first ?? first.lower) || first.text.contains("=")
    else { return nil }
    let text = tokens.map(\.text).joined(separator: " ")
    let parts = text.split(maxSplits: 1, whereSeparator: { $0 == ":" || $0 == "=" })
    guard parts.count == 2 else { return nil }
    let label = parts[0].lowercased().alphanumericRuns
    let value = parts[1].lowercased().alphanumericRuns
    guard let role = label.first, assigning.contains(role), !value.isEmpty,
      label.count == 1 || ["by", "to", "person"].contains(label.last),
      !value.contains(where: readers.contains)
    else { return nil }
    return reason(text.onOneLine)
  }

  private static func reason(_ text: String) -> String {
    "the text says \"\(text)\" of it, so that a person decides"
  }

  /// "Ana to create a user": somebody, and what is wanted of them.
  static func isDuty(_ tokens: ArraySlice<ProseToken>) -> Bool {
    guard let first = tokens.first, Lexicon.verb(first) == nil,
      let to = tokens.prefix(4).firstIndex(where: { $0.lower == "to" && $0.isWord }),
      to > tokens.startIndex, to + 1 < tokens.endIndex,
      Lexicon.verb(tokens[to + 1])?.form == .base
    else { return false }
    let subject = tokens[..<to]
    return subject.allSatisfy(\.isWord) && isSomebody(subject, subject.map(\.lower))
  }

  // MARK: Who

  /// Whether words say who somebody is.
  static func isSomebody(_ tokens: ArraySlice<ProseToken>, _ words: [String]) -> Bool {
    guard let first = tokens.first, !readers.contains(first.lower) else { return false }
    if ["delegate", "ask", "assign", "tell", "hand"].contains(words.first ?? "") { return true }
    // "Security group: …", "Lead time: …": the last word says what it is.
    if let last = words.last, People.isRole(last) || others.contains(last), last != "security" {
      return true
    }
    if words.count == 2, others.contains(words[0]), duties.contains(words[1]) { return true }
    guard tokens.count == 1, first.isCapitalised || first.mention?.style != .code else {
      return false
    }
    return words.count == 1 && isName(first.text)
  }

  /// Whether a lone word is somebody's name and no word for things.
  private static func isName(_ text: String) -> Bool {
    let scalars = text.unicodeScalars
    guard scalars.first?.isUpper == true, scalars.allSatisfy({ $0.isUpper || $0.isLower }),
      (2...12).contains(scalars.count), scalars.dropFirst().allSatisfy(\.isLower)
    else { return false }
    let word = text.lowercased()
    return !things.contains(word) && !things.contains(Lexicon.singular(word))
      && !PlainWords.contains(word) && Lexicon.verb(word) == nil
      && !Lexicon.remarks.contains(word) && !Lexicon.optional.contains(word)
      && !endings.contains(where: word.hasSuffix)
  }

  private static let longest = 5
  /// How much of what follows a label is looked through for its words.
  private static let longestClause = 40
  /// Plain words that take back what they stand before.
  private static let retracting: WordSet = [
    "skip", "omit", "ignore", "later", "previous", "previously", "earlier", "old", "legacy",
    "other", "others", "different", "rest", "example", "sample", "not", "without", "until", "till",
    "if", "unless",
  ]

  private static let negations: WordSet = [
    "avoid", "don't", "dont", "not", "never", "nobody",
  ]
  /// People and others that ``People`` does not know: there the words are those who agree.
  private static let others: WordSet = [
    "vendor", "tenant", "tenants", "contractor", "contractors", "intern", "it", "helpdesk", "desk",
    "devops", "sre", "sres", "developer", "developers", "dev", "devs", "ops",
    "customer", "customers", "client", "clients", "supplier", "instructor", "instructors",
    "student", "students", "participant", "participants", "trainer", "presenter", "hr", "legal",
    "operator", "architect", "analyst", "secops", "netops", "noc", "soc",
  ]
  private static let duties: WordSet = ["action", "task", "duty", "work", "side", "responsibility"]
  private static let assigning: WordSet = [
    "owner", "who", "assignee", "assigned", "responsible", "performer", "actor", "executor",
    "performed", "executed", "carried", "done", "handled",
  ]
  /// The reader, whoever that is.
  private static let readers: WordSet = [
    "you", "me", "we", "us", "yourself", "anyone", "anybody", "everyone", "operator", "self",
    "reader",
  ]

  /// Words for what an instruction is about.
  private static let things: WordSet = [
    "storage", "bucket", "queue", "topic", "role", "user", "group", "policy", "key", "alias",
    "database", "table", "domain", "network", "notebook", "alarm", "cluster", "server", "host",
    "backend", "frontend", "setup", "prep", "task", "action", "todo", "goal", "part", "item", "lab",
    "exercise", "identity", "identities", "access", "security", "permission", "tag", "name", "id",
    "account", "region", "vpc", "subnet", "function", "instance", "disk", "volume", "image",
    "backup", "queueing", "schedule", "budget", "cost", "secret", "parameter", "repository",
    "code", "build", "test", "deploy", "monitor", "metric", "log", "trail", "event", "rule", "bus",
    "stream", "cache", "mail", "email", "api", "gateway", "web", "app", "application", "data",
    "lake",
    "warehouse", "model", "endpoint", "profile", "studio", "workspace", "pipeline", "job", "batch",
    "container", "registry", "artifact", "state", "lock", "workflow", "reader", "writer", "admin",
    "laptop", "workstation", "computer", "machine", "terminal", "portal", "shell", "trust",
    "boundary",
    "grant", "grants", "share", "messaging", "website", "site", "lambda", "ec2", "attachment",
    "attachments", "member", "members", "membership", "preparations", "quick", "start", "kms",
    "option", "variant", "required", "mandatory", "important", "how", "what", "where", "why",
    "method", "way", "tip", "do", "run", "execute", "phase", "stage",
    "day", "week", "outcome", "output", "input", "result", "command", "path", "file",
    "folder", "directory", "basics", "essential", "core", "base", "general", "main", "order",
  ]
  /// Ends of nouns that are no names of people.
  private static let endings = [
    "ing", "tion", "sion", "ment", "age", "ity", "ance", "ence", "ness", "ship", "ory", "ware",
    "work", "base", "up", "ies", "point",
  ]

  // MARK: When

  /// "Day 2", "Week 1", "T-1 day", "T+5", "Monthly", "After go-live".
  private static func isTime(_ words: [String]) -> Bool {
    guard let first = words.first else { return false }
    if recurring.contains(first), words.count == 1 { return true }
    if words.count == 2, periods.contains(first), words[1].allSatisfy(\.isNumber) { return true }
    if first.hasPrefix("t-") || first.hasPrefix("t+"),
      first.dropFirst(2).first?.isNumber == true
    {
      return true
    }
    // "Before you start: …" is about the reader.
    return ["after", "before", "upon", "on", "during", "following"].contains(first)
      && words.count > 1 && words.dropFirst().contains(where: events.contains)
  }

  private static let recurring: WordSet = [
    "daily", "weekly", "monthly", "quarterly", "yearly", "annually", "nightly", "hourly", "later",
    "tomorrow", "eventually", "regularly", "periodically",
  ]
  private static let periods: WordSet = ["day", "week", "month", "year", "sprint", "quarter"]
  private static let events: WordSet = [
    "go-live", "golive", "live", "launch", "release", "migration", "cutover", "rollout", "handover",
    "maintenance", "freeze", "audit", "incident", "outage", "day", "week", "month", "weekend",
    "deadline", "meeting", "kickoff", "kick-off",
  ]
}
