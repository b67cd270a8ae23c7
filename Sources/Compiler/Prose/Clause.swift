/// One thing that a sentence says: an instruction, or what stands around one.
struct Clause: Sendable {
  /// How the text says it.
  enum Mood: Sendable {
    /// "Create a policy".
    case imperative
    /// "… to create a policy": what an instruction is for.
    case purpose
    /// "… by creating a policy", ", pasting the document": how an instruction is carried out.
    case manner
    /// "You need to create a policy".
    case obligation
    /// "You should see two policies", "verify that …": what must be there to see.
    case observation
    /// "You can create a policy": it asks for nothing.
    case optional
    /// "Optionally, create a policy": a person decides.
    case choice
    /// "If you want …, create a policy".
    case conditional
    /// "Do not create a policy".
    case negated
    /// Everything that tells the person to do nothing.
    case statement

    /// Why a step that is said so has no action.
    var askingNothing: String {
      switch self {
      case .negated: "no action: it says what not to do"
      case .optional, .choice, .conditional: "no action: it leaves it open"
      case .observation: "no action: it says what there is to see"
      case .imperative, .purpose, .manner, .obligation, .statement:
        "no action: it states something"
      }
    }
  }

  /// How the text says it.
  var mood: Mood
  /// The verb's base form ("log in", "create"); empty in statements.
  var verb: String
  /// What stands before the instruction: "Under **Encryption**, …", "For **Key type**, …".
  var lead: [Phrase]
  /// What follows the verb; the first is the object, perhaps empty.
  var phrases: [Phrase]
  /// The document's bytes.
  var range: Range<Int>
  /// Which sentence of the step it belongs to, from 0.
  var sentence: Int
  /// Which block of the step it stands in, from 0.
  var block: Int

  /// Why a person decides about it, where words such as "no longer needed" say so.
  var doubt: String?

  /// The region or account that its sentence names for what it asks for.
  var place: Place?

  /// Whether it is an entry of a form as a list writes it: "Key type: **Symmetric**".
  var isField = false

  /// What is acted upon.
  var object: Phrase { phrases.first ?? Phrase(marker: "", tokens: []) }

  /// All phrases, those before the verb included.
  var allPhrases: [Phrase] { lead.isEmpty ? phrases : lead + phrases }

  /// Whether it tells the person to do something.
  var isInstruction: Bool {
    switch mood {
    case .imperative, .purpose, .manner, .obligation: true
    case .observation, .optional, .choice, .conditional, .negated, .statement: false
    }
  }

  /// Whether it is nothing but the name of a service, whose console the list under it is about.
  var namesConsole: Bool { ConsoleNames.service(object.text) != nil && phrases.count == 1 }

  /// The first phrase with one of these markers.
  func phrase(_ markers: String...) -> Phrase? {
    phrases.first { markers.contains($0.marker) }
  }

  /// All phrases with one of these markers.
  func phrases(_ markers: String...) -> [Phrase] { phrases.filter { markers.contains($0.marker) } }

  /// What an entry of a form says of the field whose label has all of these words (in the singular).
  func field(_ words: String...) -> Phrase? {
    guard isField, let label = lead.first else { return nil }
    let said = label.words + label.mentions.flatMap(\.words).map(Lexicon.singular)
    return words.allSatisfy(said.contains) ? object : nil
  }

  /// Whether any phrase has all of these words (in the singular).
  func has(_ words: String...) -> Bool {
    words.allSatisfy { word in
      phrases.contains { $0.words.contains(word) } || lead.contains { $0.words.contains(word) }
    }
  }

  /// Whether any phrase has one of these words (in the singular).
  func hasAny(_ words: [String]) -> Bool {
    phrases.contains { $0.hasAny(words) } || lead.contains { $0.hasAny(words) }
  }

  /// What follows the verb, each "named **x**" put to the phrase that it belongs to.
  var namedPhrases: [Phrase] {
    var merged: [Phrase] = []
    for phrase in phrases {
      if phrase.marker == "named", let last = merged.popLast() {
        merged.append(Phrase(marker: last.marker, tokens: last.tokens + phrase.tokens))
      } else {
        merged.append(phrase)
      }
    }
    return merged
  }

  /// The names in all phrases, menu paths left out.
  var mentions: [Mention] { collect(\.mentions) }

  /// The menu paths in all phrases.
  var paths: [Mention] { collect(\.paths) }

  /// What all phrases have of something; where one alone has any, those of that one.
  private func collect(_ mentions: (Phrase) -> [Mention]) -> [Mention] {
    var all: [Mention] = []
    func add(_ phrase: Phrase) {
      let found = mentions(phrase)
      if all.isEmpty { all = found } else { all += found }
    }
    lead.forEach(add)
    phrases.forEach(add)
    return all
  }
}

/// A part of a clause: a preposition and what belongs to it.
struct Phrase: Sendable {
  /// The preposition that begins it; "" for the object, "named", "example", "(" for brackets.
  var marker: String
  /// Its tokens, the marker left out.
  var tokens: [ProseToken]
  /// Whether it stands in brackets.
  var isInBrackets = false
  /// Where its last bracket closes.
  var bracketEnd: Int?
  /// The words, lower case and singular, without names.
  let words: [String]
  /// The names in order, menu paths left out.
  let mentions: [Mention]
  /// The menu paths in order.
  let paths: [Mention]

  /// Makes a phrase.
  init(marker: String, tokens: [ProseToken], isInBrackets: Bool = false) {
    self.marker = marker
    self.tokens = tokens
    self.isInBrackets = isInBrackets
    var (words, mentions, paths): ([String], [Mention], [Mention]) = ([], [], [])
    words.reserveCapacity(tokens.count)
    for token in tokens {
      if token.isWord {
        words.append(token.singular)
      } else if let mention = token.mention {
        if mention.path.isEmpty { mentions.append(mention) } else { paths.append(mention) }
      }
    }
    (self.words, self.mentions, self.paths) = (words, mentions, paths)
  }

  /// Whether it has all of these words (in the singular).
  func has(_ words: String...) -> Bool { words.allSatisfy(self.words.contains) }

  /// Whether it has one of these words (in the singular).
  func hasAny(_ words: [String]) -> Bool { self.words.contains(where: words.contains) }

  /// Whether it has one of these words (in the singular).
  func hasAny(_ words: WordSet) -> Bool { !words.isDisjoint(with: self.words) }

  /// The noun that it is about: the last word before "of", a comma or the like.
  var head: String? {
    var head: String?
    for (index, token) in tokens.enumerated() {
      if token.isWord {
        // "the role **x** trusted by EC2"
        if head != nil, index > 0, tokens[index - 1].isMention, token.lower.hasSuffix("ed") {
          break
        }
        if token.lower == "of" || token.lower == "and" || token.lower == "or" { break }
        if head != nil, token.lower == "below" || token.lower == "above" { break }
        head = token.singular
      } else if !token.isMention, head != nil {
        break
      }
    }
    return head
  }

  /// Whether it has neither words nor names.
  var isEmpty: Bool { tokens.isEmpty }

  /// The text as a reader sees it.
  var text: String { tokens.map(\.text).joined(separator: " ") }
}
