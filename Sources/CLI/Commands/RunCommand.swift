import Compiler
import Engine
import Platform
import Reports
import Sandbox
import Source

/// `runbook run`: carries a document out.
struct RunCommand {
  let context: CommandContext

  func run() throws(CommandFailure) -> ExitStatus {
    let arguments = context.arguments
    let reader = DocumentReader(context: context)
    let saved = try savedPlan()
    guard let name = arguments.operand(0) ?? saved?.plan.runbook else {
      throw .usage("\"run\" needs FILE, or --plan", usage: arguments.command)
    }
    let file = try reader.source(name)
    let settings = try RunSettings(context)
    let isRehearsal = arguments.has(.sandbox) || arguments.has(.fresh)
    // The sandbox's `aws` is the one whose models count, and may have to be installed first.
    let sandbox = isRehearsal ? SandboxStart(context: context) : nil
    let installation = try sandbox?.installation()
    let searchPath = installation.map { FilePath.folder(of: $0.aws) + ":" + $0.searchPath }
    let catalogue = reader.catalogue(searchPath: searchPath)
    let document = reader.compile(file, catalogue: catalogue)
    try RunBlockers(context: context).check(document)
    var plan: Plan
    if let saved {
      plan = try saved.applied(to: document.plan)
    } else {
      plan = try StepSelection(arguments).applied(to: document.plan)
    }
    try RunBlockers.checkSomethingRuns(plan)
    let values = try GivenValues(context: context).read()
    try values.check(against: plan)
    plan = values.marking(plan)
    var options = RunOptions(environment: context.environment, values: values.sources)
    if !isRehearsal {
      switch try UnfinishedRuns(context: context).ask(about: document, isNew: arguments.has(.new)) {
      case .begin(let claim): options.claim = claim
      case .stop(let status): return status
      }
    }
    settings.apply(to: &options)
    options.isApproved = arguments.has(.yes)
    options.leftOut = StepSelection.leftOut(of: plan)
    if let sandbox {
      let started = try sandbox.start(fresh: arguments.has(.fresh))
      try sandbox.prepare(
        started, for: plan, values: values, catalogue: catalogue, options: &options)
    }
    let session = RunSession(
      context: context, document: document, plan: plan, isRehearsal: isRehearsal,
      catalogue: catalogue)
    return try session.carryOut { engine throws(EngineError) in
      try engine.run(plan, document: document.file.bytes, options: options)
    }
  }

  /// The plan that `--plan` names; it says which steps run.
  private func savedPlan() throws(CommandFailure) -> SavedPlan? {
    let arguments = context.arguments
    guard let path = arguments.value(.plan) else { return nil }
    let choices: [CommandOption] = [.section, .from, .until, .only, .skip, .withOptional]
    if let option = choices.first(where: { arguments.has($0) }) {
      throw .usage(
        "\"--plan\" says which steps run; \"\(option.name)\" belongs to the \"plan\" that saves it",
        usage: arguments.command)
    }
    return try SavedPlan(path, context: context)
  }
}
