/// Creates an IAM group: "Create a user group named **engineers**".
struct CreateGroup: Recipe {
  var coverage: Coverage { .words }

  func read(_ clause: Clause, at index: Int, in scene: inout Scene) -> Bool {
    Self.thing.read(clause, at: index, in: &scene)
  }

  private static let thing = NamedThing(
    noun: "group", service: "iam", evidence: ["iam"], compounds: ["user"],
    others: [
      "security", "resource", "target", "log", "auto", "autoscaling", "scaling", "placement",
      "parameter", "subnet", "consumer", "node", "chat", "host", "working", "option", "rule",
    ],
    buttons: ["create group", "create user group", "create new group"],
    identity: .group
  ) { name, range, scene in
    scene.draft.command(
      ["iam", "create-group", "--group-name", name], from: range,
      undo: ["iam", "delete-group", "--group-name", name])
    if scene.context.lastMade != "group" { scene.context.groups = [] }
    scene.context.groups.append(name)
    scene.context.knownGroups.insert(name)
    scene.make(.group, name, at: range)
  }
}
