package import Platform

/// What is known of a run: a fold over its journal's events, and nothing else.
package struct RunState: Hashable, Sendable {
  /// How far a run is.
  package enum Status: String, Hashable, Sendable {
    /// A process works on it, or the one that did is gone without a word.
    case running
    /// It waits for a person.
    case paused
    /// An action failed.
    case failed
    /// It was asked to end before its end.
    case interrupted
    /// Nothing is left to do.
    case finished
  }

  /// How it began; nil only before the first event.
  package private(set) var beginning: RunBeginning?
  /// When it began.
  package private(set) var startedAt: Timestamp?
  /// When the last event was.
  package private(set) var updatedAt: Timestamp?
  /// How far it is.
  package private(set) var status: Status = .running
  /// Why it is paused or failed, in a line.
  package private(set) var reason: String?
  /// The folder that commands run in, where no script has changed it; nil in old journals.
  package private(set) var folder: String?
  /// The last session.
  package private(set) var session: Session?
  /// How the plan was agreed to; nil before.
  package private(set) var approval: Approval?
  /// The values of inputs and what actions gave, secrets without.
  package private(set) var values: [String: RunValue] = [:]
  /// The names of values that are secret and so not in ``values``.
  package private(set) var secretNames: Set<String> = []
  /// What is known of each action that anything is known of, by id.
  package private(set) var actions: [String: ActionState] = [:]
  /// The file of the plan that counts, in the run's folder.
  package private(set) var planFile = RunStore.planName
  /// That file's checksum.
  package private(set) var planDigest = ""
  /// What scripts left to what runs after them.
  package private(set) var shell = ShellState()
  /// How many events there were.
  package private(set) var eventCount = 0

  /// Makes the state before the first event.
  package init() {}

  /// Makes the state after some events.
  package init(_ entries: some Sequence<JournalEntry>) {
    for entry in entries { apply(entry.event, at: entry.time) }
  }

  /// What is known of a unit.
  package func unit(_ unit: Unit) -> UnitState {
    guard let action = actions[unit.action] else { return UnitState() }
    guard let item = unit.item else { return action.whole }
    return action.units.indices.contains(item) ? action.units[item] : UnitState()
  }

  /// Takes an event in.
  package mutating func apply(_ event: RunEvent, at time: Timestamp) {
    eventCount += 1
    updatedAt = time
    switch event {
    case .began(let beginning):
      self.beginning = beginning
      startedAt = time
      session = beginning.session
      folder = beginning.session.folder
      planDigest = beginning.planDigest
      values = beginning.values
      secretNames = Set(beginning.secretNames)
    case .approved(let approval):
      self.approval = approval
    case .items(let action, let items):
      actions[action, default: ActionState()].freeze(items)
    case .confirmed(let action, let targets):
      actions[action, default: ActionState()].confirmedTargets += targets
    case .former(let unit, let text, let maker):
      change(unit) {
        $0.former = text
        $0.maker = maker
      }
    case .started(let unit, let attempt):
      status = .running
      change(unit) { $0.start(attempt) }
    case .spawned(let unit, let process):
      change(unit) { $0.process = process }
    case .ended(let unit, let result):
      change(unit) { $0.end(result) }
      take(result.gives, secret: result.secretGives, of: unit)
      if result.outcome.isFailure {
        status = .failed
        reason = result.message
      }
    case .left(_, let later): shell.merge(later)
    case .adopted(let unit, let gives):
      change(unit) { $0.adopt() }
      take(gives, secret: [], of: unit)
    case .skipped(let unit, let reason, _):
      change(unit) { $0.settle(.skipped, note: reason) }
    case .doneByHand(let unit, let note, _):
      change(unit) { $0.settle(.done, note: note ?? "by hand") }
    case .reopened(let unit, let reason, _):
      change(unit) { $0.settle(.pending, note: reason) }
    case .valuesSet(let more, let secret):
      values.merge(more) { _, new in new }
      secretNames.formUnion(secret)
      // From here on a person's value, which stands for something that no action made.
      for name in more.keys + secret { forgetGiving(name) }
    case .paused(let action, let reason):
      status = .paused
      self.reason = reason
      if let action { change(Unit(action: action)) { $0.wait() } }
    case .interrupted(let signal):
      status = .interrupted
      reason = "interrupted by \(signal)"
    case .resumed(let session):
      self.session = session
      if let here = session.folder {
        folder = here
        shell.folder = nil
      }
      status = .running
      reason = nil
      // What a dead process had started may have happened or not.
      // In place: a list of the keys would hold, and so copy, all of it.
      var index = actions.startIndex
      while index != actions.endIndex {
        actions.values[index].loseSight()
        actions.formIndex(after: &index)
      }
    case .planChanged(let change):
      planFile = change.file
      planDigest = change.digest
      rename(change.renamed)
    case .finished:
      status = .finished
      reason = nil
    }
  }

  private mutating func change(_ unit: Unit, _ body: (inout UnitState) -> Void) {
    actions[unit.action, default: ActionState()].change(unit.item, body)
  }

  private mutating func take(_ gives: [String: RunValue], secret: [String], of unit: Unit) {
    // Most give nothing, and each look for an action costs as much as the rest of an event.
    if gives.isEmpty, secret.isEmpty { return }
    values.merge(gives) { _, new in new }
    secretNames.formUnion(secret)
    for name in secret { values[name] = nil }
    actions[unit.action]?.gave.formUnion(gives.keys)
    actions[unit.action]?.gave.formUnion(secret)
  }

  private mutating func forgetGiving(_ name: String) {
    var index = actions.startIndex
    while index != actions.endIndex {
      actions.values[index].gave.remove(name)
      actions.formIndex(after: &index)
    }
  }

  private mutating func rename(_ renamed: [String: String]) {
    var moved: [String: ActionState] = [:]
    for (old, new) in renamed { moved[new] = actions.removeValue(forKey: old) }
    actions.merge(moved) { _, new in new }
  }
}

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
    if whole.status == .waiting { return .waiting }
    // In this order: what needs a person most stands first.
    for status in [UnitState.Status.failed, .unknown, .running, .waiting]
    where counts[status, default: 0] > 0 {
      return status
    }
    return settledItems > 0 ? .running : .pending
  }

  /// How often it was attempted, its items taken together.
  package var attempts: Int { hasItems ? units.reduce(0) { $0 + $1.attempts } : whole.attempts }

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

  /// Another process goes on: what was running is unknown, and who waited is asked again.
  mutating func loseSight() {
    if whole.status == .running { whole.lose() }
    if whole.status == .waiting { whole.settle(.pending, note: whole.note) }
    guard counts[.running, default: 0] > 0 else { return }
    for index in units.indices where units[index].status == .running {
      change(index) { $0.lose() }
    }
  }
}

/// What is known of one unit.
package struct UnitState: Hashable, Sendable {
  /// How far it is.
  package enum Status: String, Hashable, Sendable {
    /// Not begun, or to be done again.
    case pending
    /// Begun; the process that began it may be at work.
    case running
    /// Done, adopted, or done by hand.
    case done
    /// Its last attempt failed.
    case failed
    /// Left out.
    case skipped
    /// Waits for a person.
    case waiting
    /// Begun and not ended: it may have happened or not.
    case unknown

    /// Whether a run goes on behind it.
    package var isSettled: Bool { self == .done || self == .skipped }
  }

  /// How far it is.
  package private(set) var status: Status = .pending
  /// How often it was attempted.
  package private(set) var attempts = 0
  /// The exit status of the last attempt that ended.
  package private(set) var exit: Int32?
  /// The last attempt's log, below the run's folder, without `.out` and `.err`.
  package private(set) var log: String?
  /// What the last attempt was to run.
  package private(set) var arguments: [String] = []
  /// Whether it was there before the run, which did not create it.
  package private(set) var isAdopted = false
  /// How long the attempts that ended took together, in milliseconds.
  package private(set) var milliseconds: Int64 = 0
  /// Why it failed or was skipped, or what the person noted.
  package private(set) var note: String?
  /// How things were before it, where that is known.
  package var former: String?
  /// The action of the run that made what it changes, where that is how it is known.
  package var maker: String?
  /// The program of the last attempt; it may have ended since.
  package var process: ProcessIdentity?

  /// Makes the state of a unit of which nothing is known.
  package init() {}

  mutating func start(_ attempt: Attempt) {
    status = .running
    attempts = attempt.number
    arguments = attempt.arguments
    log = attempt.log
    note = nil
    process = nil
  }

  mutating func end(_ result: AttemptResult) {
    exit = result.exit
    milliseconds += result.milliseconds
    note = result.message
    switch result.outcome {
    case .done, .rehearsed: status = .done
    case .failed: status = .failed
    case .retrying: status = .pending
    case .interrupted, .timedOut, .killed: status = .unknown
    }
  }

  mutating func adopt() {
    status = .done
    isAdopted = true
    note = nil
  }

  mutating func settle(_ status: Status, note: String?) {
    self.status = status
    self.note = note
  }

  /// A person is needed; that its outcome is unknown stays true until they answer.
  mutating func wait() { if !status.isSettled, status != .unknown { status = .waiting } }

  mutating func lose() { status = .unknown }
}
