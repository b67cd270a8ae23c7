/// Which policy a text means, and its ARN.
enum PolicyReference {
  /// The ARNs of the policies that a phrase names or points at; nil when it is about no policy.
  ///
  /// - Returns: the policies, empty when the phrase means one that cannot be told.
  static func policies(
    in phrases: [Phrase], scene: inout Scene
  ) -> [MadeThing]? {
    let words = Set(phrases.flatMap(\.words))
    let saysPolicy = words.contains("policy")
    var found: [MadeThing] = []
    for mention in phrases.flatMap(\.mentions) {
      if let policy = policy(mention, saysPolicy: saysPolicy, words: words, scene: &scene) {
        found.append(policy)
      }
    }
    if !found.isEmpty { return found }
    let isIt = words.contains("it") && scene.context.lastMade == "policy"
    guard saysPolicy || isIt else { return nil }
    // A name that nothing explains is no reason to take another policy.
    guard !phrases.flatMap(\.mentions).contains(where: \.isNameLike) else { return [] }
    if words.contains("both") || words.contains("two") {
      return scene.context.policies.newest(2)
    }
    guard !isKindOfOther(words) else { return nil }
    return scene.context.policies.last.map { [$0] } ?? []
  }

  private static func policy(
    _ mention: Mention, saysPolicy: Bool, words: Set<String>, scene: inout Scene
  ) -> MadeThing? {
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

  /// Whether the words speak of a policy that IAM does not attach.
  static func isKindOfOther(_ words: Set<String>) -> Bool {
    !words.isDisjoint(with: [
      "bucket", "lifecycle", "scaling", "retention", "backup", "password", "trust", "queue",
      "endpoint", "resource-based", "routing", "failover", "refund", "privacy", "network",
      "firewall", "rotation", "tag", "inline", "boundary", "topic", "repository", "key",
    ])
  }
}
