package import Source

/// The ordered actions that a document amounts to, with what they need and give.
///
/// What a person reviews, what a run carries out, what its journal records and what `validate
/// --against` compares are all this.
package struct Plan: Hashable, Sendable {
  /// The document, by the path the person gave.
  package var runbook: String
  /// The region of all actions, where the document's commands name exactly one.
  package var region: String?
  /// What the person must give a value for, in order of first use.
  package var inputs: [Input]
  /// What the document takes for granted.
  package var requires: [Requirement]
  /// The steps in the order in which they run.
  package var steps: [Step]
  /// What was found wrong while compiling, in order of place.
  package var diagnostics: [Diagnostic]
  /// The bytes of the document that actions were read from: commands, the fences that they use,
  /// the words of steps.
  package var usedRanges: [Range<Int>]

  /// Makes a plan.
  package init(
    runbook: String, region: String? = nil, inputs: [Input] = [], requires: [Requirement] = [],
    steps: [Step] = [], diagnostics: [Diagnostic] = [], usedRanges: [Range<Int>] = []
  ) {
    self.runbook = runbook
    self.region = region
    self.inputs = inputs
    self.requires = requires
    self.steps = steps
    self.diagnostics = diagnostics
    self.usedRanges = usedRanges
  }

  /// All actions in order, each with its step.
  package var actions: [(step: Step, action: Action)] {
    steps.flatMap { step in step.actions.map { (step, $0) } }
  }

  /// Values that every run has without being told: they come from the identity call, and the run's
  /// own id.
  package static let ambientNames: Set<String> = ["account-id", "partition", "region", "run-id"]
}

/// A placeholder that the person must give a value for.
package struct Input: Hashable, Sendable {
  /// In kebab-case, as names are compared.
  package var name: String
  /// Whether a run cannot start without it.
  package var isRequired: Bool
  /// Whether it is a list of values.
  package var isList: Bool
  /// The value that the document itself offers ("for example **my-bucket**").
  package var defaultValue: String?
  /// Whether its value is kept out of the journal and masked.
  package var isSecret: Bool
  /// What it is for, where the name alone does not say.
  package var purpose: String?
  /// Where the document uses it.
  package var usedAt: [SourceLocation]

  /// Makes an input.
  package init(
    name: String, isRequired: Bool = true, isList: Bool = false, defaultValue: String? = nil,
    isSecret: Bool = false, purpose: String? = nil, usedAt: [SourceLocation] = []
  ) {
    self.name = name
    self.isRequired = isRequired
    self.isList = isList
    self.defaultValue = defaultValue
    self.isSecret = isSecret
    self.purpose = purpose
    self.usedAt = usedAt
  }
}

/// Something that must exist before the run: the document uses it and creates it nowhere.
package struct Requirement: Hashable, Sendable {
  /// What kind of thing.
  package enum Kind: String, Hashable, Sendable {
    case group, user, role, policy, command
  }

  /// What kind of thing.
  package var kind: Kind
  /// Its name, perhaps with values (`admin_<name>`); a policy's ARN where the document gives one.
  package var name: Argument
  /// The line that uses it first.
  package var line: Int

  /// Makes a requirement.
  package init(kind: Kind, name: Argument, line: Int) {
    self.kind = kind
    self.name = name
    self.line = line
  }
}
