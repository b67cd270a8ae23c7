import Compiler
import Reports
import Source

/// What forbids to run a document: errors in what its plan uses.
struct RunBlockers {
  let context: CommandContext

  /// Shows the errors of a document and stops where its plan uses what is wrong.
  ///
  /// - Throws: With status 2; nothing was changed.
  func check(_ document: Document) throws(CommandFailure) {
    let blocking = document.plan.blockingDiagnostics
    FindingsNote(context: context).write(document, whole: blocking)
    if !blocking.isEmpty {
      throw CommandFailure(
        "\(counted(blocking.count, "error")) in what the plan uses; nothing was run",
        advice: ["mended, it can be run; the rest of the document does not matter"])
    }
  }

  /// Refuses a plan of which nothing runs.
  static func checkSomethingRuns(_ plan: Plan) throws(CommandFailure) {
    let leftOut = StepSelection.leftOut(of: plan)
    if plan.steps.contains(where: { leftOut[$0.id] == nil && !$0.actions.isEmpty }) { return }
    throw CommandFailure(
      "there is nothing to run in \"\(plan.runbook)\"",
      advice: leftOut.isEmpty
        ? [
          "it has no step: a numbered item, a table of commands, a fence of shell commands; "
            + "other fences are for reference only",
          "runbook validate \(CommandText.quoted(plan.runbook)) checks those, policies included",
        ]
        : ["all steps are left out: --with-optional or --section NAME runs them"])
  }
}
