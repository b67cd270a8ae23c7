/// Renames groups and users: "Rename the IAM group **a** to **b**".
///
/// Nothing else of what recipes make can be renamed (API reference of IAM: UpdateGroup, UpdateUser).
struct Rename: Recipe {
  var coverage: Coverage { .known(["group", "user", "iam", "name"]) }

  func read(_ clause: Clause, at index: Int, in scene: inout Scene) -> Bool {
    guard clause.isInstruction, clause.verb == "rename" else { return false }
    let phrases = clause.describedPhrases
    guard let object = phrases.first, !phrases.contains(where: \.isChoice) else { return false }
    if let noun = object.words.first(where: Self.lasting.contains), !object.saysMember {
      scene.obstacle = "AWS has no command that renames a \(noun)"
      return false
    }
    for nouns: Set<String> in [["user"], ["group"]] { scene.submitForms(nouns) }
    let found = scene.identities([object], of: [.group, .user], isObject: true)
    guard found.count == 1, let identity = found.first, isTheirs(identity, clause, in: scene),
      let target = phrases.dropFirst().first(where: { ["to", "as", "into"].contains($0.marker) }),
      target.items.count == 1, let name = Clause.fact(in: target, of: [identity.kind.rawValue])
    else { return false }
    let kind = identity.kind.rawValue
    let command = { (old: Argument, new: Argument) -> [Argument] in
      [
        "iam", Argument("update-\(kind)"), Argument("--\(kind)-name"), old,
        Argument("--new-\(kind)-name"), new,
      ]
    }
    scene.require(identity.kind.requirement, identity.name, at: identity.range)
    scene.draft.command(
      command(identity.name, name.name), from: clause.range,
      undo: command(name.name, identity.name))
    if identity.kind == .group {
      scene.context.groups = scene.context.groups.map { $0 == identity.name ? name.name : $0 }
      scene.context.knownGroups.insert(name.name)
    } else {
      scene.context.knownUsers.insert(name.name)
    }
    scene.rename(identity.kind.referent, identity.name, to: name.name)
    return true
  }

  /// Whether the text says that IAM's are meant: chats and hosts have groups and users as well.
  private func isTheirs(_ identity: IdentityMention, _ clause: Clause, in scene: Scene) -> Bool {
    let isKnown = scene.context.referents[identity.kind.referent]?.named(identity.name) != nil
    return isKnown || scene.context.service == "iam" || clause.hasAny(["iam"])
      || identity.kind == .group && clause.object.has("user", "group")
  }

  /// What keeps its name.
  private static let lasting: WordSet = ["role", "policy", "bucket"]
}

extension Phrase {
  /// Whether it is about a group or a user.
  fileprivate var saysMember: Bool { hasAny(["group", "user"]) }
}
