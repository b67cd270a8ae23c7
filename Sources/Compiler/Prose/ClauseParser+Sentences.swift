/// Where sentences and their main clauses begin.
extension ClauseParser {
  /// The sentences of a block, without the marks that end them.
  static func sentences(of tokens: ArraySlice<ProseToken>) -> [ArraySlice<ProseToken>] {
    var sentences: [ArraySlice<ProseToken>] = []
    var start = tokens.startIndex
    var depth = 0
    for index in tokens.indices {
      let token = tokens[index]
      if token.isMark("(") { depth += 1 }
      if token.isMark(")") { depth = max(depth - 1, 0) }
      guard depth == 0 else { continue }
      let endsHere: Bool
      if token.isMark(".") {
        endsHere = endsSentence(tokens, at: index)
      } else if token.isMark(":") {
        // "Next: Review" is a button.
        let isButton = index > tokens.startIndex && tokens[index - 1].lower == "next"
        endsHere =
          !isButton && instruction(in: tokens, at: index + 1) != nil || index + 1 == tokens.endIndex
          || leadsToInstruction(tokens[(index + 1)...])
      } else if token.isMark(";") {
        endsHere = isStatement(tokens[(index + 1)...])
      } else {
        endsHere = false
      }
      if endsHere {
        if start < index { sentences.append(tokens[start..<index]) }
        start = index + 1
      }
    }
    if start < tokens.endIndex { sentences.append(tokens[start...]) }
    return sentences
  }

  /// Whether what follows a semicolon states something of its own: "…; `AdministratorAccess` is too wide".
  private static func isStatement(_ tokens: ArraySlice<ProseToken>) -> Bool {
    guard let first = tokens.first, first.isMention || Lexicon.determiners.contains(first),
      instruction(in: tokens, at: tokens.startIndex) == nil
    else { return false }
    let subject = tokens.prefix { !($0.isWord && Lexicon.finite.contains($0)) }.prefix(6)
    guard subject.endIndex < tokens.endIndex, Lexicon.finite.contains(tokens[subject.endIndex])
    else { return false }
    return subject.allSatisfy { $0.isMention || $0.isWord && !Lexicon.markers.contains($0) }
  }

  /// Whether an instruction follows the place that tokens begin with: "In IAM, create …".
  static func leadsToInstruction(_ tokens: ArraySlice<ProseToken>) -> Bool {
    guard let first = tokens.first, first.isWord,
      ["in", "on", "from", "under", "within"].contains(first.lower),
      let main = mainClause(in: tokens)
    else { return false }
    return instruction(in: tokens, at: main.start) != nil
  }

  /// Whether a full stop ends a sentence: not after "e.g." or the number of an item.
  static func endsSentence(_ tokens: ArraySlice<ProseToken>, at index: Int) -> Bool {
    guard index > tokens.startIndex else { return true }
    let before = tokens[index - 1]
    guard before.isWord, index + 1 < tokens.endIndex else { return true }
    if Lexicon.abbreviations.contains(before) { return false }
    guard before.lower.allSatisfy(\.isNumber) else { return true }
    // "two policies: 1. **A** and 2. **B**"
    guard index - 1 > tokens.startIndex else { return false }
    let earlier = tokens[index - 2]
    return !(earlier.isMark(":") || earlier.isMark(",") || earlier.lower == "and")
  }

  /// Whether a verb comes within a word or two: "to create", "to first create"; not "to the group".
  static func beginsWithVerb(_ tokens: ArraySlice<ProseToken>) -> Bool {
    for token in tokens.prefix(2) {
      if Lexicon.verb(token)?.form == .base { return true }
      if !token.isWord || Lexicon.determiners.contains(token) { return false }
    }
    return false
  }

  /// Where the main clause begins that follows an adverbial, and where the adverbial ends.
  static func mainClause(
    in tokens: ArraySlice<ProseToken>
  ) -> (cut: Int, start: Int)? {
    var depth = 0
    var fallback: (cut: Int, start: Int)?
    for index in tokens.indices.dropFirst().prefix(longestAdverbial) {
      let token = tokens[index]
      if token.isMark("(") { depth += 1 }
      if token.isMark(")") { depth = max(depth - 1, 0) }
      guard depth == 0 else { continue }
      if token.isMark(",") || token.isMark("-") || token.lower == "then" {
        // A list of names before the verb has commas of its own.
        let next = index + 1
        if instruction(in: tokens, at: next) != nil || isSubject(tokens, at: next) {
          return (index, next)
        }
        if fallback == nil { fallback = (index, next) }
      } else if index - tokens.startIndex >= 2, token.isWord,
        Lexicon.choosing.contains(token) || Lexicon.entering.contains(token)
          || Lexicon.creating.contains(token)
          || ["go", "navigate", "open"].contains(token.lower),
        tokens[index - 1].isMention || Self.endsPlace(tokens[index - 1].lower)
          || Self.isConsole(tokens[(tokens.startIndex + 1)..<index]),
        instruction(in: tokens, at: index) != nil
      {
        // "Under **Key type** choose **Symmetric**"
        return (index, index)
      }
    }
    return fallback
  }

  /// Whether words are the name of a console ("In SageMaker AI choose **Domains**").
  static func isConsole(_ tokens: ArraySlice<ProseToken>) -> Bool {
    tokens.count <= 6 && tokens.allSatisfy(\.isWord)
      && ConsoleNames.service(
        tokens.map(\.lower).filter { !Lexicon.determiners.contains($0) }.joined(separator: " "))
        != nil
  }

  /// How many words are looked through for the instruction after an adverbial.
  static let longestAdverbial = 120

  /// Nouns with which a place in a console ends ("From the drop-down list select …").
  static func endsPlace(_ word: String) -> Bool {
    [
      "list", "menu", "page", "tab", "pane", "panel", "window", "dialog", "dialogue", "field",
      "section", "console", "box", "screen", "bar", "dropdown", "drop-down", "prompt", "name",
    ]
    .contains(word)
  }

  /// Whether a subject stands at an index ("you can …", "the role …").
  static func isSubject(_ tokens: ArraySlice<ProseToken>, at index: Int) -> Bool {
    guard index < tokens.endIndex, tokens[index].isWord else { return false }
    return ["you", "we", "it", "they", "there", "this", "the", "your", "a", "an"]
      .contains(tokens[index].lower)
  }
}
