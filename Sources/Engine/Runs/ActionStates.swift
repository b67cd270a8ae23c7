/// What is known of each action that anything is known of, by its id.
///
/// The states stand in pages, and copies share all pages but those that changed since: a run of
/// 100,000 actions is read, gone on with and reported without a second copy of what is known of them.
package struct ActionStates: Sendable {
  /// Small enough to copy for one event, large enough that the pages of a long run are few.
  private static let pageSize = 256

  private var places: [String: Int] = [:]
  private var pages: [[ActionState]] = []
  /// The action that was changed last: the events of an attempt stand one behind the other, and to look
  /// for an action costs as much as the rest of an event.
  private var last: (id: String, place: Int)?

  /// Makes it for a run of which nothing is known.
  init() {}

  /// What is known of an action; nil where that is nothing.
  package subscript(id: String) -> ActionState? {
    if let last, last.id == id { return state(at: last.place) }
    return places[id].map(state(at:))
  }

  /// What is known of them in other words, by their ids; what `transform` gives nil for is left out.
  package func compactMapValues<Value>(_ transform: (ActionState) -> Value?) -> [String: Value] {
    places.compactMapValues { transform(state(at: $0)) }
  }

  /// Whether something is known of any action.
  func contains(where condition: (ActionState) -> Bool) -> Bool {
    pages.contains { page in page.contains(where: condition) }
  }

  /// Changes what is known of an action, which from here on is something.
  mutating func change(_ id: String, _ body: (inout ActionState) -> Void) {
    let place = place(of: id)
    body(&pages[place / Self.pageSize][place % Self.pageSize])
  }

  /// Nobody sees the end of what was running any more.
  mutating func loseSight() { changeEach(where: \.isRunning) { $0.loseSight() } }

  /// Who waits is asked again.
  mutating func askAgain() {
    changeEach(where: { $0.whole.status == .waiting }, { $0.askAgain() })
  }

  private mutating func changeEach(
    where condition: (ActionState) -> Bool, _ body: (inout ActionState) -> Void
  ) {
    for page in pages.indices {
      // To change one is to copy its page, where another run's state shares it.
      for index in pages[page].indices where condition(pages[page][index]) {
        body(&pages[page][index])
      }
    }
  }

  /// A person gave values of these names, which from here on stand for nothing that an action made.
  mutating func forgetGiving(_ names: Set<String>) {
    for page in pages.indices {
      for index in pages[page].indices where !pages[page][index].gave.isDisjoint(with: names) {
        pages[page][index].gave.subtract(names)
      }
    }
  }

  /// Gives actions other ids, from their old ones.
  mutating func rename(_ renamed: [String: String]) {
    last = nil
    let moved = renamed.map { old, new in (new, places.removeValue(forKey: old)) }
    for (new, place) in moved {
      if let place { places[new] = place }
    }
  }

  private func state(at place: Int) -> ActionState {
    pages[place / Self.pageSize][place % Self.pageSize]
  }

  private mutating func place(of id: String) -> Int {
    if let last, last.id == id { return last.place }
    let place = places[id] ?? append(id)
    last = (id, place)
    return place
  }

  private mutating func append(_ id: String) -> Int {
    if pages.last.map({ $0.count == Self.pageSize }) ?? true {
      pages.append([])
      pages[pages.count - 1].reserveCapacity(Self.pageSize)
    }
    pages[pages.count - 1].append(ActionState())
    let place = (pages.count - 1) * Self.pageSize + pages[pages.count - 1].count - 1
    places[id] = place
    return place
  }
}

extension ActionStates: Hashable {
  /// Whether the same is known of the same actions.
  package static func == (left: ActionStates, right: ActionStates) -> Bool {
    left.places.count == right.places.count
      && left.places.allSatisfy { id, place in right[id] == left.state(at: place) }
  }

  /// Feeds how many there are into a hasher.
  package func hash(into hasher: inout Hasher) { hasher.combine(places.count) }
}
