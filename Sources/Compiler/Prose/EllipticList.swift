import Markdown

/// A list whose items are things that a verb before them makes: "Create the following:" before "- a
/// topic `a`" and "- a queue `b`", or "- create a topic `a`," before "- a queue `b`".
enum EllipticList {
  /// The words that each item goes on with, up to the verb, where the sentence before a list has it and
  /// names nothing itself; nil where it does, or an item is no named thing.
  ///
  /// - Parameters:
  ///   - tokens: the sentence before the list, with its colon.
  ///   - list: the list.
  ///   - source: the bytes of the document.
  /// - Returns: the words.
  static func beginning(
    _ tokens: [ProseToken], of list: MarkdownNode, source: [UInt8]
  ) -> [ProseToken]? {
    let start = tokens.lastIndex { $0.isMark(".") }.map { $0 + 1 } ?? 0
    guard start == 0, tokens.count <= 16,
      let verb = tokens.firstIndex(where: { $0.isWord && Lexicon.verb($0.lower)?.form == .base }),
      ["create", "make", "provision"].contains(tokens[verb].lower),
      tokens[(verb + 1)...].allSatisfy({ token in
        token.isMark(":")
          || token.isWord
            && (PlainWords.contains(token.lower) || things.contains(token.lower))
      }),
      !tokens.contains(where: { Lexicon.conditions.contains($0.lower) || $0.lower == "not" }),
      items(of: list, source: source).allSatisfy(isThing)
    else { return nil }
    return Array(tokens[...verb])
  }

  /// The verb of the first item, where every other item is a named thing without one.
  static func beginning(ofFirstIn list: MarkdownNode, source: [UInt8]) -> [ProseToken]? {
    let items = items(of: list, source: source)
    guard items.count > 1, let first = items.first, items.dropFirst().allSatisfy(isThing),
      let verb = first.first(where: { $0.isWord && !Lexicon.openers.contains($0.lower) }),
      ["create", "make", "provision"].contains(verb.lower)
    else { return nil }
    return [verb]
  }

  /// An item with the words before it put in front, where it has no verb of its own.
  static func completed(_ item: [ProseToken], with beginning: [ProseToken]) -> [ProseToken] {
    guard isThing(item), let start = item.first?.range.lowerBound else { return item }
    // What the item asks for begins where it does.
    let words = beginning.map { ProseToken($0.kind, $0.text, at: start..<start) }
    return words + item.drop { $0.isWord && $0.lower == "and" }
  }

  private static func items(of list: MarkdownNode, source: [UInt8]) -> [[ProseToken]] {
    list.children.map { item in
      item.children.first { _ in true }.flatMap { first in
        first.kind == .paragraph ? ProseTokenizer.tokens(of: first, source: source) : nil
      } ?? []
    }
  }

  /// Whether an item is a thing with a name: "a topic `b`,", "SQS queue `jobs`".
  private static func isThing(_ tokens: [ProseToken]) -> Bool {
    let words = tokens.drop { $0.isWord && $0.lower == "and" }
    guard let name = words.firstIndex(where: { $0.mention?.isNameLike == true }), name <= 8,
      words.startIndex < name
    else { return false }
    let kind = words[words.startIndex..<name]
    return kind.allSatisfy { $0.isWord && !Lexicon.finite.contains($0.lower) }
      && kind.contains { $0.isWord && !Lexicon.determiners.contains($0.lower) }
      && kind.first.map { Lexicon.verb($0.lower)?.form != .base } == true
  }

  private static let things: Set<String> = [
    "resource", "resources", "thing", "things", "item", "items", "object", "objects",
  ]
}
