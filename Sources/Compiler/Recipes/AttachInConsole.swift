import Source

/// Attaches policies as the console does it: "Go to **User groups -> ops -> Permissions -> Attach
/// policies**, select **x** and click **Attach policies**".
struct AttachInConsole: Recipe {
  var coverage: Coverage { .words }

  func read(_ clause: Clause, at index: Int, in scene: inout Scene) -> Bool {
    guard clause.isInstruction, Lexicon.navigating.contains(clause.verb) else { return false }
    if selects(clause, in: &scene) { return true }
    if let target = scene.context.selected, opens(clause) {
      scene.context.selected = nil
      scene.open(AttachmentForm(target: target), with: clause, at: index)
      return true
    }
    for path in clause.paths {
      guard let target = Self.target(of: path) else { continue }
      scene.submitForms(AttachmentForm.nouns)
      scene.open(AttachmentForm(target: target), with: clause, at: index)
      return true
    }
    return false
  }

  /// "Choose the user **deployer**": a page of IAM's console, on which policies are attached.
  private func selects(_ clause: Clause, in scene: inout Scene) -> Bool {
    guard scene.context.service == "iam", PlainLabels.pressing.contains(clause.verb),
      clause.phrases.count == 1
    else { return false }
    var found = clause.object.identities(in: scene.context)
    if found.isEmpty, clause.object.tokens.count == 3,
      let kind = IdentityMention.Kind(rawValue: clause.object.words.dropFirst().first ?? ""),
      let name = clause.object.tokens.last, name.isWord, Clause.looksLikeName(name.text)
    {
      found = [
        IdentityMention(
          kind: kind, name: PlaceholderText.argument(name.text), range: name.range)
      ]
    }
    guard found.count == 1, let identity = found.first else { return false }
    scene.context.selected = identity
    scene.context.used.insert(identity.range.lowerBound)
    return true
  }

  /// "Choose **Add permissions**", on the page of what was selected.
  private func opens(_ clause: Clause) -> Bool {
    clause.mentions.contains { AttachmentForm.isButton($0.text.lowercased()) }
  }

  /// The group, role or user that a menu path leads to on its way to the attachment of policies.
  private static func target(of path: Mention) -> IdentityMention? {
    let entries = path.path.map { $0.lowercased() }
    return entries.contains(where: AttachmentForm.isButton) ? identity(on: path) : nil
  }

  /// The group, role or user whose page a menu path goes through.
  static func identity(on path: Mention) -> IdentityMention? {
    let entries = path.path.map { $0.lowercased() }
    for (index, entry) in entries.enumerated().dropLast() {
      let kind: IdentityMention.Kind
      switch entry {
      case "user groups", "groups": kind = .group
      case "roles": kind = .role
      case "users": kind = .user
      default: continue
      }
      let name = path.path[index + 1]
      // "User groups -> Group name -> …" stands for whichever it is.
      guard !name.contains(" "), !AttachmentForm.isButton(name.lowercased()),
        !["permissions", "name", "select"].contains(name.lowercased())
      else { return nil }
      return IdentityMention(
        kind: kind, name: PlaceholderText.argument(name), range: path.range)
    }
    return nil
  }
}

/// The page on which policies are ticked.
struct AttachmentForm: ConsoleForm {
  static let nouns: Set<String> = ["attachment"]
  var nouns: Set<String> { Self.nouns }

  var vocabulary: Set<String> {
    [
      "policy", "permission", "group", "role", "user", "managed", "customer", "name", "type",
    ]
  }

  var hasName: Bool { true }
  /// Whose page it is.
  let target: IdentityMention
  private var policies: [MadeThing] = []

  /// Opens the page of a group, role or user.
  init(target: IdentityMention) { self.target = target }

  /// Whether an entry of a menu or a button leads to the attachment of policies.
  static func isButton(_ label: String) -> Bool {
    [
      "attach policies", "attach policy", "attach policies directly", "add permissions",
      "attach existing policies directly", "attach existing policies",
    ].contains(label)
  }

  func isButton(_ label: [String]) -> Bool { Self.isButton(label.joined(separator: " ")) }

  mutating func take(_ clause: Clause, at index: Int, in scene: inout Scene) -> FormAnswer {
    if Lexicon.choosing.contains(clause.verb) || clause.verb == "attach",
      clause.mentions.contains(where: { Self.isButton($0.text.lowercased()) })
    {
      return policies.isEmpty ? .taken : .submitted
    }
    if takePolicies(clause, in: &scene) { return .taken }
    let isOpening = clause.paths.contains { path in
      path.path.contains { Self.isButton($0.lowercased()) }
    }
    return isOpening ? .taken : .ignored
  }

  private mutating func takePolicies(_ clause: Clause, in scene: inout Scene) -> Bool {
    let isPick =
      Lexicon.choosing.contains(clause.verb)
      || ["search", "find", "add", "attach", "locate"].contains(clause.verb)
    guard isPick, !clause.allPhrases.contains(where: { $0.marker == "to" }) else { return false }
    if clause.object.words == ["it"], !policies.isEmpty { return true }
    let phrases = [clause.object] + clause.phrases("for", "named")
    guard let found = PolicyReference.policies(in: phrases, scene: &scene), !found.isEmpty else {
      return false
    }
    for policy in found where !policies.contains(where: { $0.arn == policy.arn }) {
      policies.append(policy)
    }
    return true
  }

  func submit(in scene: inout Scene, from range: Range<Int>) {
    for policy in policies { scene.attach(policy, to: target, from: range) }
    if policies.isEmpty {
      scene.draft.manual(from: range, reason: "the text does not say which policy is attached")
    }
  }
}
