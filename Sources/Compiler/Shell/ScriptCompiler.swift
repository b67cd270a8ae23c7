/// Turns the text of a script with placeholders into one that takes its values from the environment.
///
/// A value is never pasted into shell text. Each placeholder becomes an expansion of an environment
/// variable, quoted as its place needs: `"${V}"` between words, `${V}` inside double quotes and
/// here-documents, `'"${V}"'` inside single quotes. So no value can end a quote, start a command or
/// be split into words. Where no quoting is safe (arithmetic, backquotes, inside `${…}`, the text of
/// a shell that the script calls) the script is refused. Comments stay as they are.
///
/// Only names that are declared or given count: any other `<name>` is the shell's redirection. A
/// variable that nothing in the document sets, `${BUCKET_NAME}`, stays as it is and is set to a value.
package struct ScriptCompiler {
  /// What came of a script.
  package enum Outcome: Hashable, Sendable {
    /// It can run.
    case script(Script)
    /// It cannot, because of what stands in the range.
    case refused(message: String, range: Range<Int>)
  }

  /// Why a script was given up.
  private struct Refusal: Error {
    var message: String
    var range: Range<Int>
  }

  /// A here-document whose body begins on the next line.
  private struct HereDocument {
    var delimiter: [UInt8]
    var stripsTabs: Bool
    /// How the body is copied.
    var mode: Mode
    /// Whether a shell reads it as its commands.
    var isCode: Bool
    enum Mode { case asIs, expanding, becomesExpanding }
  }

  private let bytes: [UInt8]
  private let isKnown: (String) -> Bool
  private let unset: ShellVariables
  private var index = 0
  private var output: [UInt8] = []
  private var variables: [Script.Variable] = []
  private var pending: [HereDocument] = []
  /// The words of the command so far.
  private var command = InnerShell()
  /// Where the word begins that is being read.
  private var wordStart: Int?
  /// A value that a shell would read as code.
  private var unsafe: Refusal?
  /// How many brackets stand around.
  private var depth = 0

  /// More brackets in brackets than this, each of which takes frames of the stack, nobody writes.
  private static let deepest = 200

  /// Compiles a script.
  /// - Parameters:
  ///   - bytes: the text.
  ///   - shell: "sh", "bash" or "zsh".
  ///   - isKnown: whether a name is a declared input or given by an action.
  /// - Returns: the script, or why it cannot be one. Ranges are offsets into `bytes`.
  /// - Complexity: O(bytes).
  package static func compile(
    _ bytes: [UInt8], shell: String, isKnown: (String) -> Bool
  ) -> Outcome {
    compile(bytes, shell: shell, unset: .none, isKnown: isKnown)
  }

  /// Compiles a script whose unset variables stand for values.
  static func compile(
    _ bytes: [UInt8], shell: String, unset: ShellVariables, isKnown: (String) -> Bool
  ) -> Outcome {
    withoutActuallyEscaping(isKnown) { isKnown in
      var compiler = ScriptCompiler(bytes: bytes, unset: unset, isKnown: isKnown)
      do throws(Refusal) {
        while compiler.index < bytes.count { try compiler.unquoted(until: nil) }
        if let unsafe = compiler.unsafe { throw unsafe }
      } catch {
        return .refused(message: error.message, range: error.range)
      }
      return .script(
        Script(
          shell: shell, source: String(decoding: bytes, as: UTF8.self),
          body: String(decoding: compiler.output, as: UTF8.self), variables: compiler.variables))
    }
  }

  /// Placeholders of a script that are neither declared nor given, and that no shell user would
  /// write as redirections: what follows `>` there is no word.
  ///
  /// Tags of HTML and what `sed` looks for are none.
  package static func undeclared(
    in bytes: [UInt8], isKnown: (String) -> Bool
  ) -> [PlaceholderUse] {
    PlaceholderScanner.uses(in: bytes).filter { use in
      guard !isKnown(use.name), !isTag(use, in: bytes),
        SedPattern.replacement(of: use, in: bytes) == nil
      else { return false }
      guard use.range.upperBound < bytes.count else { return true }
      let next = bytes[use.range.upperBound]
      return !(next.isASCIILetter || next.isASCIIDigit || "_$&>~".utf8.contains(next))
    }
  }

  /// So far behind a tag its end is looked for, which keeps a script of tags linear.
  private static let furthestEnd = 4096

  /// Whether what looks like a placeholder is a tag of HTML that the script writes: "<html>".
  private static func isTag(_ use: PlaceholderUse, in bytes: [UInt8]) -> Bool {
    let start = use.range.lowerBound
    guard HTMLElements.names.contains(use.spelling.lowercased()), start > 0 else { return false }
    return "\"'>".utf8.contains(bytes[start - 1])
      || bytes[use.range.upperBound...].prefix(furthestEnd).firstRange(
        of: Array("</\(use.spelling)>".utf8))
        != nil
  }

  /// The name of the environment variable that carries a value.
  package static func variable(for name: String) -> String {
    let letters = name.utf8.map { byte -> UInt8 in
      byte.isASCIILower ? byte & 0xDF : byte.isASCIIDigit || byte.isASCIIUpper ? byte : 0x5F
    }
    return "RUNBOOK_VALUE_" + String(decoding: letters, as: UTF8.self)
  }

  private init(
    bytes: [UInt8], unset: ShellVariables, isKnown: @escaping (String) -> Bool
  ) {
    self.bytes = bytes
    self.unset = unset
    self.isKnown = isKnown
  }

  // MARK: Copying

  private var byte: UInt8 { bytes[index] }

  private func at(_ offset: Int) -> UInt8? {
    index + offset < bytes.count ? bytes[index + offset] : nil
  }

  private mutating func copy(_ count: Int = 1) {
    let stop = min(index + count, bytes.count)
    output.append(contentsOf: bytes[index..<stop])
    index = stop
  }

  /// The variable of the known placeholder that begins here, which is passed over.
  private mutating func takePlaceholder() -> String? {
    let start = byte == UInt8(ascii: "\\") ? index + 1 : index
    let placeholder = PlaceholderScanner.placeholder(in: bytes, at: start).flatMap { use in
      isKnown(use.name) && SedPattern.replacement(of: use, in: bytes) != .ownValue ? use : nil
    }
    guard let use = placeholder ?? StandIns.use(in: bytes, at: start) else { return nil }
    index = use.range.upperBound
    let variable = ScriptCompiler.variable(for: use.name)
    set(variable, to: use.name, at: use.range)
    return variable
  }

  /// A value reaches the script in a variable, which is expanded here.
  private mutating func set(_ variable: String, to name: String, at range: Range<Int>) {
    if command.takesCode, unsafe == nil {
      unsafe = Refusal(
        message: "a value in the text of a shell would be read as code: "
          + "give it as an argument behind the text, sh -c '… \"$1\"' sh <\(name)>",
        range: range)
    }
    let new = Script.Variable(name: name, variable: variable)
    if !variables.contains(new) { variables.append(new) }
  }

  /// Whether what stands for a value may begin here.
  private var mayStandIn: Bool { "<Y{".utf8.contains(byte) }

  private mutating func emit(_ text: String) { output.append(contentsOf: text.utf8) }

  // MARK: Contexts

  /// Copies the commands within brackets, whose words are none of the command around them.
  private mutating func nested() throws(Refusal) {
    guard depth < Self.deepest else {
      throw Refusal(
        message: "more than \(Self.deepest) brackets stand in each other", range: index - 1..<index)
    }
    depth += 1
    defer { depth -= 1 }
    let around = (command, wordStart)
    // Within `eval` a substitution's output is code, but its own words are arguments.
    (command, wordStart) = (InnerShell(), nil)
    try unquoted(until: UInt8(ascii: ")"))
    (command, wordStart) = around
  }

  /// Notes where words and commands begin and end.
  private mutating func followWords() {
    guard byte.isASCIISpace || ";&|()".utf8.contains(byte) else {
      if wordStart == nil { wordStart = index }
      return
    }
    if let start = wordStart {
      let word = bytes[start..<index].filter { !"'\"\\\n".utf8.contains($0) }
      // No name of a shell, and none of its options, is longer.
      if !word.isEmpty {
        command.read(word.count > 128 ? "" : String(decoding: word, as: UTF8.self))
      }
      wordStart = nil
    }
    if !byte.isASCIISpace || byte == UInt8(ascii: "\n") { command = InnerShell() }
  }

  /// Copies commands up to a closing byte that is this context's own, or to the end.
  private mutating func unquoted(until close: UInt8?) throws(Refusal) {
    while index < bytes.count {
      followWords()
      if byte == close {
        copy()
        return
      }
      switch byte {
      case UInt8(ascii: "\\"):
        if at(1) == UInt8(ascii: "<"), let variable = takePlaceholder() {
          emit("\"${\(variable)}\"")
        } else {
          copy(2)
        }
      case UInt8(ascii: "'"): singleQuotes(reopening: "'")
      case UInt8(ascii: "\""): try doubleQuotes()
      case UInt8(ascii: "$"): try dollar(inDoubleQuotes: false)
      case UInt8(ascii: "`"): try backquotes()
      case UInt8(ascii: "("):
        copy()
        try nested()
      case UInt8(ascii: "#"): comment()
      case UInt8(ascii: "<"): less()
      case UInt8(ascii: "Y"), UInt8(ascii: "{"):
        if let variable = takePlaceholder() { emit("\"${\(variable)}\"") } else { copy() }
      case UInt8(ascii: "\n"):
        copy()
        try hereDocuments()
      default: copy()
      }
    }
  }

  private mutating func less() {
    if at(1) == UInt8(ascii: "<"), at(2) == UInt8(ascii: "<") {
      if command.readsCode { command.read("-c") }
      wordStart = nil
      copy(3)
    } else if at(1) == UInt8(ascii: "<") {
      openHereDocument()
    } else if let variable = takePlaceholder() {
      emit("\"${\(variable)}\"")
    } else {
      copy()
    }
  }

  private mutating func comment() {
    let startsWord = output.last.map { $0.isASCIISpace || ";(&|".utf8.contains($0) } ?? true
    guard startsWord else {
      copy()
      return
    }
    while index < bytes.count, byte != UInt8(ascii: "\n") { copy() }
  }

  /// `reopening` is how the quote begins again after a value: `'`, or `$'` of bash.
  private mutating func singleQuotes(reopening: String) {
    copy()
    while index < bytes.count {
      if byte == UInt8(ascii: "'") {
        copy()
        return
      }
      if byte == UInt8(ascii: "\\"), reopening == "$'" {
        copy(2)
      } else if mayStandIn, let variable = takePlaceholder() {
        emit("'\"${\(variable)}\"\(reopening)")
      } else {
        copy()
      }
    }
  }

  private mutating func doubleQuotes() throws(Refusal) {
    copy()
    while index < bytes.count {
      switch byte {
      case UInt8(ascii: "\""):
        copy()
        return
      default: try insideDoubleQuotes()
      }
    }
  }

  /// One step inside double quotes or an expanding here-document.
  private mutating func insideDoubleQuotes() throws(Refusal) {
    switch byte {
    case UInt8(ascii: "\\"): copy(2)
    case UInt8(ascii: "$"): try dollar(inDoubleQuotes: true)
    case UInt8(ascii: "`"): try backquotes()
    case _ where mayStandIn:
      if let variable = takePlaceholder() { emit("${\(variable)}") } else { copy() }
    default: copy()
    }
  }

  private mutating func dollar(inDoubleQuotes: Bool) throws(Refusal) {
    if let use = unset.unset(in: bytes, at: index) {
      set(use.spelling, to: use.name, at: use.range)
      copy(use.range.count)
    } else if at(1) == UInt8(ascii: "("), at(2) == UInt8(ascii: "(") {
      try opaque(open: "$((", close: "))", what: "arithmetic")
    } else if at(1) == UInt8(ascii: "(") {
      copy(2)
      try nested()
    } else if at(1) == UInt8(ascii: "{") {
      try opaque(open: "${", close: "}", what: "\"${…}\"")
    } else if at(1) == UInt8(ascii: "'"), !inDoubleQuotes {
      copy()
      singleQuotes(reopening: "$'")
    } else {
      copy()
    }
  }

  private mutating func backquotes() throws(Refusal) {
    try opaque(open: "`", close: "`", what: "backquotes")
  }

  /// Copies what no quoting is safe in, and refuses a placeholder there.
  private mutating func opaque(open: String, close: String, what: String) throws(Refusal) {
    copy(open.utf8.count)
    let close = Array(close.utf8)
    while index < bytes.count {
      if bytes[index...].starts(with: close) {
        copy(close.count)
        return
      }
      if byte == UInt8(ascii: "\\") {
        copy(2)
        continue
      }
      if byte == UInt8(ascii: "<"),
        let use = PlaceholderScanner.placeholder(in: bytes, at: index), isKnown(use.name)
      {
        throw Refusal(
          message: "a value inside \(what) cannot be quoted safely: put it into a variable first",
          range: use.range)
      }
      copy()
    }
  }

  // MARK: Here-documents

  private mutating func openHereDocument() {
    copy(2)
    var stripsTabs = false
    if index < bytes.count, byte == UInt8(ascii: "-") {
      stripsTabs = true
      copy()
    }
    while index < bytes.count, byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") { copy() }
    let start = index
    var delimiter: [UInt8] = []
    var isQuoted = false
    scan: while index < bytes.count {
      switch byte {
      case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "\\"): isQuoted = true
      case let other where other.isASCIISpace || ";|&<>()".utf8.contains(other): break scan
      default: delimiter.append(byte)
      }
      index += 1
    }
    guard !delimiter.isEmpty else {
      output.append(contentsOf: bytes[start..<index])
      return
    }
    var mode = isQuoted ? HereDocument.Mode.asIs : .expanding
    // A value in a quoted here-document: the delimiter loses its quotes, the body is escaped.
    if isQuoted, pending.isEmpty, delimiter.allSatisfy({ $0.isASCIILetter || $0 == 0x5F }),
      bodyHasPlaceholder(delimiter, stripsTabs: stripsTabs)
    {
      mode = .becomesExpanding
      output.append(contentsOf: delimiter)
    } else {
      output.append(contentsOf: bytes[start..<index])
    }
    pending.append(
      HereDocument(
        delimiter: delimiter, stripsTabs: stripsTabs, mode: mode, isCode: command.readsCode))
  }

  private func bodyHasPlaceholder(_ delimiter: [UInt8], stripsTabs: Bool) -> Bool {
    var start = index
    while start < bytes.count, bytes[start] != UInt8(ascii: "\n") { start += 1 }
    start = min(start + 1, bytes.count)
    let end = bodyEnd(from: start, delimiter: delimiter, stripsTabs: stripsTabs)
    return PlaceholderScanner.uses(in: Array(bytes[start..<end])).contains { isKnown($0.name) }
  }

  /// Where the line with the delimiter begins; the end of the text where there is none.
  private func bodyEnd(from start: Int, delimiter: [UInt8], stripsTabs: Bool) -> Int {
    var lineStart = start
    while lineStart < bytes.count {
      var lineEnd = lineStart
      while lineEnd < bytes.count, bytes[lineEnd] != UInt8(ascii: "\n") { lineEnd += 1 }
      var line = bytes[lineStart..<lineEnd]
      if line.last == UInt8(ascii: "\r") { line = line.dropLast() }
      if stripsTabs { line = line.drop { $0 == UInt8(ascii: "\t") } }
      if line.elementsEqual(delimiter) { return lineStart }
      lineStart = lineEnd + 1
    }
    return bytes.count
  }

  private mutating func hereDocuments() throws(Refusal) {
    let documents = pending
    pending = []
    defer { command = InnerShell() }
    for document in documents {
      command = document.isCode ? .code : InnerShell()
      let end = bodyEnd(
        from: index, delimiter: document.delimiter, stripsTabs: document.stripsTabs)
      while index < end {
        switch document.mode {
        case .asIs:
          if byte == UInt8(ascii: "<"),
            let use = PlaceholderScanner.placeholder(in: bytes, at: index), isKnown(use.name)
          {
            throw Refusal(
              message: "a value inside this here-document cannot be quoted safely", range: use.range
            )
          }
          copy()
        case .expanding: try insideDoubleQuotes()
        case .becomesExpanding:
          if mayStandIn, let variable = takePlaceholder() {
            emit("${\(variable)}")
          } else {
            if "\\$`".utf8.contains(byte) { output.append(UInt8(ascii: "\\")) }
            copy()
          }
        }
      }
      while index < bytes.count, byte != UInt8(ascii: "\n") { copy() }
      if index < bytes.count { copy() }
    }
  }
}
