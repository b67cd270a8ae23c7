package import Source

/// Shows findings to a person: the place, what is wrong, the line with the exact text underlined,
/// remarks and ways to mend it.
///
///     run.md:3:9: warning[aws.unknown-option]: "--nam" is no option of "iam create-user"
///      3 | aws iam create-user --nam x
///        |                     ^^^^^
///        = fix: write "--user-name"
package struct DiagnosticRenderer: Sendable {
  /// Colours and width.
  package var style: TextStyle

  /// Makes a renderer.
  package init(style: TextStyle = .plain) {
    self.style = style
  }

  /// All findings, file by file, each followed by an empty line.
  package func render(_ findings: [Findings]) -> String {
    findings.map { file in
      file.diagnostics.map { render($0, in: file.file) + "\n" }.joined()
    }.joined()
  }

  /// One finding, ending with a line ending.
  ///
  /// - Complexity: Independent of the size of the file and of its lines.
  package func render(_ diagnostic: Diagnostic, in file: SourceFile) -> String {
    let start = file.location(of: diagnostic.range.lowerBound)
    let id = "[\(diagnostic.id)]"
    var lines = [
      style("\(ShownText.line(file.name)):\(start.line):\(start.column):", .strong) + " "
        + style(diagnostic.severity.rawValue, tone(diagnostic.severity)) + style(id, .faint)
        + ": " + style(ShownText.line(diagnostic.message), .strong)
    ]
    let gutter = gutterWidth(diagnostic, in: file)
    let excerpt = SourceExcerpt(file: file, gutter: gutter, style: style)
    lines += excerpt.lines(
      under: diagnostic.range, mark: "^", tone: tone(diagnostic.severity))
    for note in diagnostic.notes {
      lines.append(remark("note", .note, note.message, gutter: gutter))
      if let range = note.range {
        let place = file.location(of: range.lowerBound)
        if place.line != start.line || range != diagnostic.range {
          lines += excerpt.lines(under: range, mark: "-", tone: .note)
        }
      }
    }
    for fix in diagnostic.fixes {
      lines.append(remark("fix", .good, fix.message, gutter: gutter))
      lines += excerpt.result(of: fix)
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// "2 errors and 1 warning in 3 files"; for nothing found, how many files that holds for.
  ///
  /// - Parameter findings: The findings of each file that was read, empty ones included.
  /// - Returns: The summary, without a line ending.
  package func summary(_ findings: [Findings]) -> String {
    let files = findings.count == 1 ? "1 file" : "\(findings.count) files"
    guard let tally = findings.tally else { return style("no findings", .good) + " in \(files)" }
    let concerned = findings.count { !$0.diagnostics.isEmpty }
    let worst = findings.flatMap(\.diagnostics).map(\.severity).max() ?? .note
    let place = concerned == findings.count ? files : "\(concerned) of \(files)"
    return style(tally, tone(worst)) + " in \(place)"
  }

  private func remark(
    _ word: String, _ tone: TextStyle.Tone, _ message: String, gutter: Int
  ) -> String {
    String(repeating: " ", count: gutter) + style("=", .faint) + " " + style(word, tone)
      + ": " + ShownText.line(message)
  }

  private func tone(_ severity: Diagnostic.Severity) -> TextStyle.Tone {
    switch severity {
    case .error: .error
    case .warning: .warning
    case .note: .note
    }
  }

  /// The columns before the bar: a space, the widest line number that is shown, a space.
  private func gutterWidth(_ diagnostic: Diagnostic, in file: SourceFile) -> Int {
    let ranges =
      [diagnostic.range] + diagnostic.notes.compactMap(\.range)
      + diagnostic.fixes.flatMap(\.edits).map(\.range)
    let line = ranges.map { file.location(of: $0.upperBound).line }.max() ?? 1
    return String(line).utf8.count + 2
  }
}
