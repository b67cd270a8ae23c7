import Source

/// Reads command lines by a table of commands.
///
/// Options may stand anywhere: `--name value`, `--name=value`, `-n value`, `-nvalue`; letters of
/// switches may be joined (`-yh`). Everything after `--` is an operand, and so is `-` alone.
package struct ArgumentParser: Sendable {
  private let commands: [CommandEntry]
  private let common: [CommandOption]

  /// Makes a parser.
  ///
  /// - Parameters:
  ///   - commands: The table.
  ///   - common: The options that every command has.
  package init(commands: [CommandEntry], common: [CommandOption]) {
    self.commands = commands
    self.common = common
  }

  /// Reads the words after the program's name.
  ///
  /// - Throws: ``CommandFailure`` with status 2 where a word fits nothing.
  package func parse(_ words: [String]) throws(CommandFailure) -> ParsedArguments {
    var reader = Reader(words: words[...], options: common)
    // Options of every command may stand before the command's name.
    while let word = reader.peek, word.hasPrefix("-"), word != "-", word != "--" {
      try reader.readOption(of: nil)
    }
    guard let name = reader.take() else {
      return ParsedArguments(command: nil, values: reader.values)
    }
    guard let command = commands.first(where: { $0.name == name }) else {
      throw unknownCommand(name)
    }
    reader.options = command.options + common
    var operands: [String] = []
    while let word = reader.peek {
      if word == "--" {
        _ = reader.take()
        while let operand = reader.take() { operands.append(operand) }
      } else if word.hasPrefix("-"), word != "-" {
        try reader.readOption(of: command)
      } else {
        _ = reader.take()
        operands.append(word)
      }
    }
    let parsed = ParsedArguments(command: command, operands: operands, values: reader.values)
    // Help is given whatever else is missing.
    if !parsed.has(.help) { try checkOperands(operands, of: command) }
    return parsed
  }

  private func checkOperands(_ operands: [String], of command: CommandEntry)
    throws(CommandFailure)
  {
    let isOpen = command.operands.last?.isRepeatable ?? false
    if operands.count > command.operands.count, !isOpen {
      let word = operands[command.operands.count]
      throw .usage("\"\(command.name)\" does not take \"\(word)\"", usage: command)
    }
    for (index, operand) in command.operands.enumerated() {
      if index >= operands.count {
        if operand.isOptional { break }
        throw .usage("\"\(command.name)\" needs \(operand.name)", usage: command)
      }
      if operands[index].isEmpty {
        throw .usage("\(operand.name) is empty", usage: command)
      }
      if case .choice(let choices) = operand.kind, !choices.contains(operands[index]) {
        throw notAChoice(operands[index], choices, of: operand.name, command)
      }
    }
  }

  private func unknownCommand(_ name: String) -> CommandFailure {
    if name.hasSuffix(".md") {
      return .usage(
        "\"\(name)\" is no command", advice: ["to run it: runbook run \(name)"])
    }
    let near = NearestName.of(name, among: commands.map(\.name))
    return .usage(
      "\"\(name)\" is no command" + (near.map { ", did you mean \"\($0)\"?" } ?? ""),
      advice: ["runbook --help lists the commands"])
  }
}

private func notAChoice(
  _ word: String, _ choices: [String], of name: String, _ command: CommandEntry?
) -> CommandFailure {
  let near = NearestName.of(word, among: choices)
  return .usage(
    "\(name) cannot be \"\(word)\"" + (near.map { ", did you mean \"\($0)\"?" } ?? ""),
    advice: ["it is one of: \(choices.joined(separator: ", "))"], usage: command)
}

/// Takes words off the front of a command line.
private struct Reader {
  var words: ArraySlice<String>
  var options: [CommandOption]
  var values: [String: [String]] = [:]

  var peek: String? { words.first }

  mutating func take() -> String? { words.popFirst() }

  /// Reads one word that begins with a dash, and the value after it where it takes one.
  mutating func readOption(of command: CommandEntry?) throws(CommandFailure) {
    let word = words.removeFirst()
    if word.hasPrefix("--") {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(parts[0])
      guard let option = options.first(where: { $0.name == name }) else {
        throw unknownOption(name, of: command)
      }
      try set(option, attached: parts.count == 2 ? String(parts[1]) : nil, command)
      return
    }
    var letters = word.dropFirst()
    while let letter = letters.popFirst() {
      guard let option = options.first(where: { $0.letter == letter }) else {
        throw unknownOption("-\(letter)", of: command)
      }
      if option.value != nil {
        let rest = letters.first == "=" ? letters.dropFirst() : letters
        let hasRest = !letters.isEmpty
        letters = ""
        try set(option, attached: hasRest ? String(rest) : nil, command)
      } else {
        try set(option, attached: nil, command)
      }
    }
  }

  private mutating func set(_ option: CommandOption, attached: String?, _ command: CommandEntry?)
    throws(CommandFailure)
  {
    guard let value = option.value else {
      if attached != nil {
        throw .usage("\"\(option.name)\" takes no value", usage: command)
      }
      values[option.name] = []
      return
    }
    // A word that is itself an option of this command was not meant as a value.
    let isNextOption = peek.map { next in options.contains { $0.name == next } } ?? true
    guard let text = attached ?? (isNextOption ? nil : take()) else {
      throw .usage("\"\(option.name)\" needs a value: \(value.placeholder)", usage: command)
    }
    if text.isEmpty { throw .usage("the value of \"\(option.name)\" is empty", usage: command) }
    if case .choice(let choices) = value.kind, !choices.contains(text) {
      throw notAChoice(text, choices, of: "\"\(option.name)\"", command)
    }
    if values[option.name] != nil, !option.isRepeatable {
      throw .usage("\"\(option.name)\" is given twice", usage: command)
    }
    values[option.name, default: []].append(text)
  }

  private func unknownOption(_ name: String, of command: CommandEntry?) -> CommandFailure {
    let near = NearestName.of(name, among: options.map(\.name))
    let owner = command.map { "\"\($0.name)\"" } ?? "runbook"
    return .usage(
      "\(owner) has no option \"\(name)\"" + (near.map { ", did you mean \"\($0)\"?" } ?? ""),
      usage: command)
  }
}
