/// Reads the inlines of one block after the other (specification, chapter 6).
///
/// One pass over the text makes a chain of nodes. Runs of `*`, `_` and `~` and opening brackets go
/// on stacks; a closing bracket, and in the end the whole text, resolve them by cutting the chain
/// between two of its nodes and hanging it under a new one, in constant time each.
struct InlineParser {
  let extensions: Bool
  let definitions: LinkDefinitions
  /// The text that is read.
  var text = JoinedText()

  // What the parser makes, for the whole document.
  var links: [LinkRecord]
  var pool: [UInt8]
  /// How many bytes of destinations and titles references may repeat.
  ///
  /// Without a limit, a document of one long definition and many references renders to quadratic
  /// size; the limit is cmark's.
  var referenceBudget: Int
  /// Whether that was not enough.
  var referenceBudgetExceeded = false

  // What it makes for a block.
  var nodes: [InlineNode] = []
  /// Whether an `@` was seen, so that mail addresses are worth looking for.
  var sawAt = false

  // Its state within a block.
  var place = 0
  private var runStart = 0
  private var runIsEscaped = false
  private var tail: Int32 = 0
  var delimiters: [Delimiter] = []
  var lastDelimiter: Int32 = -1
  var brackets: [Bracket] = []
  var backticks = BacktickRuns()
  var htmlEnds = UnfoundEnds()
  var domains = FailedDomain()

  /// For each byte, whether the main loop must look at it.
  private let isSpecial: [Bool]

  init(
    size: Int, extensions: Bool, definitions: LinkDefinitions, links: [LinkRecord], pool: [UInt8]
  ) {
    self.extensions = extensions
    self.definitions = definitions
    self.links = links
    self.pool = pool
    referenceBudget = max(100_000, size)
    var isSpecial = [Bool](repeating: false, count: 256)
    for byte in "\n\r`\\&<*_[]!".utf8 { isSpecial[Int(byte)] = true }
    if extensions { for byte in "~:.@".utf8 { isSpecial[Int(byte)] = true } }
    self.isSpecial = isSpecial
  }

  /// Reads ``text``; the chain of nodes begins at the root's `next`.
  mutating func parse() {
    nodes.removeAll(keepingCapacity: true)
    nodes.append(InlineNode(kind: .document, start: 0, end: 0))
    delimiters.removeAll(keepingCapacity: true)
    brackets.removeAll(keepingCapacity: true)
    lastDelimiter = -1
    tail = 0
    sawAt = false
    backticks.reset()
    htmlEnds = UnfoundEnds()
    domains = FailedDomain()
    let base = text.base
    let end = text.end
    place = text.start
    runStart = place
    runIsEscaped = false
    isSpecial.withUnsafeBufferPointer { isSpecial in
      while true {
        var index = place
        while index < end, !isSpecial[Int(base[index])] { index += 1 }
        place = index
        guard index < end else { break }
        readSpecial(base, end)
      }
    }
    endRun(at: end)
    if lastDelimiter >= 0 { resolveEmphasis(above: -1) }
  }

  private mutating func readSpecial(_ base: UnsafePointer<UInt8>, _ end: Int) {
    switch base[place] {
    case 0x0A, 0x0D: readLineEnd(base, end)
    case UInt8(ascii: "\\"): readBackslash(base, end)
    case UInt8(ascii: "&"):
      if let next = Entity.end(base, at: place, before: end) {
        runIsEscaped = true
        place = next
      } else {
        place += 1
      }
    case UInt8(ascii: "`"): readBackticks(base, end)
    case UInt8(ascii: "<"): readAngle(base, end)
    case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"): readDelimiters(base, end)
    case UInt8(ascii: "["): openBracket(length: 1)
    case UInt8(ascii: "!"):
      if place + 1 < end, base[place + 1] == UInt8(ascii: "[") {
        openBracket(length: 2)
      } else {
        place += 1
      }
    case UInt8(ascii: "]"): closeBracket(base, end)
    case UInt8(ascii: ":"): readURL(base, end)
    case UInt8(ascii: "."): readWWW(base, end)
    case UInt8(ascii: "@"):
      sawAt = true
      place += 1
    default: place += 1
    }
  }

  // MARK: - The chain

  /// Where the text since the last node begins.
  var runBegin: Int { runStart }

  /// Goes on after a node that was made of earlier ones.
  mutating func restartRun(at next: Int) {
    runStart = next
    runIsEscaped = false
    place = next
  }

  /// Makes a text node of the text since the last node.
  mutating func endRun(at end: Int) {
    if runStart < end {
      append(
        InlineNode(
          kind: .text, flags: runIsEscaped ? .escaped : [], start: Int32(runStart),
          end: Int32(end)))
    }
    runStart = end
    runIsEscaped = false
  }

  /// Adds a node at the end of the chain; the next run begins after it.
  @discardableResult
  mutating func append(_ node: InlineNode) -> Int32 {
    let index = Int32(nodes.count)
    nodes.append(node)
    nodes[Int(index)].previous = tail
    nodes[Int(tail)].next = index
    tail = index
    return index
  }

  /// Adds a node that takes up a range, with the text before it.
  @discardableResult
  mutating func append(_ kind: MarkdownNode.Kind, _ range: Range<Int>) -> Int32 {
    endRun(at: range.lowerBound)
    runStart = range.upperBound
    place = range.upperBound
    return append(
      InlineNode(kind: kind, start: Int32(range.lowerBound), end: Int32(range.upperBound)))
  }

  /// Adds an autolink and its text.
  mutating func appendAutolink(_ range: Range<Int>, text: Range<Int>, _ prefix: LinkRecord.Prefix) {
    let link = append(.link, range)
    nodes[Int(link)].payload = UInt32(links.count)
    let destination = self.text.slice(text, pool: &pool)
    links.append(
      LinkRecord(destination: destination, title: nil, isEscaped: false, prefix: prefix))
    nodes[Int(link)].firstChild = Int32(nodes.count)
    // The text counts as raw; its entities and escapes are none.
    nodes.append(
      InlineNode(
        kind: .text, flags: .raw, start: Int32(text.lowerBound), end: Int32(text.upperBound)))
  }

  /// Makes a bracket's node a link or an image around all that follows it.
  mutating func encloseTail(in node: Int32) {
    nodes[Int(node)].firstChild = nodes[Int(node)].next
    nodes[Int(node)].next = 0
    tail = node
  }

  /// Puts what stands between two nodes of the chain under a new node.
  mutating func enclose(_ kind: MarkdownNode.Kind, between opener: Int32, and closer: Int32) {
    let node = Int32(nodes.count)
    let first = nodes[Int(opener)].next
    let last = nodes[Int(closer)].previous
    nodes.append(
      InlineNode(
        kind: kind, start: nodes[Int(opener)].end, end: nodes[Int(closer)].start,
        previous: opener, next: closer, firstChild: first == closer ? 0 : first))
    if first != closer { nodes[Int(last)].next = 0 }
    nodes[Int(opener)].next = node
    nodes[Int(closer)].previous = node
  }

  // MARK: - Breaks, escapes, code

  private mutating func readLineEnd(_ base: UnsafePointer<UInt8>, _ end: Int) {
    let ending = place
    var textEnd = ending
    while textEnd > runStart, base[textEnd - 1].isSpaceOrTab { textEnd -= 1 }
    let isHard = ending - textEnd >= 2 && base[ending - 1] == 0x20 && base[ending - 2] == 0x20
    finishLine(isHard ? .lineBreak : .softBreak, textEnd, base, end)
  }

  private mutating func readBackslash(_ base: UnsafePointer<UInt8>, _ end: Int) {
    guard place + 1 < end else {
      place += 1
      return
    }
    let next = base[place + 1]
    if next.isPunctuation {
      runIsEscaped = true
      if next == UInt8(ascii: "@") { sawAt = true }
      place += 2
    } else if next.isLineEnd {
      let start = place
      place += 1
      finishLine(.lineBreak, start, base, end)
    } else {
      place += 1
    }
  }

  /// Adds a break that begins at an offset, and skips to the text of the next line.
  private mutating func finishLine(
    _ kind: MarkdownNode.Kind, _ start: Int, _ base: UnsafePointer<UInt8>, _ end: Int
  ) {
    var index = place
    LinkScanner.skipLineEnd(base, &index, before: end)
    append(kind, start..<index)
    while index < end, base[index].isSpaceOrTab { index += 1 }
    place = index
    runStart = index
  }

  private mutating func readBackticks(_ base: UnsafePointer<UInt8>, _ end: Int) {
    var index = place
    while index < end, base[index] == UInt8(ascii: "`") { index += 1 }
    if let close = backticks.closing(index - place, base, from: index, before: end) {
      append(.code, place..<close)
    } else {
      place = index
    }
  }
}
