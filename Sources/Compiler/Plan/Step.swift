/// One step of a document and what it amounts to.
package struct Step: Hashable, Sendable {
  /// A clause of the document that no action carries out, shown before approval.
  package struct Clause: Hashable, Sendable {
    /// Where it stands.
    package var line: Int
    /// The clause in the document's words, and why where that helps.
    package var text: String

    /// Makes a clause.
    package init(line: Int, text: String) {
      self.line = line
      self.text = text
    }
  }

  /// One of several ways to do the same thing, of which a person chooses one.
  package struct Alternative: Hashable, Sendable {
    /// What the ways have in common: the id of the section that holds them.
    package var group: String
    /// This way, as `--section` takes it: the id of its section (`on-linux`), or of ways within one
    /// section that and its label (`install/option-a`).
    package var choice: String

    /// Makes an alternative.
    package init(group: String, choice: String) {
      self.group = group
      self.choice = choice
    }
  }

  /// From the structure, unique: `test-sagemaker-access/5`, `test-sagemaker-access/table-1`.
  package var id: String
  /// The title of the section that it stands in.
  package var section: String
  /// The number that the document gives it, if any.
  package var number: Int?
  /// The first words of the step, or a table's caption.
  package var title: String
  /// The line that it begins on.
  package var line: Int
  /// Whether a run leaves it out unless asked.
  package var isOptional: Bool
  /// Why a run leaves it out, where that is not because the document calls it optional: "it is in
  /// the section \"Clean up\", which takes down what the others set up".
  package var excludedBy: String?
  /// Which of several ways it belongs to; nil where there is only one.
  package var alternative: Alternative?
  /// Who the document says carries it out ("Log in as **admin**"); nil for whoever runs it.
  package var actor: Argument?
  /// What is not carried out.
  package var notCarriedOut: [Clause]
  /// What is, in order.
  package var actions: [Action]

  /// Makes a step.
  package init(
    id: String, section: String, number: Int? = nil, title: String, line: Int,
    isOptional: Bool = false, excludedBy: String? = nil, alternative: Alternative? = nil,
    actor: Argument? = nil, notCarriedOut: [Clause] = [], actions: [Action] = []
  ) {
    self.id = id
    self.section = section
    self.number = number
    self.title = title
    self.line = line
    self.isOptional = isOptional
    self.excludedBy = excludedBy
    self.alternative = alternative
    self.actor = actor
    self.notCarriedOut = notCarriedOut
    self.actions = actions
  }
}
