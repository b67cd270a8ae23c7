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
    guard clause.mood == .imperative || clause.mood == .obligation else { return false }
    let said = Set(
      clause.allPhrases.flatMap(\.tokens).flatMap { token in
        let words = token.mention.map { $0.style == .code ? [] : $0.words } ?? [token.lower]
        return words.flatMap { $0.split { "-/".contains($0) } }.map(String.init)
      })
    guard said.isDisjoint(with: Self.others),
      let words = recovery(clause, said, in: &scene) ?? expiry(clause, said, in: &scene)
        ?? retention(clause, said) ?? rotation(clause, said, in: &scene)
        ?? subscription(clause, said, in: &scene)
    else { return false }
    scene.draft.command(words, from: clause.range)
    return true
  }

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
      said.isSuperset(of: ["point", "time", "recovery"]) || said.contains("pitr"),
      let table = table(of: clause, said, in: &scene)
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
      let attribute = name(of: "attribute", in: clause),
      let table = table(of: clause, said, in: &scene)
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
    return meant(.table, in: clause, in: &scene)?.name
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
  private func subscription(
    _ clause: Clause, _ said: Set<String>, in scene: inout Scene
  ) -> [Argument]? {
    let isMade =
      Lexicon.creating.contains(clause.verb) && clause.object.words.contains("subscription")
    guard clause.verb == "subscribe" || isMade,
      let topic = name(of: "topic", in: clause) ?? meant(.topic, in: clause, in: &scene)?.name
    else { return nil }
    let addresses = clause.allPhrases.flatMap(\.tokens).filter { Self.isAddress($0.text) }
    let protocols = said.intersection(["sqs", "email", "lambda", "https", "http", "sms"])
    let endpoint: [Argument]
    if addresses.count == 1, let address = addresses.first, protocols.isSubset(of: ["email"]) {
      endpoint = ["email", "--notification-endpoint", Argument(address.text)]
    } else if addresses.isEmpty, protocols.isSubset(of: ["sqs"]),
      let queue = name(of: "queue", in: clause) ?? meant(.queue, in: clause, in: &scene)?.name
    {
      endpoint = ["sqs", "--notification-endpoint", Self.arn(of: "sqs", queue)]
    } else {
      return nil
    }
    return ["sns", "subscribe", "--topic-arn", Self.arn(of: "sns", topic), "--protocol"] + endpoint
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
    let names = clause.allPhrases.compactMap { $0.nameBesideNoun(of: [noun]) }.filter { mention in
      !Self.isAddress(mention.text)
        && clause.allPhrases.contains { phrase in
          phrase.mentions.contains(mention) && phrase.words.contains(noun)
        }
    }
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
