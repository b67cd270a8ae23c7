import Source

/// A document with a finding marked in the text itself: `«` and `»` stand around its range.
struct MarkedText {
  let file: SourceFile
  let range: Range<Int>

  init(_ text: String, name: String = "run.md") {
    var bytes: [UInt8] = []
    var start = 0
    var end: Int?
    for scalar in text.unicodeScalars {
      switch scalar {
      case "«": start = bytes.count
      case "»": end = bytes.count
      default: bytes += Array(String(scalar).utf8)
      }
    }
    file = SourceFile(name: name, bytes: bytes)
    range = start..<(end ?? start)
  }

  func diagnostic(
    _ severity: Diagnostic.Severity = .warning, notes: [Diagnostic.Note] = [],
    fixes: [Diagnostic.Fix] = []
  ) -> Diagnostic {
    Diagnostic("doc.example", severity, "something is wrong", at: range, notes: notes, fixes: fixes)
  }
}
