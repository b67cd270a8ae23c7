package import Compiler
package import Platform

/// Who watches a run and answers for it: the command line, or a test.
package protocol RunDelegate: AnyObject {
  /// What is to be done now and then while a person thinks: it does what is due, and says when it is
  /// to be called next; nil for never. The hold on a shared run is renewed that way.
  var idle: () -> ContinuousClock.Instant? { get set }

  /// Shows that something happened; called often, on the run's thread.
  func report(_ progress: RunProgress)

  /// Shows what will be done and asks whether to do it.
  func approve(_ review: RunReview) -> Reply<Bool>

  /// Asks a person to do something.
  func perform(_ task: ManualTask) -> Reply<ManualAnswer>

  /// Asks a person to agree to targets that this run did not create, by typing their names; without
  /// targets, to an action that the document wants to be asked about.
  func confirm(_ confirmation: TargetConfirmation) -> Reply<Bool>

  /// Asks what became of an attempt whose end nobody saw.
  func resolve(_ unknown: UnknownOutcome) -> Reply<UnknownAnswer>

  /// Asks whether to wait for programs that an earlier process of the run left behind.
  func wait(for leftovers: [Leftover]) -> Reply<Bool>

  /// Asks for an input's value; without echo where it is secret.
  func value(for input: Input) -> Reply<String>
}

/// An answer, or why there is none.
package enum Reply<Answer: Sendable>: Sendable {
  /// What the person said.
  case answer(Answer)
  /// Nobody can be asked: there is no terminal, or its input ended.
  case cannotAsk
  /// A signal came instead.
  case interrupted(Signal)
}

/// Something that a run shows while it goes on.
package enum RunProgress: Sendable {
  /// The run has a folder; of a run that goes on, how many items its for-eaches have, by action id.
  case began(run: RunID, folder: String, items: [String: Int])
  /// A read-only question before the run: `who is calling`.
  case checking(String)
  /// The plan and what was found out, before anybody is asked to agree to it.
  case reviewed(RunReview)
  /// An attempt starts; the arguments have their values, secrets masked.
  case started(Step, Action, Unit, Attempt)
  /// A piece of a program's output, secrets masked.
  case output(Unit, Supervisor.Stream, ArraySlice<UInt8>)
  /// An attempt ended.
  case ended(Step, Action, Unit, AttemptResult)
  /// What the unit creates was there already, and the same; or what its check found says so.
  case adopted(Step, Action, Unit, check: String? = nil)
  /// A unit is left out.
  case skipped(Step, Action, Unit, reason: String)
  /// A person did it.
  case doneByHand(Step, Action)
  /// A for-each has its items.
  case items(Step, Action, [RunItem])
  /// A wait goes on: the state that was seen last, and for how long it has waited.
  case waiting(Step, Action, state: String, elapsed: Duration)
  /// The unit is tried again after a while.
  case retrying(Step, Action, Unit, delay: Duration, cause: String)
  /// It is waited for programs that an earlier process of the run left behind.
  case outliving([Leftover], elapsed: Duration)
  /// This process was stopped (Ctrl-Z) and goes on: what it showed last may be gone.
  case continued
  /// The run asks its programs to end.
  case stopping(Signal)
}

/// What a person sees before agreeing to a run.
package struct RunReview: Sendable {
  /// The plan.
  package var plan: Plan
  /// The values that are known, secrets masked.
  package var values: [String: RunValue]
  /// What was found out by read-only questions.
  package var preflight: Preflight.Findings
  /// Ids of the actions that are done already, on a resume.
  package var done: Set<String>
  /// Whether it takes back what an earlier run made.
  package var isUndo: Bool

  /// Makes a review.
  package init(
    plan: Plan, values: [String: RunValue], preflight: Preflight.Findings, done: Set<String> = [],
    isUndo: Bool = false
  ) {
    self.plan = plan
    self.values = values
    self.preflight = preflight
    self.done = done
    self.isUndo = isUndo
  }
}

/// Something that a person does.
package struct ManualTask: Sendable {
  /// The step that it belongs to.
  package var step: Step
  /// The action.
  package var action: Action
  /// Where it stands in the plan, from 1, and of how many.
  package var position: (index: Int, count: Int)

  /// Makes a task.
  package init(step: Step, action: Action, position: (index: Int, count: Int)) {
    self.step = step
    self.action = action
    self.position = position
  }
}

/// What a person says of a task.
package enum ManualAnswer: Hashable, Sendable {
  /// It is done.
  case done(note: String?)
  /// It is left out.
  case skip(reason: String)
  /// Not now: the run pauses.
  case quit
}

/// Targets that a person must agree to by name.
package struct TargetConfirmation: Sendable {
  /// The step that they belong to.
  package var step: Step
  /// The action that changes or deletes them.
  package var action: Action
  /// Their names, one for each command that will run; none where only a yes or no is asked.
  package var targets: [String]
  /// The commands, as they will run.
  package var commands: [[String]]

  /// Makes a confirmation.
  package init(step: Step, action: Action, targets: [String], commands: [[String]]) {
    self.step = step
    self.action = action
    self.targets = targets
    self.commands = commands
  }
}

/// An attempt that began and whose end nobody saw.
package struct UnknownOutcome: Sendable {
  /// The step that it belongs to.
  package var step: Step
  /// The action.
  package var action: Action
  /// Which unit of it.
  package var unit: Unit
  /// What was to run, secrets masked.
  package var arguments: [String]
  /// What is known: what a probe found, or that nothing can be found out.
  package var findings: String

  /// Makes an unknown outcome.
  package init(step: Step, action: Action, unit: Unit, arguments: [String], findings: String) {
    self.step = step
    self.action = action
    self.unit = unit
    self.arguments = arguments
    self.findings = findings
  }
}

/// What a person says of an attempt whose end nobody saw.
package enum UnknownAnswer: Hashable, Sendable {
  /// It did not happen, or may happen twice: run it again.
  case retry
  /// It happened.
  case done(note: String?)
  /// Not now: the run pauses.
  case quit
}
