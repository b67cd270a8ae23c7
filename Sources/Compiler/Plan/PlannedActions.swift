/// The actions of a plan's steps, one after the other, each with its step.
///
/// A view: an array of them took 75 MB for 100,000 rows of a table, each time that it was asked for.
package struct PlannedActions: RandomAccessCollection, Sendable {
  private let steps: [Step]
  /// How many actions stand before each step, and how many there are.
  private let starts: [Int]

  /// Makes the view.
  init(_ steps: [Step]) {
    self.steps = steps
    var starts = [0]
    starts.reserveCapacity(steps.count + 1)
    var count = 0
    for step in steps {
      count += step.actions.count
      starts.append(count)
    }
    self.starts = starts
  }

  /// 0, as in an array.
  package var startIndex: Int { 0 }

  /// How many there are.
  package var endIndex: Int { starts[steps.count] }

  /// An action and its step.
  ///
  /// - Complexity: Logarithmic in the number of steps.
  package subscript(index: Int) -> (step: Step, action: Action) {
    // The last step before which there are no more actions than that; those without any are passed.
    var low = 0
    var high = steps.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if starts[middle] <= index { low = middle } else { high = middle - 1 }
    }
    return (steps[low], steps[low].actions[index - starts[low]])
  }
}
