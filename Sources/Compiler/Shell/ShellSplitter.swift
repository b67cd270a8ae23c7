/// Splits a command into words, as the Shell Command Language of POSIX.1-2024, section 2.2 (quoting)
/// and 2.3 (token recognition), says.
///
/// What only a shell can carry out (pipes, lists, redirections, expansions, assignments, reserved
/// words, built-in commands) is recognised and named, and nothing of it is imitated. A `<name>` is a
/// placeholder wherever it stands, also as Markdown writes it, `\<name>`.
package struct ShellSplitter {
  private let bytes: [UInt8]
  private let variables: ShellVariables
  private var index: Int
  private let end: Int
  private var words: [ShellWord] = []
  private var pieces: [Argument.Piece] = []
  private var text: [UInt8] = []
  private var wordStart: Int?
  private var isQuoted = false
  /// The first unquoted character that matters only to a shell looking for file names.
  private var pattern: Range<Int>?
  private var failure: ShellReading?

  /// Reads one command.
  /// - Parameters:
  ///   - bytes: the text.
  ///   - range: the part of it that is the command.
  /// - Returns: its words, or why it has none. Ranges are offsets into `bytes`.
  /// - Complexity: O(range).
  package static func read(_ bytes: [UInt8], range: Range<Int>? = nil) -> ShellReading {
    read(bytes, range: range, variables: .none)
  }

  /// Reads one command; variables that stand for a value are values.
  static func read(
    _ bytes: [UInt8], range: Range<Int>? = nil, variables: ShellVariables
  ) -> ShellReading {
    var splitter = ShellSplitter(
      bytes: bytes, range: range ?? 0..<bytes.count, variables: variables)
    return splitter.run()
  }

  private init(bytes: [UInt8], range: Range<Int>, variables: ShellVariables) {
    self.bytes = bytes
    self.variables = variables
    index = range.lowerBound
    end = range.upperBound
  }

  private mutating func run() -> ShellReading {
    while index < end, failure == nil { step() }
    if let failure { return failure }
    closeWord()
    guard let first = words.first else { return .words([]) }
    if !first.isQuoted, let program = first.argument.literal {
      if ShellSplitter.reserved.contains(program) || ShellSplitter.builtins.contains(program) {
        return .shell(reason: "\"\(program)\" is the shell's own", range: first.range)
      }
      // What `aws` takes as JMESPath (`Domains[*].Id`) is no pattern of file names.
      if program != "aws", let pattern {
        return .shell(reason: "a pattern of file names", range: pattern)
      }
    }
    if case .literal(let text)? = first.argument.pieces.first, isAssignment(text) {
      return .shell(reason: "an assignment", range: first.range)
    }
    return .words(words)
  }

  private func isAssignment(_ text: String) -> Bool {
    guard let equals = text.utf8.firstIndex(of: UInt8(ascii: "=")) else { return false }
    let name = text.utf8[..<equals]
    guard let first = name.first, !first.isASCIIDigit else { return false }
    return name.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "_") }
  }

  // MARK: One step

  private mutating func step() {
    let byte = bytes[index]
    if standIn() { return }
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"):
      closeWord()
      index += 1
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
      closeWord()
      index += 1
      skipBlank()
      if index < end, !words.isEmpty { needsShell("more than one line", index - 1..<index) }
    case UInt8(ascii: "\\"): escape()
    case UInt8(ascii: "'"): singleQuotes()
    case UInt8(ascii: "\""): doubleQuotes()
    case UInt8(ascii: "<"):
      if !placeholder(at: index) { needsShell("a redirection", index..<index + 1) }
    case UInt8(ascii: ">"): needsShell("a redirection", index..<index + 1)
    case UInt8(ascii: "|"): needsShell("a pipe", index..<index + 1)
    case UInt8(ascii: "&"): needsShell("\"&\"", index..<index + 1)
    case UInt8(ascii: ";"): semicolon()
    case UInt8(ascii: "("), UInt8(ascii: ")"): needsShell("a parenthesis", index..<index + 1)
    case UInt8(ascii: "`"): needsShell("a command substitution", index..<index + 1)
    case UInt8(ascii: "$"): dollar()
    case UInt8(ascii: "#") where wordStart == nil: skipComment()
    case UInt8(ascii: "~") where wordStart == nil: needsShell("a \"~\"", index..<index + 1)
    default:
      if byte == UInt8(ascii: "*") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "[")
        || isBraceExpansion(byte)
      {
        pattern = pattern ?? index..<index + 1
      }
      append(byte)
    }
  }

  private mutating func append(_ byte: UInt8) {
    open()
    text.append(byte)
    index += 1
  }

  private mutating func open() {
    if wordStart == nil { wordStart = index }
  }

  private mutating func closeText() {
    guard !text.isEmpty else { return }
    pieces.append(.literal(String(decoding: text, as: UTF8.self)))
    text.removeAll(keepingCapacity: true)
  }

  private mutating func closeWord() {
    guard let start = wordStart else { return }
    closeText()
    words.append(
      ShellWord(
        argument: JSONWord.escapingValues(in: Argument(pieces)), range: start..<index,
        isQuoted: isQuoted))
    pieces.removeAll(keepingCapacity: true)
    wordStart = nil
    isQuoted = false
  }

  private mutating func needsShell(_ reason: String, _ range: Range<Int>) {
    failure = .shell(reason: reason, range: range)
  }

  private mutating func placeholder(at start: Int) -> Bool {
    guard let use = PlaceholderScanner.placeholder(in: bytes, at: start),
      use.range.upperBound <= end, SedPattern.replacement(of: use, in: bytes) == nil
    else { return false }
    open()
    closeText()
    pieces.append(.value(use.name))
    index = use.range.upperBound
    return true
  }

  /// Takes what stands for a value without brackets around it.
  private mutating func standIn() -> Bool {
    guard let use = StandIns.use(in: bytes, at: index), use.range.upperBound <= end else {
      return false
    }
    take(use.name, upTo: use.range.upperBound)
    return true
  }

  /// Takes a variable that nothing in the document sets, `$NAME` or `${NAME}`.
  private mutating func unsetVariable() -> Bool {
    guard let use = variables.unset(in: bytes, at: index), use.range.upperBound <= end else {
      return false
    }
    take(use.name, upTo: use.range.upperBound)
    return true
  }

  private mutating func take(_ name: String, upTo next: Int) {
    open()
    closeText()
    pieces.append(.value(name))
    index = next
  }

  // MARK: Quotes and escapes

  private mutating func escape() {
    guard index + 1 < end else {
      append(bytes[index])
      return
    }
    let next = bytes[index + 1]
    if next == UInt8(ascii: "\n") || next == UInt8(ascii: "\r") {
      let isPair =
        next == UInt8(ascii: "\r") && index + 2 < end
        && bytes[index + 2] == UInt8(ascii: "\n")
      index += isPair ? 3 : 2
      return
    }
    if next == UInt8(ascii: "<") {
      let start = index
      open()
      if placeholder(at: index + 1) || escapedPlaceholder(at: index + 1) {
        if wordStart == start + 1 { wordStart = start }
        return
      }
    }
    open()
    index += 1
    append(bytes[index])
  }

  /// `\<name\>`, both brackets escaped.
  private mutating func escapedPlaceholder(at start: Int) -> Bool {
    var close = start + 1
    while close < end, bytes[close] != UInt8(ascii: "\\"), close - start < 66 { close += 1 }
    guard close + 1 < end, bytes[close + 1] == UInt8(ascii: ">") else { return false }
    let unescaped = Array(bytes[start..<close]) + [UInt8(ascii: ">")]
    guard let use = PlaceholderScanner.placeholder(in: unescaped, at: 0),
      use.range.upperBound == unescaped.count
    else { return false }
    closeText()
    pieces.append(.value(use.name))
    index = close + 2
    return true
  }

  private mutating func singleQuotes() {
    let start = index
    open()
    isQuoted = true
    index += 1
    while index < end {
      if bytes[index] == UInt8(ascii: "'") {
        index += 1
        return
      }
      if bytes[index] == UInt8(ascii: "<"), placeholder(at: index) { continue }
      if standIn() { continue }
      text.append(bytes[index])
      index += 1
    }
    failure = .broken(message: "the single quote is not closed", range: start..<start + 1)
  }

  private mutating func doubleQuotes() {
    let start = index
    open()
    isQuoted = true
    index += 1
    while index < end, failure == nil {
      let byte = bytes[index]
      if standIn() { continue }
      switch byte {
      case UInt8(ascii: "\""):
        index += 1
        return
      case UInt8(ascii: "\\") where index + 1 < end:
        let next = bytes[index + 1]
        if next == UInt8(ascii: "\n") {
          index += 2
        } else if "\\\"$`".utf8.contains(next) {
          text.append(next)
          index += 2
        } else {
          text.append(byte)
          index += 1
        }
      case UInt8(ascii: "`"): needsShell("a command substitution", index..<index + 1)
      case UInt8(ascii: "$"): dollar()
      case UInt8(ascii: "<") where placeholder(at: index): break
      default:
        text.append(byte)
        index += 1
      }
    }
    if failure == nil {
      failure = .broken(message: "the double quote is not closed", range: start..<start + 1)
    }
  }

  private mutating func dollar() {
    let next = index + 1 < end ? bytes[index + 1] : UInt8(ascii: " ")
    if next == UInt8(ascii: "(") {
      needsShell("a command substitution", index..<index + 2)
    } else if unsetVariable() {
      return
    } else if next.isASCIILetter || next.isASCIIDigit || "_{@*#?$!-'\"".utf8.contains(next) {
      needsShell("a shell variable", index..<index + 2)
    } else {
      append(bytes[index])
    }
  }

  /// A `;` that ends the command is no list of commands.
  private mutating func semicolon() {
    let start = index
    closeWord()
    index += 1
    skipBlank()
    if index < end { needsShell("a list of commands", start..<start + 1) }
  }

  /// `{a,b}` and `{1..3}`; a lone brace, as in JSON without quotes, is text.
  private func isBraceExpansion(_ byte: UInt8) -> Bool {
    guard byte == UInt8(ascii: "{") else { return false }
    var position = index + 1
    while position < end, !bytes[position].isASCIISpace, bytes[position] != UInt8(ascii: "\"") {
      if bytes[position] == UInt8(ascii: "}") { return true }
      position += 1
    }
    return false
  }

  private mutating func skipBlank() {
    while index < end, bytes[index].isASCIISpace { index += 1 }
  }

  private mutating func skipComment() {
    while index < end, bytes[index] != UInt8(ascii: "\n") { index += 1 }
  }

  // MARK: Names that are the shell's

  /// POSIX.1-2024, section 2.4, and those of bash.
  private static let reserved: Set<String> = [
    "if", "then", "else", "elif", "fi", "do", "done", "case", "esac", "while", "until", "for", "{",
    "}", "!", "in", "function", "select", "time", "[[", "coproc",
  ]

  /// Commands that change the shell itself, or that only a shell has.
  private static let builtins: Set<String> = [
    "cd", "export", "source", ".", "set", "unset", "alias", "unalias", "eval", "exec", "trap",
    "ulimit", "umask", "read", "wait", "exit", "return", "shift", "local", "declare", "typeset",
    "readonly", "pushd", "popd", "shopt", "setopt", "let", "break", "continue", "times", "jobs",
    "fg", "bg", "disown", "hash", "type", "command", "builtin", ":",
  ]
}
