/// "Log in as **admin**": who carries out what follows.
struct LogIn: Recipe {
  var coverage: Coverage { .known(["user", "log", "account"]) }

  func read(_ clause: Clause, at index: Int, in scene: inout Scene) -> Bool {
    guard let actor = Self.actor(of: clause) else { return false }
    scene.draft.become(actor)
    return true
  }

  /// Whom an instruction makes the actor; nil for any other clause.
  static func actor(of clause: Clause) -> Argument? {
    guard clause.isInstruction, clause.verb == "log in" || clause.verb == "switch",
      let phrase = clause.phrase("as") ?? (clause.verb == "switch" ? clause.phrase("to") : nil),
      clause.verb == "log in" || phrase.has("user")
    else { return nil }
    return phrase.mentions.first(where: \.isNameLike).map(\.name)
      ?? phrase.tokens.last { $0.isWord && Clause.looksLikeName($0.text) }
      .map { PlaceholderText.argument($0.text) }
  }
}
