import Source

/// What a text does with a Studio domain once it is there: waits for it, adds people, opens Studio.
struct UseDomain: Recipe {
  var coverage: Coverage {
    .known([
      "domain", "studio", "sagemaker", "launch", "user", "profile", "test", "status", "ready",
      "inservice", "service",
      "active", "available", "complete", "finished",
    ])
  }

  func read(_ clause: Clause, at index: Int, in scene: inout Scene) -> Bool {
    if waits(clause) {
      guard scene.context.domain != nil else { return false }
      scene.awaitDomain(from: clause.range)
      return true
    }
    guard clause.isInstruction else { return false }
    if addsProfile(clause, in: &scene) { return true }
    if launches(clause) { return launch(clause, in: &scene) }
    guard let domain = scene.context.domain, Lexicon.navigating.contains(clause.verb) else {
      return false
    }
    // "Click on your **x** domain", "select the user profile **y**"
    let known = clause.mentions.filter { $0.name == domain.name || $0.name == domain.profile }
    for mention in known { scene.use(mention) }
    return !known.isEmpty
  }

  /// "After several minutes, your domain will be created", "Wait until the domain is InService".
  private func waits(_ clause: Clause) -> Bool {
    guard clause.has("domain") else { return false }
    let isReady = clause.hasAny([
      "created", "ready", "inservice", "available", "active", "service", "complete", "finished",
    ])
    if clause.verb == "wait" { return true }
    guard clause.mood == .statement, isReady else { return false }
    return clause.hasAny(["minute", "moment", "while", "soon", "will"])
  }

  private func launches(_ clause: Clause) -> Bool {
    let isPath = clause.paths.contains { path in
      let entries = path.path.map { $0.lowercased() }
      return entries.contains("launch") && entries.contains { $0.contains("studio") }
    }
    if isPath { return true }
    let labels = clause.mentions.map { $0.text.lowercased() }
    if labels.contains("launch studio") || labels.contains("open studio") { return true }
    return ["launch", "open", "start"].contains(clause.verb)
      && (clause.object.has("studio") || labels.contains("studio"))
      && !clause.object.has("visual")
  }

  private func launch(_ clause: Clause, in scene: inout Scene) -> Bool {
    guard let domain = scene.context.domain, let profile = domain.profile else { return false }
    guard scene.context.launchedIn != scene.reading.step.id else { return true }
    scene.context.launchedIn = scene.reading.step.id
    for mention in clause.mentions where mention.name == domain.name { scene.use(mention) }
    scene.draft.command(
      [
        "sagemaker", "create-presigned-domain-url", "--domain-id", domain.id,
        "--user-profile-name", profile,
      ],
      from: clause.range,
      gives: [
        Give(name: scene.context.claim("authorized-url"), path: "AuthorizedUrl", isSecret: true)
      ])
    return true
  }

  /// "Add a user profile named **x**" when the domain is there already.
  private func addsProfile(_ clause: Clause, in scene: inout Scene) -> Bool {
    guard let domain = scene.context.domain, Lexicon.creating.contains(clause.verb),
      clause.object.has("user", "profile"),
      let given = clause.givenName(of: ["profile", "user"], knowing: ["studio", "domain"])
        ?? Clause.fact(in: clause.object, of: ["profile"])
        ?? clause.example()
    else { return false }
    scene.awaitDomain(from: clause.range)
    let name = scene.resolved(
      given, as: "user-profile-name", purpose: "the name of the user profile")
    scene.createProfile(name, domain: domain.id, from: clause.range)
    return true
  }
}
