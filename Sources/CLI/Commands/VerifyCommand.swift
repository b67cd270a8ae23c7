import AWS
import Compiler
import Engine
import Platform
import Reports
import Sandbox
import Source

/// `runbook verify`: where a document and what is there differ.
struct VerifyCommand {
  let context: CommandContext

  func run() throws(CommandFailure) -> ExitStatus {
    let arguments = context.arguments
    let settings = try RunSettings(context)
    let starter = SandboxStart(context: context)
    let isRehearsal = arguments.has(.verifySandbox)
    let installation = isRehearsal ? try starter.installation() : nil
    var sandbox: Sandbox?
    if let installation {
      sandbox = Sandbox.running(in: try context.sandboxState(), installation: installation)
      if sandbox == nil {
        throw CommandFailure(
          "no sandbox is running", advice: ["runbook run FILE --sandbox starts one"])
      }
    }
    let reader = DocumentReader(context: context)
    let searchPath = installation.map { FilePath.folder(of: $0.aws) + ":" + $0.searchPath }
    let catalogue = reader.catalogue(searchPath: searchPath)
    let document = try reader.read(arguments.operand(0) ?? "-", catalogue: catalogue)
    try RunBlockers(context: context).check(document)
    let chosen = try StepSelection(arguments).applied(to: document.plan)
    let values = try GivenValues(context: context).read()
    try values.check(against: chosen)
    let plan = values.marking(chosen)
    var options = RunOptions(environment: context.environment, values: values.sources)
    settings.apply(to: &options)
    options.leftOut = StepSelection.leftOut(of: plan)
    if let sandbox {
      starter.point(&options, at: sandbox, region: options.region ?? plan.region)
    }
    let earlier = try self.earlier(document.file.name, sandbox: sandbox?.id)
    let session = RunSession(
      context: context, document: document, plan: plan, isRehearsal: isRehearsal,
      catalogue: catalogue)
    let verification = try session.ask { engine throws(EngineError) in
      try engine.verify(plan, earlier: earlier, options: options)
    }
    show(verification, of: document, earlier: earlier)
    return verification.isFulfilled ? .success : .failure
  }

  /// The newest run of the document in the same place, whose values it was carried out with.
  private func earlier(_ name: String, sandbox: String?) throws(CommandFailure) -> RunRecord? {
    let store = context.store
    let ids = try engine { () throws(EngineError) in try store.list() }
    // A damaged run only gives no values.
    return ids.reversed().lazy.compactMap { try? store.read($0) }.first { record in
      record.state.beginning?.runbook == name && record.state.beginning?.sandbox == sandbox
        && record.state.beginning?.undoOf == nil
    }
  }

  private func show(_ verification: Verification, of document: Document, earlier: RunRecord?) {
    let text = VerificationText(
      style: context.console.style, isFull: context.arguments.has(.full))
    if context.arguments.value(.statusFormat) == "json" {
      context.print(text.json(verification, runbook: document.file.name))
      return
    }
    var head = ShownText.line(document.file.name)
    if let identity = verification.identity { head += " against account \(identity.account)" }
    if let earlier { head += ", with the values of run \(earlier.id)" }
    context.console.print(head + "\n\n" + text.render(verification))
  }
}
