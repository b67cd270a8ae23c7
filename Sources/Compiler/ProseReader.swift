package import AWS
package import Markdown
package import Source

/// One step in a person's words, as the document walk hands it to the prose reader.
package struct ProseStep: Sendable {
  /// The step's id; its actions' ids begin with it.
  package var id: String
  /// The section's title.
  package var section: String
  /// The titles of the sections around it, outermost first, this one included.
  package var sectionPath: [String]
  /// The number that the document gives the step, if any.
  package var number: Int?
  /// The blocks that the step is made of: paragraphs, fences, nested lists, quotes.
  package var blocks: [MarkdownNode]
  /// The paragraphs of its section that stand before the list ("To set up access for your … groups:").
  package var introduction: [MarkdownNode]

  /// Makes a step.
  package init(
    id: String, section: String, sectionPath: [String], number: Int?, blocks: [MarkdownNode],
    introduction: [MarkdownNode]
  ) {
    self.id = id
    self.section = section
    self.sectionPath = sectionPath
    self.number = number
    self.blocks = blocks
    self.introduction = introduction
  }
}

/// What the prose reader made of a step.
package struct ProseOutcome: Sendable {
  /// The actions, ids `<step id>/<n>` from 1.
  package var actions: [Action] = []
  /// Imperative clauses that no action carries out.
  package var notCarriedOut: [Step.Clause] = []
  /// What the step takes for granted.
  package var requires: [Requirement] = []
  /// What is known of the inputs that it uses (lists, defaults, purposes); uses are found elsewhere.
  package var inputs: [Input] = []
  /// Who carries it out from here on, where the step says so.
  package var actor: Argument?
  /// Code blocks that an action uses (by node range).
  package var usedFences: [Range<Int>] = []
  /// Findings.
  package var diagnostics: [Diagnostic] = []

  /// Makes an empty outcome.
  package init() {}
}

/// Reads steps written for people, in the order of the document, and keeps what they refer back to:
/// the policy, key or role last created, the groups of interest, the console form that is open.
package struct ProseReader {
  /// Makes a reader for one document.
  package init(document: MarkdownDocument, file: SourceFile, catalogue: AWSCatalogue?) {
  }

  /// Reads the next step.
  package mutating func read(_ step: ProseStep) -> ProseOutcome {
    fatalError("landing soon")
  }

  /// What is left when the document ends: a form that was opened and never submitted.
  package mutating func finish() -> ProseOutcome { ProseOutcome() }
}
