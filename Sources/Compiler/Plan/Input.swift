package import Source

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
  /// The shell variable that the document calls it by, `BUCKET_NAME`; a value that the person's
  /// environment has of that name counts.
  package var variable: String?
  /// Where the document uses it.
  package var usedAt: [SourceLocation]

  /// Makes an input.
  package init(
    name: String, isRequired: Bool = true, isList: Bool = false, defaultValue: String? = nil,
    isSecret: Bool = false, purpose: String? = nil, variable: String? = nil,
    usedAt: [SourceLocation] = []
  ) {
    self.name = name
    self.isRequired = isRequired
    self.isList = isList
    self.defaultValue = defaultValue
    self.isSecret = isSecret
    self.purpose = purpose
    self.variable = variable
    self.usedAt = usedAt
  }
}
