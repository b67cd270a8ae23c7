import Markdown
import Source

/// Turns the inline nodes of a block into tokens with the bytes that they came from.
struct ProseTokenizer {
  private struct Character {
    var scalar: Unicode.Scalar
    var start: Int32
    var end: Int32

    init(_ scalar: Unicode.Scalar, _ range: Range<Int>) {
      self.scalar = scalar
      start = Int32(clamping: range.lowerBound)
      end = Int32(clamping: range.upperBound)
    }

    var range: Range<Int> { Int(start)..<Int(end) }
  }

  private let source: [UInt8]
  private var tokens: [ProseToken] = []
  private var pending: [Character] = []
  private var link: String?
  /// Whether the token that comes next is the first of a line.
  private var beginsLine = true
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
    tokenizer.visitChildren(of: node)
    tokenizer.flush()
    return MenuPaths.joined(tokenizer.tokens)
  }

  private init(source: [UInt8]) { self.source = source }

  private mutating func visitChildren(of node: MarkdownNode) {
    var children = Array(node.children)[...]
    while let child = children.popFirst() {
      if child.kind == .strong || child.kind == .emphasis {
        visitEmphasised(child, before: children.first)
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
    case .softBreak, .lineBreak: pending.append(Character("\n", node.range))
    case .html:
      if Self.isPlaceholder(node) {
        appendCharacters(of: node)
      } else {
        pending.append(Character(" ", node.range))
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
    if Self.deletionTags.contains(where: literal.hasPrefix) {
      deletions += 1
    } else if literal == "</del>" || literal == "</s>" || literal == "</strike>" {
      deletions = max(deletions - 1, 0)
    }
  }

  private static let deletionTags = ["<del>", "<del ", "<s>", "<strike>"]

  private mutating func visitEmphasised(_ node: MarkdownNode, before next: MarkdownNode?) {
    let text = Self.text(of: node)
    let lower = text.lowercased()
    let first = lower.words.first ?? ""
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

  private static let htmlElements: Set<String> = [
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

  // MARK: Text

  /// Adds the characters of a text node, each with its bytes; backslash escapes count as one
  /// character.
  private mutating func appendCharacters(of node: MarkdownNode) {
    guard let literal = node.literal else { return }
    var offset = node.range.lowerBound
    let end = node.range.upperBound
    let isExact = literal.utf8.count == node.range.count
    for scalar in literal.unicodeScalars {
      let width = UTF8.width(scalar)
      if !isExact, offset + 1 < end, source[offset] == UInt8(ascii: "\\"),
        UInt32(source[offset + 1]) == scalar.value
      {
        offset += 1
      }
      let lower = min(offset, end)
      let upper = min(offset + width, end)
      pending.append(Character(scalar, lower..<upper))
      offset = upper
    }
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
    append(
      ProseToken(
        .mention(mention), shown, at: node.range, link: destination ?? link, beginsLine: beginsLine)
    )
    if let closing {
      let end = node.range.upperBound
      tokens.append(ProseToken(.mark, closing, at: end..<end))
    }
  }

  private static func closingMark(_ scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case ".", "!", "?": "."
    case ":": ":"
    case ",": ","
    case ";": ";"
    default: nil
    }
  }

  /// Turns the pending characters into words, marks and quotations.
  private mutating func flush() {
    guard !pending.isEmpty else { return }
    var characters: [Character] = []
    swap(&characters, &pending)
    var index = 0
    while index < characters.count {
      let scalar = characters[index].scalar
      if scalar.isSpace {
        beginsLine = beginsLine || scalar == "\n"
        index += 1
        continue
      }
      if beginsLine, let end = Self.bulletEnd(in: characters, from: index) {
        // "• Open the console" on lines of one paragraph: each is a sentence of its own.
        if let last = tokens.last, !last.isMark(".") {
          append(.mark, ".", characters[index..<end])
        }
        index = end
        beginsLine = true
        continue
      }
      index = token(in: characters, at: index)
      beginsLine = false
    }
    // Its memory serves again.
    characters.removeAll(keepingCapacity: true)
    swap(&characters, &pending)
  }

  /// Reads what begins at an index that is no white space, and returns the index after it.
  private mutating func token(in characters: [Character], at start: Int) -> Int {
    let scalar = characters[start].scalar
    if scalar == "(" || scalar == "[" {
      append(.mark, "(", characters[start...start])
      return start + 1
    }
    if let closing = Self.closingQuote(scalar),
      let end = Self.quotation(in: characters, at: start, closing)
    {
      let text = Self.string(characters[start + 1..<end])
      let range = characters[start].range.lowerBound..<characters[end].range.upperBound
      let mention = Mention(
        text: text, style: .quoted, range: range, destination: link, path: MenuPaths.parts(of: text)
      )
      append(ProseToken(.mention(mention), text, at: range, link: link, beginsLine: beginsLine))
      return end + 1
    }
    var end = Self.wordEnd(in: characters, from: start)
    let next = end
    var closing: [(String, Int)] = []
    while end > start + 1, let mark = Self.trailing(characters[end - 1].scalar) {
      end -= 1
      if !mark.isEmpty { closing.append((mark, end)) }
    }
    word(characters[start..<end])
    for (mark, index) in closing.reversed() { append(.mark, mark, characters[index...index]) }
    return next
  }

  private mutating func word(_ characters: ArraySlice<Character>) {
    let text = Self.string(characters)
    let first = characters[characters.startIndex].scalar
    if MenuPaths.isArrow(text) {
      append(.mark, MenuPaths.arrow, characters)
    } else if ["-", "–", "—"].contains(first), ["-", "–", "—", "--"].contains(text) {
      append(.mark, "-", characters)
    } else if characters.count == 1, let mark = Self.closingMark(first) {
      append(.mark, mark, characters)
    } else if characters.count == 1, first == ")" || first == "]" {
      append(.mark, ")", characters)
    } else {
      let parts = MenuPaths.parts(of: text)
      if parts.isEmpty {
        append(.word, text, characters)
      } else {
        for (index, part) in parts.enumerated() {
          if index > 0 { append(.mark, MenuPaths.arrow, characters) }
          append(.word, part, characters)
        }
      }
    }
  }

  private mutating func append(
    _ kind: ProseToken.Kind, _ text: String, _ characters: ArraySlice<Character>
  ) {
    guard let first = characters.first, let last = characters.last else { return }
    let range = first.range.lowerBound..<max(first.range.upperBound, last.range.upperBound)
    append(ProseToken(kind, text, at: range, link: link, beginsLine: beginsLine))
  }

  /// Adds what was read; what comes after it begins no line.
  private mutating func append(_ token: ProseToken) {
    tokens.append(token)
    beginsLine = false
  }

  private static func closingQuote(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar {
    case "\"", "'": scalar
    case "\u{201C}": "\u{201D}"
    case "\u{2018}": "\u{2019}"
    case "\u{AB}": "\u{BB}"
    default: nil
    }
  }

  private static func trailing(_ scalar: Unicode.Scalar) -> String? {
    if let mark = closingMark(scalar) { return mark }
    switch scalar {
    case ")", "]": return ")"
    case "\"", "'", "\u{201D}", "\u{2019}": return ""
    default: return nil
    }
  }

  /// The index of the mark that closes a quotation of at most 80 characters on the same line.
  private static func quotation(
    in characters: [Character], at start: Int, _ closing: Unicode.Scalar
  ) -> Int? {
    var index = start + 1
    while index < characters.count, index - start <= 80 {
      let scalar = characters[index].scalar
      if scalar == "\n" { return nil }
      if scalar == closing, index > start + 1 {
        let next = index + 1 < characters.count ? characters[index + 1].scalar : " "
        if !next.isAlphabetic { return index }
      }
      index += 1
    }
    return nil
  }

  /// The end of the word that begins at an index; a placeholder is never broken at its spaces.
  private static func wordEnd(in characters: [Character], from start: Int) -> Int {
    var index = start
    while index < characters.count, !characters[index].scalar.isSpace {
      if characters[index].scalar == "<" {
        // A name has at most 64 bytes, so a window of that size is enough; a placeholder is ASCII.
        let window = string(characters[index..<min(index + 67, characters.count)])
        if let found = PlaceholderScanner.placeholder(in: Array(window.utf8), at: 0) {
          index += found.range.count
          continue
        }
      }
      if index > start, characters[index].scalar == "(" { break }
      index += 1
    }
    return index
  }

  /// The end of a symbol that stands for the bullet of a list (`•`, `▪`, `✅`), with the marks that
  /// choose how it is shown; nil where none begins.
  private static func bulletEnd(in characters: [Character], from start: Int) -> Int? {
    guard isBullet(characters[start].scalar) else { return nil }
    var end = start + 1
    while end < characters.count, [0xFE0F, 0xFE0E, 0x200D].contains(characters[end].scalar.value) {
      end += 1
    }
    return end < characters.count && characters[end].scalar.isSpace ? end : nil
  }

  private static func isBullet(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // Signs that say "not".
    case 0x274C, 0x274E, 0x26D4, 0x2717, 0x2718, 0x2716, 0x1F6AB: false
    case 0x00B7, 0x2022, 0x2023, 0x2043, 0x2219, 0x25A0...0x27BF, 0x2B00...0x2BFF,
      0x1F300...0x1FAFF:
      true
    default: false
    }
  }

  private static func string(_ characters: ArraySlice<Character>) -> String {
    let size = characters.reduce(0) { $0 + UTF8.width($1.scalar) }
    return String(unsafeUninitializedCapacity: size) { bytes in
      var count = 0
      for character in characters {
        for byte in UTF8.encode(character.scalar) ?? UTF8.encodedReplacementCharacter {
          bytes[count] = byte
          count += 1
        }
      }
      return count
    }
  }
}
