import Source

/// Findings as workflow commands of GitHub Actions, one a line.
///
/// The format is that of "Workflow commands for GitHub Actions": `::warning file=…,line=…::text`,
/// with `%`, CR and LF escaped, and `:` and `,` too inside a property.
package enum GitHubAnnotations {
  /// All findings; empty where there is none.
  package static func text(_ findings: [Findings]) -> String {
    findings.flatMap { file in file.diagnostics.map { line($0, in: file.file) + "\n" } }.joined()
  }

  private static func line(_ diagnostic: Diagnostic, in file: SourceFile) -> String {
    let start = file.characterPlace(of: diagnostic.range.lowerBound)
    let end = file.characterPlace(of: diagnostic.range.upperBound)
    var properties = [("file", file.name), ("line", String(start.line))]
    // GitHub refuses columns for a finding over several lines.
    if end.line == start.line {
      properties.append(("col", String(start.column)))
      properties.append(("endLine", String(end.line)))
      properties.append(("endColumn", String(end.column)))
    } else {
      properties.append(("endLine", String(end.line)))
    }
    properties.append(("title", diagnostic.id))
    let list = properties.map { "\($0)=\(escaped(property: $1))" }.joined(separator: ",")
    let remarks =
      diagnostic.notes.map(\.message) + diagnostic.fixes.map { "fix: \($0.message)" }
    let message = ([diagnostic.message] + remarks).joined(separator: "\n")
    return "::\(command(diagnostic.severity)) \(list)::\(escaped(data: message))"
  }

  private static func command(_ severity: Diagnostic.Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .note: "notice"
    }
  }

  private static func escaped(data: String) -> String {
    var result = ""
    for scalar in data.unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func escaped(property: String) -> String {
    var result = ""
    for scalar in escaped(data: property).unicodeScalars {
      switch scalar {
      case ":": result += "%3A"
      case ",": result += "%2C"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
