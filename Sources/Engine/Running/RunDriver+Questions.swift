import Compiler
import Platform

/// What must be found out before an action runs: its items, its targets, an unknown outcome.
extension RunDriver {
  /// What came of looking for items.
  enum Items {
    /// They are fixed now.
    case frozen
    /// An earlier action must run again first, at this place in the plan.
    case goBack(Int)
    /// The run stops.
    case stop(RunOutcome)
  }

  /// Fixes the items of a for-each.
  func findItems(_ step: Step, _ action: Action) throws(EngineError) -> Items {
    switch action.forEach?.source {
    case nil:
      record(.items(action: action.id, []))
    case .list(let name, let item)?:
      let texts: [String]
      switch bindings[name] {
      case .text(let text)?: texts = [text]
      case .list(let list)?: texts = list
      case nil:
        return .stop(
          try fail(
            step, action, Unit(action: action.id), message: "\"\(name)\" has no value",
            advice: "give it with --var \(name)=…"))
      }
      record(.items(action: action.id, texts.map { RunItem([item: $0]) }))
    case .output(let producer, _, _)?:
      guard let earlier = actions.firstIndex(where: { $0.action.id == producer }),
        folder.state.actions[action.id] != nil || actions[earlier].action.effect == .read,
        let state = folder.state.actions[producer], state.status == .done
      else {
        // Left out, done by hand, or not what it was: nothing is known of its items.
        return .stop(
          try fail(
            step, action, Unit(action: action.id),
            message: "it runs for each item that \"\(producer)\" lists, and that was not run"))
      }
      // Its output was lost with the process that read it; a read is simply run again.
      let units =
        state.hasItems
        ? state.units.indices.map { Unit(action: producer, item: $0) }
        : [Unit(action: producer)]
      for unit in units {
        record(.reopened(unit, reason: "its output is needed again", by: nil))
      }
      return .goBack(earlier)
    }
    delegate.report(.items(step, action, folder.state.actions[action.id]?.items ?? []))
    return .frozen
  }

  // MARK: - Targets

  /// Makes sure that a person agreed to every target of a delete or an update that this run did not
  /// create.
  ///
  /// - Returns: Why the run stops; nil where it goes on.
  func confirmTargets(_ step: Step, _ action: Action, _ units: [Unit]) throws(EngineError)
    -> RunOutcome?
  {
    guard options.sandbox == nil else { return nil }
    let changes = action.effect == .delete || action.effect == .update
    guard changes || action.needsConfirmation else { return nil }
    let state = folder.state.actions[action.id] ?? ActionState()
    let agreed = Set(state.confirmedTargets)
    var targets: [String] = []
    var commands: [[String]] = []
    var advice: Set<String> = []
    for unit in units {
      let item = unit.item.flatMap { state.items.indices.contains($0) ? state.items[$0] : nil }
      guard let invocation = action.invocation(for: item) else { continue }
      let bound = bindings.with(item)
      let doubtful = invocation.names.filter { !isOwn($0, item) }
      if doubtful.isEmpty, !action.needsConfirmation { continue }
      // What cannot be written out fails when it is to run, with its reason.
      guard let line = try? CommandLine(invocation, bound, member: member) else { continue }
      let names = doubtful.compactMap { name -> String? in
        guard case .text(let text)? = bound[name] else { return nil }
        return text
      }
      let target = names.isEmpty ? line.arguments.last ?? action.id : names.joined(separator: "/")
      if agreed.contains(target) || targets.contains(target) { continue }
      targets.append(masker.masked(target))
      commands.append(line.shown.map(masker.masked))
      advice.formUnion(doubtful)
    }
    if targets.isEmpty { return nil }
    try commit()
    let confirmation = TargetConfirmation(
      step: step, action: action, targets: targets, commands: commands)
    switch delegate.confirm(confirmation) {
    case .answer(true):
      record(.confirmed(action: action.id, targets: targets))
      try commit()
      return nil
    case .answer(false): return try pause(action.id, "a person did not agree to its targets")
    case .cannotAsk:
      let list = targets.map { "\"\($0)\"" }.joined(separator: ", ")
      let options = advice.sorted().map { "--var \($0)=…" }.joined(separator: " ")
      return try pause(
        action.id,
        "it would \(action.effect.rawValue) \(list), which this run did not create; a person "
          + "confirms that on a terminal"
          + (options.isEmpty ? "" : ", or names it with \(options)"))
    case .interrupted(let signal): return try interrupt(signal)
    }
  }

  /// Whether a name's value is certainly meant: made by this run, or given by the person.
  private func isOwn(_ name: String, _ item: RunItem?) -> Bool {
    if Plan.ambientNames.contains(name) { return true }
    if let value = item?.values[name] {
      switch options.values.given(name) {
      case .text(let text)?: return text == value
      case .list(let texts)?: return texts.contains(value)
      case nil: break
      }
      guard case .list(let source, _)? = itemSource(binding: name) else { return false }
      return isOwn(source, nil)
    }
    if givenNames.contains(name) { return true }
    return actions.contains { _, action in
      guard action.effect == .create, let state = folder.state.actions[action.id] else {
        return false
      }
      return !state.whole.isAdopted && state.gave.contains(name)
    }
  }

  private func itemSource(binding name: String) -> ForEach.Source? {
    actions.lazy.compactMap(\.action.forEach).first { $0.boundNames.contains(name) }?.source
  }

  // MARK: - Unknown outcomes

  /// Finds out what became of a unit whose end nobody saw, by the table of effects.
  ///
  /// - Returns: Why the run stops; nil where it goes on.
  func resolve(_ step: Step, _ action: Action, _ unit: Unit) throws(EngineError) -> RunOutcome? {
    let state = folder.state.unit(unit)
    func reopen(_ reason: String) {
      record(.reopened(unit, reason: reason, by: nil))
    }
    switch action.effect {
    case .read, .ensure, .delete:
      reopen("its outcome is unknown, and it can be run again")
      return nil
    case .create, .update, .unknown: break
    }
    let items = folder.state.actions[action.id]?.items ?? []
    let bound = bindings.with(unit.item.flatMap { items.indices.contains($0) ? items[$0] : nil })
    var findings = "nothing can be found out about it"
    if let probe = action.probe {
      switch try look(ProbeRun(probe, of: action, bound), step) {
      case .interrupted(let signal): return try interrupt(signal)
      case .found(.absent) where action.effect == .create:
        reopen("it was not created")
        return nil
      case .found(.same(let gives)):
        let (shown, _) = take(gives, of: action)
        record(.adopted(unit, gives: shown))
        delegate.report(.adopted(step, action, unit))
        return nil
      case .found(.absent): findings = "what it changes does not exist"
      case .found(.different(let differences)):
        let list = differences.map { "\($0.label) is \($0.found), not \($0.wanted)" }
        findings = "it exists and differs: " + list.joined(separator: "; ")
      case .found(.unknown(let reason)): findings = reason
      }
    } else if let check = action.check, let line = try? CommandLine(check, bound, member: member) {
      switch try look(line, step) {
      case .interrupted(let signal): return try interrupt(signal)
      case .answer(let answer) where answer.exit.isSuccess:
        record(.doneByHand(unit, note: "its check succeeds", by: world.person))
        delegate.report(.doneByHand(step, action))
        return nil
      case .answer:
        reopen("its check fails")
        return nil
      }
    }
    try commit()
    let unknown = UnknownOutcome(
      step: step, action: action, unit: unit, arguments: state.arguments,
      findings: masker.masked(findings))
    switch delegate.resolve(unknown) {
    case .answer(.retry):
      record(.reopened(unit, reason: "a person says to run it again", by: world.person))
    case .answer(.done(let note)): record(.doneByHand(unit, note: note, by: world.person))
    case .answer(.quit): return try pause(action.id, "its outcome is unknown: \(findings)")
    case .cannotAsk:
      return try pause(
        action.id,
        "it was running when runbook ended, and whether it happened is not known (\(findings)); "
          + "resume with --done or --retry \(action.id)")
    case .interrupted(let signal): return try interrupt(signal)
    }
    return nil
  }

  /// Runs the check of something that a person did.
  ///
  /// - Returns: Why it is not in place; nil where it is, or there is no check.
  func checkByHand(_ step: Step, _ action: Action) throws(EngineError) -> String? {
    guard let check = action.check else { return nil }
    do {
      let line = try CommandLine(check, bindings, member: member)
      guard case .answer(let answer) = try look(line, step), !answer.exit.isSuccess else {
        return nil
      }
      let failure = ServiceFailure(answer.error)
      return "its check fails: " + (failure.message.isEmpty ? answer.exit.reason : failure.summary)
    } catch let error as RenderingError {
      return "its check cannot run: \(error.message)"
    } catch let error as EngineError {
      throw error
    } catch {
      return nil
    }
  }

  // MARK: - Looking

  private enum Look {
    case answer(UnitRun.Answer)
    case interrupted(Signal)
  }

  private enum ProbeLook {
    case found(Preflight.Existing)
    case interrupted(Signal)
  }

  private func look(_ probe: ProbeRun, _ step: Step) throws(EngineError) -> ProbeLook {
    var probe = probe
    while true {
      switch probe.next() {
      case .found(let existing): return .found(existing)
      case .read(let line):
        switch try look(line, step) {
        case .interrupted(let signal): return .interrupted(signal)
        case .answer(let answer):
          probe.take(exit: answer.exit, output: answer.output, error: answer.error)
        }
      }
    }
  }

  /// Runs a read-only command by itself.
  private func look(_ line: CommandLine, _ step: Step) throws(EngineError) -> Look {
    var output = BoundedOutput(head: OutputCollector.outputLimit, tail: 0)
    var errors = BoundedOutput(head: 0, tail: OutputCollector.errorTail)
    let command = Command(
      line.arguments, environment: environment(for: step, line), timeout: .seconds(120))
    do throws(SystemError) {
      _ = try processes.start(command) { stream, bytes in
        switch stream {
        case .output: output.append(bytes)
        case .error: errors.append(bytes)
        }
      }
    } catch {
      let exit = Exit(status: .exited(127))
      return .answer(UnitRun.Answer(exit: exit, output: [], error: error.description))
    }
    var signal: Signal?
    while true {
      let event = try EngineError.catching { () throws(SystemError) in
        try processes.next(until: nil)
      }
      switch event {
      case .signal(let received):
        processes.stopAll(immediately: signal != nil)
        signal = signal ?? received
      case .exited(_, let exit):
        if let signal { return .interrupted(signal) }
        return .answer(
          UnitRun.Answer(exit: exit, output: output.bytes, error: errors.lastText))
      case .deadline: continue
      }
    }
  }
}
