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
  /// By how much the clock was set back between two events, all such times together, in milliseconds.
  package private(set) var setBack: Int64 = 0
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
  package private(set) var actions = ActionStates()
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

  /// Makes room for the events of a journal.
  ///
  /// - Parameter length: Its length in bytes.
  mutating func reserve(journal length: Int) { actions.reserve(length / RunState.lineSize / 3) }

  /// What a line of a journal mostly has, in bytes; an action that is done has three.
  private static let lineSize = 200

  /// What is known of a unit.
  package func unit(_ unit: Unit) -> UnitState {
    guard let action = actions[unit.action] else { return UnitState() }
    guard let item = unit.item else { return action.whole }
    return action.units.indices.contains(item) ? action.units[item] : UnitState()
  }

  /// Takes an event in.
  package mutating func apply(_ event: RunEvent, at time: Timestamp) {
    eventCount += 1
    if let before = updatedAt, time < before {
      setBack += before.milliseconds - time.milliseconds
    }
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
      actions.change(action) { $0.freeze(items) }
    case .confirmed(let action, let targets):
      actions.change(action) { $0.confirmedTargets += targets }
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
    case .adopted(let unit, let gives, let check):
      change(unit) { $0.adopt(check) }
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
      actions.forgetGiving(Set(more.keys).union(secret))
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
      loseSight()
      actions.askAgain()
    case .planChanged(let change):
      planFile = change.file
      planDigest = change.digest
      actions.rename(change.renamed)
    case .finished:
      status = .finished
      reason = nil
    }
  }

  /// What a dead process had started may have happened or not.
  mutating func loseSight() { actions.loseSight() }

  private mutating func change(_ unit: Unit, _ body: (inout UnitState) -> Void) {
    actions.change(unit.action) { $0.change(unit.item, body) }
  }

  private mutating func take(_ gives: [String: RunValue], secret: [String], of unit: Unit) {
    if gives.isEmpty, secret.isEmpty { return }
    values.merge(gives) { _, new in new }
    secretNames.formUnion(secret)
    for name in secret { values[name] = nil }
    actions.change(unit.action) { action in
      action.gave.formUnion(gives.keys)
      action.gave.formUnion(secret)
    }
  }
}
