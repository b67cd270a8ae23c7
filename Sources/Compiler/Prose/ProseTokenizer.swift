import Markdown
import Source

/// Turns the inline nodes of a block into tokens with the bytes that they came from.
struct ProseTokenizer {
  private let source: [UInt8]
  var tokens: [ProseToken] = []
  /// The text since the last token.
  var pending = RunningText()
  /// Where the link leads that is open.
  var link: String?
  /// Whether the token that comes next is the first of a line.
  var beginsLine = true
  /// How many elements are open whose text is struck out.
  private var deletions = 0

  /// The tokens of a paragraph, a heading or another block of inline nodes.
  ///
  /// - Parameters:
  ///   - node: the block.
  ///   - source: the bytes of the document.
  /// - Returns: the tokens in order, menu paths joined.
  static func tokens(of node: MarkdownNode, source: [UInt8]) -> [ProseToken] {
    var tokenizer = ProseTokenizer(source: source)
    // A word and its space have six bytes.
    tokenizer.tokens.reserveCapacity(node.range.count / 6)
    tokenizer.visitChildren(of: node)
    tokenizer.flush()
    return MenuPaths.joined(tokenizer.tokens)
  }

  private init(source: [UInt8]) { self.source = source }

  private mutating func visitChildren(of node: MarkdownNode) {
    let children = Array(node.children)
    for (index, child) in children.enumerated() {
      if child.kind == .strong || child.kind == .emphasis {
        visitEmphasised(child, before: index + 1 < children.count ? children[index + 1] : nil)
      } else {
        visit(child)
      }
    }
  }

  private mutating func visit(_ node: MarkdownNode) {
    if node.kind == .html { followDeletion(node) }
    guard deletions == 0 || node.kind == .html else {
      flush()
      return
    }
    switch node.kind {
    case .text: appendCharacters(of: node)
    case .softBreak, .lineBreak: pending.append("\n", for: node.range)
    case .html:
      if Self.isPlaceholder(node) {
        appendCharacters(of: node)
      } else {
        pending.append(" ", for: node.range)
      }
    case .code: mention(node.plainText, .code, node)
    case .strong, .emphasis: visitEmphasised(node, before: nil)
    case .link: visitLink(node)
    case .image, .strikethrough: flush()
    default: visitChildren(of: node)
    }
  }

  /// Notes where "<del>" begins and ends, whose text is struck out as that of `~~` is.
  private mutating func followDeletion(_ node: MarkdownNode) {
    guard let literal = node.literal?.lowercased() else { return }
    if Self.isDeletion(node) {
      deletions += 1
    } else if literal == "</del>" || literal == "</s>" || literal == "</strike>" {
      deletions = max(deletions - 1, 0)
    }
  }

  /// Whether an inline element strikes out what follows it.
  static func isDeletion(_ node: MarkdownNode) -> Bool {
    guard let literal = node.literal?.lowercased() else { return false }
    return deletionTags.contains(where: literal.hasPrefix)
  }

  private static let deletionTags = ["<del>", "<del ", "<s>", "<strike>"]

  private mutating func visitEmphasised(_ node: MarkdownNode, before next: MarkdownNode?) {
    let text = Self.text(of: node)
    let lower = text.lowercased()
    let first = lower.words(upTo: 1).first ?? ""
    flush()
    // "**Create the policy** and …": the emphasis is on the words of the sentence, not on a name.
    let beginsSentence = tokens.last.map { $0.isMark(".") || $0.isMark(":") } ?? true
    let goesOn = next?.kind == .text && Self.continuesWithWord(next?.literal ?? "")
    let isInstruction =
      Lexicon.verb(first)?.form == .base && (goesOn || first.utf8.count < lower.utf8.count)
    if beginsSentence, isInstruction, MenuPaths.parts(of: text).isEmpty {
      visitChildren(of: node)
      return
    }
    let inner = Self.onlyChild(of: node)
    switch inner?.kind {
    case .code?: mention(text, .code, node)
    case .link?: mention(text, .link, node, destination: inner?.destination)
    default: mention(text, node.kind == .strong ? .bold : .italic, node)
    }
  }

  /// Whether a text goes on with a word in lower case ("**Create** a key").
  private static func continuesWithWord(_ text: String) -> Bool {
    let rest = text.utf8.drop { $0.isASCIISpace }
    return rest.count < text.utf8.count && (rest.first?.isASCIILower ?? false)
  }

  private mutating func visitLink(_ node: MarkdownNode) {
    let text = Self.text(of: node)
    let isStyled = Self.onlyChild(of: node).map { $0.kind != .text } ?? false
    let isName =
      (isStyled || Self.isIdentifier(text)) && !text.unicodeScalars.contains(where: \.isSpace)
    let leadsToName = node.destination.map { PlaceholderText.arn(in: $0) != nil } ?? false
    let outer = link
    link = node.destination
    if isStyled || isName || leadsToName {
      mention(text, .link, node, destination: node.destination)
    } else {
      flush()
      link = node.destination
      visitChildren(of: node)
      flush()
    }
    link = outer
  }

  /// The single child of a node, blank text aside.
  private static func onlyChild(of node: MarkdownNode) -> MarkdownNode? {
    var found: MarkdownNode?
    for child in node.children {
      if found != nil { return nil }
      found = child
    }
    return found
  }

  /// What a reader sees, with the placeholders that Markdown takes for HTML tags.
  static func text(of node: MarkdownNode) -> String {
    if let literal = node.literal {
      return node.kind == .html && !isPlaceholder(node) ? "" : literal
    }
    if node.kind == .softBreak || node.kind == .lineBreak { return " " }
    var text = ""
    for child in node.children { text += Self.text(of: child) }
    return text
  }

  /// Whether an inline HTML node is a placeholder: one bare name that is no element of HTML.
  static func isPlaceholder(_ node: MarkdownNode) -> Bool {
    guard let literal = node.literal else { return false }
    let bytes = Array(literal.utf8)
    guard let found = PlaceholderScanner.placeholder(in: bytes, at: 0), found.range == bytes.indices
    else { return false }
    return !htmlElements.contains(found.name)
  }

  private static let htmlElements: WordSet = [
    "a", "abbr", "b", "big", "br", "center", "cite", "code", "dd", "del", "details", "dfn", "div",
    "dl", "dt", "em", "font", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q",
    "s", "samp", "small", "span", "strike", "strong", "sub", "summary", "sup", "table", "tbody",
    "td", "th", "thead", "tr", "tt", "u", "ul", "var", "wbr", "picture", "video",
  ]

  private static func isIdentifier(_ text: String) -> Bool {
    var previousIsLower = false
    for scalar in text.unicodeScalars {
      if scalar == "_" || scalar == "-" || scalar == "<" || ("0"..."9").contains(scalar) {
        return true
      }
      if previousIsLower, scalar.isUpper { return true }
      previousIsLower = scalar.isLower
    }
    return false
  }

  private mutating func appendCharacters(of node: MarkdownNode) {
    guard let literal = node.literal else { return }
    pending.append(literal, from: node.range, of: source)
  }

  private mutating func mention(
    _ text: String, _ style: Mention.Style, _ node: MarkdownNode, destination: String? = nil
  ) {
    flush()
    var scalars = text.unicodeScalars[...]
    while let first = scalars.first, first.isSpace { scalars.removeFirst() }
    var closing: String?
    while let last = scalars.last {
      if last.isSpace {
        scalars.removeLast()
      } else if style != .code, let mark = Self.closingMark(last) {
        closing = mark
        scalars.removeLast()
      } else {
        break
      }
    }
    let shown = String(scalars)
    guard !shown.isEmpty else { return }
    let mention = Mention(
      text: shown, style: style, range: node.range, destination: destination ?? link,
      path: MenuPaths.parts(of: shown))
    append(.mention(mention), shown, at: node.range, link: destination ?? link)
    if let closing {
      let end = node.range.upperBound
      tokens.append(ProseToken(.mark, closing, at: end..<end))
    }
  }
}
