extension RestoreTable {
  // What each read answers is in the output shapes of the services' models.
  static let entries: [String: Entry] = [
    // MARK: IAM
    "iam put-role-policy": inlinePolicy(of: "role"),
    "iam put-user-policy": inlinePolicy(of: "user"),
    "iam put-group-policy": inlinePolicy(of: "group"),
    "iam update-assume-role-policy": Entry(
      kind: "trust policy of role", read: "get-role", same: ["--role-name"],
      settings: [Setting(option: "--policy-document", path: "Role.AssumeRolePolicyDocument")]),
    "iam put-role-permissions-boundary": boundary(of: "role", in: "Role"),
    "iam put-user-permissions-boundary": boundary(of: "user", in: "User"),
    "iam set-default-policy-version": Entry(
      kind: "default version of policy", read: "get-policy", same: ["--policy-arn"],
      settings: [Setting(option: "--version-id", path: "Policy.DefaultVersionId")]),
    "iam update-role": Entry(
      kind: "settings of role", read: "get-role", same: ["--role-name"],
      settings: [
        Setting(option: "--description", path: "Role.Description", isOptional: true),
        Setting(
          option: "--max-session-duration", path: "Role.MaxSessionDuration", isOptional: true),
      ]),

    // MARK: KMS
    "kms put-key-policy": Entry(
      kind: "policy of key", read: "get-key-policy", same: ["--key-id", "--policy-name"],
      settings: [Setting(option: "--policy", path: "Policy")]),
    "kms update-alias": Entry(
      kind: "target of alias", read: "describe-key", same: [],
      renamed: [("--key-id", "--alias-name")],
      settings: [Setting(option: "--target-key-id", path: "KeyMetadata.KeyId")]),
    "kms update-key-description": Entry(
      kind: "description of key", read: "describe-key", same: ["--key-id"],
      settings: [Setting(option: "--description", path: "KeyMetadata.Description")]),

    // MARK: S3
    "s3api put-bucket-policy": bucket(
      "policy", read: "get-bucket-policy", option: "--policy", path: "Policy",
      removal: "delete-bucket-policy"),
    "s3api put-bucket-tagging": bucket(
      "tags", read: "get-bucket-tagging", option: "--tagging", path: "TagSet", member: "TagSet",
      removal: "delete-bucket-tagging"),
    "s3api put-bucket-encryption": bucket(
      "encryption", read: "get-bucket-encryption",
      option: "--server-side-encryption-configuration",
      path: "ServerSideEncryptionConfiguration", removal: "delete-bucket-encryption"),
    "s3api put-public-access-block": bucket(
      "public access block", read: "get-public-access-block",
      option: "--public-access-block-configuration", path: "PublicAccessBlockConfiguration",
      removal: "delete-public-access-block"),
    "s3api put-bucket-lifecycle-configuration": bucket(
      "lifecycle", read: "get-bucket-lifecycle-configuration",
      option: "--lifecycle-configuration", path: "Rules", member: "Rules",
      removal: "delete-bucket-lifecycle"),
    "s3api put-bucket-cors": bucket(
      "cross-origin rules", read: "get-bucket-cors", option: "--cors-configuration",
      path: "CORSRules", member: "CORSRules", removal: "delete-bucket-cors"),
    "s3api put-bucket-website": bucket(
      "website", read: "get-bucket-website", option: "--website-configuration", path: "@",
      removal: "delete-bucket-website"),
    "s3api put-bucket-ownership-controls": bucket(
      "ownership controls", read: "get-bucket-ownership-controls",
      option: "--ownership-controls", path: "OwnershipControls",
      removal: "delete-bucket-ownership-controls"),
    "s3api put-bucket-logging": Entry(
      kind: "logging of bucket", read: "get-bucket-logging", same: ["--bucket"],
      settings: [
        Setting(
          option: "--bucket-logging-status", path: "LoggingEnabled", member: "LoggingEnabled")
      ],
      removal: Removal(
        operation: "put-bucket-logging", words: ["--bucket-logging-status", "{}"])),
    "s3api put-bucket-versioning": Entry(
      kind: "versioning of bucket", read: "get-bucket-versioning", same: ["--bucket"],
      settings: [
        Setting(option: "--versioning-configuration", path: "Status", member: "Status")
      ], lasting: "a bucket that had versions once can only suspend them"),

    // MARK: Others
    "ssm put-parameter": Entry(
      kind: "parameter", read: "get-parameter", same: ["--name"], words: ["--overwrite"],
      settings: [
        Setting(option: "--value", path: "Parameter.Value"),
        Setting(option: "--type", path: "Parameter.Type"),
      ], removal: Removal(operation: "delete-parameter"),
      secret: (
        "Parameter.Type", "SecureString", "its former value is a secret, which is in no journal"
      )),
    "lambda update-function-configuration": Entry(
      kind: "configuration of function", read: "get-function-configuration",
      same: ["--function-name"],
      settings: [
        Setting(option: "--timeout", path: "Timeout", isOptional: true),
        Setting(option: "--memory-size", path: "MemorySize", isOptional: true),
        Setting(option: "--role", path: "Role", isOptional: true),
        Setting(option: "--handler", path: "Handler", isOptional: true),
        Setting(option: "--runtime", path: "Runtime", isOptional: true),
        Setting(option: "--description", path: "Description", isOptional: true),
      ]),
    "logs put-retention-policy": Entry(
      kind: "retention of log group", read: "describe-log-groups", same: [],
      renamed: [("--log-group-name-prefix", "--log-group-name")],
      settings: [Setting(option: "--retention-in-days", path: "logGroups[0].retentionInDays")],
      removal: Removal(operation: "delete-retention-policy")),
    "sagemaker update-notebook-instance": Entry(
      kind: "notebook instance", read: "describe-notebook-instance",
      same: ["--notebook-instance-name"],
      settings: [
        Setting(option: "--instance-type", path: "InstanceType", isOptional: true),
        Setting(option: "--role-arn", path: "RoleArn", isOptional: true),
      ]),
    "sagemaker update-user-profile": Entry(
      kind: "settings of user profile", read: "describe-user-profile",
      same: ["--domain-id", "--user-profile-name"],
      settings: [Setting(option: "--user-settings", path: "UserSettings", isOptional: true)]),
    "sagemaker update-domain": Entry(
      kind: "settings of domain", read: "describe-domain", same: ["--domain-id"],
      settings: [
        Setting(
          option: "--default-user-settings", path: "DefaultUserSettings", isOptional: true)
      ]),
    "sagemaker update-endpoint": Entry(
      kind: "configuration of endpoint", read: "describe-endpoint", same: ["--endpoint-name"],
      settings: [
        Setting(
          option: "--endpoint-config-name", path: "EndpointConfigName", isOptional: true)
      ]),
  ]

  static let switches: [String: Switch] = [
    "kms enable-key-rotation": Switch(
      kind: "rotation of key", read: "get-key-rotation-status", path: "KeyRotationEnabled",
      state: "true", opposite: "disable-key-rotation", option: "--key-id"),
    "kms disable-key-rotation": Switch(
      kind: "rotation of key", read: "get-key-rotation-status", path: "KeyRotationEnabled",
      state: "false", opposite: "enable-key-rotation", option: "--key-id"),
    "kms enable-key": Switch(
      kind: "key", read: "describe-key", path: "KeyMetadata.Enabled", state: "true",
      opposite: "disable-key", option: "--key-id"),
    "kms disable-key": Switch(
      kind: "key", read: "describe-key", path: "KeyMetadata.Enabled", state: "false",
      opposite: "enable-key", option: "--key-id"),
  ]

  private static func inlinePolicy(of owner: String) -> Entry {
    Entry(
      kind: "inline policy of \(owner)", read: "get-\(owner)-policy",
      same: ["--\(owner)-name", "--policy-name"],
      settings: [Setting(option: "--policy-document", path: "PolicyDocument")],
      removal: Removal(operation: "delete-\(owner)-policy"))
  }

  private static func boundary(of owner: String, in object: String) -> Entry {
    Entry(
      kind: "permissions boundary of \(owner)", read: "get-\(owner)", same: ["--\(owner)-name"],
      settings: [
        Setting(
          option: "--permissions-boundary",
          path: "\(object).PermissionsBoundary.PermissionsBoundaryArn")
      ], removal: Removal(operation: "delete-\(owner)-permissions-boundary"))
  }

  private static func bucket(
    _ what: String, read: String, option: String, path: String, member: String? = nil,
    removal: String
  ) -> Entry {
    Entry(
      kind: "\(what) of bucket", read: read, same: ["--bucket"],
      settings: [Setting(option: option, path: path, member: member)],
      removal: Removal(operation: removal))
  }
}
