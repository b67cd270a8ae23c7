/// What is known of each action that anything is known of, by its id.
///
/// The states stand in pages, and copies share all pages but those that changed since: a run of
/// 100,000 actions is read, gone on with and reported without a second copy of what is known of them.
package struct ActionStates: Sendable {
  /// Small enough to copy for one event, large enough that the pages of a long run are few.
  private static let pageSize = 256

  private var places: [String: Int] = [:]
  private var pages: [[ActionState]] = []
  private var count = 0
  /// The places of those that are not settled or have items, few in a run of 100,000 actions: what
  /// changes all that are in some state changes only these.
  private var open: Set<Int> = []
  /// The action that was changed last: the events of an attempt stand one behind the other, and to look
  /// for an action costs as much as the rest of an event.
  private var last: (id: String, place: Int)?

  /// Makes it for a run of which nothing is known.
  init() {}

  /// Makes room for so many: to make it as they come takes a tenth of the time that a long journal
  /// takes.
  mutating func reserve(_ count: Int) { places.reserveCapacity(count) }

  /// What is known of an action; nil where that is nothing.
  package subscript(id: String) -> ActionState? {
    if let last, last.id == id { return state(at: last.place) }
    return places[id].map(state(at:))
  }

  /// What is known of them in other words, by their ids; what `transform` gives nil for is left out.
  package func compactMapValues<Value>(_ transform: (ActionState) -> Value?) -> [String: Value] {
    places.compactMapValues { transform(state(at: $0)) }
  }

  /// Whether an action is done or left out, without a copy of what is known of it.
  package func isSettled(_ id: String) -> Bool {
    guard let place = places[id] else { return false }
    return pages[place / Self.pageSize][place % Self.pageSize].status.isSettled
  }

  /// Whether the end of something was not seen by an earlier process.
  var mayHaveLeftovers: Bool { open.contains { state(at: $0).mayHaveLeftovers } }

  /// How many items the actions have whose items are fixed, by their ids.
  var itemCounts: [String: Int] {
    guard open.contains(where: { state(at: $0).hasItems }) else { return [:] }
    return places.filter { open.contains($0.value) }.compactMapValues { place in
      let known = state(at: place)
      return known.hasItems ? known.items.count : nil
    }
  }

  /// Changes what is known of an action, which from here on is something.
  mutating func change(_ id: String, _ body: (inout ActionState) -> Void) {
    change(at: place(of: id), body)
  }

  private mutating func change(at place: Int, _ body: (inout ActionState) -> Void) {
    let isOpen = { (state: inout ActionState) in
      body(&state)
      return state.isOpen
    }(&pages[place / Self.pageSize][place % Self.pageSize])
    if isOpen { open.insert(place) } else { open.remove(place) }
  }

  /// Nobody sees the end of what was running any more.
  mutating func loseSight() {
    for place in open where state(at: place).isRunning { change(at: place) { $0.loseSight() } }
  }

  /// Who waits is asked again.
  mutating func askAgain() {
    for place in open where state(at: place).whole.status == .waiting {
      change(at: place) { $0.askAgain() }
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
    // One search, whether anything is known of it or not.
    let place = { (place: inout Int) in place }(&places[id, default: count])
    if place == count { append() }
    last = (id, place)
    return place
  }

  private mutating func append() {
    if count % Self.pageSize == 0 {
      pages.append([])
      pages[pages.count - 1].reserveCapacity(Self.pageSize)
    }
    pages[pages.count - 1].append(ActionState())
    count += 1
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
