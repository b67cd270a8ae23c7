package import Compiler

/// Carries plans out, and goes on with runs that were left.
package struct Engine {
  private let store: RunStore
  private let world: World
  private let delegate: any RunDelegate

  /// Makes an engine.
  package init(store: RunStore, world: World, delegate: any RunDelegate) {
    self.store = store
    self.world = world
    self.delegate = delegate
  }

  /// Runs a plan from its beginning: values, read-only questions, agreement, and then each action.
  ///
  /// - Parameters:
  ///   - plan: What to do.
  ///   - document: The document as it is, kept beside the journal.
  ///   - options: What the person asked for.
  /// - Returns: How it ended.
  /// - Throws: Where nothing was done, or the journal can no longer be written.
  package func run(_ plan: Plan, document: [UInt8], options: RunOptions) throws(EngineError)
    -> RunResult
  {
    fatalError("landing soon")
  }

  /// Goes on with a run.
  ///
  /// - Parameters:
  ///   - id: Which; nil for the newest that is not finished.
  ///   - plan: The document's plan as it is now; nil to go on with the plan of the run.
  ///   - document: The document as it is now, with `plan`.
  ///   - options: What the person asked for.
  /// - Returns: How it ended.
  /// - Throws: Where nothing was done, or the journal can no longer be written.
  package func resume(
    _ id: RunID?, plan: Plan?, document: [UInt8]?, options: RunOptions
  ) throws(EngineError) -> RunResult {
    fatalError("landing soon")
  }
}
