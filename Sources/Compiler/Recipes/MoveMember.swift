/// Moves users from one group to another: "Move the user **ana** from the group **x** to the group
/// **y**".
struct MoveMember: Recipe {
  var coverage: Coverage { Membership.coverage }

  func read(_ clause: Clause, at index: Int, in scene: inout Scene) -> Bool {
    guard clause.isInstruction, ["move", "transfer", "switch", "shift"].contains(clause.verb) else {
      return false
    }
    let phrases = clause.describedPhrases
    guard let object = phrases.first, !phrases.contains(where: \.isChoice) else { return false }
    let from = phrases.filter { $0.marker == "from" }
    let to = phrases.filter { ["to", "into"].contains($0.marker) }
    guard to.count == 1, to[0].has("group") || from.contains(where: { $0.has("group") }) else {
      return false
    }
    for nouns: Set<String> in [["user"], ["group"]] { scene.submitForms(nouns) }
    let users = scene.identities([object], of: [.user], isObject: true)
    guard !users.isEmpty else { return false }
    guard !from.isEmpty else {
      scene.obstacle = "the text does not say which group they leave"
      return false
    }
    let left = groups(from, beside: to, in: &scene)
    let joined = groups(to, beside: from, in: &scene)
    guard left.count == 1, joined.count == 1, from.count == 1 else { return false }
    for user in users {
      scene.require(.user, user.name, at: user.range)
      for group in left + joined { scene.require(.group, group.name, at: group.range) }
      let options = { (group: IdentityMention) -> [Argument] in
        ["--group-name", group.name, "--user-name", user.name]
      }
      // Joined before it is left, so that nobody is without both if the run stops between.
      scene.draft.command(
        ["iam", "add-user-to-group"] + options(joined[0]), from: clause.range,
        undo: ["iam", "remove-user-from-group"] + options(joined[0]))
      scene.draft.command(
        ["iam", "remove-user-from-group"] + options(left[0]), from: clause.range,
        undo: ["iam", "add-user-to-group"] + options(left[0]))
    }
    return true
  }

  /// The groups of one side; "from **x** to the group **y**" says of both that they are groups.
  private func groups(
    _ phrases: [Phrase], beside others: [Phrase], in scene: inout Scene
  ) -> [IdentityMention] {
    let found = scene.identities(phrases, of: [.group])
    let names = phrases.flatMap(\.mentions).filter(\.isNameLike)
    guard found.isEmpty, names.count == 1, others.contains(where: { $0.has("group") }),
      phrases.allSatisfy({ $0.words.allSatisfy(PlainWords.contains) })
    else { return found }
    return names.map { IdentityMention(kind: .group, name: $0.name, range: $0.range) }
  }
}
