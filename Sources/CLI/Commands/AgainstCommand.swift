import Compiler
import Engine
import Platform
import Reports
import Source

/// `runbook validate FILE --against RUN|PLAN`: what of a document is no longer what was executed, and
/// what is wrong with it besides.
struct AgainstCommand {
  let context: CommandContext
  /// A run's id or a part of it, or the path of a saved plan.
  let reference: String

  /// What the document is held against.
  private struct Past {
    var plan: Plan
    var reference: DriftReport.Reference
    /// How far its actions came, by their ids.
    var outcomes: [String: DriftReport.Outcome]
  }

  func run() throws(CommandFailure) -> ExitStatus {
    let arguments = context.arguments
    guard arguments.operands.count == 1, let name = arguments.operand(0) else {
      throw .usage("\"--against\" compares one document, not several", usage: arguments.command)
    }
    let past = try past()
    let reader = DocumentReader(context: context)
    let document = try reader.read(name, catalogue: reader.catalogue())
    let report = DriftReport(
      PlanDrift(from: past.plan, to: document.plan), against: past.reference,
      outcomes: past.outcomes, style: context.console.style)
    let format = arguments.value(.findingsFormat) ?? "text"
    let output = FindingsOutput(context: context, format: format)
    var findings = Findings(file: document.file, diagnostics: document.plan.diagnostics)
    if format == "text" {
      context.console.print(report.text(of: document.file.name) + "\n")
      context.console.print(DiagnosticRenderer(style: context.console.style).render([findings]))
    } else {
      findings = Findings(
        file: document.file,
        diagnostics: report.findings(in: document.file).diagnostics + findings.diagnostics)
    }
    output.write([findings], drift: report)
    let isBad = findings.diagnostics.contains { $0.severity >= output.failing }
    return isBad || report.isFailure ? .failure : .success
  }

  /// A file of that name is a saved plan; anything else is a run.
  private func past() throws(CommandFailure) -> Past {
    let looksLikePath = reference.contains("/") || reference.hasSuffix(".json")
    if looksLikePath || context.files.exists(context.path(reference)) {
      let saved = try SavedPlan(reference, context: context)
      let leftOut = StepSelection.leftOut(of: saved.plan)
      var outcomes: [String: DriftReport.Outcome] = [:]
      for (step, action) in saved.plan.actions where leftOut[step.id] == nil {
        outcomes[action.id] = .executed
      }
      return Past(plan: saved.plan, reference: .plan(reference), outcomes: outcomes)
    }
    let store = context.store
    let record: RunRecord
    do throws(EngineError) {
      record = try store.read(store.find(reference))
    } catch .noRun {
      throw CommandFailure(
        "there is neither a run \"\(reference)\" nor a saved plan of that name",
        advice: [
          "runbook runs lists the runs of this folder",
          "runbook plan FILE --save PATH writes a plan",
        ])
    } catch {
      throw CommandFailure(error)
    }
    return Past(
      plan: record.plan, reference: .run(record.id.text),
      outcomes: record.state.actions.compactMapValues(DriftReport.Outcome.init))
  }
}
