import Markdown
import Source

/// The sections of a document in order, what their titles say, and what the contents list adds.
struct Outline {
  /// One section with what is known of it.
  struct Section {
    /// The heading and its blocks.
    var text: SectionText
    /// What its title, those around it and the contents list say.
    var traits: SectionTraits
    /// The index of the section around it; nil at the top.
    var parent: Int?
    /// Which of several ways it is, if it is one.
    var alternative: Step.Alternative?
  }

  /// The sections, in the order of the document.
  private(set) var sections: [Section] = []
  /// The lines of contents lists.
  private(set) var contents: [ContentsEntry] = []

  /// Finds the sections of a document.
  /// - Complexity: O(nodes of the top level and of the contents lists).
  init(_ document: MarkdownDocument) {
    var names = UniqueNames()
    var open: [Int] = []
    append(
      SectionText(id: "start", title: "", path: [], level: 0, heading: nil, blocks: []),
      traits: .none, parent: nil)
    let title = Outline.title(of: document)
    for block in document.root.children {
      guard block.kind == .heading else {
        sections[sections.count - 1].text.blocks.append(block)
        continue
      }
      let level = block.level ?? 1
      let full = block.plainText
      while let last = open.last, sections[last].text.level >= level { open.removeLast() }
      let slug = Slug.of(full.trimmingSpaces)
      let words = TitleWords(full)
      var traits = SectionTraits(words, isDocument: block.range.lowerBound == title)
      if let parent = open.last { traits.inherit(sections[parent].traits) }
      let path = (open.last.map { sections[$0].text.path } ?? []) + [words.title]
      append(
        SectionText(
          id: names.unique(slug.isEmpty ? "section" : slug), title: words.title, path: path,
          level: level, heading: block, blocks: []),
        traits: traits, parent: open.last)
      open.append(sections.count - 1)
    }
    contents = sections.flatMap { ContentsReader.entries(in: $0.text.blocks) }
    markOptional()
    markAlternatives()
  }

  /// Where the title of the whole document begins: its first heading, where no other of the highest
  /// level follows.
  private static func title(of document: MarkdownDocument) -> Int? {
    let headings = document.root.children.filter { $0.kind == .heading }
    let isTitle = headings.first?.level == 1 && headings.dropFirst().allSatisfy { $0.level != 1 }
    return isTitle ? headings.first?.range.lowerBound : nil
  }

  private mutating func append(_ text: SectionText, traits: SectionTraits, parent: Int?) {
    sections.append(Section(text: text, traits: traits, parent: parent))
  }

  /// "Step 4 (Optional): [Title](#title)" in a contents list makes the section optional.
  private mutating func markOptional() {
    let optional = contents.filter(\.isOptional)
    guard !optional.isEmpty else { return }
    let anchors = Set(optional.compactMap(\.anchor))
    let titles = Set(optional.map { $0.title.lowercased() })
    for index in sections.indices {
      let section = sections[index]
      if let parent = section.parent { sections[index].traits.inherit(sections[parent].traits) }
      guard section.text.heading != nil else { continue }
      if anchors.contains(section.text.id) || titles.contains(section.text.title.lowercased()) {
        sections[index].traits.isOptional = true
      }
    }
  }

  /// Sections of which each is for a case of its own: opposites, and what stands under "Operations".
  private mutating func markOpposites(_ group: [Int], under parent: Int?) {
    let isCatalogue = parent.map { OppositeTitles.isCatalogue(sections[$0].text.title) } ?? false
    var members: Set<Int> = isCatalogue && group.count > 1 ? Set(group) : []
    if !isCatalogue {
      for (one, other) in zip(group, group.dropFirst())
      where OppositeTitles.areOpposite(sections[one].text.title, sections[other].text.title) {
        members.formUnion([one, other])
      }
    }
    let name = "\(parent.map { sections[$0].text.id } ?? "document")/cases"
    for member in members where sections[member].alternative == nil {
      sections[member].alternative = Step.Alternative(group: name, choice: sections[member].text.id)
    }
  }

  /// Sections side by side that are ways to do the same thing ("On Linux", "On macOS").
  private mutating func markAlternatives() {
    var siblings: [Int?: [Int]] = [:]
    for (index, section) in sections.enumerated() where section.text.heading != nil {
      siblings[section.parent, default: []].append(index)
    }
    for (parent, group) in siblings {
      let families = Dictionary(grouping: group) { AlternativeWays.family(sections[$0].text.title) }
      let choices = families.filter { $0.key != nil && $0.value.count > 1 }
      for (family, members) in choices {
        var name = parent.map { sections[$0].text.id } ?? "document"
        // "Option A" and "Option B" are another choice than "On Linux" and "On Windows" beside them.
        if choices.count > 1, let family, case .numbered(let word) = family { name += "/\(word)" }
        for member in members {
          sections[member].alternative = Step.Alternative(
            group: name, choice: sections[member].text.id)
        }
      }
    }
    for (parent, group) in siblings { markOpposites(group, under: parent) }
    // What stands deeper belongs to the same way, unless it has ways of its own.
    for index in sections.indices where sections[index].alternative == nil {
      if let parent = sections[index].parent {
        sections[index].alternative = sections[parent].alternative
      }
    }
  }
}
