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

  /// "Create the SQS queue `jobs`".
  private func objectName(_ clause: Clause) -> NameFact? {
    clause.objectFact ?? clause.example()
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
    let gives =
      names.isEmpty
      ? GivesTable.gives(for: ["aws"] + words, operation: operation)
        .filter { !scene.context.given.contains($0.name) } : []
    for give in gives { scene.context.given.insert(give.name) }
    scene.draft.command(words, from: range, gives: gives)
  }

  /// Why the command would not do what the text says; nil where it does.
  private func obstacle(_ given: [String: Argument], in scene: Scene) -> String? {
    if service == "lambda", operation.command == "create-function" {
      // The console makes sample code up; the service refuses a function without code.
      let isThere = given["--code"] != nil || given["--zip-file"] != nil
      return isThere ? nil : "the text gives no code for the function"
    }
    if names.isEmpty, opening?.makesSeveral(nouns) == true, nameOption != nil, !hasName {
      return "the text does not name each \(nouns.first ?? "")"
    }
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
    return opening.phrases.filter {
      ["", ":", "for", "to", "of", "on", "in", "into", "from"].contains($0.marker)
    }
    .flatMap(\.mentions).first { mention in lost.contains { $0.overlaps(mention.range) } }?.text
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
