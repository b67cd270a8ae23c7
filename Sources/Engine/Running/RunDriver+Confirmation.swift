import Compiler

/// Questions that the approval of the plan does not answer: what is deleted or replaced, and what the
/// document wants to be asked about.
extension RunDriver {
  /// One thing that is taken away or replaced and that this run did not make.
  private struct Doubt {
    /// What the person types: the values that name it.
    var target: String
    /// How `--var` names it, of each value.
    var variables: [(name: String, value: String)]
    /// The command.
    var command: [String]
  }

  // MARK: - Targets

  /// Makes sure that a person agreed to every target of a delete or an update that this run did not
  /// create.
  ///
  /// - Returns: Why the run stops; nil where it goes on.
  func confirmTargets(_ step: Step, _ action: Action, _ units: [Unit]) throws(EngineError)
    -> RunOutcome?
  {
    // A rehearsal harms nobody, and what an undo takes back was shown and made by that run.
    guard options.sandbox == nil, folder.state.beginning?.undoOf == nil else { return nil }
    let state = folder.state.actions[action.id] ?? ActionState()
    let agreed = Set(state.confirmedTargets)
    var doubts: [Doubt] = []
    var seen = agreed
    for unit in units {
      let item = unit.item.flatMap { state.items.indices.contains($0) ? state.items[$0] : nil }
      guard let doubt = doubt(about: action, item), seen.insert(doubt.target).inserted else {
        continue
      }
      doubts.append(doubt)
    }
    if doubts.isEmpty { return nil }
    try commit()
    let targets = doubts.map { masker.masked($0.target) }
    let confirmation = TargetConfirmation(
      step: step, action: action, targets: targets,
      commands: doubts.map { $0.command.map(masker.masked) })
    switch delegate.confirm(confirmation) {
    case .answer(true):
      record(.confirmed(action: action.id, targets: targets))
      try commit()
      return nil
    case .answer(false):
      return try pause(action.id, "its targets were not confirmed", need: .confirmation([]))
    case .cannotAsk:
      let list = targets.map { "\"\($0)\"" }.joined(separator: ", ")
      return try pause(
        action.id,
        "it would \(action.effect.rawValue) \(list), which this run did not create, and nobody "
          + "can be asked to confirm that by name", need: .confirmation(variables(of: doubts)))
    case .interrupted(let signal): return try interrupt(signal)
    }
  }

  /// What a person must confirm of an action, or of one item of it; nil for nothing.
  private func doubt(about action: Action, _ item: RunItem?) -> Doubt? {
    guard case .arguments(let words)? = action.invocation(for: item) else { return nil }
    let targets = ActionTarget.all(of: words, effect: action.effect)
    let bound = bindings.with(item)
    // What cannot be written out fails when it is to run, with its reason.
    guard !targets.isEmpty, let line = try? CommandLine(.arguments(words), bound, models) else {
      return nil
    }
    var doubt = Doubt(target: "", variables: [], command: line.shown)
    var values: [String] = []
    for target in targets {
      let isMade = createdTargets.makers(of: target, in: words).contains { made(by: $0) }
      let foreign = target.value.names.filter { !isOwn($0, item) }
      guard !isMade, !foreign.isEmpty || target.value.literal != nil,
        let text = try? target.value.rendered(bound).text, !isNamed(text, as: target.name)
      else { continue }
      values.append(text)
      if foreign.isEmpty {
        doubt.variables.append((variable(target.name), text))
      } else {
        for name in foreign {
          if case .text(let text)? = bound[name] { doubt.variables.append((name, text)) }
        }
      }
    }
    doubt.target = values.joined(separator: "/")
    return values.isEmpty ? nil : doubt
  }

  /// Whether `--var` names a target that stands in the document itself.
  private func isNamed(_ text: String, as name: String) -> Bool {
    [variable(name), ActionTarget.anyName].contains { name in
      switch options.values.given(name) {
      case .text(let given)?: given == text
      case .list(let given)?: given.contains(text)
      case nil: false
      }
    }
  }

  /// The name under which `--var` confirms a target of that option: an input's name is the input's.
  private func variable(_ option: String) -> String {
    plan.inputs.contains { $0.name == option } ? ActionTarget.anyName : option
  }

  private func variables(of doubts: [Doubt]) -> [(name: String, value: String)] {
    var all: [(name: String, value: String)] = []
    for variable in doubts.flatMap(\.variables) where !all.contains(where: { $0 == variable }) {
      all.append(variable)
    }
    return all.filter { masker.masked($0.value) == $0.value }
  }

  /// Whether an action made something in this run, and did not find it there.
  private func made(by action: String) -> Bool {
    guard let state = folder.state.actions[action] else { return false }
    return state.status == .done && !state.whole.isAdopted
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
  private func isMade(_ name: String) -> Bool {
    var isMade = false
    for (_, action) in actions {
      guard let state = folder.state.actions[action.id], state.gave.contains(name) else { continue }
      // Of a name that two actions give it is not known whose value it has.
      if state.whole.isAdopted || state.units.contains(where: \.isAdopted) { return false }
      isMade = isMade || action.effect == .create
    }
    return isMade
  }

  private func itemSource(binding name: String) -> ForEach.Source? {
    actions.lazy.compactMap(\.action.forEach).first { $0.boundNames.contains(name) }?.source
  }

  // MARK: - What the document wants to be asked about

  /// Asks a person before an action with `confirm`, once.
  ///
  /// - Returns: Why the run stops; nil where it goes on.
  func askFirst(_ step: Step, _ action: Action) throws(EngineError) -> RunOutcome? {
    guard action.asksFirst, options.sandbox == nil else { return nil }
    let state = folder.state.actions[action.id] ?? ActionState()
    // The answer counts for all its items, and for whoever goes on with the run.
    guard !state.confirmedTargets.contains(action.id) else { return nil }
    try commit()
    let command = action.invocation.flatMap { try? CommandLine($0, bindings, models) }
    let confirmation = TargetConfirmation(
      step: step, action: action, targets: [],
      commands: command.map { [$0.shown.map(masker.masked)] } ?? [])
    switch delegate.confirm(confirmation) {
    case .answer(true):
      record(.confirmed(action: action.id, targets: [action.id]))
      try commit()
      return nil
    case .answer(false): return try pause(action.id, "a person said no", need: .agreement)
    case .cannotAsk:
      return try pause(
        action.id,
        (action.reason ?? "the document asks for confirmation here") + ", and nobody can be asked",
        need: .agreement)
    case .interrupted(let signal): return try interrupt(signal)
    }
  }
}
