/// Creates a KMS key as the console's wizard does: type, alias, administrators, users.
struct CreateKey: Recipe {
  var coverage: Coverage { .words }

  func read(_ clause: Clause, at index: Int, in scene: inout Scene) -> Bool {
    guard clause.isInstruction else { return false }
    if !scene.isOpen(KeyForm.nouns), opens(clause, in: scene) {
      scene.context.service = "kms"
      scene.open(KeyForm(range: clause.range), with: clause, at: index)
      return true
    }
    return copiesARN(clause, in: scene)
  }

  private func opens(_ clause: Clause, in scene: Scene) -> Bool {
    if clause.paths.contains(where: { KeyForm.isCreation($0.path, service: scene.context.service) })
    {
      return Lexicon.navigating.contains(clause.verb) || Lexicon.creating.contains(clause.verb)
    }
    if Lexicon.choosing.contains(clause.verb), scene.context.service == "kms" {
      let labels = clause.mentions.map { $0.text.lowercased() }
      if labels.contains("create key") || labels.contains("create a key") { return true }
    }
    let words = Set(clause.object.words)
    guard Lexicon.creating.contains(clause.verb), KeyForm.isKey(clause.object) else { return false }
    let isKMS = !words.isDisjoint(with: [
      "kms", "symmetric", "encryption", "customer", "master", "cmk",
    ])
    let isThere =
      scene.context.service == "kms" || clause.has("kms")
      || scene.reading.services.contains("kms")
    return isKMS || isThere
  }

  /// "Click on the key ID and copy its ARN": the command has given it.
  private func copiesARN(_ clause: Clause, in scene: Scene) -> Bool {
    guard !scene.context.keys.isEmpty else { return false }
    if ["copy", "note", "record", "save", "locate", "find", "get", "store"].contains(clause.verb) {
      return clause.has("arn") && !clause.hasAny(["role", "policy", "bucket"])
    }
    guard ["click", "select", "choose", "open"].contains(clause.verb),
      scene.context.service == "kms"
    else { return false }
    return clause.has("key")
  }
}

/// The wizard's pages.
struct KeyForm: ConsoleForm {
  static let nouns: Set<String> = ["key"]
  var nouns: Set<String> { Self.nouns }

  var vocabulary: Set<String> {
    [
      "key", "alias", "symmetric", "asymmetric", "encryption", "encrypt", "decrypt", "sign",
      "verify",
      "customer", "managed", "master", "cmk", "administrator", "admin", "user", "usage", "use",
      "permission", "access", "type", "configure", "administrative", "define", "role", "account",
      "people", "person", "automatic", "rotation", "year", "multi-region", "member", "team",
      "everyone",
      "principal", "group", "iam",
    ]
  }

  /// The words that open it.
  private let opening: Range<Int>
  var hasName: Bool { alias != nil }
  /// A key may go without an alias.
  var needsName: Bool { false }
  private var alias: NameFact?
  private var spec = "SYMMETRIC_DEFAULT"
  private var usage = "ENCRYPT_DECRYPT"
  private var isForSigning = false
  private var administrators = KeyPrincipals()
  private var users = KeyPrincipals()
  private var isRotated = false
  private var isMultiRegion = false

  /// Opens the form.
  init(range: Range<Int>) { opening = range }

  /// Whether a phrase is about a KMS key, and not about another kind of key.
  static func isKey(_ phrase: Phrase) -> Bool {
    // "Create a table **x**, key **y**" makes a table.
    guard phrase.head == "key" || phrase.items.first?.words.last == "key" else { return false }
    return Set(phrase.words).isDisjoint(with: [
      "access", "api", "ssh", "primary", "sort", "partition", "public", "private", "gpg", "pgp",
      "license", "host", "deploy", "object", "foreign", "signing", "pair", "tag", "secret",
      "product", "account", "registry", "condition", "shared", "session", "pair",
    ])
  }

  /// Whether a menu path leads to the button that makes a key.
  static func isCreation(_ path: [String], service: String?) -> Bool {
    let entries = path.map { $0.lowercased() }
    guard entries.contains("create key") || entries.contains("create a key") else { return false }
    return service == "kms" || path.contains { ConsoleNames.service($0) == "kms" }
      || entries.contains("customer managed keys")
  }

  mutating func take(_ clause: Clause, at index: Int, in scene: inout Scene) -> FormAnswer {
    var answer = FormAnswer.ignored
    if let kinds = entries(clause) {
      for entry in kinds where choose(entry) { answer = .taken }
      if clause.paths.contains(where: { Self.isCreation($0.path, service: "kms") }) {
        answer = .taken
      }
    }
    // A key's regions are settled when it is made.
    if Lexicon.creating.contains(clause.verb), clause.object.has("multi-region") {
      isMultiRegion = true
    }
    if ["enable", "choose", "select", "tick", "check", "set"].contains(clause.verb),
      clause.has("rotation") || clause.mentions.contains(where: { $0.words.contains("rotation") })
    {
      isRotated = true
      return .taken
    }
    let people = KeyPrincipals.read(clause, context: scene.context)
    if var people {
      // "Create a key named **x** with **y** as administrator"
      if Lexicon.creating.contains(clause.verb), let given = name(clause) { alias = given }
      let isAdministration =
        clause.hasAny(["administrator", "administer", "admin"])
        || people.says(administration: clause)
      if isAdministration {
        if KeyPrincipals.saysUse(clause) {
          people.leaveOpen("the text says at once who administers the key and who uses it")
        }
        administrators.add(people)
      } else {
        users.add(people)
      }
      return .taken
    }
    if let given = name(clause) {
      alias = given
      answer = .taken
    }
    let isButton =
      Lexicon.choosing.contains(clause.verb)
      && clause.mentions.contains {
        ["finish", "create key", "create the key", "create"].contains($0.text.lowercased())
      }
    if isButton { return .submitted }
    if Lexicon.creating.contains(clause.verb), Self.isKey(clause.object) {
      // The first such clause opens the form; a later one sends it off.
      return clause.range == opening || clause.mood == .purpose ? .taken : .submitted
    }
    if clause.verb == "finish" || clause.verb == "submit" { return .submitted }
    if Lexicon.choosing.contains(clause.verb) || Lexicon.navigating.contains(clause.verb),
      clause.mentions.contains(where: { $0.text.lowercased() == "next" })
    {
      return .taken
    }
    return answer
  }

  private func name(_ clause: Clause) -> NameFact? {
    if let given = clause.givenName(of: ["key", "alias"], knowing: vocabulary) { return given }
    guard Lexicon.creating.contains(clause.verb), Self.isKey(clause.object) else { return nil }
    return clause.objectFact(of: ["key"])
      ?? clause.example()
  }

  /// What a clause picks: the parts of a menu path, names of options, or words.
  private func entries(_ clause: Clause) -> [String]? {
    var entries = clause.paths.flatMap(\.path).map { $0.lowercased() }
    if Lexicon.choosing.contains(clause.verb) {
      entries += clause.mentions.map { $0.text.lowercased() }
      entries.append(clause.object.words.joined(separator: " "))
    }
    if Lexicon.creating.contains(clause.verb) {
      // "… (ECC_NIST_P256)", "… for signing"
      entries +=
        clause.phrases.filter { $0.marker != "named" }.flatMap(\.words)
        + clause.phrases.flatMap(\.mentions).map { $0.text.lowercased() }
    }
    return entries.isEmpty ? nil : entries
  }

  private mutating func choose(_ entry: String) -> Bool {
    switch entry {
    case "symmetric": return true
    case "encrypt and decrypt": usage = "ENCRYPT_DECRYPT"
    case "asymmetric": if spec == "SYMMETRIC_DEFAULT" { spec = "RSA_2048" }
    case "signing": isForSigning = true
    case "sign and verify":
      usage = "SIGN_VERIFY"
      if spec == "SYMMETRIC_DEFAULT" { spec = "RSA_2048" }
    case "generate and verify mac":
      usage = "GENERATE_VERIFY_MAC"
      spec = "HMAC_256"
    default:
      let wanted = entry.uppercased()
      guard Self.specs.contains(wanted) else { return false }
      spec = wanted
      // A curve of NIST signs, an HMAC key authenticates: the console offers nothing else first.
      if wanted.hasPrefix("ECC_") { usage = "SIGN_VERIFY" }
      if wanted.hasPrefix("HMAC_") { usage = "GENERATE_VERIFY_MAC" }
    }
    return true
  }

  /// The values of KeySpec in the API reference of KMS.
  private static let specs: WordSet = [
    "RSA_2048", "RSA_3072", "RSA_4096", "ECC_NIST_P256", "ECC_NIST_P384", "ECC_NIST_P521",
    "ECC_SECG_P256K1", "SYMMETRIC_DEFAULT", "HMAC_224", "HMAC_256", "HMAC_384", "HMAC_512", "SM2",
  ]

  /// Why the key cannot be made as the text says; nil where it can.
  private var obstacle: String? {
    if isForSigning, spec == "SYMMETRIC_DEFAULT" {
      return "the key is for signing, and the text does not say of which type it is"
    }
    return administrators.doubt ?? users.doubt
  }

  func submit(in scene: inout Scene, from range: Range<Int>) {
    if let obstacle { return scene.draft.manual(from: range, reason: obstacle) }
    let usage = isForSigning ? "SIGN_VERIFY" : usage
    let alias = alias.map {
      scene.resolved($0, as: "key-alias", purpose: "the alias of the KMS key")
    }.map(Self.withoutPrefix)
    let administrators = administrators.resolved(
      in: &scene, list: "key-administrators",
      purpose: "the names of the users who administer the KMS key")
    let users = users.resolved(
      in: &scene, list: "key-users", purpose: "the names of the users who may use the KMS key")
    for principal in administrators + users { principal.require(in: &scene) }
    let value = scene.context.claim(Self.value(in: scene.outline))
    let policy = KeyPolicy.document(administrators: administrators, users: users)
    let id = scene.draft.nextID
    let tags = Argument([
      .literal("[{\"TagKey\":\"runbook:run\",\"TagValue\":\""), .jsonText("run-id"),
      .literal("\"},{\"TagKey\":\"runbook:action\",\"TagValue\":\"\(id)\"}]"),
    ])
    let gives = [Give(name: value, path: "KeyMetadata.Arn")]
    var words: [Argument] = [
      "kms", "create-key", "--key-spec", Argument(spec), "--key-usage", Argument(usage), "--policy",
      policy, "--tags", tags,
    ]
    if isMultiRegion { words.append("--multi-region") }
    let aliasName = alias.map { Argument([.literal("alias/")] + $0.pieces) }
    scene.draft.command(
      words, from: range, gives: gives,
      probe: aliasName.map { ProbeTable.key(for: ["aws"] + words, alias: $0, gives: gives) }
        ?? Self.taggedProbe(value: value, id: id, policy: policy),
      undo: [
        "kms", "schedule-key-deletion", "--key-id", .value(value), "--pending-window-in-days", "30",
      ])
    if let aliasName {
      scene.draft.command(
        ["kms", "create-alias", "--alias-name", aliasName, "--target-key-id", .value(value)],
        from: range, undo: ["kms", "delete-alias", "--alias-name", aliasName])
    }
    if isRotated {
      scene.draft.command(
        ["kms", "enable-key-rotation", "--key-id", .value(value)], from: range,
        undo: ["kms", "disable-key-rotation", "--key-id", .value(value)])
    }
    let name = alias ?? Argument("key")
    scene.context.keys.append(MadeThing(name: name, arn: .value(value)))
    scene.make(.key, name, arn: .value(value), at: range)
  }

  /// A key without an alias is found by the tags that it was made with; one that waits for its
  /// deletion is another than the wanted one.
  private static func taggedProbe(value: String, id: String, policy: Argument) -> Probe {
    let filters = Argument([
      .literal("[{\"Key\":\"runbook:run\",\"Values\":[\""), .jsonText("run-id"),
      .literal("\"]},{\"Key\":\"runbook:action\",\"Values\":[\"\(id)\"]}]"),
    ])
    return Probe(
      subject: "KMS key",
      reads: [
        Probe.Read(
          arguments: [
            "aws", "resourcegroupstaggingapi", "get-resources", "--resource-type-filters",
            "kms:key",
            "--tag-filters", filters,
          ],
          captures: [Give(name: value, path: "ResourceTagMappingList[0].ResourceARN")]),
        Probe.Read(arguments: ["aws", "kms", "describe-key", "--key-id", .value(value)]),
        Probe.Read(arguments: [
          "aws", "kms", "get-key-policy", "--key-id", .value(value), "--policy-name", "default",
        ]),
      ],
      comparisons: [
        Probe.Comparison(
          label: "key state", read: 1, path: "KeyMetadata.KeyState", expected: "Enabled",
          method: .text),
        Probe.Comparison(
          label: "key policy", read: 2, path: "Policy", expected: policy, method: .policy),
      ], absentWhenEmpty: "ResourceTagMappingList",
      earlier: Probe.Read(
        arguments: [
          "aws", "resourcegroupstaggingapi", "get-resources", "--resource-type-filters",
          "kms:key", "--tag-filters",
          Argument("[{\"Key\":\"runbook:action\",\"Values\":[\"\(id)\"]}]"),
        ], captures: [Give(name: value, path: "ResourceTagMappingList[0].ResourceARN")]))
  }

  /// The name under which the rest of the document speaks of the key's ARN.
  private static func value(in outline: DocumentOutline) -> String {
    let words: Set<Substring> = ["kms", "key", "arn", "cmk", "encryption", "id"]
    let wanted = outline.placeholders.first { name in
      let parts = name.split(separator: "-")
      return parts.contains("arn") && parts.allSatisfy(words.contains)
    }
    return wanted ?? "kms-arn"
  }

  /// An alias is written with and without its prefix.
  private static func withoutPrefix(_ alias: Argument) -> Argument {
    guard case .literal(let text)? = alias.pieces.first, text.hasPrefix("alias/") else {
      return alias
    }
    return Argument([.literal(String(text.dropFirst("alias/".count)))] + alias.pieces.dropFirst())
  }
}
