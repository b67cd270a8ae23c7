import Markdown
import Source

/// The first words of a step.
enum StepTitle {
  private static let longest = 80

  /// The first sentence of the first paragraph, cut at a word.
  static func of(_ blocks: [MarkdownNode]) -> String {
    let text = blocks.first { $0.kind == .paragraph || $0.kind == .heading }?.plainText ?? ""
    return shortened(text)
  }

  /// The first sentence of a text, in one line of at most 80 characters.
  static func shortened(_ text: String) -> String {
    let words = text.words
    var title = ""
    for word in words {
      if !title.isEmpty, title.count + 1 + word.count > longest { return title + " …" }
      title += title.isEmpty ? "\(word)" : " \(word)"
      if let last = word.last, ".!?:".contains(last), word.count > 2 {
        if last == "." || last == ":" { title.removeLast() }
        return title
      }
    }
    return title
  }
}
