/// Detaches policies: "Remove the policy **x** from the **ops** group".
struct DetachPolicy: Recipe {
  var coverage: Coverage { PolicyReference.coverage }

  func read(_ clause: Clause, at index: Int, in scene: inout Scene) -> Bool {
    guard clause.isInstruction, clause.mood != .purpose,
      ["detach", "remove", "revoke", "disassociate", "unassign"].contains(clause.verb),
      let targets = PolicyTargets(clause, markers: ["from", "on"], in: scene)
    else { return false }
    scene.submitForms(PolicyForm.nouns)
    return scene.connect(targets) { scene, policy, identity in
      scene.require(identity.kind.requirement, identity.name, at: clause.range)
      scene.draft.command(
        identity.command("detach", policy), from: clause.range,
        undo: identity.command("attach", policy))
    }
  }
}
