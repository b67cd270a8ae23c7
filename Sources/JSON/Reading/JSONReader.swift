import Source

/// Reads a text into tokens, and goes on after whatever is wrong.
///
/// A loop with a stack of open containers, never recursive. Each turn of the loop consumes bytes,
/// closes a container or changes what is expected next, so it ends. What is wrong is handled in the
/// `+Recovery` files, out of the way of texts that are right.
struct JSONReader {
  /// What may stand at the current place.
  enum Expectation {
    /// A value: at the beginning, after a colon.
    case value
    /// An array's element, or the end of an empty array.
    case element
    /// An object's key, or the end of an empty object.
    case name
    /// A comma or the container's end.
    case next
    /// The end of the text.
    case end
  }

  let bytes: [UInt8]
  let stopsAtFirstError: Bool
  var position = 0
  var tokens: [JSONToken] = []
  /// The tokens of the containers that are not closed yet, outermost first.
  var open: [Int] = []
  var expectation = Expectation.value
  /// The comma that was passed in the current container, when nothing follows it yet.
  var pendingComma: Int?
  /// The end of the last token or punctuation mark.
  var lastEnd = 0
  var isValid = true
  var isFragment = false
  var diagnostics: [Diagnostic] = []
  /// How many tokens there were when the last unexpected bytes were reported: what follows directly
  /// on them is the same fault.
  var tokensAtJunk = -1
  /// The end of the last line in which quotes may be inverted: nothing before it is mended unseen.
  var doubtEnd = 0
  /// How many tokens there were when the last missing comma was reported.
  var tokensAtMissingComma = -1
  /// Keys of the object being closed; kept to save allocations.
  var names: [Int] = []

  init(_ bytes: [UInt8], stopsAtFirstError: Bool) {
    self.bytes = bytes
    self.stopsAtFirstError = stopsAtFirstError
  }

  /// Whether the innermost open container is an object.
  var isInObject: Bool { open.last.map { tokens[$0].kind == .object } ?? false }

  /// The next byte, or 0 at the end.
  var next: UInt8 { position < bytes.count ? bytes[position] : 0 }

  /// Reads the whole text.
  mutating func read() {
    guard bytes.count < Int(JSONToken.none) else {
      report("json.too-large", "the text is 4 GB or larger, which is not read", at: 0..<0)
      return
    }
    skipByteOrderMark()
    beginFragment()
    while isValid || !stopsAtFirstError {
      skipSpace()
      guard position < bytes.count else {
        finish()
        return
      }
      switch expectation {
      case .next: readPunctuation()
      case .value: readValue()
      case .element:
        if bytes[position] == UInt8(ascii: "]") { close() } else { readValue() }
      case .name:
        switch bytes[position] {
        case UInt8(ascii: "\""): readName()
        case UInt8(ascii: "}"): close()
        default: recoverName()
        }
      case .end:
        recoverTrailingText()
        return
      }
    }
  }

  // MARK: - Tokens

  private mutating func readPunctuation() {
    let byte = bytes[position]
    if byte == UInt8(ascii: ",") {
      tokens[lastSibling].comma = UInt32(position)
      pendingComma = position
      position += 1
      lastEnd = position
      expectation = isInObject ? .name : .element
    } else if byte == (isInObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
      close()
    } else {
      recoverPunctuation()
    }
  }

  /// The token of the value before the current place; kept for its comma.
  var lastSibling = 0

  private mutating func readValue() {
    let byte = bytes[position]
    switch byte {
    case UInt8(ascii: "\""):
      readString(as: .string)
      finishValue()
    case UInt8(ascii: "{"): open(.object)
    case UInt8(ascii: "["): open(.array)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      if let end = numberEnd(from: position) {
        append(.number, to: end)
        finishValue()
      } else {
        recoverNumber()
      }
    case UInt8(ascii: "t") where readLiteral("true", .true): break
    case UInt8(ascii: "f") where readLiteral("false", .false): break
    case UInt8(ascii: "n") where readLiteral("null", .null): break
    default: recoverValue()
    }
  }

  private mutating func readLiteral(_ text: StaticString, _ kind: JSONToken.Kind) -> Bool {
    let end = position + text.utf8CodeUnitCount
    guard end <= bytes.count else { return false }
    for offset in 0..<text.utf8CodeUnitCount
    where bytes[position + offset] != text.utf8Start[offset] { return false }
    guard end == bytes.count || !isWord(bytes[end]) else { return false }
    append(kind, to: end)
    finishValue()
    return true
  }

  /// Reads a key in double quotes and its colon.
  private mutating func readName() {
    readString(as: .key)
    readColon()
  }

  /// Reads the colon after the key that was read last.
  mutating func readColon() {
    pendingComma = nil
    skipSpace()
    if position < bytes.count, bytes[position] == UInt8(ascii: ":") {
      tokens[tokens.count - 1].link = UInt32(position)
      position += 1
      lastEnd = position
      expectation = .value
    } else {
      recoverColon()
    }
  }

  /// Appends a token from the current place to an offset and moves there.
  mutating func append(
    _ kind: JSONToken.Kind, to end: Int, opening: Int = 0, closing: Int = 0,
    isEscaped: Bool = false
  ) {
    tokens.append(
      JSONToken(
        start: UInt32(position), end: UInt32(end),
        link: kind == .key ? JSONToken.none : UInt32(tokens.count + 1), kind: kind,
        opening: UInt8(opening), closing: UInt8(closing), isEscaped: isEscaped))
    position = end
    lastEnd = end
  }

  /// Called after a value without members or elements.
  mutating func finishValue() {
    lastSibling = tokens.count - 1
    pendingComma = nil
    expectation = open.isEmpty ? .end : .next
  }

  // MARK: - Containers

  mutating func open(_ kind: JSONToken.Kind) {
    guard open.count < JSONDocument.maximumDepth else {
      report(
        "json.too-deep", "values are nested deeper than \(JSONDocument.maximumDepth) levels",
        at: position..<position + 1)
      position = bytes.count
      return
    }
    open.append(tokens.count)
    append(kind, to: position + 1, opening: 1)
    pendingComma = nil
    expectation = kind == .object ? .name : .element
  }

  /// Closes the innermost container with the bracket at the current place.
  mutating func close() {
    if let comma = pendingComma { reportTrailingComma(at: comma) }
    position += 1
    lastEnd = position
    finishContainer(at: position, closing: 1)
  }

  /// Ends the innermost container.
  ///
  /// - Parameters:
  ///   - end: the offset after its last byte.
  ///   - closing: the bytes of its closing bracket, 0 where it is missing.
  mutating func finishContainer(at end: Int, closing: UInt8) {
    guard let index = open.popLast() else { return }
    tokens[index].end = UInt32(end)
    tokens[index].link = UInt32(tokens.count)
    tokens[index].closing = closing
    if tokens[index].kind == .object { reportDuplicates(in: index) }
    lastSibling = index
    pendingComma = nil
    expectation = open.isEmpty ? .end : .next
  }

  // MARK: - Scanning

  /// Passes white space and, with a report each, comments.
  mutating func skipSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x0A, 0x0D, 0x09: position += 1
      case UInt8(ascii: "/"), UInt8(ascii: "#"):
        guard skipComment() else { return }
      default: return
      }
    }
  }

  /// The end of a number exactly as RFC 8259, section 6, has it, followed by a byte that may follow.
  private func numberEnd(from start: Int) -> Int? {
    var index = start
    func isDigit(_ index: Int) -> Bool { index < bytes.count && bytes[index] &- 0x30 < 10 }
    if bytes[index] == UInt8(ascii: "-") { index += 1 }
    guard isDigit(index) else { return nil }
    if bytes[index] == UInt8(ascii: "0") {
      index += 1
    } else {
      while isDigit(index) { index += 1 }
    }
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
      index += 1
      guard isDigit(index) else { return nil }
      while isDigit(index) { index += 1 }
    }
    if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
      index += 1
      if index < bytes.count, bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-")
      {
        index += 1
      }
      guard isDigit(index) else { return nil }
      while isDigit(index) { index += 1 }
    }
    return index == bytes.count || !isWord(bytes[index]) ? index : nil
  }
}

/// Whether a byte belongs to a word that stands without quotes: anything but ASCII white space,
/// quotes and JSON's punctuation.
func isWord(_ byte: UInt8) -> Bool {
  switch byte {
  case 0...0x20, UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ","), UInt8(ascii: ":"),
    UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "/"),
    UInt8(ascii: "#"), UInt8(ascii: "<"), UInt8(ascii: "="):
    false
  default: true
  }
}
