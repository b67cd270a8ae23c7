/// The `aws` commands that an invocation runs, as far as they can be told without running a shell.
///
/// In a script these are the lines that are one plain command. What the shell puts into a word
/// (`$name`, `${name}`) is a gap in it, as a placeholder is. A line that pipes, loops or substitutes
/// the output of `aws` is not looked into.
struct ScriptCommands {
  /// The words of each command.
  private(set) var commands: [[Argument]] = []
  /// Whether there are no other calls of `aws`.
  private(set) var isComplete = true

  init(_ invocation: Invocation) {
    switch invocation {
    case .arguments(let words): commands = [words]
    case .script(let script): read(Array(script.source.utf8))
    }
  }

  private mutating func read(_ script: [UInt8]) {
    if case .commands(let lines) = LogicalLines.read(script) {
      commands = lines.map { $0.words.map(\.argument) }
      return
    }
    var line: [UInt8] = []
    for range in Transcript.lines(of: script) {
      line += script[range]
      if line.last == UInt8(ascii: "\\") {
        line[line.count - 1] = UInt8(ascii: " ")
        continue
      }
      readLine(line)
      line = []
    }
    readLine(line)
  }

  private mutating func readLine(_ line: [UInt8]) {
    let text = line.drop { $0.isASCIISpace }
    guard let first = text.first, first != UInt8(ascii: "#") else { return }
    if case .words(let words) = ShellSplitter.read(Self.withGaps(text)),
      words.first?.argument.literal == "aws"
    {
      commands.append(words.map(\.argument))
    } else if Self.mentionsCLI(text) {
      isComplete = false
    }
  }

  /// The text with `$name` and `${name}` written as placeholders, but for what single quotes and
  /// backslashes protect.
  private static func withGaps(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var index = text.startIndex
    var isSingleQuoted = false
    var isDoubleQuoted = false
    while index < text.endIndex {
      let byte = text[index]
      if byte == UInt8(ascii: "\\"), !isSingleQuoted, index + 1 < text.endIndex {
        result += text[index...index + 1]
        index += 2
        continue
      }
      if byte == UInt8(ascii: "'"), !isDoubleQuoted { isSingleQuoted.toggle() }
      if byte == UInt8(ascii: "\""), !isSingleQuoted { isDoubleQuoted.toggle() }
      if byte == UInt8(ascii: "$"), !isSingleQuoted,
        let variable = variable(text[(index + 1)...])
      {
        // A placeholder begins with a letter, a variable may begin with "_".
        let start = Array((variable.name.first == UInt8(ascii: "_") ? "<v" : "<").utf8)
        result += start + variable.name.map(dashed) + [UInt8(ascii: ">")]
        index = variable.end
      } else {
        result.append(byte)
        index += 1
      }
    }
    return result
  }

  /// The name of a variable that begins after a dollar sign, and where the expansion ends.
  private static func variable(_ text: ArraySlice<UInt8>) -> (name: [UInt8], end: Int)? {
    let isBraced = text.first == UInt8(ascii: "{")
    let rest = isBraced ? text.dropFirst() : text
    let name = rest.prefix { $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "_") }
    guard let first = name.first, !first.isASCIIDigit else { return nil }
    if isBraced {
      guard name.endIndex < text.endIndex, text[name.endIndex] == UInt8(ascii: "}") else {
        return nil
      }
    }
    return (Array(name), name.endIndex + (isBraced ? 1 : 0))
  }

  /// A letter of a variable's name as placeholders have it.
  private static func dashed(_ byte: UInt8) -> UInt8 {
    byte == UInt8(ascii: "_") ? UInt8(ascii: "-") : byte.isASCIIUpper ? byte | 0x20 : byte
  }

  /// Whether a line calls the AWS CLI, roughly: a word of it is "aws".
  private static func mentionsCLI(_ line: ArraySlice<UInt8>) -> Bool {
    String(decoding: line, as: UTF8.self)
      .split { !$0.isLetter && $0 != "-" && $0 != "_" && $0 != "." }.contains("aws")
  }
}
