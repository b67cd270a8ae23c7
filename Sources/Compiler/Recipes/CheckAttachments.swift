/// Checks what is attached: "You should see two policies attached to this role: **a** and **b**".
struct CheckAttachments: Recipe {
  var coverage: Coverage { .whole }

  func read(_ clause: Clause, at index: Int, in scene: inout Scene) -> Bool {
    guard clause.mood == .observation, clause.has("policy"), clause.hasAny(["attached", "attach"])
    else { return false }
    let names = policyNames(clause)
    guard !names.isEmpty, let target = target(clause, in: &scene) else { return false }
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
      if phrase.marker == "that", !phrase.has("policy") { break }
      for (index, token) in phrase.tokens.enumerated() {
        guard let mention = token.mention, mention.isNameLike,
          Self.kind(beside: index, in: phrase) == nil
        else { continue }
        names.append(mention.name)
      }
    }
    return names
  }

  /// Whose the policies are: the role, group or user that the word for it stands beside.
  private func target(_ clause: Clause, in scene: inout Scene) -> IdentityMention? {
    for phrase in clause.phrases {
      for (index, token) in phrase.tokens.enumerated() {
        if let mention = token.mention, let kind = Self.kind(beside: index, in: phrase) {
          return IdentityMention(kind: kind, name: mention.name, range: mention.range)
        }
      }
    }
    for phrase in clause.phrases("to", "on", "for", "") where phrase.has("role") {
      let meant = scene.identities([phrase], of: [.role])
      if meant.count == 1 { return meant[0] }
    }
    return nil
  }

  /// What the word right before or after a name says that it is: "the role **x**", "**x** role".
  private static func kind(beside index: Int, in phrase: Phrase) -> IdentityMention.Kind? {
    let tokens = phrase.tokens
    func kind(at position: Int) -> IdentityMention.Kind? {
      guard tokens.indices.contains(position), tokens[position].isWord else { return nil }
      switch Lexicon.singular(tokens[position].lower) {
      case "role": return .role
      case "group": return .group
      case "user": return .user
      default: return nil
      }
    }
    return kind(at: index - 1) ?? kind(at: index + 1)
  }
}
