import Platform
import Reports
import Source

/// `runbook validate --fix`: makes the safe fixes in place, or shows them as a difference.
struct FixCommand {
  private let context: CommandContext
  /// Whether the fixes are only shown.
  let isDryRun: Bool

  /// Makes the command; nil where nothing is to be fixed.
  ///
  /// - Throws: Where the options make no sense together.
  init?(context: CommandContext) throws(CommandFailure) {
    let arguments = context.arguments
    isDryRun = arguments.has(.dryRun)
    self.context = context
    guard arguments.has(.fix) else {
      if isDryRun {
        throw .usage("\"--dry-run\" goes with \"--fix\"", usage: arguments.command)
      }
      return nil
    }
    if arguments.operands.contains("-"), !isDryRun {
      throw CommandFailure(
        "standard input cannot be fixed in place", advice: ["--fix --dry-run shows the fixes"])
    }
  }

  /// Makes the safe fixes of a file.
  ///
  /// - Returns: What is found in the file afterwards; of a dry run, as before.
  /// - Throws: Where the file cannot be written, or changed since it was read.
  func fix(_ findings: Findings, _ check: DocumentCheck) throws(CommandFailure) -> Findings {
    let fixes = SafeFixes(findings.diagnostics)
    guard !fixes.edits.isEmpty else { return findings }
    let file = findings.file
    if isDryRun {
      context.console.print(UnifiedDiff(of: file).text(fixes.edits))
      return findings
    }
    let fixed = fixes.applied(to: file.bytes)
    let outcome: FileReplacement.Outcome
    do {
      outcome = try FileReplacement(files: context.files, path: context.path(file.name))
        .replace(file.bytes, with: fixed)
    } catch {
      throw CommandFailure("\"\(file.name)\" cannot be fixed: \(error)")
    }
    guard outcome == .replaced else {
      throw CommandFailure(
        "\"\(file.name)\" changed while it was checked, and was left alone",
        advice: ["call it again"])
    }
    context.console.note("\(counted(fixes.count, "fix", "fixes")) made in \(file.name)\n")
    return check.findings(in: SourceFile(name: file.name, bytes: fixed))
  }
}
