import Compiler
import Platform

/// Carries a run's plan out, action by action: does what ``Decision`` says, records what comes of it,
/// and stops at the first failure.
final class RunDriver {
  let plan: Plan
  let folder: RunFolder
  let world: World
  let delegate: any RunDelegate
  let options: RunOptions
  let environment: [String: String]
  let models: ServiceModels
  /// The actions that create what may be there already, so that it is looked for first: some services
  /// answer to a create of what is there as if it were new, and to undo that would delete what the run
  /// did not make.
  let mayBeThere: Set<String>

  let actions: PlannedActions
  let processes: AheadProcesses
  let lookout: Lookout
  var bindings: Bindings
  var masker = Masker()
  /// Exported variables of scripts whose values are secret: they are in no journal.
  var secretVariables: [String: String] = [:]
  /// Names that the person gave a value for, whose targets so are named by the person.
  let givenNames: Set<String>
  /// The output of actions that a later for-each takes its items from, by action id.
  var items = ItemCollector()
  /// Actions whose items were found in this session and not shown yet.
  var foundItems: Set<String> = []
  /// Actions that ran again because their output was needed again.
  var readAgain: Set<String> = []
  /// What this run made itself.
  var newThings = NewThings()
  /// What the plan's creating actions make.
  let createdTargets: CreatedTargets
  /// When this run last changed something that may not be seen everywhere yet.
  var lastChange: ContinuousClock.Instant?

  /// Makes a driver.
  init(
    plan: Plan, folder: RunFolder, world: World, delegate: any RunDelegate, options: RunOptions,
    environment: [String: String], bindings: Bindings, givenNames: Set<String>,
    mayBeThere: Set<String>, models: ServiceModels
  ) {
    self.plan = plan
    self.folder = folder
    self.world = world
    self.delegate = delegate
    self.options = options
    self.environment = environment
    self.bindings = bindings
    self.givenNames = givenNames
    self.mayBeThere = mayBeThere
    self.models = models
    actions = plan.actions
    var createdTargets = CreatedTargets()
    // Not with their steps: 100,000 copies of one cost 10 ms.
    for action in plan.steps.lazy.flatMap(\.actions) { createdTargets.add(action) }
    self.createdTargets = createdTargets
    processes = AheadProcesses(world.makeProcesses(), clock: world.clock)
    lookout = Lookout(processes: processes)
    items = ItemCollector(plan)
    masker.add(bindings.secrets.values.flatMap(\.texts))
  }

  /// Goes on until everything is done or something stops the run; the end of the session is recorded
  /// and not committed yet.
  func drive() throws(EngineError) -> RunOutcome {
    defer { processes.stop() }
    do {
      return try driveToEnd()
    } catch .interrupted(let signal) {
      // It came while something was only looked at.
      return try interrupt(signal)
    } catch {
      seeOff()
      throw error
    }
  }

  /// Sees programs to their end although nothing can be recorded of them any more: whoever mends the
  /// disk does not find them still at work.
  private func seeOff() {
    var isAsked = false
    while processes.count > 0 {
      guard let event = try? processes.next(until: nil) else { return }
      if case .signal(let signal) = event {
        delegate.report(.stopping(signal))
        processes.stopAll(immediately: isAsked)
        isAsked = true
      }
    }
  }

  private func driveToEnd() throws(EngineError) -> RunOutcome {
    var index = 0
    while let next = nextOpen(from: index) {
      index = next
      let (step, action) = actions[index]
      let state = folder.state.actions[action.id] ?? ActionState()
      if foundItems.remove(action.id) != nil, options.leftOut[step.id] == nil {
        delegate.report(.items(step, action, state.items))
        reportGone(step, action, state)
      }
      let decision = Decision.of(
        action, state,
        Decision.Circumstances(leftOut: options.leftOut[step.id], sandbox: options.sandbox))
      switch decision {
      case .nothing:
        index += 1
      case .leaveOut(let reason):
        record(.skipped(Unit(action: action.id), reason: reason, by: nil))
        delegate.report(.skipped(step, action, Unit(action: action.id), reason: reason))
      case .rehearse:
        try rehearse(step, action)
      case .ask:
        if let outcome = try ask(step, action, index) { return outcome }
      case .findItems:
        switch try findItems(step, action) {
        case .frozen: break
        case .goBack(let earlier): index = earlier
        case .stop(let outcome): return outcome
        }
      case .resolve(let unit):
        if let outcome = try resolve(step, action, unit) { return outcome }
      case .run(let units):
        if let outcome = try askFirst(step, action) { return outcome }
        if let outcome = try confirmTargets(step, action, units) { return outcome }
        if let outcome = try UnitBatch(self, step, action, units, index).run() { return outcome }
      }
    }
    record(.finished)
    return .finished
  }

  /// The next action, from a place on, that is not settled, or of whose items is to be told; nil where
  /// none is left.
  private func nextOpen(from index: Int) -> Int? {
    let states = folder.state.actions
    return actions.firstIndex(
      from: index,
      whereID: { id in
        !states.isSettled(id) || foundItems.contains(id)
      })
  }

  /// Says which of the items that were found are left out, and why.
  private func reportGone(_ step: Step, _ action: Action, _ state: ActionState) {
    for (index, unit) in state.units.enumerated() where unit.status == .skipped {
      delegate.report(
        .skipped(
          step, action, Unit(action: action.id, item: index), reason: unit.note ?? "it is gone"))
    }
  }

  /// The folder that the next command runs in; nil for this process's own.
  var workingFolder: String? { folder.state.shell.folder ?? options.folder }

  /// Waits for the next thing that happens to programs, or a deadline.
  func next(until deadline: ContinuousClock.Instant?) throws(EngineError) -> Supervisor.Event {
    try EngineError.catching { () throws(SystemError) in try processes.next(until: deadline) }
  }

  // MARK: - Recording

  func record(_ event: RunEvent) { folder.record(event) }

  func commit() throws(EngineError) { try folder.commit() }

  /// Ends the session because a person is needed.
  func pause(
    _ action: String?, _ reason: String, need: PauseNeed = .task
  ) throws(EngineError) -> RunOutcome {
    record(.paused(action: action, reason: reason))
    return .paused(action: action, reason: reason, need: need)
  }

  /// Ends the session because a signal came.
  func interrupt(_ signal: Signal) throws(EngineError) -> RunOutcome {
    record(.interrupted(signal: signal.name))
    return .interrupted(signal)
  }

  /// Ends the session because an action cannot be run.
  func fail(
    _ step: Step, _ action: Action, _ unit: Unit, message: String, arguments: [String] = [],
    advice: String? = nil
  ) throws(EngineError) -> RunOutcome {
    let number = folder.state.unit(unit).attempts
    let result = AttemptResult(
      number: number, outcome: .failed, exit: nil, milliseconds: 0, message: message)
    record(.ended(unit, result))
    delegate.report(.ended(step, action, unit, result))
    return .failed(
      RunFailure(
        unit: unit, line: action.line, arguments: arguments, message: message, exit: nil,
        errorText: "", log: nil, advice: advice))
  }

  /// Takes in what an action gave, but for what the person stated in its place.
  func take(_ gives: [String: RunValue], of action: Action) -> (
    shown: [String: RunValue], secret: [String]
  ) {
    var shown = gives.filter { !givenNames.contains($0.key) }
    var secret: [String] = []
    for give in action.gives where give.isSecret {
      guard let value = shown.removeValue(forKey: give.name) else { continue }
      bindings.secrets[give.name] = value
      masker.add(value.texts)
      secret.append(give.name)
    }
    bindings.values.merge(shown) { _, new in new }
    return (shown, secret)
  }

  // MARK: - People

  private func rehearse(_ step: Step, _ action: Action) throws(EngineError) {
    let unit = Unit(action: action.id)
    let isManual = action.kind == .manual || action.invocation == nil
    let result = AttemptResult(
      number: folder.state.unit(unit).attempts + 1, outcome: .rehearsed, exit: nil,
      milliseconds: 0, message: isManual ? "left to a person" : "shown only")
    record(.ended(unit, result))
    delegate.report(.ended(step, action, unit, result))
  }

  private func ask(_ step: Step, _ action: Action, _ index: Int) throws(EngineError) -> RunOutcome?
  {
    try commit()
    let unit = Unit(action: action.id)
    let task = ManualTask(step: step, action: action, position: (index + 1, actions.count))
    switch delegate.perform(task) {
    case .answer(.done(let note)):
      if let failure = try checkByHand(step, action, unit) {
        delegate.report(.skipped(step, action, unit, reason: failure))
        return nil
      }
      record(.doneByHand(unit, note: note, by: world.person))
      delegate.report(.doneByHand(step, action))
    case .answer(.skip(let reason)):
      record(.skipped(unit, reason: reason, by: world.person))
      delegate.report(.skipped(step, action, unit, reason: reason))
    case .answer(.quit): return try pause(action.id, "a person left it for later")
    case .cannotAsk: return try pause(action.id, "a person does this: \(action.text)")
    case .interrupted(let signal): return try interrupt(signal)
    }
    try commit()
    return nil
  }
}

extension Signal {
  /// As people write it: "SIGINT".
  var name: String {
    switch self {
    case .interrupt: "SIGINT"
    case .terminate: "SIGTERM"
    case .hangUp: "SIGHUP"
    case .suspend: "SIGTSTP"
    }
  }
}
