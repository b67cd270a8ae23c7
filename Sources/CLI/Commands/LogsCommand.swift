import Compiler
import Engine
import Platform
import Reports

/// `runbook logs`: what the commands of a run printed.
struct LogsCommand {
  let context: CommandContext

  /// The most bytes of a log that are shown; the file itself is named.
  private static let limit = 64 << 20

  func run() throws(CommandFailure) -> ExitStatus {
    let record = try context.record(context.arguments.operand(0))
    let stream: RunRecord.LogStream = context.arguments.has(.standardError) ? .error : .output
    let actions = try chosen(record)
    for action in actions {
      let known = record.state.actions[action] ?? ActionState()
      let units = known.hasItems ? known.units : [known.whole]
      for (index, unit) in units.enumerated() {
        guard let path = record.log(of: unit, stream), context.files.exists(path) else { continue }
        if actions.count > 1 || units.count > 1 {
          let name = known.hasItems ? "\(action)[\(index + 1)]" : action
          context.console.print(context.console.style("==> \(name) <==", .faint) + "\n")
        }
        try write(path)
      }
    }
    return .success
  }

  private func write(_ path: String) throws(CommandFailure) {
    do {
      context.console.print(try context.files.read(path, limit: Self.limit))
    } catch {
      if error.isTooLarge {
        throw CommandFailure(
          "the log is larger than \(Self.limit >> 20) MB", advice: ["it is \(path)"])
      }
      throw CommandFailure("\(error)")
    }
  }

  private func chosen(_ record: RunRecord) throws(CommandFailure) -> [String] {
    let actions = record.plan.actions
    guard let word = context.arguments.operand(1) else { return actions.map(\.action.id) }
    let exact = actions.filter { $0.action.id == word || $0.step.id == word }
    if !exact.isEmpty { return exact.map(\.action.id) }
    let ends = actions.filter {
      $0.action.id.hasSuffix("/" + word) || $0.step.id.hasSuffix("/" + word)
    }
    let steps = Set(ends.map(\.step.id))
    if steps.count == 1 { return ends.map(\.action.id) }
    throw CommandFailure(EngineError.noSuchStep(word, candidates: ends.map(\.action.id)))
  }
}
