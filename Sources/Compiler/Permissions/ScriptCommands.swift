/// The `aws` commands that an invocation runs, as far as they can be told without running a shell.
///
/// In a script these are its simple commands, those of pipes, loops and substitutions too. What the
/// shell puts into a word is a gap in it, as a placeholder is.
struct ScriptCommands {
  /// The words of each command.
  let commands: [[Argument]]
  /// Whether there are no other calls of `aws`.
  let isComplete: Bool

  init(_ invocation: Invocation) {
    switch invocation {
    case .arguments(let words):
      commands = [words]
      isComplete = !Self.mayCall(words)
    case .script(let script):
      let bytes = Array(script.source.utf8)
      commands = ScriptCommandReader.read(bytes).commands.map { $0.words.map(\.argument) }
      // What stands in backquotes is not read.
      isComplete = !commands.contains(where: Self.mayCall) && !Self.hasBackquotedCall(bytes)
    }
  }

  /// Programs to which `aws` is a name like any other.
  private static let harmless: Set<String> = [
    "apt", "apt-get", "brew", "cat", "cd", "dnf", "echo", "export", "grep", "hash", "ls", "mkdir",
    "pip", "pip3", "pipx", "printf", "type", "which", "yum",
  ]

  /// Whether a command that is not `aws` may call it: `xargs aws …`, `sh -c 'aws …'`, `timeout 5 aws`.
  private static func mayCall(_ words: [Argument]) -> Bool {
    if let program = words.first?.literal,
      program == "aws" || harmless.contains(program)
    {
      return false
    }
    return words.contains { word in
      word.pieces.contains {
        if case .literal(let text) = $0 { mentionsCLI(text) } else { false }
      }
    }
  }

  private static func hasBackquotedCall(_ script: [UInt8]) -> Bool {
    script.split(separator: UInt8(ascii: "`"), omittingEmptySubsequences: false).enumerated()
      .contains { $0.offset % 2 == 1 && mentionsCLI(String(decoding: $0.element, as: UTF8.self)) }
  }

  /// Whether a text calls the AWS CLI, roughly: a word of it is "aws".
  private static func mentionsCLI(_ text: String) -> Bool {
    guard text.contains("aws") else { return false }
    return text.split { !$0.isLetter && $0 != "-" && $0 != "_" && $0 != "." }.contains("aws")
  }
}
