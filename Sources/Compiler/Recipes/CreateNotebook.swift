/// Creates a SageMaker notebook instance as its wizard does, over as many steps as the text takes.
struct CreateNotebook: Recipe {
  var coverage: Coverage { .words }

  func read(_ clause: Clause, at index: Int, in scene: inout Scene) -> Bool {
    guard clause.isInstruction, Self.opens(clause, in: scene) else { return false }
    scene.submitForms(NotebookForm.nouns)
    scene.context.service = "sagemaker"
    scene.open(NotebookForm(roles: scene.context.roles), with: clause, at: index)
    return true
  }

  private static func opens(_ clause: Clause, in scene: Scene) -> Bool {
    let isPath = clause.paths.contains { path in
      path.path.contains { NotebookForm.isButton($0) }
    }
    if isPath { return true }
    if Lexicon.choosing.contains(clause.verb), scene.context.service == "sagemaker" {
      return clause.mentions.contains { NotebookForm.isButton($0.text) }
    }
    return Lexicon.creating.contains(clause.verb) && clause.object.has("notebook", "instance")
      && (clause.object.head == "instance" || clause.object.has("name"))
  }
}

/// The wizard's pages.
struct NotebookForm: ConsoleForm {
  static let nouns: Set<String> = ["notebook", "instance"]
  var nouns: Set<String> { Self.nouns }

  var vocabulary: Set<String> {
    [
      "notebook", "instance", "type", "role", "iam", "execution", "encryption", "key", "permission",
    ]
  }

  var hasName: Bool { name != nil }
  /// How many roles there were when the form was opened: a later one was made in its own window.
  private let rolesBefore: Int
  private var name: NameFact?
  private var type: Argument?
  private var role: Argument?
  private var key: Argument?

  /// Opens the form.
  ///
  /// - Parameter roles: the roles made so far, which the form uses only where the text says so.
  init(roles: MadeThings) { rolesBefore = roles.all.count }

  /// Whether an entry of a menu or a button makes a notebook instance.
  static func isButton(_ label: String) -> Bool {
    ["create notebook instance", "create a notebook instance", "create notebook"]
      .contains(label.lowercased())
  }

  mutating func take(_ clause: Clause, at index: Int, in scene: inout Scene) -> FormAnswer {
    let isClick = ["click", "press", "hit", "choose", "select", "tap"].contains(clause.verb)
    if isClick, clause.mentions.contains(where: { Self.isButton($0.text) || $0.text == "Create" }),
      name != nil || type != nil
    {
      return .submitted
    }
    var answer = FormAnswer.ignored
    if clause.paths.contains(where: { $0.path.contains(where: Self.isButton) }) { answer = .taken }
    if let given = givenName(in: clause) ?? objectName(clause) {
      name = given
      answer = .taken
    }
    if let found = instanceType(clause) {
      type = found
      answer = .taken
    }
    if let found = choice(clause, of: scene.context.keys, .key, in: &scene) {
      key = found
      answer = .taken
    }
    if let found = choice(clause, of: scene.context.roles, .role, in: &scene) {
      role = found
      answer = .taken
    }
    if Lexicon.creating.contains(clause.verb), clause.object.has("notebook", "instance") {
      if clause.mood == .imperative, name != nil, clause.object.words.first == "the" {
        return .submitted
      }
      answer = .taken
    }
    return answer
  }

  private func objectName(_ clause: Clause) -> NameFact? {
    guard Lexicon.creating.contains(clause.verb), clause.object.has("notebook") else { return nil }
    return clause.example()
  }

  private func instanceType(_ clause: Clause) -> Argument? {
    guard
      Lexicon.choosing.contains(clause.verb) || Lexicon.creating.contains(clause.verb)
        || Lexicon.entering.contains(clause.verb)
    else { return nil }
    let words = clause.allPhrases.flatMap(\.tokens).map(\.text)
    return words.first { $0.lowercased().hasPrefix("ml.") && $0.split(separator: ".").count == 3 }
      .map {
        Argument($0)
      }
  }

  /// What was made before and is picked here: "Select the **x** generated above".
  private func choice(
    _ clause: Clause, of made: MadeThings, _ kind: Referent.Kind, in scene: inout Scene
  ) -> Argument? {
    let isPicking = Lexicon.choosing.contains(clause.verb)
    guard isPicking || Lexicon.creating.contains(clause.verb) else { return nil }
    for mention in clause.mentions {
      let isSaid = clause.allPhrases.contains {
        $0.nameBesideNoun(of: [kind.rawValue]) == mention
      }
      if isPicking || isSaid, let found = made.named(mention.name) {
        scene.use(mention)
        return found.arn
      }
    }
    guard isPicking, clause.object.has(kind.rawValue),
      clause.hasAny(["above", "new", "created", "generated", "just", "step"]),
      let phrase = clause.describedPhrases.first, let reference = BackReference(phrase, kind: kind)
    else { return nil }
    let meant = scene.referents(reference, of: kind)
    if meant.count == 1 { scene.use(phrase) }
    return meant.count == 1 ? meant[0].arn : nil
  }

  func submit(in scene: inout Scene, from range: Range<Int>) {
    let name =
      name.map {
        scene.resolved(
          $0, as: "notebook-instance-name", purpose: "the name of the notebook instance")
      }
      ?? .value(scene.input("notebook-instance-name", purpose: "the name of the notebook instance"))
    let type =
      type
      ?? .value(
        scene.input(
          "instance-type", purpose: "the type of the notebook instance, such as ml.t3.medium"))
    let role =
      role ?? scene.context.roles.newest(scene.context.roles.all.count - rolesBefore).last?.arn
      ?? .value(
        scene.input(
          "role-arn", purpose: "the ARN of the role under which the notebook instance works"))
    var words: [Argument] = [
      "sagemaker", "create-notebook-instance", "--notebook-instance-name", name,
      "--instance-type", type, "--role-arn", role,
    ]
    if let key { words += ["--kms-key-id", key] }
    scene.draft.command(
      words, from: range, gives: [Give(name: "notebook-instance-arn", path: "NotebookInstanceArn")],
      undo: ["sagemaker", "delete-notebook-instance", "--notebook-instance-name", name])
    scene.context.lastMade = "notebook"
  }
}
