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
    let place = step(of: index)
    return (steps[place], steps[place].actions[index - starts[place]])
  }

  /// The first action from a place on whose id is wanted; nil where none is.
  ///
  /// Nothing of those before it is copied: of 100,000 that takes as long as to look at their states.
  package func firstIndex(from index: Int, whereID isWanted: (String) -> Bool) -> Int? {
    guard index < endIndex else { return nil }
    var place = step(of: index)
    var offset = index - starts[place]
    while place < steps.count {
      while offset < steps[place].actions.count {
        if isWanted(steps[place].actions[offset].id) { return starts[place] + offset }
        offset += 1
      }
      place += 1
      offset = 0
    }
    return nil
  }

  /// The last step before which there are no more actions than that; those without any are passed.
  private func step(of index: Int) -> Int {
    var low = 0
    var high = steps.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if starts[middle] <= index { low = middle } else { high = middle - 1 }
    }
    return low
  }
}
