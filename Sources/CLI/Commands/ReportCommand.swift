import Reports

/// `runbook report`: the record of a run.
struct ReportCommand {
  let context: CommandContext

  func run() throws(CommandFailure) -> ExitStatus {
    let record = try context.record(context.arguments.operand(0))
    switch context.arguments.value(.reportFormat) {
    case "json": context.print(RunStatusReport().json(record))
    case "html": context.console.print(RunRecordReport(record).html)
    case "junit": context.console.print(RunJUnitReport(record).text)
    default: context.console.print(RunRecordReport(record).markdown)
    }
    return .success
  }
}
