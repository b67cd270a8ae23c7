import AWS
import Compiler
import Platform
import Reports
import Source

/// `runbook validate`: where documents are wrong, unclear or not executable.
struct ValidateCommand {
  let context: CommandContext

  func run() throws(CommandFailure) -> ExitStatus {
    if let reference = context.arguments.value(.against) {
      return try AgainstCommand(context: context, reference: reference).run()
    }
    let reader = DocumentReader(context: context)
    let catalogue = reader.catalogue()
    let arguments = context.arguments
    let format = arguments.value(.findingsFormat) ?? "text"
    let output = FindingsOutput(context: context, format: format)
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
    if !all.isEmpty || !isIncomplete { output.write(all) }
    if isIncomplete { return .usage }
    let isBad = all.contains { $0.diagnostics.contains { $0.severity >= output.failing } }
    return isBad ? .failure : .success
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
