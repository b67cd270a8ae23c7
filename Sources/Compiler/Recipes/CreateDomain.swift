/// Creates a SageMaker Studio domain by quick setup, with its first user profile.
struct CreateDomain: Recipe {
  var coverage: Coverage { .words }

  func read(_ clause: Clause, at index: Int, in scene: inout Scene) -> Bool {
    guard clause.isInstruction, Self.opens(clause, in: scene) else { return false }
    scene.submitForms(DomainForm.nouns)
    scene.context.service = "sagemaker"
    scene.open(DomainForm(), with: clause, at: index)
    return true
  }

  private static func opens(_ clause: Clause, in scene: Scene) -> Bool {
    let isHere = scene.context.service == "sagemaker"
    for path in clause.paths where path.path.contains(where: DomainForm.isButton) {
      let names = path.path.map { $0.lowercased() }
      return isHere || names.contains { ConsoleNames.service($0) == "sagemaker" }
        || names.contains("quick setup")
    }
    if Lexicon.choosing.contains(clause.verb), isHere {
      return clause.mentions.contains { DomainForm.isButton($0.text) }
    }
    guard Lexicon.creating.contains(clause.verb), clause.object.head == "domain" else {
      return false
    }
    let words = Set(clause.object.words)
    return isHere && words.isDisjoint(with: ["dns", "email", "search"])
      || words.contains("sagemaker") || words.contains("studio")
  }
}

/// The wizard's entries.
struct DomainForm: ConsoleForm {
  static let nouns: Set<String> = ["domain"]
  var nouns: Set<String> { Self.nouns }

  var vocabulary: Set<String> {
    [
      "domain", "studio", "quick", "setup", "set", "standard", "user", "profile", "execution",
      "role",
      "test", "default",
    ]
  }

  var hasName: Bool { name != nil }
  private var name: NameFact?
  private var profile: NameFact?
  private var wantsProfile = false
  private var role: Argument?
  private var isStandard = false

  private var isComplete: Bool { name != nil }

  /// Whether an entry of a menu or a button makes a domain.
  static func isButton(_ label: String) -> Bool {
    ["create domain", "create a domain", "create sagemaker domain"].contains(label.lowercased())
  }

  mutating func take(_ clause: Clause, at index: Int, in scene: inout Scene) -> FormAnswer {
    let labels = clause.mentions.map { $0.text.lowercased() }
    if ["click", "press", "hit", "tap"].contains(clause.verb), isComplete,
      labels.contains(where: {
        $0.hasPrefix("create ") || ["submit", "create", "finish", "set up"].contains($0)
      })
    {
      return .submitted
    }
    if clause.verb == "submit", isComplete { return .submitted }
    var answer = FormAnswer.ignored
    let entries = clause.paths.flatMap(\.path).map { $0.lowercased() } + labels
    if entries.contains(where: { ["standard setup", "set up for organizations"].contains($0) }) {
      isStandard = true
      answer = .taken
    }
    if entries.contains(where: { Self.isButton($0) || $0.contains("quick setup") }) {
      answer = .taken
    }
    if let found = chosenRole(clause, in: &scene) {
      role = found
      answer = .taken
    }
    if clause.allPhrases.contains(where: { $0.words.contains("profile") }) {
      if let given = clause.givenName(of: ["profile", "user"], knowing: vocabulary)
        ?? clause.example()
      {
        profile = given
        wantsProfile = true
        return .taken
      }
      if Lexicon.creating.contains(clause.verb), clause.object.has("profile") {
        wantsProfile = true
        return .taken
      }
    }
    if let given = givenName(in: clause) ?? ownExample(clause) {
      name = given
      answer = .taken
    }
    return answer
  }

  private func ownExample(_ clause: Clause) -> NameFact? {
    guard clause.object.has("domain") else { return nil }
    return Lexicon.creating.contains(clause.verb)
      ? clause.example() ?? Clause.fact(in: clause.object, of: ["domain"]) : nil
  }

  private func chosenRole(_ clause: Clause, in scene: inout Scene) -> Argument? {
    guard
      Lexicon.choosing.contains(clause.verb) || ["assign", "add"].contains(clause.verb)
        || Lexicon.creating.contains(clause.verb)
    else { return nil }
    for mention in clause.mentions {
      if let arn = mention.arn, arn.contains(":role/") { return PlaceholderText.argument(arn) }
      if let found = scene.context.roles.named(mention.name) {
        scene.use(mention)
        return found.arn
      }
    }
    guard !Lexicon.creating.contains(clause.verb), clause.object.has("role"),
      clause.object.mentions.isEmpty, let phrase = clause.describedPhrases.first,
      let reference = BackReference(phrase, kind: .role)
    else { return nil }
    let meant = scene.referents(reference, of: .role)
    return meant.count == 1 ? meant[0].arn : nil
  }

  func submit(in scene: inout Scene, from range: Range<Int>) {
    let name =
      name.map {
        scene.resolved($0, as: "domain-name", purpose: "the name of the SageMaker domain")
      } ?? .value(scene.input("domain-name", purpose: "the name of the SageMaker domain"))
    let role =
      role ?? (scene.context.roles.all.count == 1 ? scene.context.roles.last?.arn : nil)
      ?? .value(
        scene.input(
          "execution-role-arn", purpose: "the ARN of the role under which the domain works"))
    let (network, subnets) = network(from: range, in: &scene)
    let id = scene.context.claim("domain-id")
    var settings = JSONTemplate()
    settings.append("{\"ExecutionRole\":")
    settings.append(string: JSONTemplate.inside(role))
    settings.append("}")
    scene.draft.command(
      [
        "sagemaker", "create-domain", "--domain-name", name, "--auth-mode", "IAM", "--vpc-id",
        network,
        "--subnet-ids", subnets, "--default-user-settings", settings.argument,
      ],
      from: range,
      gives: [
        Give(name: id, path: "DomainId"),
        Give(name: scene.context.claim("domain-arn"), path: "DomainArn"),
      ],
      undo: [
        "sagemaker", "delete-domain", "--domain-id", .value(id), "--retention-policy",
        "HomeEfsFileSystem=Delete",
      ])
    scene.context.domain = .init(name: name, id: .value(id), profile: nil)
    scene.context.lastMade = "domain"
    guard wantsProfile else { return }
    scene.awaitDomain(from: range)
    let profile =
      profile.map {
        scene.resolved($0, as: "user-profile-name", purpose: "the name of the user profile")
      } ?? .value(scene.input("user-profile-name", purpose: "the name of the user profile"))
    scene.createProfile(profile, domain: .value(id), from: range)
  }

  /// The network: the account's default by quick setup, the person's by the standard one.
  private func network(
    from range: Range<Int>, in scene: inout Scene
  ) -> (vpc: Argument, subnets: Argument) {
    guard !isStandard else {
      return (
        .value(scene.input("vpc-id", purpose: "the VPC of the domain")),
        .value(
          scene.input("subnet-ids", purpose: "the subnets of the domain", isList: true))
      )
    }
    if let known = scene.context.defaultNetwork { return known }
    let vpc = scene.context.claim("default-vpc-id")
    scene.draft.command(
      ["ec2", "describe-vpcs", "--filters", "Name=is-default,Values=true"], from: range,
      gives: [Give(name: vpc, path: "Vpcs[0].VpcId")])
    // The console's quick setup takes all default subnets.
    let subnets = scene.context.claim("default-subnet-ids")
    let filter = Argument([
      .literal("[{\"Name\":\"vpc-id\",\"Values\":[\""), .jsonText(vpc),
      .literal("\"]},{\"Name\":\"default-for-az\",\"Values\":[\"true\"]}]"),
    ])
    scene.draft.command(
      ["ec2", "describe-subnets", "--filters", filter], from: range,
      gives: [Give(name: subnets, path: "Subnets[].SubnetId")])
    let network = (vpc: Argument.value(vpc), subnets: Argument.value(subnets))
    scene.context.defaultNetwork = network
    return network
  }
}

extension Scene {
  /// Writes the command for a user profile of a domain.
  mutating func createProfile(_ name: Argument, domain: Argument, from range: Range<Int>) {
    draft.command(
      [
        "sagemaker", "create-user-profile", "--domain-id", domain, "--user-profile-name", name,
      ],
      from: range,
      gives: [Give(name: context.claim("user-profile-arn"), path: "UserProfileArn")],
      undo: [
        "sagemaker", "delete-user-profile", "--domain-id", domain, "--user-profile-name", name,
      ])
    context.domain?.profile = name
  }

  /// Writes a wait until the domain is in service.
  mutating func awaitDomain(from range: Range<Int>) {
    guard let domain = context.domain,
      let waiting = WaitTable.waiting(
        for: ["aws", "sagemaker", "create-domain"], values: ["--domain-id": domain.id])
    else { return }
    draft.wait(waiting, from: range)
  }
}
