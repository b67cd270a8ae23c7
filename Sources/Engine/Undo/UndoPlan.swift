package import Compiler

/// The plan that takes back what a run made, last things first.
///
/// It is carried out like any other plan, as a run of its own that names the one it takes back. What
/// was there before the run stays, and what has no inverse is listed under its step.
package struct UndoPlan: Sendable {
  /// The inverse commands, and what stays.
  package private(set) var plan: Plan
  /// What the plan's inputs stand for, as the journal has it; none that is secret.
  package private(set) var values: [String: RunValue] = [:]

  private let record: RunRecord
  private let history: RunHistory
  private var takenAway = TakenAway()
  private var secretNames: Set<String> = []
  /// What names of the former state stand for in the unit that is being added.
  private var former: [String: String] = [:]

  /// Makes the plan for a run.
  ///
  /// - Parameter record: The run, which nobody works on.
  package init(of record: RunRecord) {
    self.record = record
    history = RunHistory(record)
    let identity = record.state.beginning?.session.identity
    plan = Plan(runbook: record.plan.runbook, region: identity?.region)
    for (_, action) in record.plan.actions {
      for unit in units(of: action) { note(action, unit) }
    }
    for step in record.plan.steps.reversed() { add(step) }
    let names = Set(plan.actions.flatMap(\.action.needs))
      .union(plan.steps.compactMap(\.actor).flatMap(\.names))
    plan.inputs = names.subtracting(Plan.ambientNames).sorted().map { name in
      var isList = false
      if case .list? = values[name] { isList = true }
      return Input(
        name: name, isList: isList, isSecret: secretNames.contains(name),
        purpose: "as it was in run \(record.id)")
    }
  }

  // MARK: - Steps and units

  private mutating func add(_ step: Step) {
    var undone = Step(
      id: "undo/\(step.id)", section: step.section, title: step.title, line: step.line,
      actor: step.actor)
    for action in step.actions.reversed() {
      for unit in units(of: action).reversed() { add(action, unit, to: &undone) }
    }
    if undone.actions.isEmpty, undone.notCarriedOut.isEmpty { return }
    for name in step.actor?.names ?? [] { values[name] = values[name] ?? record.state.values[name] }
    plan.steps.append(undone)
  }

  private func units(of action: Action) -> [Unit] {
    guard let state = record.state.actions[action.id], state.hasItems else {
      return [Unit(action: action.id)]
    }
    return state.units.indices.map { Unit(action: action.id, item: $0) }
  }

  /// Notes what a unit made or took away again.
  private mutating func note(_ action: Action, _ unit: Unit) {
    let state = record.state.unit(unit)
    let invocation = action.invocation(for: item(of: unit))
    guard state.status == .done, !state.isAdopted, case .arguments(let words)? = invocation else {
      return
    }
    if action.effect == .delete {
      if let aim = aim(words, unit) { takenAway.deleted(by: unit, aim) }
    } else if case .arguments(let inverse)? = UndoTable.inverse(of: action, running: invocation)?
      .last?.invocation, let aim = aim(inverse, unit)
    {
      takenAway.made(by: unit, inverse: aim)
    }
  }

  private func aim(_ words: [Argument], _ unit: Unit) -> TakenAway.Aim? {
    TakenAway.Aim(words, region: plan.region) { text(of: $0, unit) }
  }

  private mutating func add(_ action: Action, _ unit: Unit, to step: inout Step) {
    switch judgement(of: action, unit) {
    case .nothing: break
    case .stays(let reason):
      step.notCarriedOut.append(
        Step.Clause(line: action.line, text: "\(reason): \(words(action, unit))"))
    case .undone(let steps, let former):
      self.former = former
      // Commands of one unit keep their order; units come in reverse.
      for (index, inverse) in steps.enumerated() {
        let number = index == 0 ? "" : "/\(index + 1)"
        append(inverse, id: "undo/\(unit.label)\(number)", of: action, unit, to: &step)
      }
      self.former = [:]
    }
  }

  private mutating func append(
    _ inverse: UndoTable.Step, id: String, of action: Action, _ unit: Unit, to step: inout Step
  ) {
    let invocation = bind(inverse.invocation, unit)
    var effect = Action.Effect.unknown
    if case .arguments(let words) = invocation { effect = .of(words) }
    step.actions.append(
      Action(
        id: id, kind: .command, origin: action.origin, line: action.line, effect: effect,
        invocation: invocation, text: action.text))
    guard let waiting = inverse.waiting else { return }
    let state = waiting.wait.untilGone ? "gone" : waiting.wait.success.joined(separator: " or ")
    step.actions.append(
      Action(
        id: "\(id)/wait", kind: .wait, origin: action.origin, line: action.line, effect: .read,
        invocation: bind(.arguments(waiting.arguments), unit), text: "wait until it is \(state)",
        wait: waiting.wait, timeout: waiting.timeout))
  }

  // MARK: - What is taken back

  private enum Judgement {
    /// It did nothing that could be taken back.
    case nothing
    /// It is left as it is, and why.
    case stays(String)
    /// These take it back, with values of the former state.
    case undone([UndoTable.Step], former: [String: String] = [:])
  }

  private func judgement(of action: Action, _ unit: Unit) -> Judgement {
    let state = record.state.unit(unit)
    let result = history.traces[unit]?.result
    if action.effect == .read, action.undo == nil { return .nothing }
    if takenAway.units.contains(unit) { return .nothing }
    switch state.status {
    case .pending, .skipped, .waiting: return .nothing
    case .running, .unknown: return .stays("its outcome is not known; runbook resume finds out")
    case .failed: return .stays("it failed, so see for yourself whether it left something")
    case .done: break
    }
    if state.isFound, action.undo == nil {
      return .stays("whether the run did it is not known, since only its check found it done")
    }
    if state.isAdopted, !state.isFound { return .stays("it was there before the run") }
    if result?.outcome != .done, action.undo == nil {
      return record.state.beginning?.sandbox == nil ? .stays("it was done by hand") : .nothing
    }
    let invocation = action.invocation(for: item(of: unit))
    if action.effect == .ensure || action.effect == .update && action.undo == nil,
      let judgement = formerJudgement(action, invocation, state, result)
    {
      return judgement
    }
    guard let steps = UndoTable.inverse(of: action, running: invocation) else {
      let isGone = action.effect == .delete
      return .stays(isGone ? "it was deleted, and nothing brings it back" : "it has no inverse")
    }
    return .undone(steps)
  }

  /// What the former state says of something that was brought into a state or replaced; nil where
  /// its inverse takes it back.
  private func formerJudgement(
    _ action: Action, _ invocation: Invocation?, _ state: UnitState, _ result: AttemptResult?
  ) -> Judgement? {
    // The service said that it was so already.
    if action.effect == .ensure, result?.message != nil {
      return .stays("it was so before the run")
    }
    // Of what the run itself made nothing was there before.
    let isOwn =
      state.maker != nil
      || !history.made.isDisjoint(with: invocation.map(UndoPlan.subjects) ?? [])
    guard let text = state.former ?? (isOwn ? "" : nil) else {
      let isKnown = invocation.map(UndoPlan.restores) ?? false
      return action.effect == .ensure || isKnown
        ? .stays("how it was before the run is not known") : nil
    }
    if case .arguments(let words)? = invocation,
      let answer = FormerState(text: text, arguments: state.arguments).answer(for: words)
    {
      switch answer {
      case .unchanged: return .stays("it was so before the run")
      case .lasting where isOwn: return .nothing
      case .lasting(let reason): return .stays(reason)
      case .commands(let commands, let values):
        return .undone(
          commands.map { UndoTable.Step(invocation: .arguments($0)) }, former: values)
      }
    }
    // What was changed of a thing that the run made goes with it.
    if isOwn, action.effect == .update { return .nothing }
    return action.effect == .ensure && !text.isEmpty ? .stays("it was so before the run") : nil
  }

  /// The names of the values that say what a command changes.
  ///
  /// Those are the ones that its former state is read by, where that can be read: an ARN in a policy
  /// does not say whose policy it is.
  private static func subjects(_ invocation: Invocation) -> Set<String> {
    guard case .arguments(let words) = invocation,
      let probe = RestoreTable.probe(for: words) ?? FormerTable.probe(for: words)
    else { return Set(invocation.names) }
    return Set(probe.reads.flatMap { $0.arguments.flatMap(\.names) })
  }

  private static func restores(_ invocation: Invocation) -> Bool {
    guard case .arguments(let words) = invocation else { return false }
    return RestoreTable.restoration(for: words) != nil
  }

  private func item(of unit: Unit) -> RunItem? {
    let items = record.state.actions[unit.action]?.items ?? []
    return unit.item.flatMap { items.indices.contains($0) ? items[$0] : nil }
  }

  // MARK: - Values

  private func value(of name: String, _ unit: Unit) -> RunValue? {
    former[name].map(RunValue.text) ?? item(of: unit)?.values[name].map(RunValue.text)
      ?? history.traces[unit]?.values[name]
      ?? record.state.values[name]
  }

  private func text(of name: String, _ unit: Unit) -> String? {
    if case .text(let text)? = value(of: name, unit) { text } else { nil }
  }

  /// An invocation whose names stand for what they stood for in the unit: a name that stands for
  /// several things in the run gets a number.
  private mutating func bind(_ invocation: Invocation, _ unit: Unit) -> Invocation {
    var names: [String: String] = [:]
    for name in invocation.names { names[name] = bind(name, unit) }
    switch invocation {
    case .arguments(let words):
      return .arguments(words.map { Argument(UndoPlan.renamed($0.pieces, names)) })
    case .script(var script):
      for index in script.variables.indices {
        script.variables[index].name =
          names[script.variables[index].name] ?? script.variables[index].name
      }
      return .script(script)
    }
  }

  private mutating func bind(_ name: String, _ unit: Unit) -> String {
    if name == "run-id" {
      // Means the run that is taken back, and not the one that does so.
      values["undone-run-id"] = .text(record.id.text)
      return "undone-run-id"
    }
    if Plan.ambientNames.contains(name) { return name }
    guard let value = value(of: name, unit) else {
      if record.state.secretNames.contains(name) { secretNames.insert(name) }
      return name
    }
    var free = name
    var number = 1
    while let taken = values[free], taken != value {
      number += 1
      free = "\(name)-\(number)"
    }
    values[free] = value
    return free
  }

  private static func renamed(_ pieces: [Argument.Piece], _ names: [String: String])
    -> [Argument.Piece]
  {
    pieces.map { piece in
      switch piece {
      case .literal: piece
      case .value(let name): .value(names[name] ?? name)
      case .jsonText(let name): .jsonText(names[name] ?? name)
      case .jsonList(let name, let prefix, let suffix):
        .jsonList(
          names[name] ?? name, prefix: renamed(prefix, names), suffix: renamed(suffix, names))
      }
    }
  }

  /// What a unit did, for people: its service, its operation and the words that name things.
  private func words(_ action: Action, _ unit: Unit) -> String {
    guard case .arguments(let words)? = action.invocation(for: item(of: unit)) else {
      return action.text
    }
    return words.prefix(7).map { word in
      word.text { name in text(of: name, unit) }
    }.joined(separator: " ")
  }
}
