import Testing

@testable import Markdown

@Suite("range properties")
struct RangePropertyTests {
  @Test("children lie in their parent, in order and apart", arguments: 0..<40)
  func nesting(_ block: Int) {
    for seed in 0..<25 {
      var generator = DocumentGenerator(seed: UInt64(block * 25 + seed), extensions: true)
      let text = generator.document()
      for variant in [text, text.replacing("\n", with: "\r\n"), "\u{FEFF}" + text, "> " + text] {
        let document = MarkdownDocument.parse(Array(variant.utf8))
        let violation = TreeInvariants.violation(document)
        #expect(violation == nil, "seed \(block * 25 + seed): \(variant.debugDescription)")
      }
    }
  }

  /// These mean the same wherever they stand, so that their own bytes read as them again.
  ///
  /// Emphasis is left out, which depends on what stands around it, and what depends on definitions.
  @Test("an inline's own bytes read as that inline", arguments: 0..<40)
  func reparse(_ block: Int) {
    let kinds: Set<MarkdownNode.Kind> = [.code, .html, .link, .image]
    for seed in 0..<25 {
      var generator = DocumentGenerator(seed: UInt64(block * 25 + seed), extensions: false)
      // Without definitions, all links are inline.
      let text = generator.document().replacing("]:", with: "]")
      let bytes = Array(text.utf8)
      var options = MarkdownDocument.Options()
      options.extensions = false
      for node in MarkdownDocument.parse(bytes, options: options).root.subtree
      where kinds.contains(node.kind) {
        let own = bytes[node.range]
        // Over several lines, a container's prefixes stand in between.
        guard !own.contains(0x0A), !own.contains(0x0D) else { continue }
        // The letter keeps HTML from beginning a block.
        let again = MarkdownDocument.parse([0x78, 0x20] + own, options: options).root.subtree
          .first { $0.kind == node.kind }
        #expect(again?.range == 2..<own.count + 2, "seed \(block * 25 + seed): \(text)")
        #expect(again?.plainText == node.plainText)
        #expect(again?.destination == node.destination)
      }
    }
  }

  /// A fence that is indented takes as much from its lines, which its own bytes do not show.
  @Test("a block's own bytes read as that block", arguments: 0..<40)
  func reparseBlocks(_ block: Int) {
    let kinds: Set<MarkdownNode.Kind> = [.heading, .thematicBreak, .codeBlock, .table, .blockQuote]
    for seed in 0..<25 {
      var generator = DocumentGenerator(seed: UInt64(block * 25 + seed), extensions: true)
      let text = generator.document().replacing("]:", with: "]")
      let bytes = Array(text.utf8)
      for node in MarkdownDocument.parse(bytes).root.children where kinds.contains(node.kind) {
        let start = node.range.lowerBound
        guard !node.isFenced || start == 0 || bytes[start - 1] == 0x0A else { continue }
        let again = MarkdownDocument.parse(Array(bytes[node.range])).root.children.first
        #expect(again?.kind == node.kind, "seed \(block * 25 + seed): \(text.debugDescription)")
        #expect(
          again?.plainText == node.plainText,
          "seed \(block * 25 + seed): \(text.debugDescription) \(node.range)")
      }
    }
  }
}
