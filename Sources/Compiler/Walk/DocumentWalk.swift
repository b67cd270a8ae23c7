import Markdown
import Source

/// Finds the steps of a document, in order, without reading anything from them yet.
///
/// Steps are numbered items, command tables, fences that run, and passages that may be instructions.
struct DocumentWalk {
  /// The document.
  private let file: SourceFile
  /// The sections.
  let outline: Outline
  /// The steps, in the order of the document.
  private(set) var steps: [WalkedStep] = []
  /// Findings about directives.
  private(set) var diagnostics: [Diagnostic] = []
  /// Every directive, also where it stands before nothing.
  private(set) var directives: [Directive] = []

  /// What HTML hides, strikes out or folds away.
  private var hidden = HiddenParts()

  /// What the introductions of steps are slices of.
  ///
  /// Each step of a long section has nearly the same one, so that arrays of their own would take
  /// memory by the square of the document's length.
  private var introductions: [MarkdownNode] = []
  /// Where in ``introductions`` that of each step stands.
  private var introductionRanges: [Range<Int>] = []

  /// What the walk knows within one section.
  private struct Cursor {
    var section: Int
    /// Blocks since the section began, for the steps to come: the last of `introductions`.
    var introduction: Range<Int>
    /// The block after the one that is walked.
    var next: MarkdownNode?
    /// Directives that wait for the block that they stand before.
    var waiting: [Directive] = []
    /// The index of the step that the numbered list before made last, while only fences and
    /// passages stand between, and that list's last number.
    var lastItem: (step: Int, number: Int)?
    var hasList = false
    var tables = 0
    var fences = 0
    var passages = 0
    var lists = 0
    var numbers: Set<Int> = []
    /// The ways to do the same thing that its paragraphs begin, and the one that is walked.
    var ways = SectionWays([])
    /// The paragraphs that are steps of a procedure.
    var paragraphSteps = ParagraphSteps([], source: [])
    var way: String?
    /// The name under which what is walked is folded away.
    var folded: String?

    /// Goes on with another way, whose steps are counted anew.
    mutating func begin(_ way: String) {
      self.way = way
      introduction = introduction.upperBound..<introduction.upperBound
      lastItem = nil
      numbers = []
      lists = 0
    }
  }

  /// Walks a document.
  /// - Complexity: O(nodes).
  init(_ document: MarkdownDocument, file: SourceFile) {
    self.file = file
    outline = Outline(document)
    for index in outline.sections.indices {
      var cursor = Cursor(section: index, introduction: noIntroduction)
      walkSection(&cursor)
    }
    for (index, range) in introductionRanges.enumerated() {
      steps[index].introduction = introductions[range]
    }
  }

  private mutating func walkSection(_ cursor: inout Cursor) {
    let section = outline.sections[cursor.section]
    let blocks = section.text.blocks
    if section.traits.stepNumber != nil, !section.traits.isFacts,
      !blocks.contains(where: { $0.kind == .orderedList || isCommandTable($0) })
    {
      walkStepSection(&cursor, number: section.traits.stepNumber)
      return
    }
    if section.alternative == nil { cursor.ways = SectionWays(blocks) }
    cursor.paragraphSteps = ParagraphSteps(blocks, source: file.bytes)
    cursor.hasList = blocks.contains { $0.kind == .orderedList && isProcedure($0) }
    for (index, block) in blocks.enumerated() {
      cursor.next = index + 1 < blocks.count ? blocks[index + 1] : nil
      hidden.follow(block)
      let count = steps.count
      walk(block, &cursor)
      if let reason = hidden.reason {
        for step in min(count, steps.count)..<steps.count {
          steps[step].excludedBy = steps[step].excludedBy ?? reason
        }
      }
    }
    flushWaiting(&cursor)
  }

  /// A section "Step 3: …" without lists of its own is one step.
  private mutating func walkStepSection(_ cursor: inout Cursor, number: Int?) {
    let section = outline.sections[cursor.section]
    var blocks: [MarkdownNode] = []
    for block in section.text.blocks {
      if let directive = takeDirective(block) {
        cursor.waiting.append(directive)
      } else {
        blocks.append(block)
      }
    }
    guard blocks.contains(where: { $0.kind != .thematicBreak && $0.kind != .definition }) else {
      flushWaiting(&cursor)
      return
    }
    append(
      &cursor, id: "\(section.text.id)/\(number ?? 1)", number: number, content: .section,
      blocks: blocks)
  }

  private mutating func walk(_ block: MarkdownNode, _ cursor: inout Cursor) {
    if let directive = takeDirective(block) {
      cursor.waiting.append(directive)
      return
    }
    if SectionWays.isEnd(block) { (cursor.way, cursor.folded) = (nil, nil) }
    if cursor.ways.way(beginningWith: block) == nil, let name = SectionWays.foldedName(block) {
      cursor.folded = name
    }
    if block.kind == .paragraph || block.kind == .orderedList || block.kind == .htmlBlock,
      let way = cursor.ways.way(beginningWith: block)
    {
      cursor.begin(way)
      if block.kind == .paragraph, SectionWays.isLabelAlone(block) { return }
    }
    // What follows the last of several lists is for all ways.
    defer {
      if block.kind == .orderedList, cursor.ways.way(beginningWith: block) != nil {
        cursor.way = nil
      }
    }
    if block.kind == .orderedList || block.kind == .bulletList,
      LeadIn.isAnnouncement(introductions[cursor.introduction].last)
    {
      introduce(block, &cursor)
      flushWaiting(&cursor)
      return
    }
    switch block.kind {
    case .orderedList where isProcedure(block): walkList(block, &cursor)
    case .bulletList where isProcedure(block): walkBullets(block, &cursor)
    case .table: walkTable(block, &cursor)
    case .codeBlock: walkFence(block, &cursor)
    case .paragraph: walkParagraph(block, &cursor)
    case .definition, .thematicBreak, .htmlBlock: break
    // What a quote asks for is listed; that it is a remark shows when it is read.
    case .blockQuote where cursor.waiting.isEmpty:
      walkPassage([block], &cursor)
      introduce(block, &cursor)
    default:
      introduce(block, &cursor)
      flushWaiting(&cursor)
    }
  }

  private var noIntroduction: Range<Int> { introductions.count..<introductions.count }

  /// Adds a block to what stands before the steps to come.
  private mutating func introduce(_ block: MarkdownNode, _ cursor: inout Cursor) {
    introductions.append(block)
    cursor.introduction = cursor.introduction.lowerBound..<introductions.count
  }

  private func isProcedure(_ list: MarkdownNode) -> Bool { !ContentsReader.isContents(list) }

  private func isCommandTable(_ block: MarkdownNode) -> Bool {
    block.kind == .table && CommandTable(block) != nil
  }

  // MARK: Numbered lists

  private mutating func walkList(_ list: MarkdownNode, _ cursor: inout Cursor) {
    let items = Array(list.children)
    let numbers = DocumentWalk.numbers(of: items, start: list.number ?? 1)
    guard let first = numbers.first else { return }
    let section = outline.sections[cursor.section]
    // `1.` fence `2.`: what stands between belongs to the item before.
    if let last = cursor.lastItem, first == last.number + 1 {
      join(stepsAfter: last.step, introductions[cursor.introduction])
      cursor.introduction = noIntroduction
    } else if first == 1 || cursor.lastItem == nil {
      cursor.lists += 1
    }
    for (item, number) in zip(items, numbers) {
      let isNew = cursor.numbers.insert(number).inserted
      let place = cursor.way.map { "\(section.text.id)/\($0)" } ?? section.text.id
      let id = isNew ? "\(place)/\(number)" : "\(place)/list-\(cursor.lists)/\(number)"
      var blocks: [MarkdownNode] = []
      for child in item.children {
        if let directive = takeDirective(child) {
          cursor.waiting.append(directive)
        } else {
          blocks.append(child)
        }
      }
      append(&cursor, id: id, number: number, content: .item, blocks: blocks)
      cursor.lastItem = (steps.count - 1, number)
    }
    cursor.introduction = noIntroduction
  }

  /// Makes what stands between two items of one list a part of the first.
  ///
  /// What is joined is no step of its own any more: it would be carried out twice. A step that a
  /// directive speaks of, or a table, stays one, and then only what no step holds is joined.
  private mutating func join(stepsAfter item: Int, _ between: ArraySlice<MarkdownNode>) {
    // No slice of the steps is kept: a change beside it would copy them all, once an item.
    let areParts = steps[(item + 1)...].allSatisfy { step in
      if case .table = step.content { return false }
      return step.directives.isEmpty
    }
    if areParts {
      steps[item].blocks += between
      steps.removeSubrange((item + 1)...)
      introductionRanges.removeSubrange((item + 1)...)
    } else {
      let held = Set(steps[(item + 1)...].flatMap { $0.blocks.map(\.range.lowerBound) })
      steps[item].blocks += between.filter { block in
        block.kind != .bulletList && !held.contains(block.range.lowerBound)
      }
    }
  }

  /// The numbers of a list's items: as written where they rise, else as they are shown (`1.` on
  /// every line is shown as 1, 2, 3).
  static func numbers(of items: [MarkdownNode], start: Int) -> [Int] {
    let written = items.map { $0.number ?? start }
    let rises = zip(written, written.dropFirst()).allSatisfy { $0 < $1 }
    return rises ? written : Array(start..<start + items.count)
  }

  // MARK: Other blocks

  private mutating func walkBullets(_ list: MarkdownNode, _ cursor: inout Cursor) {
    let way = cursor.way
    // A way that a bullet begins ends with it.
    defer { cursor.way = way }
    let before = introductions[cursor.introduction].last
    let isEntry = ConsoleProcedure.isOne(list, after: before)
    let isTask = TaskList.isOne(
      list, after: before, under: outline.sections[cursor.section].text.title)
    if isTask, TaskList.isElliptic(list) {
      walkPassage([list], &cursor)
      steps[steps.count - 1].isTask = true
      introduce(list, &cursor)
      return
    }
    for item in list.children {
      if let way = cursor.ways.way(beginningWith: item) { cursor.begin(way) }
      let nested = item.children.first { $0.kind == .orderedList }
      if nested.map(isProcedure) == true || TaskList.isLabelled(item) {
        let first = steps.count
        // What the list under the label before ends with does not go on here.
        cursor.lastItem = nil
        for child in item.children { walk(child, &cursor) }
        exclude(stepsFrom: first, under: item)
        continue
      }
      var blocks: [MarkdownNode] = []
      for child in item.children {
        if let directive = takeDirective(child) {
          cursor.waiting.append(directive)
        } else {
          blocks.append(child)
        }
      }
      if let fence = blocks.firstIndex(where: { ExecutableFence($0, introducedBy: blocks) != nil }),
        blocks[fence].kind == .codeBlock
      {
        cursor.introduction = noIntroduction
        for block in blocks[..<fence] { introduce(block, &cursor) }
        for block in blocks[fence...] { walk(block, &cursor) }
        continue
      }
      let count = steps.count
      walkPassage(blocks, &cursor)
      if isEntry, steps.count > count { steps[count].isEntry = true }
      // What is ticked off is done.
      if isTask, item.taskState != true, steps.count > count { steps[count].isTask = true }
    }
    introduce(list, &cursor)
  }

  /// Leaves out what stands under the label of an item that takes something down, or states facts.
  private mutating func exclude(stepsFrom first: Int, under item: MarkdownNode) {
    guard first < steps.count, let label = item.children.first(where: { _ in true }),
      label.kind == .paragraph,
      let reason = TaskList.exclusion(underLabel: label.plainText)
    else { return }
    for index in first..<steps.count { steps[index].excludedBy = steps[index].excludedBy ?? reason }
  }

  private mutating func walkParagraph(_ block: MarkdownNode, _ cursor: inout Cursor) {
    let leadsOn =
      cursor.waiting.isEmpty && block.plainText.trimmingSpaces.hasSuffix(":")
      && (cursor.hasList && cursor.lastItem == nil || leadsToCommands(from: block, cursor.next))
    if leadsOn || !ContentsReader.entries(in: [block]).isEmpty {
      introduce(block, &cursor)
      return
    }
    if let last = cursor.lastItem, isContinuation(block, of: steps[last.step], cursor) {
      steps[last.step].blocks.append(block)
      return
    }
    let count = steps.count
    walkPassage([block], &cursor)
    if steps.count > count, cursor.paragraphSteps.contains(block) { steps[count].isEntry = true }
    introduce(block, &cursor)
  }

  /// Whether a paragraph is indented as a part of an item whose fence before it is not: the fence
  /// ends the list, and the paragraph still belongs to the item.
  private func isContinuation(
    _ block: MarkdownNode, of step: WalkedStep, _ cursor: Cursor
  ) -> Bool {
    guard cursor.waiting.isEmpty, cursor.introduction.isEmpty, step.blocks.last?.kind == .codeBlock
    else { return false }
    return file.location(of: block.range.lowerBound).column > 2
  }

  /// Whether what follows carries out what a paragraph says ("Check the pods:" before a fence).
  private func leadsToCommands(from paragraph: MarkdownNode, _ next: MarkdownNode?) -> Bool {
    guard let next, next.kind == .codeBlock || next.kind == .table,
      !Passage.mayInstruct([paragraph])
    else { return false }
    return ExecutableFence(next, introducedBy: [paragraph]) != nil || isCommandTable(next)
  }

  private mutating func walkPassage(_ blocks: [MarkdownNode], _ cursor: inout Cursor) {
    let section = outline.sections[cursor.section]
    cursor.passages += 1
    append(
      &cursor, id: "\(section.text.id)/paragraph-\(cursor.passages)", number: nil,
      content: .passage, blocks: blocks)
  }

  private mutating func walkTable(_ block: MarkdownNode, _ cursor: inout Cursor) {
    let section = outline.sections[cursor.section]
    guard let table = CommandTable(block) else {
      if cursor.waiting.isEmpty, !OrderTable.rows(of: block).isEmpty {
        walkPassage([block], &cursor)
      }
      introduce(block, &cursor)
      flushWaiting(&cursor)
      return
    }
    cursor.tables += 1
    if let last = cursor.lastItem { steps[last.step].isFollowedByTable = true }
    append(
      &cursor, id: "\(section.text.id)/table-\(cursor.tables)", number: nil,
      content: .table(table), blocks: [block])
    cursor.lastItem = nil
  }

  private mutating func walkFence(_ block: MarkdownNode, _ cursor: inout Cursor) {
    let section = outline.sections[cursor.section]
    let before = introductions[cursor.introduction].suffix(1)
    if let fence = ExecutableFence(block, introducedBy: Array(before)) {
      if let last = cursor.lastItem, fence.directive(of: block) == nil, cursor.waiting.isEmpty,
        cursor.introduction.isEmpty, LeadIn.leadsOn(from: steps[last.step].blocks.last)
      {
        // "3. Restart it:" and its fence right after it, not indented.
        steps[last.step].blocks.append(block)
        steps[last.step].behind = cursor.next
        return
      }
      cursor.fences += 1
      if let (directive, found) = fence.directive(of: block) {
        cursor.waiting.append(directive)
        directives.append(directive)
        diagnostics += found
      }
      append(
        &cursor, id: "\(section.text.id)/fence-\(cursor.fences)", number: nil,
        content: .fence(fence), blocks: [block])
      steps[steps.count - 1].behind = cursor.next
      introduce(block, &cursor)
      return
    }
    if let last = cursor.lastItem, cursor.waiting.isEmpty, cursor.introduction.isEmpty {
      // A fence right after a list, not indented, belongs to its last item.
      steps[last.step].blocks.append(block)
      return
    }
    // A passage right before it ("paste the following:") is about it.
    if let last = steps.indices.last, steps[last].section == cursor.section,
      case .passage = steps[last].content, cursor.waiting.isEmpty,
      steps[last].blocks.last == introductions[cursor.introduction].last
    {
      steps[last].blocks.append(block)
    } else if cursor.waiting.isEmpty,
      UnlabelledCommands.first(in: block, after: Array(before)) != nil
    {
      // Nothing runs it, and it is not passed over in silence.
      walkPassage([block], &cursor)
    }
    introduce(block, &cursor)
    flushWaiting(&cursor)
  }

  // MARK: Directives

  private mutating func takeDirective(_ block: MarkdownNode) -> Directive? {
    guard block.kind == .htmlBlock, let content = block.content,
      let (directive, found) = DirectiveReader.read(comment: content)
    else { return nil }
    diagnostics += found
    directives.append(directive)
    return directive
  }

  /// A directive that says what runs, before nothing that could be a step, is a step of its own.
  private mutating func flushWaiting(_ cursor: inout Cursor) {
    guard !cursor.waiting.isEmpty else { return }
    guard cursor.waiting.contains(where: { $0.has(.run) || $0.has(.manual) }) else {
      cursor.waiting = []
      return
    }
    cursor.passages += 1
    append(
      &cursor, id: "\(outline.sections[cursor.section].text.id)/directive-\(cursor.passages)",
      number: nil, content: .directive, blocks: [])
  }

  private mutating func append(
    _ cursor: inout Cursor, id: String, number: Int?, content: WalkedStep.Content,
    blocks: [MarkdownNode]
  ) {
    steps.append(
      WalkedStep(
        id: id, section: cursor.section, number: number, content: content, blocks: blocks,
        directives: cursor.waiting,
        alternative: cursor.way.map { way in
          let section = outline.sections[cursor.section].text.id
          return Step.Alternative(group: section, choice: "\(section)/\(way)")
        }))
    if let name = cursor.folded, cursor.waiting.isEmpty {
      steps[steps.count - 1].excludedBy =
        "it is folded away under \"\(name)\": it runs only when asked for"
    }
    introductionRanges.append(cursor.introduction)
    cursor.waiting = []
  }
}
