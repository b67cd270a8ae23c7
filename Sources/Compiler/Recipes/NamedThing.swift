/// A thing that needs a name and nothing else, and how texts say that it is created.
struct NamedThing: Sendable {
  /// What it is called, in one word and the singular.
  var noun: String
  /// The command of its service.
  var service: String
  /// Words that say that AWS's thing of that name is meant.
  var evidence: Set<String>
  /// Words that say that another thing of that name is meant.
  var others: Set<String>
  /// The entries of menus and the buttons that create it.
  var buttons: Set<String>
  /// What policies are attached to, where the form has a page for them.
  var identity: IdentityMention.Kind?
  /// Whether its form has the settings of a bucket.
  var takesSettings = false
  /// Writes the command for a name.
  var create: @Sendable (Argument, Range<Int>, inout Scene) -> Void

  /// Opens the form when a clause says so.
  func read(_ clause: Clause, at index: Int, in scene: inout Scene) -> Bool {
    guard clause.isInstruction, opens(clause, in: scene) else { return false }
    scene.submitForms([noun])
    scene.context.service = service
    scene.open(NamedThingForm(thing: self), with: clause, at: index)
    return true
  }

  private func opens(_ clause: Clause, in scene: Scene) -> Bool {
    let hasPath = clause.paths.contains { path in
      path.path.contains { buttons.contains($0.lowercased()) }
    }
    if creates(clause) {
      return (clause.verb != "add" || hasPath)
        && (hasPath || scene.context.service == service
          || !evidence.isDisjoint(with: clause.allPhrases.flatMap(\.words))
          || identity != nil && scene.isIAM(clause))
    }
    if hasPath { return Lexicon.navigating.contains(clause.verb) }
    return Lexicon.choosing.contains(clause.verb) && scene.context.service == service
      && clause.mentions.contains { buttons.contains($0.text.lowercased()) }
  }

  /// Whether a clause is about creating the thing.
  func creates(_ clause: Clause) -> Bool {
    let words = Set(clause.object.words)
    // "Add both users to the group" makes none.
    if clause.verb == "add", clause.phrases.contains(where: { ["to", "into"].contains($0.marker) })
    {
      return false
    }
    let isIt = clause.object.head == noun || !clause.listedNames(of: [noun]).isEmpty
    return Lexicon.creating.contains(clause.verb) && isIt
      && words.isDisjoint(with: others)
      && !PolicyReference.isKindOfOther(words.subtracting([noun]))
  }
}

/// The form for a thing that needs a name and nothing else.
struct NamedThingForm: ConsoleForm {
  let thing: NamedThing
  private var names: [Argument] = []
  private var fact: NameFact?
  /// What is attached to it once it is there.
  private var policies: [MadeThing] = []
  /// What else the form asks for, with the words that say so.
  private var settings: [(setting: BucketSetting, range: Range<Int>)] = []
  /// Whether the text makes several and names none of them.
  private var isUnnamedPlural = false
  /// Whether what opens the form has been taken: its button sends it off from then on.
  private var isOpen = false

  /// Opens the form.
  init(thing: NamedThing) { self.thing = thing }

  var nouns: Set<String> { [thing.noun] }

  var vocabulary: Set<String> {
    thing.evidence.union([thing.noun]).union(thing.identity == nil ? [] : ["policy", "permission"])
      .union(settings.flatMap(\.setting.vocabulary))
  }
  var hasName: Bool { fact != nil || !names.isEmpty }

  mutating func take(_ clause: Clause, at index: Int, in scene: inout Scene) -> FormAnswer {
    if clause.sendsOff, hasName { return .submitted }
    let isClick = ["click", "press", "hit", "tap", "choose", "select"].contains(clause.verb)
    defer { isOpen = true }
    if isClick, hasName || isOpen,
      clause.mentions.contains(where: {
        let label = $0.text.lowercased()
        return thing.buttons.contains(label) || label == "create"
      })
    {
      return .submitted
    }
    if thing.takesSettings, let setting = BucketSetting(clause) {
      settings.append((setting, clause.range))
      return .taken
    }
    if thing.creates(clause) {
      guard !hasName else {
        // "Create the group." sends it off; another name is another group.
        let isSame =
          clause.mentions.isEmpty && clause.phrase("named") == nil && !clause.makesSeveral(nouns)
        return isSame ? .submitted : .ignored
      }
      takeNames(clause)
      if thing.takesSettings {
        settings += clause.phrases.flatMap(BucketSetting.settings).map { ($0, clause.range) }
      }
      return .taken
    }
    if let given = givenName(in: clause) {
      fact = given
      return .taken
    }
    if takePolicies(clause, in: &scene) { return .taken }
    if clause.paths.contains(where: { $0.path.contains { thing.buttons.contains($0.lowercased()) } }
    ) {
      return .taken
    }
    return .ignored
  }

  /// "Choose **Attach policies directly** and select **x**", "Permissions: **x**": what the form's page
  /// of permissions asks for.
  private mutating func takePolicies(_ clause: Clause, in scene: inout Scene) -> Bool {
    guard thing.identity != nil, !clause.hasAny(["boundary"]) else { return false }
    let isAttaching = Lexicon.attaching.contains(clause.verb) && clause.object.head == "policy"
    if let value = clause.field("policy") ?? clause.field("permission")
      ?? (isAttaching ? clause.phrase(":") : nil)
    {
      return add(PolicyReference.listed(in: value, scene: &scene))
    }
    guard Lexicon.choosing.contains(clause.verb) || PolicyReference.searching.contains(clause.verb),
      !clause.allPhrases.contains(where: { $0.marker == "to" })
    else { return false }
    if clause.mentions.contains(where: { AttachmentForm.isButton($0.text.lowercased()) }) {
      return true
    }
    if clause.object.words == ["it"], !policies.isEmpty { return true }
    let items = ([clause.object] + clause.phrases("for")).flatMap(\.items)
      .filter { PolicyReference.names($0, in: scene.context) }
    guard !items.isEmpty else { return false }
    return add(PolicyReference.policies(in: items, scene: &scene) ?? [])
  }

  /// Adds policies, each once; false where there are none.
  private mutating func add(_ found: [MadeThing]) -> Bool {
    for policy in found where !policies.contains(where: { $0.arn == policy.arn }) {
      policies.append(policy)
    }
    return !found.isEmpty
  }

  private mutating func takeNames(_ clause: Clause) {
    names = clause.listedNames(of: nouns).map(\.name)
    fact =
      givenName(in: clause)
      ?? clause.objectFact(of: nouns)
      ?? clause.example()
    isUnnamedPlural = fact == nil && names.isEmpty && clause.makesSeveral(nouns)
  }

  func submit(in scene: inout Scene, from range: Range<Int>) {
    if isUnnamedPlural, fact == nil {
      scene.draft.manual(from: range, reason: "the text does not name each \(thing.noun)")
      return
    }
    let wanted = "\(thing.noun)-name"
    let purpose = "the name of the \(thing.noun)"
    var made = names
    if names.count <= 1 {
      let name =
        fact.map { scene.resolved($0, as: wanted, purpose: purpose) }
        ?? .value(scene.input(wanted, purpose: "\(purpose); the document gives none"))
      made = [name]
    }
    for name in made {
      thing.create(name, range, &scene)
      for (setting, range) in settings { setting.write(for: name, from: range, in: &scene) }
      guard let kind = thing.identity else { continue }
      let identity = IdentityMention(kind: kind, name: name, range: range)
      for policy in policies { scene.attach(policy, to: identity, from: range) }
    }
  }
}
