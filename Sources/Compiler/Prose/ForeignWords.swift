/// Tells sentences in other languages than English, which are left to a person.
enum ForeignWords {
  /// Whether some tokens are surely of another language: two of its small words, endings or scripts, and
  /// none of English.
  /// - Complexity: O(tokens).
  static func areForeign(_ tokens: [ProseToken]) -> Bool {
    var signs = 0
    for token in tokens where token.isWord {
      let word = token.lower
      if english.contains(word) { return false }
      let other = word.unicodeScalars.count { $0.value > 0x7F && $0.properties.isAlphabetic }
      if small.contains(word) || other > 0 || word.hasSuffix("ez") { signs += 1 }
      // A word of another script.
      if other > 2 { signs += 1 }
    }
    return signs > 1
  }

  /// Small words of German, French, Spanish, Italian and Portuguese that are none of English.
  private static let small: WordSet = [
    "der", "die", "das", "den", "dem", "ein", "eine", "einen", "einem", "einer", "und", "oder",
    "mit", "auf", "zu", "zum", "zur", "im", "ins", "vom", "von", "sie", "ihre", "ihren", "nicht",
    "le", "la", "les", "un", "une", "des", "du", "de", "au", "aux", "et", "ou", "avec", "pour",
    "dans", "sur", "votre", "vos", "el", "los", "las", "una", "del", "al", "con", "para", "en",
    "su", "sus", "haga", "e", "y", "il", "lo", "gli", "della", "nel", "sul", "per", "um", "uma",
    "os", "com",
  ]

  private static let english: WordSet = [
    "the", "an", "of", "to", "is", "are", "and", "with", "for", "your", "this", "from", "that",
    "you", "it", "by", "on", "be", "or", "not",
  ]
}
