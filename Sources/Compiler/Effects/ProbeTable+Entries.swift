extension ProbeTable {
  /// Operations whose object one reading command describes by its name.
  ///
  /// Paths are those of the reading operation's output shape in the service's model. Where it has
  /// them under another name than the creating one, ``Entry/moved`` says so.
  static let entries: [String: Entry] = [
    // MARK: IAM
    "iam create-role": Entry(
      kind: "role", read: "get-role", options: [("--role-name", "--role-name")],
      compares: [
        ("trust policy", "--assume-role-policy-document", "Role.AssumeRolePolicyDocument", .policy),
        ("path", "--path", "Role.Path", .text),
        (
          "permissions boundary", "--permissions-boundary",
          "Role.PermissionsBoundary.PermissionsBoundaryArn", .text
        ),
      ]),
    "iam create-group": Entry(
      kind: "group", read: "get-group", options: [("--group-name", "--group-name")],
      compares: [("path", "--path", "Group.Path", .text)]),
    "iam create-user": Entry(
      kind: "user", read: "get-user", options: [("--user-name", "--user-name")],
      compares: [
        ("path", "--path", "User.Path", .text),
        (
          "permissions boundary", "--permissions-boundary",
          "User.PermissionsBoundary.PermissionsBoundaryArn", .text
        ),
      ]),
    "iam create-instance-profile": Entry(
      kind: "instance profile", read: "get-instance-profile",
      options: [("--instance-profile-name", "--instance-profile-name")],
      compares: [("path", "--path", "InstanceProfile.Path", .text)]),
    "iam create-login-profile": Entry(
      kind: "login profile", read: "get-login-profile", options: [("--user-name", "--user-name")],
      compares: []),

    // MARK: SageMaker
    "sagemaker create-user-profile": Entry(
      kind: "user profile", read: "describe-user-profile",
      options: [("--domain-id", "--domain-id"), ("--user-profile-name", "--user-profile-name")],
      compares: []),
    "sagemaker create-space": Entry(
      kind: "space", read: "describe-space",
      options: [("--domain-id", "--domain-id"), ("--space-name", "--space-name")], compares: []),
    "sagemaker create-notebook-instance": Entry(
      kind: "notebook instance", read: "describe-notebook-instance",
      options: [("--notebook-instance-name", "--notebook-instance-name")],
      compares: [
        ("instance type", "--instance-type", "InstanceType", .text),
        ("role", "--role-arn", "RoleArn", .text),
        ("platform", "--platform-identifier", "PlatformIdentifier", .text),
        ("subnet", "--subnet-id", "SubnetId", .text),
      ]),
    "sagemaker create-model": Entry(
      kind: "model", read: "describe-model", options: [("--model-name", "--model-name")],
      compares: [("role", "--execution-role-arn", "ExecutionRoleArn", .text)]),
    "sagemaker create-endpoint": Entry(
      kind: "endpoint", read: "describe-endpoint",
      options: [("--endpoint-name", "--endpoint-name")],
      compares: [("configuration", "--endpoint-config-name", "EndpointConfigName", .text)]),
    "sagemaker create-endpoint-config": Entry(
      kind: "endpoint configuration", read: "describe-endpoint-config",
      options: [("--endpoint-config-name", "--endpoint-config-name")], compares: []),

    // MARK: Storage
    "s3api create-bucket": Entry(
      kind: "bucket", read: "head-bucket", options: [("--bucket", "--bucket")], compares: []),
    "dynamodb create-table": Entry(
      kind: "table", read: "describe-table", options: [("--table-name", "--table-name")],
      compares: [],
      moved: [
        "TableDescription.TableArn": "Table.TableArn",
        "TableDescription.TableName": "Table.TableName",
        "TableDescription.TableId": "Table.TableId",
      ]),
    "ecr create-repository": Entry(
      kind: "repository", read: "describe-repositories",
      options: [("--repository-names", "--repository-name")],
      compares: [
        (
          "tag mutability", "--image-tag-mutability", "repositories[0].imageTagMutability", .text
        )
      ],
      moved: [
        "repository.repositoryArn": "repositories[0].repositoryArn",
        "repository.repositoryUri": "repositories[0].repositoryUri",
        "repository.repositoryName": "repositories[0].repositoryName",
      ]),
    "efs create-file-system": Entry(
      kind: "file system", read: "describe-file-systems",
      options: [("--creation-token", "--creation-token")], compares: [],
      moved: [
        "FileSystemId": "FileSystems[0].FileSystemId",
        "FileSystemArn": "FileSystems[0].FileSystemArn",
      ], absentWhenEmpty: "FileSystems"),

    // MARK: Compute
    "lambda create-function": Entry(
      kind: "function", read: "get-function", options: [("--function-name", "--function-name")],
      compares: [
        ("role", "--role", "Configuration.Role", .text),
        ("runtime", "--runtime", "Configuration.Runtime", .text),
        ("handler", "--handler", "Configuration.Handler", .text),
      ],
      moved: [
        "FunctionArn": "Configuration.FunctionArn", "FunctionName": "Configuration.FunctionName",
      ]),
    "ec2 create-key-pair": Entry(
      kind: "key pair", read: "describe-key-pairs", options: [("--key-names", "--key-name")],
      compares: [], moved: ["KeyPairId": "KeyPairs[0].KeyPairId", "KeyName": "KeyPairs[0].KeyName"]
    ),
    "eks create-cluster": Entry(
      kind: "cluster", read: "describe-cluster", options: [("--name", "--name")],
      compares: [("role", "--role-arn", "cluster.roleArn", .text)]),
    "rds create-db-instance": Entry(
      kind: "database instance", read: "describe-db-instances",
      options: [("--db-instance-identifier", "--db-instance-identifier")],
      compares: [
        ("engine", "--engine", "DBInstances[0].Engine", .text),
        ("class", "--db-instance-class", "DBInstances[0].DBInstanceClass", .text),
      ],
      moved: [
        "DBInstance.DBInstanceArn": "DBInstances[0].DBInstanceArn",
        "DBInstance.DBInstanceIdentifier": "DBInstances[0].DBInstanceIdentifier",
      ]),
    "cloudformation create-stack": Entry(
      kind: "stack", read: "describe-stacks", options: [("--stack-name", "--stack-name")],
      compares: [], moved: ["StackId": "Stacks[0].StackId"]),

    // MARK: Others
    "secretsmanager create-secret": Entry(
      kind: "secret", read: "describe-secret", options: [("--secret-id", "--name")], compares: []),
    "ssm put-parameter": Entry(
      kind: "parameter", read: "get-parameter", options: [("--name", "--name")],
      compares: [
        ("value", "--value", "Parameter.Value", .text), ("type", "--type", "Parameter.Type", .text),
      ], moved: ["Version": "Parameter.Version"]),
    "sqs create-queue": Entry(
      kind: "queue", read: "get-queue-url", options: [("--queue-name", "--queue-name")],
      compares: []),
    "codecommit create-repository": Entry(
      kind: "repository", read: "get-repository",
      options: [("--repository-name", "--repository-name")], compares: []),
    "glue create-database": Entry(
      kind: "database", read: "get-database", options: [("--name", "--name")], compares: []),
    "events create-event-bus": Entry(
      kind: "event bus", read: "describe-event-bus", options: [("--name", "--name")], compares: [],
      moved: ["EventBusArn": "Arn"]),
  ]
}
