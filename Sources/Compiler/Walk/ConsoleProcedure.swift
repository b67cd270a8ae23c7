import Markdown
import Source

/// Tells bullets that lead through a form of a console from bullets that list facts or advice.
enum ConsoleProcedure {
  /// Whether a list's items are steps of one procedure: an item, or the paragraph right before the
  /// list, opens the form of something new ("choose Create policy", "IAM → Users → Create user").
  ///
  /// - Parameters:
  ///   - list: a list of bullets.
  ///   - paragraph: the block before it.
  /// - Returns: whether they are.
  /// - Complexity: O(bytes of the list's first paragraphs).
  static func isOne(_ list: MarkdownNode, after paragraph: MarkdownNode?) -> Bool {
    if let paragraph, paragraph.kind == .paragraph,
      paragraph.range.upperBound <= list.range.lowerBound, opensByPath(paragraph.plainText)
    {
      return true
    }
    return list.children.contains { item in
      guard let first = item.children.first(where: { _ in true }), first.kind == .paragraph else {
        return false
      }
      return opens(first.plainText)
    }
  }

  /// Whether a sentence presses the button of a form or follows a path to it.
  private static func opens(_ text: String) -> Bool {
    guard let words = words(ofButtonIn: text) else { return false }
    for (index, word) in words.enumerated().dropFirst() where buttons.contains(word) {
      // "choose Create policy", "click on **Create policy**"
      let before = words[index - 1] == "on" && index > 1 ? words[index - 2] : words[index - 1]
      if PlainLabels.pressing.contains(before) || arrows.contains(before) { return true }
    }
    return false
  }

  /// Whether a text follows a menu path to the button of a form.
  static func opensByPath(_ text: String) -> Bool {
    // Every arrow has one of these bytes.
    guard text.utf8.contains(where: { $0 == UInt8(ascii: ">") || $0 >= 0x80 }),
      let words = words(ofButtonIn: text)
    else { return false }
    return zip(words, words.dropFirst()).contains { arrows.contains($0) && buttons.contains($1) }
  }

  /// The words of a text that has such a button; nil for nearly every text, which has none.
  private static func words(ofButtonIn text: String) -> [String]? {
    let lowered = text.lowercased()
    guard buttons.contains(where: lowered.contains) else { return nil }
    return lowered.unicodeScalars.split { $0.isSpace || isMark($0) }.map(String.init)
  }

  /// Whether a character is one of those around names and sentences.
  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\"", "“", "”", "*", "`", ",", ";", ":", "(", ")": true
    default: false
    }
  }

  /// The first words of buttons that open a form.
  private static let buttons = ["create", "launch", "add", "attach"]
  private static let arrows: WordSet = ["->", "→", "›", "⇒", ">", "»", "=>", "-->"]
}
