import Source

/// Sets up what is there already, where one operation does just what the words say: "Enable
/// point-in-time recovery on the table `orders`", "set the retention of the log group `x` to 30 days".
struct ConfigureResource: Recipe {
  var coverage: Coverage {
    .known([
      "point-in-time", "point", "time", "recovery", "pitr", "dynamodb", "table", "ttl", "live",
      "attribute", "retention", "period", "log", "logs", "group", "day", "automatic", "rotation",
      "key", "kms", "queue", "topic", "subscription", "email", "e-mail", "address", "endpoint",
      "protocol", "annual", "yearly", "expiry", "expiration", "cloudwatch",
    ])
  }

  func read(_ clause: Clause, at index: Int, in scene: inout Scene) -> Bool {
    guard clause.mood == .imperative || clause.mood == .obligation,
      Self.verbs.contains(clause.verb) || Lexicon.creating.contains(clause.verb)
    else { return false }
    let said = Set(
      clause.allPhrases.flatMap(\.tokens).flatMap { token in
        let words = token.mention.map { $0.style == .code ? [] : $0.words } ?? [token.lower]
        return words.flatMap { $0.split { "-/".contains($0) } }.map(String.init)
      })
    guard said.isDisjoint(with: Self.others) else { return false }
    guard
      let words = recovery(clause, said, in: &scene) ?? expiry(clause, said, in: &scene)
        ?? retention(clause, said)
        ?? rotation(clause, said, in: &scene)
    else {
      let subscriptions = subscriptions(clause, said, in: &scene)
      for words in subscriptions { scene.draft.command(words, from: clause.range) }
      return !subscriptions.isEmpty
    }
    scene.draft.command(words, from: clause.range)
    return true
  }

  /// The verbs of what it sets up, beside those that make a subscription.
  private static let verbs: WordSet = [
    "enable", "activate", "configure", "set up", "set", "change", "update", "subscribe",
  ]

  /// Words with which a text takes back, switches off or leaves open.
  private static let others: Set<String> = [
    "not", "no", "off", "disable", "disabled", "or", "if", "optional", "optionally", "except",
    "unless", "never", "keyspaces", "cassandra", "cross",
  ]

  private func switchesOn(_ clause: Clause) -> Bool {
    ["enable", "activate", "configure", "set up"].contains(clause.verb)
  }

  // MARK: DynamoDB

  /// "Enable point-in-time recovery on the DynamoDB table **x**".
  private func recovery(
    _ clause: Clause, _ said: Set<String>, in scene: inout Scene
  ) -> [Argument]? {
    guard ["enable", "activate"].contains(clause.verb),
      said.isSuperset(of: ["point", "time", "recovery"]) || said.contains("pitr")
    else { return nil }
    scene.submitForms(["table"])
    guard let table = table(of: clause, said, in: &scene)
    else { return nil }
    return [
      "dynamodb", "update-continuous-backups", "--table-name", table,
      "--point-in-time-recovery-specification", "PointInTimeRecoveryEnabled=true",
    ]
  }

  /// "Enable TTL on the table **x** with the attribute `expires`".
  private func expiry(
    _ clause: Clause, _ said: Set<String>, in scene: inout Scene
  ) -> [Argument]? {
    guard switchesOn(clause), said.contains("ttl") || said.isSuperset(of: ["time", "live"]),
      let attribute = name(of: "attribute", in: clause)
    else { return nil }
    scene.submitForms(["table"])
    guard let table = table(of: clause, said, in: &scene)
    else { return nil }
    return [
      "dynamodb", "update-time-to-live", "--table-name", table, "--time-to-live-specification",
      Argument([.literal("Enabled=true,AttributeName=")] + attribute.pieces),
    ]
  }

  /// The table that a clause is about, where it is surely one of DynamoDB's.
  private func table(
    of clause: Clause, _ said: Set<String>, in scene: inout Scene
  ) -> Argument? {
    let isTheirs = said.contains("dynamodb") || scene.context.service == "dynamodb"
    if let name = name(of: "table", in: clause) {
      guard isTheirs || scene.context.referents[.table]?.named(name) != nil else { return nil }
      scene.speak(of: .table, name, at: clause.range)
      return name
    }
    if let table = meant(.table, in: clause, in: &scene) { return table.name }
    // "Enable point-in-time recovery." right behind the table.
    guard clause.phrases.count == 1, clause.mentions.isEmpty, scene.context.lastMade == "table",
      let reference = BackReference(words: ["it"], kind: .table)
    else { return nil }
    let found = scene.referents(reference, of: .table)
    return found.count == 1 ? found[0].name : nil
  }

  // MARK: CloudWatch Logs

  /// "Set the retention of the log group **x** to 30 days".
  private func retention(_ clause: Clause, _ said: Set<String>) -> [Argument]? {
    guard ["set", "configure", "change", "update"].contains(clause.verb),
      said.isSuperset(of: ["retention", "log", "group"]),
      let group = name(of: "group", in: clause)
    else { return nil }
    let tokens = clause.phrases.flatMap(\.tokens)
    let days = zip(tokens, tokens.dropFirst()).filter { Lexicon.singular($1.lower) == "day" }
    guard days.count == 1, let number = days.first.flatMap({ Int($0.0.text) }),
      Self.retentions.contains(number)
    else { return nil }
    return [
      "logs", "put-retention-policy", "--log-group-name", group, "--retention-in-days",
      Argument(String(number)),
    ]
  }

  /// The days that the service takes (API reference of CloudWatch Logs, PutRetentionPolicy).
  private static let retentions: Set<Int> = [
    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922,
    3288, 3653,
  ]

  // MARK: KMS

  /// "Enable automatic rotation of the key": an alias will not do, the service wants its id.
  private func rotation(
    _ clause: Clause, _ said: Set<String>, in scene: inout Scene
  ) -> [Argument]? {
    guard ["enable", "activate"].contains(clause.verb), said.contains("rotation"),
      said.contains("key")
    else { return nil }
    let named = clause.mentions.filter { $0.isNameLike && $0.style != .label }
    if let name = named.first {
      guard named.count == 1, let key = scene.context.keys.named(name.name) else { return nil }
      scene.use(name)
      return ["kms", "enable-key-rotation", "--key-id", key.arn]
    }
    let key = meant(.key, in: clause, in: &scene).flatMap { $0.arn }
    return key.map { ["kms", "enable-key-rotation", "--key-id", $0] }
  }

  // MARK: SNS

  /// "Subscribe the queue **x** to the topic **y**", "subscribe `ops@example.com` to the topic".
  private func subscriptions(
    _ clause: Clause, _ said: Set<String>, in scene: inout Scene
  ) -> [[Argument]] {
    let isMade =
      Lexicon.creating.contains(clause.verb) && clause.object.words.contains("subscription")
    guard clause.verb == "subscribe" || isMade,
      let topic = name(of: "topic", in: clause) ?? meant(.topic, in: clause, in: &scene)?.name
    else { return [] }
    let start: [Argument] = [
      "sns", "subscribe", "--topic-arn", Self.arn(of: "sns", topic), "--protocol",
    ]
    let addresses = clause.allPhrases.flatMap(\.tokens).map(\.text).filter(Self.isAddress)
    let protocols = said.intersection(["sqs", "email", "lambda", "https", "http", "sms"])
    if !addresses.isEmpty {
      guard protocols.isSubset(of: ["email"]), !said.contains("queue") else { return [] }
      return addresses.map { start + ["email", "--notification-endpoint", Argument($0)] }
    }
    guard protocols.isSubset(of: ["sqs"]) else { return [] }
    var queues = listed("queue", in: clause)
    if queues.isEmpty {
      let queue = name(of: "queue", in: clause) ?? meant(.queue, in: clause, in: &scene)?.name
      queues = [queue].compactMap(\.self)
    }
    return queues.map { start + ["sqs", "--notification-endpoint", Self.arn(of: "sqs", $0)] }
  }

  /// The names behind a plural: "the queues **x** and **y**".
  private func listed(_ noun: String, in clause: Clause) -> [Argument] {
    let phrase = clause.phrases.first { phrase in
      phrase.tokens.contains { $0.isWord && $0.lower == noun + "s" }
    }
    return phrase?.mentions.filter(\.isNameLike).map(\.name) ?? []
  }

  private static func isAddress(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".")
      && !text.contains("<") && !text.contains(":")
  }

  /// The ARN of a queue or topic of the account and region that the run is in.
  private static func arn(of service: String, _ name: Argument) -> Argument {
    Argument(
      [
        .literal("arn:"), .value("partition"), .literal(":\(service):"), .value("region"),
        .literal(":"), .value("account-id"), .literal(":"),
      ] + name.pieces)
  }

  // MARK: What a clause is about

  /// The name that stands beside a noun, where only one does.
  private func name(of noun: String, in clause: Clause) -> Argument? {
    let names = (clause.lead + clause.namedPhrases).compactMap { phrase in
      phrase.words.contains(noun) ? phrase.nameBesideNoun(of: [noun]) : nil
    }.filter { !Self.isAddress($0.text) }
    return names.count == 1 ? names.first?.name : nil
  }

  /// What a clause points back to.
  private func meant(
    _ kind: Referent.Kind, in clause: Clause, in scene: inout Scene
  ) -> Referent? {
    let item = clause.allPhrases.flatMap(\.items).first { item in
      item.words.contains(kind.rawValue) && !item.mentions.contains(where: \.isNameLike)
    }
    guard let item, let reference = BackReference(item, kind: kind) else { return nil }
    let found = scene.referents(reference, of: kind)
    if found.count == 1 { scene.use(item) }
    return found.count == 1 ? found[0] : nil
  }
}
