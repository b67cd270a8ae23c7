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
        let state = folder.state.actions[producer], state.status == .done,
        readAgain.insert(producer).inserted
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
      guard let line = try? CommandLine(invocation, bound, models) else { continue }
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
    return givenNames.contains(name) || isMade(name)
  }

  /// Whether a name stands for something that this run made, and did not find there.
  func isMade(_ name: String) -> Bool {
    actions.contains { _, action in
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
      switch try find(ProbeRun(probe, of: action, bound), step) {
      case .absent where action.effect == .create:
        reopen("it was not created")
        return nil
      case .same(let gives):
        let (shown, _) = take(gives, of: action)
        record(.adopted(unit, gives: shown))
        delegate.report(.adopted(step, action, unit))
        return nil
      case .absent: findings = "what it changes does not exist"
      case .different(let differences):
        let list = differences.map { "\($0.label) is \($0.found), not \($0.wanted)" }
        findings = "it exists and differs: " + list.joined(separator: "; ")
      case .unknown(let reason): findings = reason
      }
    } else if let check = action.check, let line = try? CommandLine(check, bound, models) {
      let exit = try look(line, step).exit
      if exit.isSuccess {
        record(.doneByHand(unit, note: "its check succeeds", by: world.person))
        delegate.report(.doneByHand(step, action))
        return nil
      }
      if exit.cause == nil, !exit.isKilled {
        reopen("its check fails")
        return nil
      }
      findings = "its check did not come to its end: \(exit.reason)"
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
        "its end was not seen, and whether it happened is not known (\(findings))")
    case .interrupted(let signal): return try interrupt(signal)
    }
    return nil
  }

  /// Runs the check of something that a person did.
  ///
  /// - Returns: Why it is not in place; nil where it is, or there is no check.
  func checkByHand(_ step: Step, _ action: Action) throws(EngineError) -> String? {
    guard let check = action.check else { return nil }
    let line: CommandLine
    do {
      line = try CommandLine(check, bindings, models)
    } catch {
      return "its check cannot run: \(error.message)"
    }
    let answer = try look(line, step)
    if answer.exit.isSuccess { return nil }
    let failure = ServiceFailure(answer.error)
    return "its check fails: " + (failure.message.isEmpty ? answer.exit.reason : failure.summary)
  }

  // MARK: - Looking

  private func find(_ probe: ProbeRun, _ step: Step) throws(EngineError) -> Preflight.Existing {
    try lookout.find([probe]) { _, line in command(line, step) }[0]
  }

  private func look(_ line: CommandLine, _ step: Step) throws(EngineError) -> UnitRun.Answer {
    try lookout.ask(command(line, step))
  }

  private func command(_ line: CommandLine, _ step: Step) -> Command {
    Command(
      line.arguments, environment: environment(for: step, line), folder: workingFolder,
      timeout: .seconds(120))
  }
}
