import Markdown
import Source

/// Directives that silence findings: `<!-- runbook: allow: doc.empty-link -->`.
struct Allowances {
  /// One silenced id at one place.
  private struct Allowance {
    var id: String
    /// The block that the directive stands before.
    var scope: Range<Int>
    /// The directive's value.
    var range: Range<Int>
    var isUsed = false
  }

  private var allowances: [Allowance] = []

  /// Finds the directives of a document that allow something.
  init(_ document: MarkdownDocument) {
    visit(document.root)
  }

  private mutating func visit(_ node: MarkdownNode) {
    var waiting: [Directive.Entry] = []
    for child in node.children {
      if child.kind == .htmlBlock, let content = child.content,
        let (directive, _) = DirectiveReader.read(comment: content)
      {
        waiting += directive.all(.allow)
        continue
      }
      add(waiting, scope: child.range)
      waiting = []
      switch child.kind {
      case .blockQuote, .orderedList, .bulletList, .item: visit(child)
      default: break
      }
    }
    // The last thing in an item concerns the item.
    add(
      waiting,
      scope: node.kind == .item ? node.range : node.range.upperBound..<node.range.upperBound)
  }

  private mutating func add(_ entries: [Directive.Entry], scope: Range<Int>) {
    for entry in entries {
      for id in entry.value.split(whereSeparator: { $0 == "," || $0.isWhitespace }) {
        allowances.append(Allowance(id: String(id), scope: scope, range: entry.range))
      }
    }
  }

  /// The findings that are not allowed, and one for each allowance that silences nothing.
  mutating func filter(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    guard !allowances.isEmpty else { return diagnostics }
    var kept = diagnostics.filter { diagnostic in
      let index = allowances.firstIndex {
        $0.id == diagnostic.id && $0.scope.contains(diagnostic.range.lowerBound)
      }
      if let index { allowances[index].isUsed = true }
      return index == nil
    }
    for allowance in allowances where !allowance.isUsed {
      kept.append(
        Diagnostic(
          "directive.unused-allow", .warning, "nothing here is a \"\(allowance.id)\"",
          at: allowance.range))
    }
    return kept
  }
}
