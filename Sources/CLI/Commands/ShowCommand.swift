import Engine
import Reports

/// `runbook show`: all that happened in a run, from its journal.
struct ShowCommand {
  let context: CommandContext

  func run() throws(CommandFailure) -> ExitStatus {
    let record = try context.record(context.arguments.operand(0))
    context.console.print(JournalText(style: context.console.style).render(record))
    return .success
  }
}
