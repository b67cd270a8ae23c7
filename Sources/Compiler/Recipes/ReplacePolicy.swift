/// Attaches one policy in place of another: "Replace the policy **a** by **b** on the role **x**".
struct ReplacePolicy: Recipe {
  var coverage: Coverage { PolicyReference.coverage }

  func read(_ clause: Clause, at index: Int, in scene: inout Scene) -> Bool {
    guard clause.isInstruction, clause.mood != .purpose,
      ["replace", "swap", "exchange"].contains(clause.verb)
    else { return false }
    let phrases = clause.describedPhrases
    let all = clause.lead + phrases.dropFirst()
    let targets = all.filter {
      Self.places.contains($0.marker) && ($0.saysIdentity || $0.isPronoun)
    }
    guard let object = phrases.first, !all.contains(where: \.isChoice), targets.count == 1,
      let new = phrases.dropFirst().first(where: {
        ["by", "with", "for"].contains($0.marker) && !$0.saysIdentity
      }), object.has("policy") || PolicyReference.names(object, in: scene.context)
    else { return false }
    scene.submitForms(PolicyForm.nouns)
    let old = PolicyReference.policies(in: [object], scene: &scene) ?? []
    let policies = PolicyReference.policies(in: [new.asPolicy], scene: &scene) ?? []
    let identities = scene.identities(targets)
    guard old.count == 1, policies.count == 1, !identities.isEmpty else { return false }
    for identity in identities {
      scene.require(identity.kind.requirement, identity.name, at: identity.range)
      // The new one first: nobody is without both if the run stops between. Ten policies are the
      // most that one has by default (IAM quotas); then this fails, and nothing is taken away.
      scene.attach(policies[0], to: identity, from: clause.range)
      scene.draft.command(
        identity.command("detach", old[0]), from: clause.range,
        undo: identity.command("attach", old[0]))
    }
    return true
  }

  /// Prepositions before whose policy it is.
  private static let places: WordSet = ["on", "of", "in", "for", "from", "to"]
}

extension Phrase {
  /// The same, said to be a policy: what a policy is replaced by is one.
  fileprivate var asPolicy: Phrase {
    guard !has("policy"), let range = tokenRange else { return self }
    return Phrase(marker: marker, tokens: tokens + [ProseToken(.word, "policy", at: range)])
  }
}
