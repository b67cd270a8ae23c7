/// The name that a text gives to something.
struct NameFact: Sendable {
  /// The name.
  var name: Argument
  /// Whether the text gives it as an example ("like **my-key**").
  var isExample: Bool
  /// The document's bytes.
  var range: Range<Int>
}

extension Clause {
  /// The name that the clause gives to a thing that is being made.
  ///
  /// - Parameters:
  ///   - nouns: what the thing is called, in the singular.
  ///   - known: more words that its labels have ("notebook instance name").
  /// - Returns: the name; nil when the clause gives none.
  func givenName(of nouns: Set<String>, knowing known: Set<String> = []) -> NameFact? {
    // What is renamed has been made already.
    if verb == "rename" { return nil }
    // "Create a role named **x**" names no policy, whichever form is open.
    if Lexicon.creating.contains(verb), let head = object.head, head != "name", head != "alias",
      object.words.allSatisfy({ !nouns.contains($0) && $0 != "it" && $0 != "one" })
    {
      return nil
    }
    // "Copy the policy **x** to a new policy named **y**" names no topic.
    let words = Set(phrases.flatMap(\.words))
    if !Lexicon.naming.contains(verb), !words.isDisjoint(with: Self.thingNouns),
      words.isDisjoint(with: nouns), phrase("named") != nil
    {
      return nil
    }
    if let named = ownNaming {
      // "Its dead-letter queue is named **x**", "pick the dead-letter queue named **x**"
      let subject = mood == .statement ? lead.flatMap(\.words) : object.words
      if !Lexicon.creating.contains(verb), !Lexicon.naming.contains(verb),
        !Self.isOwn(subject, nouns, known)
      {
        return nil
      }
      return Self.fact(in: named, of: nouns) ?? example()
    }
    if Lexicon.naming.contains(verb) {
      if Self.isAbout(object, nouns) || object.words.isEmpty {
        return Self.fact(in: object, of: nouns) ?? Self.fact(in: phrase("as", "to", ":"), of: nouns)
          ?? example()
      }
      return nil
    }
    if let fact = labelled(nouns, known) { return fact }
    // "… -> Create bucket, bucket name **X**"
    for item in allPhrases.flatMap(\.items) where item.tokens.count > 1 {
      if let value = item.tokens.last?.mention, value.isNameLike, !Self.isLabel(value),
        item.words.last.map(["name", "alias"].contains) == true,
        Self.isNameField(item, nouns, known)
      {
        return NameFact(name: value.name, isExample: false, range: value.range)
      }
    }
    // "Enter **X** as the policy name", "For **Name**, type **X**", "set the name to **X**".
    if let place = allPhrases.first(where: { Self.isNameField($0, nouns, known) }) {
      if place.marker == "" || place.marker == "with" {
        if let fact = Self.fact(in: place, of: nouns) { return fact }
        if let target = phrase("to", "as", ":"), let fact = Self.fact(in: target, of: nouns) {
          return fact
        }
        return example()
      }
      return Self.fact(in: object, of: nouns) ?? bareValue ?? example()
    }
    if let fact = nameBehindButton(nouns) { return fact }
    // "IAM -> Users -> Create user -> Name: **x**": the path ends at the field.
    if let path = paths.first?.path, let field = path.last?.lowercased(),
      field == "name" || field.hasSuffix(" name"),
      Self.creates(nouns, on: path)
        || field.split(separator: " ").contains(where: { nouns.contains(String($0)) }),
      let mention = mentions.first(where: \.isNameLike)
    {
      return NameFact(name: mention.name, isExample: false, range: mention.range)
    }
    return paths.lazy.compactMap { Self.name(on: $0, of: nouns) }.first
  }

  /// "S3 → Create bucket `x`", "S3 → Create bucket: `x`": the name right behind the button.
  private func nameBehindButton(_ nouns: Set<String>) -> NameFact? {
    guard let path = paths.first, let last = path.path.last, Self.creates(nouns, on: [last]),
      let index = allPhrases.firstIndex(where: { $0.paths.contains(path) }),
      let place = allPhrases[index].tokens.firstIndex(where: { $0.mention == path })
    else { return nil }
    let rest = allPhrases[index].tokens[(place + 1)...]
    let behind = allPhrases.dropFirst(index + 1).first { $0.marker == ":" }
    let next = rest.isEmpty ? behind?.tokens.first : rest.first
    guard let name = next?.mention, name.isNameLike else { return nil }
    return NameFact(name: name.name, isExample: false, range: name.range)
  }

  /// The phrase "named **x**"; one in a remark in brackets names something else: "(the old one was
  /// named `x`)".
  private var ownNaming: Phrase? {
    phrases.indices.lazy.filter { phrases[$0].marker == "named" }.first { index in
      !phrases[index].isInBrackets
        || index > 0 && !phrases[index - 1].isInBrackets
    }.map { phrases[$0] }
  }

  /// What stands behind a label and a colon: "…, User name: amelie".
  private func labelled(_ nouns: Set<String>, _ known: Set<String>) -> NameFact? {
    let all = allPhrases
    for (label, value) in zip(all, all.dropFirst())
    where value.marker == ":" && Self.isNameField(label, nouns, known) {
      if let fact = Self.fact(in: value, of: nouns) ?? value.items.first.flatMap(Self.bareName) {
        return fact
      }
    }
    // "User name: amelie" as an entry of its own.
    guard verb == "set", phrases.count == 1, let label = lead.first, label.marker == "for",
      Self.isNameField(label, nouns, known)
    else { return nil }
    let value = Phrase(marker: ":", tokens: object.tokens)
    return Self.fact(in: value, of: nouns) ?? Self.bareName(object)
  }

  /// A word that is all there is.
  private static func bareName(_ phrase: Phrase) -> NameFact? {
    guard phrase.tokens.count == 1, let token = phrase.tokens.first, token.isWord,
      !PlainWords.contains(token.lower)
    else { return nil }
    return NameFact(
      name: PlaceholderText.argument(token.text), isExample: false, range: token.range)
  }

  /// The name that stands at the end of a path behind the button: "Create group › `analysts`".
  private static func name(on path: Mention, of nouns: Set<String>) -> NameFact? {
    guard creates(nouns, on: path.path), let last = path.path.last,
      let first = last.unicodeScalars.first
    else { return nil }
    // No entry of a menu begins in lower case.
    let isName = path.pathNames.contains(last) || first.properties.isLowercase
    let mention = Mention(text: last, style: .plain, range: path.range, destination: nil)
    guard isName, mention.isNameLike, !PlainWords.contains(last.lowercased()) else { return nil }
    return NameFact(name: mention.name, isExample: false, range: path.range)
  }

  /// Whether it leaves a form without sending it off: "choose **Cancel**", "discard the form".
  var cancelsForm: Bool {
    guard mood == .imperative || mood == .conditional else { return false }
    if PlainLabels.pressing.contains(verb) {
      return mentions.contains { ["cancel", "discard"].contains($0.text.lowercased()) }
    }
    if verb == "close" { return phrases.contains { $0.marker == "without" } }
    return ["cancel", "discard", "abandon"].contains(verb)
      && hasAny(["form", "wizard", "change", "creation", "page", "dialog"])
  }

  /// The one word that an entry of a form has for a value: "User name: amelie".
  private var bareValue: NameFact? {
    guard isField, object.tokens.count == 1, let token = object.tokens.first, token.isWord,
      !Lexicon.determiners.contains(token)
    else { return nil }
    return NameFact(
      name: PlaceholderText.argument(token.text), isExample: false, range: token.range)
  }

  /// Whether it is nothing but the word on the button that sends a form off ("Create.", "Save.").
  var sendsOff: Bool {
    (verb == "create" || Lexicon.finishing.contains(verb)) && lead.isEmpty
      && phrases.allSatisfy(\.isEmpty)
  }

  /// Whether an entry of a menu path creates one of these things.
  static func creates(_ nouns: Set<String>, on path: [String]) -> Bool {
    path.contains { entry in
      let words = entry.lowercased().split(separator: " ").map { Lexicon.singular(String($0)) }
      return words.count > 1 && Lexicon.creating.contains(words[0])
        && words.dropFirst().contains(where: nouns.contains)
    }
  }

  /// The name given as an example: "like **X**", "(for example `X`)".
  func example() -> NameFact? {
    for phrase in phrases("example") {
      if let mention = phrase.mentions.first(where: \.isNameLike) {
        return NameFact(name: mention.name, isExample: true, range: mention.range)
      }
    }
    return nil
  }

  /// The name that the object sets apart beside the word for what is made: "the queue `jobs`".
  ///
  /// - Parameter nouns: what the thing is called, in the singular.
  /// - Returns: the name; nil where none stands beside it.
  func objectFact(of nouns: Set<String>) -> NameFact? {
    object.nameBesideNoun(of: nouns).map {
      NameFact(name: $0.name, isExample: false, range: $0.range)
    }
  }

  /// Whether a phrase is about one of these things, or about "it".
  static func isAbout(_ phrase: Phrase, _ nouns: Set<String>) -> Bool {
    phrase.words.contains { nouns.contains($0) || $0 == "it" || $0 == "this" }
  }

  /// Whether a phrase is the field for the name: "the policy name", "**Key alias**".
  ///
  /// A label that says more than what the thing is called names something else: "Display name",
  /// "the name of the dead-letter queue".
  private static func isNameField(
    _ phrase: Phrase, _ nouns: Set<String>, _ known: Set<String>
  ) -> Bool {
    guard let label = nameLabel(phrase) else { return false }
    guard label != ["username"] else { return nouns.contains("user") }
    return isOwn(label, nouns, known)
  }

  /// Whether words say of the thing no more than what it is called.
  private static func isOwn(
    _ words: [String], _ nouns: Set<String>, _ known: Set<String>
  ) -> Bool {
    let others = words.filter { Self.thingNouns.contains($0) }
    guard others.isEmpty || others.contains(where: nouns.contains) else { return false }
    return words.allSatisfy { word in
      nouns.contains(word) || known.contains(word) || Self.labelWords.contains(word)
        || Lexicon.determiners.contains(word) || ConsoleNames.service(word) != nil
    }
  }

  /// The words of a label for a name, in the singular; nil where a phrase holds none.
  private static func nameLabel(_ phrase: Phrase) -> [String]? {
    var label: [String] = []
    var isNamed = false
    var isOf = false
    for token in phrase.tokens {
      // What follows "the name" is the name, and what follows "the name of" says whose.
      if isNamed, !isOf, token.lower != "of" { break }
      if let mention = token.mention {
        if isOf { break }
        let words = mention.words.map(Lexicon.singular)
        guard mention.path.isEmpty, !naming.isDisjoint(with: words) else { continue }
        label += words
      } else if token.isWord {
        label.append(Lexicon.singular(token.lower))
      }
      isOf = isOf || isNamed && token.lower == "of"
      isNamed = !naming.isDisjoint(with: label)
    }
    return isNamed ? label : nil
  }

  private static let naming: Set<String> = ["name", "alias", "username"]

  /// Words of labels that say nothing of whose name it is.
  private static let labelWords: WordSet = [
    "name", "alias", "username", "it", "this", "give", "of", "in", "as", "with", "for", "new",
    "unique", "own", "following", "field",
    "box", "text", "input", "aws", "amazon", "first", "second", "third", "final", "desired",
    "preferred",
    "suitable", "appropriate", "meaningful", "descriptive", "sensible", "memorable", "good",
    "short", "full", "exact", "clear", "fitting", "same", "globally", "recognisable",
    "recognizable", "actual", "and", "or", "description", "optional", "required", "chosen", "other",
  ]

  /// Nouns for things that have names.
  private static let thingNouns: Set<String> = [
    "bucket", "policy", "key", "role", "user", "group", "instance", "domain", "profile", "table",
    "queue", "topic", "function", "cluster", "stack", "repository", "pipeline", "file", "folder",
    "server", "host", "alarm", "rule", "vpc", "subnet",
  ]

  /// The name in a phrase: a name that is set apart, else a bare word that looks like one.
  ///
  /// - Parameters:
  ///   - phrase: the phrase.
  ///   - nouns: what the thing is called, in the singular: a name behind another noun is not its.
  /// - Returns: the name; nil where there is none, or several may be it.
  static func fact(in phrase: Phrase?, of nouns: Set<String>) -> NameFact? {
    guard let phrase else { return nil }
    if let mention = phrase.ownNames(of: nouns).last(where: { !isLabel($0) }) {
      return NameFact(name: mention.name, isExample: false, range: mention.range)
    }
    if phrase.mentions.contains(where: { $0.isNameLike && !isLabel($0) }) { return nil }
    guard let part = phrase.items.first, let place = part.tokens.lastIndex(where: \.isWord),
      !part.isOfAnother(at: place, than: nouns)
    else { return nil }
    let token = part.tokens[place]
    let isBare =
      phrase.marker == "named" && phrase.tokens.count == 1
      && !Lexicon.determiners.contains(token)
      && !["something", "anything", "whatever", "as", "it", "so"].contains(token.lower)
    guard isBare || looksLikeName(token.text) else { return nil }
    return NameFact(
      name: PlaceholderText.argument(token.text), isExample: false, range: token.range)
  }

  /// Whether a mention is a field's label rather than a name.
  private static func isLabel(_ mention: Mention) -> Bool {
    ["name", "alias", "key", "policy", "role"].contains(mention.text.lowercased())
  }

  /// Whether a bare word is written like a name: `my_policy`, `my-key`, `SageMakerKey`, `<x>-logs`.
  static func looksLikeName(_ word: String) -> Bool {
    var previous: Unicode.Scalar = " "
    for scalar in word.unicodeScalars {
      if scalar == "_" || scalar == "<" { return true }
      if scalar.isUpper, previous.isLower { return true }
      if scalar == "-", ("0"..."9").contains(previous) || previous.isLower {
        return true
      }
      previous = scalar
    }
    return false
  }
}
