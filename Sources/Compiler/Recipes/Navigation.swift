import Source

/// Clauses that lead to a place and change nothing: "Navigate to IAM", "click **Next**".
///
/// A command needs no place, so such a clause becomes nothing; it does say which service's console
/// the text is in.
struct Navigation: Recipe {
  var coverage: Coverage { .words }

  func read(_ clause: Clause, at index: Int, in scene: inout Scene) -> Bool {
    guard clause.isInstruction else { return false }
    if clause.verb == "log in" {
      // "Sign in to the IAM console": the person is already who the CLI says.
      if let service = Self.service(of: clause) { scene.context.service = service }
      let labels = Set(clause.mentions.flatMap(\.words))
      return clause.phrase("as") == nil
        && (clause.hasAny(["console", "aws"]) || !labels.isDisjoint(with: ["console", "aws"]))
    }
    if changesNothing(clause) { return true }
    if let service = Self.service(of: clause) {
      if clause.paths.contains(where: {
        Self.makes($0) || Self.endsInValue($0) || Self.endsInChange($0)
      }) {
        scene.context.service = service
        return false
      }
      if Lexicon.navigating.contains(clause.verb) || clause.mood == .manner {
        scene.enter(service)
        return true
      }
    }
    guard Lexicon.navigating.contains(clause.verb) else { return false }
    if Self.leadsToTab(clause) {
      if clause.hasAny(["first", "previous", "original", "earlier", "other"]) {
        scene.enterFirstForm()
      }
      return true
    }
    if opensSomethingMade(clause, in: &scene) { return true }
    // "Click Next → Permissions": the button, and the page that it leads to.
    if clause.paths.contains(where: { $0.path.first?.lowercased() == "next" }) { return true }
    if !clause.paths.isEmpty, !["click", "select", "choose", "press", "pick"].contains(clause.verb)
    {
      // A path that ends in a verb is a button: something is made or changed there.
      return clause.paths.allSatisfy { path in
        let first = path.path.last?.lowercased().split(separator: " ").first.map(String.init) ?? ""
        let isPlace = Lexicon.verb(first) == nil || ["review", "access", "view"].contains(first)
        return isPlace && !Self.makes(path) && !Self.endsInValue(path)
      }
    }
    // "Choose the **Permissions** tab"
    if PlainLabels.pressing.contains(clause.verb), clause.object.has("tab"),
      clause.phrases.count == 1
    {
      for mention in clause.mentions { scene.use(mention) }
      return true
    }
    // "In the navigation pane, choose **Policies**"
    if clause.hasAny(["navigation", "sidebar", "menu", "breadcrumb", "pane", "panel"]),
      !clause.mentions.isEmpty
    {
      guard clause.mentions.allSatisfy({ Lexicon.verb($0.words.first ?? "") == nil }) else {
        return false
      }
      for mention in clause.mentions { scene.use(mention) }
      return true
    }
    // "Click **OK** and phone Alice": what follows is no button, and not to be lost.
    if hasUnreadPart(clause) { return false }
    let labels = clause.mentions.map { $0.text.lowercased() }
    let plain = ["next", "continue", "review", "next step", "close", "back", "ok"]
    if labels.contains(where: { plain.contains($0) || $0.hasPrefix("next: ") }) { return true }
    return labels.isEmpty && clause.object.words.count <= 2
      && clause.object.words.contains(where: plain.contains)
  }

  /// "Return to the first tab", "open a new window".
  private static func leadsToTab(_ clause: Clause) -> Bool {
    ["open", "go", "return", "switch", "move", "back", "navigate"].contains(clause.verb)
      && clause.mentions.isEmpty && clause.paths.isEmpty && clause.hasAny(["tab", "window"])
      && clause.allPhrases.allSatisfy { $0.words.allSatisfy(PlainWords.contains) }
  }

  /// "Leave everything else on default", "review the settings": a command does so by itself.
  private func changesNothing(_ clause: Clause) -> Bool {
    switch clause.verb {
    case "leave", "keep", "accept": clause.hasAny(["default"]) && clause.mentions.isEmpty
    case "review": clause.allPhrases.allSatisfy { $0.words.allSatisfy(PlainWords.contains) }
    default: false
    }
  }

  /// Whether an entry of a menu path, other than the service, makes or removes something: more than a
  /// place.
  private static func makes(_ path: Mention) -> Bool {
    path.path.dropFirst().contains { entry in
      let words = entry.lowercased().split(separator: " ")
      return words.count > 1
        && ["create", "launch", "delete", "store", "upload", "terminate", "request", "import"]
          .contains(words[0])
    }
  }

  /// Whether a menu path ends in the button that changes what stands before it: "… → `app` → Delete".
  private static func endsInChange(_ path: Mention) -> Bool {
    guard path.path.count > 1, let last = path.path.last?.lowercased() else { return false }
    return last.split(separator: " ").first.map { changing.contains(String($0)) } == true
  }

  private static let changing: WordSet = [
    "delete", "empty", "terminate", "schedule", "stop", "reboot", "deactivate", "disable",
    "enable", "revoke", "remove", "detach", "unsubscribe", "reset", "rotate", "restore", "release",
    "activate", "suspend", "purge",
  ]

  /// Whether a menu path ends in what is entered there, and in no place: "… -> Timeout -> 30".
  ///
  /// What stands behind the name of a list is one of its things: "Users -> ana".
  private static func endsInValue(_ path: Mention) -> Bool {
    guard path.path.count > 2, let last = path.path.last, let first = last.unicodeScalars.first,
      let label = path.path.dropLast().last
    else { return false }
    let isState = [
      "enabled", "disabled", "on", "off", "yes", "no", "none", "true", "false",
    ].contains(last.lowercased())
    if isState { return true }
    let words = label.lowercased().words
    guard let noun = words.last, Lexicon.singular(noun) == noun else { return false }
    return first.properties.numericType != nil || first.properties.isLowercase
      || path.pathNames.contains(last)
  }

  /// Whether an "and" is followed by a word that is neither a label nor an article: by a verb,
  /// perhaps, that the lexicon has not.
  private func hasUnreadPart(_ clause: Clause) -> Bool {
    let tokens = clause.phrases.flatMap(\.tokens)
    return zip(tokens, tokens.dropFirst()).contains { first, second in
      first.lower == "and" && second.isWord && !second.isMention
        && !Lexicon.determiners.contains(second)
    }
  }

  /// "Click on the new role **x**": what the run itself made is opened to be looked at.
  private func opensSomethingMade(_ clause: Clause, in scene: inout Scene) -> Bool {
    let context = scene.context
    // In a form of another service, what is picked is an entry of that form.
    guard
      !["select", "choose", "pick"].contains(clause.verb)
        || ["iam", "kms"].contains(context.service)
    else { return false }
    let known = clause.mentions.filter { mention in
      [context.roles, context.policies, context.keys].contains { $0.named(mention.name) != nil }
    }
    for mention in known { scene.use(mention) }
    return !known.isEmpty
  }

  /// The service whose console a clause leads to.
  static func service(of clause: Clause) -> String? { service(in: clause.phrases) }

  /// The service whose console some phrases name.
  static func service(in phrases: [Phrase]) -> String? {
    for phrase in phrases {
      for path in phrase.paths {
        // "AWS Console → S3 → …"
        if let service = path.path.prefix(2).lazy.compactMap(ConsoleNames.service).first {
          return service
        }
      }
    }
    for phrase in phrases {
      for token in phrase.tokens {
        if let service = ConsoleNames.serviceOfConsole(at: token.text) { return service }
      }
    }
    for phrase in phrases where places.contains(phrase.marker) {
      for mention in phrase.mentions {
        if let service = ConsoleNames.service(mention.text) { return service }
      }
      // "the navigation pane of the IAM console"
      let end = phrase.tokens.lastIndex { $0.lower == "of" }.map { $0 + 1 } ?? 0
      let words = phrase.tokens[end...].filter(\.isWord).map(\.lower).filter {
        !Lexicon.determiners.contains($0) && !placeWords.contains($0)
      }
      guard let first = words.first, ConsoleNames.mayBegin(first) else { continue }
      if let service = ConsoleNames.service(words.joined(separator: " ")) { return service }
    }
    return nil
  }

  private static let places: WordSet = [
    "", "to", "in", "into", "on", "via", "(", "from", "under",
  ]
  private static let placeWords: WordSet = [
    "back", "console", "page", "dashboard", "to", "tab", "window",
  ]
}

/// The names by which consoles are called, and the CLI's names of their services.
enum ConsoleNames {
  /// The command of the service that a name stands for.
  static func service(_ name: String) -> String? {
    guard name.utf8.count <= longest else { return nil }
    if name.utf8.allSatisfy({ $0.isASCIILower || $0.isASCIIDigit }) { return names[name] }
    var words = name.lowercased().words[...]
    if words.first == "aws" || words.first == "amazon" { words.removeFirst() }
    if words.last == "console" { words.removeLast() }
    return names[words.joined(separator: " ")]
  }

  /// Whether a word, in lower case, may be the first of such a name.
  static func mayBegin(_ word: String) -> Bool {
    beginnings.contains(word) || word.utf8.contains { $0 >= 0x80 || $0.isASCIISpace }
  }

  /// The command of the service whose console is at an address:
  /// `https://console.aws.amazon.com/sqs/`.
  static func serviceOfConsole(at text: String) -> String? {
    guard text.hasPrefix("https://") else { return nil }
    let parts = text.dropFirst("https://".count).split(
      separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count > 1, parts[0].hasSuffix("console.aws.amazon.com") else { return nil }
    return service(String(parts[1].prefix { $0.isLetter || $0.isNumber || $0 == "-" }))
  }

  /// The service whose console a label or a sentence over a list names and nothing else: "KMS", "In the
  /// IAM console:".
  static func announced(by text: String) -> String? {
    guard text.utf8.count <= longest else { return nil }
    let words = text.lowercased().words(between: ":.,")[...].drop {
      ["in", "open", "go", "to", "the", "from", "within", "on"].contains($0)
    }
    guard let first = words.first, mayBegin(first) else { return nil }
    return service(words.filter { $0 != "console" }.joined(separator: " "))
  }

  /// No name is longer, in bytes, with "AWS" before it and "console" after it.
  private static let longest = 64

  /// The other commands of what is one console.
  static func others(than service: String) -> [String] {
    switch service {
    case "cloudwatch": ["logs"]
    default: []
    }
  }

  /// The first words of the names, and those that may stand before them.
  private static let beginnings = WordSet(
    names.words.compactMap(\.words.first) + ["aws", "amazon", "console"])

  private static let names: WordTable<String> = [
    "iam": "iam", "identity and access management": "iam", "access management": "iam",
    "identity and access management (iam)": "iam",
    "kms": "kms", "key management service": "kms", "key management system": "kms",
    "key management service (kms)": "kms",
    "s3": "s3api", "simple storage service": "s3api", "sagemaker": "sagemaker",
    "sage maker": "sagemaker", "sagemaker ai": "sagemaker", "sagemaker studio": "sagemaker",
    "ec2": "ec2", "vpc": "ec2", "lambda": "lambda", "dynamodb": "dynamodb", "sns": "sns",
    "simple notification service": "sns", "sqs": "sqs", "simple queue service": "sqs",
    "cloudwatch logs": "logs", "rds": "rds", "cloudwatch": "cloudwatch",
    "cloudformation": "cloudformation",
    "ecr": "ecr", "ecs": "ecs", "eks": "eks", "secrets manager": "secretsmanager",
    "systems manager": "ssm", "ssm": "ssm", "parameter store": "ssm", "route 53": "route53",
    "step functions": "stepfunctions", "eventbridge": "events", "glue": "glue",
    "athena": "athena", "codecommit": "codecommit", "codepipeline": "codepipeline",
    "cloudtrail": "cloudtrail", "efs": "efs", "elastic container registry": "ecr",
  ]
}
