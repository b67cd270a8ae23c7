import Source

/// The smallest thing that the reader of prose looks at: a word, a mark or a mention.
///
/// One is part of its sentence, of a clause and of a phrase: they share it. Each is asked some dozen
/// times what it is, so everything that is asked for stands ready: looking into a kind that holds the
/// mention would copy that each time.
final class ProseToken: Sendable {
  /// What a token is made as.
  enum Kind: Sendable {
    /// A word of running text, without the punctuation around it.
    case word
    /// A punctuation mark, or an arrow between the parts of a menu path.
    case mark
    /// A name that the text sets apart: code, bold, a quotation, a menu path.
    case mention(Mention)
  }

  /// The text as a reader sees it.
  let text: String
  /// The text in lower case, typographic apostrophes made plain: what words are compared by.
  let lower: String
  /// The singular of ``lower``, if it is a plural, by its spelling.
  let singular: String
  /// Where tables look for ``lower``.
  let hash: WordHash
  /// What ``lower`` may begin.
  let classes: WordClasses
  /// The bytes of the document that it was read from.
  let range: Range<Int>
  /// Where the text leads, when it stands inside a link.
  let link: String?
  /// Whether a line of the document begins with it.
  let beginsLine: Bool
  /// Whether it is a word of running text.
  let isWord: Bool
  /// Whether it is a word that begins with a capital letter.
  let isCapitalised: Bool
  private let isMark: Bool
  /// The mention, if it is one.
  let mention: Mention?
  /// Whether it is a mention.
  let isMention: Bool

  /// Makes a token.
  init(
    _ kind: Kind, _ text: String, at range: Range<Int>, link: String? = nil,
    beginsLine: Bool = false
  ) {
    self.text = text
    self.range = range
    self.link = link
    self.beginsLine = beginsLine
    switch kind {
    case .word: (isWord, isMark, isMention, mention) = (true, false, false, nil)
    case .mark: (isWord, isMark, isMention, mention) = (false, true, false, nil)
    case .mention(let found): (isWord, isMark, isMention, mention) = (false, false, true, found)
    }
    (lower, hash) = Self.lower(text)
    singular = Lexicon.singular(lower)
    classes = Vocabulary.classes(of: lower, hash)
    isCapitalised = isWord && (text.unicodeScalars.first?.isUpper ?? false)
  }

  /// What it is made as.
  var kind: Kind { mention.map(Kind.mention) ?? (isMark ? .mark : .word) }

  /// A text as words are compared, and its hash: nearly all words of a text are in lower case already.
  private static func lower(_ text: String) -> (lower: String, hash: WordHash) {
    var text = text
    var (isASCII, isLower) = (true, true)
    let hash = text.withUTF8 { bytes in
      var hash = WordHash.Building()
      for byte in bytes {
        isASCII = isASCII && byte < 0x80
        isLower = isLower && !byte.isASCIIUpper
        hash.add(byte.isASCIIUpper ? byte | 0x20 : byte)
      }
      return hash.finished
    }
    if isASCII { return (isLower ? text : text.lowercased(), hash) }
    let lower = text.lowercased().replacing("\u{2019}", with: "'")
    return (lower, WordHash(lower))
  }

  /// Whether it is the given mark.
  func isMark(_ mark: String) -> Bool { isMark && text == mark }
}
