import Engine
import Platform
import Reports

/// `runbook status`: how far a run is.
struct StatusCommand {
  let context: CommandContext

  func run() throws(CommandFailure) -> ExitStatus {
    let record = try context.record(context.arguments.operand(0))
    if context.arguments.value(.statusFormat) == "json" {
      context.print(RunStatusReport().json(record))
    } else {
      context.console.print(RunStatusReport(style: context.console.style).text(record))
      if record.status != .finished, record.holder == nil {
        context.console.print("\n  to go on:  \(context.resumeCommand) \(record.id)\n")
      }
    }
    return .success
  }
}

/// `runbook runs`: the runs of a folder.
struct RunsCommand {
  let context: CommandContext

  func run() throws(CommandFailure) -> ExitStatus {
    let store = context.store
    var records: [RunRecord] = []
    var damaged: [RunStatusReport.Damaged] = []
    for id in try engine({ () throws(EngineError) in try store.list() }) {
      do throws(EngineError) {
        records.append(try store.read(id))
      } catch .noRun {
        // A folder whose run never began.
        continue
      } catch {
        // The others are listed all the same.
        damaged.append(.init(id: id, problem: CommandFailure(error).message))
      }
    }
    if context.arguments.has(.prune) {
      let isAsked = context.arguments.has(.damaged)
      if !isAsked { tell(damaged) }
      return try RunsPruning(context: context).carryOut(
        records, damaged: isAsked ? damaged : [])
    }
    if context.arguments.has(.damaged) {
      throw .usage("\"--damaged\" belongs to \"--prune\"", usage: context.arguments.command)
    }
    let report = RunStatusReport(style: context.console.style)
    if context.arguments.value(.statusFormat) == "json" {
      context.print(report.listJSON(records, damaged: damaged))
    } else if records.isEmpty, damaged.isEmpty {
      context.console.note("no runs in \(context.arguments.value(.state) ?? ".runbook")\n")
    } else {
      context.console.print(report.list(records, damaged: damaged))
    }
    tell(damaged)
    return damaged.isEmpty ? .success : .usage
  }

  /// What to do about runs that cannot be read.
  private func tell(_ damaged: [RunStatusReport.Damaged]) {
    if damaged.isEmpty { return }
    let ids = listed(damaged.prefix(8).map(\.id.text))
    let folder = FilePath.join(context.stateFolder, "runs")
    context.console.report(
      CommandFailure(
        "\(counted(damaged.count, "run")) cannot be read: \(ids)",
        advice: [
          "restore the files in \(folder)",
          "who needs them no more:  runbook runs\(context.stateOptions) --prune --damaged",
        ]))
  }
}

extension CommandContext {
  /// The run that a person means; the newest one where nothing is said.
  func record(_ text: String?) throws(CommandFailure) -> RunRecord {
    let store = self.store
    let newest = try engine { () throws(EngineError) -> RunRecord? in
      if let text { return try store.read(store.find(text)) }
      for id in try store.list().reversed() {
        do throws(EngineError) {
          return try store.read(id)
        } catch .noRun {
          // A folder whose run never began.
          continue
        }
      }
      return nil
    }
    if let newest { return newest }
    throw CommandFailure(
      "there is no run in \"\(arguments.value(.state) ?? ".runbook")\"",
      advice: ["runbook run FILE begins one, --state looks elsewhere"])
  }
}
