/// What commands do to the world.
///
/// The verb that an operation's name begins with decides, unless the operation stands in the table
/// of exceptions. What decides here decides what a resume may do with an action whose outcome is
/// unknown, so a doubtful operation is `unknown`, which asks.
extension Action.Effect {
  /// The effect of an operation of a service, by its command names ("iam", "create-policy").
  package static func of(service: String, operation: String) -> Action.Effect {
    if let effect = exceptions["\(service) \(operation)"] { return effect }
    if operation.hasPrefix("create-presigned-") { return .read }
    // `batch-get-item` does to many things what `get-item` does to one.
    let words = operation.utf8.split(separator: UInt8(ascii: "-"), maxSplits: 2)
      .map { String(Substring($0)) }
    let verb = words.first == "batch" && words.count > 1 ? words[1] : words.first
    return verb.flatMap { verbs[$0] } ?? .unknown
  }

  /// The effect of a command; `unknown` for anything but an `aws` command.
  package static func of(_ arguments: [Argument]) -> Action.Effect {
    guard let call = AWSCall(arguments) else { return .unknown }
    // Without --overwrite it refuses a parameter that is there.
    if call.service == "ssm", call.operation == "put-parameter" {
      return call.has("--overwrite") ? .update : .create
    }
    if call.has("--dry-run") || call.has("--dryrun") || call.has("--generate-cli-skeleton") {
      return .read
    }
    return of(service: call.service, operation: call.operation)
  }

  private static let verbs: [String: Action.Effect] = [
    "list": .read, "describe": .read, "get": .read, "wait": .read, "head": .read,
    "lookup": .read, "search": .read, "query": .read, "scan": .read, "select": .read,
    "validate": .read, "check": .read, "estimate": .read, "simulate": .read, "view": .read,
    "filter": .read, "preview": .read, "discover": .read,
    "attach": .ensure, "tag": .ensure, "add": .ensure, "enable": .ensure, "disable": .ensure,
    "create": .create,
    "update": .update, "set": .update, "modify": .update, "put": .update, "replace": .update,
    "delete": .delete, "detach": .delete, "remove": .delete, "untag": .delete,
    "deregister": .delete, "revoke": .delete, "terminate": .delete, "disassociate": .delete,
  ]

  /// Operations whose verb says something else than they do.
  private static let exceptions: [String: Action.Effect] = [
    // A `put` that adds one more each time, or sends.
    "events put-events": .unknown,
    "kinesis put-record": .unknown,
    "kinesis put-records": .unknown,
    "firehose put-record": .unknown,
    "firehose put-record-batch": .unknown,
    "cloudwatch put-metric-data": .unknown,
    "logs put-log-events": .unknown,
    "xray put-trace-segments": .unknown,
    "lexv2-runtime put-session": .unknown,
    // A `get` or `describe` that changes something.
    "codepipeline get-third-party-job-details": .unknown,
    "ecr get-login": .read,
    // A `create` that answers with what is there already.
    "sns create-topic": .ensure,
    "ecs create-cluster": .ensure,
    // Subscribing once more answers with the subscription that is there.
    "sns subscribe": .ensure,
    "ec2 create-tags": .ensure,
    "ec2 delete-tags": .delete,
    "efs create-tags": .ensure,
    "redshift create-tags": .ensure,
    // A `create` that makes another one every time and leaves no name to find it by.
    "iam create-access-key": .unknown,
    "iam create-policy-version": .unknown,
    "ec2 create-launch-template-version": .unknown,
    "cloudfront create-invalidation": .unknown,
    "codedeploy create-deployment": .unknown,
    "deploy create-deployment": .unknown,
    "apigateway create-deployment": .unknown,
    "elasticbeanstalk create-storage-location": .ensure,
    // Says who is calling, or gives temporary credentials; changes nothing.
    "sts assume-role": .read,
    "sts assume-role-with-saml": .read,
    "sts assume-role-with-web-identity": .read,
    "sts decode-authorization-message": .read,
    "kms encrypt": .read,
    "kms decrypt": .read,
    "kms generate-data-key": .read,
    "kms generate-data-key-without-plaintext": .read,
    "kms generate-random": .read,
    "kms verify": .read,
    "dynamodb batch-write-item": .unknown,
    "dynamodb transact-get-items": .read,
    "cloudformation detect-stack-drift": .read,
    "cloudformation validate-template": .read,
    "cloudformation deploy": .ensure,
    "iam generate-credential-report": .ensure,
    // Brings something into a state, whatever it was in before.
    "ec2 authorize-security-group-ingress": .ensure,
    "ec2 authorize-security-group-egress": .ensure,
    "ec2 start-instances": .ensure,
    "ec2 stop-instances": .ensure,
    "ec2 associate-iam-instance-profile": .ensure,
    "ec2 modify-instance-attribute": .update,
    "cloudtrail start-logging": .ensure,
    "cloudtrail stop-logging": .ensure,
    // Takes something away under another verb.
    "kms schedule-key-deletion": .delete,
    "kms retire-grant": .delete,
    "iam deactivate-mfa-device": .delete,
    "cloudformation cancel-update-stack": .unknown,
    "sns unsubscribe": .delete,
    "logs disassociate-kms-key": .update,
    // Adds every time, though the verb says that it ensures.
    "ec2 attach-volume": .unknown,
    "ec2 attach-network-interface": .unknown,
    "emr add-steps": .unknown,
    "emr add-instance-groups": .unknown,
    "lambda add-layer-version-permission": .create,
    "lambda add-permission": .create,
    "sqs add-permission": .create,
    // The high-level commands for S3.
    "s3 ls": .read,
    "s3 presign": .read,
    "s3 cp": .update,
    "s3 sync": .update,
    "s3 website": .update,
    "s3 mv": .unknown,
    "s3 rm": .delete,
    "s3 mb": .create,
    "s3 rb": .delete,
    // The CLI's own configuration.
    "configure list": .read,
    "configure get": .read,
    "configure list-profiles": .read,
    "configure set": .update,
    "eks update-kubeconfig": .update,
    "eks get-token": .read,
    "logs tail": .read,
  ]
}
