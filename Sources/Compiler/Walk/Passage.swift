import Markdown
import Source

/// Tells passages that may be instructions or observations from the prose around them.
enum Passage {
  /// Whether a paragraph or bullet is worth reading as an instruction: it has a menu path (`A -> B`
  /// in bold or in words) or says what one should see.
  ///
  /// Only what passes here is offered to the prose reader, which decides. Prose explains far more
  /// often than it asks, and an action that nobody asked for does harm.
  static func mayInstruct(_ blocks: [MarkdownNode]) -> Bool {
    blocks.contains { block in
      guard block.kind == .paragraph else { return false }
      return hasMenuPath(block) || isObservation(block.plainText)
    }
  }

  /// Whether a paragraph calls what it asks for a step: "Step 2 is to attach it", "the next step is to
  /// create a queue".
  static func isCalledStep(_ blocks: [MarkdownNode]) -> Bool {
    guard let first = blocks.first, first.kind == .paragraph,
      first.children.first(where: { _ in true })?.kind == .text
    else { return false }
    let text = first.plainText
    return mayCallStep(text)
      && ClauseParser.stepSaid(text.prefix(64).lowercased().alphanumericRuns) != nil
  }

  /// Whether a text begins with "step" or "the", as nearly none does.
  private static func mayCallStep(_ text: String) -> Bool {
    let head = text.utf8.drop { !($0.isASCIILetter || $0.isASCIIDigit || $0 >= 0x80) }.prefix(4)
    return head.first.map { $0 >= 0x80 } ?? false
      || ["step", "the"].contains { word in head.lazy.map { $0 | 0x20 }.starts(with: word.utf8) }
  }

  private static func hasMenuPath(_ node: MarkdownNode) -> Bool {
    for child in node.children {
      switch child.kind {
      case .code, .html: continue
      case .strong, .emphasis:
        if hasArrow(child.plainText, withAngle: true) || hasMenuPath(child) { return true }
      case .text:
        if hasArrow(child.plainText, withAngle: false) { return true }
      default:
        if hasMenuPath(child) { return true }
      }
    }
    return false
  }

  private static func hasArrow(_ text: String, withAngle: Bool) -> Bool {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: ">") || $0 >= 0x80 }) else { return false }
    if text.contains("->") || text.contains("→") || text.contains("›") || text.contains("⇒") {
      return true
    }
    return withAngle && text.contains(" > ")
  }

  private static func isObservation(_ text: String) -> Bool {
    let lowered = text.lowercased()
    guard lowered.contains("should ") || lowered.contains("ll see") else { return false }
    return [
      "should see", "should now see", "you will see", "you'll see", "should show",
      "should appear", "should be listed",
    ].contains { lowered.contains($0) }
  }
}
