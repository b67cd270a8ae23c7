import Source

/// Which policy a text means, and its ARN.
enum PolicyReference {
  /// Verbs with which a policy is looked for before it is ticked.
  static let searching: WordSet = ["search", "find", "filter", "look", "locate"]

  /// What clauses about policies say beside names.
  static let coverage = Coverage.known([
    "policy", "permission", "group", "role", "user", "team", "iam", "managed", "aws-managed",
    "customer", "customer-managed", "pre-created", "predefined", "built-in", "access",
  ])

  /// One of several coordinated parts, with what the others say of it: in "the policies **a** and
  /// **b**", **b** is a policy as well.
  struct Item {
    /// The part.
    var phrase: Phrase
    /// Its words; those of all parts where it has none of its own.
    var words: Set<String>
    /// Whether there are other parts beside it.
    var isOneOfSeveral = false
  }

  /// The coordinated parts of some phrases.
  static func items(of phrases: [Phrase]) -> [Item] {
    let all = Set(phrases.flatMap(\.words))
    let items = phrases.flatMap(\.items)
    return items.map { item in
      let own = item.words.filter { !PlainWords.contains($0) && !isBareName($0, in: item) }
      return Item(
        phrase: item, words: own.isEmpty ? all : Set(item.words), isOneOfSeveral: items.count > 1)
    }
  }

  /// The policies that some phrases name or point at; nil when they are about no policy.
  ///
  /// - Returns: the policies, empty when the phrases mean one that cannot be told.
  static func policies(in phrases: [Phrase], scene: inout Scene) -> [MadeThing]? {
    guard !phrases.contains(where: \.isChoice) else { return nil }
    let items = items(of: phrases)
    var found: [MadeThing] = []
    for item in items { found += policies(in: item, scene: &scene) }
    return found.isEmpty && !items.contains(where: { $0.words.contains("policy") }) ? nil : found
  }

  /// The policies that a part of a phrase names or points at.
  static func policies(in item: Item, scene: inout Scene) -> [MadeThing] {
    let mentions = item.phrase.names
    var found: [MadeThing] = []
    for mention in mentions {
      if let policy = policy(mention, words: item.words, scene: &scene) {
        scene.use(mention)
        found.append(policy)
      }
    }
    if !found.isEmpty {
      for policy in found {
        if let range = item.phrase.tokenRange {
          scene.speak(of: .policy, policy.name, arn: policy.arn, at: range)
        }
      }
      return found
    }
    let saysPolicy = item.words.contains("policy")
    // A name that nothing explains is no reason to take another policy.
    guard saysPolicy || scene.context.lastMade == "policy" && item.phrase.isPronoun,
      !mentions.contains(where: \.isNameLike), !isKindOfOther(item.words),
      let reference = BackReference(
        item.phrase, kind: .policy, isOneOfSeveral: item.isOneOfSeveral)
    else { return [] }
    let meant = scene.referents(reference, of: .policy)
    if !meant.isEmpty { scene.use(item.phrase) }
    for policy in meant {
      if let range = item.phrase.tokenRange {
        scene.speak(of: .policy, policy.name, arn: policy.arn, at: range)
      }
    }
    return meant.compactMap { policy in
      (policy.arn ?? scene.context.policies.named(policy.name)?.arn).map {
        MadeThing(name: policy.name, arn: $0)
      }
    }
  }

  /// Whether a part of a phrase surely names a policy: AWS's, or one that was made before.
  static func names(_ item: Phrase, in context: ProseContext) -> Bool {
    item.names.contains { mention in
      mention.arn?.contains(":policy/") == true || context.policies.named(mention.name) != nil
        || mention.name.literal.flatMap(ManagedPolicies.arn) != nil
    } && !item.saysIdentity
  }

  private static func isBareName(_ word: String, in item: Phrase) -> Bool {
    item.names.contains { $0.style == .plain && $0.text.lowercased() == word }
  }

  private static func policy(
    _ mention: Mention, words: Set<String>, scene: inout Scene
  ) -> MadeThing? {
    let saysPolicy = words.contains("policy")
    if let arn = mention.arn, arn.contains(":policy/") {
      let name = arn.split(separator: "/").last.map(String.init) ?? arn
      let known = scene.context.policies.named(Argument(name))
      return known ?? MadeThing(name: Argument(name), arn: PlaceholderText.argument(arn))
    }
    guard mention.isNameLike else { return nil }
    if let made = scene.context.policies.named(mention.name) { return made }
    if let literal = mention.name.literal, let arn = ManagedPolicies.arn(of: literal) {
      return MadeThing(name: mention.name, arn: Argument(arn))
    }
    guard saysPolicy, !isKindOfOther(words) else { return nil }
    if words.contains("managed"), !words.contains("customer"), let literal = mention.name.literal {
      return MadeThing(
        name: mention.name, arn: Argument("arn:aws:iam::aws:policy/\(literal)"))
    }
    var arn = Argument([
      .literal("arn:"), .value("partition"), .literal(":iam::"), .value("account-id"),
      .literal(":policy/"),
    ])
    for piece in mention.name.pieces { arn.append(piece) }
    scene.require(.policy, mention.name, at: mention.range)
    return MadeThing(name: mention.name, arn: arn)
  }

  /// The policies of a list of names, which a label or words before it say to be policies.
  static func listed(in phrase: Phrase, scene: inout Scene) -> [MadeThing] {
    phrase.items.compactMap { item in
      guard item.tokens.count == 1, let token = item.tokens.first else { return nil }
      let mention =
        token.mention
        ?? Mention(text: token.text, style: .plain, range: token.range, destination: token.link)
      guard mention.isNameLike else { return nil }
      scene.use(mention)
      return policy(mention, words: ["policy"], scene: &scene)
    }
  }

  /// Whether the words speak of a policy that IAM does not attach.
  static func isKindOfOther(_ words: Set<String>) -> Bool {
    !words.isDisjoint(with: [
      "bucket", "lifecycle", "scaling", "retention", "backup", "password", "trust", "queue",
      "endpoint", "resource-based", "routing", "failover", "refund", "privacy", "network",
      "firewall", "rotation", "tag", "inline", "boundary", "topic", "repository", "key",
    ])
  }
}

extension Phrase {
  /// The names that are set apart, and bare words that can only be names of AWS's policies.
  fileprivate var names: [Mention] {
    tokens.compactMap { token in
      if let mention = token.mention { return mention.path.isEmpty ? mention : nil }
      guard token.isWord, Accounting.isValue(token.text),
        PlaceholderText.arn(in: token.text) != nil || ManagedPolicies.arn(of: token.text) != nil
      else { return nil }
      return Mention(text: token.text, style: .plain, range: token.range, destination: token.link)
    }
  }
}
