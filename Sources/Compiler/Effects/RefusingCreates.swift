/// Creating operations that refuse to make what is there already, with an answer that says so.
///
/// Their success means that the thing was not there, so that nothing need look for it first. Others
/// answer for what is there as if it were new: `sqs create-queue`, `sns create-topic`, and
/// `s3api create-bucket` in us-east-1.
package enum RefusingCreates {
  /// Whether a command is one of them.
  package static func contains(_ arguments: [Argument]) -> Bool {
    guard let call = AWSCall(arguments) else { return false }
    return operations.contains("\(call.service) \(call.operation)")
  }

  // Each service's API reference lists the error under "Errors" of the operation;
  // ``ServiceAnswers/isAlreadyThere(service:code:message:)`` knows them all.
  private static let operations: Set<String> = [
    "cloudformation create-stack", "codecommit create-repository", "dynamodb create-table",
    "ecr create-repository", "glue create-database", "iam create-group",
    "iam create-instance-profile", "iam create-login-profile", "iam create-policy",
    "iam create-role", "iam create-user", "kms create-alias", "lambda create-function",
  ]
}
