import IAM
import JSON
import Source

/// Policies in fences, held against what IAM accepts.
enum PolicyFenceRule: DocumentRule {
  /// The policy checker has its own.
  static let explanations: [Explanation] = []

  static func check(_ context: RuleContext) -> [Diagnostic] {
    let checker = PolicyChecker()
    return context.jsonFences.flatMap { fence -> [Diagnostic] in
      guard let kind = fence.policyKind else { return [] }
      // A typographic quote in a string's place is one fault, which the reader of JSON reports.
      let quotes = fence.document.diagnostics.filter { $0.id == "json.smart-quotes" }.map(\.range)
      return checker.check(fence.document, kind: kind).lazy
        .filter { finding in
          finding.id != "iam.invalid-character" || !quotes.contains { $0.overlaps(finding.range) }
        }
        .map { $0.mapped(fence.content.sourceRange) }
    }
  }
}
