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
  /// which a role lists or which stands in a section of policies. A role is a heading with a section
  /// "Trust relationship" and a section "Permissions" under it.
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

/// A role under a heading, with sections for its trust relationship and its permissions.
private struct DeclaredRole {
  var section: SectionText
  var heading: Range<Int>
  var trust: Fence
  var permissions: [Mention]

  static func find(in sections: [SectionText], source: [UInt8]) -> [DeclaredRole] {
    var roles: [DeclaredRole] = []
    for (index, section) in sections.enumerated() {
      guard let heading = section.heading?.range else { continue }
      var trust: Fence?
      var permissions: [Mention] = []
      for part in sections[(index + 1)...] {
        guard part.level > section.level else { break }
        guard part.level == section.level + 1 else { continue }
        let title = part.title.lowercased()
        if title.contains("trust") || title.contains("assume role") {
          trust = part.blocks.filter { $0.kind == .codeBlock }.map(Fence.init)
            .first { $0.isPolicy && $0.hasPrincipal }
        } else if title.contains("permission") || title.contains("policies") {
          permissions = names(in: part, source: source)
        }
      }
      if let trust, !permissions.isEmpty {
        roles.append(
          DeclaredRole(section: section, heading: heading, trust: trust, permissions: permissions))
      }
    }
    return roles
  }

  /// The items of a list that are one name each.
  private static func names(in section: SectionText, source: [UInt8]) -> [Mention] {
    var names: [Mention] = []
    for list in section.blocks where list.kind == .bulletList || list.kind == .orderedList {
      for item in list.children {
        guard let text = item.children.first(where: { $0.kind == .paragraph }) else { continue }
        let tokens = ProseTokenizer.tokens(of: text, source: source)
        guard let token = tokens.first,
          tokens.count == 1 || tokens[1].isMark(":") || tokens[1].isMark("-")
        else { continue }
        names.append(
          token.mention
            ?? Mention(text: token.text, style: .plain, range: token.range, destination: token.link)
        )
      }
    }
    return names.filter(\.isNameLike)
  }

  func create(in scene: inout Scene) {
    var form = RoleForm(service: nil, isNested: false)
    let name = section.title.split(separator: " ").joined()
    // A name with spaces is not legal: without them it is what the document offers.
    form.declare(
      NameFact(name: Argument(name), isExample: name != section.title, range: heading), trust,
      input: "\(PlaceholderName.kebab(section.title))-role-name")
    form.submit(in: &scene, from: heading)
    guard let role = scene.context.roles.last else { return }
    for permission in permissions {
      let phrase = Phrase(
        marker: "",
        tokens: [
          ProseToken(.word, "policy", at: permission.range),
          ProseToken(.mention(permission), permission.text, at: permission.range),
        ])
      guard let policies = PolicyReference.policies(in: [phrase], scene: &scene) else { continue }
      for policy in policies {
        let options: [Argument] = ["--role-name", role.name, "--policy-arn", policy.arn]
        scene.draft.command(
          ["iam", "attach-role-policy"] + options, from: permission.range,
          undo: ["iam", "detach-role-policy"] + options)
      }
    }
  }
}
