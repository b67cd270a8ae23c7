import Source

/// What is said about a text, apart from its structure.
extension JSONReader {
  /// The findings in the order of their places, without what exceeds the limit.
  var sortedDiagnostics: [Diagnostic] {
    // Offsets break ties: equal places keep the order in which they were found.
    diagnostics.enumerated().sorted {
      ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
    }.map(\.element)
  }

  /// Reports an error.
  mutating func report(
    _ id: String, _ message: String, at range: Range<Int>,
    notes: [Diagnostic.Note] = [],
    fixes: [Diagnostic.Fix] = []
  ) {
    isValid = false
    keep(id, .error, message, at: range, notes: notes, fixes: fixes)
  }

  /// Reports something that RFC 8259 allows.
  mutating func remark(
    _ id: String, _ severity: Diagnostic.Severity, _ message: String,
    at range: Range<Int>, notes: [Diagnostic.Note] = [],
    fixes: [Diagnostic.Fix] = []
  ) {
    keep(id, severity, message, at: range, notes: notes, fixes: fixes)
  }

  private mutating func keep(
    _ id: String, _ severity: Diagnostic.Severity, _ message: String,
    at range: Range<Int>, notes: [Diagnostic.Note],
    fixes: [Diagnostic.Fix]
  ) {
    guard !stopsAtFirstError, diagnostics.count < JSONDocument.maximumDiagnostics else { return }
    var fixes = fixes
    if range.lowerBound < doubtEnd {
      for index in fixes.indices { fixes[index].isSafe = false }
    }
    diagnostics.append(
      Diagnostic(id, severity, message, at: range, notes: notes, fixes: fixes))
  }

  /// A part of the text for a message: its beginning when it is long.
  func excerpt(_ range: Range<Int>) -> String {
    let text = String(decoding: bytes[range.prefix(120)], as: UTF8.self)
    let scalars = text.unicodeScalars.prefix(40).map { scalar in
      scalar.properties.isWhitespace || scalar.value < 0x20 ? " " : String(scalar)
    }
    return scalars.joined() + (text.unicodeScalars.count > 40 || range.count > 120 ? "…" : "")
  }

  // MARK: - White space

  /// Passes a byte order mark, which RFC 8259, section 8.1, lets a reader ignore and forbids to write.
  mutating func skipByteOrderMark() {
    guard bytes.starts(with: [0xEF, 0xBB, 0xBF]) else { return }
    isValid = false
    position = 3
    remark(
      "json.byte-order-mark", .warning,
      "the text begins with a byte order mark, which JSON has not",
      at: 0..<3,
      fixes: [
        Diagnostic.Fix("remove the byte order mark", edits: [.init(0..<3, "")], isSafe: true)
      ])
  }

  /// Passes the comment at the current place and reports it; false when there is none.
  mutating func skipComment() -> Bool {
    let start = position
    var end: Int
    if next == UInt8(ascii: "#") {
      end = endOfLine(from: start)
    } else if start + 1 < bytes.count, bytes[start + 1] == UInt8(ascii: "/") {
      end = endOfLine(from: start)
    } else if start + 1 < bytes.count, bytes[start + 1] == UInt8(ascii: "*") {
      end = start + 2
      while end < bytes.count,
        !(bytes[end] == UInt8(ascii: "/") && bytes[end - 1] == UInt8(ascii: "*") && end > start + 2)
      {
        end += 1
      }
      end = min(end + 1, bytes.count)
    } else {
      return false
    }
    position = end
    report(
      "json.comment", "comments are not allowed in JSON", at: start..<end,
      fixes: [
        Diagnostic.Fix(
          "remove the comment", edits: [.init(rangeOfRemoval(start..<end), "")], isSafe: true)
      ])
    return true
  }

  func endOfLine(from start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    return end
  }

  /// What to remove with a comment: its whole line when it has that to itself, else the spaces before.
  private func rangeOfRemoval(_ range: Range<Int>) -> Range<Int> {
    var lower = range.lowerBound
    while lower > 0, bytes[lower - 1] == 0x20 || bytes[lower - 1] == 0x09 { lower -= 1 }
    var upper = range.upperBound
    while upper < bytes.count, bytes[upper] == 0x20 || bytes[upper] == 0x09 { upper += 1 }
    let beginsLine = lower == 0 || bytes[lower - 1] == 0x0A || bytes[lower - 1] == 0x0D
    guard upper < bytes.count else { return lower..<upper }
    if bytes[upper] == 0x0A || bytes[upper] == 0x0D {
      guard beginsLine else { return lower..<upper }
      let isPair =
        bytes[upper] == 0x0D && upper + 1 < bytes.count && bytes[upper + 1] == 0x0A
      return lower..<upper + (isPair ? 2 : 1)
    }
    return beginsLine ? range.lowerBound..<upper : lower..<range.upperBound
  }

  // MARK: - Strings

  mutating func reportControlCharacter(at index: Int) {
    let byte = bytes[index]
    let code = String(byte, radix: 16, uppercase: true)
    let name = byte == 9 ? "a tab" : "the control character U+00\(byte < 16 ? "0" : "")\(code)"
    let escape = byte == 9 ? #"\t"# : #"\u00\#(byte < 16 ? "0" : "")\#(code)"#
    report(
      "json.control-character", "\(name) stands unescaped in a string", at: index..<index + 1,
      fixes: [
        Diagnostic.Fix(
          "write \(escape)", edits: [.init(index..<index + 1, escape)], isSafe: true)
      ])
  }

  mutating func reportInvalidEscape(at start: Int) {
    let end = start + 1 + max(lengthOfScalar(at: start + 1), 1)
    let isUnicode = bytes[start + 1] == UInt8(ascii: "u")
    report(
      "json.invalid-escape",
      isUnicode
        ? #""\u" needs four hexadecimal digits after it"#
        : #""\#(excerpt(start..<min(end, bytes.count)))" is no escape that JSON has"#,
      at: start..<min(end, bytes.count),
      fixes: [
        Diagnostic.Fix(
          "write the backslash as \\\\", edits: [.init(start..<start + 1, "\\\\")], isSafe: false),
        Diagnostic.Fix(
          "remove the backslash", edits: [.init(start..<start + 1, "")], isSafe: false),
      ])
  }

  mutating func reportLoneSurrogate(at start: Int) {
    remark(
      "json.lone-surrogate", .warning,
      "\"\(excerpt(start..<start + 6))\" is half a character: the other surrogate is missing",
      at: start..<start + 6)
  }

  /// Reports bytes that are not UTF-8 and gives the offset after them.
  mutating func reportInvalidUTF8(at start: Int) -> Int {
    var end = start + 1
    while end < bytes.count, bytes[end] >= 0x80, lengthOfScalar(at: end) == 0 { end += 1 }
    let code = String(bytes[start], radix: 16, uppercase: true)
    report(
      "json.invalid-utf8", "the byte 0x\(code) is not UTF-8, the only encoding of JSON",
      at: start..<end)
    return end
  }

  /// Ends a string whose line ends before its closing quote, and appends its token.
  ///
  /// A comma or bracket at the end of such a line stood behind the quote, most probably; of a key,
  /// everything from its colon on did.
  mutating func endUnterminated(
    as kind: JSONToken.Kind, at lineEnd: Int, opening: Int, isEscaped: Bool
  ) {
    let start = position
    let first = start + opening
    var end = lineEnd
    if kind == .key, let colon = bytes[first..<lineEnd].firstIndex(of: UInt8(ascii: ":")) {
      end = colon
    } else {
      end = endOfUnterminatedText(first..<lineEnd)
    }
    let isCertain = bytes[end..<lineEnd].allSatisfy { $0 == 0x20 || $0 == 0x09 }
    report(
      "json.unterminated-string", "the string \(excerpt(start..<end)) has no closing quote",
      at: start..<end,
      fixes: [
        Diagnostic.Fix("close the string", edits: [.init(end..<end, "\"")], isSafe: isCertain)
      ])
    append(kind, to: end, opening: opening, closing: 0, isEscaped: isEscaped)
  }

  private func endOfUnterminatedText(_ range: Range<Int>) -> Int {
    let hasBracket = bytes[range].contains(UInt8(ascii: "["))
    let hasBrace = bytes[range].contains(UInt8(ascii: "{"))
    var end = range.upperBound
    while end > range.lowerBound {
      switch bytes[end - 1] {
      case 0x20, 0x09, UInt8(ascii: ","): end -= 1
      case UInt8(ascii: "]") where !hasBracket: end -= 1
      case UInt8(ascii: "}") where !hasBrace: end -= 1
      default: return end
      }
    }
    return end
  }

  // MARK: - Objects

  /// Warns of keys that stand twice in an object.
  mutating func reportDuplicates(in object: Int) {
    guard !stopsAtFirstError else { return }
    names.removeAll(keepingCapacity: true)
    var index = object + 1
    while index + 1 < tokens.count {
      names.append(index)
      index = Int(tokens[index + 1].link)
    }
    guard names.count > 1 else { return }
    // A few keys are compared with each other, many through a set: linear for both.
    if names.count <= 8 {
      for (position, later) in names.enumerated() {
        if let earlier = names[..<position].last(where: { haveEqualText($0, later) }) {
          reportDuplicate(earlier, later)
        }
      }
      return
    }
    var firsts: [String: Int] = Dictionary(minimumCapacity: names.count)
    for name in names {
      // Keys differ by their code points (RFC 8259, section 8.3): a composed and a decomposed "ü" are
      // two, and one string to Swift.
      if let earlier = firsts.updateValue(name, forKey: text(of: name)),
        haveEqualText(earlier, name)
      {
        reportDuplicate(earlier, name)
      }
    }
  }

  private mutating func reportDuplicate(_ earlier: Int, _ later: Int) {
    guard !tokens[later].range.isEmpty else { return }
    remark(
      "json.duplicate-key", .warning,
      "\"\(text(of: later))\" stands twice in this object: only the last one counts",
      at: tokens[later].range, notes: [.init("the other stands here", at: tokens[earlier].range)])
  }

  private func haveEqualText(_ left: Int, _ right: Int) -> Bool {
    if tokens[left].isEscaped || tokens[right].isEscaped {
      return text(of: left).utf8.elementsEqual(text(of: right).utf8)
    }
    let (left, right) = (tokens[left].contentRange, tokens[right].contentRange)
    return left.count == right.count && bytes[left].elementsEqual(bytes[right])
  }

  /// A key's or string's text with its escapes resolved.
  func text(of token: Int) -> String {
    JSONTape(bytes: bytes, tokens: []).string(of: tokens[token])
  }
}
