/// A thing of an account, told by the words of the command that makes or changes it.
///
/// What a run made itself had no state before the run, so that nothing of it needs to be read before
/// it is changed. That is said only of what is told apart for certain: the creations in the table
/// refuse a name that is taken, and the options name one thing.
package struct AWSThing: Hashable, Sendable {
  /// Service and noun: "iam role".
  private let kind: String
  /// What names it, one word an option.
  private let names: [Argument]
  /// The region and the profile that the command names: elsewhere it is another thing.
  private let scope: [Argument]

  /// What a command makes; nil where it makes nothing that is known to be new by its success.
  /// - Parameter arguments: the command.
  /// - Returns: the thing.
  package static func made(by arguments: [Argument]) -> AWSThing? {
    guard let call = AWSCall(arguments),
      let form = forms[call.service]?.first(where: { $0.creation == call.operation })
    else { return nil }
    // In us-east-1, where none is named, a bucket of one's own is made again with success:
    // "BucketAlreadyOwnedByYou" in the API reference of CreateBucket.
    if call.operation == "create-bucket",
      call.value(of: "--create-bucket-configuration")?.literal?.contains("LocationConstraint")
        != true
    {
      return nil
    }
    return AWSThing(form.kind, form.creationOptions ?? form.options, call)
  }

  /// What a command is about: what it sets belongs to all of these, and so is new where one is.
  /// - Parameter arguments: the command, also a reading one.
  /// - Returns: the things; none where the words do not tell.
  package static func named(by arguments: [Argument]) -> [AWSThing] {
    guard let call = AWSCall(arguments) else { return [] }
    return (forms[call.service] ?? []).compactMap { AWSThing($0.kind, $0.options, call) }
  }

  /// The names of values that alone stand for what a command is about, where such a value is unlike
  /// all others: an ARN or an id that AWS gave.
  /// - Parameter arguments: the command, its values not filled in.
  /// - Returns: the names.
  package static func identities(in arguments: [Argument]) -> [String] {
    guard let call = AWSCall(arguments) else { return [] }
    return call.options.flatMap { option -> [String] in
      guard identifying.contains(option.name), option.values.count == 1,
        option.values[0].pieces.count == 1, case .value(let name)? = option.values[0].pieces.first
      else { return [] }
      return [name]
    }
  }

  /// Whether two things may be one: a name and an ARN with it, one name in another region.
  package func mayBe(_ other: AWSThing) -> Bool {
    func mayBe(_ one: String, _ other: String) -> Bool {
      one == other
        || (one.contains(":") || other.contains(":"))
          && (one.contains(other) || other.contains(one))
    }
    return kind == other.kind
      && zip(names, other.names).allSatisfy { one, other in
        guard let one = one.literal, let other = other.literal else { return true }
        return mayBe(one.lowercased(), other.lowercased())
      }
  }

  private init?(_ kind: String, _ options: [String], _ call: AWSCall) {
    let names = options.compactMap(call.value)
    guard names.count == options.count else { return nil }
    self.kind = kind
    self.names = names
    scope = call.scope
  }

  /// How a thing is named.
  private struct Form: Sendable {
    var kind: String
    var creation: String
    /// The options that name it, in commands that change or read it.
    var options: [String]
    /// The options that name it in the creation, where they are others.
    var creationOptions: [String]?
  }

  private static let identifying: Set<String> = [
    "--policy-arn", "--key-id", "--domain-id", "--resource-arn",
  ]

  /// Creations that answer with an error where the thing exists, by service.
  private static let forms: [String: [Form]] = [
    "iam": [
      Form(kind: "iam role", creation: "create-role", options: ["--role-name"]),
      Form(kind: "iam user", creation: "create-user", options: ["--user-name"]),
      Form(kind: "iam group", creation: "create-group", options: ["--group-name"]),
      Form(
        kind: "iam instance profile", creation: "create-instance-profile",
        options: ["--instance-profile-name"]),
    ],
    "s3api": [Form(kind: "s3 bucket", creation: "create-bucket", options: ["--bucket"])],
    "logs": [
      Form(kind: "log group", creation: "create-log-group", options: ["--log-group-name"])
    ],
    "lambda": [
      Form(kind: "function", creation: "create-function", options: ["--function-name"])
    ],
    "secretsmanager": [
      Form(
        kind: "secret", creation: "create-secret", options: ["--secret-id"],
        creationOptions: ["--name"])
    ],
    "kms": [Form(kind: "key alias", creation: "create-alias", options: ["--alias-name"])],
    "sagemaker": [
      Form(
        kind: "user profile", creation: "create-user-profile",
        options: ["--domain-id", "--user-profile-name"]),
      Form(
        kind: "notebook instance", creation: "create-notebook-instance",
        options: ["--notebook-instance-name"]),
      Form(kind: "endpoint", creation: "create-endpoint", options: ["--endpoint-name"]),
    ],
  ]
}
