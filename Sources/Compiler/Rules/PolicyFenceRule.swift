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
      return checker.check(fence.document, kind: kind).map {
        $0.mapped(fence.content.sourceRange)
      }
    }
  }
}
