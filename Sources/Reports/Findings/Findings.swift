package import Source

/// What was found in one file.
package struct Findings: Sendable {
  /// The file.
  package var file: SourceFile
  /// The findings, in order of place.
  package var diagnostics: [Diagnostic]

  /// Makes the findings of a file; they are put in order of place, worse ones first at one place.
  package init(file: SourceFile, diagnostics: [Diagnostic]) {
    self.file = file
    self.diagnostics = diagnostics.enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      if a.range.lowerBound != b.range.lowerBound {
        return a.range.lowerBound < b.range.lowerBound
      }
      if a.severity != b.severity { return a.severity > b.severity }
      return left.offset < right.offset
    }.map(\.element)
  }

  /// How many findings of a severity there are.
  package func count(_ severity: Diagnostic.Severity) -> Int {
    diagnostics.count { $0.severity == severity }
  }
}

extension Sequence where Element == Findings {
  /// "2 errors, 1 warning and 3 notes", or nil where nothing was found.
  package var tally: String? {
    let parts = Diagnostic.Severity.allCases.sorted(by: >).compactMap { severity -> String? in
      let count = reduce(0) { $0 + $1.count(severity) }
      return count == 0 ? nil : counted(count, severity.rawValue)
    }
    return parts.isEmpty ? nil : listed(parts)
  }
}
