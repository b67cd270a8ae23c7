import JSON
import Markdown
import Source

/// Creates an IAM policy from a JSON document: "Create an access policy named **x** via **Policies ->
/// Create policy** and paste the JSON below".
struct CreatePolicy: Recipe {
  var coverage: Coverage { .words }

  func read(_ clause: Clause, at index: Int, in scene: inout Scene) -> Bool {
    guard clause.isInstruction, opens(clause, in: scene) else { return false }
    scene.submitForms(PolicyForm.nouns)
    scene.context.service = "iam"
    scene.open(PolicyForm(), with: clause, at: index)
    return true
  }

  /// Whether a clause begins a new policy.
  private func opens(_ clause: Clause, in scene: Scene) -> Bool {
    let path = clause.paths.first { Self.leadsToCreation($0.path) }
    if Lexicon.creating.contains(clause.verb), clause.verb != "add" || path != nil {
      let words = Set(clause.object.words)
      if Self.isPolicy(clause.object), !PolicyReference.isKindOfOther(words) {
        // A bare "policy" needs something that says whose: IAM, the console's path, a document.
        return path != nil || scene.context.service == "iam" || words.contains("iam")
          || !words.isDisjoint(with: ["access", "permission", "identity", "managed"])
          || scene.reading.fences.contains { $0.isPolicy && !$0.hasPrincipal }
      }
    }
    // "IAM → Policies → Create policy": the menu path says what is made.
    if path != nil {
      return Lexicon.navigating.contains(clause.verb) || Lexicon.creating.contains(clause.verb)
    }
    guard Lexicon.choosing.contains(clause.verb), scene.context.service == "iam" else {
      return false
    }
    return clause.mentions.contains { $0.text.lowercased() == "create policy" }
  }

  /// The object is the policy itself, not "a user with a policy".
  private static func isPolicy(_ object: Phrase) -> Bool {
    guard object.head == "policy" || object.words.last == "policy" else { return false }
    return true
  }

  /// Whether a menu path ends at the button that makes a policy.
  static func leadsToCreation(_ path: [String]) -> Bool {
    let entries = path.map { $0.lowercased() }
    return entries.contains("create policy") || entries.contains("create a policy")
  }
}

/// The console's form for a policy: a document and a name.
struct PolicyForm: ConsoleForm {
  static let nouns: Set<String> = ["policy"]
  var nouns: Set<String> { Self.nouns }

  var vocabulary: Set<String> {
    [
      "policy", "access", "permission", "identity", "managed", "customer", "iam", "paste",
      "statement", "string", "script", "area", "visual",
    ]
  }

  var hasName: Bool { name != nil }
  /// Whether there is something to send off.
  var isComplete: Bool { name != nil || fence != nil }
  private var name: NameFact?
  private var fence: Fence?
  /// Whether the text says where the document stands.
  private var expectsDocument = false

  /// Fills in what a heading and the code block under it say.
  mutating func declare(_ title: String, _ document: Fence, at range: Range<Int>) {
    name = NameFact(name: Argument(title), isExample: false, range: range)
    fence = document
  }

  /// Takes the name that the words give which say what is made.
  mutating func takeName(_ clause: Clause) {
    name =
      name ?? clause.givenName(of: Self.nouns, knowing: vocabulary.union(["inline"]))
      ?? clause.objectFact(of: ["policy"])
  }

  mutating func take(_ clause: Clause, at index: Int, in scene: inout Scene) -> FormAnswer {
    var answer = FormAnswer.ignored
    if Lexicon.attaching.contains(clause.verb), !["add", "give"].contains(clause.verb) {
      return .ignored
    }
    if let given = givenName(in: clause) ?? objectName(clause) {
      if name != nil, Lexicon.creating.contains(clause.verb), clause.object.head == "policy" {
        return .ignored
      }
      name = given
      answer = .taken
    }
    if let found = document(clause, in: scene) {
      fence = found
      expectsDocument = true
      answer = .taken
    }
    if isEntry(clause) { answer = .taken }
    if clause.paths.contains(where: { CreatePolicy.leadsToCreation($0.path) }) { answer = .taken }
    // "Choose the JSON tab and paste:"
    if fence == nil, case .taken = answer, opensEditor(clause) {
      fence = scene.policyFence(near: clause.range, isAbove: false)
    }
    let isButton =
      (Lexicon.choosing.contains(clause.verb) || Lexicon.finishing.contains(clause.verb))
      && clause.mentions.contains {
        ["create policy", "create", "save"].contains($0.text.lowercased())
      }
    let isSaid = Lexicon.creating.contains(clause.verb) && clause.object.words == ["the", "policy"]
    if isButton || isSaid, isComplete { return .submitted }
    return answer
  }

  /// "Create the **x** policy", "Create policy `x`".
  private func objectName(_ clause: Clause) -> NameFact? {
    guard Lexicon.creating.contains(clause.verb),
      clause.object.words.last == "policy"
        || clause.object.head == "policy"
    else { return nil }
    return clause.objectFact(of: ["policy"])
  }

  /// Entries of the form that need no command of their own: the JSON tab, the next page.
  private func isEntry(_ clause: Clause) -> Bool {
    guard Lexicon.navigating.contains(clause.verb) || Lexicon.choosing.contains(clause.verb)
    else { return false }
    let said = Set(
      clause.mentions.map { $0.text.lowercased() } + clause.allPhrases.flatMap(\.words))
    return !said.isDisjoint(with: ["json", "next", "next: tags", "review policy", "json tab"])
  }

  /// Whether a clause goes to the editor of documents.
  private func opensEditor(_ clause: Clause) -> Bool {
    clause.hasAny(["paste", "json"])
      || (clause.mentions.flatMap(\.words) + clause.paths.flatMap(\.path).map { $0.lowercased() })
        .contains("json")
  }

  /// The code block that a clause means: "paste the JSON below", "the following policy".
  private func document(_ clause: Clause, in scene: Scene) -> Fence? {
    let words = Set(clause.allPhrases.flatMap(\.words))
    let isEntering =
      Lexicon.entering.contains(clause.verb)
      && !words.isDisjoint(with: [
        "json", "document", "policy", "code", "following", "below", "above",
        "content", "text", "snippet", "statement", "this",
      ])
    let isPointing =
      !words.isDisjoint(with: ["following", "below", "above"])
      && !words.isDisjoint(with: ["json", "document", "policy", "code"])
    guard isEntering || isPointing else { return nil }
    return scene.policyFence(near: clause.range, isAbove: words.contains("above"))
  }

  /// What was entered: the policy's name and its document; nil where the text gives no document.
  func contents(
    in scene: inout Scene, near range: Range<Int>
  ) -> (name: Argument, document: Argument)? {
    let fence = fence ?? scene.policyFence(near: range, isAbove: false)
    guard let fence, let root = fence.json?.root else { return nil }
    scene.draft.use(fence: fence.node.range)
    return (scene.policyName(name), JSONTemplate.compact(root))
  }

  func submit(in scene: inout Scene, from range: Range<Int>) {
    if let change = scene.changeOfDocument {
      scene.draft.manual(from: range, reason: change)
      return
    }
    guard let (made, document) = contents(in: &scene, near: range) else {
      scene.draft.manual(from: range, reason: "the text gives no policy document, or several")
      return
    }
    let value = scene.context.claim(PolicyForm.value(for: made))
    scene.draft.command(
      ["iam", "create-policy", "--policy-name", made, "--policy-document", document], from: range,
      gives: [Give(name: value, path: "Policy.Arn")],
      undo: ["iam", "delete-policy", "--policy-arn", .value(value)])
    scene.context.policies.append(MadeThing(name: made, arn: .value(value)))
    scene.make(
      .policy, made, arn: .value(value), words: DocumentWords.services(in: document.description),
      at: range)
  }

  /// The name of the value that holds a policy's ARN: `sagemaker_encryption` is
  /// `sagemaker-encryption-arn`.
  static func value(for name: Argument) -> String {
    var words = PlaceholderName.kebab(name.description)
    if words.hasSuffix("-policy-name") { words = String(words.dropLast("-name".count)) }
    return words.isEmpty ? "policy-arn" : words + "-arn"
  }
}

extension Scene {
  /// Why a document in the step is not used as it stands: the text says to change it first, or that it
  /// is not the one.
  ///
  /// What a placeholder is replaced with is asked for when it runs.
  var changeOfDocument: String? {
    guard let document = reading.fences.first(where: \.isPolicy) else { return nil }
    let holdsValues = !PlaceholderText.argument(document.node.content?.string ?? "").names.isEmpty
    for clause in reading.clauses {
      let isChange =
        Self.changing.contains(clause.verb) && !holdsValues
        && clause.mood != .negated && clause.mood != .statement
        && !clause.mentions.contains { !$0.name.names.isEmpty }
      let isPartial =
        Lexicon.creating.contains(clause.verb)
        && clause.phrases("without", "except").contains {
          $0.hasAny(["statement", "sid", "action", "block", "line", "part"])
        }
      let words = clause.allPhrases.flatMap(\.words)
      // "which is too broad", "but adapt the ARN"
      let isDisowned = zip(words, words.dropFirst()).contains { word, next in
        word == "too" && ["broad", "wide", "permissive", "much", "open"].contains(next)
          || word == "but" && Self.changing.contains(next) && !holdsValues
      }
      if isChange || isPartial || isDisowned {
        return
          "the text says of the document \"\(draft.text(clause.range))\", so that a person sees to it"
      }
    }
    return nil
  }

  private static let changing: WordSet = [
    "replace", "substitute", "change", "adapt", "adjust", "modify", "swap", "customise",
    "customize",
    "edit",
  ]

  /// The policy in a code block near some words: in the step, else the nearest of the section.
  func policyFence(near range: Range<Int>, isAbove: Bool) -> Fence? {
    let own = reading.fences.filter { $0.isPolicy && !$0.hasPrincipal }
    // "Create `p` with the JSON below", and two of them: which one is meant, a person tells.
    let end =
      reading.clauses.first {
        $0.range.lowerBound >= range.upperBound && Lexicon.creating.contains($0.verb)
          && $0.isInstruction
      }?.range.lowerBound ?? .max
    let behind = own.filter {
      $0.node.range.lowerBound >= range.upperBound && $0.node.range.lowerBound < end
    }
    guard behind.count < 2 else { return nil }
    let after = own.first { $0.node.range.lowerBound >= range.upperBound }
    let before = own.last { $0.node.range.upperBound <= range.lowerBound }
    if let found = isAbove ? before ?? after : after ?? before { return found }
    let node =
      isAbove
      ? outline.codeBlock(before: range.lowerBound)
      : outline.codeBlock(after: reading.range.upperBound)
    guard let fence = node.map(Fence.init), fence.isPolicy, !fence.hasPrincipal else { return nil }
    return fence
  }

  /// The name for a policy: the text's, else one that the person is asked for.
  mutating func policyName(_ fact: NameFact?) -> Argument {
    if let fact { return resolved(fact, as: "policy-name", purpose: "the name of the policy") }
    // Whom it is for says best which policy is meant.
    for clause in reading.clauses where Lexicon.attaching.contains(clause.verb) {
      for phrase in clause.phrases("to") {
        if let target = phrase.identities(in: context).first {
          let words = PlaceholderName.kebab(target.name.description)
          let name = input(
            "\(words)-policy-name",
            purpose: "the name of the policy for \(target.kind.rawValue) \"\(target.name)\"")
          return .value(name)
        }
      }
    }
    return .value(input("policy-name", purpose: "the name of the policy; the document gives none"))
  }
}
