import Source

/// Running text: words, marks and quotations.
extension ProseTokenizer {
  /// Turns the pending text into words, marks and quotations.
  mutating func flush() {
    guard !pending.isEmpty else { return }
    var text = RunningText()
    swap(&text, &pending)
    var place = 0
    while place < text.bytes.count {
      let scalar = text.scalar(at: place)
      if scalar.isSpace {
        beginsLine = beginsLine || scalar == "\n"
        place = text.next(after: place)
        continue
      }
      if beginsLine, let end = text.endOfBullet(from: place) {
        // "• Open the console" on lines of one paragraph: each is a sentence of its own.
        if let last = tokens.last, !last.isMark(".") {
          append(.mark, ".", at: text.sourceRange(place..<end))
        }
        place = end
        beginsLine = true
        continue
      }
      place = readToken(of: &text, at: place, scalar)
      beginsLine = false
    }
    // Its memory serves again.
    text.removeAll()
    swap(&text, &pending)
  }

  /// Reads what begins at a place that is no white space, and returns the place after it.
  private mutating func readToken(
    of text: inout RunningText, at start: Int, _ scalar: Unicode.Scalar
  ) -> Int {
    if scalar == "(" || scalar == "[" {
      append(.mark, "(", at: text.sourceRange(start..<start + 1))
      return start + 1
    }
    if let closing = Self.closingQuote(scalar) {
      let opened = text.next(after: start)
      if let closed = text.endOfQuotation(from: opened, closing: closing) {
        let end = text.next(after: closed)
        quotation(text.string(opened..<closed), at: text.sourceRange(start..<end))
        return end
      }
    }
    let next = text.endOfWord(from: start)
    var end = next
    while true {
      let last = text.last(before: end)
      guard last > start, Self.trailing(text.scalar(at: last)) != nil else { break }
      end = last
    }
    word(start..<end, of: &text)
    while end < next {
      let place = end
      end = text.next(after: place)
      if let mark = Self.trailing(text.scalar(at: place)), !mark.isEmpty {
        append(.mark, mark, at: text.sourceRange(place..<end))
      }
    }
    return next
  }

  private mutating func quotation(_ quoted: String, at range: Range<Int>) {
    let mention = Mention(
      text: quoted, style: .quoted, range: range, destination: link,
      path: MenuPaths.parts(of: quoted))
    append(.mention(mention), quoted, at: range)
  }

  private mutating func word(_ place: Range<Int>, of text: inout RunningText) {
    let word = text.string(place)
    let range = text.sourceRange(place)
    let byte = text.bytes[place.lowerBound]
    if !(byte.isASCIILetter || byte.isASCIIDigit), let mark = Self.mark(word) {
      return append(.mark, mark, at: range)
    }
    guard text.bytes[place].contains(where: MenuPaths.mayBeOfArrow) else {
      return append(.word, word, at: range)
    }
    let parts = MenuPaths.parts(of: word)
    guard !parts.isEmpty else { return append(.word, word, at: range) }
    for (index, part) in parts.enumerated() {
      if index > 0 { append(.mark, MenuPaths.arrow, at: range) }
      append(.word, part, at: range)
    }
  }

  /// The mark that a run of characters is, which no letters stand beside; nil where it is a word.
  private static func mark(_ word: String) -> String? {
    if MenuPaths.isArrow(word) { return MenuPaths.arrow }
    switch word {
    case "-", "–", "—", "--": return "-"
    case ")", "]": return ")"
    default:
      guard word.unicodeScalars.count == 1 else { return nil }
      return word.unicodeScalars.first.flatMap(closingMark)
    }
  }

  /// Adds what was read; what comes after it begins no line.
  mutating func append(
    _ kind: ProseToken.Kind, _ text: String, at range: Range<Int>, link target: String? = nil
  ) {
    tokens.append(
      ProseToken(kind, text, at: range, link: target ?? link, beginsLine: beginsLine))
    beginsLine = false
  }

  /// The mark that a character is which ends a sentence or a part of one.
  static func closingMark(_ scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case ".", "!", "?": "."
    case ":": ":"
    case ",": ","
    case ";": ";"
    default: nil
    }
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

  /// The mark that a character is behind a word; empty for a quotation mark, which is none.
  private static func trailing(_ scalar: Unicode.Scalar) -> String? {
    if let mark = closingMark(scalar) { return mark }
    switch scalar {
    case ")", "]": return ")"
    case "\"", "'", "\u{201D}", "\u{2019}": return ""
    default: return nil
    }
  }
}
