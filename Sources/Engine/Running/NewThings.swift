import Compiler

/// What a run made itself and what therefore had no state before the run: its former state is known
/// without a look, and each look is one more start of `aws`.
///
/// A fold over the plan and the run's state, so that a resume comes to the same as the process before
/// it. A thing counts as made where its creation ended well in this run; what was adopted, done by
/// hand or lost sight of does not. It counts no longer once something ran that may have taken it
/// away: another one may have made it anew since.
struct NewThings {
  private var things: [AWSThing: Origin] = [:]
  /// Names of values that creations gave.
  private var values: [String: Origin] = [:]
  /// The action up to which the plan was taken in.
  private var next = 0

  private struct Origin {
    /// The action that made it.
    var action: String
    /// Who made it, where the document says so: another actor may be in another account.
    var actor: Argument?
  }

  /// The action that made what a command is about.
  ///
  /// - Parameters:
  ///   - step: The step of the command.
  ///   - words: The command, its values not filled in.
  ///   - arguments: The command as it is to run.
  ///   - item: The item that it runs for.
  /// - Returns: Its id; nil where no action of this run is known to have made it.
  func maker(_ step: Step, _ words: [Argument], _ arguments: [String], _ item: RunItem?) -> String?
  {
    let origins =
      AWSThing.named(by: arguments.map { Argument($0) }).compactMap { things[$0] }
      + AWSThing.identities(in: words).compactMap { name in
        item?.values[name] == nil ? values[name] : nil
      }
    return origins.first { $0.actor == step.actor }?.action
  }

  /// Takes in what came of the actions before one.
  ///
  /// - Parameters:
  ///   - end: That action's place in the plan.
  ///   - actions: The plan's actions.
  ///   - state: What is known of the run.
  mutating func advance(to end: Int, in actions: PlannedActions, _ state: RunState) {
    // What was done under another plan may stand in no action of this one.
    if state.planFile != RunStore.planName || next >= end { return }
    for index in next..<end {
      let (step, action) = actions[index]
      guard let known = state.actions[action.id] else { continue }
      take(action, known, step)
    }
    next = end
  }

  private mutating func take(_ action: Action, _ known: ActionState, _ step: Step) {
    let units = known.hasItems ? known.units : [known.whole]
    if action.effect != .create || units.contains(where: { !$0.isMade }) {
      for name in known.gave { values[name] = nil }
    }
    switch action.effect {
    case .read where action.kind != .manual: break
    case .create where action.invocation?.isAWS == true:
      let origin = Origin(action: action.id, actor: step.actor)
      for unit in units {
        guard let thing = AWSThing.made(by: unit.arguments.map { Argument($0) }) else { continue }
        // A masked name is the same for all secrets.
        let isTold = !unit.arguments.contains { $0.contains(Masker.mask) }
        things[thing] = unit.isMade && isTold ? origin : nil
      }
      if units.allSatisfy(\.isMade) { for name in known.gave { values[name] = origin } }
    case .ensure where action.invocation?.isAWS == true,
      .update where action.invocation?.isAWS == true:
      break
    case .delete where action.invocation?.isAWS == true:
      for unit in units where unit.status != .pending && unit.status != .skipped { drop(unit) }
    default:
      // A person, a script or another program may have done anything; a rehearsed one did nothing.
      if units.contains(where: { $0.attempts > 0 || $0.status == .done }) { forget() }
    }
  }

  /// Takes a deletion in.
  private mutating func drop(_ unit: UnitState) {
    let words = unit.arguments.map { Argument($0) }
    let gone = AWSThing.named(by: words)
    // Done by hand, or of something that its words do not tell, or name in another way.
    guard gone.contains(where: { things[$0] != nil }) else { return forget() }
    for thing in gone { things[thing] = nil }
    values = [:]
  }

  private mutating func forget() {
    things = [:]
    values = [:]
  }
}

extension UnitState {
  /// Whether its command made something that was not there: it ran to a good end in this run.
  fileprivate var isMade: Bool { status == .done && !isAdopted && attempts > 0 && exit == 0 }
}
