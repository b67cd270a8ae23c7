package import Compiler
import Platform

/// What must hold before a run goes on, and what the person decided about it.
package enum Resumption {
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

  /// The options of a run that is gone on with, or taken back: its commands run where it did.
  ///
  /// - Parameters:
  ///   - options: What the person asked for.
  ///   - folder: Where the run's commands run; nil where an old journal does not say.
  ///   - files: Where that folder is looked for.
  /// - Returns: The options, with the folder.
  /// - Throws: Where it does not exist, and the person did not choose another one.
  static func placed(_ options: RunOptions, in folder: String?, files: any FileSystem)
    throws(EngineError) -> RunOptions
  {
    guard !options.movesHere, let folder else { return options }
    guard (try? files.status(folder))?.kind == .folder else { throw .folderGone(folder) }
    var options = options
    options.folder = folder
    return options
  }

  /// The actions that a word on the command line means: those of a step, or one.
  package static func actions(_ word: String, in plan: Plan) throws(EngineError) -> [Action] {
    switch StepName(word, in: plan) {
    case .step(let index): return plan.steps[index].actions
    case .action(let step, let action): return [plan.steps[step].actions[action]]
    case .nothing(let nearest): throw .noSuchStep(word, nearest: nearest)
    case .several(let candidates): throw .ambiguousStep(word, candidates)
    }
  }
}

extension RunDriver {
  /// Records what the person decided about actions on the command line.
  ///
  /// - Throws: Where a decision names no action, or one that is done, or the check of an action that
  ///   is said to be done fails.
  func decide(_ decisions: [RunOptions.Decision]) throws(EngineError) {
    for decision in decisions {
      for action in try Resumption.actions(decision.step, in: plan) {
        guard let step = actions.first(where: { $0.action.id == action.id })?.step else { continue }
        let state = folder.state.actions[action.id] ?? ActionState()
        if state.status.isSettled { throw .alreadySettled(action.id) }
        if decision.kind == .done, let failure = try checkByHand(step, action) {
          throw .notDone(action: action.id, reason: failure)
        }
        if decision.kind == .retry, action.asksFirst {
          record(.confirmed(action: action.id, targets: [action.id]))
        }
        let units =
          state.hasItems
          ? state.units.indices.map { Unit(action: action.id, item: $0) }
          : [Unit(action: action.id)]
        for unit in units where !folder.state.unit(unit).status.isSettled {
          record(event(of: decision, unit))
        }
      }
    }
  }

  private func event(of decision: RunOptions.Decision, _ unit: Unit) -> RunEvent {
    let reason = decision.note ?? "decided on the command line"
    return switch decision.kind {
    case .done: .doneByHand(unit, note: decision.note, by: world.person)
    case .skip: .skipped(unit, reason: reason, by: world.person)
    case .retry: .reopened(unit, reason: reason, by: world.person)
    }
  }
}

/// An edit of the document that a resumed run meets.
struct PlanEdit {
  /// Actions of which something is known, and that are another id now.
  var renamed: [String: String]
  /// Actions that have begun, and are worded differently or gone.
  var differences: [PlanDifference]

  /// Compares; nil where the two are the same for the run.
  init?(from old: Plan, to new: Plan, state: RunState) {
    if old == new { return nil }
    let comparison = PlanComparison(from: old, to: new)
    renamed = comparison.renamed.filter { state.actions[$0.key] != nil }
    differences = comparison.differences.filter { difference in
      guard let action = state.actions[difference.action] else { return false }
      // What failed or never ran may be worded anew: that is why people edit between the two.
      return action.status == .done || action.status == .unknown || action.settledItems > 0
    }
  }
}
