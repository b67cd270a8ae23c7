/// Finds base64 text, and hexadecimal digits, in a stream that may break them into lines, spell base64
/// in the alphabet for addresses (RFC 4648, section 5), or escape it for JSON (`\n`) or an address
/// (`%2B`).
///
/// Encoders break lines at 64 (PEM), 76 (MIME, `base64`) or any other number of characters, and what
/// prints them may indent them.
struct EncodedReader {
  private enum Escape {
    case none
    /// Behind a backslash.
    case backslash
    /// Behind a percent sign.
    case percent
    /// Behind a percent sign and this digit.
    case percentDigit(UInt8)
  }

  /// The longest break that is read over, in bytes: a line ending and its indentation.
  ///
  /// With it, what is held back stays bounded.
  private static let longestBreak = 64

  /// What may stand for another character, alone or with what follows.
  static let escapes = Set("-_%".utf8)

  private let automaton: PatternAutomaton
  private var state = PatternAutomaton.start
  /// Where the characters that were read last stand in the stream: a ring, of which ``count`` were
  /// written.
  private var starts: [Int]
  private var count = 0
  private var escape = Escape.none
  private var escapeStart = 0
  private var breakLength = 0

  /// Makes a reader at the beginning of a stream.
  init(_ automaton: PatternAutomaton) {
    self.automaton = automaton
    var size = 1
    while size <= automaton.longest { size *= 2 }
    starts = Array(repeating: 0, count: size)
  }

  /// Whether nothing that was read begins a sequence.
  var isIdle: Bool {
    if case .none = escape { state == PatternAutomaton.start } else { false }
  }

  /// Where in the stream the first byte stands that may begin a sequence; `position` where none does.
  func horizon(_ position: Int) -> Int {
    let depth = automaton.depth(state)
    if depth > 0 { return start(depth) }
    if case .none = escape { return position }
    return escapeStart
  }

  /// Takes a byte.
  ///
  /// - Parameters:
  ///   - byte: The byte.
  ///   - position: Where it stands in the stream.
  /// - Returns: Where the longest sequence begins that ends with it; nil where none does.
  mutating func take(_ byte: UInt8, at position: Int) -> Int? {
    switch escape {
    case .none: return read(byte, at: position)
    case .backslash:
      escape = .none
      if byte == UInt8(ascii: "n") || byte == UInt8(ascii: "r") {
        breakLine(2)
        return nil
      }
      feed(UInt8(ascii: "\\"), from: escapeStart)
    case .percent:
      if (UInt8(ascii: "0")...UInt8(ascii: "3")).contains(byte) {
        escape = .percentDigit(byte)
        return nil
      }
      escape = .none
      feed(UInt8(ascii: "%"), from: escapeStart)
    case .percentDigit(let digit):
      escape = .none
      switch (digit, byte | 0x20) {
      case (UInt8(ascii: "0"), UInt8(ascii: "a")), (UInt8(ascii: "0"), UInt8(ascii: "d")):
        breakLine(3)
        return nil
      case (UInt8(ascii: "2"), UInt8(ascii: "b")):
        return feed(UInt8(ascii: "+"), from: escapeStart)
      case (UInt8(ascii: "2"), UInt8(ascii: "f")):
        return feed(UInt8(ascii: "/"), from: escapeStart)
      case (UInt8(ascii: "3"), UInt8(ascii: "d")):
        return feed(UInt8(ascii: "="), from: escapeStart)
      default:
        feed(UInt8(ascii: "%"), from: escapeStart)
        feed(digit, from: position - 1)
      }
    }
    return read(byte, at: position)
  }

  private mutating func read(_ byte: UInt8, at position: Int) -> Int? {
    switch byte {
    case 0x0A, 0x0D: breakLine(1)
    case _ where breakLength > 0 && (byte == 0x20 || byte == 0x09): breakLine(1)
    case UInt8(ascii: "\\"):
      escape = .backslash
      escapeStart = position
    case UInt8(ascii: "%"):
      escape = .percent
      escapeStart = position
    case UInt8(ascii: "-"): return feed(UInt8(ascii: "+"), from: position)
    case UInt8(ascii: "_"): return feed(UInt8(ascii: "/"), from: position)
    default: return feed(byte, from: position)
    }
    return nil
  }

  @discardableResult
  private mutating func feed(_ byte: UInt8, from position: Int) -> Int? {
    breakLength = 0
    starts[count & (starts.count - 1)] = position
    count += 1
    state = automaton.next(state, byte)
    let length = automaton.match(state)
    return length > 0 ? start(length) : nil
  }

  /// Where the character stands that was read so many ago.
  private func start(_ back: Int) -> Int { starts[(count - back) & (starts.count - 1)] }

  private mutating func breakLine(_ length: Int) {
    if state == PatternAutomaton.start { return }
    breakLength += length
    if breakLength > EncodedReader.longestBreak {
      state = PatternAutomaton.start
      breakLength = 0
    }
  }
}
