import JSON
import Source

/// Fences that hold JSON which is none.
enum JSONFenceRule: DocumentRule {
  static let explanations: [Explanation] = JSONDocument.explanations

  static func check(_ context: RuleContext) -> [Diagnostic] {
    context.jsonFences.flatMap { fence -> [Diagnostic] in
      let found = fence.document.diagnostics
      // A part of a document that a text quotes ("the Action element …") need not be whole.
      let kept = fence.document.isFragment ? found.filter { $0.id == "json.fragment" } : found
      return kept.map { $0.mapped(fence.content.sourceRange) }
    }
  }
}
