import Platform

/// A unit that is on its way.
final class ActiveUnit {
  /// How far it is, and what it needs next.
  var run: UnitRun
  /// Takes the output of its last command.
  var collector: OutputCollector?
  /// When its pause is over, while it has one.
  var wakes: ContinuousClock.Instant?
  /// When a wait is given up.
  var givenUp: ContinuousClock.Instant?
  /// When it began.
  let started: ContinuousClock.Instant
  /// What its script writes its state to, and what it began with.
  var shell: (scratch: ScratchFile, environment: [String: String], ignored: Set<String>)?
  /// Why its last command could not be started.
  var startFailure: SystemError?

  /// Makes a unit at its beginning.
  init(run: UnitRun, started: ContinuousClock.Instant) {
    self.run = run
    self.started = started
  }
}
