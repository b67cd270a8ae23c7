/// What is known of one action.
package struct ActionState: Hashable, Sendable {
  /// The items of its for-each, once they are fixed.
  package private(set) var items: [RunItem] = []
  /// Whether they are fixed; there may be none.
  package private(set) var hasItems = false
  /// What is known of the action as a whole, or of an action without for-each.
  package private(set) var whole = UnitState()
  /// What is known of each item.
  package private(set) var units: [UnitState] = []
  /// Targets that a person agreed to by name.
  package var confirmedTargets: [String] = []
  /// The names of what it gave.
  package var gave: Set<String> = []
  /// How many items are done or skipped.
  package var settledItems: Int { counts[.done, default: 0] + counts[.skipped, default: 0] }
  /// How many items have each status: it is asked for after each of perhaps 100,000 items.
  private var counts: [UnitState.Status: Int] = [:]

  /// Makes the state of an action of which nothing is known.
  package init() {}

  /// How far the action is, its items taken together.
  package var status: UnitState.Status {
    if !hasItems || whole.status.isSettled { return whole.status }
    if settledItems == units.count { return .done }
    if whole.status == .waiting, counts[.unknown, default: 0] == 0 { return .waiting }
    // In this order: what needs a person most stands first.
    for status in [UnitState.Status.failed, .unknown, .running, .waiting]
    where counts[status, default: 0] > 0 {
      return status
    }
    return settledItems > 0 ? .running : .pending
  }

  /// How often it was attempted, its items taken together.
  package var attempts: Int { hasItems ? units.reduce(0) { $0 + $1.attempts } : whole.attempts }

  /// Whether it is not settled, or has items: those may be in any state although it is left out.
  var isOpen: Bool { hasItems || !whole.status.isSettled }

  mutating func freeze(_ items: [RunItem]) {
    self.items = items
    hasItems = true
    units = Array(repeating: UnitState(), count: items.count)
    counts = [.pending: items.count]
  }

  mutating func change(_ item: Int?, _ body: (inout UnitState) -> Void) {
    guard let item else { return body(&whole) }
    guard units.indices.contains(item) else { return }
    counts[units[item].status, default: 0] -= 1
    body(&units[item])
    counts[units[item].status, default: 0] += 1
  }

  /// Whether an earlier process did not see the end of what it started for it.
  var mayHaveLeftovers: Bool {
    whole.status == .unknown || hasItems && counts[.unknown, default: 0] > 0
  }

  /// Whether something of it is running, as far as the journal says.
  var isRunning: Bool {
    whole.status == .running || hasItems && counts[.running, default: 0] > 0
  }

  /// Nobody sees the end of what was running any more: whether it happened is unknown.
  mutating func loseSight() {
    if whole.status == .running { whole.lose() }
    guard counts[.running, default: 0] > 0 else { return }
    for index in units.indices where units[index].status == .running {
      change(index) { $0.lose() }
    }
  }

  /// Who waits is asked again.
  mutating func askAgain() {
    if whole.status == .waiting { whole.settle(.pending, note: whole.note) }
  }
}
