/// `runbook completions`: what a shell needs to complete command lines.
struct CompletionsCommand {
  let context: CommandContext

  func run() throws(CommandFailure) -> ExitStatus {
    let completions = Completions(
      commands: CommandTable.commands, common: CommandTable.common)
    switch context.arguments.operand(0) {
    case "zsh": context.console.print(completions.zsh)
    case "fish": context.console.print(completions.fish)
    default: context.console.print(completions.bash)
    }
    return .success
  }
}
