import Markdown
import Source

/// Instructions and commands within HTML, which no plan contains.
enum UnreadHTMLRule: DocumentRule {
  static let explanations = [
    Explanation(
      "html.unread", .warning, summary: "HTML seems to hold instructions, and is not read",
      explanation: "Markdown is what is read. A list, a table or a command that is written in HTML "
        + "is shown where the document is rendered, and no action is made of it.",
      example: "<ol><li>Attach the policy</li></ol>",
      remedy: "Write it in Markdown; or leave it where it is not to be carried out.")
  ]

  static func check(_ context: RuleContext) -> [Diagnostic] {
    context.document.root.subtree.all(.htmlBlock).compactMap { block in
      guard let content = block.content, let place = instruction(in: content.bytes) else {
        return nil
      }
      return Diagnostic(
        "html.unread", .warning,
        "this is HTML, which is not read: no action is made of what it asks for",
        at: content.sourceRange(place),
        notes: [.init("write it in Markdown, or leave it if it is not to be carried out")])
    }
  }

  /// The first text between tags that begins as an order or as a command does.
  ///
  /// Within a comment, a script or a style nothing is shown, so nothing is asked for.
  /// - Complexity: O(bytes).
  private static func instruction(in block: [UInt8]) -> Range<Int>? {
    let less = UInt8(ascii: "<")
    let greater = UInt8(ascii: ">")
    var start = block.startIndex
    var isEntry = false
    var isCell = false
    while start < block.endIndex {
      if block[start] == less {
        let name = block[(start + 1)...].prefix { $0.isASCIILetter || $0 == UInt8(ascii: "!") }
        let tag = String(decoding: name.prefix(8), as: UTF8.self).lowercased()
        if ["script", "style"].contains(tag) { return nil }
        if tag.hasPrefix("!") {
          guard let end = block[start...].firstRange(of: Array("-->".utf8)) else { return nil }
          start = end.upperBound
          continue
        }
        if entries.contains(tag) { isCell = ["td", "th"].contains(tag) }
        isEntry = entries.contains(tag) || isEntry && inline.contains(tag)
        guard let end = block[start...].firstIndex(of: greater) else { return nil }
        start = end + 1
      } else {
        let end = block[start...].firstIndex(of: less) ?? block.endIndex
        let text = block[start..<end]
        let from = text.firstIndex { !$0.isASCIISpace } ?? end
        // "Attach <code>x</code>" goes on.
        if isEntry, from < end,
          asks(
            String(decoding: block[from..<end], as: UTF8.self), goesOn: goesOn(block, at: end),
            inCell: isCell)
        {
          return from..<(block[from..<end].lastIndex { !$0.isASCIISpace }.map { $0 + 1 } ?? end)
        }
        if from < end { isEntry = false }
        start = end
      }
    }
    return nil
  }

  /// Whether a text begins with the name of a program, or with a verb and something that it is about.
  ///
  /// In a cell "Run mode" is the name of something: an order has an article there, or goes on.
  private static func asks(_ text: String, goesOn: Bool, inCell: Bool) -> Bool {
    if KnownPrograms.begins(text) { return true }
    // "Please attach …", "Then run …"
    let words = Array(
      text.words.drop { Lexicon.openers.contains($0.lowercased().filter(\.isLetter)) })
    if inCell, !goesOn,
      !words.dropFirst().contains(where: { Lexicon.determiners.contains($0.lowercased()) })
    {
      return false
    }
    guard words.count > 1 || goesOn && words.count == 1,
      let verb = Lexicon.verb(words[0].lowercased())
    else { return false }
    return verb.form == .base
      && (Lexicon.creating.contains(verb.lemma) || changing.contains(verb.lemma))
  }

  /// Whether the sentence goes on within or behind the tag at an offset.
  private static func goesOn(_ block: [UInt8], at start: Int) -> Bool {
    guard start + 1 < block.count else { return false }
    let name = block[(start + 1)...].drop { $0 == UInt8(ascii: "/") }.prefix(while: \.isASCIILetter)
    let tag = String(decoding: name.prefix(8), as: UTF8.self).lowercased()
    return inline.contains(tag) || tag == "code" || tag == "a"
  }

  /// Elements whose text is an entry of its own.
  private static let entries: Set<String> = ["p", "li", "td", "th", "dd", "pre", "code", "div"]
  /// Elements that only mark a text that an entry goes on with.
  private static let inline: Set<String> = ["b", "i", "em", "strong", "span", "kbd"]

  private static let changing: Set<String> = [
    "attach", "detach", "delete", "remove", "add", "run", "execute", "update", "enable", "disable",
    "terminate", "stop", "start", "restart", "rotate", "revoke", "grant",
  ]
}
