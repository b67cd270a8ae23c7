import Source

/// What a word on the command line means among the steps and actions of a plan: STEP of the help.
///
/// An id wins over the end of one, and a step over its actions: `1` is the step `deploy/1`, and not
/// the action `deploy/1/1`. An end begins behind a `/`.
package enum StepName: Hashable, Sendable {
  /// A step, by its place in the plan.
  case step(Int)
  /// An action, by its step's place and its own in that.
  case action(step: Int, action: Int)
  /// Nothing, and the id that is nearest to it.
  case nothing(nearest: String?)
  /// Several, in the order of the plan.
  case several([Candidate])

  /// One of several things that a word may mean.
  package struct Candidate: Hashable, Sendable {
    /// The id of a step or an action.
    package var id: String
    /// Its line in the document.
    package var line: Int

    /// Makes a candidate.
    package init(id: String, line: Int) {
      self.id = id
      self.line = line
    }
  }

  /// Finds out what a word means.
  ///
  /// - Parameters:
  ///   - word: The word.
  ///   - plan: The plan.
  /// - Complexity: O(actions).
  package init(_ word: String, in plan: Plan) {
    let end = "/" + word
    var steps: [(name: StepName, candidate: Candidate)] = []
    var actions: [(name: StepName, candidate: Candidate)] = []
    for (index, step) in plan.steps.enumerated() {
      if step.id == word {
        self = .step(index)
        return
      }
      if step.id.hasSuffix(end) {
        steps.append((.step(index), Candidate(id: step.id, line: step.line)))
      }
    }
    for (index, step) in plan.steps.enumerated() {
      for (place, action) in step.actions.enumerated() {
        let name = StepName.action(step: index, action: place)
        if action.id == word {
          self = name
          return
        }
        if action.id.hasSuffix(end) {
          actions.append((name, Candidate(id: action.id, line: action.line)))
        }
      }
    }
    let found = steps.isEmpty ? actions : steps
    if found.count == 1 {
      self = found[0].name
    } else if !found.isEmpty {
      self = .several(found.map(\.candidate))
    } else {
      let ids = plan.steps.flatMap { [$0.id] + $0.actions.map(\.id) }
      self = .nothing(nearest: NearestName.of(word, among: ids))
    }
  }
}
