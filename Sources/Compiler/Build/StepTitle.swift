import Markdown
import Source

/// The first words of a step.
enum StepTitle {
  private static let longest = 80
  /// What a sentence ends with, or what leads to the next.
  private static let endings = Array(".!?:".utf8)

  /// The first sentence of the first paragraph, cut at a word; the first command where there is none.
  static func of(_ blocks: [MarkdownNode]) -> String {
    var inside: [MarkdownNode] = []
    switch blocks.first?.kind {
    case .blockQuote: inside = blocks.first.map { Array($0.children) } ?? []
    case .bulletList:
      inside = blocks.first?.children.first { _ in true }.map { Array($0.children) } ?? []
    default: break
    }
    let text = (blocks + inside).first { $0.kind == .paragraph || $0.kind == .heading }?.plainText
    return shortened(text ?? blocks.first { $0.kind == .codeBlock }?.content?.string ?? "")
  }

  /// The first sentence of a text, in one line of at most 80 characters.
  static func shortened(_ text: String) -> String {
    // With a space after each, no more fit than half as many as there are characters.
    let words = text.words(upTo: longest / 2 + 2)
    var title: [UInt8] = []
    var count = 0
    for word in words {
      let length = word.utf8.allSatisfy { $0 < 0x80 } ? word.utf8.count : word.count
      if !title.isEmpty, count + 1 + length > longest {
        title += " …".utf8
        break
      }
      count += title.isEmpty ? length : length + 1
      if !title.isEmpty { title.append(UInt8(ascii: " ")) }
      title += word.utf8
      if length > 2, let last = title.last, endings.contains(last) {
        if last == UInt8(ascii: ".") || last == UInt8(ascii: ":") { title.removeLast() }
        break
      }
    }
    return String(decoding: title, as: UTF8.self)
  }
}
