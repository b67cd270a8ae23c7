import Compiler

/// What each unit of a run used and gave, which the run's state no longer says where two actions
/// give values of one name.
struct RunHistory {
  /// What is known of a unit that ran.
  struct Trace {
    /// What names stood for when its last attempt started, and what it gave.
    var values: [String: RunValue]
    /// How its last attempt ended.
    var result: AttemptResult?
  }

  private(set) var traces: [Unit: Trace] = [:]
  /// Names of values that creating actions of the run gave.
  private(set) var made: Set<String> = []

  /// Reads a run's journal.
  ///
  /// - Parameter record: The run.
  init(_ record: RunRecord) {
    let actions = Dictionary(
      record.plan.actions.map { ($0.action.id, $0.action) }, uniquingKeysWith: { first, _ in first }
    )
    let creating = Set(actions.values.filter { $0.effect == .create }.map(\.id))
    // Of each action only what it and its inverse may name, so that the traces stay small.
    var relevant: [String: Set<String>] = [:]
    for action in actions.values { relevant[action.id] = RunHistory.names(of: action) }
    var values: [String: RunValue] = [:]
    for entry in record.entries {
      switch entry.event {
      case .began(let beginning): values = beginning.values
      case .valuesSet(let more, _): values.merge(more) { _, new in new }
      case .started(let unit, _):
        let names = relevant[unit.action] ?? []
        traces[unit] = Trace(values: values.filter { names.contains($0.key) })
      case .ended(let unit, let result):
        values.merge(result.gives) { _, new in new }
        traces[unit, default: Trace(values: [:])].result = result
        traces[unit]?.values.merge(result.gives) { _, new in new }
        if result.outcome == .done, creating.contains(unit.action) {
          made.formUnion(result.gives.keys)
          made.formUnion(result.secretGives)
        }
      case .adopted(_, let gives, _): values.merge(gives) { _, new in new }
      case .planChanged(let change):
        var moved: [Unit: Trace] = [:]
        for (unit, trace) in traces {
          let action = change.renamed[unit.action] ?? unit.action
          moved[Unit(action: action, item: unit.item)] = trace
        }
        traces = moved
      default: break
      }
    }
  }

  private static func names(of action: Action) -> Set<String> {
    var names = Set(action.gives.map(\.name))
    for invocation in [action.invocation, action.undo].compactMap({ $0 }) {
      names.formUnion(invocation.names)
    }
    for alternative in action.forEach?.alternatives ?? [] {
      names.formUnion(alternative.invocation.names)
    }
    return names
  }
}
