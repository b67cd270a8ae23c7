/// Something that an action made: its name and the value that holds its ARN.
struct MadeThing: Sendable {
  /// The name in the text.
  var name: Argument
  /// The ARN: a value that an action gives, or a text.
  var arn: Argument
}

/// Things of one kind that actions made, for "this policy" and for their names.
struct MadeThings: Sendable {
  /// All of them, oldest first.
  private(set) var all: [MadeThing] = []
  private var places: [Argument: Int] = [:]

  /// The one made last.
  var last: MadeThing? { all.last }

  /// Whether none was made.
  var isEmpty: Bool { all.isEmpty }

  /// Adds one; a later one of the same name takes the place of an earlier.
  mutating func append(_ thing: MadeThing) {
    places[thing.name] = all.count
    all.append(thing)
  }

  /// The one made last under a name.
  func named(_ name: Argument) -> MadeThing? { places[name].map { all[$0] } }

  /// The newest of them, oldest first.
  func newest(_ count: Int) -> [MadeThing] { all.suffix(count) }
}
