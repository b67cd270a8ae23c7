import AWS

/// A form whose entries are the options of an operation.
struct ModelForm: ConsoleForm {
  let nouns: Set<String>
  /// The command of the service.
  let service: String
  private let operation: AWSOperation
  private let button: String
  private let reader: OptionReader
  private var values: [String: Argument] = [:]
  /// The names of what is made, where the text lists several.
  private var names: [Argument] = []
  /// Entries of options that are maps, by option.
  private var entries: [String: [String: String]] = [:]
  /// Whether an entry of the text found no place in it.
  private var hasMissed = false
  /// Words that point at something, of which it cannot be told what it is.
  private var unclear: String?
  /// The clause that says in words what is made; nil where a menu path does.
  private let opening: Clause?

  /// Opens the form.
  ///
  /// - Parameters:
  ///   - service: the command of the service.
  ///   - operation: the operation.
  ///   - noun: what is made, in one word.
  ///   - words: what the button says.
  ///   - opening: the clause that says what is made, where no menu path does.
  init(
    service: String, operation: AWSOperation, noun: String, words: [String], opening: Clause?
  ) {
    self.service = service
    self.operation = operation
    self.opening = opening
    reader = OptionReader(operation, noun: noun)
    nouns = [noun]
    button = words.joined(separator: " ")
  }

  var hasName: Bool { !names.isEmpty || nameOption.map { values[$0.name] != nil } ?? false }

  var needsName: Bool { nameOption != nil }

  var vocabulary: Set<String> { nouns.union(button.split(separator: " ").map(String.init)) }

  mutating func take(_ clause: Clause, at index: Int, in scene: inout Scene) -> FormAnswer {
    let labels = clause.mentions.map { $0.text.lowercased() }
    let isClick = ["click", "press", "choose", "select", "hit", "tap"].contains(clause.verb)
    if isClick,
      labels.contains(where: { $0 == button || ["create", "submit", "finish"].contains($0) })
    {
      return .submitted
    }
    var answer = FormAnswer.ignored
    defer {
      let isEntry = clause.isField || Lexicon.naming.contains(clause.verb)
      if case .ignored = answer, isEntry { hasMissed = true }
    }
    if clause.paths.contains(where: { $0.path.contains { $0.lowercased() == button } }) {
      answer = .taken
    }
    var named: [Range<Int>] = []
    let isOpening = opening?.range == clause.range
    let listed = isOpening && nameOption != nil ? clause.listedNames(of: nouns) : []
    if !listed.isEmpty {
      named = listed.map(\.range)
      names = listed.map(\.name)
      answer = .taken
    } else if let option = nameOption,
      let given = givenName(in: clause) ?? (isOpening ? objectName(clause) : nil)
    {
      named = [given.range]
      values[option.name] = scene.resolved(
        given, as: PlaceholderName.kebab(option.member),
        purpose:
          "the name of the \(button.split(separator: " ").dropFirst().joined(separator: " "))")
      answer = .taken
    }
    guard
      isOpening || Lexicon.choosing.contains(clause.verb) || Lexicon.entering.contains(clause.verb)
    else { return answer }
    if takePointed(clause, in: &scene) { answer = .taken }
    for found in reader.values(in: clause, apartFrom: named, context: scene.context) {
      scene.context.used.formUnion(found.places)
      if let key = found.key {
        entries[found.option, default: [:]][key] = found.value?.description
      } else {
        values[found.option] = found.value
      }
      answer = .taken
    }
    return answer
  }

  /// "In that VPC", "the VPC you just created": what an earlier action gives, where only one does.
  private mutating func takePointed(_ clause: Clause, in scene: inout Scene) -> Bool {
    var isTaken = false
    for item in clause.allPhrases.flatMap(\.items) {
      for option in operation.options where values[option.name] == nil {
        guard let isOwn = pointsAt(option, item) else { continue }
        let name = PlaceholderName.kebab(option.member)
        if isOwn, scene.context.isGivenOnce(name) {
          values[option.name] = .value(name)
          scene.use(item)
          isTaken = true
        } else if !option.isRequired {
          unclear = unclear ?? item.text
        }
      }
    }
    return isTaken
  }

  /// Whether words point at what an option takes, and say no more of it; nil where they are about
  /// something else, or about what the service takes anyway ("the default VPC").
  private func pointsAt(_ option: AWSOption, _ item: Phrase) -> Bool? {
    guard option.name.hasSuffix("-id"), !item.tokens.contains(where: Self.isNamed) else {
      return nil
    }
    // "Choose the VPC": capitalised words may be taken for a label.
    let words = item.tokens.flatMap { ($0.mention?.words ?? [$0.lower]).map(Lexicon.singular) }
    let stem = option.name.dropFirst(2).dropLast(3).split(separator: "-").map(String.init)
    guard let first = words.first, ["the", "that", "this", "your", "same"].contains(first),
      !words.contains("default"), !stem.isEmpty, stem.allSatisfy(words.contains),
      stem.allSatisfy({ !nouns.contains($0) })
    else { return nil }
    return words.allSatisfy { word in
      stem.contains(word) || PlainWords.contains(word) || ["you", "we", "just"].contains(word)
    }
  }

  private static func isNamed(_ token: ProseToken) -> Bool {
    token.mention.map { $0.style != .label } ?? Accounting.isValue(token.text)
  }

  /// "Create the SQS queue `jobs`".
  private func objectName(_ clause: Clause) -> NameFact? {
    clause.objectFact(of: nouns) ?? clause.example()
  }

  /// The option that the thing's name goes into.
  private var nameOption: AWSOption? {
    let noun = nouns.first ?? ""
    let options = operation.options
    for wanted in ["--\(noun)-name", "--name", "--\(noun)-identifier", "--\(noun)"] {
      if let found = options.first(where: { $0.name == wanted }) { return found }
    }
    return options.first { $0.name.hasSuffix("-\(noun)-name") }
      ?? options.first { $0.isRequired && $0.name.hasSuffix("-name") }
  }

  func submit(in scene: inout Scene, from range: Range<Int>) {
    var given: [String: Argument] = [:]
    for option in operation.options { given[option.name] = values[option.name] ?? map(option) }
    if let reason = obstacle(given, in: scene) {
      scene.draft.manual(from: range, reason: reason)
      return
    }
    scene.context.service = service
    scene.context.lastMade = nouns.first
    guard let option = nameOption?.name, !names.isEmpty else {
      return create(given, in: &scene, from: range)
    }
    for name in names {
      given[option] = name
      create(given, in: &scene, from: range)
    }
  }

  private func create(
    _ given: [String: Argument], in scene: inout Scene, from range: Range<Int>
  ) {
    var words: [Argument] = [Argument(service), Argument(operation.command)]
    for option in operation.options where given[option.name] != nil || option.isRequired {
      words.append(Argument(option.name))
      if let value = given[option.name] {
        words.append(value)
        continue
      }
      let name = scene.input(
        PlaceholderName.kebab(option.member),
        purpose: "\(option.name) of \(service) \(operation.command); the document gives none")
      words.append(.value(name))
    }
    // Of several, "<queue-url>" could be that of any.
    let all = GivesTable.gives(for: ["aws"] + words, operation: operation)
    let gives = names.isEmpty ? all.filter { !scene.context.given.contains($0.name) } : []
    scene.context.givenAgain.formUnion(
      all.map(\.name).filter { !names.isEmpty || scene.context.given.contains($0) })
    for give in gives { scene.context.given.insert(give.name) }
    scene.draft.command(words, from: range, gives: gives)
    if let kind = referent, let name = nameOption.flatMap({ given[$0.name] }) {
      scene.make(kind, name, at: range)
    }
  }

  /// What the text may point back to as what the form makes.
  private var referent: Referent.Kind? {
    switch (service, operation.command) {
    case ("sqs", "create-queue"): .queue
    case ("sns", "create-topic"): .topic
    default: nil
    }
  }

  /// Why the command would not do what the text says; nil where it does.
  private func obstacle(_ given: [String: Argument], in scene: Scene) -> String? {
    if service == "lambda", operation.command == "create-function" {
      // The console makes sample code up; the service refuses a function without code.
      let isThere = given["--code"] != nil || given["--zip-file"] != nil
      return isThere ? nil : "the text gives no code for the function"
    }
    if let reason = OptionObstacle.reason(service, operation.command, given) { return reason }
    if names.isEmpty, opening?.makesSeveral(nouns) == true, nameOption != nil, !hasName {
      return "the text does not name each \(nouns.first ?? "")"
    }
    let isBare = names.isEmpty && given.isEmpty && !operation.options.contains(where: \.isRequired)
    if hasMissed, isBare {
      return
        "nothing of what the text enters has an evident place in \(service) \(operation.command)"
    }
    if let unclear { return "it cannot be told what \"\(unclear)\" is" }
    return lostName(given, in: scene).map {
      "\(service) \(operation.command) has no evident place for \"\($0)\""
    }
  }

  /// A name in the words that say what is made, for which the command has no place: without it the
  /// command would do something else ("create an access key for **ana**").
  private func lostName(_ given: [String: Argument], in scene: Scene) -> String? {
    guard let opening else { return nil }
    let evidence = Evidence(words: Array(given.values) + names, inputs: scene.draft.outcome.inputs)
    let accounting = Accounting(
      evidence: evidence, coverage: .known(vocabulary), used: scene.context.used)
    let lost = accounting.leftovers(of: opening)
    let named = opening.phrase("named")?.items.first.map { [$0] } ?? []
    let said = opening.phrases.filter {
      ["", ":", "for", "to", "of", "on", "in", "into", "from"].contains($0.marker)
    }
    return (said + named).flatMap(\.mentions).first { mention in
      lost.contains { $0.overlaps(mention.range) }
    }?.text
  }

  /// The entries of a map as JSON, in the order of their keys.
  private func map(_ option: AWSOption) -> Argument? {
    guard let entries = entries[option.name], !entries.isEmpty else { return nil }
    let members = entries.sorted { $0.key < $1.key }.map { key, value in
      "\"\(key)\":\"\(Argument.jsonEscaped(value))\""
    }
    return Argument("{\(members.joined(separator: ","))}")
  }
}
