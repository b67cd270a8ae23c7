import Compiler
import Platform

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
}

extension RunDriver {
  /// Records what the person decided about actions and items on the command line.
  ///
  /// - Throws: Where a decision names nothing, or what is done; where the check of what is said to be
  ///   done fails; where a whole for-each is said to be done of which items never began.
  func decide(_ decisions: [RunOptions.Decision]) throws(EngineError) {
    for decision in decisions {
      let name = try UnitName(decision.step, in: plan, folder.state)
      for action in name.actions {
        guard let step = actions.first(where: { $0.action.id == action.id })?.step else { continue }
        let units = name.units(of: action, folder.state).filter { unit in
          !folder.state.unit(unit).status.isSettled
        }
        if folder.state.actions[action.id]?.status.isSettled == true || units.isEmpty {
          throw .alreadySettled(name.items == nil ? action.id : decision.step)
        }
        if decision.kind == .done {
          if name.items == nil { try refuseUnbegun(units, of: action) }
          for unit in units {
            if let failure = try checkByHand(step, action, unit) {
              throw .notDone(action: unit.label, reason: failure)
            }
          }
        }
        if decision.kind == .retry, name.items == nil, action.asksFirst {
          record(.confirmed(action: action.id, targets: [action.id]))
        }
        for unit in units { record(event(of: decision, unit)) }
      }
    }
  }

  /// Refuses to take the items of a for-each for done that never began, unless they are named: who
  /// speaks of one that was interrupted does not mean those behind it.
  private func refuseUnbegun(_ units: [Unit], of action: Action) throws(EngineError) {
    var begun: [Int] = []
    var unbegun: [Int] = []
    for item in units.compactMap(\.item) {
      let state = folder.state.unit(Unit(action: action.id, item: item))
      if state.status == .pending, state.attempts == 0 {
        unbegun.append(item)
      } else {
        begun.append(item)
      }
    }
    if unbegun.isEmpty { return }
    let items = folder.state.actions[action.id]?.items ?? []
    throw .itemsNotBegun(
      action: action.id, begun: begun, unbegun: unbegun,
      names: unbegun.prefix(8).map { masker.masked(items[$0].text) })
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
    differences = comparison.differences.compactMap { difference in
      guard let action = state.actions[difference.action] else { return nil }
      var difference = difference
      difference.isUnknown = action.mayHaveLeftovers || action.isRunning
      // What failed or never ran may be worded anew: that is why people edit between the two.
      let counts = difference.isUnknown || action.status == .done || action.settledItems > 0
      return counts ? difference : nil
    }
  }
}
