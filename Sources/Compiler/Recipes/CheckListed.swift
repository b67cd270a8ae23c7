/// Checks that something is there: "You should see the policy **x** in the list", "verify that the
/// queue `jobs` is listed".
///
/// Only what the text has made or named before is looked for: of anything else it is not sure what it
/// is.
struct CheckListed: Recipe {
  var coverage: Coverage { .whole }

  func read(_ clause: Clause, at index: Int, in scene: inout Scene) -> Bool {
    guard clause.mood == .observation, Self.saysNoMore(clause) else { return false }
    let names = clause.allPhrases.flatMap { phrase in
      phrase.mentions.filter { $0.isNameLike && $0.style == .code }
    }
    guard !names.isEmpty else { return false }
    var looks: [(look: Look, range: Range<Int>)] = []
    for name in names {
      guard let kind = Self.kind(of: name, in: clause), let look = Self.look(kind, name.name, scene)
      else { return false }
      looks.append((look, name.range))
    }
    for (look, _) in looks { scene.draft.check(look.words, look.expectation, from: clause.range) }
    return true
  }

  /// A command that reads something, and what it must show.
  private struct Look {
    var words: [Argument]
    var expectation: Expectation

    init(_ words: [Argument], at path: String, _ name: Argument) {
      self.words = words
      expectation = .members(path: path, beginningWith: [name])
    }
  }

  /// The commands that show one thing of a kind.
  private static func look(
    _ kind: Referent.Kind, _ name: Argument, _ scene: Scene
  ) -> Look? {
    let context = scene.context
    guard context.referents[kind]?.named(name) != nil else { return nil }
    switch kind {
    case .policy:
      guard let policy = context.policies.named(name) else { return nil }
      return Look(
        ["iam", "get-policy", "--policy-arn", policy.arn], at: "Policy.PolicyName", name)
    case .role: return Look(["iam", "get-role", "--role-name", name], at: "Role.RoleName", name)
    case .group:
      return Look(["iam", "get-group", "--group-name", name], at: "Group.GroupName", name)
    case .user: return Look(["iam", "get-user", "--user-name", name], at: "User.UserName", name)
    case .bucket: return Look(["s3api", "list-buckets"], at: "Buckets[].Name", name)
    case .table:
      return Look(
        ["dynamodb", "describe-table", "--table-name", name], at: "Table.TableName", name)
    case .queue:
      return Look(["sqs", "get-queue-url", "--queue-name", name], at: "QueueUrl", "http")
    case .key, .topic: return nil
    }
  }

  /// What the noun beside a name says that it is.
  private static func kind(of name: Mention, in clause: Clause) -> Referent.Kind? {
    kinds.first { kind in
      clause.allPhrases.contains { $0.nameBesideNoun(of: [kind.rawValue]) == name }
    }
  }

  private static let kinds: [Referent.Kind] = [
    .policy, .role, .group, .user, .bucket, .table, .queue,
  ]

  /// Whether a clause says of what one sees only that it is there.
  private static func saysNoMore(_ clause: Clause) -> Bool {
    clause.allPhrases.flatMap(\.tokens).allSatisfy { token in
      guard token.isWord else { return true }
      let word = Lexicon.singular(token.lower)
      return !excluding.contains(token.lower)
        && (PlainWords.contains(token.lower) || stating.contains(token.lower)
          || Referent.Kind(rawValue: word) != nil)
    }
  }

  private static let excluding: Set<String> = ["not", "no", "or", "without", "except", "other"]
  private static let stating: Set<String> = [
    "iam", "appear", "appears", "exist", "exists", "present", "displayed", "visible", "available",
    "your", "you", "customer", "managed", "all", "among", "under",
  ]
}
