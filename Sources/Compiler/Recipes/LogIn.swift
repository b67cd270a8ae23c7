/// "Log in as **admin**", "switch to the role `deployer`": who carries out what follows.
///
/// The plan shows for whom each part is, and the runner maps that to a profile or has it acknowledged.
/// Who runs a plan is its first actor: a text that logs out, or goes back to its reader's own
/// identity, goes on as that one, and so does one that logs "back in", whatever it calls the reader
/// there ("as administrator").
struct LogIn: Recipe {
  var coverage: Coverage { .known(["user", "log", "account", "role", "iam", "session"]) }

  func read(_ clause: Clause, at index: Int, in scene: inout Scene) -> Bool {
    if clause.isInstruction, returns(clause) {
      guard scene.context.hasActor else { return false }
      scene.context.hasActor = false
      scene.draft.endActor()
      scene.draft.leaveOut(clause.range, because: Self.ended)
      return true
    }
    guard let actor = Self.actor(of: clause) else { return false }
    scene.draft.become(actor)
    scene.context.hasActor = true
    return true
  }

  private static let ended = "from here on it is done as whoever runs the plan"

  /// Whether a clause leaves the actor before: "Log out", "Log back in as administrator", "Return to
  /// your own account", "Sign in as yourself again".
  private func returns(_ clause: Clause) -> Bool {
    let words = clause.phrases.flatMap { $0.tokens.filter(\.isWord).map(\.lower) }
    switch clause.verb {
    case "log out": return clause.mentions.isEmpty
    case "log back in": return clause.mentions.isEmpty
    case "log in":
      return words.contains("yourself") || words.contains("own") && words.contains("as")
    case "return", "switch", "go", "change":
      return clause.mentions.isEmpty
        && words.contains { ["own", "yourself", "original", "previous", "usual"].contains($0) }
        && words.contains { ["account", "user", "identity", "role", "session"].contains($0) }
    default: return false
    }
  }

  /// Whom an instruction makes the actor; nil for any other clause.
  static func actor(of clause: Clause) -> Argument? {
    guard clause.isInstruction else { return nil }
    let phrase: Phrase?
    switch clause.verb {
    case "log in", "log back in":
      phrase =
        clause.phrase("as") ?? clause.phrases("to", "").first { Place.account(in: $0) != nil }
    case "switch", "change":
      phrase = clause.phrase("as", "to").flatMap {
        $0.hasAny(["user", "role", "account"]) ? $0 : nil
      }
    case "assume": phrase = clause.object.has("role") ? clause.object : nil
    default: return nil
    }
    guard let phrase else { return nil }
    if let mention = phrase.mentions.first(where: \.isNameLike) { return mention.name }
    if let account = Place.account(in: phrase) { return Argument(account) }
    let word = phrase.tokens.last { token in
      token.isWord
        && (Clause.looksLikeName(token.text)
          || clause.verb == "log in" && titles.contains(token.lower))
    }
    return word.map { PlaceholderText.argument($0.text) }
  }

  /// What a text calls identities that have no other name.
  private static let titles: Set<String> = ["root", "administrator", "admin"]
}

extension Clause {
  /// As whom a clause alone is carried out, in the words of the text: "As user `bob`, create …".
  ///
  /// "As a first step" and "as described" name nobody.
  var performer: String? {
    guard isInstruction, LogIn.actor(of: self) == nil,
      let phrase = lead.first(where: { $0.marker == "as" })
    else { return nil }
    let isIdentity = phrase.hasAny(["user", "role", "root", "administrator", "admin", "owner"])
    return isIdentity || phrase.tokens.count == 1 && phrase.mentions.count == 1 ? phrase.text : nil
  }
}

extension Place {
  /// The number of the account that a phrase names.
  static func account(in phrase: Phrase) -> String? {
    guard phrase.has("account") else { return nil }
    return phrase.tokens.map(\.text).first(where: isAccountNumber)
  }
}
