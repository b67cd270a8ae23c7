package import Source

/// Findings as JUnit XML, as CI servers read it: a suite for each file, a case for each finding.
///
/// A finding that fails the validation is a failure, any other a passed case with its text as
/// output. A file without findings is one passed case.
package struct JUnitReport: Sendable {
  private let failing: Diagnostic.Severity

  /// Makes a report.
  ///
  /// - Parameter failing: The mildest severity that is a failure.
  package init(failing: Diagnostic.Severity = .error) {
    self.failing = failing
  }

  /// The whole document.
  package func text(_ findings: [Findings]) -> String {
    let tests = findings.reduce(0) { $0 + max(1, $1.diagnostics.count) }
    let failures = findings.reduce(0) { $0 + failureCount($1) }
    let head = "<testsuites name=\"runbook validate\" tests=\"\(tests)\" failures=\"\(failures)\">"
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\(head)\n"
      + findings.map(suite).joined() + "</testsuites>\n"
  }

  private func failureCount(_ findings: Findings) -> Int {
    findings.diagnostics.count { $0.severity >= failing }
  }

  private func suite(_ findings: Findings) -> String {
    let name = XMLText.escaped(findings.file.name)
    let tests = max(1, findings.diagnostics.count)
    var text = "  <testsuite name=\"\(name)\" tests=\"\(tests)\" "
    text += "failures=\"\(failureCount(findings))\" errors=\"0\" skipped=\"0\">\n"
    if findings.diagnostics.isEmpty {
      text += "    <testcase classname=\"\(name)\" name=\"no findings\"/>\n"
    }
    for diagnostic in findings.diagnostics {
      text += testCase(diagnostic, in: findings.file, suite: name)
    }
    return text + "  </testsuite>\n"
  }

  private func testCase(_ diagnostic: Diagnostic, in file: SourceFile, suite: String) -> String {
    let place = file.location(of: diagnostic.range.lowerBound)
    let position = "\(place.line):\(place.column)"
    let message = XMLText.escaped(diagnostic.message)
    let body = XMLText.escaped(DiagnosticRenderer().render(diagnostic, in: file))
    var text = "    <testcase classname=\"\(suite)\" "
    text += "name=\"\(XMLText.escaped(diagnostic.id)) at \(position)\" line=\"\(place.line)\">\n"
    if diagnostic.severity >= failing {
      text += "      <failure message=\"\(message)\" type=\"\(diagnostic.severity.rawValue)\">"
      text += "\(body)</failure>\n"
    } else {
      text += "      <system-out>\(body)</system-out>\n"
    }
    return text + "    </testcase>\n"
  }
}
