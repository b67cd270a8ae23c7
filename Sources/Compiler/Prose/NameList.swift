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
}
