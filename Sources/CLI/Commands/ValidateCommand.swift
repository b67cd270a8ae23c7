import AWS
import Compiler
import Platform
import Reports
import Source

/// `runbook validate`: where documents are wrong, unclear or not executable.
struct ValidateCommand {
  let context: CommandContext

  func run() throws(CommandFailure) -> ExitStatus {
    let reader = DocumentReader(context: context)
    let catalogue = reader.catalogue()
    let arguments = context.arguments
    let format = arguments.value(.findingsFormat) ?? "text"
    let failing: Diagnostic.Severity = arguments.has(.strict) ? .warning : .error
    var all: [Findings] = []
    var isIncomplete = false
    for name in try names(reader) {
      do {
        let document = try reader.read(name, catalogue: catalogue)
        let findings = Findings(file: document.file, diagnostics: document.plan.diagnostics)
        all.append(findings)
        if format == "text" {
          context.console.print(
            DiagnosticRenderer(style: context.console.style).render([findings]))
        }
      } catch {
        // The others are checked all the same.
        context.console.report(error)
        isIncomplete = true
      }
    }
    if !all.isEmpty || !isIncomplete { write(all, format, failing) }
    if isIncomplete { return .usage }
    let isBad = all.contains { $0.diagnostics.contains { $0.severity >= failing } }
    return isBad ? .failure : .success
  }

  private func write(_ findings: [Findings], _ format: String, _ failing: Diagnostic.Severity) {
    switch format {
    case "json": context.print(FindingsJSON.document(findings))
    case "sarif":
      let rules = Explanations.all.map { explanation in
        SARIFReport.Rule(
          id: explanation.id, summary: explanation.summary,
          help: "\(explanation.explanation)\n\n\(explanation.remedy)")
      }
      let report = SARIFReport(version: CommandLineTool.version, rules: rules)
      context.print(report.document(findings))
    case "github": context.console.print(GitHubAnnotations.text(findings))
    case "junit": context.console.print(JUnitReport(failing: failing).text(findings))
    default:
      let renderer = DiagnosticRenderer(style: context.console.style)
      context.console.print(renderer.summary(findings) + "\n")
    }
  }

  /// The documents that the operands mean: a folder is every `.md` file below it, in order.
  private func names(_ reader: DocumentReader) throws(CommandFailure) -> [String] {
    var names: [String] = []
    for operand in context.arguments.operands {
      guard operand != "-" else {
        names.append(operand)
        continue
      }
      let found = try reader.locate(operand)
      guard (try? context.files.status(context.path(found)))?.kind == .folder else {
        names.append(found)
        continue
      }
      let below = documents(below: found)
      if below.isEmpty { throw CommandFailure("there is no .md file in \"\(found)\"") }
      names += below
    }
    return names
  }

  private func documents(below folder: String) -> [String] {
    var result: [String] = []
    var folders = [folder]
    while let folder = folders.popLast() {
      let entries = (try? context.files.list(context.path(folder))) ?? []
      for entry in entries where !entry.hasPrefix(".") {
        let path = FilePath.join(folder, entry)
        switch (try? context.files.status(context.path(path)))?.kind {
        case .folder: folders.append(path)
        case .file where entry.hasSuffix(".md"): result.append(path)
        default: break
        }
      }
    }
    return result.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
