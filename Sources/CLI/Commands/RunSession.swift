import AWS
import Compiler
import Engine
import Platform
import Reports

/// One session of a run, from the first question to the last word.
struct RunSession {
  let context: CommandContext
  /// The document as it is; nil where it is gone.
  let document: Document?
  let plan: Plan
  let isRehearsal: Bool
  let catalogue: AWSCatalogue?

  /// Lets the engine work, shows what it does, and says how it ended.
  func carryOut(_ work: (Engine) throws(EngineError) -> RunResult) throws(CommandFailure)
    -> ExitStatus
  {
    let console = context.console
    console.isRecorded = true
    let signals = try watchSignals()
    let delegate = TerminalDelegate(
      console: console, plan: plan, isFull: context.arguments.has(.full), isRehearsal: isRehearsal)
    if let signals { heed(signals, in: console) }
    let engine = Engine(
      store: context.store, world: .local(signals: signals), delegate: delegate,
      models: ServiceModels(catalogue))
    let clock = ContinuousClock()
    let start = clock.now
    let result: RunResult
    do throws(EngineError) {
      result = try work(engine)
    } catch {
      delegate.finish()
      var failure = CommandFailure(error)
      if delegate.run == nil, case .system = error {
        failure.advice.append(
          "nothing was run: a run begins with its journal; --state DIR keeps it in another folder")
      }
      if let run = delegate.run {
        switch error {
        case .system, .shared:
          // The journal can no longer be written; what ran is known up to here.
          if failure.status == .usage { failure.status = .failure }
          let words =
            failure.status == .failure ? "when that is mended, go on" : "what ran is known; go on"
          failure.advice.append("\(words):  \(context.resumeCommand) \(run)")
        case .takenOver:
          failure.status = .failure
          failure.advice.append("how far it is:  runbook status\(context.stateOptions) \(run)")
        default: break
        }
      }
      if let run = delegate.run, case .stillRunning(let leftovers) = error {
        let goOn = "\(context.resumeCommand) \(run)"
        failure.advice.append("then go on:  \(goOn)")
        for unit in leftovers.map(\.unit) {
          let name = CommandText.quoted(unit.label)
          failure.advice.append(
            "or go on beside it:  \(goOn) --done \(name)  (--retry starts it once more)")
        }
      }
      throw failure
    }
    delegate.finish()
    guard result.run != nil else { return notBegun(result.outcome) }
    let summary = RunSummary(
      style: console.style, plan: plan, resume: context.resumeCommand,
      state: context.stateFolder, shared: context.store.shared?.address,
      leftOut: Set(StepSelection.leftOut(of: plan).keys))
    console.print(
      "\n" + summary.text(result, took: clock.now - start, passage: passage(result.outcome)))
    return ExitStatus(result.outcome.exitStatus)
  }

  /// Lets the engine find something out, and shows what it asks.
  func ask<Result>(_ work: (Engine) throws(EngineError) -> Result) throws(CommandFailure) -> Result
  {
    let delegate = TerminalDelegate(
      console: context.console, plan: plan, isFull: false, isRehearsal: isRehearsal)
    let engine = Engine(
      store: context.store, world: .local(signals: try watchSignals()), delegate: delegate,
      models: ServiceModels(catalogue))
    defer { delegate.finish() }
    do {
      return try work(engine)
    } catch {
      delegate.finish()
      throw CommandFailure(error)
    }
  }

  private func notBegun(_ outcome: RunOutcome) -> ExitStatus {
    switch outcome {
    case .paused(_, let reason, _):
      context.console.report(
        CommandFailure("nothing was run: \(reason)", status: .paused))
    default:
      context.console.note("nothing was run\n")
    }
    return ExitStatus(outcome.exitStatus)
  }

  /// What the document says about an error that stopped the run.
  private func passage(_ outcome: RunOutcome) -> (line: Int, text: String)? {
    guard case .failed(let failure) = outcome, let document else { return nil }
    return ErrorPassage(document: document).about(failure.message + "\n" + failure.errorText)
  }

  /// Lets signals end calls for the shared state, and says at once that they were seen.
  private func heed(_ signals: SignalWatch, in console: Console) {
    let isAtTerminal = console.canAsk
    context.store.shared?.heed(signals) { signal in
      guard signal == .interrupt, isAtTerminal else { return }
      try? Terminal.write(
        "\nstopping when the state is written, in 5 s at most; Ctrl-C again ends it at once\n",
        to: .error)
    }
  }

  private func watchSignals() throws(CommandFailure) -> SignalWatch? {
    // Only the real streams belong to a process of their own.
    guard let streams = context.console.streams as? StandardStreams else { return nil }
    do {
      let signals = try SignalWatch()
      streams.signals = signals
      return signals
    } catch {
      throw CommandFailure("\(error)")
    }
  }
}
