
/// The AWS CLI as it is installed: where its program and its service models are.
package struct AWSInstallation: Hashable, Sendable {
  /// The `aws` that `PATH` finds.
  package var executable: String
  /// The folders with one folder a service.
  package var dataFolders: [String]
  /// "1.45.11"; nil where the installation does not say without being run.
  package var version: String?

  /// Finds the installation that `aws` on the given search path is, without starting it.
  package static func locate(searchPath: String) -> AWSInstallation? { fatalError("landing soon") }
}

/// The commands, options and output shapes of an installed AWS CLI, read lazily service by service.
package final class AWSCatalogue: Sendable {
  package init(installation: AWSInstallation, cacheFolder: String?) { fatalError("landing soon") }
  /// The command names of all services ("iam", "s3api", …), sorted.
  package var serviceCommands: [String] { fatalError("landing soon") }
  package func service(_ command: String) -> AWSService? { fatalError("landing soon") }
  /// Services and operations whose command name is the given words, as in "create-notebook-instance".
  package func operations(named command: String) -> [(service: String, operation: AWSOperation)] {
    fatalError("landing soon")
  }
}

/// One service of the CLI.
package struct AWSService: Sendable {
  package var command: String
  /// "Amazon SageMaker Service".
  package var fullName: String
  /// Sorted by command.
  package var operations: [AWSOperation]
  package func operation(_ command: String) -> AWSOperation? { fatalError("landing soon") }
}

/// One operation of a service.
package struct AWSOperation: Sendable {
  /// "create-domain".
  package var command: String
  /// "CreateDomain".
  package var name: String
  package var options: [AWSOption]
  /// The members of the output, nested ones by path.
  package var output: [AWSOutputMember]
  /// The result keys of the paginator, as "Apps"; empty where the operation is not paged.
  package var resultKeys: [String]
  package var errors: [String]
}

/// One option of an operation.
package struct AWSOption: Sendable {
  package enum ValueType: String, Hashable, Sendable {
    case string, integer, float, boolean, timestamp, blob, list, map, structure
  }
  /// "--domain-id".
  package var name: String
  /// "DomainId".
  package var member: String
  package var isRequired: Bool
  package var type: ValueType
  /// Allowed values; empty where any is allowed.
  package var values: [String]
  package var pattern: String?
  package var minimum: Int?
  package var maximum: Int?
  package var isSensitive: Bool
}

/// One member of an operation's output.
package struct AWSOutputMember: Sendable {
  /// "KeyMetadata.Arn", "Apps[].AppName".
  package var path: String
  package var type: AWSOption.ValueType
  package var isSensitive: Bool
}
