import Compiler

/// What must hold before a run goes on, and what the person decided about it.
enum Resumption {
  /// Refuses another account, region, caller or sandbox.
  static func check(_ state: RunState, against now: Identity?, options: RunOptions)
    throws(EngineError)
  {
    let sandbox = state.beginning?.sandbox
    guard sandbox == options.sandbox?.name else {
      throw .differentSession(
        what: "sandbox", before: sandbox ?? "no sandbox", now: options.sandbox?.name ?? "no sandbox"
      )
    }
    guard let before = state.beginning?.session.identity, let now else { return }
    guard before.partition == now.partition, before.account == now.account else {
      throw .differentSession(what: "account", before: before.account, now: now.account)
    }
    guard before.region == now.region else {
      throw .differentSession(
        what: "region", before: before.region ?? "none", now: now.region ?? "none")
    }
    if before.stableCaller != now.stableCaller, !options.acceptsCaller {
      throw .differentSession(what: "caller", before: before.caller, now: now.caller)
    }
  }

  /// Records what the person decided about actions on the command line.
  static func decide(
    _ decisions: [RunOptions.Decision], plan: Plan, folder: RunFolder, person: Person
  ) throws(EngineError) {
    for decision in decisions {
      for action in try find(decision.step, in: plan) {
        let state = folder.state.actions[action.id] ?? ActionState()
        let units =
          state.hasItems
          ? state.units.indices.map { Unit(action: action.id, item: $0) }
          : [Unit(action: action.id)]
        for unit in units {
          let status = folder.state.unit(unit).status
          if status.isSettled { continue }
          switch decision.kind {
          case .done: folder.record(.doneByHand(unit, note: decision.note, by: person))
          case .skip:
            folder.record(
              .skipped(unit, reason: decision.note ?? "a person says so", by: person))
          case .retry:
            folder.record(
              .reopened(unit, reason: decision.note ?? "a person says so", by: person))
          }
        }
      }
    }
  }

  /// The actions that a step's id, an action's id, or an end of one that no other has, means.
  static func find(_ text: String, in plan: Plan) throws(EngineError) -> [Action] {
    if let step = plan.steps.first(where: { $0.id == text }) { return step.actions }
    let all = plan.actions.map(\.action)
    if let action = all.first(where: { $0.id == text }) { return [action] }
    func ends(_ id: String) -> Bool { id.hasSuffix("/" + text) || id.hasSuffix(text) }
    let steps = plan.steps.filter { ends($0.id) }
    let actions = all.filter { ends($0.id) }
    if steps.count == 1, actions.isEmpty { return steps[0].actions }
    if actions.count == 1, steps.isEmpty { return actions }
    throw .noSuchStep(text, candidates: steps.map(\.id) + actions.map(\.id))
  }
}
