package import Compiler
package import Platform

/// How a session of a run ended.
package enum RunOutcome: Sendable {
  /// Nothing is left to do.
  case finished
  /// An action failed.
  case failed(RunFailure)
  /// A person's answer or task is needed, at this action or, with nil, before the first.
  case paused(action: String?, reason: String, need: PauseNeed = .task)
  /// The person did not agree to the plan; nothing was done.
  case declined
  /// This process was asked to end.
  case interrupted(Signal)

  /// The program's exit status.
  package var exitStatus: Int32 {
    switch self {
    case .finished: 0
    case .failed: 1
    case .paused, .declined: 3
    case .interrupted(let signal): 128 + signal.number
    }
  }
}

/// What a paused run needs of a person.
package enum PauseNeed: Sendable {
  /// The action itself.
  case task
  /// What became of this: `--done` where it happened, `--retry` where it did not.
  case outcome(Unit)
  /// That its targets are named: on a terminal, or with `--var` by these names.
  case confirmation([(name: String, value: String)])
  /// A yes or no: on a terminal, or by naming the step with `--retry`.
  case agreement
}

/// What a session of a run leaves.
package struct RunResult: Sendable {
  /// The run; nil where none was made (the person did not agree).
  package var run: RunID?
  /// How it ended.
  package var outcome: RunOutcome
  /// All that is known of the run.
  package var state: RunState

  /// Makes a result.
  package init(run: RunID?, outcome: RunOutcome, state: RunState) {
    self.run = run
    self.outcome = outcome
    self.state = state
  }
}

/// Why an action failed.
package struct RunFailure: Hashable, Sendable {
  /// The unit.
  package var unit: Unit
  /// The line of the document that it comes from.
  package var line: Int
  /// What ran, secrets masked.
  package var arguments: [String]
  /// Why, in a line.
  package var message: String
  /// The exit status as a shell counts it; nil where nothing ran.
  package var exit: Int32?
  /// The last lines of its standard error, secrets masked.
  package var errorText: String
  /// The path of its log, of the errors where there are any, as the state folder was given; nil where
  /// it printed nothing.
  package var log: String?
  /// What to do first, where that is known: "log in again".
  package var advice: String?
  /// Whether the credentials expired.
  package var isExpiredLogin = false
}

/// Why nothing could be run or resumed; nothing was changed.
package enum EngineError: Error, Sendable {
  /// The plan has no actions.
  case nothingToRun
  /// The plan makes nothing that can be looked for in an account.
  case nothingToVerify
  /// The plan's own errors forbid to run it; how many.
  case planHasErrors(Int)
  /// Inputs without a value.
  case missingValues([MissingValue])
  /// A value that cannot be one: its name, and why.
  case badValue(name: String, reason: String)
  /// Secrets that would be seen by others, and in which document.
  case exposedSecrets([ExposedSecret], in: String)
  /// A value for a name that the plan does not use, and the nearest that it does.
  case unknownValue(name: String, nearest: String?)
  /// Programs that are not installed.
  case missingPrograms([String])
  /// AWS did not say who is calling: its words, and whether a new login helps.
  case noIdentity(String, isExpiredLogin: Bool)
  /// The caller's account is not the one that was asked for.
  case wrongAccount(found: String, wanted: String)
  /// The document's region and the caller's differ, or it names several, and nobody decided.
  case regionUndecided([String])
  /// What the document takes for granted does not exist.
  case missingRequirements([String])
  /// No run of that id, or no unfinished one.
  case noRun(String?)
  /// Several runs have that as a part of their ids.
  case ambiguousRun(String, [RunID])
  /// The run is finished.
  case alreadyFinished(RunID)
  /// Another process holds the run.
  case locked(RunID, holder: String)
  /// The journal, or a file beside it, is damaged or not of this version.
  case damaged(JournalDamage)
  /// A word names no step and no action; the nearest id.
  case noSuchStep(String, nearest: String?)
  /// A word may mean several steps or actions.
  case ambiguousStep(String, [StepName.Candidate])
  /// A word names items that the action has not; how many it has, none before they are known.
  case noSuchItem(String, of: String, count: Int)
  /// A for-each is said to be done as a whole, and some of its items never began; by their numbers
  /// from 0, and what the first of these are called.
  case itemsNotBegun(action: String, begun: [Int], unbegun: [Int], names: [String])
  /// A decision on an action that is done or skipped.
  case alreadySettled(String)
  /// An action that is said to be done, and whose check says that it is not.
  case notDone(action: String, reason: String)
  /// Actions that are done, or may be, and that the document now words differently.
  case planChanged([PlanDifference])
  /// The run belongs to another account, region, caller or sandbox.
  case differentSession(what: String, before: String, now: String)
  /// Programs that an earlier process of the run left behind, beside which none is started.
  case stillRunning([Leftover])
  /// Another machine has taken the shared run over while this process worked on it.
  case takenOver(RunID, by: String)
  /// The shared state cannot be reached or used.
  case shared(SharedStateError)
  /// The folder that the run's commands run in does not exist here.
  case folderGone(String)
  /// A signal came before anything ran.
  case interrupted(Signal)
  /// The system refused.
  case system(SystemError)
}

/// An input without a value.
package struct MissingValue: Hashable, Sendable {
  /// Its name.
  package var name: String
  /// The lines that use it.
  package var lines: [Int]
  /// What it is for, where known.
  package var purpose: String?
  /// Whether it is a secret.
  package var isSecret = false
  /// Whether it was given in an earlier session of the run, and is in no journal.
  package var isForgotten = false
}

/// An action that is done, or may be, and is not what it was.
package struct PlanDifference: Hashable, Sendable {
  /// Its id.
  package var action: String
  /// Its line now; nil where it is gone.
  package var line: Int?
  /// What ran.
  package var before: String
  /// What would run now; nil where it is gone.
  package var now: String?
  /// Whether it began and its outcome is unknown, rather than done.
  package var isUnknown = false
}
