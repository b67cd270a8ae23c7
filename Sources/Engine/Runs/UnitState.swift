package import Platform

/// What is known of one unit.
package struct UnitState: Hashable, Sendable {
  /// How far it is.
  package enum Status: String, Hashable, Sendable {
    /// Not begun, or to be done again.
    case pending
    /// Begun; the process that began it may be at work.
    case running
    /// Done, adopted, or done by hand.
    case done
    /// Its last attempt failed.
    case failed
    /// Left out.
    case skipped
    /// Waits for a person.
    case waiting
    /// Begun and not ended: it may have happened or not.
    case unknown

    /// Whether a run goes on behind it.
    package var isSettled: Bool { self == .done || self == .skipped }
  }

  /// How far it is.
  package private(set) var status: Status = .pending
  /// How often it was attempted.
  package private(set) var attempts = 0
  /// The exit status of the last attempt that ended.
  package private(set) var exit: Int32?
  /// The last attempt's log, below the run's folder, without `.out` and `.err`.
  package private(set) var log: String?
  /// What the last attempt was to run.
  package private(set) var arguments: [String] = []
  /// Whether it was there before the run, which did not create it.
  package private(set) var isAdopted = false
  /// Whether its check found it done, after an attempt whose end nobody saw: then it is not known
  /// whether the run did it.
  package private(set) var isFound = false
  /// Whether it was shown, or left to a person, and not done, since this is a rehearsal.
  package private(set) var isRehearsed = false
  /// How long the attempts that ended took together, in milliseconds.
  package private(set) var milliseconds: Int64 = 0
  /// Why it failed or was skipped, or what the person noted.
  package private(set) var note: String?
  /// How things were before it, where that is known.
  package var former: String?
  /// The action of the run that made what it changes, where that is how it is known.
  package var maker: String?
  /// The program of the last attempt, until its outcome is known; it may have ended since.
  package var process: ProcessIdentity?

  /// Makes the state of a unit of which nothing is known.
  package init() {}

  mutating func start(_ attempt: Attempt) {
    status = .running
    attempts = attempt.number
    arguments = attempt.arguments
    log = attempt.log
    note = nil
    process = nil
  }

  mutating func end(_ result: AttemptResult) {
    exit = result.exit
    milliseconds += result.milliseconds
    note = result.message
    switch result.outcome {
    case .done: status = .done
    case .rehearsed:
      status = .skipped
      isRehearsed = true
      note = note ?? "not run, since this is a rehearsal"
    case .failed: status = .failed
    case .retrying: status = .pending
    case .interrupted, .timedOut, .killed: status = .unknown
    }
    if status != .unknown { process = nil }
  }

  mutating func adopt(_ check: String?) {
    status = .done
    isAdopted = true
    isFound = check != nil
    note = check
  }

  mutating func settle(_ status: Status, note: String?) {
    self.status = status
    self.note = note
  }

  /// A person is needed; that its outcome is unknown stays true until they answer.
  mutating func wait() { if !status.isSettled, status != .unknown { status = .waiting } }

  mutating func lose() { status = .unknown }
}
