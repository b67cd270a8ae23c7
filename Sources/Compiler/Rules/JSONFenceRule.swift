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
      return kept.map { $0.mapped { sourceRange(of: $0, in: fence, context.file) } }
    }
  }

  /// The document's bytes for a range of a fence's text.
  ///
  /// Whole lines come with what a list or a quote puts before them, so that removing them leaves
  /// nothing behind.
  private static func sourceRange(of range: Range<Int>, in fence: JSONFence, _ file: SourceFile)
    -> Range<Int>
  {
    let mapped = fence.content.sourceRange(range)
    let text = fence.content.bytes
    guard !range.isEmpty, range.upperBound <= text.count, text[range.upperBound - 1] == 0x0A,
      range.lowerBound == 0 || text[range.lowerBound - 1] == 0x0A
    else { return mapped }
    let first = file.location(of: mapped.lowerBound).line
    let last = file.location(of: mapped.upperBound - 1).line
    return file.lines.range(ofLine: first).lowerBound..<file.lines.range(ofLine: last).upperBound
  }
}
