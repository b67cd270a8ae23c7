/// Creates an IAM group: "Create a user group named **engineers**".
struct CreateGroup: Recipe {
  func read(_ clause: Clause, at index: Int, in scene: inout Scene) -> Bool {
    let thing = NamedThing(
      nouns: ["group"], evidence: ["iam", "user"], service: "iam",
      button: ["create group", "create user group", "create new group"],
      others: [
        "security", "resource", "target", "log", "auto", "scaling", "placement", "parameter",
        "subnet", "consumer", "node", "chat", "host", "working",
      ])
    guard let names = thing.names(in: clause, scene: &scene, input: "group-name") else {
      return false
    }
    for name in names {
      scene.draft.command(
        ["iam", "create-group", "--group-name", name], from: clause.range,
        undo: ["iam", "delete-group", "--group-name", name])
      scene.context.knownGroups.insert(name)
      scene.context.made.insert(Requirement.Identity(kind: .group, name: name))
    }
    scene.context.groups = names
    scene.context.lastMade = "group"
    scene.context.service = "iam"
    return true
  }
}

/// Creates an IAM user: "Create an IAM user called `ana`".
struct CreateUser: Recipe {
  func read(_ clause: Clause, at index: Int, in scene: inout Scene) -> Bool {
    let thing = NamedThing(
      nouns: ["user"], evidence: ["iam"], service: "iam",
      button: ["create user", "add user", "add users"],
      others: [
        "database", "db", "linux", "unix", "admin", "root", "cognito", "postgres", "mysql", "group",
        "profile", "story", "interface", "pool", "guide", "data",
      ])
    guard let names = thing.names(in: clause, scene: &scene, input: "user-name") else {
      return false
    }
    for name in names {
      scene.draft.command(
        ["iam", "create-user", "--user-name", name], from: clause.range,
        undo: ["iam", "delete-user", "--user-name", name])
      scene.context.knownUsers.insert(name)
      scene.context.made.insert(Requirement.Identity(kind: .user, name: name))
    }
    scene.context.lastMade = "user"
    scene.context.service = "iam"
    return true
  }
}

/// Creates a bucket: "Create an S3 bucket named `my-data`".
struct CreateBucket: Recipe {
  func read(_ clause: Clause, at index: Int, in scene: inout Scene) -> Bool {
    let thing = NamedThing(
      nouns: ["bucket"], evidence: ["s3"], service: "s3api", button: ["create bucket"],
      others: ["gcs", "google", "minio", "policy", "token", "notification"])
    guard let names = thing.names(in: clause, scene: &scene, input: "bucket-name") else {
      return false
    }
    for name in names {
      let address = Argument([.literal("s3://")] + name.pieces)
      scene.draft.command(["s3", "mb", address], from: clause.range, undo: ["s3", "rb", address])
    }
    scene.context.lastMade = "bucket"
    scene.context.service = "s3api"
    return true
  }
}

/// How a text says that something is created which needs a name and nothing else.
struct NamedThing {
  /// What it is called, in the singular.
  var nouns: Set<String>
  /// Words that say that AWS's thing of that name is meant.
  var evidence: Set<String>
  /// The service whose console says the same.
  var service: String
  /// The last entries of the menu path.
  var button: Set<String>
  /// Words that say that another thing is meant.
  var others: Set<String>

  /// The names of the things that a clause creates; nil when it creates none.
  ///
  /// - Parameters:
  ///   - clause: the clause.
  ///   - scene: the step; a name that the text only describes becomes an input.
  ///   - input: the name of that input.
  /// - Returns: the names.
  func names(in clause: Clause, scene: inout Scene, input: String) -> [Argument]? {
    guard clause.isInstruction else { return nil }
    let hasPath = clause.paths.contains { path in
      path.path.contains { button.contains($0.lowercased()) }
    }
    let words = Set(clause.object.words)
    let isCreation =
      Lexicon.creating.contains(clause.verb) && (clause.verb != "add" || hasPath)
      && (clause.object.head.map(nouns.contains) ?? false)
      && !PolicyReference.isKindOfOther(words.subtracting(nouns))
    guard isCreation, words.isDisjoint(with: others) else { return nil }
    guard
      hasPath || !words.isDisjoint(with: evidence) || scene.context.service == service
        || !evidence.isDisjoint(with: clause.allPhrases.flatMap(\.words))
    else { return nil }
    let listed = (clause.phrase("named")?.mentions ?? []) + clause.object.mentions
    let names = listed.filter(\.isNameLike).map(\.name)
    if names.count > 1
      || clause.object.tokens.contains(where: {
        $0.isWord && nouns.contains(Lexicon.singular($0.lower)) && $0.lower.hasSuffix("s")
      })
    {
      return names.isEmpty ? nil : names
    }
    let purpose = "the name of the \(nouns.sorted().joined(separator: " "))"
    if let fact = clause.givenName(of: nouns) ?? Clause.fact(
      in: Phrase(marker: "", tokens: clause.object.tokens.filter { !$0.isWord }))
      ?? clause.example() ?? following(clause, in: scene)
    {
      return [scene.resolved(fact, as: input, purpose: purpose)]
    }
    return [.value(scene.input(input, purpose: purpose + "; the document gives none"))]
  }

  /// The name in the clauses that follow: "Create a group and name it **x**".
  private func following(_ clause: Clause, in scene: Scene) -> NameFact? {
    guard let index = scene.reading.clauses.firstIndex(where: { $0.range == clause.range })
    else { return nil }
    for next in scene.reading.clauses[(index + 1)...].prefix(3) where next.isInstruction {
      if let fact = next.givenName(of: nouns) { return fact }
    }
    return nil
  }
}
