import Markdown
import Source

/// A role under a heading, with its trust relationship and its permissions: each under a heading of its
/// own, or behind a label in the text ("**Permissions:** `a`, `b`").
struct DeclaredRole {
  /// The section whose heading names it.
  let section: SectionText
  private let heading: Range<Int>
  private var trust: Fence?
  /// The names of its policies.
  private(set) var permissions: [Mention] = []
  /// Whether the text says where its permissions stand.
  private var saysPermissions = false

  /// Finds the roles that the sections of a document declare, in order.
  ///
  /// - Parameters:
  ///   - sections: the sections.
  ///   - source: the bytes of the document.
  /// - Returns: the roles.
  static func find(in sections: [SectionText], source: [UInt8]) -> [DeclaredRole] {
    let trusting = sections.map { mayTrust($0, source) }
    guard trusting.contains(true) else { return [] }
    return sections.indices.compactMap { index in
      let parts = sections[(index + 1)...].prefix { $0.level > sections[index].level }
      guard trusting[index] || trusting[parts.indices].contains(true),
        let heading = sections[index].heading?.range, !isHedged(sections[index].title)
      else { return nil }
      var role = DeclaredRole(section: sections[index], heading: heading)
      role.read(parts, source: source)
      return role.trust != nil && role.saysPermissions ? role : nil
    }
  }

  /// Whether a section shows a policy that says who may, without which it declares no role: to read
  /// all sections as if they did took 9 % of the instructions of `runbook validate`.
  private static func mayTrust(_ section: SectionText, _ source: [UInt8]) -> Bool {
    section.blocks.contains {
      $0.kind == .codeBlock && source[$0.range].firstRange(of: principal) != nil
    }
  }

  /// The element of a policy that says who may.
  private static let principal = Array("Principal".utf8)

  private init(section: SectionText, heading: Range<Int>) {
    self.section = section
    self.heading = heading
  }

  private mutating func read(_ parts: ArraySlice<SectionText>, source: [UInt8]) {
    guard !section.blocks.contains(where: { LeadIn($0).isExample }) else { return }
    read(section.blocks, under: nil, source: source)
    for part in parts {
      guard part.level == section.level + 1, let label = Part(heading: part.title) else { continue }
      read(part.blocks, under: label, source: source)
    }
  }

  /// What a heading or a label announces.
  private enum Part {
    case trust, permissions

    /// Reads a heading: a few words, of which one says it.
    init?(heading: String) {
      let words = heading.lowercased().letterRuns()
      guard words.count <= 4, !DeclaredRole.isHedged(heading) else { return nil }
      if words.contains(where: { $0.hasPrefix("trust") })
        || zip(words, words.dropFirst()).contains(where: { $0 == "assume" && $1 == "role" })
      {
        self = .trust
      } else if words.contains(where: ["permission", "permissions", "policies"].contains) {
        self = .permissions
      } else {
        return nil
      }
    }

    /// Reads a label: words for it alone, and nothing behind its colon.
    init?(label: String) {
      let text = label.trimmingSpaces
      let words = text.lowercased().letterRuns().map(Lexicon.singular)
      guard !words.isEmpty, !text.dropLast().contains(where: { ":.`".contains($0) }) else {
        return nil
      }
      if words.contains("trust") || words.contains("trusted") || words.contains("assume") {
        guard words.allSatisfy(Self.ofTrust.contains) else { return nil }
        self = .trust
      } else if words.contains("permission") || words.contains("policy") {
        guard words.allSatisfy(Self.ofPermissions.contains) else { return nil }
        self = .permissions
      } else {
        return nil
      }
    }

    private static let ofTrust: Set<String> = [
      "trust", "trusted", "relationship", "policy", "entity", "assume", "role", "the", "iam",
      "document", "principal",
    ]
    private static let ofPermissions: Set<String> = [
      "permission", "policy", "managed", "attached", "aws", "the", "iam", "role", "access",
    ]
  }

  /// Whether a title is that of something that is shown, wanted or missing, and of no role.
  private static func isHedged(_ title: String) -> Bool {
    title.lowercased().letterRuns().contains {
      [
        "example", "sample", "missing", "denied", "needed", "required", "template", "how", "what",
        "why", "about",
      ].contains($0)
    }
  }

  // MARK: Blocks

  private mutating func read(_ blocks: [MarkdownNode], under heading: Part?, source: [UInt8]) {
    var part = heading
    for block in blocks {
      switch block.kind {
      case .paragraph:
        if let label = Part(label: block.plainText) {
          part = label
        } else if heading == nil || part == .permissions {
          part = takeLabelled(block, source: source) ?? heading
        }
        saysPermissions = saysPermissions || part == .permissions
      case .orderedList, .bulletList:
        if part == .permissions { take(itemsOf: block, source: source) }
      case .table: take(cellsOf: block, isLabelled: part == .permissions, source: source)
      case .codeBlock: take(block, of: part)
      default: break
      }
    }
    saysPermissions = saysPermissions || heading == .permissions
  }

  /// "**Permissions:** `a` and `b`" in one paragraph, or in lines of it; what the last label announces
  /// where nothing stands behind it.
  private mutating func takeLabelled(_ paragraph: MarkdownNode, source: [UInt8]) -> Part? {
    var tokens = ProseTokenizer.tokens(of: paragraph, source: source)[...]
    guard let colon = tokens.firstIndex(where: { $0.isMark(":") }) ?? Self.endOfLabel(tokens),
      let label = Part(label: tokens[..<colon].map(\.text).joined(separator: " "))
    else { return nil }
    tokens = tokens[colon...].drop { $0.isMark(":") }
    guard label == .permissions, !tokens.isEmpty else { return label }
    saysPermissions = true
    let names = Phrase(marker: "", tokens: Array(tokens)).items.map { Self.name($0.tokens[...]) }
    // A sentence about permissions lists none.
    if names.allSatisfy({ $0 != nil }) { permissions += names.compactMap(\.self) }
    return nil
  }

  /// The end of a label that is bold and has its colon inside.
  private static func endOfLabel(_ tokens: ArraySlice<ProseToken>) -> Int? {
    guard let label = tokens.first?.mention, label.style == .bold, label.text.hasSuffix(":") else {
      return nil
    }
    return tokens.startIndex + 1
  }

  private mutating func take(itemsOf list: MarkdownNode, source: [UInt8]) {
    for item in list.children {
      guard let text = item.children.first(where: { $0.kind == .paragraph }) else { continue }
      let tokens = ProseTokenizer.tokens(of: text, source: source)[...]
      let isExplained = tokens.dropFirst().first.map { $0.isMark(":") || $0.isMark("-") } ?? false
      if let name = Self.name(isExplained ? tokens.prefix(1) : tokens) { permissions.append(name) }
    }
  }

  /// The names in the column of a table whose header says "Permissions" or "Policy".
  private mutating func take(cellsOf table: MarkdownNode, isLabelled: Bool, source: [UInt8]) {
    let rows = Array(table.children)
    guard let header = rows.first(where: \.isHeader) else { return }
    let titles = header.children.map(\.plainText)
    guard
      let column = titles.firstIndex(where: { Part(label: $0) == .permissions })
        ?? (isLabelled ? titles.indices.first : nil)
    else { return }
    saysPermissions = true
    for row in rows where !row.isHeader {
      let cells = Array(row.children)
      guard column < cells.count else { continue }
      for item in Phrase(
        marker: "", tokens: ProseTokenizer.tokens(of: cells[column], source: source)
      ).items {
        if let name = Self.name(item.tokens[...]) { permissions.append(name) }
      }
    }
  }

  private mutating func take(_ block: MarkdownNode, of part: Part?) {
    let fence = Fence(block)
    if fence.isPolicy {
      if part == .trust, trust == nil, fence.hasPrincipal { trust = fence }
      return
    }
    guard part == .permissions, let content = block.content, (block.info ?? "").isEmpty else {
      return
    }
    // A name on each line.
    let lines = content.string.split(separator: "\n").map { $0.onOneLine }.filter { !$0.isEmpty }
    let names = lines.map {
      Mention(text: $0, style: .code, range: block.range, destination: nil)
    }
    if names.allSatisfy(\.isNameLike) { permissions += names }
  }

  /// The one name that tokens are.
  private static func name(_ tokens: ArraySlice<ProseToken>) -> Mention? {
    let tokens = tokens.filter { !$0.isMark(".") && !$0.isMark(",") }
    guard tokens.count == 1, let token = tokens.first else { return nil }
    let name =
      token.mention
      ?? Mention(text: token.text, style: .plain, range: token.range, destination: token.link)
    return name.isNameLike ? name : nil
  }

  // MARK: Writing

  func create(in scene: inout Scene) {
    guard let trust, !permissions.isEmpty else {
      return scene.draft.leaveOut(
        heading, because: "the names of this role's policies are not to be told")
    }
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
