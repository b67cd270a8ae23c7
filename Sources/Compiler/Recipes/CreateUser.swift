/// Creates an IAM user: "Create an IAM user called `ana`".
struct CreateUser: Recipe {
  var coverage: Coverage { .words }

  func read(_ clause: Clause, at index: Int, in scene: inout Scene) -> Bool {
    Self.thing.read(clause, at: index, in: &scene)
  }

  private static let thing = NamedThing(
    noun: "user", service: "iam", evidence: ["iam"],
    others: [
      "database", "db", "linux", "unix", "root", "cognito", "postgres", "mysql", "group", "profile",
      "story", "interface", "pool", "guide", "data", "sso", "windows", "os", "system", "redis",
    ],
    buttons: ["create user", "add user", "add users"], identity: .user
  ) { name, range, scene in
    scene.draft.command(
      ["iam", "create-user", "--user-name", name], from: range,
      undo: ["iam", "delete-user", "--user-name", name])
    scene.context.knownUsers.insert(name)
    scene.make(.user, name, at: range)
  }
}
