import AWS
import Compiler
import Engine
import Platform
import Reports
import Sandbox

/// `runbook undo`: takes back what a run made.
struct UndoCommand {
  let context: CommandContext

  func run() throws(CommandFailure) -> ExitStatus {
    let arguments = context.arguments
    let settings = try RunSettings(context)
    let record = try context.record(arguments.operand(0))
    try refuse(record)
    let undo = UndoPlan(of: record)
    if undo.plan.actions.isEmpty || arguments.has(.dryRun) {
      show(undo, of: record)
      return .success
    }
    _ = context.atWork(on: record)
    let values = try GivenValues(context: context).read()
    var options = RunOptions(environment: context.environment, values: values.sources)
    settings.apply(to: &options)
    options.isApproved = arguments.has(.yes)
    let isRehearsal = record.state.beginning?.sandbox != nil
    let starter = SandboxStart(context: context)
    let installation = isRehearsal ? try starter.installation() : nil
    if let installation {
      let sandbox = try starter.sandbox(of: record, installation: installation)
      starter.point(&options, at: sandbox, region: undo.plan.region)
    }
    let searchPath = installation.map { FilePath.folder(of: $0.aws) + ":" + $0.searchPath }
    let catalogue = DocumentReader(context: context).catalogue(searchPath: searchPath)
    let session = RunSession(
      context: context, document: nil, plan: undo.plan, isRehearsal: isRehearsal,
      catalogue: catalogue)
    let document = try self.document(of: record)
    return try session.carryOut { engine throws(EngineError) in
      try engine.undo(undo, of: record, document: document, options: options)
    }
  }

  /// Refuses a run that somebody works on, or that is taken back already.
  private func refuse(_ record: RunRecord) throws(CommandFailure) {
    if let holder = record.holder {
      throw CommandFailure(EngineError.locked(record.id, holder: holder))
    }
    let store = context.store
    guard
      let earlier = try engine({ () throws(EngineError) in try store.undo(of: record.id) })
    else { return }
    let isFinished = earlier.status == .finished
    throw CommandFailure(
      "run \(record.id) \(isFinished ? "was" : "is being") taken back by run \(earlier.id)",
      advice: isFinished ? [] : ["to go on with it: \(context.resumeCommand) \(earlier.id)"])
  }

  private func show(_ undo: UndoPlan, of record: RunRecord) {
    let values = undo.values.compactMapValues { value -> String? in
      if case .text(let text) = value { text } else { nil }
    }
    if !undo.plan.steps.isEmpty {
      let text = PlanText(
        style: context.console.style, isFull: context.arguments.has(.full), values: values,
        isUndo: true)
      context.console.print(text.render(undo.plan))
    }
    if undo.plan.actions.isEmpty {
      context.console.note("run \(record.id) made nothing that can be taken back\n")
    }
  }

  private func document(of record: RunRecord) throws(CommandFailure) -> [UInt8] {
    let store = context.store
    return try engine { () throws(EngineError) in try store.document(of: record.id) }
  }
}
