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
  /// Who the document says carries it out ("Log in as **admin**"); nil for whoever runs it.
  package var actor: Argument?
  /// What is not carried out.
  package var notCarriedOut: [Clause]
  /// What is, in order.
  package var actions: [Action]

  /// Makes a step.
  package init(
    id: String, section: String, number: Int? = nil, title: String, line: Int,
    isOptional: Bool = false, actor: Argument? = nil, notCarriedOut: [Clause] = [],
    actions: [Action] = []
  ) {
    self.id = id
    self.section = section
    self.number = number
    self.title = title
    self.line = line
    self.isOptional = isOptional
    self.actor = actor
    self.notCarriedOut = notCarriedOut
    self.actions = actions
  }
}
