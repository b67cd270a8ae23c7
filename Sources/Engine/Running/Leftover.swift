import Compiler
package import Platform

/// What an earlier process of a run started and did not see the end of, and that still runs.
package struct Leftover: Hashable, Sendable {
  /// The unit that it is an attempt of.
  package var unit: Unit
  /// The line of the document that it comes from.
  package var line: Int
  /// What was started, secrets masked.
  package var arguments: [String]
  /// The program and what it started, as far as they still run; never empty.
  package var processes: [RunningProcess]
}

extension RunDriver {
  /// How often is looked whether a leftover has ended.
  private static let interval = Duration.milliseconds(200)

  /// Makes sure that nothing runs beside a program that an earlier process left behind: a person
  /// waits for it, or the run does not go on.
  ///
  /// What a decision on the command line settled or reopened is not looked for.
  ///
  /// - Returns: Why the run stops; nil where it goes on.
  /// - Throws: `stillRunning` where nobody waits.
  func waitForLeftovers() throws(EngineError) -> RunOutcome? {
    var leftovers = self.leftovers()
    if leftovers.isEmpty { return nil }
    switch delegate.wait(for: leftovers) {
    case .answer(true): break
    case .answer(false), .cannotAsk: throw .stillRunning(leftovers)
    case .interrupted(let signal): return try interrupt(signal)
    }
    let began = world.clock()
    while !leftovers.isEmpty {
      delegate.report(.outliving(leftovers, elapsed: world.clock() - began))
      let event = try EngineError.catching { () throws(SystemError) in
        try processes.next(until: world.clock() + Self.interval)
      }
      if case .signal(let signal) = event { return try interrupt(signal) }
      folder.renew()
      leftovers = self.leftovers()
    }
    return nil
  }

  private func leftovers() -> [Leftover] {
    guard folder.state.actions.mayHaveLeftovers else { return [] }
    var found: [Leftover] = []
    for (_, action) in actions {
      guard let state = folder.state.actions[action.id], !state.status.isSettled else { continue }
      let units =
        state.hasItems
        ? state.units.indices.map { Unit(action: action.id, item: $0) }
        : [Unit(action: action.id)]
      for unit in units {
        let known = folder.state.unit(unit)
        guard known.status == .unknown else { continue }
        let mark = "\(Self.markName)=\(mark(of: unit, attempt: known.attempts))"
        let processes = world.remains(known.process, mark)
        if processes.isEmpty { continue }
        found.append(
          Leftover(
            unit: unit, line: action.line, arguments: known.arguments, processes: processes))
      }
    }
    return found
  }

  /// What an attempt's program has in its environment, so that it and what it starts are found.
  ///
  /// The journal's record of its process is written only after it started, and a program that clears
  /// its environment is known only by that record: either finds what the other one misses.
  func mark(of unit: Unit, attempt: Int) -> String { "\(folder.id) \(unit.label) \(attempt)" }

  /// The name of the variable that has the ``mark(of:attempt:)``.
  static let markName = "RUNBOOK_ATTEMPT"
}
