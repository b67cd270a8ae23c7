import JSON
import Platform
import Reports
import Source

/// Prints findings in the format that was asked for.
struct FindingsOutput {
  let context: CommandContext
  /// One of `--format`'s.
  let format: String

  /// The mildest severity that fails a validation.
  var failing: Diagnostic.Severity { context.arguments.has(.strict) ? .warning : .error }

  /// Prints all findings; of the text only the summary, since the rest is shown file by file.
  ///
  /// - Parameters:
  ///   - findings: The findings of each file.
  ///   - failures: Why other files could not be read; SARIF has a place for that.
  ///   - drift: What `--against` found, for the JSON's key of that name.
  func write(
    _ findings: [Findings], failures: [CommandFailure] = [], drift: DriftReport? = nil
  ) {
    switch format {
    case "json":
      var document = FindingsJSON.document(findings)
      if let drift, case .object(let members) = document {
        document = .object(members + [.init("drift", drift.json)])
      }
      context.print(document)
    case "sarif":
      let rules = Explanations.all.map { explanation in
        SARIFReport.Rule(
          id: explanation.id, summary: explanation.summary, explanation: explanation.explanation,
          remedy: explanation.remedy)
      }
      let report = SARIFReport(
        version: CommandLineTool.version, folder: try? context.files.resolve(context.folder),
        rules: rules)
      context.print(report.document(findings, failures: failures.map(\.message)))
    case "github": context.console.print(GitHubAnnotations.text(findings))
    case "junit": context.console.print(JUnitReport(failing: failing).text(findings))
    default:
      let renderer = DiagnosticRenderer(style: context.console.style)
      context.console.print(renderer.summary(findings) + "\n")
    }
  }
}
