/// Why a command could not be carried out, for the person who called it.
package struct CommandFailure: Error, Sendable {
  /// What the program ends with.
  package var status: ExitStatus
  /// What is wrong, in a line.
  package var message: String
  /// What to do, or what else is known, a line each.
  package var advice: [String]

  /// Makes a failure.
  ///
  /// - Parameters:
  ///   - message: What is wrong, in a line.
  ///   - advice: What to do, a line each.
  ///   - status: What the program ends with.
  package init(_ message: String, advice: [String] = [], status: ExitStatus = .usage) {
    self.status = status
    self.message = message
    self.advice = advice
  }

  /// A command line that fits no command; says how the command is used.
  static func usage(_ message: String, advice: [String] = [], usage command: CommandEntry? = nil)
    -> CommandFailure
  {
    var advice = advice
    if let command {
      advice.append("usage: runbook \(command.usage)")
      advice.append("runbook \(command.name) --help says more")
    }
    return CommandFailure(message, advice: advice)
  }
}
