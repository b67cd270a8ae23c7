import Compiler
import JSON
import Platform
import Reports
import Source

/// `runbook plan`: the exact commands that a document amounts to.
struct PlanCommand {
  let context: CommandContext

  func run() throws(CommandFailure) -> ExitStatus {
    let arguments = context.arguments
    let reader = DocumentReader(context: context)
    let catalogue = reader.catalogue()
    let document = try reader.read(arguments.operand(0) ?? "-", catalogue: catalogue)
    let plan = try StepSelection(arguments).applied(to: document.plan)
    let values = try GivenValues(context: context).read()
    try values.check(against: plan)
    if let path = arguments.value(.save) {
      let bytes = Array((plan.json(in: document.file).pretty() + "\n").utf8)
      do {
        try context.files.write(bytes, to: context.path(path))
      } catch {
        throw CommandFailure("\(error)")
      }
    }
    if arguments.has(.permissions) {
      try PermissionsOutput(context: context).write(plan, catalogue)
      return .success
    }
    let format = arguments.value(.planFormat) ?? "text"
    if arguments.has(.inputs) {
      if format == "json" {
        context.print(InputsText.json(plan.inputs))
      } else {
        let text = InputsText(style: context.console.style, values: values.shown(for: plan))
        context.console.print(text.render(plan.inputs))
      }
      return .success
    }
    switch format {
    case "json": context.print(plan.json(in: document.file))
    case "sh": context.console.print(PlanScript.text(plan))
    default:
      let text = PlanText(
        style: context.console.style, isFull: arguments.has(.full),
        values: values.shown(for: plan), leftOut: StepSelection.leftOut(of: plan))
      context.console.print(text.render(plan))
    }
    FindingsNote(context: context)
      .write(document, whole: document.plan.blockingDiagnostics)
    return .success
  }
}

/// Says on standard error what a document's plan is not to be trusted with.
struct FindingsNote {
  let context: CommandContext

  /// Some findings whole, the others counted; notes are not worth a word here.
  func write(_ document: Document, whole: [Diagnostic]) {
    let rest = document.plan.diagnostics.filter { $0.severity > .note && !whole.contains($0) }
    guard !whole.isEmpty || !rest.isEmpty else { return }
    let renderer = DiagnosticRenderer(style: context.console.errorStyle)
    var text = "\n"
    for diagnostic in whole { text += renderer.render(diagnostic, in: document.file) + "\n" }
    if let tally = [Findings(file: document.file, diagnostics: rest)].tally {
      text += "\(whole.isEmpty ? "" : "besides, ")\(tally): runbook validate "
      text += "\(CommandText.quoted(document.file.name)) shows "
      text += rest.count == 1 ? "it\n" : "them\n"
    }
    context.console.note(text)
  }
}
