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
  package var actions: PlannedActions { PlannedActions(steps) }

  /// Values that every run has without being told: they come from the identity call, and the run's
  /// own id.
  package static let ambientNames: Set<String> = ["account-id", "partition", "region", "run-id"]
}
