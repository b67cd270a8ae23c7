/// Which options, texts and names say what a value names.
enum ExampleTable {
  /// What an option's value names, by the option, or by the service and the option.
  private static let options: [String: Example.Kind] = [
    "iam --group-name": .group, "iam --user-name": .user, "iam --role-name": .role,
    "iam --policy-arn": .policyARN, "--permissions-boundary": .policyARN,
    "--role-arn": .roleARN, "--execution-role-arn": .roleARN, "lambda --role": .roleARN,
    "kms --key-id": .keyARN, "kms --target-key-id": .keyARN, "--kms-key-id": .keyARN,
    "--kms-key-arn": .keyARN, "--kms-key": .keyARN, "--home-efs-file-system-kms-key-id": .keyARN,
    "--ssekms-key-id": .keyARN,
    "sagemaker --domain-id": .domainID, "sagemaker --domain-id-equals": .domainID,
    "sagemaker --notebook-instance-name": .notebook,
    "s3api --bucket": .bucket, "--vpc-id": .vpcID, "--subnet-id": .subnetID,
    "--subnet-ids": .subnetID, "--security-group-ids": .securityGroupID,
    "--security-groups": .securityGroupID, "ec2 --group-id": .securityGroupID,
  ]

  /// What stands directly before a value that names something.
  private static let beginnings: [(text: String, kind: Example.Kind)] = [
    (":user/", .user), (":role/", .role), (":group/", .group), (":key/", .keyID),
    (":notebook-instance/", .notebook), (":domain/", .domainID), ("arn:aws:s3:::", .bucket),
    ("s3://", .bucket),
  ]

  /// What an input's name says that its value is, by the last words of the name.
  private static let endings: [(words: String, kind: Example.Kind)] = [
    ("kms-arn", .keyARN), ("key-arn", .keyARN), ("kms-key", .keyARN), ("kms-key-id", .keyID),
    ("key-id", .keyID), ("notebook-instance-arns", .notebookARN),
    ("notebook-instance-arn", .notebookARN), ("domain-arn", .domainARN), ("domain-id", .domainID),
    ("role-arn", .roleARN), ("role-arns", .roleARN), ("user-arn", .userARN),
    ("user-arns", .userARN), ("policy-arn", .policyARN), ("vpc-id", .vpcID),
    ("subnet-id", .subnetID), ("subnet-ids", .subnetID), ("subnets", .subnetID),
    ("security-group-id", .securityGroupID), ("security-group-ids", .securityGroupID),
  ]

  /// Texts for inputs that are no names, by the last words of the input's name.
  ///
  /// Domains, addresses and accounts are those that are kept for examples (RFC 2606, RFC 5737).
  private static let texts: [(words: String, text: String)] = [
    ("email", "person@example.com"), ("email-address", "person@example.com"),
    ("url", "https://example.com"), ("hostname", "host.example.com"),
    ("ip", "192.0.2.10"), ("ip-address", "192.0.2.10"),
    ("cidr", "192.0.2.0/24"), ("cidr-block", "192.0.2.0/24"), ("account-id", "444455556666"),
    ("account", "444455556666"), ("region", "us-east-1"), ("date", "2030-01-01"),
    ("port", "8443"), ("count", "1"), ("number", "1"), ("size", "1"), ("days", "7"),
    ("password", "Example-Passw0rd!"),
  ]

  /// What a use says that the value names; nil where it says nothing.
  static func kind(for use: InputUse, input name: String) -> Example.Kind? {
    if !use.isWholeWord {
      guard use.isWholeName else { return nil }
      if let found = beginnings.first(where: { use.before.hasSuffix($0.text) }) {
        return found.kind
      }
      // A string of a policy document that is the value alone.
      guard use.before.hasSuffix("\"") || use.before.isEmpty, !use.option.isEmpty else {
        return nil
      }
      if let kind = kind(named: name) { return kind }
      return use.service == "kms" && use.option == "--policy" ? .userARN : nil
    }
    if use.option == "--resource-arn" || use.option == "--resource-arns" {
      if let kind = kind(named: name) { return kind }
      if name.contains("notebook") { return .notebookARN }
      return use.service == "sagemaker" ? .notebookARN : nil
    }
    return options["\(use.service) \(use.option)"] ?? options[use.option]
  }

  /// What an input's name alone says that its value names.
  static func kind(named name: String) -> Example.Kind? {
    endings.first { ends(name, in: $0.words) }?.kind
  }

  /// A text for an input that is no name of anything.
  static func text(named name: String) -> String? {
    texts.first { ends(name, in: $0.words) }?.text
  }

  /// Whether an option names what its operation creates: `--group-name` of `create-group`.
  static func names(_ option: String, whatIsCreatedBy operation: String) -> Bool {
    guard operation.hasPrefix("create-") else { return false }
    let noun = operation.dropFirst("create-".count)
    return option == "--\(noun)-name" || option == "--\(noun)-id" || option == "--\(noun)"
      || option == "--name"
  }

  private static func ends(_ name: String, in words: String) -> Bool {
    name == words || name.hasSuffix("-" + words)
  }
}
