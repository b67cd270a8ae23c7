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
