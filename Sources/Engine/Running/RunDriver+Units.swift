import Compiler
import Platform

/// Beginning and ending single units.
extension RunDriver {
  // MARK: - Starting

  /// Makes a unit ready to begin: its command with the values that are known now.
  func prepare(_ step: Step, _ action: Action, _ unit: Unit, _ index: Int)
    -> Result<ActiveUnit, RenderingError>
  {
    let item = item(of: unit)
    let bindings = self.bindings.with(item)
    do throws(RenderingError) {
      guard let invocation = action.invocation(for: item) else {
        throw .unfit(name: action.id, reason: "it has no command")
      }
      let line = try CommandLine(invocation, bindings, models)
      if line.isScript { try checkSecretVariables() }
      let beginning = self.beginning(of: step, action, unit, line, item, after: index)
      var action = action
      action.probe = beginning.probe
      let number = folder.state.unit(unit).attempts + 1
      let run = UnitRun(
        action: action, unit: unit, line: line, shown: line.shown.map(masker.masked),
        bindings: bindings, number: number, log: logName(unit, index), context: beginning.context,
        random: world.random, models: models)
      let active = ActiveUnit(run: run, started: world.clock())
      if action.kind == .wait {
        active.givenUp = world.clock() + .seconds(action.timeout ?? 1800)
      }
      return .success(active)
    } catch {
      return .failure(error)
    }
  }

  /// What a unit looks at before its first attempt.
  ///
  /// - Parameters:
  ///   - step: Its step.
  ///   - action: Its action.
  ///   - unit: The unit.
  ///   - line: Its command.
  ///   - item: Its item.
  ///   - index: The action before which all are settled.
  /// - Returns: What decides what its answers mean, and the probe that looks.
  func beginning(
    of step: Step, _ action: Action, _ unit: Unit, _ line: CommandLine, _ item: RunItem?,
    after index: Int
  ) -> (context: UnitRun.Context, probe: Probe?) {
    let known = folder.state.unit(unit)
    var context = UnitRun.Context(
      looksFirst: action.effect == .create && mayBeThere.contains(action.id),
      readsFormer: known.former == nil && (action.effect == .ensure || action.effect == .update),
      createdLately: lastChange.map { world.clock() - $0 < .seconds(120) } ?? false,
      mayBeGone: known.attempts > 0 || folder.state.beginning?.undoOf != nil)
    guard context.readsFormer, case .arguments(let words)? = action.invocation(for: item) else {
      return (context, action.probe)
    }
    newThings.advance(to: index, in: actions, folder.state)
    context.maker = newThings.maker(step, words, line.arguments, item)
    let probe = RestoreTable.probe(for: words) ?? action.probe ?? FormerTable.probe(for: words)
    return (context, probe)
  }

  /// Refuses to run a script without a variable that an earlier one exported, where a resume has lost
  /// its value and this process's environment does not have it.
  private func checkSecretVariables() throws(RenderingError) {
    for name in folder.state.shell.secretNames.sorted() where secretVariables[name] == nil {
      guard let value = environment[name] else {
        throw .unfit(
          name: name,
          reason: "an earlier script exported it, and as a secret it is in no journal; "
            + "export it yourself, then resume")
      }
      secretVariables[name] = value
      masker.add([value])
    }
  }

  /// Starts a command of a unit; nil where it cannot be started, which the next answer says.
  func start(_ active: ActiveUnit, _ line: CommandLine, _ step: Step, _ attempt: Attempt?) -> Int32?
  {
    let action = active.run.action
    let unit = active.run.unit
    let collector = OutputCollector(
      isRead: attempt == nil || action.readsOutput || items.needs(action.id),
      hiding: hiding(action, line), masker: masker,
      openLog: { [folder] stream throws(SystemError) in
        guard let log = attempt?.log else { return SilentLog() }
        return try folder.openLog("\(log).\(attempt?.number ?? 0).\(stream.suffix)")
      },
      show: { [delegate] stream, bytes in
        if attempt != nil { delegate.report(.output(unit, stream, bytes)) }
      })
    active.collector = collector
    var command = command(action, line, step)
    if let attempt { command.environment[Self.markName] = mark(of: unit, attempt: attempt.number) }
    // Of items that run at once none is the one before another.
    if line.isScript, attempt != nil, unit.item == nil || options.jobs(for: action.effect) == 1,
      let scratch = world.makeScratch()
    {
      command.scratch = scratch.descriptor
      let script = command.arguments[2]
      command.arguments[2] = ShellState.leaving(
        script, writingTo: ScratchFile.path, variables: ScriptVariables(script).texts)
      active.shell = (scratch, command.environment, Set(line.variables.keys))
    }
    let process: Int32
    do {
      process = try processes.start(command) { stream, bytes in collector.take(stream, bytes) }
    } catch {
      active.startFailure = error
      return nil
    }
    return process
  }

  /// Records which programs attempts started, in one write.
  ///
  /// After all of them have started: none waits for the others to be recorded, and a crash in between
  /// finds them by the mark in their environment.
  func recordProcesses(_ started: [(unit: Unit, process: Int32)]) throws(EngineError) {
    for (unit, process) in started {
      if let identity = world.identify(process) { record(.spawned(unit, identity)) }
    }
    try folder.write()
  }

  /// The command of a line, as it is started.
  func command(_ action: Action, _ line: CommandLine, _ step: Step) -> Command {
    let timeout = action.kind == .wait ? 120 : action.timeout ?? options.timeout
    return Command(
      line, environment: environment(for: step, line), folder: workingFolder,
      timeout: timeout.map { .seconds($0) })
  }

  /// What of a command's output must not be shown before its values are known.
  private func hiding(_ action: Action, _ line: CommandLine) -> OutputCollector.Hiding {
    // Such values are refused where a person gives them; what a command gives is known too late.
    let short = bindings.secrets.filter(\.value.isTooShortToMask)
    if !short.isEmpty, action.needs.contains(where: { short[$0] != nil }) { return .everything }
    if action.gives.contains(where: { $0.isSecret && $0.path == "@" }) { return .output }
    let secret = action.gives.filter(\.isSecret).compactMap { give in
      give.path.split(separator: ".").last.map { String($0.prefix { $0 != "[" }) }
    }
    guard line.isAWS || !secret.isEmpty else { return .nothing }
    let members = models.secretMembers(service: line.service, operation: line.operation)
    return .members(members.union(secret))
  }

  /// What a unit needs whose command could not be started.
  func notStarted(_ active: ActiveUnit) -> UnitRun.Need {
    let error = active.startFailure ?? SystemError(operation: "run", code: 0)
    let known = folder.state.unit(active.run.unit)
    return .end(
      AttemptResult(
        number: max(1, known.attempts), outcome: .failed, exit: error.isNotFound ? 127 : 126,
        milliseconds: 0, message: error.description))
  }

  func environment(for step: Step, _ line: CommandLine) -> [String: String] {
    var environment = options.environment(self.environment, for: step, bindings)
    environment = folder.state.shell.applied(to: environment, isAWS: line.isAWS)
    if !line.isAWS { environment.merge(secretVariables) { _, new in new } }
    environment.merge(line.variables) { _, new in new }
    return environment
  }

  private func logName(_ unit: Unit, _ index: Int) -> String {
    let safe = unit.label.utf8.map { byte -> UInt8 in
      switch byte {
      case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, UInt8(ascii: "-"), UInt8(ascii: "."): byte
      default: UInt8(ascii: "-")
      }
    }
    // A name that the file system takes, and unique by the number before it.
    return "logs/\(index + 1)-" + String(decoding: safe.suffix(120), as: UTF8.self)
  }

  // MARK: - Ending

  /// Takes in what a script left; secret values stay in this process.
  ///
  /// - Returns: That it left nothing, if so.
  private func takeShell(of active: ActiveUnit) -> String? {
    guard let shell = active.shell else { return nil }
    guard let bytes = shell.scratch.contents(limit: ShellState.limit),
      var state = ShellState(
        bytes, since: shell.environment, in: workingFolder, ignoring: shell.ignored)
    else { return ShellState.notLeft }
    for (name, value) in state.exported
    where SecretNames.isSecret(PlaceholderName.kebab(name)) || masker.masked(value) != value {
      state.exported[name] = nil
      state.secretNames.insert(name)
      secretVariables[name] = value
      masker.add([value])
    }
    for name in state.unset.union(state.exported.keys) { secretVariables[name] = nil }
    if !state.isEmpty { record(.left(active.run.unit, state)) }
    return nil
  }

  /// What a command said when it ended.
  func answer(_ active: ActiveUnit, _ exit: Exit) -> UnitRun.Answer {
    active.collector?.finish()
    return UnitRun.Answer(
      exit: exit, output: active.collector?.output.bytes ?? [],
      error: active.collector?.error.lastText ?? "")
  }

  /// Records the end of a unit.
  ///
  /// - Returns: The failure, if it is one.
  func end(_ active: ActiveUnit, _ result: AttemptResult, _ step: Step, _ action: Action)
    -> RunFailure?
  {
    var result = result
    let unit = active.run.unit
    (result.gives, result.secretGives) = take(result.gives, of: action)
    result.message = result.message.map(masker.masked)
    if result.outcome == .done, let output = active.collector?.output.bytes,
      !items.take(output, of: action.id)
    {
      result.outcome = .failed
      result.message = "its output is no JSON, and a later action takes its items from it"
    }
    // Before the end: a crash in between repeats the script rather than losing what it left.
    if result.outcome == .done, let lost = takeShell(of: active) {
      result.message = result.message.map { "\($0); \(lost)" } ?? lost
    }
    record(.ended(unit, result))
    if result.outcome == .done {
      if action.effect != .read { lastChange = world.clock() }
      if folder.state.actions[action.id]?.status.isSettled == true {
        for (consumer, found) in items.finish(action.id) {
          freeze(found, of: consumer)
        }
      }
    }
    delegate.report(.ended(step, action, unit, result))
    guard result.outcome.isFailure else { return nil }
    let known = folder.state.unit(unit)
    let isExpired = result.message?.hasPrefix("the login expired") == true
    let errorText = active.collector?.error.lastText ?? ""
    let stream = errorText.isEmpty ? Supervisor.Stream.output : .error
    let log = known.log.map {
      FilePath.join(folder.path, "\($0).\(known.attempts).\(stream.suffix)")
    }
    return RunFailure(
      unit: unit, line: action.line, arguments: known.arguments,
      message: result.message ?? "it failed", exit: result.exit, errorText: errorText,
      // A stream that nothing was printed to has no file.
      log: log.flatMap { world.files.exists($0) ? $0 : nil },
      advice: isExpired ? "log in again" : nil, isExpiredLogin: isExpired)
  }
}

/// A log that is not kept: of looks and checks beside an attempt.
private final class SilentLog: AppendingFile {
  func append(_ bytes: [UInt8]) {}
  func sync() {}
  func makeRoom(_ count: Int) {}
  func truncate(to length: Int) {}
}

extension Supervisor.Stream {
  /// The end of a log's name.
  fileprivate var suffix: String { self == .output ? "out" : "err" }
}

extension Action {
  /// Whether something is read from what its command prints.
  fileprivate var readsOutput: Bool { kind == .wait || !gives.isEmpty || expectation != nil }

  /// What runs for an item: the alternative where the item lacks what it stands for.
  func invocation(for item: RunItem?) -> Invocation? {
    guard let item, let forEach else { return invocation }
    let alternative = forEach.alternatives.first { item.values[$0.missing] == nil }
    return alternative?.invocation ?? invocation
  }
}
