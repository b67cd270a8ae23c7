import Source

/// What services answer when something is missing, is there already, or is not ready yet.
///
/// The CLI prints "An error occurred (Code) when calling the Operation operation: message". A code
/// alone says too little (SageMaker answers ValidationException for nearly everything), so where a
/// service uses one code for several things the pattern has the words of the message too.
package enum ServiceAnswers {
  /// A way in which a service says something.
  package struct Pattern: Hashable, Sendable {
    /// The error code, or a suffix of it after `*`: "*.NotFound".
    package var code: String
    /// Words that the message contains, without regard to case; nil for any message.
    package var words: String?

    /// Reads a pattern as tables and probes write it: `Code` or `Code: words of the message`.
    package init(_ text: String) {
      if let colon = text.firstRange(of: ": ") {
        code = String(text[..<colon.lowerBound])
        words = String(text[colon.upperBound...])
      } else {
        code = text
        words = nil
      }
    }

    /// Whether an answer is meant.
    package func matches(code answer: String, message: String) -> Bool {
      let codeMatches =
        code.hasPrefix("*") ? answer.hasSuffix(String(code.dropFirst())) : answer == code
      guard codeMatches else { return false }
      guard let words else { return true }
      return message.lowercased().contains(words.lowercased())
    }
  }

  /// Whether an answer says that the thing does not exist.
  /// - Parameters:
  ///   - service: the command name of the service, "iam".
  ///   - code: the code in the answer's parentheses.
  ///   - message: the text after the colon.
  /// - Returns: true where the service's own patterns, or those of all services, match.
  package static func isNotFound(service: String, code: String, message: String) -> Bool {
    matches(notFound[service] ?? [], everywhere: notFoundEverywhere, code, message)
  }

  /// Whether an answer says that the thing exists already.
  /// - Parameters:
  ///   - service: the command name of the service, "iam".
  ///   - code: the code in the answer's parentheses.
  ///   - message: the text after the colon.
  /// - Returns: true where the service's own patterns, or those of all services, match.
  package static func isAlreadyThere(service: String, code: String, message: String) -> Bool {
    matches(alreadyThere[service] ?? [], everywhere: alreadyThereEverywhere, code, message)
  }

  /// The patterns by which a service says that something does not exist, as probes take them.
  package static func notFoundPatterns(service: String) -> [String] {
    (notFound[service] ?? []) + notFoundEverywhere
  }

  private static func matches(
    _ patterns: [String], everywhere: [String], _ code: String, _ message: String
  ) -> Bool {
    patterns.contains { Pattern($0).matches(code: code, message: message) }
      || everywhere.contains { Pattern($0).matches(code: code, message: message) }
  }

  // The codes are those that each service's API reference lists under "Errors" of the operations
  // that describe, create and delete; EC2's are in "Error codes for the Amazon EC2 API".

  private static let notFoundEverywhere = [
    "ResourceNotFoundException", "ResourceNotFound", "NotFoundException", "NoSuchEntity",
    "*.NotFound", "*NotFoundFault",
  ]

  private static let notFound: [String: [String]] = [
    "cloudformation": ["ValidationError: does not exist", "ChangeSetNotFound"],
    "cloudfront": ["NoSuchDistribution", "NoSuchOriginAccessControl", "NoSuchFunctionExists"],
    "cloudtrail": ["TrailNotFoundException"],
    "codecommit": ["RepositoryDoesNotExistException", "BranchDoesNotExistException"],
    "ecr": ["RepositoryNotFoundException", "ImageNotFoundException"],
    "ecs": ["ClusterNotFoundException", "ServiceNotFoundException"],
    "efs": ["FileSystemNotFound", "MountTargetNotFound", "AccessPointNotFound"],
    "elb": ["LoadBalancerNotFound"],
    "elbv2": ["LoadBalancerNotFound", "TargetGroupNotFound", "ListenerNotFound"],
    "glue": ["EntityNotFoundException"],
    "organizations": [
      "AccountNotFoundException", "PolicyNotFoundException", "OrganizationalUnitNotFoundException",
    ],
    "rds": ["DBInstanceNotFound", "DBClusterNotFoundFault", "DBSnapshotNotFound"],
    "route53": ["NoSuchHostedZone", "NoSuchHealthCheck"],
    "s3": ["NoSuchBucket", "NoSuchKey", "404"],
    "s3api": [
      "NoSuchBucket", "NoSuchKey", "404", "NoSuchBucketPolicy", "NoSuchLifecycleConfiguration",
      "NoSuchTagSet", "NoSuchPublicAccessBlockConfiguration",
      "ServerSideEncryptionConfigurationNotFoundError", "NoSuchCORSConfiguration",
      "NoSuchWebsiteConfiguration", "OwnershipControlsNotFoundError",
    ],
    // Notebook instances answer "RecordNotFound", models and endpoints "Could not find …".
    "sagemaker": [
      "ValidationException: RecordNotFound", "ValidationException: could not find",
      "ValidationException: does not exist",
    ],
    "sns": ["NotFound"],
    "sqs": ["AWS.SimpleQueueService.NonExistentQueue", "QueueDoesNotExist"],
    "ssm": ["ParameterNotFound", "InvalidDocument: does not exist", "DoesNotExistException"],
    "stepfunctions": ["StateMachineDoesNotExist", "ExecutionDoesNotExist"],
  ]

  private static let alreadyThereEverywhere = [
    "EntityAlreadyExists", "*AlreadyExistsException", "*AlreadyExistsFault", "*.Duplicate",
  ]

  private static let alreadyThere: [String: [String]] = [
    "codecommit": ["RepositoryNameExistsException"],
    "dynamodb": ["ResourceInUseException: already exists"],
    "efs": ["FileSystemAlreadyExists"],
    "eks": ["ResourceInUseException: already exists"],
    "lambda": ["ResourceConflictException: already exist"],
    "rds": ["DBInstanceAlreadyExists"],
    // BucketAlreadyExists is somebody else's bucket: a failure, so it stands in no list here.
    "s3": ["BucketAlreadyOwnedByYou"],
    "s3api": ["BucketAlreadyOwnedByYou"],
    "sagemaker": ["ResourceInUse: already exists", "ValidationException: already exists"],
    "secretsmanager": ["ResourceExistsException"],
    "sqs": ["QueueNameExists", "QueueAlreadyExists"],
    "ssm": ["ParameterAlreadyExists", "DocumentAlreadyExists"],
  ]
}
