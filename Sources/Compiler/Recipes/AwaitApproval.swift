/// Waits for somebody's word: "Wait for the security team's approval", "Get a sign-off from Ana".
///
/// Nobody but a person can tell that it was given, so it is a task for one, in its place among the
/// actions.
struct AwaitApproval: Recipe {
  static let reason = "a person tells when somebody has agreed or answered"

  var coverage: Coverage { .whole }

  func read(_ clause: Clause, at index: Int, in scene: inout Scene) -> Bool {
    guard Self.isOne(clause) else { return false }
    scene.draft.manual(from: clause.range, reason: Self.reason)
    return true
  }

  /// Whether a clause asks for a wait, or for what is waited for.
  static func isOne(_ clause: Clause) -> Bool {
    guard clause.mood == .imperative || clause.mood == .obligation else { return false }
    switch clause.verb {
    case "wait", "hold", "pause":
      // "Wait for Ana to confirm" is two phrases.
      return isAwaited(clause.phrases("", "for", "until", "that", "to").flatMap(\.tokens))
    case "have": return clause.phrases.flatMap(\.tokens).contains { given.contains($0.lower) }
    case "get" where clause.phrases.flatMap(\.tokens).contains { given.contains($0.lower) }:
      return true
    case "get", "obtain", "request", "seek", "await", "ask", "secure", "require", "collect":
      return clause.phrases.contains { phrase in
        ["", "for"].contains(phrase.marker) && phrase.hasAny(words)
      }
    default: return false
    }
  }

  /// Whether words say that somebody other than the reader agrees, answers or is done.
  static func isAwaited(_ tokens: [ProseToken]) -> Bool {
    let said = tokens.filter(\.isWord).map { Lexicon.singular($0.lower) }
    if said.contains(where: words.contains) { return true }
    if said.first.map(People.reader.contains) == true { return false }
    if said.contains(where: agreeing.contains) { return true }
    // "once legal has signed", not "once you are signed in"
    if said.count > 1, said.last == "signed" { return true }
    for (first, second) in zip(said, said.dropFirst())
    where ["signed", "sign"].contains(first) && second == "off" { return true }
    return said.contains(where: answering.contains) && People.areNamed(in: tokens)
  }

  /// What somebody else does to what the text has made so far.
  static let given: Set<String> = [
    "reviewed", "approved", "checked", "signed", "verified", "confirmed", "authorised",
    "authorized",
    "countersigned", "inspected", "audited", "vetted", "cleared",
  ]
  /// What somebody gives.
  private static let words: WordSet = [
    "approval", "sign-off", "signoff", "go-ahead", "consent", "clearance", "authorisation",
    "authorization", "agreement", "countersignature", "confirmation", "ok", "okay",
  ]
  /// What somebody has done, whoever it is.
  private static let agreeing: WordSet = [
    "approve", "approved", "agree", "agreed", "consented", "authorised", "authorized",
    "countersigned",
  ]
  /// What people do, and things as well: "once Ana has confirmed", "once the page is reviewed".
  private static let answering: WordSet = [
    "confirm", "confirmed", "accept", "accepted", "review", "reviewed", "acknowledge",
    "acknowledged", "reply", "replied", "answer", "answered", "say", "said", "give", "given",
    "check", "checked", "verified", "finished", "done", "happy", "satisfied", "ready", "back",
    "tell", "told", "respond", "responded",
  ]
}

extension Clause {
  /// Where it says that somebody's word comes first: "once Ana has approved, …", "… after approval".
  var awaited: Range<Int>? {
    guard mood == .imperative || mood == .obligation else { return nil }
    let before = allPhrases.first { phrase in
      switch phrase.marker {
      case "once", "after", "when", "upon", "as", "following", "on":
        AwaitApproval.isAwaited(phrase.tokens)
      default: false
      }
    }
    return before?.tokenRange
  }
}
