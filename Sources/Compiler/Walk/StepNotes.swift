import Markdown
import Source

/// What a document says elsewhere of its numbered steps: that one is obsolete, that something comes
/// before another.
///
/// Such words stand in front of a list and behind it, in other items, in notes and in errata, and a
/// reader goes by them whatever the step itself says. All paragraphs are looked through before any
/// step is compiled.
struct StepNotes {
  /// Something that a person does right before a step.
  struct Task {
    /// The sentence that asks for it.
    var text: String
    /// The line that it stands on.
    var line: Int
  }

  /// Why a person decides about steps, by their places in the walk.
  var reasons: [Int: String] = [:]
  /// What comes first, by the places of the steps.
  private(set) var tasks: [Int: [Task]] = [:]
  /// What is asked for in the place of another step, by the places of the steps where it stands.
  private(set) var moved: [Int: [Task]] = [:]
  /// Sentences about a step that is not there, by the places of the steps that list them.
  private(set) var unresolved: [Int: [Step.Clause]] = [:]

  /// How many sentences take back more than a step, and whether one takes back all.
  private var wholes = 0
  var isAllHeld = false

  let walk: DocumentWalk
  let file: SourceFile
  /// The numbered steps of each section, by their numbers.
  private var numbered: [Int: [Int: [Int]]] = [:]
  /// The numbered steps within each section and those inside it; -1 is the document.
  private var within: [Int: [Int: [Int]]] = [:]
  /// The steps of the sections whose titles have a number: "Step 2: the topic".
  private var titled: [Int: [Int]] = [:]

  /// Looks through a document.
  /// - Complexity: O(bytes).
  init(_ walk: DocumentWalk, file: SourceFile) {
    self.walk = walk
    self.file = file
    for place in walk.steps.indices { index(place) }
    readTicks()
    readFrontMatter()
    readAccounts()
    var seen: Set<Int> = []
    for (place, step) in walk.steps.enumerated() {
      read(step.blocks, section: step.section, step: place, seen: &seen)
    }
    for (section, content) in walk.outline.sections.enumerated() {
      read(content.text.blocks, section: section, step: nil, seen: &seen)
    }
  }

  // MARK: Reading

  private mutating func read(
    _ blocks: [MarkdownNode], section: Int, step: Int?, seen: inout Set<Int>
  ) {
    var pending = Array(blocks.reversed())
    while let node = pending.popLast() {
      switch node.kind {
      case .paragraph, .tableCell:
        guard seen.insert(node.range.lowerBound).inserted else { continue }
        if step.map({ walk.steps[$0].number == nil }) ?? true {
          readWhole(node, section: section)
          readStandIns(node, section: section)
        }
        guard !numbered.isEmpty, StepReferences.mayBeIn(file.bytes[node.range]),
          ContentsReader.entries(in: [node]).isEmpty
        else { continue }
        read(node, section: section, step: step)
      case .blockQuote, .orderedList, .bulletList, .item, .table, .tableRow:
        pending += node.children.reversed()
      default: continue
      }
    }
  }

  private mutating func read(_ paragraph: MarkdownNode, section: Int, step: Int?) {
    let tokens = ProseTokenizer.tokens(of: paragraph, source: file.bytes)[...]
    let title = walk.outline.sections[section].text.path
    let isCorrection = title.contains { !Self.corrections.isDisjoint(with: $0.lowercased().words) }
    for sentence in ClauseParser.sentences(of: tokens) {
      // "Can I skip step 2?" asks.
      if sentence.endIndex < tokens.endIndex,
        file.bytes[tokens[sentence.endIndex].range].first == UInt8(ascii: "?")
      {
        continue
      }
      let found = StepReferences(sentence)
      guard !found.references.isEmpty else { continue }
      let remarks = StepRemarks(
        found, number: step.flatMap { walk.steps[$0].number }, isCorrection: isCorrection,
        asks: Self.asks(sentence))
      for change in remarks.changes {
        apply(change, of: sentence, in: section, step: step)
      }
    }
  }

  /// Reads what a paragraph says of the document, the section, or what stands beside it.
  private mutating func readWhole(_ paragraph: MarkdownNode, section: Int) {
    guard !isAllHeld else { return }
    let text = paragraph.plainText
    for sentence in text.utf8.split(whereSeparator: { ".!?".utf8.contains($0) }).lazy
      .filter(WholeRemarks.mayBegin).map(Substring.init)
    {
      // No sentence has more characters than bytes.
      let isLong = sentence.utf8.count > Self.longestWhole
      let head = isLong ? sentence.prefix(Self.longestWhole) : sentence
      let words = head.lowercased().alphanumericRuns
      // A word in a cell is said of its row.
      guard !isAllHeld, words.count > 1 || paragraph.kind == .paragraph,
        let found = WholeRemarks.reach(of: words)
      else { continue }
      // Each goes through all steps.
      wholes += 1
      let reach = wholes > Self.mostWhole ? .document : found
      let line = file.location(of: paragraph.range.lowerBound).line
      let said = Self.quoted(String(sentence).onOneLine)
      let reason = "line \(line) says \"\(said)\", so that a person decides"
      for (place, step) in walk.steps.enumerated() where reasons[place] == nil {
        let isMeant =
          switch reach {
          case .document: true
          case .section: isInside(step.section, section)
          case .above:
            step.section == section && step.range.lowerBound < paragraph.range.lowerBound
          case .below:
            isInside(step.section, section) && step.range.lowerBound > paragraph.range.lowerBound
          }
        if isMeant { reasons[place] = reason }
      }
      isAllHeld = reach == .document
    }
  }

  /// Whether a section is another one or stands within it.
  func isInside(_ section: Int, _ outer: Int) -> Bool {
    var current: Int? = section
    while let index = current {
      if index == outer { return true }
      current = walk.outline.sections[index].parent
    }
    return false
  }

  /// A document with more such sentences than this is a person's altogether.
  static let mostWhole = 100
  /// No sentence of the kind is longer, in characters.
  private static let longestWhole = 200

  /// Whether a sentence asks its reader for something, or says what must be.
  private static func asks(_ sentence: ArraySlice<ProseToken>) -> Bool {
    if sentence.contains(where: { ["must", "should", "need", "needs"].contains($0.lower) }) {
      return true
    }
    var parser = ClauseParser()
    parser.read(Array(sentence))
    return parser.clauses.contains { $0.mood == .imperative || $0.mood == .obligation }
  }

  /// Titles of sections whose sentences correct what the others say.
  private static let corrections: Set<String> = [
    "errata", "erratum", "correction", "corrections", "corrigenda", "corrigendum", "amendments",
  ]

  // MARK: Finding steps

  private mutating func apply(
    _ change: StepRemarks.Change, of sentence: ArraySlice<ProseToken>, in section: Int, step: Int?
  ) {
    guard let first = sentence.first, let last = sentence.last else { return }
    let text = file.text(
      first.range.lowerBound..<max(first.range.upperBound, last.range.upperBound)
    )
    .onOneLine
    let line = file.location(of: first.range.lowerBound).line
    let reason = "line \(line) says \"\(Self.quoted(text))\", so that a person decides"
    func hold(_ places: [Int]) { for place in places { reasons[place] = reasons[place] ?? reason } }
    switch change {
    case .heldHere: hold(step.map { [$0] } ?? [])
    case .held(let places):
      var found: [Int] = []
      for place in places {
        let steps = self.steps(place, from: section, step: step)
        if steps.isEmpty { list(text, line: line, near: step, section: section) }
        found += steps
      }
      hold(found)
    case .before(let place), .after(let place):
      var steps = self.steps(place, from: section, step: step)
      if steps.isEmpty { list(text, line: line, near: step, section: section) }
      if case .after = change { steps = steps.compactMap(successor) }
      for step in steps { tasks[step, default: []].append(Task(text: text, line: line)) }
      if let step, !steps.isEmpty { moved[step, default: []].append(Task(text: text, line: line)) }
    case .resumesAt(let place):
      for target in self.steps(place, from: section, step: step).prefix(1) {
        hold(passedOver(until: target, from: step))
      }
    }
  }

  /// A sentence as a reason shows it, cut at a word.
  static func quoted(_ text: String) -> String {
    let words = text.words(upTo: longestQuote / 2)
    var shown = ""
    for word in words {
      guard shown.count + word.count < longestQuote else { return shown + " …" }
      shown += shown.isEmpty ? word : " \(word)"
    }
    return shown
  }

  private static let longestQuote = 80

  /// The steps between one that says to go on at another and that one.
  private func passedOver(until target: Int, from step: Int?) -> [Int] {
    guard let end = walk.steps[target].number else { return [] }
    let start = step.flatMap { walk.steps[$0].number } ?? 0
    guard start + 1 < end else { return [] }
    let numbers = numbered[walk.steps[target].section] ?? [:]
    return (start + 1..<end).flatMap { numbers[$0] ?? [] }.filter { $0 != step }
  }

  private func successor(of step: Int) -> Int? {
    guard let number = walk.steps[step].number else { return nil }
    return numbered[walk.steps[step].section]?[number + 1]?.first { $0 > step }
  }

  /// The steps that a number means in a section: its own, else those of the nearest section around
  /// it that has one of that number; of several that may be meant, all.
  private func steps(_ place: StepReferences.Place, from section: Int, step: Int?) -> [Int] {
    let own = step.flatMap { walk.steps[$0].number }
    switch place {
    case .unknown: return []
    case .number(let number): return steps(number, from: section)
    case .previous: return own.map { steps($0 - 1, from: section) } ?? []
    case .next: return own.map { steps($0 + 1, from: section) } ?? []
    case .last:
      // In notes behind a procedure, it is that one's.
      guard let section = (0...section).last(where: { numbered[$0] != nil }) else { return [] }
      return numbered[section]?.max { $0.key < $1.key }?.value ?? []
    }
  }

  private func steps(_ number: Int, from section: Int) -> [Int] {
    let named = titled[number] ?? []
    if let own = numbered[section]?[number] { return own + named.filter { !own.contains($0) } }
    if !named.isEmpty { return named }
    var scope = section
    while scope != Self.document {
      scope = walk.outline.sections[scope].parent ?? Self.document
      if let found = within[scope]?[number] {
        return found.count > Self.mostMeant ? [] : found
      }
    }
    return []
  }

  /// Notes where a step is found by its number: in its section, those around it and the document.
  private mutating func index(_ place: Int) {
    let step = walk.steps[place]
    guard !walk.isFact(step) else { return }
    if let number = step.number {
      numbered[step.section, default: [:]][number, default: []].append(place)
      within[Self.document, default: [:]][number, default: []].append(place)
    }
    var scope: Int? = step.section
    while let section = scope {
      if let number = step.number {
        within[section, default: [:]][number, default: []].append(place)
      }
      if let number = walk.outline.sections[section].traits.stepNumber {
        titled[number, default: []].append(place)
      }
      scope = walk.outline.sections[section].parent
    }
  }

  private static let document = -1
  /// Where more steps than this have the number that a text names, it means none that can be told.
  private static let mostMeant = 8

  /// Says that a sentence is about a step that is not there, under the step where it stands, or the
  /// nearest one before it.
  private mutating func list(_ text: String, line: Int, near step: Int?, section: Int) {
    let before = walk.steps.indices.last { walk.steps[$0].section <= section }
    guard let place = step ?? before ?? walk.steps.indices.first else { return }
    let clause = Step.Clause(line: line, text: "\(text) (no step is found that it names)")
    if unresolved[place]?.contains(clause) != true {
      unresolved[place, default: []].append(clause)
    }
  }
}
