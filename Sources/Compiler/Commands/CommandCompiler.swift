import AWS
import Source

/// A command of a row, a fence or a directive, compiled.
struct CompiledCommand {
  /// What runs; nil where a person must do it.
  var invocation: Invocation?
  /// What it does to the world.
  var effect: Action.Effect
  /// Why a person must do it, where it has no invocation.
  var reason: String?
  /// Its words, where it needs no shell.
  var words: [ShellWord]
  /// What the installed CLI's model says of it.
  var operation: AWSOperation?
  /// What its output has.
  var gives: [Give]

  /// The command's words as arguments.
  var arguments: [Argument] {
    guard case .arguments(let arguments)? = invocation else { return [] }
    return arguments
  }

  /// The words as the AWS CLI reads them; nil for other commands.
  var call: AWSCall? { AWSCall(arguments) }
}

/// Compiles commands as people write them: words become an argument vector, anything that needs a
/// shell a script, what cannot be either is for a person.
struct CommandCompiler {
  /// The installed CLI's models; nil where it is not installed.
  let catalogue: AWSCatalogue?
  /// Names that are declared as inputs or given by actions.
  var known: Set<String>
  /// Which shell variables stand for a value.
  let variables: ShellVariables
  /// What was found wrong, in the document's bytes.
  private(set) var diagnostics: [Diagnostic] = []

  init(catalogue: AWSCatalogue?, variables: ShellVariables, known: Set<String>) {
    self.catalogue = catalogue
    self.variables = variables
    self.known = known
  }

  /// Compiles one command.
  /// - Parameters:
  ///   - bytes: its text.
  ///   - shell: the shell that a script is for.
  ///   - map: from ranges of the text to ranges of the document.
  /// - Returns: the command, or why a person must do it.
  mutating func compile(
    _ bytes: [UInt8], shell: String, map: @escaping (Range<Int>) -> Range<Int>
  ) -> CompiledCommand {
    switch ShellSplitter.read(bytes, variables: variables) {
    case .words(let words): return command(words, map: map)
    case .shell: return script(bytes, shell: shell, map: map)
    case .broken(let message, let range):
      diagnostics.append(
        Diagnostic("command.unclosed-quote", .error, message, at: map(range)))
      return manual("the command cannot be read: \(message)")
    }
  }

  /// Compiles a command whose words are known.
  mutating func command(_ words: [ShellWord], map: @escaping (Range<Int>) -> Range<Int>)
    -> CompiledCommand
  {
    var arguments = words.map(\.argument)
    guard let first = arguments.first else { return manual("there is no command") }
    if ["-", "*", "+", "•"].contains(first.literal) {
      return manual("it begins with \"\(first)\" as a point of a list does: that is no command")
    }
    if let reason = Notation.reason(arguments) { return manual(reason) }
    if let reason = AskingCommand.reason(arguments) {
      return manual("\(reason), so a person runs it")
    }
    if let text = InnerShell.unsafeText(in: words) {
      let message = "a value in the text of another shell would be read as code"
      diagnostics.append(
        Diagnostic(
          "command.unsafe-place", .error, message, at: map(text.range),
          notes: [.init("behind the text it is safe: sh -c 'echo \"$1\"' sh <name>")]))
      return manual(message)
    }
    var operation: AWSOperation?
    if first.literal == "aws" {
      var check = CommandCheck(catalogue: catalogue, words: words, map: map)
      check.run()
      diagnostics += check.diagnostics
      diagnostics += PolicyArguments.diagnostics(of: words, map: map)
      arguments = check.arguments
      operation = check.operation
    }
    return CompiledCommand(
      invocation: .arguments(arguments), effect: ProgramEffects.of(arguments), words: words,
      operation: operation, gives: GivesTable.gives(for: arguments, operation: operation))
  }

  /// Compiles a text that needs a shell.
  mutating func script(
    _ bytes: [UInt8], shell: String, map: @escaping (Range<Int>) -> Range<Int>
  ) -> CompiledCommand {
    for use in ScriptCompiler.undeclared(in: bytes, isKnown: known.contains) {
      diagnostics.append(
        Diagnostic(
          "var.undefined", .error,
          "\"<\(use.spelling)>\" is neither an input nor given by a step: the shell reads it as "
            + "it stands", at: map(use.range),
          notes: [.init("a directive \"needs: \(use.name)\" before the fence declares it")]))
    }
    let unclosed = PlaceholderScanner.unclosed(in: bytes, isKnown: known.contains)
    for use in unclosed {
      diagnostics.append(
        Diagnostic(
          "var.unclosed", .error, "the placeholder \"<\(use.spelling)\" is not closed",
          at: map(use.range),
          notes: [.init("the shell would read a file of this name; for that, write a space")],
          fixes: [
            .init(
              "write \"<\(use.spelling)>\"",
              edits: [.init(map(use.range), "<\(use.spelling)>")], isSafe: false)
          ]))
    }
    if let use = unclosed.first {
      return manual("the placeholder \"<\(use.spelling)\" is not closed")
    }
    let commands = ScriptCommandReader.read(bytes).commands
    if let reason = Notation.reason(ofScript: bytes, commands: commands) { return manual(reason) }
    if let reason = askingLine(bytes) { return manual("\(reason), so a person runs it") }
    switch ScriptCompiler.compile(
      bytes, shell: shell, unset: variables, isKnown: known.contains)
    {
    case .script(let script):
      diagnostics += ScriptCheck(catalogue: catalogue, map: map).diagnostics(of: bytes)
      return CompiledCommand(invocation: .script(script), effect: .unknown, words: [], gives: [])
    case .refused(let message, let range):
      diagnostics.append(Diagnostic("command.unsafe-place", .error, message, at: map(range)))
      return manual(message)
    }
  }

  /// Why a line of a script asks a person, if one does.
  private func askingLine(_ bytes: [UInt8]) -> String? {
    for line in Transcript.lines(of: bytes) {
      if bytes[line].starts(with: "read ".utf8) { return "\"read\" asks" }
      guard case .words(let words) = ShellSplitter.read(bytes, range: line),
        let reason = AskingCommand.reason(words.map(\.argument))
      else { continue }
      return reason
    }
    return nil
  }

  private func manual(_ reason: String) -> CompiledCommand {
    CompiledCommand(invocation: nil, effect: .unknown, reason: reason, words: [], gives: [])
  }
}
