/// Checks what is attached: "You should see two policies attached to this role: **a** and **b**".
struct CheckAttachments: Recipe {
  func read(_ clause: Clause, at index: Int, in scene: inout Scene) -> Bool {
    guard clause.mood == .observation, clause.has("policy"), clause.hasAny(["attached", "attach"])
    else { return false }
    let names = policyNames(clause)
    guard !names.isEmpty, let target = target(clause, in: scene) else { return false }
    let kind = target.kind.rawValue
    scene.draft.check(
      ["iam", Argument("list-attached-\(kind)-policies"), Argument("--\(kind)-name"), target.name],
      .members(path: "AttachedPolicies[].PolicyName", beginningWith: names), from: clause.range)
    return true
  }

  /// The names that the text lists; what is said of them after "which" names nothing more.
  private func policyNames(_ clause: Clause) -> [Argument] {
    var names: [Argument] = []
    for phrase in clause.phrases {
      if phrase.marker == "that" { break }
      if phrase.marker == "to" || phrase.marker == "on" {
        guard !phrase.has("role"), !phrase.has("group"), !phrase.has("user") else { continue }
      }
      for mention in phrase.mentions where mention.isNameLike {
        names.append(mention.name)
      }
    }
    return names
  }

  private func target(_ clause: Clause, in scene: Scene) -> IdentityMention? {
    for phrase in clause.phrases("to", "on", "for") {
      if let named = phrase.identities(in: scene.context).first { return named }
      if phrase.has("role"), let role = scene.context.roles.last {
        return IdentityMention(kind: .role, name: role.name, range: clause.range)
      }
    }
    return nil
  }
}
