import Source

/// How reading goes on where the structure is not right.
///
/// Each fault is reported once, where a person would look for it, and mended in the tokens so that
/// what follows is read as it was meant.
extension JSONReader {
  // MARK: - The text as a whole

  /// Begins an object without braces when the text begins with a key and its colon.
  mutating func beginFragment() {
    guard !stopsAtFirstError else { return }
    // The beginning is read twice; comments before it are reported only by the second reading.
    var probe = JSONReader(bytes, stopsAtFirstError: false)
    probe.position = position
    probe.skipSpace()
    guard probe.next == UInt8(ascii: "\"") else { return }
    let start = probe.position
    probe.readString(as: .key)
    probe.skipSpace()
    guard probe.next == UInt8(ascii: ":") else { return }
    isFragment = true
    isValid = false
    remark(
      "json.fragment", .note, "this is a part of an object: the braces around it are left out",
      at: start..<start)
    open.append(0)
    tokens.append(
      JSONToken(
        start: UInt32(start), end: UInt32(start), link: 1, kind: .object))
    expectation = .name
  }

  /// Closes what is open at the end of the text.
  mutating func finish() {
    if let key = tokens.last, key.kind == .key { addMissingValue() }
    if open.isEmpty {
      if expectation == .value, isValid || tokens.isEmpty {
        report("json.empty", "there is no value", at: bytes.count..<bytes.count)
      }
      return
    }
    if !isFragment, isValid || diagnostics.last?.id != "json.too-deep" { reportUnclosed() }
    while !open.isEmpty { finishContainer(at: lastEnd, closing: 0) }
  }

  private mutating func reportUnclosed() {
    let end = lastEnd
    let closers = open.reversed().map { tokens[$0].kind == .object ? "}" : "]" }.joined()
    let innermost = open.last ?? 0
    let name = tokens[innermost].kind == .object ? "object" : "array"
    let count = open.count
    var edits = [Diagnostic.Fix.Edit(end..<end, closers)]
    if let comma = pendingComma { edits = [.init(comma..<end, closers)] }
    report(
      "json.syntax",
      count == 1
        ? "the text ends before the \(name) is closed: \"\(closers)\" is missing"
        : "the text ends with \(count) brackets open: \"\(closers)\" is missing",
      at: end..<end, notes: [.init("the \(name) begins here", at: openingRange(innermost))],
      fixes: [Diagnostic.Fix("add \"\(closers)\"", edits: edits, isSafe: count == 1)])
  }

  /// Reports what follows the value.
  mutating func recoverTrailingText() {
    var end = bytes.count
    while end > position, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[end - 1]) { end -= 1 }
    report(
      "json.syntax", "the value ends before \"\(excerpt(position..<end))\": nothing may follow it",
      at: position..<end)
    position = bytes.count
  }

  // MARK: - Commas and ends

  mutating func reportTrailingComma(at comma: Int) {
    report(
      "json.syntax", "a comma stands after the last \(isInObject ? "member" : "element")",
      at: comma..<comma + 1,
      fixes: [
        Diagnostic.Fix("remove the comma", edits: [.init(comma..<comma + 1, "")], isSafe: true)
      ])
  }

  /// Called where a comma or the container's end should stand.
  mutating func recoverPunctuation() {
    switch next {
    case UInt8(ascii: "}"), UInt8(ascii: "]"): recoverCloser()
    case UInt8(ascii: ":"):
      if !isInObject, turnElementIntoName() { return }
      skipJunk()
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      if isInObject, next == UInt8(ascii: "{"), parentIsArray {
        endUnclosedBeforeSibling()
      } else {
        reportMissingComma()
      }
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "<"), UInt8(ascii: "-"):
      reportMissingComma()
    case UInt8(ascii: ".") where skipEllipsis(), 0xE2 where skipEllipsis(): break
    default:
      if isWord(next), next < 0x80 || isCurlyQuote(at: position) {
        reportMissingComma()
      } else {
        skipJunk()
      }
    }
  }

  private mutating func reportMissingComma() {
    let end = lastEnd
    let isCertain = tokensAtJunk != tokens.count
    if followsQuote { doubtQuotes() }
    tokensAtMissingComma = tokens.count
    report(
      "json.syntax",
      "a comma is missing before \(excerpt(position..<min(endOfWord(), position + 40)))",
      at: end..<end,
      fixes: [Diagnostic.Fix("add a comma", edits: [.init(end..<end, ",")], isSafe: isCertain)])
    expectation = isInObject ? .name : .element
  }

  /// Whether the last token's closing quote stands right before the current place.
  ///
  /// It may as well be the opening quote of what follows, where the closing one is missing before it:
  /// `"Statement:[{"Effect": …`.
  private var followsQuote: Bool {
    guard let last = tokens.last, last.kind == .key || last.kind == .string else { return false }
    return last.closing > 0 && Int(last.end) == position
  }

  /// Leaves the rest of the line to a person: what looks like text may stand outside of quotes, and a
  /// "#" in it like a comment.
  private mutating func doubtQuotes() {
    if position >= doubtEnd { doubtEnd = endOfLine(from: position) }
  }

  private var parentIsArray: Bool {
    open.count > 1 && tokens[open[open.count - 2]].kind == .array
  }

  private func openingRange(_ token: Int) -> Range<Int> {
    Int(tokens[token].start)..<Int(tokens[token].start) + Int(tokens[token].opening)
  }

  /// Ends an object that is not closed before the next object of its list begins.
  mutating func endUnclosedBeforeSibling() {
    guard let object = open.last else { return }
    let comma = pendingComma
    let end = comma ?? lastEnd
    report(
      "json.syntax", "the object is not closed before the next one begins: \"}\" is missing",
      at: end..<end,
      notes: [
        .init("it begins here", at: openingRange(object)),
        .init("the next one begins here", at: position..<position + 1),
      ],
      fixes: [
        Diagnostic.Fix(
          "close the object", edits: [.init(end..<end, comma == nil ? "}," : "}")], isSafe: true)
      ])
    moveComma(to: object)
    finishContainer(at: end, closing: 0)
    pendingComma = comma
    expectation = .element
  }

  /// Gives the comma after the last value inside a container to the container itself.
  private mutating func moveComma(to container: Int) {
    guard lastSibling > container else { return }
    tokens[container].comma = tokens[lastSibling].comma
    tokens[lastSibling].comma = JSONToken.none
  }

  /// Called at a closing bracket that does not fit the innermost container.
  mutating func recoverCloser() {
    let wanted: JSONToken.Kind = next == UInt8(ascii: "}") ? .object : .array
    let bracket = wanted == .object ? "}" : "]"
    guard let container = open.last,
      open.contains(where: { tokens[$0].kind == wanted && tokens[$0].opening > 0 })
    else {
      if !isFragment {
        report(
          "json.syntax", "\"\(bracket)\" closes nothing", at: position..<position + 1,
          fixes: [
            Diagnostic.Fix(
              "remove \"\(bracket)\"", edits: [.init(position..<position + 1, "")], isSafe: false)
          ])
      }
      position += 1
      return
    }
    let isObject = tokens[container].kind == .object
    let missing = isObject ? "}" : "]"
    let end = pendingComma ?? lastEnd
    report(
      "json.syntax",
      "\"\(bracket)\" stands here before the \(isObject ? "object" : "array") is closed: "
        + "\"\(missing)\" is missing",
      at: position..<position + 1,
      notes: [
        .init("the \(isObject ? "object" : "array") begins here", at: openingRange(container))
      ],
      fixes: [
        Diagnostic.Fix(
          "add \"\(missing)\"", edits: [.init(end..<(pendingComma.map { $0 + 1 } ?? end), missing)],
          isSafe: true)
      ])
    finishContainer(at: end, closing: 0)
  }

  /// Takes the string that was read as an array's last element for a key of the object around it.
  ///
  /// The array is not closed, then. False when there is no such object or string.
  private mutating func turnElementIntoName() -> Bool {
    let name = tokens.count - 1
    guard let array = open.last, open.count > 1, tokens[open[open.count - 2]].kind == .object,
      tokens[name].kind == .string, name > array
    else { return false }
    // The element before it. Each array is searched at most once, since it ends here.
    var previous: Int?
    var index = array + 1
    while index < name {
      previous = index
      index = Int(tokens[index].link)
    }
    guard index == name else { return false }
    let start = Int(tokens[name].start)
    var end = Int(tokens[array].start) + 1
    var edit = Diagnostic.Fix.Edit(end..<end, "],")
    if let previous {
      end = Int(tokens[previous].end)
      let hasComma = tokens[previous].comma != JSONToken.none
      // What looked like a missing comma is the missing bracket.
      if tokensAtMissingComma == name, diagnostics.last?.range == end..<end {
        diagnostics.removeLast()
      }
      edit = Diagnostic.Fix.Edit(end..<end, hasComma ? "]" : "],")
      tokens[array].comma = tokens[previous].comma
      tokens[previous].comma = JSONToken.none
    }
    report(
      "json.syntax",
      "the array is not closed before the key \"\(text(of: name))\": \"]\" is missing",
      at: start..<Int(tokens[name].end),
      notes: [.init("the array begins here", at: openingRange(array))],
      fixes: [Diagnostic.Fix("close the array", edits: [edit], isSafe: true)])
    open.removeLast()
    tokens[array].end = UInt32(end)
    tokens[array].link = UInt32(name)
    tokens[name].kind = .key
    tokens[name].link = JSONToken.none
    readColon()
    return true
  }

  // MARK: - Keys

  /// Called where a key should stand and no double quote does.
  mutating func recoverName() {
    switch next {
    case UInt8(ascii: ","):
      reportExtraComma()
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      if next == UInt8(ascii: "{"), parentIsArray, lastSibling > (open.last ?? 0) {
        endUnclosedBeforeSibling()
      } else {
        report(
          "json.syntax", "a key is missing before this value", at: position..<position + 1)
        appendEmpty(.key)
        expectation = .value
      }
    case UInt8(ascii: "]"): recoverCloser()
    case UInt8(ascii: ".") where skipEllipsis(), 0xE2 where skipEllipsis(): break
    case UInt8(ascii: ":"):
      report("json.syntax", "a key is missing before the colon", at: position..<position + 1)
      appendEmpty(.key)
      readColon()
    case UInt8(ascii: "'"):
      readOddString(as: .key)
      readColon()
    case UInt8(ascii: "<"):
      let end = endOfPlaceholder() ?? position + 1
      report(
        "json.unquoted-key", "the key \(excerpt(position..<end)) stands without quotes",
        at: position..<end, fixes: [quoting(position..<end)])
      append(.key, to: end)
      readColon()
    default:
      if isCurlyQuote(at: position) {
        readOddString(as: .key)
        readColon()
      } else if isWord(next), next < 0x80 {
        readBareName()
      } else {
        skipJunk()
      }
    }
  }

  private mutating func readBareName() {
    let end = endOfWord()
    if end < bytes.count, bytes[end] == UInt8(ascii: "\"") {
      reportMissingOpeningQuote(position..<end + 1)
      append(.key, to: end + 1, closing: 1)
    } else {
      report(
        "json.unquoted-key", "the key \"\(excerpt(position..<end))\" stands without quotes",
        at: position..<end, fixes: [quoting(position..<end)])
      append(.key, to: end)
    }
    readColon()
  }

  /// Called after a key that no colon follows.
  mutating func recoverColon() {
    let key = tokens.count - 1
    let name = text(of: key)
    let end = lastEnd
    switch next {
    case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"), 0:
      report("json.syntax", "the key \"\(name)\" has no value", at: tokens[key].range)
      addMissingValue()
    case UInt8(ascii: "="):
      let start = position
      position += 1
      if next == UInt8(ascii: ">") { position += 1 }
      report(
        "json.syntax", "a colon, not \"\(excerpt(start..<position))\", stands after a key",
        at: start..<position,
        fixes: [
          Diagnostic.Fix("write a colon", edits: [.init(start..<position, ":")], isSafe: true)
        ])
      lastEnd = position
      expectation = .value
    default:
      // With nothing between, the key ends elsewhere: `"a:"b"`, `a"b"`.
      if position == end { doubtQuotes() }
      report(
        "json.syntax", "a colon is missing after the key \"\(name)\"", at: end..<end,
        fixes: [Diagnostic.Fix("add a colon", edits: [.init(end..<end, ":")], isSafe: true)])
      expectation = .value
    }
  }

  /// Adds the value that a key lacks.
  mutating func addMissingValue() {
    appendEmpty(.null)
    finishValue()
  }

  private mutating func appendEmpty(_ kind: JSONToken.Kind) {
    let saved = position
    position = lastEnd
    append(kind, to: lastEnd)
    position = saved
  }

  // MARK: - Values

  /// Called where a value should stand and none that JSON has begins.
  mutating func recoverValue() {
    switch next {
    case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"):
      recoverMissingValue()
    case UInt8(ascii: "<"):
      if let end = endOfPlaceholder() { readPlaceholder(to: end) } else { skipJunk() }
    case UInt8(ascii: "'"):
      readOddString(as: .string)
      finishValue()
    case UInt8(ascii: "+"): recoverNumber()
    case UInt8(ascii: ".") where position + 1 < bytes.count && bytes[position + 1] &- 0x30 < 10:
      recoverNumber()
    case UInt8(ascii: ".") where skipEllipsis(), 0xE2 where skipEllipsis(): break
    default:
      if isCurlyQuote(at: position) {
        readOddString(as: .string)
        finishValue()
      } else if isWord(next), next < 0x80 {
        readBareValue()
      } else {
        skipJunk()
      }
    }
  }

  private mutating func recoverMissingValue() {
    if let key = tokens.last, key.kind == .key {
      report("json.syntax", "the key \"\(text(of: tokens.count - 1))\" has no value", at: key.range)
      addMissingValue()
    } else if open.isEmpty {
      skipJunk()
    } else if next == UInt8(ascii: ",") {
      reportExtraComma()
    } else {
      recoverCloser()
    }
  }

  private mutating func reportExtraComma() {
    report(
      "json.syntax", "a comma stands here with nothing before it", at: position..<position + 1,
      fixes: [
        Diagnostic.Fix(
          "remove the comma", edits: [.init(position..<position + 1, "")], isSafe: true)
      ])
    position += 1
  }

  private mutating func readPlaceholder(to end: Int) {
    isValid = false
    remark(
      "json.placeholder", .note,
      "\(excerpt(position..<end)) stands without quotes: its value must be JSON",
      at: position..<end)
    append(.placeholder, to: end, opening: 1, closing: 1)
    finishValue()
  }

  /// The end of the `<name>` at the current place.
  private func endOfPlaceholder() -> Int? {
    var index = position + 1
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: ">"): return index > position + 1 ? index + 1 : nil
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
        UInt8(ascii: "."), UInt8(ascii: " "), 0x80...:
        index += 1
      default: return nil
      }
    }
    return nil
  }

  /// Reads something that looks like a number and is none; it is kept as a string.
  mutating func recoverNumber() {
    let end = endOfWord()
    report(
      "json.invalid-number", "\"\(excerpt(position..<end))\" is no number as JSON has them",
      at: position..<end, fixes: [quoting(position..<end)])
    append(.string, to: end)
    finishValue()
  }

  private mutating func readBareValue() {
    // An ARN or an action has colons and slashes in it.
    var end = position
    while end < bytes.count, isWord(bytes[end]) || bytes[end] == 0x3A || bytes[end] == 0x2F {
      end += 1
    }
    if end < bytes.count, bytes[end] == UInt8(ascii: "\"") {
      reportMissingOpeningQuote(position..<end + 1)
      append(.string, to: end + 1, closing: 1)
      finishValue()
      return
    }
    end = endOfWord()
    let word = String(decoding: bytes[position..<end], as: UTF8.self)
    let literal: JSONToken.Kind? =
      switch word.lowercased() {
      case "true": .true
      case "false": .false
      case "null", "none", "nil", "undefined": .null
      default: nil
      }
    if let literal {
      let proper = literal == .null ? "null" : word.lowercased()
      report(
        "json.invalid-literal", "\"\(word)\" is written \"\(proper)\" in JSON", at: position..<end,
        fixes: [
          Diagnostic.Fix("write \(proper)", edits: [.init(position..<end, proper)], isSafe: true)
        ])
      append(literal, to: end)
    } else {
      report(
        "json.invalid-literal", "\"\(excerpt(position..<end))\" is no value: a string needs quotes",
        at: position..<end, fixes: [quoting(position..<end)])
      append(.string, to: end)
    }
    finishValue()
  }

  private mutating func reportMissingOpeningQuote(_ range: Range<Int>) {
    if followsQuote { doubtQuotes() }
    report(
      "json.unterminated-string", "the opening quote is missing before \(excerpt(range))",
      at: range,
      fixes: [
        Diagnostic.Fix(
          "open the string", edits: [.init(range.lowerBound..<range.lowerBound, "\"")],
          isSafe: true)
      ])
  }

  /// Reads a string in single or curly quotes.
  private mutating func readOddString(as kind: JSONToken.Kind) {
    let start = position
    let isSingle = next == UInt8(ascii: "'")
    let opening = isSingle ? 1 : 3
    let known = diagnostics.count
    isValid = false
    readString(
      as: kind, from: start + opening, opening: opening, quote: isSingle ? .single : .curly)
    // The lack of a closing quote is one fault, not two.
    guard let token = tokens.last, token.closing > 0 || diagnostics.count == known else { return }
    let content = token.contentRange
    // In 'it's' the string ends elsewhere.
    if position < bytes.count, isWord(next) { doubtQuotes() }
    let hasDoubleQuote = bytes[content].contains(UInt8(ascii: "\""))
    let edits =
      [Diagnostic.Fix.Edit(start..<content.lowerBound, "\"")]
      + (isSingle ? escapedQuotes(in: content) : [])
      + [.init(content.upperBound..<Int(token.end), "\"")]
    report(
      isSingle ? "json.single-quotes" : "json.smart-quotes",
      isSingle
        ? "strings stand in double quotes in JSON, not in single ones"
        : "strings stand in straight quotes in JSON, not in typographic ones",
      at: token.range,
      fixes: hasDoubleQuote
        ? []
        : [
          Diagnostic.Fix(
            "write double quotes",
            // Of `“a"` the closing quote is right already.
            edits: edits.filter { !bytes[$0.range].elementsEqual($0.replacement.utf8) },
            isSafe: true)
        ])
  }

  /// The edits that take the backslash from each `\'`, which needs none in double quotes.
  private func escapedQuotes(in content: Range<Int>) -> [Diagnostic.Fix.Edit] {
    var edits: [Diagnostic.Fix.Edit] = []
    var index = content.lowerBound
    while index + 1 < content.upperBound {
      guard bytes[index] == UInt8(ascii: "\\") else {
        index += 1
        continue
      }
      if bytes[index + 1] == UInt8(ascii: "'") { edits.append(.init(index..<index + 1, "")) }
      index += 2
    }
    return edits
  }

  // MARK: - Anything else

  /// Passes dots that stand for something left out, and the comma after them; false when there are
  /// none.
  private mutating func skipEllipsis() -> Bool {
    let start = position
    var end = start
    while end < bytes.count, bytes[end] == UInt8(ascii: ".") { end += 1 }
    if end == start, end + 3 <= bytes.count, bytes[end..<end + 3].elementsEqual([0xE2, 0x80, 0xA6])
    {
      end += 3
    }
    guard end >= start + 2 else { return false }
    report(
      "json.syntax", "dots for what is left out are not JSON: write it, or remove them",
      at: start..<end)
    position = end
    skipSpace()
    if expectation == .name || expectation == .element, next == UInt8(ascii: ",") { position += 1 }
    return true
  }

  /// Passes bytes that make no sense, with one report for all that follow on each other.
  private mutating func skipJunk() {
    let start = position
    position = max(endOfWord(), position + 1)
    while position < bytes.count, bytes[position] & 0xC0 == 0x80 { position += 1 }
    isValid = false
    guard tokensAtJunk != tokens.count else { return }
    tokensAtJunk = tokens.count
    report(
      "json.syntax", "\"\(excerpt(start..<position))\" is unexpected here", at: start..<position)
  }

  /// The end of the run of word bytes at the current place, at least one byte on.
  private func endOfWord() -> Int {
    var end = position
    while end < bytes.count, isWord(bytes[end]) { end += 1 }
    return max(end, min(position + 1, bytes.count))
  }

  private func quoting(_ range: Range<Int>) -> Diagnostic.Fix {
    Diagnostic.Fix(
      "put it in quotes",
      edits: [
        .init(range.lowerBound..<range.lowerBound, "\""),
        .init(range.upperBound..<range.upperBound, "\""),
      ], isSafe: false)
  }
}
