/// One simple command of a script: a program and its words, as far as they can be read without
/// running anything.
struct ScriptCommand: Hashable, Sendable {
  /// The words, assignments and redirections left out; what the shell puts in is a value.
  var words: [ShellWord]
  /// Whether the shell may put in further words, by `$OPTIONS` or `"$@"`.
  var isOpen: Bool
}

/// Finds the simple commands of a script, without running or understanding it.
///
/// Reads quotes, expansions, substitutions, here-documents, redirections and lists as POSIX.1-2024
/// says in sections 2.2 to 2.9, only as far as needed to tell where commands begin and end. The
/// commands within `$(…)` and parentheses are found too; those in backquotes are not. A script that
/// ends too early gives the commands before its end.
struct ScriptCommandReader {
  private let bytes: [UInt8]
  /// How many brackets stand around.
  private let depth: Int
  private var index = 0
  private var commands: [ScriptCommand] = []
  private var documents: [Range<Int>] = []

  /// Where the bodies of here-documents begin and end, and how they are found.
  private struct HereDocument {
    var delimiter: [UInt8]
    var stripsTabs: Bool
  }
  private var pending: [HereDocument] = []

  /// The command so far.
  private var words: [ShellWord] = []
  private var isOpen = false
  private var isRedirecting = false

  /// The word so far.
  private var pieces: [Argument.Piece] = []
  private var text: [UInt8] = []
  private var wordStart: Int?
  private var isQuoted = false
  private var isExpanded = false

  /// What was found in a script.
  struct Reading {
    /// Its simple commands, those of a substitution before the one around it.
    var commands: [ScriptCommand]
    /// The bodies of its here-documents, as bytes of the script.
    var documents: [Range<Int>]
  }

  /// Reads a script.
  /// - Returns: its commands; ranges are offsets into `bytes`.
  /// - Complexity: O(bytes).
  static func read(_ bytes: [UInt8]) -> Reading {
    var reader = ScriptCommandReader(bytes: bytes, depth: 0)
    while reader.index < bytes.count { reader.commands(until: nil) }
    reader.closeCommand()
    return Reading(commands: reader.commands, documents: reader.documents)
  }

  private init(bytes: [UInt8], depth: Int) {
    self.bytes = bytes
    self.depth = depth
  }

  private var byte: UInt8 { bytes[index] }

  private func at(_ offset: Int) -> UInt8? {
    index + offset < bytes.count ? bytes[index + offset] : nil
  }

  // MARK: Commands

  /// Reads commands up to the closing byte of their context, which is passed over.
  private mutating func commands(until close: UInt8?) {
    while index < bytes.count {
      if byte == close {
        closeCommand()
        index += 1
        return
      }
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
        closeWord()
        index += 1
      case UInt8(ascii: "\n"):
        closeCommand()
        index += 1
        skipDocuments()
      case UInt8(ascii: "&") where at(1) == UInt8(ascii: ">"): redirection()
      case UInt8(ascii: ";"), UInt8(ascii: "&"), UInt8(ascii: "|"), UInt8(ascii: ")"):
        closeCommand()
        index += 1
      case UInt8(ascii: "("):
        closeCommand()
        index += 1
        nested()
      case UInt8(ascii: "<"):
        if !placeholder() { redirection() }
      case UInt8(ascii: ">"): redirection()
      case UInt8(ascii: "#") where wordStart == nil:
        while index < bytes.count, byte != UInt8(ascii: "\n") { index += 1 }
      default: word()
      }
    }
  }

  /// Brackets in more brackets than this are read as if they were not there: nobody writes them, and
  /// each takes a frame of the stack.
  private static let deepest = 64

  /// The commands within brackets, the command around them kept for later.
  private mutating func nested() {
    guard depth < Self.deepest else { return }
    var inner = ScriptCommandReader(bytes: bytes, depth: depth + 1)
    inner.index = index
    inner.commands(until: UInt8(ascii: ")"))
    inner.closeCommand()
    index = inner.index
    commands += inner.commands
    documents += inner.documents
    pending += inner.pending
  }

  private mutating func closeCommand() {
    closeWord()
    if !words.isEmpty {
      commands.append(ScriptCommand(words: words, isOpen: isOpen))
      words = []
    }
    isOpen = false
    isRedirecting = false
  }

  /// Passes over `>`, `2>&1`, `&>`, and has the word behind it left out; a here-document waits for
  /// the end of the line.
  private mutating func redirection() {
    // The number of a file: what stands right before the sign is no word.
    if wordStart != nil, !isQuoted, pieces.isEmpty, text.allSatisfy(\.isASCIIDigit) {
      text = []
      wordStart = nil
    }
    closeWord()
    let start = index
    while index < bytes.count, "<>&|".utf8.contains(byte) { index += 1 }
    switch bytes[start..<index] {
    case let sign where sign.elementsEqual("<<".utf8): hereDocument()
    // `>(…)` and `<(…)` are words.
    case let sign where sign.count == 1 && index < bytes.count && byte == UInt8(ascii: "("):
      index += 1
      nested()
      expand("output", splits: false)
    default: isRedirecting = true
    }
  }

  // MARK: Words

  private mutating func word() {
    if wordStart == nil { wordStart = index }
    switch byte {
    case UInt8(ascii: "\\"): escape()
    case UInt8(ascii: "'"): singleQuotes()
    case UInt8(ascii: "\""): doubleQuotes()
    case UInt8(ascii: "$"): dollar()
    case UInt8(ascii: "`"): backquotes()
    default:
      if let use = StandIns.use(in: bytes, at: index) {
        value(use.name, upTo: use.range.upperBound)
      } else {
        text.append(byte)
        index += 1
      }
    }
  }

  private mutating func escape() {
    switch at(1) {
    case UInt8(ascii: "\n"):
      index += 2
      // A line that goes on begins no word by itself.
      if text.isEmpty, pieces.isEmpty, !isQuoted { wordStart = nil }
    case UInt8(ascii: "<"):
      index += 1
      if !placeholder() {
        text.append(byte)
        index += 1
      }
    case let next?:
      text.append(next)
      index += 2
    case nil:
      text.append(byte)
      index += 1
    }
  }

  private mutating func placeholder() -> Bool {
    guard let use = PlaceholderScanner.placeholder(in: bytes, at: index) else { return false }
    if wordStart == nil { wordStart = index }
    value(use.name, upTo: use.range.upperBound)
    return true
  }

  private mutating func value(_ name: String, upTo next: Int) {
    closeText()
    pieces.append(.value(name))
    index = next
  }

  /// What the shell puts in, and splits into words outside of quotes.
  private mutating func expand(_ name: String, splits: Bool = true) {
    if wordStart == nil { wordStart = index }
    closeText()
    pieces.append(.value(name))
    isExpanded = isExpanded || splits
  }

  private mutating func closeText() {
    guard !text.isEmpty else { return }
    pieces.append(.literal(String(decoding: text, as: UTF8.self)))
    text.removeAll(keepingCapacity: true)
  }

  private mutating func closeWord() {
    guard let start = wordStart else { return }
    closeText()
    defer {
      pieces.removeAll(keepingCapacity: true)
      wordStart = nil
      (isQuoted, isExpanded) = (false, false)
    }
    if isRedirecting {
      isRedirecting = false
      return
    }
    let word = ShellWord(
      argument: Argument(pieces), range: start..<index, isQuoted: isQuoted)
    if words.isEmpty, isPrefix(word) { return }
    // An option's value is one word as it is meant, if not as the shell would split it.
    let isValue = words.last?.argument.literal?.hasPrefix("-") == true
    if isExpanded, pieces.count == 1, !isQuoted, !isValue { isOpen = true }
    words.append(word)
  }

  /// Whether a word stands before the program: `if`, `NAME=value`, `sudo`.
  private func isPrefix(_ word: ShellWord) -> Bool {
    guard !bytes[word.range.lowerBound].isASCIIDigit,
      case .literal(let text)? = word.argument.pieces.first
    else { return false }
    if word.argument.pieces.count == 1, !word.isQuoted, Self.prefixes.contains(text) { return true }
    guard let equals = text.utf8.firstIndex(of: UInt8(ascii: "=")), equals != text.startIndex else {
      return false
    }
    return text.utf8[..<equals].allSatisfy {
      $0.isASCIILetter || $0.isASCIIDigit || "_+".utf8.contains($0)
    }
  }

  /// Reserved words that a command follows, and programs that run the command behind them.
  private static let prefixes: Set<String> = [
    "if", "then", "else", "elif", "do", "while", "until", "{", "!", "time", "sudo", "nohup", "exec",
    "command", "env", "eval",
  ]

  // MARK: Quotes and expansions

  private mutating func singleQuotes() {
    isQuoted = true
    index += 1
    while index < bytes.count, byte != UInt8(ascii: "'") {
      if byte == UInt8(ascii: "<"), placeholder() { continue }
      text.append(byte)
      index += 1
    }
    index += 1
  }

  private mutating func doubleQuotes() {
    isQuoted = true
    index += 1
    while index < bytes.count, byte != UInt8(ascii: "\"") {
      switch byte {
      case UInt8(ascii: "\\"):
        let next = at(1) ?? byte
        if next == UInt8(ascii: "\n") {
          index += 2
        } else if "\\\"$`".utf8.contains(next) {
          text.append(next)
          index += 2
        } else {
          text.append(byte)
          index += 1
        }
      case UInt8(ascii: "$"): dollar()
      case UInt8(ascii: "`"): backquotes()
      default:
        if byte == UInt8(ascii: "<"), placeholder() { continue }
        text.append(byte)
        index += 1
      }
    }
    index += 1
  }

  private mutating func backquotes() {
    index += 1
    while index < bytes.count, byte != UInt8(ascii: "`") {
      index += byte == UInt8(ascii: "\\") ? 2 : 1
    }
    index = min(index + 1, bytes.count)
    expand("output")
  }

  private mutating func dollar() {
    switch at(1) {
    case UInt8(ascii: "("):
      let isArithmetic = at(2) == UInt8(ascii: "(")
      index += 2
      if isArithmetic { skipArithmetic() } else { nested() }
      expand(isArithmetic ? "number" : "output", splits: !isArithmetic)
    case UInt8(ascii: "{"):
      let start = index
      skipBraces()
      // "${LIST[@]}" is as many words as the list has.
      if bytes[start..<index].contains(UInt8(ascii: "@")) { isOpen = true }
      expand("value")
    case UInt8(ascii: "'"):
      index += 1
      singleQuotes()
    case UInt8(ascii: "@"), UInt8(ascii: "*"):
      isOpen = true
      index += 2
      expand("value")
    case let next? where next.isASCIILetter || next == UInt8(ascii: "_"):
      index += 1
      while index < bytes.count,
        byte.isASCIILetter || byte.isASCIIDigit || byte == UInt8(ascii: "_")
      {
        index += 1
      }
      expand("value")
    case let next? where next.isASCIIDigit || "#?$!-".utf8.contains(next):
      index += 2
      expand("value")
    default:
      text.append(byte)
      index += 1
    }
  }

  private mutating func skipArithmetic() {
    index += 1
    var depth = 2
    while index < bytes.count, depth > 0 {
      if byte == UInt8(ascii: "(") { depth += 1 }
      if byte == UInt8(ascii: ")") { depth -= 1 }
      index += 1
    }
  }

  private mutating func skipBraces() {
    index += 2
    var depth = 1
    while index < bytes.count, depth > 0 {
      switch byte {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"): depth -= 1
      default: break
      }
      index += 1
    }
    index = min(index, bytes.count)
  }

  // MARK: Here-documents

  private mutating func hereDocument() {
    var stripsTabs = false
    if index < bytes.count, byte == UInt8(ascii: "-") {
      stripsTabs = true
      index += 1
    }
    while index < bytes.count, byte == UInt8(ascii: " ") { index += 1 }
    var delimiter: [UInt8] = []
    while index < bytes.count, !byte.isASCIISpace, !";|&<>()".utf8.contains(byte) {
      if !"'\"\\".utf8.contains(byte) { delimiter.append(byte) }
      index += 1
    }
    if !delimiter.isEmpty {
      pending.append(HereDocument(delimiter: delimiter, stripsTabs: stripsTabs))
    }
  }

  private mutating func skipDocuments() {
    for document in pending {
      let start = index
      var end = bytes.count
      while index < bytes.count {
        let lineStart = index
        let lineEnd = bytes[index...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        index = min(lineEnd + 1, bytes.count)
        var line = bytes[lineStart..<lineEnd]
        if line.last == UInt8(ascii: "\r") { line = line.dropLast() }
        if document.stripsTabs { line = line.drop { $0 == UInt8(ascii: "\t") } }
        if line.elementsEqual(document.delimiter) {
          end = lineStart
          break
        }
      }
      documents.append(start..<end)
    }
    pending = []
  }
}
