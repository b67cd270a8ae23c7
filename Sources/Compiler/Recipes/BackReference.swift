/// What a phrase means that names nothing: "this policy", "the first role", "the Lambda role", "both
/// groups", "the key from step 2".
struct BackReference: Sendable {
  /// How it picks among what fits.
  enum Pick: Hashable, Sendable {
    /// "this role", "it": the one spoken of last.
    case latest
    /// "the new role", "the role you just created".
    case newest
    /// "the second role", from 1.
    case ordinal(Int)
    /// "the former" and "the latter": of two.
    case former, latter
    /// "the other role": of two, the one not spoken of last.
    case other
    /// "these roles", "both roles" (2), "all roles".
    case several(count: Int?, isAll: Bool)
    /// "the role": the only one.
    case only
  }

  /// The step that it points to.
  enum Step: Hashable, Sendable {
    case number(Int), previous
  }

  /// How it picks.
  private(set) var pick = Pick.only
  /// Words that what is meant must be described by.
  private(set) var qualifiers: Set<String> = []
  /// Words that say of what kind it is, or stand in the name of what is meant ("the access policy").
  private(set) var hints: Set<String> = []
  /// The step that made it.
  private(set) var step: Step?
  /// Whether it picks in two ways: "the first two roles", "the other two".
  private var isMixed = false
  /// Whether "last" is said: the last two roles are not all.
  private var isLast = false

  /// Reads a phrase; nil where it points at nothing that is known ("a role", "the policy below").
  ///
  /// - Parameters:
  ///   - phrase: the phrase, without names.
  ///   - kind: what it is about.
  ///   - isOneOfSeveral: whether it is a part of a list, so that its noun may be the plural for all
  ///     parts: "the first and second policies".
  init?(_ phrase: Phrase, kind: Referent.Kind, isOneOfSeveral: Bool = false) {
    var words = phrase.tokens.flatMap { token in
      token.mention.map(\.words) ?? (token.isWord ? [token.lower] : [])
    }
    if isOneOfSeveral, words.contains(where: { Self.ordinals[$0] != nil }) {
      words = words.map(Lexicon.singular)
    }
    self.init(words: words, kind: kind)
  }

  /// Reads words in lower case.
  init?(words: [String], kind: Referent.Kind) {
    guard !words.isEmpty, !words.contains(where: Self.forward.contains),
      words.first.map(Self.indefinite.contains) == false,
      !zip(words, words.dropFirst()).contains(where: { $0 == "one" && $1 == "of" })
    else { return nil }
    for (index, word) in words.enumerated() {
      let next = index + 1 < words.count ? words[index + 1] : ""
      if index > 0, words[index - 1] == "step", let number = Int(word) {
        step = .number(number)
      } else if next == "step" {
        if ["previous", "preceding", "last"].contains(word) { step = .previous }
      } else if word != "step" {
        take(word, kind: kind)
      }
    }
    if isMixed { return nil }
  }

  private mutating func take(_ word: String, kind: Referent.Kind) {
    if let number = Self.ordinals[word] {
      takeOne(.ordinal(number))
    } else if let count = Self.counts[word] {
      take(.several(count: count, isAll: false))
    } else if Self.several.contains(word)
      || word != Lexicon.singular(word) && isNoun(word, of: kind)
    {
      take(.several(count: nil, isAll: word == "all" || word == "every"))
    } else if ["this", "that", "it", "him", "her", "same"].contains(word) {
      take(.latest)
    } else if ["new", "newly", "just", "latest", "newest", "last"].contains(word) {
      isLast = isLast || word == "last"
      if case .several = pick { isMixed = isMixed || isLast } else { pick = .newest }
    } else if word == "former" || word == "latter" {
      takeOne(word == "former" ? .former : .latter)
    } else if ["other", "remaining"].contains(word) {
      takeOne(.other)
    } else if !isNoun(word, of: kind), !Self.pointing.contains(word) {
      describe(Lexicon.singular(word), kind: kind)
    }
  }

  private mutating func takeOne(_ wanted: Pick) {
    if case .several = pick { isMixed = true }
    pick = wanted
  }

  /// "These two roles" counts them, "all the new roles" are several.
  private mutating func take(_ wanted: Pick) {
    switch (pick, wanted) {
    case (.only, _): pick = wanted
    case (.several(let count, let isAll), .several(let more, let areAll)):
      pick = .several(count: count ?? more, isAll: isAll || areAll)
    case (.newest, .several) where !isLast, (.latest, .several): pick = wanted
    case (_, .several): isMixed = true
    default: break
    }
  }

  private mutating func describe(_ word: String, kind: Referent.Kind) {
    let isService = ConsoleNames.service(word) != nil && !["iam", "kms"].contains(word)
    if isService || !PlainWords.contains(word) && Self.kinds[kind]?.contains(word) != true {
      qualifiers.insert(word)
    } else if Self.kinds[kind]?.contains(word) == true {
      hints.insert(word)
    }
  }

  private func isNoun(_ word: String, of kind: Referent.Kind) -> Bool {
    Lexicon.singular(word) == kind.rawValue || kind == .group && Lexicon.singular(word) == "team"
  }

  /// What begins a phrase for something that was not spoken of.
  private static let indefinite: WordSet = ["a", "an", "any", "another", "some", "no"]
  /// What points at something that comes, or takes something out.
  private static let forward: WordSet = [
    "below", "following", "next", "but", "except", "excluding", "besides", "without",
  ]
  private static let several: WordSet = ["these", "those", "them", "all", "each", "every"]
  private static let counts = ["both": 2, "two": 2, "three": 3, "four": 4, "five": 5]
  private static let ordinals = [
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "1st": 1, "2nd": 2,
    "3rd": 3, "4th": 4, "5th": 5,
  ]
  /// Words of clauses that say that something was made.
  private static let pointing: WordSet = [
    "you", "we", "i", "i've", "you've", "we've", "have", "has", "just", "set", "up", "recently",
    "called", "defined", "attached", "from", "in", "by",
  ]
  /// Words for a kind of thing, which need not tell one from another.
  private static let kinds: [Referent.Kind: Set<String>] = [
    .policy: [
      "iam", "access", "identity", "managed", "customer", "customer-managed", "permission", "json",
    ],
    .role: ["iam", "service", "execution", "instance", "assumed", "task", "access"],
    .group: ["iam", "user", "interest", "access", "team"], .user: ["iam", "account"],
    .key: ["kms", "encryption", "customer", "managed", "master", "symmetric", "cmk"],
    .bucket: [], .queue: ["message", "standard", "fifo"], .topic: ["notification"],
    .table: ["dynamodb"],
  ]
}
