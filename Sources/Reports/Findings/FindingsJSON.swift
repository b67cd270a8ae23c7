import Compiler
package import JSON
import Source

/// Findings as `runbook.findings/1`.
///
///     { "format": "runbook.findings/1", "diagnostics": [ … ] }
///
/// The diagnostics are those of a plan: `Diagnostic.json(in:)` says which members they have.
package enum FindingsJSON {
  /// The whole document.
  package static func document(_ findings: [Findings]) -> JSONValue {
    .object([
      .init("format", .string("runbook.findings/1")),
      .init(
        "diagnostics",
        .array(findings.flatMap { file in file.diagnostics.map { $0.json(in: file.file) } })),
    ])
  }
}

extension JSONValue {
  /// A whole number.
  static func integer(_ value: some BinaryInteger) -> JSONValue { .number(String(value)) }

  /// A string, or null.
  static func optional(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }
}
