import Compiler
import Platform

/// Reading ahead: what the next action begins with is read while the current one runs, where the two
/// have nothing to do with each other.
extension RunDriver {
  /// Starts the read that the next action begins with, if it begins with one.
  ///
  /// - Parameters:
  ///   - index: The action that runs.
  ///   - line: Its command.
  func readAhead(of index: Int, _ line: CommandLine) {
    guard index + 1 < actions.count else { return }
    let running = actions[index].action
    let (step, action) = actions[index + 1]
    let unit = Unit(action: action.id)
    let decision = Decision.of(
      action, folder.state.actions[action.id] ?? ActionState(),
      Decision.Circumstances(leftOut: options.leftOut[step.id], sandbox: options.sandbox))
    guard decision == .run([unit]), action.forEach == nil,
      let invocation = action.invocation, invocation.isAWS,
      // A value that the running action gives is not known yet, or is another one now.
      Set(running.gives.map(\.name)).isDisjoint(with: invocation.names),
      let next = try? CommandLine(invocation, bindings, models),
      RunDriver.isIndependent(next, of: running, line)
    else { return }
    let beginning = self.beginning(of: step, action, unit, next, nil, after: index)
    guard let probe = beginning.probe, beginning.context.needsLook else { return }
    var run = ProbeRun(probe, of: action, bindings)
    if case .read(let look) = run.next() { processes.startAhead(command(action, look, step)) }
  }

  /// Whether what is read of a command's things cannot be changed by the action that runs.
  private static func isIndependent(
    _ next: CommandLine, of running: Action, _ line: CommandLine
  ) -> Bool {
    // The end of a wait or of a for-each may be minutes away.
    guard line.isAWS, running.kind == .command, running.forEach == nil else { return false }
    switch running.effect {
    case .read: return true
    case .unknown: return false
    case .ensure, .create, .update, .delete:
      let changed = AWSThing.named(by: line.arguments.map { Argument($0) })
      let read = AWSThing.named(by: next.arguments.map { Argument($0) })
      return !changed.isEmpty && !read.isEmpty
        && !changed.contains { thing in read.contains { thing.mayBe($0) } }
    }
  }
}
