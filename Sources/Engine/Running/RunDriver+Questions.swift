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
            advice: RenderingError.missing(name).advice))
      }
      record(.items(action: action.id, texts.map { RunItem([item: $0]) }))
    case .output(let producer, _, _)?:
      guard let earlier = actions.firstIndex(where: { $0.action.id == producer }),
        folder.state.actions[action.id] != nil || actions[earlier].action.effect == .read,
        folder.state.actions[producer]?.status == .done,
        readAgain.insert(producer).inserted
      else {
        // Left out, done by hand, or not what it was: nothing is known of its items.
        return .stop(
          try fail(
            step, action, Unit(action: action.id),
            message: "it runs for each item that \"\(producer)\" lists, and that was not run"))
      }
      // Its output was lost with the process that read it; a read is simply run again.
      for unit in Unit.all(of: actions[earlier].action, folder.state) {
        record(.reopened(unit, reason: "its output is needed again", by: nil))
      }
      return .goBack(earlier)
    }
    delegate.report(.items(step, action, folder.state.actions[action.id]?.items ?? []))
    return .frozen
  }

  /// Fixes the items that were found; those that are gone already are left out.
  func freeze(_ found: [ItemCollector.Item], of consumer: String) {
    record(.items(action: consumer, found.map(\.item)))
    for (index, item) in found.enumerated() {
      guard let state = item.goneState else { continue }
      record(
        .skipped(Unit(action: consumer, item: index), reason: "it is \(state) already", by: nil))
    }
    foundItems.insert(consumer)
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
    let bound = bindings.with(item(of: unit))
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
        let check = "its end was not seen, and its check succeeds"
        record(.adopted(unit, gives: [:], check: check))
        delegate.report(.adopted(step, action, unit, check: check))
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
    case .answer(.quit):
      return try pause(
        action.id, "\(subject(unit))its outcome is unknown: \(findings)", need: .outcome(unit))
    case .cannotAsk:
      return try pause(
        action.id,
        "\(subject(unit))its end was not seen, and whether it happened is not known (\(findings))",
        need: .outcome(unit))
    case .interrupted(let signal): return try interrupt(signal)
    }
    return nil
  }

  /// How words about a unit begin: which item it is, where it is one of several.
  private func subject(_ unit: Unit) -> String {
    guard let item = item(of: unit) else { return "" }
    return "\(unit.label) (\(masker.masked(item.text))): "
  }

  /// The item of a unit; nil for an action without for-each.
  func item(of unit: Unit) -> RunItem? {
    let items = folder.state.actions[unit.action]?.items ?? []
    return unit.item.flatMap { items.indices.contains($0) ? items[$0] : nil }
  }

  /// Runs the check of something that a person did.
  ///
  /// - Returns: Why it is not in place; nil where it is, or there is no check.
  func checkByHand(_ step: Step, _ action: Action, _ unit: Unit) throws(EngineError) -> String? {
    guard let check = action.check else { return nil }
    let line: CommandLine
    do {
      line = try CommandLine(check, bindings.with(item(of: unit)), models)
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
      line, environment: environment(for: step, line), folder: workingFolder,
      timeout: .seconds(120))
  }
}
