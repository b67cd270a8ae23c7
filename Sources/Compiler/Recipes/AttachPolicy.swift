/// Attaches policies to groups, roles and users: "Attach this policy to your user groups".
struct AttachPolicy: Recipe {
  func read(_ clause: Clause, at index: Int, in scene: inout Scene) -> Bool {
    guard clause.isInstruction, clause.mood != .purpose || clause.verb == "attach",
      Lexicon.attaching.contains(clause.verb)
    else { return false }
    // A policy whose form is still open is meant by "this policy": it is made first.
    let words = Set(clause.object.words)
    guard let targetPhrases = targets(clause) else { return false }
    if words.contains("policy") || words.contains("it") {
      for nouns in [PolicyForm.nouns, ["group"], ["user"], RoleForm.nouns] {
        scene.submitForms(nouns)
      }
    }
    let (policyPhrases, identityPhrases) = targetPhrases
    guard let policies = PolicyReference.policies(in: policyPhrases, scene: &scene) else {
      return false
    }
    let identities = identities(identityPhrases, in: scene)
    guard !policies.isEmpty else { return false }
    guard !identities.isEmpty else { return false }
    for policy in policies {
      for identity in identities {
        scene.attach(policy, to: identity, from: clause.range)
      }
    }
    return true
  }

  /// Which phrases say what is attached, and which to whom.
  private func targets(_ clause: Clause) -> (policies: [Phrase], identities: [Phrase])? {
    let phrases = clause.namedPhrases
    let object = phrases.first ?? clause.object
    let to = phrases.filter { ["to", "for", "with", "on"].contains($0.marker) } + clause.lead
    if clause.verb == "give" || clause.verb == "grant" || clause.verb == "assign",
      object.has("policy"), to.allSatisfy({ !Self.namesIdentity($0) })
    {
      // "Give the **admin** group the **x** policy"
      let tokens = object.tokens
      let nouns = ["group", "role", "user"]
      guard let first = tokens.firstIndex(where: { nouns.contains(Lexicon.singular($0.lower)) })
      else { return nil }
      var end = first + 1
      while end < tokens.count, nouns.contains(Lexicon.singular(tokens[end].lower)) { end += 1 }
      if tokens[..<end].allSatisfy({ $0.mention == nil }), end < tokens.count,
        tokens[end].mention != nil
      {
        end += 1
      }
      return (
        [Phrase(marker: "", tokens: Array(tokens[end...]))],
        [Phrase(marker: "to", tokens: Array(tokens[..<end]))]
      )
    }
    guard !to.isEmpty else { return nil }
    return ([object], to)
  }

  private static func namesIdentity(_ phrase: Phrase) -> Bool {
    phrase.words.contains { ["group", "role", "user", "team"].contains($0) }
  }

  private func identities(_ phrases: [Phrase], in scene: Scene) -> [IdentityMention] {
    var found: [IdentityMention] = []
    for phrase in phrases {
      found += phrase.identities(in: scene.context).filter { !found.contains($0) }
    }
    if !found.isEmpty { return found }
    for phrase in phrases {
      let words = Set(phrase.words)
      guard let range = phrase.tokens.first?.range, phrase.mentions.allSatisfy({ !$0.isNameLike })
      else { continue }
      let pointsBack = !words.isDisjoint(with: [
        "the", "this", "these", "those", "your", "all", "each", "every", "both", "our", "above",
      ])
      if words.contains("group"), pointsBack {
        return scene.context.groups.map { IdentityMention(kind: .group, name: $0, range: range) }
      }
      if words.contains("role"), pointsBack || words.contains("new"),
        let role = scene.context.roles.last
      {
        return [IdentityMention(kind: .role, name: role.name, range: range)]
      }
    }
    return []
  }
}

extension Scene {
  /// Writes the command that attaches a policy.
  mutating func attach(
    _ policy: MadeThing, to identity: IdentityMention, from range: Range<Int>
  ) {
    let kind = identity.kind.rawValue
    let options: [Argument] = [
      Argument("--\(kind)-name"), identity.name, "--policy-arn", policy.arn,
    ]
    require(identity.kind.requirement, identity.name, at: range)
    draft.command(
      ["iam", Argument("attach-\(kind)-policy")] + options, from: range,
      undo: ["iam", Argument("detach-\(kind)-policy")] + options)
  }
}
