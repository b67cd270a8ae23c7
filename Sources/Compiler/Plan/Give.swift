/// A value that an action produces.
package struct Give: Hashable, Sendable {
  /// The path of a value that the action's expected transcript has a placeholder for.
  package static let transcript = "@transcript"

  /// In kebab-case.
  package var name: String
  /// Where in the JSON output, as `KeyMetadata.Arn` or `Domains[0].DomainId`; "@" is the whole
  /// output as text, without its last line ending, and ``transcript`` what stands in the output
  /// where the expected transcript has the placeholder.
  package var path: String
  /// Whether it is kept out of the journal and masked.
  package var isSecret: Bool

  /// Whether it is several values: its path has a projection, as `Subnets[].SubnetId`.
  package var isList: Bool { path.contains("[]") || path.contains("[*]") }

  /// Makes a give.
  package init(name: String, path: String, isSecret: Bool = false) {
    self.name = name
    self.path = path
    self.isSecret = isSecret
  }
}
