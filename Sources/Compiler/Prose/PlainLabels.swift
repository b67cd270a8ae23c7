import Source

/// Finds the labels of a console that a text does not set apart: "choose Create policy, and then Next".
///
/// After a verb of pressing, words with a capital letter are what stands on a button, a tab or an
/// entry of a menu. Where the first of them is a verb the label goes on in lower case, as consoles
/// write them: "Create policy", "Attach existing policies directly".
enum PlainLabels {
  /// Verbs after which labels stand.
  static let pressing: WordSet = ["click", "choose", "select", "press", "hit", "tap", "pick"]

  /// The tokens after such a verb, each label that is not set apart as one mention.
  /// - Complexity: O(tokens).
  static func joined(_ tokens: ArraySlice<ProseToken>) -> ArraySlice<ProseToken> {
    guard tokens.contains(where: \.isCapitalised) else { return tokens }
    var result: [ProseToken] = []
    var index = tokens.startIndex
    while index < tokens.endIndex {
      let end = labelEnd(in: tokens, at: index)
      guard end > index else {
        result.append(tokens[index])
        index += 1
        continue
      }
      result.append(label(tokens[index..<end]))
      index = end
    }
    return result[...]
  }

  /// The most words that a label has.
  private static let longest = 5

  /// The end of the label that begins at an index; the index itself where none does.
  private static func labelEnd(in tokens: ArraySlice<ProseToken>, at start: Int) -> Int {
    let first = tokens[start]
    guard first.isCapitalised, !Lexicon.determiners.contains(first),
      !Clause.looksLikeName(first.text)
    else { return start }
    let isVerb = Lexicon.verb(first)?.form == .base || first.lower == "next"
    var end = start + 1
    while end < tokens.endIndex, end - start < longest {
      let token = tokens[end]
      if token.isMark(":"), first.lower == "next", end == start + 1,
        tokens.index(after: end) < tokens.endIndex, tokens[end + 1].isCapitalised
      {
        // "Next: Tags"
        end += 1
        continue
      }
      guard token.isWord, !Clause.looksLikeName(token.text) else { break }
      // "Create a new role"
      let isArticle = end <= start + 2 && ["a", "an", "new"].contains(token.lower)
      let goesOn = isVerb && first.lower != "next" && (isArticle || !ends(token.lower))
      guard token.isCapitalised || goesOn else { break }
      end += 1
    }
    return end
  }

  /// Whether a word in lower case belongs to the sentence and not to the label before it.
  private static func ends(_ word: String) -> Bool {
    Lexicon.markers.contains(word) || Lexicon.openers.contains(word)
      || Lexicon.determiners.contains(word) || Lexicon.finite.contains(word)
      || ["or", "button", "tab", "option", "link", "page", "again"].contains(word)
  }

  private static func label(_ tokens: ArraySlice<ProseToken>) -> ProseToken {
    let first = tokens[tokens.startIndex]
    let last = tokens[tokens.endIndex - 1]
    let text = tokens.map(\.text).joined(separator: " ").replacing(" :", with: ":")
    let range = first.range.lowerBound..<max(first.range.upperBound, last.range.upperBound)
    let mention = Mention(text: text, style: .label, range: range, destination: first.link)
    return ProseToken(
      .mention(mention), text, at: range, link: first.link, beginsLine: first.beginsLine)
  }
}
