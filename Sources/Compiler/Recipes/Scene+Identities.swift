extension Scene {
  /// The groups, roles and users that some phrases name or point at.
  ///
  /// - Parameters:
  ///   - phrases: the phrases.
  ///   - kinds: what they may be about.
  ///   - isObject: whether they are what is acted upon, and not whom it is for.
  /// - Returns: them, each once; of a part that cannot be told, ``obstacle`` says why.
  mutating func identities(
    _ phrases: [Phrase], of kinds: Set<IdentityMention.Kind> = [.group, .role, .user],
    isObject: Bool = false
  ) -> [IdentityMention] {
    var found: [IdentityMention] = []
    func add(_ more: [IdentityMention]) {
      for identity in more
      where kinds.contains(identity.kind)
        && !found.contains(where: { $0.kind == identity.kind && $0.name == identity.name })
      {
        found.append(identity)
      }
    }
    for phrase in phrases {
      let named = phrase.identities(in: context)
      add(named)
      for item in phrase.items {
        guard let range = item.tokenRange, !item.mentions.contains(where: \.isNameLike),
          !named.contains(where: { range.overlaps($0.range) })
        else { continue }
        add(meant(by: item, at: range, kinds: kinds, isObject: isObject))
      }
    }
    return found
  }

  /// What a part without names points at.
  private mutating func meant(
    by item: Phrase, at range: Range<Int>, kinds: Set<IdentityMention.Kind>, isObject: Bool
  ) -> [IdentityMention] {
    guard let kind = kind(of: item, among: kinds, isObject: isObject),
      let reference = BackReference(item, kind: kind.referent)
    else { return [] }
    if kind == .group, case .several(let count, _) = reference.pick, reference.qualifiers.isEmpty,
      reference.step == nil, count == nil || count == context.groups.count
    {
      // "Your user groups": those of the introduction, or those that were made together.
      return context.groups.map { IdentityMention(kind: .group, name: $0, range: range) }
    }
    let meant = referents(reference, of: kind.referent)
    if !meant.isEmpty { use(item) }
    return meant.map { IdentityMention(kind: kind, name: $0.name, range: range) }
  }

  /// What a part without names is about: its noun says it, or what a pronoun can mean.
  private func kind(
    of item: Phrase, among kinds: Set<IdentityMention.Kind>, isObject: Bool
  ) -> IdentityMention.Kind? {
    let words = Set(item.words)
    let noun: IdentityMention.Kind?
    if words.contains("group") || words.contains("team") {
      noun = .group
    } else if words.contains("role") {
      noun = .role
    } else {
      noun = words.contains("user") ? .user : nil
    }
    if let noun {
      return kinds.contains(noun) && !words.isDisjoint(with: Self.pointing) ? noun : nil
    }
    guard item.isPronoun else { return nil }
    let last = context.lastMade.flatMap(IdentityMention.Kind.init(rawValue:))
    if isObject || words == ["it"] { return last.flatMap { kinds.contains($0) ? $0 : nil } }
    let several = kinds.filter { (context.referents[$0.referent]?.all.count ?? 0) > 1 }
    return several.count == 1 ? several.first : last.flatMap { several.contains($0) ? $0 : nil }
  }

  /// Words with which a noun means something that was spoken of.
  private static let pointing: Set<String> = [
    "the", "this", "that", "these", "those", "your", "all", "each", "every", "both", "our", "above",
    "new", "newly", "same",
  ]

  /// Says that the words of a phrase are taken where no command shows their text.
  mutating func use(_ phrase: Phrase) {
    for token in phrase.tokens { context.used.insert(token.range.lowerBound) }
  }
}

extension IdentityMention.Kind {
  /// What a text may point back to as one.
  var referent: Referent.Kind {
    switch self {
    case .group: .group
    case .role: .role
    case .user: .user
    }
  }
}

extension Phrase {
  /// Whether it stands for something without a noun: "it", "both", "the former", "each of them".
  var isPronoun: Bool {
    mentions.isEmpty && paths.isEmpty && words.contains(where: Self.pronouns.contains)
      && words.allSatisfy { Self.pronouns.contains($0) || Self.beside.contains($0) }
  }

  private static let pronouns: WordSet = [
    "it", "him", "her", "them", "both", "each", "these", "those", "this", "former", "latter", "all",
  ]
  private static let beside: WordSet = ["the", "of", "two", "three"]
}

extension Clause {
  /// What follows the verb, each phrase with what describes its noun put to it: "named **x**", "from
  /// step 2", "for Lambda", "that you created".
  var describedPhrases: [Phrase] {
    var merged: [Phrase] = []
    for phrase in namedPhrases {
      guard let last = merged.last, phrase.describes(last) else {
        merged.append(phrase)
        continue
      }
      merged[merged.count - 1] = Phrase(marker: last.marker, tokens: last.tokens + phrase.tokens)
    }
    return merged
  }
}

extension Phrase {
  /// Whether it says which of the things is meant that the phrase before it is about.
  fileprivate func describes(_ other: Phrase) -> Bool {
    guard !isInBrackets, !other.mentions.contains(where: \.isNameLike),
      other.words.contains(where: { Referent.Kind(rawValue: $0) != nil })
    else { return false }
    switch marker {
    case "from", "in", "at":
      return words.contains("step") && words.count <= 3
        && words.allSatisfy { $0 == "step" || Int($0) != nil || PlainWords.contains($0) }
    case "for", "with":
      return mentions.isEmpty && words.contains { ConsoleNames.service($0) != nil }
        && words.allSatisfy(PlainWords.contains)
    case "that": return mentions.isEmpty && words.allSatisfy(Self.making.contains)
    default: return false
    }
  }

  /// Words of clauses that say that something was made.
  private static let making: WordSet = [
    "you", "we", "i", "have", "has", "just", "been", "was", "were", "created", "made", "generated",
    "set", "up", "above", "earlier", "before", "previously",
  ]
}
