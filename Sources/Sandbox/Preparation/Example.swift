import Engine

/// What an input may be given in a rehearsal.
struct Example: Hashable {
  /// What an example value names.
  ///
  /// All but `text` exist in the sandbox when the run begins; the server makes them
  /// (`EXAMPLES` in `Server/sandbox_prepare.py`).
  enum Kind: String, Hashable {
    /// Any text: a name for something that the run creates, or that nothing looks up.
    case text
    case group
    case user
    case userARN = "user-arn"
    case role
    case roleARN = "role-arn"
    case policyARN = "policy-arn"
    case keyARN = "key-arn"
    case keyID = "key-id"
    case bucket
    case notebook
    case notebookARN = "notebook-arn"
    case domainID = "domain-id"
    case domainARN = "domain-arn"
    case vpcID = "vpc-id"
    case subnetID = "subnet-id"
    case securityGroupID = "security-group-id"

    /// Whether the value is the name that was chosen, so that it is known before the server answers.
    var isName: Bool { [.text, .group, .user, .role, .bucket, .notebook].contains(self) }
  }

  /// What the value names.
  var kind: Kind
  /// The texts, or what the things that are made are called: one, or for a list two.
  var names: [String]

  /// The value of an input.
  func value(of texts: [String], isList: Bool) -> RunValue? {
    if isList { return .list(texts) }
    return texts.first.map { .text($0) }
  }
}
