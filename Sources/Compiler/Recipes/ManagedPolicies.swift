import Source

/// Policies that AWS provides, by name.
///
/// Their names begin with "Amazon" or "AWS", or are one of a few others; most stand directly under
/// `arn:aws:iam::aws:policy/`, some under a path. Source: "AWS managed policy reference".
enum ManagedPolicies {
  /// The ARN of a policy that AWS provides; nil for a name that is not one of theirs by its form.
  static func arn(of name: String) -> String? {
    if jobFunctions.contains(name) { return "arn:aws:iam::aws:policy/job-function/\(name)" }
    if serviceRoles.contains(name) { return "arn:aws:iam::aws:policy/service-role/\(name)" }
    let isTheirs =
      plain.contains(name)
      || ((name.hasPrefix("Amazon") || name.hasPrefix("AWS")) && isWellFormed(name))
    return isTheirs ? "arn:aws:iam::aws:policy/\(name)" : nil
  }

  /// Customers' own policies that begin like theirs: the console writes these with a hyphen.
  private static func isWellFormed(_ name: String) -> Bool {
    let endings = [
      "FullAccess", "ReadOnlyAccess", "ReadOnly", "Access", "Policy", "PowerUser", "Role", "User",
      "Operator", "Core", "Viewer", "Admin", "Administrator", "Developer", "ExecutionRolePolicy",
      "FullAccess_v2", "V2", "v2",
    ]
    return !name.contains("-") && !name.contains("<") && endings.contains(where: name.hasSuffix)
  }

  private static let plain: WordSet = [
    "AdministratorAccess", "PowerUserAccess", "ReadOnlyAccess", "SecurityAudit", "IAMFullAccess",
    "IAMReadOnlyAccess", "IAMUserChangePassword", "CloudWatchFullAccess",
    "ResourceGroupsandTagEditorFullAccess",
    "CloudWatchReadOnlyAccess", "CloudWatchLogsFullAccess", "CloudWatchLogsReadOnlyAccess",
    "CloudFrontFullAccess", "CloudFrontReadOnlyAccess", "SecretsManagerReadWrite",
    "TranslateFullAccess", "ComprehendFullAccess", "CloudWatchAgentServerPolicy",
    "CloudWatchAgentAdminPolicy", "ElasticLoadBalancingFullAccess", "AutoScalingFullAccess",
  ]

  private static let jobFunctions: WordSet = [
    "Billing", "DatabaseAdministrator", "DataScientist", "NetworkAdministrator", "SupportUser",
    "SystemAdministrator", "ViewOnlyAccess",
  ]

  private static let serviceRoles: WordSet = [
    "AWSLambdaBasicExecutionRole", "AWSLambdaVPCAccessExecutionRole", "AWSLambdaRole",
    "AWSLambdaDynamoDBExecutionRole", "AWSLambdaKinesisExecutionRole",
    "AWSLambdaSQSQueueExecutionRole", "AWSLambdaENIManagementAccess", "AWSGlueServiceRole",
    "AmazonECSTaskExecutionRolePolicy", "AmazonEC2ContainerServiceforEC2Role",
    "AmazonEC2ContainerServiceRole", "AmazonEC2RoleforSSM", "AmazonAPIGatewayPushToCloudWatchLogs",
    "AmazonRDSEnhancedMonitoringRole", "AWSConfigRole", "AWS_ConfigRole", "AWSCodeDeployRole",
    "AmazonSageMakerServiceCatalogProductsLambdaServiceRolePolicy", "AWSQuickSightListIAM",
    "AmazonElasticMapReduceRole", "AmazonElasticMapReduceforEC2Role", "AmazonEMRServicePolicy_v2",
    "AWSBackupServiceRolePolicyForBackup", "AWSBackupServiceRolePolicyForRestores",
    "AmazonEBSCSIDriverPolicy", "AWSTransferLoggingAccess", "AmazonSSMAutomationRole",
    "AmazonSSMMaintenanceWindowRole", "ROSAInstallerPolicy", "AWSBatchServiceRole",
  ]
}
