import Compiler
import JSON
import Platform

/// One unit on its way through its attempts: a state machine that touches nothing itself.
///
/// It says what it needs next and is told what came of it.
struct UnitRun {
  /// What it needs next.
  enum Need {
    /// An attempt: recorded, then run.
    case attempt(Attempt, CommandLine)
    /// A read-only command beside: a check, a probe, another look of a wait.
    case look(CommandLine)
    /// A pause before the next look of a wait that saw a state.
    case pause(Duration, state: String)
    /// The attempt failed in a way that passes: recorded, then tried again after a pause.
    case retry(AttemptResult, Duration, cause: String)
    /// The former state is known: recorded, then goes on.
    case former(String, maker: String?)
    /// It ended.
    case end(AttemptResult)
    /// What it creates is there and the same.
    case adopt([String: RunValue])

    /// Whether a program is to be started.
    var startsSomething: Bool {
      switch self {
      case .attempt, .look: true
      case .pause, .retry, .former, .end, .adopt: false
      }
    }
  }

  /// What a command said when it ended.
  struct Answer {
    var exit: Exit
    var output: [UInt8]
    var error: String
  }

  private enum Phase {
    case probing(ProbeRun, isFormer: Bool)
    case running
    case pausing
    case waiting
    case checking(AttemptResult)
    case comparing(ProbeRun, AttemptResult)
  }

  /// The action.
  let action: Action
  /// Which unit of it.
  let unit: Unit
  private let bindings: Bindings
  private let line: CommandLine
  private let models: ServiceModels
  private let log: String?
  /// Shown and journaled, secrets masked.
  private let shown: [String]
  private let random: () -> UInt64
  private let context: Context
  private var phase = Phase.running
  private var number: Int
  private var retries = 0

  /// What the rest of the run knows that decides what an answer means.
  struct Context {
    /// Whether it may be there already, so that it is looked for before it is created.
    var looksFirst = false
    /// Whether the former state is to be known before it is changed.
    var readsFormer = false
    /// The action of this run that made what is changed, whose former state so needs no read.
    var maker: String?
    /// Whether this run changed something lately that may not be seen everywhere yet.
    var createdLately = false
    /// Whether what it takes away may be gone already: after an earlier attempt, and where a run is
    /// taken back.
    var mayBeGone = false

    /// Whether something is looked at before the first attempt.
    var needsLook: Bool { looksFirst || readsFormer && maker == nil }
  }

  /// Makes a unit at its beginning.
  init(
    action: Action, unit: Unit, line: CommandLine, shown: [String], bindings: Bindings,
    number: Int, log: String?, context: Context, random: @escaping () -> UInt64,
    models: ServiceModels
  ) {
    self.action = action
    self.unit = unit
    self.line = line
    self.shown = shown
    self.bindings = bindings
    self.number = number
    self.log = log
    self.context = context
    self.random = random
    self.models = models
  }

  /// What it needs first.
  mutating func begin() -> Need {
    if let probe = action.probe, context.looksFirst || context.readsFormer {
      let isFormer = !context.looksFirst
      if isFormer, let maker = context.maker { return .former("", maker: maker) }
      return probing(ProbeRun(probe, of: action, bindings), isFormer: isFormer)
    }
    return attempt()
  }

  /// What it needs after a pause.
  mutating func resume() -> Need {
    if case .waiting = phase { return .look(line) }
    number += 1
    return attempt()
  }

  /// What it needs after a command ended.
  mutating func take(_ answer: Answer) -> Need {
    switch phase {
    case .probing(var probe, let isFormer):
      probe.take(exit: answer.exit, output: answer.output, error: answer.error)
      return isFormer ? former(probe, answer) : probing(probe, isFormer: false)
    case .comparing(var probe, let failed):
      probe.take(exit: answer.exit, output: answer.output, error: answer.error)
      return comparing(probe, failed)
    case .checking(var result):
      guard !answer.exit.isSuccess else { return .end(result) }
      // That it was not seen to be done does not mean that it may be done again.
      if let unseen = unseen(answer) { return .end(unseen) }
      result.outcome = .failed
      result.message = "its check fails: \(reason(answer))"
      return .end(result)
    case .running, .pausing, .waiting:
      return action.kind == .wait ? watch(answer) : judge(answer)
    }
  }

  /// What it needs after the former state was recorded.
  mutating func goOn() -> Need { attempt() }

  // MARK: - Before the attempt

  private mutating func attempt() -> Need {
    phase = .running
    return .attempt(Attempt(number: number, arguments: shown, log: log), line)
  }

  private mutating func probing(_ probe: ProbeRun, isFormer: Bool) -> Need {
    var probe = probe
    switch probe.next() {
    case .read(let line):
      phase = .probing(probe, isFormer: isFormer)
      return .look(line)
    case .found(.same(let gives)) where !isFormer: return .adopt(gives)
    case .found: return attempt()
    }
  }

  /// What to record of the former state: the answer, or nothing where there was nothing.
  ///
  /// A read that failed says neither.
  private mutating func former(_ probe: ProbeRun, _ answer: Answer) -> Need {
    var probe = probe
    if case .found(.absent) = probe.next() { return .former("", maker: nil) }
    guard answer.exit.isSuccess else { return attempt() }
    return .former(String(decoding: answer.output, as: UTF8.self), maker: nil)
  }

  // MARK: - After it

  private mutating func judge(_ answer: Answer) -> Need {
    if let need = interrupted(answer) { return need }
    if answer.exit.isSuccess { return succeed(answer) }
    let failure = ServiceFailure(answer.error)
    var failed =
      answer.exit.isKilled
      ? result(.killed, answer, message: "\(answer.exit.reason), and what it did is not known")
      : result(.failed, answer, message: reason(answer))
    if line.isAWS {
      switch failure.kind(service: line.service, created: context.createdLately) {
      case .throttled, .notVisibleYet, .inUse:
        if let need = retry(answer, limit: RetryPolicy.attempts, cause: failure.summary) {
          return need
        }
      case .alreadyThere where action.effect == .ensure:
        return .end(result(.done, answer, message: failure.summary))
      case .alreadyThere where action.effect == .create:
        if let probe = action.probe {
          return comparing(ProbeRun(probe, of: action, bindings), failed)
        }
      case .other where action.effect == .create && failure.isDenied:
        // Who may only read may find it there.
        if let probe = action.probe {
          return comparing(ProbeRun(probe, of: action, bindings), failed)
        }
      case .notFound where action.effect == .delete && (context.mayBeGone || retries > 0):
        return .end(result(.done, answer, message: failure.summary))
      case .expiredLogin:
        failed.message = "the login expired: \(failure.message)"
        return .end(failed)
      default: break
      }
    }
    return retry(answer, limit: action.retries, cause: reason(answer)) ?? .end(failed)
  }

  private mutating func succeed(_ answer: Answer) -> Need {
    var done = result(.done, answer, message: nil)
    collectGives(answer.output, into: &done)
    if let expectation = action.expectation {
      let text = String(decoding: answer.output, as: UTF8.self)
      if let captured = expectation.captured(
        action.gives.filter { $0.path == Give.transcript }.map(\.name), from: text,
        with(done.gives))
      {
        done.gives.merge(captured.mapValues(RunValue.text)) { kept, _ in kept }
      }
      if let unmet = expectation.unmet(by: text, with(done.gives)) {
        done.outcome = .failed
        done.message = unmet
        return retry(answer, limit: action.retries, cause: unmet) ?? .end(done)
      }
    }
    guard let check = action.check else { return .end(done) }
    do {
      phase = .checking(done)
      return .look(try CommandLine(check, with(done.gives), models))
    } catch {
      done.outcome = .failed
      done.message = "its check cannot run: \(error.message)"
      return .end(done)
    }
  }

  private mutating func comparing(_ probe: ProbeRun, _ failed: AttemptResult) -> Need {
    var probe = probe
    var failed = failed
    switch probe.next() {
    case .read(let line):
      phase = .comparing(probe, failed)
      return .look(line)
    case .found(.same(let gives)): return .adopt(gives)
    case .found(.different(let differences)):
      let list = differences.map { "\($0.label) is \($0.found), not \($0.wanted)" }
      failed.message = "it exists and differs: " + list.joined(separator: "; ")
    case .found(.absent), .found(.unknown): break
    }
    return .end(failed)
  }

  /// Looks at what a wait's command shows.
  private mutating func watch(_ answer: Answer) -> Need {
    if let need = interrupted(answer) { return need }
    guard let wait = action.wait else { return judge(answer) }
    phase = .waiting
    let interval = Duration.seconds(max(1, wait.interval))
    guard answer.exit.isSuccess else {
      let failure = ServiceFailure(answer.error)
      switch failure.kind(service: line.service, created: context.createdLately) {
      case .notFound where wait.untilGone: return .end(result(.done, answer, message: "gone"))
      case .throttled, .notVisibleYet: return .pause(interval, state: failure.code)
      case .expiredLogin:
        return .end(result(.failed, answer, message: "the login expired: \(failure.message)"))
      default: return .end(result(.failed, answer, message: reason(answer)))
      }
    }
    let output = JSONValue(parsing: answer.output)
    let state = output.flatMap { OutputPath(wait.path)?.value(in: $0) }
    guard case .text(let text)? = state else {
      return wait.untilGone
        ? .end(result(.done, answer, message: "gone"))
        : .pause(interval, state: "no \(wait.path) yet")
    }
    if wait.success.contains(text) {
      var done = result(.done, answer, message: nil)
      collectGives(answer.output, into: &done)
      return .end(done)
    }
    if wait.failure.contains(text) {
      let why = output.flatMap { OutputPath("FailureReason")?.value(in: $0) }
      var message = "it became \(text)"
      if case .text(let words)? = why { message += ": \(words)" }
      return .end(result(.failed, answer, message: message))
    }
    return .pause(interval, state: text)
  }

  // MARK: - Results

  /// What the end of a check means that says nothing of what it checks; nil where it says something.
  private func unseen(_ answer: Answer) -> AttemptResult? {
    switch answer.exit.cause {
    case .stopped: result(.interrupted, answer, message: "its check was interrupted")
    case .timeout: result(.timedOut, answer, message: "its check took longer than two minutes")
    case .noTerminal: nil
    case nil where answer.exit.isKilled:
      result(.killed, answer, message: "its check was \(answer.exit.reason)")
    case nil: nil
    }
  }

  /// What became of an attempt that nothing more is started for, since this process is to end.
  func abandoned() -> AttemptResult {
    AttemptResult(
      number: number, outcome: .interrupted, exit: nil, milliseconds: 0,
      message: "it was interrupted")
  }

  /// What a command that was made to end means, nil where it ended by itself.
  private func interrupted(_ answer: Answer) -> Need? {
    switch answer.exit.cause {
    case nil: nil
    case .timeout:
      .end(result(.timedOut, answer, message: "it took longer than its timeout and was ended"))
    case .stopped: .end(result(.interrupted, answer, message: "it was interrupted"))
    case .noTerminal:
      .end(
        result(.failed, answer, message: "it asks for something on the terminal, which it has not"))
    }
  }

  private mutating func retry(_ answer: Answer, limit: Int, cause: String) -> Need? {
    guard retries < limit else { return nil }
    retries += 1
    phase = .pausing
    return .retry(
      result(.retrying, answer, message: cause),
      RetryPolicy.delay(retry: retries, random: random()), cause: cause)
  }

  private func result(
    _ outcome: AttemptResult.Outcome, _ answer: Answer, message: String?
  ) -> AttemptResult {
    AttemptResult(
      number: number, outcome: outcome, exit: answer.exit.code,
      milliseconds: answer.exit.duration.milliseconds,
      message: message ?? (answer.exit.leftOutputOpen ? UnitRun.leftBehind : nil))
  }

  /// A daemon, or a job that a script did not wait for, still holds the pipes.
  private static let leftBehind = "it left a program running, whose output is not kept"

  /// Why a command failed, in a line.
  private func reason(_ answer: Answer) -> String {
    let failure = ServiceFailure(answer.error)
    return failure.message.isEmpty ? answer.exit.reason : failure.summary
  }

  private func collectGives(_ output: [UInt8], into result: inout AttemptResult) {
    var parsed: JSONValue??
    for give in action.gives {
      let value: RunValue?
      if give.path == "@" {
        value = .text(UnitRun.withoutLineEnd(output))
      } else {
        if parsed == nil { parsed = .some(JSONValue(parsing: output)) }
        value = parsed?.flatMap { OutputPath(give.path)?.value(in: $0) }
      }
      guard let value else { continue }
      result.gives[give.name] = value
    }
  }

  private func with(_ gives: [String: RunValue]) -> Bindings {
    var bindings = bindings
    bindings.values.merge(gives) { _, new in new }
    return bindings
  }

  private static func withoutLineEnd(_ output: [UInt8]) -> String {
    var output = output
    if output.last == UInt8(ascii: "\n") { output.removeLast() }
    if output.last == UInt8(ascii: "\r") { output.removeLast() }
    return String(decoding: output, as: UTF8.self)
  }
}

extension Exit {
  /// Whether a signal ended it that was not this process's.
  var isKilled: Bool {
    if case .killed = status { cause == nil } else { false }
  }

  /// How a program ended, in words.
  var reason: String {
    switch status {
    case .exited(let code): "exit status \(code)"
    case .killed(let signal): "ended by signal \(signal)"
    }
  }
}

extension Duration {
  /// In milliseconds, rounded down.
  var milliseconds: Int64 {
    components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
  }
}
