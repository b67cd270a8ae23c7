/// Adds users to groups: "Add the user **ana** to the **analysts** group".
struct GroupMembership: Recipe {
  var coverage: Coverage { Membership.coverage }

  func read(_ clause: Clause, at index: Int, in scene: inout Scene) -> Bool {
    guard clause.isInstruction, ["add", "assign", "put"].contains(clause.verb),
      clause.phrase("from") == nil
    else { return false }
    guard let members = Membership(clause, markers: ["to", "in", "into"], in: &scene) else {
      return false
    }
    members.write(from: clause.range, in: &scene) { options in
      (
        command: ["iam", "add-user-to-group"] + options,
        undo: ["iam", "remove-user-from-group"] + options
      )
    }
    return true
  }
}

/// Which users and which groups a clause is about.
struct Membership {
  /// What such clauses say beside names.
  static let coverage = Coverage.known(["user", "group", "iam", "member", "team"])

  private let users: [IdentityMention]
  private let groups: [IdentityMention]

  /// Reads a clause; nil where it is not about users and groups, or not clearly.
  ///
  /// - Parameters:
  ///   - clause: the clause.
  ///   - markers: the prepositions before the groups.
  ///   - scene: what is known so far; open forms of users and groups are sent off.
  init?(_ clause: Clause, markers: Set<String>, in scene: inout Scene) {
    let phrases = clause.namedPhrases
    let named = phrases.dropFirst().filter { markers.contains($0.marker) }
    let targets = named.isEmpty ? clause.lead.filter { markers.contains($0.marker) } : named
    // "… **ana** to the **x** group and **ben** to the **y** group": one at a time is clear.
    guard let object = phrases.first, !object.has("policy"), targets.count == 1,
      !phrases.contains(where: \.isChoice),
      let target = targets.first, !target.has("security"), !target.has("resource")
    else { return nil }
    for nouns: Set<String> in [["user"], ["group"]] { scene.submitForms(nouns) }
    users = scene.identities([object], of: [.user], isObject: true)
    groups = scene.identities([target], of: [.group])
    if groups.isEmpty, !users.isEmpty, let name = target.mentions.first?.text, scene.obstacle == nil
    {
      scene.obstacle = "the text does not say that \"\(name)\" is a group"
    }
    guard !users.isEmpty, !groups.isEmpty else { return nil }
    for item in object.items {
      guard let range = item.tokenRange, !users.contains(where: { range.overlaps($0.range) }) else {
        continue
      }
      scene.draft.leaveOut(range)
    }
  }

  /// Writes a command for each user and each group.
  func write(
    from range: Range<Int>, in scene: inout Scene,
    _ command: (_ options: [Argument]) -> (command: [Argument], undo: [Argument])
  ) {
    for user in users {
      for group in groups {
        scene.require(.user, user.name, at: user.range)
        scene.require(.group, group.name, at: group.range)
        let words = command(["--group-name", group.name, "--user-name", user.name])
        scene.draft.command(words.command, from: range, undo: words.undo)
      }
    }
  }
}
