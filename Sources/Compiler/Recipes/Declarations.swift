import Markdown
import Source

/// What a section declares, as a step: a policy or a role under a heading that names it.
package struct Declaration: Sendable {
  /// The section whose heading names it.
  package var section: SectionText
  /// What it amounts to; action ids begin with the section's id.
  package var outcome: ProseOutcome

  /// Makes a declaration.
  package init(section: SectionText, outcome: ProseOutcome) {
    self.section = section
    self.outcome = outcome
  }
}

extension ProseReader {
  /// Reads the policies and roles that a document declares under headings.
  ///
  /// A policy is a heading that is a legal name, with one policy document and no instruction under it,
  /// which a role lists or which stands in a section of policies. A role is a heading with its trust
  /// relationship and its permissions under it, each under a heading or behind a label.
  ///
  /// - Parameter sections: the sections of the document, in order.
  /// - Returns: the declarations in the order in which they can be carried out: policies in the order of
  ///   the document, then roles.
  package mutating func readDeclarations(_ sections: [SectionText]) -> [Declaration] {
    let roles = DeclaredRole.find(in: sections, source: outline.source)
    let listed = Set(roles.flatMap { $0.permissions.map(\.text) })
    var declarations: [Declaration] = []
    for section in sections {
      guard let policy = DeclaredPolicy(section),
        listed.contains(section.title) || policy.isAmongPolicies
      else { continue }
      declarations.append(declare(section) { policy.create(in: &$0) })
    }
    for role in roles { declarations.append(declare(role.section) { role.create(in: &$0) }) }
    return declarations
  }

  private mutating func declare(
    _ section: SectionText, _ write: (inout Scene) -> Void
  ) -> Declaration {
    let step = ProseStep(
      id: section.id, section: section.title, sectionPath: section.path, number: nil,
      blocks: section.blocks, introduction: [])
    var scene = begin(step, reading: Reading(step, source: outline.source))
    write(&scene)
    context = scene.context
    return Declaration(section: section, outcome: scene.draft.outcome)
  }
}

/// A policy under a heading that is its name.
private struct DeclaredPolicy {
  let section: SectionText
  let fence: Fence
  let heading: Range<Int>

  /// Whether the sections around it say that policies are declared there.
  var isAmongPolicies: Bool {
    section.path.dropLast().contains { title in
      let words = Set(title.lowercased().split(separator: " ").map { Lexicon.singular(String($0)) })
      return !words.isDisjoint(with: ["permission", "policy"])
        && words.isDisjoint(with: ["example", "using", "use", "how", "sample", "understanding"])
    }
  }

  init?(_ section: SectionText) {
    guard let heading = section.heading?.range, Self.isLegalName(section.title) else { return nil }
    let fences = section.blocks.filter { $0.kind == .codeBlock }.map(Fence.init)
    guard fences.count == 1, let fence = fences.first, fence.isPolicy, !fence.hasPrincipal,
      section.blocks.allSatisfy({ $0.kind == .codeBlock || $0.kind == .paragraph }),
      !section.blocks.contains(where: { LeadIn($0).isExample })
    else { return nil }
    self.section = section
    self.fence = fence
    self.heading = heading
  }

  /// Names of policies: up to 128 of `[\w+=,.@-]` (IAM user guide, "IAM and AWS STS quotas").
  private static func isLegalName(_ title: String) -> Bool {
    guard !title.isEmpty, title.utf8.count <= 128 else { return false }
    return title.utf8.allSatisfy { byte in
      byte.isASCIILetter || byte.isASCIIDigit || "_+=,.@-".utf8.contains(byte)
    }
  }

  func create(in scene: inout Scene) {
    var form = PolicyForm()
    form.declare(section.title, fence, at: heading)
    form.submit(in: &scene, from: heading)
  }
}
