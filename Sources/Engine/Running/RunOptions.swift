import Compiler

/// What the person asked for beside the plan.
package struct RunOptions: Sendable {
  /// A sandbox to rehearse in.
  package struct Sandbox: Hashable, Sendable {
    /// A name that only this sandbox has; a run resumes only where it began.
    package var name: String
    /// The account that the sandbox answers with; any other answer ends the run at once.
    package var account: String
    /// Whether commands other than `aws` run too.
    package var runsOtherCommands: Bool

    /// Makes a sandbox.
    package init(name: String, account: String, runsOtherCommands: Bool = false) {
      self.name = name
      self.account = account
      self.runsOtherCommands = runsOtherCommands
    }
  }

  /// A decision on one action, taken on the command line.
  package struct Decision: Hashable, Sendable {
    /// What was decided.
    package enum Kind: String, Hashable, Sendable {
      case done, skip, retry
    }

    /// What was decided.
    package var kind: Kind
    /// A step's id, an action's id, or an end of one that no other has, or items: ``UnitName``.
    package var step: String
    /// Why, or what was done instead.
    package var note: String?

    /// Makes a decision.
    package init(_ kind: Kind, step: String, note: String? = nil) {
      self.kind = kind
      self.step = step
      self.note = note
    }
  }

  /// The environment of everything that runs, whole.
  package var environment: [String: String]
  /// Where values come from.
  package var values: ValueSources
  /// The right to begin a run of the document, given back once the run is there for others to see; nil
  /// where nobody else needs to know.
  package var claim: DocumentClaim?
  /// Whether the plan is agreed to without asking.
  package var isApproved = false
  /// The sandbox to rehearse in; nil for the real thing.
  package var sandbox: Sandbox?
  /// The only account that may be changed; nil for any.
  package var account: String?
  /// The folder that commands run in, absolute; nil for this process's own.
  ///
  /// A run that is gone on with runs them where it began, unless ``movesHere``.
  package var folder: String?
  /// Whether a run that is gone on with runs its commands in ``folder`` from now on.
  package var movesHere = false
  /// The region of all calls; nil for the plan's or the configured one.
  package var region: String?
  /// The profile of the AWS CLI for each actor.
  package var profiles: [String: String] = [:]
  /// Steps that are left out, by id, and why.
  package var leftOut: [String: String] = [:]
  /// How many items of a for-each run at once; nil for four, or one where the effect is unknown.
  package var jobs: Int?
  /// How long a command without a `timeout` of its own may take, in seconds; nil for no limit.
  package var timeout: Int?
  /// Decisions on actions, for a resume.
  package var decisions: [Decision] = []
  /// The run that is taken back; nil where a document is carried out.
  package var undoOf: RunID?
  /// Whether done actions that the document now words differently are accepted.
  package var acceptsChanges = false
  /// Whether another caller of the same account may go on with the run.
  package var acceptsCaller = false

  /// Makes options.
  package init(environment: [String: String], values: ValueSources = ValueSources()) {
    self.environment = environment
    self.values = values
  }

  /// How many items of an action of that effect run at once.
  ///
  /// What a command of unknown effect does to its neighbours only the person knows.
  func jobs(for effect: Action.Effect) -> Int { max(1, jobs ?? (effect == .unknown ? 1 : 4)) }
}

/// Where the values of inputs come from, besides what actions give.
package struct ValueSources: Hashable, Sendable {
  /// `--var name=value`, also more than once for a list, names as written.
  package var options: [(name: String, value: String)] {
    get { optionPairs.map { ($0.name, $0.value) } }
    set { optionPairs = newValue.map { Pair(name: $0.name, value: $0.value) } }
  }
  /// Values of a vars file.
  package var file: [String: RunValue]
  /// Values from `RUNBOOK_VAR_…`, by what follows that prefix.
  package var environment: [String: String]
  /// Values for what is still missing, which a rehearsal makes up.
  package var examples: [String: RunValue]
  /// Names whose values are secret although the document does not say so.
  package var secretNames: Set<String>

  private struct Pair: Hashable, Sendable {
    var name: String
    var value: String
  }
  private var optionPairs: [Pair]

  /// Makes sources.
  package init(
    options: [(name: String, value: String)] = [], file: [String: RunValue] = [:],
    environment: [String: String] = [:], examples: [String: RunValue] = [:],
    secretNames: Set<String> = []
  ) {
    optionPairs = options.map { Pair(name: $0.name, value: $0.value) }
    self.file = file
    self.environment = environment
    self.examples = examples
    self.secretNames = secretNames
  }
}
