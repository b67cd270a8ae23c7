import JSON
import Markdown

/// The wizard for a role of a service: what it may do with buckets, and its name.
struct RoleForm: ConsoleForm {
  static let nouns: Set<String> = ["role"]
  var nouns: Set<String> { Self.nouns }

  var vocabulary: Set<String> {
    [
      "role", "iam", "policy", "permission", "trust", "trusted", "entity", "assume", "assumed",
      "relationship", "execution", "type", "use", "case", "managed", "access", "bucket",
      "attached", "principal", "user", "group",
    ]
  }

  /// Whether it was opened from the form of something else, which then uses the role.
  let isNested: Bool
  private var service: String?
  var hasName: Bool { name != nil }
  private var name: NameFact?
  /// The names of all roles, where the text lists several.
  private var names: [NameFact] = []
  private var buckets: [Argument] = []
  private var mayUseAnyBucket = false
  private var trust: Fence?
  private var nameInput = "role-name"
  private var policies: [MadeThing] = []
  /// The document of the policy that is made part of the role.
  var permissions: Fence?

  /// Opens the form.
  ///
  /// - Parameters:
  ///   - service: the command of the service whose wizard it is ("sagemaker"); nil by itself.
  ///   - isNested: whether the form of something else opened it.
  init(service: String?, isNested: Bool) {
    self.isNested = isNested
    self.service = service.flatMap(ServicePrincipals.principal)
  }

  private var isComplete: Bool { service != nil || trust != nil }

  /// Fills in what a heading and the code block of its trust relationship say.
  ///
  /// - Parameters:
  ///   - name: the heading as a name.
  ///   - trust: the trust policy.
  ///   - input: the name of the input that the name is the default of, when it is an example.
  mutating func declare(_ name: NameFact, _ trust: Fence, input: String) {
    self.name = name
    self.trust = trust
    nameInput = input
  }

  mutating func take(_ clause: Clause, at index: Int, in scene: inout Scene) -> FormAnswer {
    let labels = clause.mentions.map { $0.text.lowercased() }
    if ["click", "press", "hit", "tap", "choose", "select"].contains(clause.verb),
      labels.contains("create role") || (labels.contains("create") && isNested)
    {
      return isNested || isComplete || name != nil ? .submitted : .taken
    }
    if isNested { return takeNested(clause) }
    if clause.sendsOff, isComplete || name != nil { return .submitted }
    var answer = FormAnswer.ignored
    let listed =
      Lexicon.creating.contains(clause.verb) ? clause.listedNames(of: Self.nouns) : []
    if !listed.isEmpty { names = listed }
    if let given = listed.first ?? givenName(in: clause) ?? objectName(clause) {
      name = given
      answer = .taken
    }
    if service == nil, !Lexicon.attaching.contains(clause.verb) || clause.verb == "add",
      let found = CreateRole.service(in: clause)
    {
      service = found
      answer = .taken
    }
    if service == nil, Lexicon.choosing.contains(clause.verb),
      let found = clause.mentions.lazy.compactMap({ ServicePrincipals.principal($0.text) }).first
    {
      service = found
      answer = .taken
    }
    if takeField(clause, in: &scene) || takePolicies(clause, in: &scene) { answer = .taken }
    if clause.hasAny(["trust", "assume"]),
      let fence = scene.reading.fences.first(where: { $0.isPolicy && $0.hasPrincipal })
    {
      trust = fence
      answer = .taken
    }
    if takePermissions(clause, in: scene) { answer = .taken }
    if labels.contains("next") || labels.contains("aws service") { answer = .taken }
    if clause.paths.contains(where: { $0.path.contains { $0.lowercased() == "create role" } }) {
      answer = .taken
    }
    return answer
  }

  /// "Trusted entity type: AWS service", "Use case: Lambda", "Permissions: **x**".
  private mutating func takeField(_ clause: Clause, in scene: inout Scene) -> Bool {
    if let value = clause.field("entity") ?? clause.field("use", "case") ?? clause.field("service")
      ?? clause.field("trust")
    {
      let named = value.tokens.lazy.compactMap { ServicePrincipals.principal($0.text) }.first
      service = named ?? ServicePrincipals.principal(value.text) ?? service
      return true
    }
    guard !clause.hasAny(["boundary"]),
      let value = clause.field("attach") ?? clause.field("policy") ?? clause.field("permission")
    else { return false }
    let found = PolicyReference.listed(in: value, scene: &scene)
    policies += found
    return !found.isEmpty
  }

  /// "Attach **x** to it", "select the policy **x**": on the wizard's page of permissions.
  private mutating func takePolicies(_ clause: Clause, in scene: inout Scene) -> Bool {
    // A boundary limits, a policy grants.
    if clause.hasAny(["boundary"]) { return false }
    if Lexicon.creating.contains(clause.verb), clause.object.head == "role" {
      return takePolicies(with: clause, in: &scene)
    }
    guard
      Lexicon.attaching.contains(clause.verb) || Lexicon.choosing.contains(clause.verb)
        || PolicyReference.searching.contains(clause.verb)
    else { return false }
    if clause.object.words == ["it"], !policies.isEmpty, Lexicon.choosing.contains(clause.verb) {
      return true
    }
    // "Give the **x** role the policy **y**"
    if Lexicon.attaching.contains(clause.verb), clause.object.saysIdentity { return false }
    for phrase in clause.lead + clause.describedPhrases where phrase.marker == "to" {
      // Another target than this role is another instruction; "to it, as well as **y**" is not.
      let items = phrase.items
      guard items.contains(where: { isMeant(by: $0, in: scene) }),
        items.allSatisfy({
          isMeant(by: $0, in: scene) || PolicyReference.names($0, in: scene.context)
        })
      else { return false }
    }
    let more = clause.phrases("to").flatMap(\.items)
      .filter { PolicyReference.names($0, in: scene.context) }
    // "Attach the following policies: `a`, `b`"
    let listed = clause.phrase(":").map { PolicyReference.listed(in: $0, scene: &scene) } ?? []
    if clause.object.has("policy"), !listed.isEmpty {
      policies += listed
      return true
    }
    // "Search for **x**"
    let sought = PolicyReference.searching.contains(clause.verb) ? clause.phrases("for") : []
    let phrases = [clause.object] + sought + more
    guard let found = PolicyReference.policies(in: phrases, scene: &scene), !found.isEmpty else {
      return false
    }
    for policy in found where !policies.contains(where: { $0.arn == policy.arn }) {
      policies.append(policy)
    }
    return true
  }

  /// Whether words without a name mean the role of this form: "it", "the new role"; "the role" where
  /// no other role of the section has a name yet, or this one has none.
  private func isMeant(by item: Phrase, in scene: Scene) -> Bool {
    guard item.mentions.isEmpty, item.has("it") || item.has("role"),
      let reference = BackReference(item, kind: .role), reference.qualifiers.isEmpty,
      reference.step == nil
    else { return false }
    switch reference.pick {
    case .latest, .newest: return true
    case .only:
      let section = scene.reading.step.sectionPath
      return !hasName || scene.context.referents[.role]?.newest?.step.section != section
    case .ordinal, .former, .latter, .other, .several: return false
    }
  }

  /// "Create a role **x** with the policies **a** and **b** attached".
  private mutating func takePolicies(with clause: Clause, in scene: inout Scene) -> Bool {
    let phrases = clause.phrases("with").filter { phrase in
      phrase.words.contains { ["policy", "permission", "attached"].contains($0) }
        || phrase.items.contains { PolicyReference.names($0, in: scene.context) }
    }
    for item in PolicyReference.items(of: phrases) where !isDocument(item.phrase, in: scene) {
      scene.obstacle = nil
      let found = PolicyReference.policies(in: item, scene: &scene)
      policies += found
      if found.isEmpty, let range = item.phrase.tokenRange {
        scene.draft.leaveOut(range, because: scene.obstacle)
      }
    }
    return !phrases.isEmpty
  }

  private func objectName(_ clause: Clause) -> NameFact? {
    guard Lexicon.creating.contains(clause.verb), clause.object.head == "role" else { return nil }
    return clause.objectFact(of: Self.nouns)
      ?? clause.example()
  }

  /// What the small window inside another wizard asks: which buckets the role may use.
  private mutating func takeNested(_ clause: Clause) -> FormAnswer {
    let words = Set(
      clause.allPhrases.flatMap(\.words) + clause.mentions.flatMap(\.words).map(Lexicon.singular))
    if words.contains("bucket"),
      ["ensure", "check", "enable", "allow", "give", "grant"].contains(clause.verb)
        || Lexicon.choosing.contains(clause.verb)
    {
      mayUseAnyBucket = words.contains("any")
      takeBuckets(clause)
      return .taken
    }
    if Lexicon.entering.contains(clause.verb), clause.mentions.contains(where: \.isNameLike) {
      takeBuckets(clause)
      return .taken
    }
    return .ignored
  }

  private mutating func takeBuckets(_ clause: Clause) {
    for mention in clause.mentions
    where mention.isNameLike && mention.text.lowercased() == mention.text {
      if !buckets.contains(mention.name) { buckets.append(mention.name) }
    }
  }

  func submit(in scene: inout Scene, from range: Range<Int>) {
    guard let trust = trustPolicy(in: &scene) else {
      scene.draft.manual(
        from: range, reason: "the text does not say which service assumes the role")
      return
    }
    for role in names.count > 1 ? names.map(\.name) : [roleName(in: &scene)] {
      create(role, trust: trust, in: &scene, from: range)
    }
  }

  private func create(
    _ role: Argument, trust: Argument, in scene: inout Scene, from range: Range<Int>
  ) {
    let value = scene.context.claim(Self.value(for: role))
    scene.draft.command(
      ["iam", "create-role", "--role-name", role, "--assume-role-policy-document", trust],
      from: range, gives: [Give(name: value, path: "Role.Arn")],
      undo: ["iam", "delete-role", "--role-name", role])
    scene.context.roles.append(MadeThing(name: role, arn: .value(value)))
    scene.context.knownRoles.insert(role)
    scene.make(
      .role, role, arn: .value(value), words: DocumentWords.services(in: trust.description),
      at: range)
    for policy in policies { attach(policy.arn, to: role, from: range, in: &scene) }
    put(permissions, into: role, from: range, in: &scene)
    guard isNested, service == "sagemaker.amazonaws.com" else { return }
    attach("arn:aws:iam::aws:policy/AmazonSageMakerFullAccess", to: role, from: range, in: &scene)
    if mayUseAnyBucket || !buckets.isEmpty {
      createBucketPolicy(for: role, from: range, in: &scene)
    }
  }

  private func trustPolicy(in scene: inout Scene) -> Argument? {
    if let trust, let root = trust.json?.root {
      scene.draft.use(fence: trust.node.range)
      return JSONTemplate.compact(root)
    }
    return service.map { TrustPolicy.document(service: $0) }
  }

  /// The name that the text gives, also as what the generated name begins with.
  private func roleName(in scene: inout Scene) -> Argument {
    if let name { return scene.resolved(name, as: nameInput, purpose: "the name of the role") }
    for clause in scene.reading.clauses {
      if let beginning = clause.beginning { return beginning.name }
    }
    if isNested, service == "sagemaker.amazonaws.com" { return "AmazonSageMaker-ExecutionRole" }
    return .value(
      scene.input("role-name", purpose: "the name of the role; the document gives none"))
  }

  private func attach(
    _ arn: Argument, to role: Argument, from range: Range<Int>, in scene: inout Scene
  ) {
    scene.draft.command(
      ["iam", "attach-role-policy", "--role-name", role, "--policy-arn", arn], from: range,
      undo: ["iam", "detach-role-policy", "--role-name", role, "--policy-arn", arn])
  }

  /// The policy that SageMaker's wizard makes for the buckets that are entered.
  private func createBucketPolicy(
    for role: Argument, from range: Range<Int>, in scene: inout Scene
  ) {
    let buckets = mayUseAnyBucket ? [Argument("*")] : buckets
    var json = JSONTemplate()
    json.append("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",")
    json.append("\"Action\":[\"s3:ListBucket\"],\"Resource\":")
    json.append(list: buckets) {
      $0.append(string: [.literal("arn:aws:s3:::")] + JSONTemplate.inside($1))
    }
    json.append("},{\"Effect\":\"Allow\",")
    json.append("\"Action\":[\"s3:GetObject\",\"s3:PutObject\",\"s3:DeleteObject\"],\"Resource\":")
    json.append(list: buckets) {
      $0.append(
        string: [.literal("arn:aws:s3:::")] + JSONTemplate.inside($1) + [.literal("/*")])
    }
    json.append("}]}")
    let value = scene.context.claim("amazon-sagemaker-execution-policy-arn")
    let name: Argument = "AmazonSageMaker-ExecutionPolicy"
    scene.draft.command(
      ["iam", "create-policy", "--policy-name", name, "--policy-document", json.argument],
      from: range, gives: [Give(name: value, path: "Policy.Arn")],
      undo: ["iam", "delete-policy", "--policy-arn", .value(value)])
    scene.context.policies.append(MadeThing(name: name, arn: .value(value)))
    attach(.value(value), to: role, from: range, in: &scene)
  }

  /// The name of the value that holds a role's ARN.
  static func value(for name: Argument) -> String {
    var words = PlaceholderName.kebab(name.description)
    if words.hasSuffix("-role-name") { words = String(words.dropLast("-name".count)) }
    return words.isEmpty || words == "role" ? "role-arn" : words + "-arn"
  }
}

extension Clause {
  /// What a generated name begins with: "a role with a name beginning in **x**".
  var beginning: Mention? {
    guard let start = phrases.firstIndex(where: { $0.marker == "beginning" }) else { return nil }
    return phrases[start...].lazy.flatMap(\.mentions).first { $0.isNameLike }
  }
}
