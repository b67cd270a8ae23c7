import Compiler
package import Source

/// A secret that a plan would put where others can read it, found before anything runs.
package struct ExposedSecret: Hashable, Sendable {
  /// Where it would be seen.
  package enum Place: Hashable, Sendable {
    /// Among the arguments of this program, which every user of the machine sees.
    case arguments(program: String)
    /// Among the items that an action goes over, which the journal has.
    case items
  }

  /// Its name.
  package var name: String
  /// Where.
  package var place: Place
  /// The placeholder in the document; of a value that an action gives, the line of the command.
  package var location: SourceLocation

  /// Makes one.
  package init(name: String, place: Place, location: SourceLocation) {
    self.name = name
    self.place = place
    self.location = location
  }

  /// Finds all secrets of a plan that would be seen.
  ///
  /// What a script does with the values in its environment is not looked at.
  ///
  /// - Parameters:
  ///   - plan: The plan.
  ///   - names: The names that stand for secrets.
  ///   - models: How the AWS CLI takes an option in its input document.
  ///   - isOpen: Whether an action may still run.
  /// - Returns: Them, in the order of the plan.
  static func all(
    in plan: Plan, secrets names: Set<String>, models: ServiceModels,
    where isOpen: (Step, Action) -> Bool
  ) -> [ExposedSecret] {
    if names.isEmpty, !plan.steps.contains(where: { $0.actions.contains { $0.forEach != nil } }) {
      return []
    }
    let uses = Dictionary(
      plan.inputs.map { ($0.name, $0.usedAt) }, uniquingKeysWith: { first, _ in first })
    let standIns = StandIns(secrets: names)
    var found: [ExposedSecret] = []
    let actions = plan.actions
    for (index, (step, action)) in actions.enumerated() where isOpen(step, action) {
      let next = index + 1 < actions.count ? actions[index + 1].action.line : Int.max
      let end = max(action.line + 1, next)
      func add(_ name: String, _ place: Place) {
        let use = uses[name]?.first { $0.line >= action.line && $0.line < end }
        let exposed = ExposedSecret(
          name: name, place: place,
          location: use ?? SourceLocation(line: action.line, column: 1))
        if !found.contains(exposed) { found.append(exposed) }
      }
      if let forEach = action.forEach {
        for name in secretItems(of: forEach, names) { add(name, .items) }
      }
      for invocation in invocations(of: action) {
        if case .exposed(let name, let program)? = standIns.error(of: invocation, models) {
          add(name, .arguments(program: program))
        }
      }
    }
    return found
  }

  private static func invocations(of action: Action) -> [Invocation] {
    [action.invocation, action.check].compactMap(\.self)
      + (action.forEach?.alternatives.map(\.invocation) ?? [])
  }

  /// The secrets that items would have.
  private static func secretItems(of forEach: ForEach, _ names: Set<String>) -> [String] {
    switch forEach.source {
    case .list(let name, let item):
      if names.contains(name) {
        [name]
      } else {
        names.contains(item) || SecretNames.isSecret(item) ? [item] : []
      }
    case .output(_, _, let bindings):
      bindings.map(\.name).filter { names.contains($0) || SecretNames.isSecret($0) }
    }
  }
}

/// Values that stand for those that are not known yet, to see whether a command could be written: each
/// a text that fits into JSON with quotes and without.
private struct StandIns {
  let secrets: Set<String>

  func error(of invocation: Invocation, _ models: ServiceModels) -> RenderingError? {
    guard !secrets.isDisjoint(with: invocation.names) else { return nil }
    var bindings = Bindings()
    for name in invocation.names {
      if secrets.contains(name) {
        bindings.secrets[name] = .text("1")
      } else {
        bindings.values[name] = .text("1")
      }
    }
    do {
      _ = try CommandLine(invocation, bindings, models)
      return nil
    } catch {
      return error
    }
  }
}
