import Source

/// The smallest thing that the reader of prose looks at: a word, a mark or a mention.
///
/// One is part of its sentence, of a clause and of a phrase: they share it.
final class ProseToken: Sendable {
  /// What it is.
  enum Kind: Sendable {
    /// A word of running text, without the punctuation around it.
    case word
    /// A punctuation mark, or an arrow between the parts of a menu path.
    case mark
    /// A name that the text sets apart: code, bold, a quotation, a menu path.
    case mention(Mention)
  }

  /// What it is.
  let kind: Kind
  /// The text as a reader sees it.
  let text: String
  /// The text in lower case, typographic apostrophes made plain: what words are compared by.
  let lower: String
  /// The bytes of the document that it was read from.
  let range: Range<Int>
  /// Where the text leads, when it stands inside a link.
  let link: String?
  /// Whether a line of the document begins with it.
  let beginsLine: Bool
  /// Whether it is a word of running text.
  ///
  /// Kept, as what it is: looking into ``kind`` would copy the mention that it may hold, and each
  /// token is asked some dozen times.
  let isWord: Bool
  private let isMark: Bool

  /// Makes a token.
  init(
    _ kind: Kind, _ text: String, at range: Range<Int>, link: String? = nil,
    beginsLine: Bool = false
  ) {
    self.kind = kind
    self.text = text
    self.lower = Self.lower(text)
    self.range = range
    self.link = link
    self.beginsLine = beginsLine
    switch kind {
    case .word: (isWord, isMark) = (true, false)
    case .mark: (isWord, isMark) = (false, true)
    case .mention: (isWord, isMark) = (false, false)
    }
  }

  /// A text as words are compared: nearly all words of a text are in lower case already.
  private static func lower(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 && !$0.isASCIIUpper }) { return text }
    return text.lowercased().replacing("\u{2019}", with: "'")
  }

  /// The mention, if it is one.
  var mention: Mention? {
    if case .mention(let mention) = kind { return mention }
    return nil
  }

  /// Whether it is the given mark.
  func isMark(_ mark: String) -> Bool { isMark && text == mark }

  /// Whether it is a word that begins with a capital letter.
  var isCapitalised: Bool { isWord && (text.unicodeScalars.first?.isUpper ?? false) }
}
