import Compiler
import Platform

/// The units of one action on their way, several at once where the action has items.
///
/// What ended and what is to start next are gathered before anything starts, so that one sync brings
/// all those results and intents to the medium: with eight items at once, a sync for each would keep
/// places empty while it lasts.
final class UnitBatch {
  /// An attempt that starts as soon as it is recorded.
  private struct Intent {
    var active: ActiveUnit
    var attempt: Attempt
    var line: CommandLine
  }

  private let driver: RunDriver
  private let step: Step
  private let action: Action
  private let index: Int
  private let jobs: Int
  private var queue: ArraySlice<Unit>
  private var ready: [Intent] = []
  private var running: [Int32: ActiveUnit] = [:]
  private var pausing: [ActiveUnit] = []
  private var failure: RunFailure?
  private var signal: Signal?
  private var lostLog: SystemError?
  /// Whether what the next action begins with was looked at, which happens once.
  private var hasReadAhead = false

  /// Makes a batch.
  ///
  /// - Parameters:
  ///   - driver: Whose it is.
  ///   - step: The step of the action.
  ///   - action: The action.
  ///   - units: What of it is to run.
  ///   - index: Where the action stands in the plan, from 0.
  init(_ driver: RunDriver, _ step: Step, _ action: Action, _ units: [Unit], _ index: Int) {
    self.driver = driver
    self.step = step
    self.action = action
    self.index = index
    queue = units[...]
    jobs = driver.options.jobs(for: action.effect)
  }

  /// Runs the units until all are done, one failed for good, or a signal came.
  ///
  /// - Returns: Why the run stops; nil where it goes on.
  func run() throws(EngineError) -> RunOutcome? {
    while true {
      try takeFromQueue()
      if isStopped { (ready, pausing) = ([], []) }
      if running.isEmpty, ready.isEmpty, pausing.isEmpty { break }
      if running.isEmpty, !ready.isEmpty {
        try startReady()
      } else {
        try takeEvent()
      }
    }
    if let signal { return try driver.interrupt(signal) }
    if let lostLog {
      // What ran is recorded; nothing more starts whose output would be lost too.
      try driver.commit()
      throw .system(lostLog)
    }
    return failure.map { .failed($0) }
  }

  /// Whether nothing that has not begun is begun any more.
  private var isStopped: Bool { failure != nil || signal != nil || lostLog != nil }

  /// Begins units as far as there are places.
  private func takeFromQueue() throws(EngineError) {
    while !isStopped, ready.count + running.count + pausing.count < jobs,
      let unit = queue.popFirst()
    {
      switch driver.prepare(step, action, unit, index) {
      case .failure(let error):
        if case .failed(let failed) = try driver.fail(
          step, action, unit, message: error.message, advice: error.advice)
        {
          failure = failed
        }
      case .success(let active): try handle(active, active.run.begin())
      }
    }
  }

  /// Records what is ready in one go, and then starts it.
  private func startReady() throws(EngineError) {
    let intents = ready
    ready = []
    for intent in intents { driver.record(.started(intent.active.run.unit, intent.attempt)) }
    do {
      try driver.commit()
    } catch {
      driver.folder.withdraw(intents.map(\.active.run.unit))
      throw error
    }
    var started: [(unit: Unit, process: Int32)] = []
    for intent in intents {
      let unit = intent.active.run.unit
      driver.delegate.report(.started(step, action, unit, intent.attempt))
      if let process = driver.start(intent.active, intent.line, step, intent.attempt) {
        running[process] = intent.active
        started.append((unit, process))
      } else {
        try handle(intent.active, driver.notStarted(intent.active))
      }
    }
    try driver.recordProcesses(started)
    if !hasReadAhead, let line = intents.first?.line, !running.isEmpty {
      hasReadAhead = true
      driver.readAhead(of: index, line)
    }
  }

  /// Waits for the next thing that happens; while something is ready to start, only looks.
  private func takeEvent() throws(EngineError) {
    let wakes =
      ready.isEmpty ? pausing.map(\.wakes) + [driver.folder.renewal] : [driver.world.clock()]
    switch try driver.next(until: wakes.compactMap(\.self).min()) {
    case .exited(let process, let exit):
      guard let active = running.removeValue(forKey: process) else { return }
      let answer = driver.answer(active, exit)
      lostLog = lostLog ?? active.collector?.logFailure
      try handle(active, active.run.take(answer))
    case .signal(let received):
      driver.delegate.report(.stopping(received))
      driver.processes.stopAll(immediately: signal != nil)
      signal = signal ?? received
    case .continued: driver.delegate.report(.continued)
    case .deadline where ready.isEmpty:
      driver.folder.renew()
      let now = driver.world.clock()
      let awake = pausing.filter { ($0.wakes ?? now) <= now }
      pausing.removeAll { ($0.wakes ?? now) <= now }
      for active in awake { try handle(active, active.run.resume()) }
    case .deadline: try startReady()
    }
  }

  /// Does what a unit needs, until it needs to wait for something or has ended.
  private func handle(_ active: ActiveUnit, _ need: UnitRun.Need) throws(EngineError) {
    var need = need
    while true {
      if signal != nil, need.startsSomething {
        guard driver.folder.state.unit(active.run.unit).status == .running else { return }
        need = .end(active.run.abandoned())
      }
      switch need {
      case .attempt(let attempt, let line):
        ready.append(Intent(active: active, attempt: attempt, line: line))
        return
      case .look(let line):
        if let process = driver.start(active, line, step, nil) {
          running[process] = active
          return
        }
        need = driver.notStarted(active)
      case .pause(let pause, let state):
        guard let end = pauseEnd(active, pause, state) else { return }
        need = .end(end)
      case .retry(let result, let delay, let cause):
        driver.record(.ended(active.run.unit, result))
        driver.delegate.report(
          .retrying(step, action, active.run.unit, delay: delay, cause: cause))
        try driver.commit()
        active.wakes = driver.world.clock() + delay
        pausing.append(active)
        return
      case .former(let text, let maker):
        driver.record(
          .former(active.run.unit, text: driver.masker.masked(text), maker: maker))
        need = active.run.goOn()
      case .adopt(let gives):
        let (shown, _) = driver.take(gives, of: action)
        driver.record(.adopted(active.run.unit, gives: shown))
        driver.delegate.report(.adopted(step, action, active.run.unit))
        return
      case .end(let result):
        if let failed = driver.end(active, result, step, action) { failure = failure ?? failed }
        return
      }
    }
  }

  /// Lets a wait rest before its next look.
  ///
  /// - Returns: How it ends, where its time is over.
  private func pauseEnd(_ active: ActiveUnit, _ pause: Duration, _ state: String)
    -> AttemptResult?
  {
    let now = driver.world.clock()
    driver.delegate.report(.waiting(step, action, state: state, elapsed: now - active.started))
    guard let end = active.givenUp, now + pause > end else {
      active.wakes = now + pause
      pausing.append(active)
      return nil
    }
    return AttemptResult(
      number: driver.folder.state.unit(active.run.unit).attempts, outcome: .failed, exit: nil,
      milliseconds: (now - active.started).milliseconds,
      message: "it was \(state) until its timeout")
  }
}
