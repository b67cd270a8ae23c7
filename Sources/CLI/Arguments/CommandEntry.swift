/// One command of the program, as the table has it.
package struct CommandEntry: Sendable {
  /// Something that a command takes beside its options.
  package struct Operand: Hashable, Sendable {
    /// How it is called in the help: "FILE".
    package var name: String
    /// What it is, for completions.
    package var kind: CommandOption.ValueKind
    /// Whether it may be left out.
    package var isOptional: Bool
    /// Whether there may be several; only of the last one.
    package var isRepeatable: Bool
    /// What it is, in a line.
    package var summary: String

    init(
      _ name: String, _ kind: CommandOption.ValueKind, isOptional: Bool = false,
      isRepeatable: Bool = false, _ summary: String
    ) {
      self.name = name
      self.kind = kind
      self.isOptional = isOptional
      self.isRepeatable = isRepeatable
      self.summary = summary
    }
  }

  /// A way to call the command, and what that does.
  package struct Example: Hashable, Sendable {
    /// The whole command line.
    package var line: String
    /// What it does.
    package var meaning: String

    init(_ line: String, _ meaning: String) {
      self.line = line
      self.meaning = meaning
    }
  }

  /// The word that calls it.
  package let name: String
  /// What it does, in a line.
  package let summary: String
  /// What it takes beside its options, in order.
  package let operands: [Operand]
  /// Its options, in the order of its help; those of every command are not among them.
  package let options: [CommandOption]
  /// What else a person should know, in a few lines.
  package let discussion: String?
  /// At least one.
  package let examples: [Example]
  /// Carries it out.
  let action: @Sendable (CommandContext) throws(CommandFailure) -> ExitStatus

  /// The name and what it takes: "plan FILE [options]".
  package var usage: String {
    let parts = operands.map { operand in
      let name = operand.isRepeatable ? operand.name + "…" : operand.name
      return operand.isOptional ? "[\(name)]" : name
    }
    return ([name] + parts + (options.isEmpty ? [] : ["[options]"])).joined(separator: " ")
  }
}
