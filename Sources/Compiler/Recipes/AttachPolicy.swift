/// Attaches policies to groups, roles and users: "Attach this policy to your user groups".
struct AttachPolicy: Recipe {
  var coverage: Coverage { PolicyReference.coverage }

  func read(_ clause: Clause, at index: Int, in scene: inout Scene) -> Bool {
    guard clause.isInstruction, clause.mood != .purpose || clause.verb == "attach",
      Lexicon.attaching.contains(clause.verb), let targets = targets(clause, in: scene)
    else { return false }
    // What has its form still open is meant by "this policy" and "the group": it is made first.
    let words = Set(clause.object.words)
    if words.contains("policy") || words.contains("it") || targets.pointsBack {
      for nouns in [PolicyForm.nouns, ["group"], ["user"], RoleForm.nouns] {
        scene.submitForms(nouns)
      }
    }
    return scene.connect(targets) { scene, policy, identity in
      scene.attach(policy, to: identity, from: clause.range)
    }
  }

  /// What is attached to whom.
  private func targets(_ clause: Clause, in scene: Scene) -> PolicyTargets? {
    let object = clause.namedPhrases.first ?? clause.object
    let markers: Set<String> = ["to", "for", "with", "on"]
    if clause.verb == "give" || clause.verb == "grant" || clause.verb == "assign",
      object.has("policy"),
      !(clause.phrases + clause.lead).contains(where: {
        markers.contains($0.marker) && $0.saysIdentity
      })
    {
      // "Give the **admin** group the **x** policy"
      return PolicyTargets(giving: clause)
    }
    return PolicyTargets(clause, markers: markers, in: scene)
  }
}

extension Scene {
  /// Writes the command that attaches a policy.
  mutating func attach(
    _ policy: MadeThing, to identity: IdentityMention, from range: Range<Int>
  ) {
    require(identity.kind.requirement, identity.name, at: range)
    draft.command(
      identity.command("attach", policy), from: range, undo: identity.command("detach", policy))
  }
}

extension IdentityMention {
  /// The command after `aws` that attaches a policy or detaches it.
  func command(_ verb: String, _ policy: MadeThing) -> [Argument] {
    [
      "iam", Argument("\(verb)-\(kind.rawValue)-policy"), Argument("--\(kind.rawValue)-name"), name,
      "--policy-arn", policy.arn,
    ]
  }
}
