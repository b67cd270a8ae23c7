package import Compiler

/// What a word on the command line means in a run: a step or an action (``StepName``), or some items
/// of an action's for-each.
///
/// `f/2/1[2]` is the second item of the action `f/2/1`, as messages and logs name it (``Unit/label``),
/// and `f/2/1[3-8]` are six of them.
package struct UnitName: Sendable {
  /// The actions: those of a step, or one.
  package let actions: [Action]
  /// Which items of the one action, from 0; nil where no items are named.
  package let items: Range<Int>?

  /// Finds out what a word means.
  ///
  /// - Parameters:
  ///   - word: The word.
  ///   - plan: The run's plan.
  ///   - state: What is known of the run, which knows the items.
  /// - Throws: Where it means nothing, several things, or items that the action has not.
  package init(_ word: String, in plan: Plan, _ state: RunState) throws(EngineError) {
    let (name, items) = UnitName.split(word)
    switch StepName(name, in: plan) {
    case .step(let index): actions = plan.steps[index].actions
    case .action(let step, let action): actions = [plan.steps[step].actions[action]]
    case .nothing(let nearest): throw .noSuchStep(name, nearest: nearest)
    case .several(let candidates): throw .ambiguousStep(name, candidates)
    }
    self.items = items
    guard let items else { return }
    let known = actions.count == 1 ? state.actions[actions[0].id] : nil
    let count = known?.items.count ?? 0
    guard items.upperBound <= count else { throw .noSuchItem(word, of: name, count: count) }
  }

  /// What of an action the word means: the items that it names, or all that the action has.
  package func units(of action: Action, _ state: RunState) -> [Unit] {
    items.map { $0.map { Unit(action: action.id, item: $0) } } ?? Unit.all(of: action, state)
  }

  /// Several items of an action that stand side by side, as a person names them: `f/2/1[3-8]`.
  package static func label(of items: Range<Int>, in action: String) -> String {
    items.count == 1
      ? Unit(action: action, item: items.lowerBound).label
      : "\(action)[\(items.lowerBound + 1)-\(items.upperBound)]"
  }

  /// Takes `[2]` or `[3-8]` off the end of a word; a word that ends in anything else is left whole.
  private static func split(_ word: String) -> (name: String, items: Range<Int>?) {
    guard word.hasSuffix("]"), let open = word.lastIndex(of: "[") else { return (word, nil) }
    let numbers = word[word.index(after: open)...].dropLast()
      .split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false).map { Int($0) }
    guard let first = numbers.first.flatMap({ $0 }), let last = numbers.last.flatMap({ $0 }),
      first > 0, last >= first
    else { return (word, nil) }
    return (String(word[..<open]), first - 1..<last)
  }
}

extension Unit {
  /// What an action consists of: its items once they are fixed, else itself.
  package static func all(of action: Action, _ state: RunState) -> [Unit] {
    guard let known = state.actions[action.id], known.hasItems else {
      return [Unit(action: action.id)]
    }
    return known.items.indices.map { Unit(action: action.id, item: $0) }
  }
}

extension RunItem {
  /// What distinguishes it for a person: its values, in the order of their names.
  package var text: String {
    values.sorted { $0.key < $1.key }.map(\.value).joined(separator: ", ")
  }
}
