import Source

/// Menu paths of a console: `**IAM -> Policies -> Create policy**`, also with `→`, `›` and `>`.
enum MenuPaths {
  /// The text of the mark that stands for every arrow.
  static let arrow = "→"
  /// The text of the mark that an arrow becomes between two things to do: "… → attach `x` → Next".
  static let then = "⇢"

  /// Whether a word is an arrow between two parts.
  static func isArrow(_ word: String) -> Bool { arrows.contains(word) || word == ">" }

  /// Whether a byte may be one of an arrow's; every arrow has one, and nearly no word.
  static func mayBeOfArrow(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ">") || byte == UInt8(ascii: "&") || byte >= 0x80
  }

  /// The parts of a path; empty when the text is none.
  static func parts(of text: String) -> [String] {
    guard text.utf8.contains(where: mayBeOfArrow) else { return [] }
    var parts: [String] = [""]
    let words = text.split(separator: " ", omittingEmptySubsequences: true)
    for word in words {
      if isArrow(String(word)) {
        parts.append("")
        continue
      }
      for (index, piece) in pieces(String(word)).enumerated() {
        if index > 0 { parts.append("") }
        guard !piece.isEmpty else { continue }
        let last = parts.count - 1
        parts[last] += parts[last].isEmpty ? piece : " " + piece
      }
    }
    parts.removeAll(where: \.isEmpty)
    return parts.count > 1 ? parts : []
  }

  /// Joins names and capitalised words that arrows connect into one mention each.
  static func joined(_ tokens: [ProseToken]) -> [ProseToken] {
    guard tokens.contains(where: { $0.isMark(arrow) }) else { return tokens }
    var result: [ProseToken] = []
    var index = 0
    while index < tokens.count {
      guard tokens[index].isMark(arrow), !result.isEmpty, index + 1 < tokens.count else {
        result.append(tokens[index])
        index += 1
        continue
      }
      if endsEntry(result) || beginsInstruction(tokens, index + 1) {
        result.append(ProseToken(.mark, then, at: tokens[index].range))
        index += 1
        let label = takeFirst(tokens, from: index)
        let isLast =
          index + label.count >= tokens.count || !tokens[index + label.count].isMark(arrow)
        // "… → Create role": a button at the end.
        if isLast, !label.isEmpty, label[0].isCapitalised, let last = label.last {
          let text = names(label).joined(separator: " ")
          let range = label[0].range.lowerBound..<last.range.upperBound
          result.append(
            ProseToken(
              .mention(Mention(text: text, style: .plain, range: range, destination: nil)), text,
              at: range))
          index += label.count
        }
        continue
      }
      var parts = takeLast(&result)
      guard let first = parts.first else {
        result.append(tokens[index])
        index += 1
        continue
      }
      var range = first.range
      var path = names(parts)
      var named: Set<String> = []
      parts.removeAll()
      while index + 1 < tokens.count, tokens[index].isMark(arrow),
        !beginsInstruction(tokens, index + 1)
      {
        let segment = takeFirst(tokens, from: index + 1)
        guard let last = segment.last else { break }
        path += names(segment)
        if last.mention?.style == .code { named.formUnion(names(segment)) }
        range = range.lowerBound..<max(range.upperBound, last.range.upperBound)
        index += 1 + segment.count
      }
      let text = path.joined(separator: " -> ")
      let mention = Mention(
        text: text, style: .path, range: range, destination: nil, path: path, pathNames: named)
      result.append(ProseToken(.mention(mention), text, at: range))
      if index < tokens.count, tokens[index].isMark(arrow),
        !(index + 1 < tokens.count && beginsInstruction(tokens, index + 1))
      {
        index += 1
      }
    }
    return result
  }

  /// Whether what stands before an arrow is an entry of a form and no part of a path: "Name: `x` →".
  private static func endsEntry(_ tokens: [ProseToken]) -> Bool {
    guard tokens.last?.mention?.style == .code else { return false }
    var index = tokens.count - 2
    // "attach `x` and `y` → Next"
    while index > 0, tokens[index].isMark(",") || tokens[index].lower == "and",
      tokens[index - 1].isMention
    {
      index -= 2
    }
    guard index >= 0 else { return false }
    if tokens[index].isMark(":") { return true }
    guard let verb = Lexicon.verb(tokens[index]), verb.form == .base else { return false }
    return !Lexicon.navigating.contains(verb.lemma)
  }

  /// Whether an instruction stands behind an arrow, in lower case as no entry of a menu is.
  private static func beginsInstruction(_ tokens: [ProseToken], _ index: Int) -> Bool {
    let token = tokens[index]
    return token.isWord && !token.isCapitalised && Lexicon.verb(token)?.form == .base
      && index + 1 < tokens.count && !tokens[index + 1].isMark(arrow)
  }

  private static let arrows: WordSet = [
    "->", "-->", "=>", "==>", "→", "⇒", "›", "»", ">>", "➜", "➔", "➡", "&gt;",
  ]

  /// A word cut at the arrows inside it ("IAM->Policies").
  private static func pieces(_ word: String) -> [String] {
    guard word.utf8.contains(where: mayBeOfArrow) else { return [word] }
    var pieces: [String] = []
    var rest = word
    for arrow in ["-->", "->", "=>", "→", "⇒", "›", "»", "➜"] {
      rest = rest.replacing(arrow, with: "\u{0}")
    }
    guard rest.contains("\u{0}") else { return [word] }
    for piece in rest.split(separator: "\u{0}", omittingEmptySubsequences: false) {
      pieces.append(String(piece))
    }
    return pieces
  }

  private static func names(_ tokens: [ProseToken]) -> [String] {
    guard let first = tokens.first else { return [] }
    if let mention = first.mention { return mention.path.isEmpty ? [mention.text] : mention.path }
    return [tokens.map(\.text).joined(separator: " ")]
  }

  /// Takes what stands before the first arrow off the end: a mention, or capitalised words.
  private static func takeLast(_ tokens: inout [ProseToken]) -> [ProseToken] {
    guard let last = tokens.last else { return [] }
    if last.isMention {
      tokens.removeLast()
      return [last]
    }
    var words: [ProseToken] = []
    while let last = tokens.last, last.isWord, words.isEmpty || last.isCapitalised {
      // "Open IAM → Policies": the first word of a sentence is its verb.
      if !words.isEmpty,
        Lexicon.verb(last)?.form == .base || Lexicon.markers.contains(last)
      {
        break
      }
      words.append(last)
      tokens.removeLast()
    }
    return words.reversed()
  }

  /// The words after an arrow, up to the next one or to the end of the name.
  private static func takeFirst(_ tokens: [ProseToken], from start: Int) -> [ProseToken] {
    guard tokens[start].isWord else { return tokens[start].isMention ? [tokens[start]] : [] }
    var end = start
    while end < tokens.count, tokens[end].isWord {
      let word = tokens[end].lower
      if end > start, !tokens[end].isCapitalised, ends(word), !isFollowedByArrow(tokens, end) {
        break
      }
      end += 1
    }
    return Array(tokens[start..<end])
  }

  private static let enders: WordSet = [
    "and", "then", "or", "tab", "page", "button", "click", "select", "choose", "press", "enter",
    "paste", "type", "tick", "pick",
  ]

  /// Whether a word in lower case ends the last part of a path.
  private static func ends(_ word: String) -> Bool {
    Lexicon.markers.contains(word)
      || enders.contains(word)
  }

  /// Whether the words from an index on lead to a further arrow ("Encrypt and decrypt → Next").
  private static func isFollowedByArrow(_ tokens: [ProseToken], _ start: Int) -> Bool {
    var index = start
    while index < tokens.count, index - start < 4, tokens[index].isWord { index += 1 }
    return index < tokens.count && tokens[index].isMark(arrow)
  }
}
