import AWS
import IAM

/// An IAM action that a command needs, and what it must be allowed on.
struct NeededPermission: Hashable {
  /// As IAM writes it: `iam:CreateGroup`.
  var action: String
  /// ARNs, in every account where the command names none; "*" where IAM has no resource that the
  /// command names.
  var resources: [String]

  /// What a command needs.
  ///
  /// - Parameters:
  ///   - line: the command.
  ///   - made: what is known of the values that the plan's actions give.
  /// - Returns: the permissions, none where they are not known.
  static func all(for line: AWSCommandLine, made: MadeValues) -> [NeededPermission] {
    let resources = NamedResources(line: line, made: made)
    var permissions = (line.permissions + tagging(line)).filter { $0 != "iam:PassRole" }
      .map { NeededPermission(action: $0, resources: resources.arns(for: $0)) }
    for role in line.passedRoles {
      permissions.append(
        NeededPermission(action: "iam:PassRole", resources: [made.arn(of: role)]))
    }
    return permissions
  }

  /// Whether it is known what a command needs.
  static func areKnown(for line: AWSCommandLine) -> Bool {
    if case .help = line.kind { return true }
    return line.operation != nil || !line.permissions.isEmpty
  }

  /// What a creation needs on top where it sets tags; every key is created with the run's tags.
  ///
  /// By the pages on IAM, KMS and SageMaker in the Service Authorization Reference.
  private static func tagging(_ line: AWSCommandLine) -> [String] {
    guard let command = line.command, command.hasPrefix("create-") else { return [] }
    if line.service == "kms", command == "create-key" { return ["kms:TagResource"] }
    guard line.option("--tags") != nil else { return [] }
    switch (line.service, command) {
    case ("iam", "create-role"): return ["iam:TagRole"]
    case ("iam", "create-user"): return ["iam:TagUser"]
    case ("iam", "create-policy"): return ["iam:TagPolicy"]
    case ("sagemaker", _): return ["sagemaker:AddTags"]
    default: return []
    }
  }
}
