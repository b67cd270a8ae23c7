import Markdown
import Source

/// Writes a policy into a group, role or user: "Add an inline policy named **x** to the role **y**",
/// or "Open the role → Add permissions → Create inline policy → JSON", on the page that the text has
/// opened.
struct CreateInlinePolicy: Recipe {
  var coverage: Coverage { .words }

  func read(_ clause: Clause, at index: Int, in scene: inout Scene) -> Bool {
    if clause.isInstruction, let target = Self.targetSaid(by: clause, in: &scene) {
      for nouns in [InlinePolicyForm.nouns, RoleForm.nouns, ["group"], ["user"]] {
        scene.submitForms(nouns)
      }
      scene.context.service = "iam"
      scene.open(InlinePolicyForm(target: target), with: clause, at: index)
      return true
    }
    guard clause.isInstruction, Self.presses(clause) else { return false }
    // What is made at this point is what "the role" means.
    scene.submitForms(RoleForm.nouns)
    guard let target = Self.target(of: clause, in: &scene) else { return false }
    scene.submitForms(InlinePolicyForm.nouns)
    // "Add permissions" opened the page for both kinds of policies.
    scene.context.forms.removeAll { $0.form is AttachmentForm }
    scene.context.selected = nil
    scene.context.service = "iam"
    scene.open(InlinePolicyForm(target: target), with: clause, at: index)
    return true
  }

  /// Whom a clause in words is about: "Attach the inline policy below to the role **x**".
  private static func targetSaid(by clause: Clause, in scene: inout Scene) -> IdentityMention? {
    guard
      Lexicon.attaching.contains(clause.verb) || Lexicon.creating.contains(clause.verb)
        || ["put", "embed"].contains(clause.verb), !clause.phrases.contains(where: \.isChoice),
      clause.object.has("inline", "policy")
    else { return nil }
    let phrases = (clause.lead + clause.describedPhrases).filter {
      ["to", "for", "on", "in", "into"].contains($0.marker) && ($0.saysIdentity || $0.isPronoun)
    }
    let pointsBack = phrases.contains { !$0.mentions.contains(where: \.isNameLike) }
    if pointsBack {
      for nouns in [RoleForm.nouns, ["group"], ["user"]] { scene.submitForms(nouns) }
    }
    let found = scene.identities(phrases)
    return found.count == 1 ? found.first : nil
  }

  /// Whether a clause presses the button, by its label or at the end of a menu path.
  static func presses(_ clause: Clause) -> Bool {
    guard Lexicon.navigating.contains(clause.verb) || Lexicon.creating.contains(clause.verb) else {
      return false
    }
    return clause.mentions.contains { buttons.contains($0.text.lowercased()) }
      || clause.paths.contains { $0.path.contains { buttons.contains($0.lowercased()) } }
  }

  private static let buttons: WordSet = [
    "create inline policy", "add inline policy", "create an inline policy",
  ]

  /// "Open the role, choose **Add permissions**": the page that the sentence opens right before, of what
  /// the text means by "the role".
  private static func opened(
    before clause: Clause, in scene: inout Scene
  ) -> IdentityMention? {
    let opening = scene.reading.clauses.last {
      $0.range.upperBound <= clause.range.lowerBound && $0.sentence == clause.sentence
        && Lexicon.navigating.contains($0.verb) && $0.object.saysIdentity
    }
    guard let opening else { return nil }
    let found = scene.identities([opening.object])
    guard found.count == 1 else { return nil }
    scene.left.removeAll { $0.range == opening.range }
    return found.first
  }

  /// Whose page the text is on: the one it names on the way, the one selected, the role just made.
  private static func target(of clause: Clause, in scene: inout Scene) -> IdentityMention? {
    for path in clause.paths {
      if let found = AttachInConsole.identity(on: path) { return found }
      let first = path.path.first?.lowercased().words ?? []
      if first.last == "role", let reference = BackReference(words: first, kind: .role) {
        let meant = scene.referents(reference, of: .role)
        return meant.count == 1
          ? IdentityMention(kind: .role, name: meant[0].name, range: path.range) : nil
      }
    }
    let page = scene.context.forms.lazy.compactMap { $0.form as? AttachmentForm }.first
    return page?.target ?? scene.context.selected ?? opened(before: clause, in: &scene)
  }
}

/// The form for a policy that is part of a group, role or user.
struct InlinePolicyForm: ConsoleForm {
  static let nouns: Set<String> = ["inline policy", "policy"]
  var nouns: Set<String> { Self.nouns }
  var vocabulary: Set<String> { PolicyForm().vocabulary.union(["inline", "permission", "role"]) }
  var hasName: Bool { form.hasName }

  private let target: IdentityMention
  /// The fields are those of any policy.
  private var form = PolicyForm()

  /// Opens the form on somebody's page.
  init(target: IdentityMention) { self.target = target }

  mutating func take(_ clause: Clause, at index: Int, in scene: inout Scene) -> FormAnswer {
    if clause.sendsOff, form.isComplete { return .submitted }
    // "Attach an inline policy" is no button of the form.
    let isOpening = clause.object.has("inline", "policy")
    if isOpening { form.takeName(clause) }
    let answer = isOpening ? .taken : form.take(clause, at: index, in: &scene)
    if case .ignored = answer, CreateInlinePolicy.presses(clause) { return .taken }
    return answer
  }

  func submit(in scene: inout Scene, from range: Range<Int>) {
    guard let (name, document) = form.contents(in: &scene, near: range) else {
      scene.draft.manual(from: range, reason: "the text gives no policy document")
      return
    }
    scene.require(target.kind.requirement, target.name, at: range)
    let kind = target.kind.rawValue
    let object: [Argument] = [Argument("--\(kind)-name"), target.name, "--policy-name", name]
    scene.draft.command(
      ["iam", Argument("put-\(kind)-policy")] + object + ["--policy-document", document],
      from: range, undo: ["iam", Argument("delete-\(kind)-policy")] + object)
  }
}
