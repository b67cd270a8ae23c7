import Markdown
import Source

/// The ways to do the same thing that paragraphs or bullets of one section begin: "**Option A:
/// managed policy**", "**Using the console**"; so do the tabs of a page (`=== "Linux"`, `<TabItem>`)
/// and what is folded away under the name of a way (`<summary>On Linux</summary>`).
struct SectionWays {
  /// The name of the way that a block begins, by where the block does.
  private var names: [Int: String] = [:]

  /// Finds the ways among the blocks of a section; there is none where only one is labelled.
  init(_ blocks: [MarkdownNode]) {
    guard blocks.count > 1 || blocks.first?.kind == .bulletList else { return }
    var found: [(start: Int, label: String, family: AlternativeWays.Family)] = []
    for block in blocks {
      switch block.kind {
      case .paragraph:
        found += (SectionWays.label(block) ?? SectionWays.tab(block)).map { [$0] } ?? []
      case .htmlBlock: found += SectionWays.folded(block).map { [$0] } ?? []
      case .bulletList:
        for item in block.children {
          if let first = item.children.first(where: { $0.kind == .paragraph }),
            let label = SectionWays.label(first, isOverBlocks: Array(item.children).count > 1)
          {
            found.append((item.range.lowerBound, label.label, label.family))
          }
        }
      default: break
      }
    }
    let families = Dictionary(grouping: found, by: \.family)
    for ways in families.values where Set(ways.map(\.label)).count > 1 {
      for way in ways { names[way.start] = way.label }
    }
    findLists(blocks)
    findOpposites(blocks)
  }

  /// What "To create a user:" and "To delete a user:", or "**Adding a user**" and "**Removing a user**",
  /// stand over.
  private mutating func findOpposites(_ blocks: [MarkdownNode]) {
    let labels = zip(blocks, blocks.dropFirst()).compactMap { block, next -> (Int, String)? in
      guard block.kind == .paragraph, [.orderedList, .codeBlock].contains(next.kind) else {
        return nil
      }
      let text = block.plainText.trimmingSpaces
      let isLabel = text.hasSuffix(":") && text.hasPrefix("To ") || SectionWays.isLabelAlone(block)
      return isLabel ? (block.range.lowerBound, text) : nil
    }
    for (one, other) in zip(labels, labels.dropFirst())
    where OppositeTitles.areOpposite(one.1, other.1) {
      for (start, text) in [one, other] where names[start] == nil {
        names[start] = Slug.of(text.filter { $0 != ":" })
      }
    }
  }

  /// Numbered lists with nothing but "or" between them.
  private mutating func findLists(_ blocks: [MarkdownNode]) {
    var number = 1
    for index in blocks.indices.dropFirst().dropLast()
    where blocks[index].kind == .paragraph && blocks[index - 1].kind == .orderedList
      && blocks[index + 1].kind == .orderedList
      && blocks[index].plainText.lowercased().letterRuns() == ["or"]
    {
      names[blocks[index - 1].range.lowerBound] = "way-\(number)"
      number += 1
      names[blocks[index].range.lowerBound] = "way-\(number)"
      names[blocks[index + 1].range.lowerBound] = "way-\(number)"
    }
  }

  /// The name of the way that a block begins: `option-a`; nil where it begins none.
  func way(beginningWith block: MarkdownNode) -> String? { names[block.range.lowerBound] }

  /// Why a person decides about what a block of an item leads to: it is one of several ways.
  func reason(at block: MarkdownNode?) -> String? {
    guard let block, way(beginningWith: block) != nil else { return nil }
    return Self.reason
  }

  /// Why a person decides about one of several ways.
  static let reason = "it is one of several ways to do the same, of which a person takes one"

  /// Whether a paragraph is a label and nothing else.
  static func isLabelAlone(_ paragraph: MarkdownNode) -> Bool {
    if paragraph.plainText.lowercased().letterRuns() == ["or"] { return true }
    var inlines = paragraph.children.makeIterator()
    if paragraph.plainText.hasPrefix("=== ") { return true }
    guard inlines.next()?.kind == .strong else { return false }
    guard let next = inlines.next() else { return true }
    return next.plainText.trimmingSpaces == ":" && inlines.next() == nil
  }

  /// Whether a paragraph may end in a colon, which its last part tells; nearly none does.
  private static func endsInColon(_ paragraph: MarkdownNode) -> Bool {
    var last: MarkdownNode?
    for child in paragraph.children { last = child }
    let end = last?.plainText.trimmingSpaces ?? ""
    return end.isEmpty || end.hasSuffix(":")
  }

  /// Whether an HTML block ends the way that another one began.
  static func isEnd(_ block: MarkdownNode) -> Bool {
    guard block.kind == .htmlBlock, let text = block.content?.string.lowercased() else {
      return false
    }
    return ["</details>", "</tabitem>", "</tabs>"].contains { text.contains($0) }
  }

  /// The name of what an HTML block begins to fold away, `<details><summary>Security release</summary>`.
  ///
  /// Nil where it folds nothing, or a step or a way of a procedure.
  static func foldedName(_ block: MarkdownNode) -> String? {
    guard block.kind == .htmlBlock, let html = block.content?.string,
      let name = text(in: html, from: "<summary>", to: "</summary>")
        ?? text(in: html, from: "<Summary>", to: "</Summary>"),
      AlternativeWays.family(name) == nil, TitleWords(name).stepNumber == nil,
      // What is closed in the same block has no commands in it.
      html.ranges(of: "</details>").last.map({ end in
        html.ranges(of: "<details").last.map { $0.lowerBound > end.lowerBound } ?? false
      }) ?? true
    else { return nil }
    let title = name.split(separator: "<").map { part in
      part.firstIndex(of: ">").map { part[part.index(after: $0)...] } ?? part
    }.joined().onOneLine
    return title.isEmpty ? nil : title
  }

  /// A tab as MkDocs writes it: a line `=== "Linux"`.
  private static func tab(
    _ paragraph: MarkdownNode
  ) -> (start: Int, label: String, family: AlternativeWays.Family)? {
    let text = paragraph.plainText.trimmingSpaces
    guard text.hasPrefix("=== "), !text.contains("\n") else { return nil }
    let name = text.dropFirst(4).trimmingPrefix("!").trimmingPrefix("+")
      .filter { !"\"'“”".contains($0) }
    let slug = Slug.of(name.trimmingSpaces)
    return slug.isEmpty ? nil : (paragraph.range.lowerBound, slug, .tab)
  }

  /// `<details><summary>On Linux</summary>` and `<TabItem value="cli" label="CLI">`.
  private static func folded(
    _ block: MarkdownNode
  ) -> (start: Int, label: String, family: AlternativeWays.Family)? {
    guard let html = block.content?.string else { return nil }
    if let summary = text(in: html, from: "<summary>", to: "</summary>"),
      let family = AlternativeWays.family(summary)
    {
      let words = Slug.of(summary.trimmingSpaces)
      return words.isEmpty ? nil : (block.range.lowerBound, words, family)
    }
    guard let tag = text(in: html, from: "<TabItem", to: ">") else { return nil }
    let name =
      text(in: tag, from: "label=\"", to: "\"") ?? text(in: tag, from: "value=\"", to: "\"")
    guard let name, case let slug = Slug.of(name.trimmingSpaces), !slug.isEmpty else { return nil }
    return (block.range.lowerBound, slug, .tab)
  }

  /// What stands between two texts, the first behind the last `start`.
  private static func text(in html: String, from start: String, to end: String) -> String? {
    guard let first = html.ranges(of: start).last?.upperBound,
      let last = html[first...].firstRange(of: end)?.lowerBound
    else { return nil }
    return String(html[first..<last])
  }

  /// The way that a paragraph names, in bold or in a line that ends with a colon; over other blocks of an
  /// item the line needs none.
  private static func label(
    _ paragraph: MarkdownNode, isOverBlocks: Bool = false
  ) -> (start: Int, label: String, family: AlternativeWays.Family)? {
    guard let first = paragraph.children.first(where: { _ in true }) else { return nil }
    let text: String
    let family: AlternativeWays.Family
    if first.kind == .strong, let found = AlternativeWays.family(first.plainText) {
      (text, family) = (first.plainText, found)
    } else {
      // "On Linux:" as a line of its own.
      guard endsInColon(paragraph) else { return nil }
      let line = paragraph.plainText.trimmingSpaces
      guard line.hasSuffix(":") || isOverBlocks, let found = AlternativeWays.family(ofLabel: line)
      else {
        return nil
      }
      (text, family) = (line, found)
    }
    var words = Slug.of(text.trimmingSpaces).split(separator: "-")
    // "Option A: managed policy" is called by its first two words.
    if case .numbered = family { words = Array(words.prefix(2)) }
    return (paragraph.range.lowerBound, words.joined(separator: "-"), family)
  }
}
