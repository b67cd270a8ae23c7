/// Adds users to groups: "Add the user **ana** to the **analysts** group".
struct GroupMembership: Recipe {
  func read(_ clause: Clause, at index: Int, in scene: inout Scene) -> Bool {
    let phrases = clause.namedPhrases
    guard clause.isInstruction, ["add", "assign", "put", "move"].contains(clause.verb),
      let object = phrases.first, !object.has("policy"),
      let to = (phrases + clause.lead).first(where: { ["to", "in", "into"].contains($0.marker) })
    else { return false }
    for nouns: Set<String> in [["user"], ["group"]] { scene.submitForms(nouns) }
    let users = object.identities(in: scene.context).filter { $0.kind == .user }
    let groups = to.identities(in: scene.context).filter { $0.kind == .group }
    guard !users.isEmpty, !groups.isEmpty, !to.has("security"), !to.has("resource") else {
      return false
    }
    for user in users {
      for group in groups {
        scene.require(.user, user.name, at: user.range)
        scene.require(.group, group.name, at: group.range)
        let options: [Argument] = ["--group-name", group.name, "--user-name", user.name]
        scene.draft.command(
          ["iam", "add-user-to-group"] + options, from: clause.range,
          undo: ["iam", "remove-user-from-group"] + options)
      }
    }
    return true
  }
}
