import AWS

/// Creates anything that the service models know, by a menu path or in words: `**SQS -> Queues ->
/// Create queue**` and "In SQS, create a queue" are `sqs create-queue`.
///
/// Options get what the text evidently gives them; a required one without evidence becomes an input.
struct CreateByModel: Recipe {
  var coverage: Coverage { .words }

  func read(_ clause: Clause, at index: Int, in scene: inout Scene) -> Bool {
    guard clause.isInstruction, let catalogue = scene.catalogue else { return false }
    let isPressing = PlainLabels.pressing.contains(clause.verb) && scene.context.service != nil
    let buttons = isPressing ? clause.mentions.filter { !$0.isNameLike } : []
    for path in clause.paths + buttons {
      guard let form = Self.form(path, catalogue: catalogue, in: scene) else { continue }
      scene.leaveForms(at: index)
      scene.context.service = form.service
      scene.open(form, with: clause, at: index)
      return true
    }
    guard let form = Self.form(saidBy: clause, catalogue: catalogue, in: scene) else {
      return false
    }
    scene.leaveForms(at: index)
    scene.open(form, with: clause, at: index)
    return true
  }

  /// The form that a menu path opens, when exactly one operation can be meant.
  private static func form(
    _ path: Mention, catalogue: AWSCatalogue, in scene: Scene
  ) -> ModelForm? {
    for entry in path.path.isEmpty ? [path.text] : path.path {
      let words = entry.lowercased().split(separator: " ").map(String.init)
        .filter { !["a", "an", "new", "the", "your"].contains($0) }
      guard words.count > 1, words[0] == "create" else { continue }
      let services = path.path.compactMap(ConsoleNames.service)
      return form(
        Array(words.dropFirst()),
        services: services.isEmpty ? scene.context.service.map { [$0] } ?? [] : services,
        mayBeAny: true, opening: nil, catalogue: catalogue)
    }
    return nil
  }

  /// The form for "create an SQS queue": the thing is called as the operation calls it, and the text
  /// says whose it is.
  private static func form(
    saidBy clause: Clause, catalogue: AWSCatalogue, in scene: Scene
  ) -> ModelForm? {
    guard ["create", "make", "set up", "provision"].contains(clause.verb),
      clause.mood != .purpose
    else { return nil }
    let listed = clause.listedNoun
    guard let head = listed?.noun ?? clause.object.head else { return nil }
    let tokens =
      listed.map { clause.object.tokens[...$0.place] }
      ?? clause.object.tokens.prefix { !$0.isMark(",") }
    var services: [String] = []
    var words: [String] = []
    for token in tokens where token.isWord {
      let word = Lexicon.singular(token.lower)
      if let service = ConsoleNames.service(token.lower) {
        services.append(service)
      } else if !PlainWords.contains(word), !["fifo", "standard"].contains(word) {
        words.append(word)
        if word == head { break }
      }
    }
    if services.isEmpty {
      services = [Navigation.service(in: clause.lead + clause.phrases.dropFirst())]
        .compactMap(\.self)
    }
    if services.isEmpty, let service = scene.context.service { services = [service] }
    guard words.last == head, !services.isEmpty else { return nil }
    return form(
      words, services: services, mayBeAny: false, opening: clause, catalogue: catalogue)
  }

  /// Operations that make something under another verb.
  private static let otherNames = ["ssm parameter": "put-parameter", "events rule": "put-rule"]

  /// What makes credentials: whose, and where they are kept, is for a person.
  private static let credentials: WordSet = [
    "create-access-key", "create-login-profile", "create-service-specific-credential",
  ]

  private static func form(
    _ nouns: [String], services: [String], mayBeAny: Bool, opening: Clause?,
    catalogue: AWSCatalogue
  ) -> ModelForm? {
    let wanted = services.flatMap { [$0] + ConsoleNames.others(than: $0) }
    // "endpoint configuration" is `create-endpoint-config`.
    let short = nouns.map { $0 == "configuration" ? "config" : $0 }
    var names = Set([nouns, short].map { (["create"] + $0).joined(separator: "-") })
    names.formUnion(wanted.compactMap { otherNames["\($0) \(nouns.joined(separator: " "))"] })
    let found = names.flatMap(catalogue.operations)
    let meant = wanted.isEmpty && mayBeAny ? found : found.filter { wanted.contains($0.service) }
    guard meant.count == 1, let operation = meant.first, let noun = nouns.last,
      !credentials.contains(operation.operation.command)
    else { return nil }
    return ModelForm(
      service: operation.service, operation: operation.operation, noun: Lexicon.singular(noun),
      words: ["create"] + nouns, opening: opening)
  }
}
