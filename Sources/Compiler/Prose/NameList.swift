import Markdown

/// A list whose items are one name each, which the sentence before it speaks of.
enum NameList {
  /// The names in order; nil where an item is anything else.
  ///
  /// What stands behind a dash or in brackets after a name explains it and is left out.
  static func names(in list: MarkdownNode, source: [UInt8]) -> [ProseToken]? {
    guard list.kind == .bulletList || list.kind == .orderedList else { return nil }
    var names: [ProseToken] = []
    for item in list.children {
      var blocks = item.children.makeIterator()
      guard let text = blocks.next(), text.kind == .paragraph, blocks.next() == nil else {
        return nil
      }
      let tokens = ProseTokenizer.tokens(of: text, source: source)
      guard let name = tokens.first, FormLines.isName([name]),
        tokens.count == 1 || tokens[1].isMark("-") || tokens[1].isMark("(")
          || tokens.dropFirst().allSatisfy({ $0.isMark(",") || $0.isMark(".") || $0.isMark(";") })
      else { return nil }
      names.append(name)
    }
    return names.isEmpty ? nil : names
  }

  /// Whom a list names for a sentence that ends in "to": "Attach it to" before "- group `a`, - role `b`".
  ///
  /// - Parameters:
  ///   - list: the list.
  ///   - sentence: the tokens before it.
  ///   - source: the bytes of the document.
  /// - Returns: what goes on with the sentence, commas between; nil where an item is anything but a noun
  ///   and a name, or the sentence ends in anything else.
  static func targets(
    in list: MarkdownNode, after sentence: [ProseToken], source: [UInt8]
  ) -> [ProseToken]? {
    guard list.kind == .bulletList || list.kind == .orderedList,
      let end = sentence.last(where: { !$0.isMark(":") }), end.isWord, end.lower == "to"
    else { return nil }
    var targets: [ProseToken] = []
    for item in list.children {
      var blocks = item.children.makeIterator()
      guard let text = blocks.next(), text.kind == .paragraph, blocks.next() == nil else {
        return nil
      }
      let tokens = ProseTokenizer.tokens(of: text, source: source).filter { !$0.isMark(",") }
      guard tokens.count <= 4, tokens.last?.mention?.isNameLike == true,
        Phrase(marker: "", tokens: tokens).saysIdentity, tokens.dropLast().allSatisfy(\.isWord)
      else { return nil }
      if !targets.isEmpty { targets.append(ProseToken(.mark, ",", at: tokens[0].range)) }
      targets += tokens
    }
    return targets.isEmpty ? nil : targets
  }
}
