import Compiler

/// What is to be done about an action next: a pure function of the plan and the run's state.
enum Decision: Hashable {
  /// Nothing: it is done, adopted, skipped, or all of its items are.
  case nothing
  /// It is left out.
  case leaveOut(String)
  /// It is shown and not run.
  case rehearse
  /// A person does it.
  case ask
  /// Its items must be found and fixed.
  case findItems
  /// The outcome of this unit is unknown and must be found out.
  case resolve(Unit)
  /// These units run.
  case run([Unit])

  /// What decides beside the state.
  struct Circumstances {
    /// Why the step is left out, if it is.
    var leftOut: String?
    /// Whether this is a rehearsal, and of what.
    var sandbox: RunOptions.Sandbox?
  }

  /// Decides.
  ///
  /// - Parameters:
  ///   - action: The action.
  ///   - state: What is known of it.
  ///   - circumstances: What decides beside the state.
  /// - Returns: What is to be done next.
  static func of(_ action: Action, _ state: ActionState, _ circumstances: Circumstances) -> Decision
  {
    if state.status.isSettled { return .nothing }
    let hasBegun = state.attempts > 0
    if let reason = circumstances.leftOut, !hasBegun { return .leaveOut(reason) }
    guard action.kind != .manual, let invocation = action.invocation else {
      return circumstances.sandbox == nil ? .ask : .rehearse
    }
    if let sandbox = circumstances.sandbox, !sandbox.runsOtherCommands, !invocation.isAWS {
      return .rehearse
    }
    guard action.forEach != nil else {
      let unit = Unit(action: action.id)
      return state.whole.status == .unknown ? .resolve(unit) : .run([unit])
    }
    if !state.hasItems { return .findItems }
    var open: [Unit] = []
    for (index, unit) in state.units.enumerated() where !unit.status.isSettled {
      if unit.status == .unknown { return .resolve(Unit(action: action.id, item: index)) }
      open.append(Unit(action: action.id, item: index))
    }
    return .run(open)
  }
}

extension Invocation {
  /// Whether it is an `aws` command, without a shell.
  var isAWS: Bool {
    guard case .arguments(let words) = self else { return false }
    return words.first?.literal == "aws"
  }
}
