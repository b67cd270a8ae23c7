/// Something that a text has made or named, and may mean later without its name.
struct Referent: Sendable {
  /// What it is; the raw value is the noun for it.
  enum Kind: String, Hashable, Sendable {
    case policy, role, group, user, key, bucket, queue, topic, table
  }

  /// Its name.
  var name: Argument { didSet { nameWords = Self.words(of: name) } }
  /// The words of its name, which every reference asks for.
  private var nameWords: Set<String>
  /// Its ARN, where one is known.
  var arn: Argument?
  /// Words that describe it beside its name: the services that its document is about, what the text
  /// says that it is for; lower case and singular.
  var words: Set<String>
  /// The line that makes it, or names it first.
  var line: Int
  /// The step in which it does.
  var step: ProseStep.Place
  /// Whether an action makes it.
  var isMade: Bool

  /// Makes a referent.
  init(
    name: Argument, arn: Argument? = nil, words: Set<String> = [], line: Int,
    step: ProseStep.Place, isMade: Bool
  ) {
    self.name = name
    self.arn = arn
    self.words = words
    self.line = line
    self.step = step
    self.isMade = isMade
    nameWords = Self.words(of: name)
  }

  /// Whether a word describes it: it stands in its name, or is said of it.
  func isDescribed(by word: String) -> Bool { words.contains(word) || isNamed(with: word) }

  /// Whether a word stands in its name.
  func isNamed(with word: String) -> Bool { nameWords.contains(word) }

  /// "LambdaReadOnly" and `lambda-read-only` are of "lambda", "read", "only" and "read-only".
  private static func words(of name: Argument) -> Set<String> {
    let parts = PlaceholderName.kebab(name.description).split(separator: "-").map {
      Lexicon.singular(String($0))
    }
    return Set(parts + zip(parts, parts.dropFirst()).flatMap { ["\($0)-\($1)", $0 + $1] })
  }
}

extension ProseStep {
  /// Where a step stands, as "step 2" and "the role above" tell steps apart.
  struct Place: Hashable, Sendable {
    /// The step's id.
    var id: String
    /// The titles of the sections around it.
    var section: [String]
    /// Its number.
    var number: Int?
  }

  /// Where it stands.
  var place: Place { Place(id: id, section: sectionPath, number: number) }
}

/// What a text has spoken of so far, of one kind.
struct Referents: Sendable {
  /// In the order in which they were spoken of first.
  private(set) var all: [Referent] = []
  private var places: [Argument: Int] = [:]
  private var spoken: Int?
  private var made: Int?
  /// Whether the one that the text speaks of is none of these.
  private(set) var isLost = false
  /// Whether the text has spoken of one that is none of these, so that they cannot be counted.
  private(set) var hasLost = false

  /// The one spoken of last.
  var last: Referent? { spoken.map { all[$0] } }

  /// The one made last.
  var newest: Referent? { made.map { all[$0] } }

  /// The one under a name.
  func named(_ name: Argument) -> Referent? { places[name].map { all[$0] } }

  /// Says that the text speaks of one.
  mutating func speak(of referent: Referent) {
    let place = places[referent.name] ?? all.count
    if place == all.count {
      all.append(referent)
      places[referent.name] = place
    } else if referent.isMade {
      all[place] = referent
    }
    if referent.isMade { made = place }
    isLost = false
    spoken = place
  }

  /// Says that the text speaks of one that nothing here makes, so that "it" means none of these.
  mutating func lose() {
    (spoken, made) = (nil, nil)
    (isLost, hasLost) = (true, true)
  }

  /// Gives one another name, under which the text speaks of it from here on.
  mutating func rename(_ old: Argument, to new: Argument) {
    guard let place = places.removeValue(forKey: old) else { return }
    all[place].name = new
    places[new] = place
    spoken = place
  }
}
