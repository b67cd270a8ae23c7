import AWS

/// Creates anything that a menu path names and the service models know: `**SQS -> Queues -> Create
/// queue**` is `sqs create-queue`.
///
/// Options get what the text evidently gives them; a required one without evidence becomes an input.
struct CreateByModel: Recipe {
  var coverage: Coverage { .words }

  func read(_ clause: Clause, at index: Int, in scene: inout Scene) -> Bool {
    guard clause.isInstruction, let catalogue = scene.catalogue else { return false }
    for path in clause.paths {
      guard let form = Self.form(path, clause: clause, catalogue: catalogue, in: scene) else {
        continue
      }
      scene.submitForms()
      scene.context.service = form.service
      scene.open(form, with: clause, at: index)
      return true
    }
    return false
  }

  /// The form that a menu path opens, when exactly one operation can be meant.
  private static func form(
    _ path: Mention, clause: Clause, catalogue: AWSCatalogue, in scene: Scene
  ) -> ModelForm? {
    for entry in path.path {
      let words = entry.lowercased().split(separator: " ").map(String.init)
        .filter { !["a", "an", "new", "the", "your"].contains($0) }
      guard words.count > 1, words[0] == "create" else { continue }
      let found = catalogue.operations(named: words.joined(separator: "-"))
      let services = path.path.compactMap(ConsoleNames.service)
      let wanted = services.isEmpty ? scene.context.service.map { [$0] } ?? [] : services
      let meant = wanted.isEmpty ? found : found.filter { wanted.contains($0.service) }
      guard meant.count == 1, let operation = meant.first else { return nil }
      return ModelForm(
        service: operation.service, operation: operation.operation,
        noun: Lexicon.singular(words[words.count - 1]), words: words)
    }
    return nil
  }
}

/// A form whose entries are the options of an operation.
struct ModelForm: ConsoleForm {
  let nouns: Set<String>
  /// The command of the service.
  let service: String
  private let command: String
  private let button: String
  private let options: [AWSOption]
  private var values: [String: Argument] = [:]
  private let operation: AWSOperation

  /// Opens the form.
  ///
  /// - Parameters:
  ///   - service: the command of the service.
  ///   - operation: the operation.
  ///   - noun: what is made, in one word.
  ///   - words: what the button says.
  init(service: String, operation: AWSOperation, noun: String, words: [String]) {
    self.service = service
    self.operation = operation
    command = operation.command
    options = operation.options
    nouns = [noun]
    button = words.joined(separator: " ")
  }

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
    if let given = clause.givenName(of: nouns), let option = nameOption {
      values[option.name] = scene.resolved(
        given, as: PlaceholderName.kebab(option.member),
        purpose:
          "the name of the \(button.split(separator: " ").dropFirst().joined(separator: " "))")
      answer = .taken
    }
    guard Lexicon.choosing.contains(clause.verb) || Lexicon.entering.contains(clause.verb) else {
      return answer
    }
    for mention in clause.mentions {
      guard let option = option(for: mention, in: clause) else { continue }
      values[option.name] = Self.value(mention, of: option)
      answer = .taken
    }
    return answer
  }

  var vocabulary: Set<String> { nouns.union(button.split(separator: " ").map(String.init)) }

  /// The option that the thing's name goes into.
  private var nameOption: AWSOption? {
    let noun = nouns.first ?? ""
    for wanted in ["--\(noun)-name", "--name", "--\(noun)-identifier", "--\(noun)"] {
      if let found = options.first(where: { $0.name == wanted }) { return found }
    }
    return options.first { $0.isRequired && $0.name.hasSuffix("-name") }
  }

  /// The option that a mention is a value of: one of its allowed values, or its label is said.
  private func option(for mention: Mention, in clause: Clause) -> AWSOption? {
    let fits = options.filter { option in
      option.values.contains { $0.lowercased() == mention.text.lowercased() }
    }
    if fits.count == 1 { return fits[0] }
    guard mention.isNameLike else { return nil }
    let said = Set(
      clause.allPhrases.flatMap(\.words)
        + clause.mentions.filter { $0 != mention }.flatMap(\.words).map(Lexicon.singular))
    return options.first { option in
      let words = option.name.split(separator: "-").map(String.init)
      return words.count > 1 && words.allSatisfy(said.contains)
        && (option.type == .string || option.type == .integer)
        && (option.values.isEmpty || fits.contains { $0.name == option.name })
    }
  }

  private static func value(_ mention: Mention, of option: AWSOption) -> Argument {
    let allowed = option.values.first { $0.lowercased() == mention.text.lowercased() }
    return allowed.map { Argument($0) } ?? mention.name
  }

  func submit(in scene: inout Scene, from range: Range<Int>) {
    var words: [Argument] = [Argument(service), Argument(command)]
    for option in options {
      if let value = values[option.name] {
        words += [Argument(option.name), value]
      } else if option.isRequired {
        let name = scene.input(
          PlaceholderName.kebab(option.member),
          purpose: "\(option.name) of \(service) \(command); the document gives none")
        words += [Argument(option.name), .value(name)]
      }
    }
    let gives = GivesTable.gives(for: ["aws"] + words, operation: operation)
      .filter { !scene.context.given.contains($0.name) }
    for give in gives { scene.context.given.insert(give.name) }
    scene.draft.command(words, from: range, gives: gives)
    scene.context.lastMade = nouns.first
  }
}
