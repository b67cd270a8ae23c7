/// Creates a DynamoDB table: "Create a table named `x` with the partition key `id`".
struct CreateTable: Recipe {
  var coverage: Coverage { .words }

  func read(_ clause: Clause, at index: Int, in scene: inout Scene) -> Bool {
    guard clause.isInstruction, Self.opens(clause, in: scene) else { return false }
    scene.submitForms(TableForm.nouns)
    scene.context.service = "dynamodb"
    scene.open(TableForm(), with: clause, at: index)
    return true
  }

  private static func opens(_ clause: Clause, in scene: Scene) -> Bool {
    let isHere =
      scene.context.service == "dynamodb" || clause.has("dynamodb")
      || clause.paths.contains { $0.path.contains { ConsoleNames.service($0) == "dynamodb" } }
    guard isHere else { return false }
    let buttons = (clause.paths.flatMap(\.path) + clause.mentions.map(\.text)).map {
      $0.lowercased()
    }
    if buttons.contains("create table") {
      return Lexicon.navigating.contains(clause.verb) || Lexicon.creating.contains(clause.verb)
    }
    return ["create", "make", "set up", "provision"].contains(clause.verb)
      && clause.object.head == "table" && clause.mood != .purpose
      && !clause.object.hasAny(["global", "route", "glue", "athena", "database"])
  }
}

/// The wizard's entries.
struct TableForm: ConsoleForm {
  static let nouns: Set<String> = ["table"]
  var nouns: Set<String> { Self.nouns }
  var vocabulary: Set<String> {
    [
      "table", "dynamodb", "partition", "primary", "hash", "sort", "range", "key", "string",
      "number", "binary", "type", "on-demand", "demand", "capacity", "mode", "billing",
      "pay-per-request",
    ]
  }

  /// An attribute of the key.
  private struct Attribute {
    var name: Argument
    /// "S", "N" or "B".
    var type: String
    var role: String
  }

  private var name: NameFact?
  private var partition: Attribute?
  private var sort: Attribute?
  var hasName: Bool { name != nil }

  mutating func take(_ clause: Clause, at index: Int, in scene: inout Scene) -> FormAnswer {
    let labels = clause.mentions.map { $0.text.lowercased() }
    if ["click", "press", "choose", "select", "hit", "tap"].contains(clause.verb),
      labels.contains(where: { $0 == "create table" || $0 == "create" }), name != nil
    {
      return .submitted
    }
    var answer = FormAnswer.ignored
    if let given = givenName(in: clause) ?? objectName(clause) {
      name = given
      answer = .taken
    }
    if takeKeys(clause) { answer = .taken }
    let said = Set(clause.allPhrases.flatMap(\.words))
    if said.contains("on-demand") || said.contains("pay-per-request"),
      said.contains("capacity")
        || said.contains("mode") || said.contains("billing")
    {
      answer = .taken
    }
    if clause.paths.contains(where: { $0.path.contains { $0.lowercased() == "create table" } }) {
      answer = .taken
    }
    return answer
  }

  private func objectName(_ clause: Clause) -> NameFact? {
    guard Lexicon.creating.contains(clause.verb), clause.object.head == "table" else { return nil }
    return clause.objectFact(of: Self.nouns) ?? clause.example()
  }

  /// "Partition key: `id` (String)", "with the partition key `id` of type string".
  private mutating func takeKeys(_ clause: Clause) -> Bool {
    var isTaken = false
    // "`id` as the partition key"
    for (value, label) in zip(clause.phrases, clause.phrases.dropFirst())
    where ["as", "for"].contains(label.marker) {
      guard let role = label.tokens.prefix(3).compactMap(Self.role).first,
        let name = value.tokens.compactMap(Self.attribute).last
      else { continue }
      set(Attribute(name: name, type: "S", role: role))
      isTaken = true
    }
    if isTaken { return true }
    var role: String?
    for item in clause.allPhrases.flatMap(\.items) {
      for token in item.tokens {
        role = Self.role(token) ?? role
        let known = role == "HASH" ? partition : role == "RANGE" ? sort : nil
        if let wanted = role, known == nil, let found = Self.attribute(token) {
          set(Attribute(name: found, type: "S", role: wanted))
          isTaken = true
        } else if let type = Self.types[token.lower], var attribute = known {
          attribute.type = type
          set(attribute)
          isTaken = true
        }
      }
    }
    return isTaken
  }

  /// Which part of the key a label names.
  private static func role(_ token: ProseToken) -> String? {
    switch token.mention?.words.first ?? token.lower {
    case "partition", "hash", "primary": "HASH"
    case "sort", "range": "RANGE"
    default: nil
    }
  }

  private mutating func set(_ attribute: Attribute) {
    if attribute.role == "HASH" { partition = attribute } else { sort = attribute }
  }

  /// The name of an attribute: set apart, or written as only names are.
  private static func attribute(_ token: ProseToken) -> Argument? {
    if let mention = token.mention {
      let isLabel = mention.words.contains { ["key", "type", "name"].contains($0) }
      return mention.isNameLike && !isLabel && types[token.lower] == nil ? mention.name : nil
    }
    guard token.isWord, Accounting.isValue(token.text) else { return nil }
    return PlaceholderText.argument(token.text)
  }

  private static let types = [
    "string": "S", "number": "N", "binary": "B", "s": "S", "n": "N", "b": "B",
  ]

  func submit(in scene: inout Scene, from range: Range<Int>) {
    guard let partition else {
      scene.draft.manual(from: range, reason: "the text does not say what the partition key is")
      return
    }
    let table =
      name.map { scene.resolved($0, as: "table-name", purpose: "the name of the table") }
      ?? .value(scene.input("table-name", purpose: "the name of the table"))
    let keys = [partition, sort].compactMap(\.self)
    // "On-demand" is what the console picks unless told otherwise (DynamoDB developer guide,
    // "Create a table").
    let words: [Argument] =
      ["dynamodb", "create-table", "--table-name", table, "--attribute-definitions"]
      + keys.map { Self.shorthand($0.name, "AttributeType", $0.type) } + ["--key-schema"]
      + keys.map { Self.shorthand($0.name, "KeyType", $0.role) }
      + ["--billing-mode", "PAY_PER_REQUEST"]
    scene.draft.command(
      words, from: range,
      gives: [
        Give(name: scene.context.claim("table-arn"), path: "TableDescription.TableArn")
      ], undo: ["dynamodb", "delete-table", "--table-name", table])
    scene.make(.table, table, at: range)
  }

  private static func shorthand(_ name: Argument, _ member: String, _ value: String) -> Argument {
    Argument([.literal("AttributeName=")] + name.pieces + [.literal(",\(member)=\(value)")])
  }
}
