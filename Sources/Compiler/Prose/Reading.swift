import JSON
import Markdown
import Source

/// A step as the recipes see it: its clauses and its fences.
struct Reading: Sendable {
  /// The step.
  let step: ProseStep
  /// What its sentences say, in order.
  let clauses: [Clause]
  /// Its code blocks, in order.
  let fences: [Fence]
  /// The step's bytes.
  let range: Range<Int>
  /// The services whose consoles the clauses name, by their commands.
  var services: Set<String> { Set(clauses.compactMap(Navigation.service)) }

  /// Reads a step's blocks.
  ///
  /// - Parameters:
  ///   - step: the step.
  ///   - source: the document's bytes.
  init(_ step: ProseStep, source: [UInt8]) {
    self.step = step
    var parser = ClauseParser()
    parser.stepDoubt = step.doubt
    var fences: [Fence] = []
    // Blocks inside blocks wait on a stack of their own: a list may be nested as deep as it likes.
    // With each block stands what its words go on with, where a verb before a list is for all items.
    var pending = Array(
      step.blocks.reversed().map { (node: $0, isRemark: false, beginning: [ProseToken]()) })
    while let (node, isRemark, beginning) = pending.popLast() {
      switch node.kind {
      case .paragraph, .heading:
        var tokens = ProseTokenizer.tokens(of: node, source: source)
        if !beginning.isEmpty { tokens = EllipticList.completed(tokens, with: beginning) }
        // "Attach the following policies:", and a list of their names.
        if tokens.last?.isMark(":") == true, let list = pending.last?.node,
          let names = NameList.names(in: list, source: source)
        {
          for name in names { FormLines.append(name, to: &tokens) }
          pending.removeLast()
        } else if let list = pending.last?.node,
          let targets = NameList.targets(in: list, after: tokens, source: source)
        {
          if tokens.last?.isMark(":") == true { tokens.removeLast() }
          tokens += targets
          pending.removeLast()
        } else if tokens.last?.isMark(":") == true, let list = pending.last?.node,
          list.kind == .bulletList || list.kind == .orderedList,
          let verb = EllipticList.beginning(tokens, of: list, source: source)
        {
          pending[pending.count - 1].beginning = verb
          continue
        }
        parser.read(tokens, isRemark: isRemark, isEntry: step.isEntry)
      case .codeBlock: fences.append(Fence(node))
      case .blockQuote:
        let isRemark = isRemark || Self.isRemark(node, source: source)
        pending += node.children.reversed().map { ($0, isRemark, []) }
      case .orderedList, .bulletList:
        let verb =
          beginning.isEmpty
          ? EllipticList.beginning(ofFirstIn: node, source: source) ?? [] : beginning
        pending += node.children.reversed().map { ($0, isRemark, verb) }
      case .item:
        // What follows the first paragraph of an item is no thing of its own.
        let outer = pending.count
        pending += node.children.reversed().map { ($0, isRemark, []) }
        // An empty item ("-") adds nothing; what is last then is another block.
        if pending.count > outer { pending[pending.count - 1].beginning = beginning }
      case .table:
        guard step.isEntry, SettingsTable.isAnnounced(by: parser.clauses.last) else { continue }
        for entry in SettingsTable.entries(of: node, source: source) { parser.readEntry(entry) }
      case .text, .softBreak, .lineBreak, .code, .html, .emphasis, .strong, .strikethrough, .link,
        .image, .document, .htmlBlock, .thematicBreak, .tableRow, .tableCell, .definition:
        break
      }
    }
    clauses = parser.clauses
    self.fences = fences
    let start = step.blocks.first?.range.lowerBound ?? 0
    range = start..<max(start, step.blocks.last?.range.upperBound ?? start)
  }

  /// Whether something of it is struck out ("~~", "<del>"), which nothing is read from.
  var isStruckOut: Bool {
    var pending = step.blocks
    while let node = pending.popLast() {
      switch node.kind {
      case .strikethrough: return true
      case .html where ProseTokenizer.isDeletion(node): return true
      case .codeBlock, .code, .text: continue
      default: pending += node.children
      }
    }
    return false
  }

  /// Whether a quote is a remark: its first words say so, or the mark of an alert ("[!NOTE]").
  private static func isRemark(_ quote: MarkdownNode, source: [UInt8]) -> Bool {
    guard let first = quote.children.first(where: { _ in true }), first.kind == .paragraph else {
      return false
    }
    let tokens = ProseTokenizer.tokens(of: first, source: source)
    let words = tokens.prefix(3).filter { $0.isWord || $0.isMention }
    guard let word = words.first?.lower else { return false }
    return Lexicon.remarks.contains(word.trimmingPrefix("!").lowercased())
  }
}

/// A code block of a step.
struct Fence: Sendable {
  /// The block.
  let node: MarkdownNode
  /// Its text as JSON; nil where it is in another language.
  let json: JSONDocument?

  /// Reads a code block.
  init(_ node: MarkdownNode) {
    self.node = node
    let info = (node.info ?? "").lowercased().split(whereSeparator: { $0 == " " || $0 == "{" })
      .first
    let isJSON =
      info.map { ["json", "jsonc", "json5", "policy", "text", "txt"].contains($0) } ?? true
    let content = node.content?.bytes ?? []
    let begins = content.first { !($0 == 0x20 || (0x09...0x0D).contains($0)) }
    json = isJSON && begins == UInt8(ascii: "{") ? JSONDocument.parse(content) : nil
    let statement = json?.root?["Statement"]
    let statements =
      statement?.kind == .array ? statement?.elements ?? [] : [statement].compactMap(\.self)
    isPolicy = statement != nil
    hasPrincipal = statements.contains { $0["Principal"] != nil }
  }

  /// Whether it holds a policy document.
  let isPolicy: Bool
  /// Whether the policy says who may: a trust policy, or a policy of a resource.
  let hasPrincipal: Bool
}
