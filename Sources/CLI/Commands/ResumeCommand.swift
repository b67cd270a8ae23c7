import AWS
import Compiler
import Engine
import Platform
import Sandbox
import Source

/// `runbook resume`: goes on with a run.
struct ResumeCommand {
  let context: CommandContext

  func run() throws(CommandFailure) -> ExitStatus {
    let arguments = context.arguments
    let settings = try RunSettings(context)
    let store = context.store
    let record = try engine { () throws(EngineError) in
      try store.resumable(arguments.operand(0))
    }
    // Who holds a shared run is judged by the store's clock, when this one wants to hold it.
    if let holder = record.holder, store.shared == nil {
      throw CommandFailure(EngineError.locked(record.id, holder: holder))
    }
    if let kept = record.keptAside {
      context.console.note(
        "another machine went on with run \(record.id) before this one had written all it knew; "
          + "that is kept in \(kept)\n")
    }
    let isUndo = record.state.beginning?.undoOf != nil
    if let undo = try engine({ () throws(EngineError) in try store.undo(of: record.id) }) {
      throw CommandFailure(
        "run \(record.id) is taken back by run \(undo.id), which is \(undo.status.rawValue)",
        advice: ["to carry the document out anew: runbook run \(record.plan.runbook) --new"])
    }
    let rehearsal = record.state.beginning?.sandbox
    let starter = SandboxStart(context: context)
    let installation = rehearsal == nil ? nil : try starter.installation()
    // Its document's path was meant from there.
    let place = context.atWork(on: record)
    let reader = DocumentReader(context: place)
    let searchPath = installation.map { FilePath.folder(of: $0.aws) + ":" + $0.searchPath }
    let catalogue = reader.catalogue(searchPath: searchPath)
    let document = try self.document(of: record, reader, catalogue)
    if let document { try RunBlockers(context: context).check(document) }
    let plan = document.flatMap { document in
      record.isOf(document.file.bytes)
        ? nil : StepSelection.carried(over: record.plan, to: document.plan)
    }
    let values = try GivenValues(context: context).read()
    try values.check(against: plan ?? record.plan)
    let counted = values.marking(plan ?? record.plan)
    var options = RunOptions(environment: context.environment, values: values.sources)
    settings.apply(to: &options)
    options.isApproved = arguments.has(.yes)
    options.leftOut = StepSelection.leftOut(of: counted)
    options.decisions = decisions()
    options.acceptsChanges = arguments.has(.acceptChanges)
    options.acceptsCaller = arguments.has(.asCaller)
    if rehearsal != nil, let installation {
      let sandbox = try starter.sandbox(of: record, installation: installation)
      if isUndo {
        starter.point(&options, at: sandbox, region: options.region ?? counted.region)
      } else {
        try starter.prepare(
          sandbox, for: counted, values: values, catalogue: catalogue, options: &options)
      }
    }
    let session = RunSession(
      context: context, document: document, plan: counted, isRehearsal: rehearsal != nil,
      catalogue: catalogue)
    return try session.carryOut { engine throws(EngineError) in
      try engine.resume(
        record, plan: plan, document: document?.file.bytes, options: options)
    }
  }

  /// The run's document as it is now; nil where it is gone, which is said.
  private func document(
    of record: RunRecord, _ reader: DocumentReader, _ catalogue: AWSCatalogue?
  ) throws(CommandFailure) -> Document? {
    let name = record.state.beginning?.runbook ?? record.plan.runbook
    // What takes a run back has no document of its own.
    guard name != "-", record.state.beginning?.undoOf == nil else { return nil }
    guard context.files.exists(reader.context.path(name)) else {
      context.console.note("\"\(name)\" is gone; going on with the plan of the run\n")
      return nil
    }
    let file = try reader.source(name)
    // What was agreed to is what goes on: to compile it once more would give the same.
    return record.isOf(file.bytes)
      ? Document(file: file, plan: record.plan) : reader.compile(file, catalogue: catalogue)
  }

  private func decisions() -> [RunOptions.Decision] {
    let arguments = context.arguments
    let note = arguments.value(.note)
    return arguments.values(.done).map { .init(.done, step: $0, note: note) }
      + arguments.values(.skipStep).map { .init(.skip, step: $0, note: note) }
      + arguments.values(.retry).map { .init(.retry, step: $0, note: note) }
  }
}
