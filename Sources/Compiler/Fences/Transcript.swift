/// Reads transcripts of a terminal: `$ command`, then what it prints.
enum Transcript {
  /// The commands of a transcript, each with the output shown after it.
  ///
  /// A command goes on over lines that end in a backslash and over lines that begin with `> `, the
  /// shell's second prompt. Lines before the first prompt belong to nothing.
  ///
  /// - Parameters:
  ///   - bytes: the text.
  ///   - inConsole: whether the fence says that it is a transcript, where `# ` may be root's prompt.
  /// - Returns: the commands, in order.
  static func read(_ bytes: [UInt8], inConsole: Bool) -> [ExecutableFence.Command] {
    var commands: [ExecutableFence.Command] = []
    var expected: [UInt8] = []
    var continues = false

    func finish() {
      guard let last = commands.indices.last else { return }
      let text = trimmingBlankLines(expected)
      if !text.isEmpty { commands[last].expected = String(decoding: text, as: UTF8.self) }
      expected = []
    }

    // Where `> ` is the prompt itself, it goes on with nothing.
    let isMarked = firstLine(bytes).flatMap { Prompt($0, inConsole: inConsole) }?.sign != ">"
    var comment: String?
    for line in lines(of: bytes) {
      let text = bytes[line]
      let goesOn =
        isMarked && expected.isEmpty && !commands.isEmpty && text.starts(with: secondPrompt)
      if continues || goesOn {
        let isPrompted = text.starts(with: secondPrompt)
        let rest = isPrompted ? text.dropFirst(2) : text
        commands[commands.count - 1].text.append(contentsOf: [UInt8(ascii: "\n")] + rest)
        commands[commands.count - 1].range =
          commands[commands.count - 1].range.lowerBound..<line.upperBound
        continues = rest.last == UInt8(ascii: "\\")
      } else if let prompt = Prompt(text, inConsole: inConsole) {
        finish()
        let command = text[prompt.end...]
        commands.append(
          ExecutableFence.Command(
            text: Array(command), range: command.startIndex..<line.upperBound, expected: nil,
            comment: comment, prompt: prompt.elsewhere))
        comment = nil
        continues = command.last == UInt8(ascii: "\\")
      } else {
        let isComment = text.first == UInt8(ascii: "#")
        comment = isComment ? String(decoding: text.drop { $0 == 0x23 }, as: UTF8.self) : nil
        if !commands.isEmpty {
          expected.append(contentsOf: text)
          expected.append(UInt8(ascii: "\n"))
        }
      }
    }
    finish()
    return commands.filter { !$0.text.allSatisfy(\.isASCIISpace) }
  }

  /// The first line that is not blank.
  static func firstLine(_ bytes: [UInt8]) -> ArraySlice<UInt8>? {
    lines(of: bytes).first { !bytes[$0].allSatisfy(\.isASCIISpace) }.map { bytes[$0] }
  }

  /// The ranges of the lines, without their endings.
  static func lines(of bytes: [UInt8]) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      let end = index > start && bytes[index - 1] == UInt8(ascii: "\r") ? index - 1 : index
      lines.append(start..<end)
      start = index + 1
    }
    if start < bytes.count { lines.append(start..<bytes.count) }
    return lines
  }

  private static let secondPrompt = [UInt8(ascii: ">"), UInt8(ascii: " ")]

  private static func trimmingBlankLines(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
    var slice = bytes[...]
    while let last = slice.last, last.isASCIISpace { slice.removeLast() }
    while let first = slice.first, first == UInt8(ascii: "\n") || first == UInt8(ascii: "\r") {
      slice.removeFirst()
    }
    return slice
  }
}
