package import Compiler

/// What an edit of the document did to its plan.
///
/// Ids come from the structure, so that a step that is inserted changes the ids of those behind it;
/// what an action does tells which one it is.
package struct PlanComparison: Sendable {
  /// Actions that are the same and have another id now: old id, new id.
  package var renamed: [String: String] = [:]
  /// Actions that are worded differently, or are gone, in the order of the old plan.
  package var differences: [PlanDifference] = []
  /// Ids of the actions that are new, in the order of the new plan.
  package var added: [String] = []

  /// Compares two plans.
  ///
  /// - Parameters:
  ///   - old: The plan before.
  ///   - new: The plan now.
  package init(from old: Plan, to new: Plan) {
    let before = old.actions.map(\.action)
    let now = new.actions.map(\.action)
    var free: [String: [Int]] = [:]
    for (index, action) in now.enumerated().reversed() {
      free[PlanComparison.key(action), default: []].append(index)
    }
    let places = Dictionary(
      now.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    var matched: [Int?] = Array(repeating: nil, count: before.count)
    var used: Set<Int> = []
    // The same thing at the same place, then the same thing elsewhere, then another thing at the
    // same place.
    for (index, action) in before.enumerated() {
      guard let place = places[action.id], !used.contains(place),
        PlanComparison.key(now[place]) == PlanComparison.key(action)
      else { continue }
      matched[index] = place
      used.insert(place)
    }
    for (index, action) in before.enumerated() where matched[index] == nil {
      let key = PlanComparison.key(action)
      while let place = free[key]?.popLast() {
        if used.contains(place) { continue }
        matched[index] = place
        used.insert(place)
        break
      }
    }
    for (index, action) in before.enumerated() {
      if let place = matched[index] {
        if now[place].id != action.id { renamed[action.id] = now[place].id }
        continue
      }
      let place = places[action.id].flatMap { used.contains($0) ? nil : $0 }
      if let place { used.insert(place) }
      differences.append(
        PlanDifference(
          action: action.id, line: place.map { now[$0].line },
          before: PlanComparison.words(action), now: place.map { PlanComparison.words(now[$0]) }))
    }
    added = now.indices.filter { !used.contains($0) }.map { now[$0].id }
  }

  /// What an action does: everything but where it stands and how it is introduced.
  private static func key(_ action: Action) -> String {
    var key = "\(action.kind.rawValue) \(action.effect.rawValue)\n\(words(action))\n"
    for give in action.gives { key += "\(give.name)=\(give.path)\n" }
    if let source = action.forEach?.source {
      switch source {
      case .list(let name, let item): key += "each \(item) of \(name)"
      case .output(_, let path, let bindings):
        key +=
          "each of \(path): " + bindings.map { "\($0.name)=\($0.field)" }.joined(separator: ",")
      }
    }
    return key
  }

  /// What an action does, for people.
  private static func words(_ action: Action) -> String {
    switch action.invocation {
    case .arguments(let words)?: words.map(\.description).joined(separator: " ")
    case .script(let script)?: script.source
    case nil: action.text
    }
  }
}
