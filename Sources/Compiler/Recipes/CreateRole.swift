/// Creates a role that a service assumes: from a wizard's "Create a new role", or by itself: "Create a
/// role named **x** for Lambda".
struct CreateRole: Recipe {
  var coverage: Coverage { .words }

  func read(_ clause: Clause, at index: Int, in scene: inout Scene) -> Bool {
    guard clause.isInstruction else { return false }
    if let form = opened(by: clause, in: scene) {
      if !form.isNested { scene.submitForms(RoleForm.nouns) }
      scene.open(form, of: form.isNested ? nil : "iam", with: clause, at: index)
      return true
    }
    return false
  }

  private func opened(by clause: Clause, in scene: Scene) -> RoleForm? {
    let labels = clause.mentions.map { $0.text.lowercased() }
    if Lexicon.choosing.contains(clause.verb),
      labels.contains(where: { ["create a new role", "create new role", "new role"].contains($0) })
        || (clause.object.has("new", "role") && clause.object.has("create"))
    {
      guard !scene.context.forms.isEmpty, let service = scene.context.service else { return nil }
      return RoleForm(service: service, isNested: true)
    }
    if Lexicon.choosing.contains(clause.verb), scene.context.service == "iam",
      labels.contains("create role")
    {
      return RoleForm(service: nil, isNested: false)
    }
    let path = clause.paths.contains { path in
      path.path.contains { ["create role", "create a role"].contains($0.lowercased()) }
    }
    if path, Lexicon.navigating.contains(clause.verb) || Lexicon.creating.contains(clause.verb) {
      return RoleForm(service: nil, isNested: false)
    }
    guard Lexicon.creating.contains(clause.verb), clause.verb != "add",
      clause.object.head == "role" || !clause.listedNames(of: RoleForm.nouns).isEmpty
    else { return nil }
    let words = Set(clause.object.words)
    guard
      words.isDisjoint(with: [
        "database", "postgres", "kubernetes", "cluster", "discord", "user", "service-linked",
        "linked",
      ])
    else { return nil }
    let isIAM =
      path || scene.context.service == "iam"
      || !words.isDisjoint(with: ["iam", "service", "execution", "instance"])
      || scene.reading.fences.contains(where: \.hasPrincipal)
      || Self.service(in: clause) != nil
    return isIAM ? RoleForm(service: nil, isNested: false) : nil
  }

  /// The service for which a role is: "for Lambda", "trusted by `lambda.amazonaws.com`".
  static func service(in clause: Clause) -> String? {
    for mention in clause.mentions {
      if mention.text.hasSuffix(".amazonaws.com") { return mention.text }
    }
    for path in clause.paths {
      for entry in path.path {
        if let principal = ServicePrincipals.principal(entry) { return principal }
      }
    }
    if let principal = trustedEntity(in: clause) { return principal }
    for phrase in clause.phrases where ["for", "to", "by", "that", "with"].contains(phrase.marker) {
      for token in phrase.tokens {
        if token.lower.hasSuffix(".amazonaws.com") { return token.lower }
        if token.isMark(",") { break }
        if let principal = ServicePrincipals.principal(token.text) { return principal }
      }
    }
    return nil
  }
}

extension CreateRole {
  /// "(trusted entity: EC2)", "Trusted entity type: AWS service", "use case: Lambda".
  private static func trustedEntity(in clause: Clause) -> String? {
    let all = clause.allPhrases
    for (label, value) in zip(all, all.dropFirst())
    where label.words.contains(where: labels.contains) {
      guard value.marker == ":" || clause.verb == "set" else { continue }
      for token in value.tokens {
        if let principal = ServicePrincipals.principal(token.text) { return principal }
      }
    }
    return nil
  }

  private static let labels: WordSet = [
    "trust", "trusted", "entity", "principal", "case", "service",
  ]
}
