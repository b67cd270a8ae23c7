import JSON
import Markdown

/// What a role may do by a policy that is a part of it, whose document stands in the step.
extension RoleForm {
  /// "With this trust policy and this permissions policy", "use the following permissions policy": of
  /// the documents in the step, the one that names no principal.
  mutating func takePermissions(_ clause: Clause, in scene: Scene) -> Bool {
    let documents = scene.reading.fences.filter { $0.isPolicy && !$0.hasPrincipal }
    guard permissions == nil, documents.count == 1, let document = documents.first,
      document.node.range.lowerBound >= clause.range.lowerBound,
      !clause.mentions.contains(where: { $0.isNameLike && ManagedPolicies.arn(of: $0.text) != nil })
    else { return false }
    let pointing = clause.allPhrases.flatMap(\.items).contains { item in
      item.hasAny(["this", "following", "below", "these"])
        && (item.has("permission", "policy") || item.has("permission")
          || item.has("inline", "policy") || item.has("access", "policy"))
    }
    guard pointing, !clause.hasAny(["boundary"]) else { return false }
    permissions = document
    return true
  }

  /// Whether a part speaks of a document in the step: "this trust policy".
  func isDocument(_ item: Phrase, in scene: Scene) -> Bool {
    guard item.mentions.isEmpty, item.hasAny(["this", "following", "below", "these"]) else {
      return false
    }
    if item.has("trust") { return scene.reading.fences.contains { $0.isPolicy && $0.hasPrincipal } }
    return item.hasAny(["permission", "inline", "access"])
      && scene.reading.fences.contains { $0.isPolicy && !$0.hasPrincipal }
  }

  /// Makes a policy part of the role, under a name that the person is asked for.
  func put(
    _ permissions: Fence?, into role: Argument, from range: Range<Int>, in scene: inout Scene
  ) {
    guard let permissions, let root = permissions.json?.root else { return }
    scene.draft.use(fence: permissions.node.range)
    let name = scene.input(
      "\(PlaceholderName.kebab(role.description))-policy-name",
      purpose: "the name of the policy in the role \"\(role)\"; the document gives none")
    let object: [Argument] = ["--role-name", role, "--policy-name", .value(name)]
    scene.draft.command(
      ["iam", "put-role-policy"] + object + ["--policy-document", JSONTemplate.compact(root)],
      from: range, undo: ["iam", "delete-role-policy"] + object)
  }
}
