/// Who may do what with a KMS key, as a text says it.
struct KeyPrincipals: Sendable {
  /// One entry of a statement's principals.
  enum Principal: Sendable {
    /// A user or a role by name.
    case identity(IdentityMention)
    /// Each of a list of users that the person is asked for.
    case list(String)

    /// Takes the identity for granted.
    func require(in scene: inout Scene) {
      guard case .identity(let identity) = self else { return }
      scene.require(identity.kind.requirement, identity.name, at: identity.range)
    }
  }

  private var identities: [IdentityMention] = []
  /// Whether the text speaks of people without naming them.
  private var isUnnamed = false
  /// Why it cannot be told whom the text means.
  private(set) var doubt: String?

  /// Makes an empty list.
  init() {}

  /// Adds people.
  mutating func add(_ more: KeyPrincipals) {
    for identity in more.identities
    where !identities.contains(where: { $0.kind == identity.kind && $0.name == identity.name }) {
      identities.append(identity)
    }
    doubt = doubt ?? more.doubt
    isUnnamed = isUnnamed || (more.isUnnamed && more.identities.isEmpty)
  }

  /// The entries: names, or a list that the person is asked for.
  func resolved(in scene: inout Scene, list: String, purpose: String) -> [Principal] {
    if !identities.isEmpty { return identities.map(Principal.identity) }
    guard isUnnamed else { return [] }
    return [.list(scene.input(list, purpose: purpose, isList: true))]
  }

  /// The people whom a clause lets administer or use the key; nil when it is about none.
  static func read(_ clause: Clause, context: ProseContext) -> KeyPrincipals? {
    let people: Set<String> = [
      "user", "administrator", "admin", "account", "role", "people", "person", "member", "team",
      "everyone", "principal", "group",
    ]
    let giving: Set<String> = [
      "assign", "give", "grant", "allow", "choose", "select", "add", "apply", "set", "define",
      "make", "specify", "pick", "let", "enable", "share", "use", "configure", "enter", "tick",
    ]
    if let described = described(clause, context: context) { return described }
    guard giving.contains(clause.verb) else { return nil }
    let labels = Set(clause.mentions.flatMap(\.words).map(Lexicon.singular))
    let words = Set(clause.allPhrases.flatMap(\.words)).union(labels.intersection(people))
    let isAccess =
      words.contains("access") && words.contains("key")
      && clause.mentions.contains(where: \.isNameLike)
    guard isAccess || !words.isDisjoint(with: people) else { return nil }
    let isAboutKey =
      words.contains("key") || words.contains("it") || words.contains("administrator")
      || words.contains("access") || labels.contains("administrator")
    guard isAboutKey, !words.contains("policy") else { return nil }
    var result = KeyPrincipals()
    for phrase in clause.allPhrases where !["via", "under", "named"].contains(phrase.marker) {
      result.add(from: phrase, context: context)
    }
    result.isUnnamed = result.identities.isEmpty && result.doubt == nil
    return result
  }

  /// "Create a key with **x** as administrator": of one kind of people, and named.
  private static func described(_ clause: Clause, context: ProseContext) -> KeyPrincipals? {
    guard Lexicon.creating.contains(clause.verb), let role = clause.phrase("as"),
      role.words.contains(where: { ["administrator", "admin", "user"].contains($0) }),
      let people = clause.phrase("with"), !people.has("alias")
    else { return nil }
    var result = KeyPrincipals()
    result.add(from: people, context: context)
    return result.identities.isEmpty && result.doubt == nil ? nil : result
  }

  /// Adds those whom a phrase names, each as what the noun beside it says.
  private mutating func add(from phrase: Phrase, context: ProseContext) {
    let words = phrase.identityWords
    for (index, token) in phrase.tokens.enumerated() {
      guard let mention = token.mention, mention.isNameLike, !Self.isLabel(mention) else {
        continue
      }
      let name = mention.name
      let isRole = context.knownRoles.contains(name)
      var kind: IdentityMention.Kind = isRole ? .role : .user
      switch phrase.identityKind(at: index, words: words) {
      case .said(.group) where context.knownGroups.contains(name): continue
      case .said(.group):
        doubt = doubt ?? "a key policy has no groups, and the text names the group \"\(name)\""
        continue
      case .said(let said): kind = said
      case .near(let near) where near != kind && !isRole:
        doubt = doubt ?? "the text leaves open whether \"\(name)\" is a \(near.rawValue) or a user"
        continue
      case .near, .unsaid: break
      }
      identities.append(IdentityMention(kind: kind, name: name, range: mention.range))
    }
  }

  /// Whether a clause speaks of administration by a label.
  func says(administration clause: Clause) -> Bool {
    clause.mentions.contains { $0.words.contains { $0.hasPrefix("administrator") } }
  }

  /// Whether a clause speaks of using the key: "to use it", "as key users".
  static func saysUse(_ clause: Clause) -> Bool {
    if clause.hasAny(["use", "usage"]) { return true }
    let words = clause.allPhrases.flatMap(\.tokens).flatMap { token in
      (token.mention?.words ?? [token.lower]).map(Lexicon.singular)
    }
    return zip(words, words.dropFirst()).contains { $0 == "key" && $1 == "user" }
  }

  /// Says that it cannot be told whom the text means.
  mutating func leaveOpen(_ reason: String) { doubt = doubt ?? reason }

  private static func isLabel(_ mention: Mention) -> Bool {
    let words = mention.words.map(Lexicon.singular)
    return words == ["next"] || words.contains("administrator") || words == ["user"]
      || words == ["key", "user"] || words == ["key"]
  }
}

/// The policy that the console gives a new key.
///
/// The account's root keeps every permission, so that no key can be locked up. The statements and
/// their names are those of "Default key policy" in the KMS developer guide.
enum KeyPolicy {
  /// The document.
  static func document(
    administrators: [KeyPrincipals.Principal], users: [KeyPrincipals.Principal]
  ) -> Argument {
    var json = JSONTemplate()
    json.append("{\"Version\":\"2012-10-17\",\"Statement\":[")
    json.append(
      "{\"Sid\":\"Enable IAM User Permissions\",\"Effect\":\"Allow\",\"Principal\":{\"AWS\":")
    json.append(string: [
      .literal("arn:"), .jsonText("partition"), .literal(":iam::"), .jsonText("account-id"),
      .literal(":root"),
    ])
    json.append("},\"Action\":\"kms:*\",\"Resource\":\"*\"}")
    if !administrators.isEmpty {
      statement("Allow access for Key Administrators", administrators, administration, in: &json)
    }
    if !users.isEmpty {
      statement("Allow use of the key", users, use, in: &json)
      statement(
        "Allow attachment of persistent resources", users, grants,
        condition: ",\"Condition\":{\"Bool\":{\"kms:GrantIsForAWSResource\":\"true\"}}", in: &json)
    }
    json.append("]}")
    return json.argument
  }

  private static func statement(
    _ name: String, _ principals: [KeyPrincipals.Principal], _ actions: [String],
    condition: String = "", in json: inout JSONTemplate
  ) {
    json.append(",{\"Sid\":\"\(name)\",\"Effect\":\"Allow\",\"Principal\":{\"AWS\":")
    json.append(list: principals) { json, principal in
      switch principal {
      case .identity(let identity):
        json.append(string: arn(identity.kind) + JSONTemplate.inside(identity.name))
      case .list(let name):
        json.append([
          .jsonList(name, prefix: [.literal("\"")] + arn(.user), suffix: [.literal("\"")])
        ])
      }
    }
    json.append("},\"Action\":")
    json.append(list: actions) { $0.append(string: [.literal($1)]) }
    json.append(",\"Resource\":\"*\"\(condition)}")
  }

  private static func arn(_ kind: IdentityMention.Kind) -> [Argument.Piece] {
    [
      .literal("arn:"), .jsonText("partition"), .literal(":iam::"), .jsonText("account-id"),
      .literal(":\(kind.rawValue)/"),
    ]
  }

  private static let administration = [
    "kms:Create*", "kms:Describe*", "kms:Enable*", "kms:List*", "kms:Put*", "kms:Update*",
    "kms:Revoke*", "kms:Disable*", "kms:Get*", "kms:Delete*", "kms:TagResource",
    "kms:UntagResource", "kms:ScheduleKeyDeletion", "kms:CancelKeyDeletion",
    "kms:RotateKeyOnDemand",
  ]
  private static let use = [
    "kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey",
  ]
  private static let grants = ["kms:CreateGrant", "kms:ListGrants", "kms:RevokeGrant"]
}
