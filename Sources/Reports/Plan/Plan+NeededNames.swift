import Compiler

extension Plan {
  /// The names that stand for several values: inputs that are lists, and what projections give.
  var listNames: Set<String> {
    Set(inputs.filter(\.isList).map(\.name))
      .union(actions.flatMap { $0.action.gives.filter(\.isList).map(\.name) })
  }

  /// The names of the values that some action needs anywhere: in its command, its check, what it
  /// expects, or what it takes back.
  var neededNames: Set<String> {
    var names: Set<String> = []
    for action in steps.flatMap(\.actions) {
      names.formUnion(action.needs)
      names.formUnion(action.undo?.names ?? [])
      switch action.expectation {
      case .transcript(let text)?: names.formUnion(text.names)
      case .contains(let texts)?, .members(_, let texts)?: names.formUnion(texts.flatMap(\.names))
      case nil: break
      }
      for alternative in action.forEach?.alternatives ?? [] {
        names.formUnion(alternative.invocation.names)
      }
    }
    for step in steps { names.formUnion(step.actor?.names ?? []) }
    return names
  }
}
