/// What takes back what a command made: the inverse of an operation.
///
/// Only what makes something new, or attaches it, has one. What a command replaced is put back by
/// ``RestoreTable``, from the former state that the journal has; what was deleted is gone.
package enum UndoTable {
  /// Where an inverse's option has its value from.
  enum Value: Hashable, Sendable {
    /// An option of the command itself.
    case option(String)
    /// What the command gave, by its path in the output.
    case output([String])
    /// Fixed words.
    case text(String)
  }

  /// The inverse of one operation.
  struct Entry: Sendable {
    /// The operation of the same service.
    var operation: String
    /// Its options in order.
    var options: [(name: String, value: Value)]

    /// Makes an entry whose options are some of the command's own.
    init(_ operation: String, same options: [String]) {
      self.init(operation, options.map { ($0, .option($0)) })
    }

    /// Makes an entry.
    init(_ operation: String, _ options: [(name: String, value: Value)]) {
      self.operation = operation
      self.options = options
    }
  }

  /// One command of an inverse, and what is waited for behind it.
  package struct Step: Hashable, Sendable {
    /// What runs.
    package var invocation: Invocation
    /// The read that is repeated afterwards; nil where nothing is waited for.
    package var waiting: WaitTable.Waiting?

    /// Makes a step.
    package init(invocation: Invocation, waiting: WaitTable.Waiting? = nil) {
      self.invocation = invocation
      self.waiting = waiting
    }
  }

  /// What takes an action back, in order; nil where nothing is known that does.
  ///
  /// A document's own `undo:` or the recipe's stands before the table.
  /// - Parameters:
  ///   - action: the action.
  ///   - invocation: what it ran, which for an item that lacks a field is an alternative.
  /// - Returns: the commands, with names for the values that the action used and gave.
  package static func inverse(of action: Action, running invocation: Invocation?) -> [Step]? {
    if let undo = action.undo {
      guard case .arguments(let words) = undo else { return [Step(invocation: undo)] }
      return steps(words)
    }
    guard case .arguments(let words)? = invocation,
      let inverse = inverse(of: words, gives: action.gives)
    else { return nil }
    return steps(inverse)
  }

  /// The inverse of a command; nil where the table has none, or a value for it is not known.
  static func inverse(of arguments: [Argument], gives: [Give]) -> [Argument]? {
    guard let call = AWSCall(arguments) else { return nil }
    let words: [Argument]
    switch (call.service, call.operation) {
    case ("s3", "mb"):
      guard let address = call.positional.first else { return nil }
      words = ["aws", "s3", "rb", address]
    case ("iam", "create-policy"):
      guard let arn = policyARN(call, gives) else { return nil }
      words = ["aws", "iam", "delete-policy", "--policy-arn", arn]
    default:
      guard let entry = entries["\(call.service) \(call.operation)"] else { return nil }
      var parts: [Argument] = ["aws", Argument(call.service), Argument(entry.operation)]
      for option in entry.options {
        guard let value = value(option.value, call, gives) else { return nil }
        parts += [Argument(option.name), value]
      }
      words = parts
    }
    return words + call.scope
  }

  private static func value(_ value: Value, _ call: AWSCall, _ gives: [Give]) -> Argument? {
    switch value {
    case .option(let name): return call.value(of: name)
    case .text(let text): return Argument(text)
    case .output(let paths):
      for path in paths {
        if let give = gives.first(where: { $0.path == path }) { return .value(give.name) }
      }
      return nil
    }
  }

  /// The ARN that a policy was given, or else the one that its path and name make.
  private static func policyARN(_ call: AWSCall, _ gives: [Give]) -> Argument? {
    if let arn = value(.output(["Policy.Arn"]), call, gives) { return arn }
    return call.policyARN
  }

  /// A command with what must come before it and what is waited for.
  private static func steps(_ words: [Argument]) -> [Step] {
    let last = Step(
      invocation: .arguments(words),
      waiting: WaitTable.waiting(for: words) ?? notebookWait(words, state: nil))
    guard
      let call = AWSCall(words, service: "sagemaker", operation: "delete-notebook-instance"),
      let name = call.value(of: "--notebook-instance-name")
    else { return [last] }
    // A notebook instance is deleted only when it is stopped.
    let stop: [Argument] =
      ["aws", "sagemaker", "stop-notebook-instance", "--notebook-instance-name", name] + call.scope
    return [
      Step(invocation: .arguments(stop), waiting: notebookWait(stop, state: "Stopped")), last,
    ]
  }

  /// The wait until a notebook instance is in a state, or with nil gone.
  private static func notebookWait(_ words: [Argument], state: String?) -> WaitTable.Waiting? {
    guard let call = AWSCall(words, service: "sagemaker"),
      call.operation.hasSuffix("-notebook-instance"),
      let name = call.value(of: "--notebook-instance-name")
    else { return nil }
    return WaitTable.Waiting(
      arguments: [
        "aws", "sagemaker", "describe-notebook-instance", "--notebook-instance-name", name,
      ] + call.scope,
      wait: Wait(
        path: "NotebookInstanceStatus", success: state.map { [$0] } ?? [], failure: ["Failed"],
        untilGone: state == nil, interval: 10),
      timeout: 1800)
  }

  // What each operation's inverse takes is in the services' API references.
  private static let entries: [String: Entry] = [
    "iam create-role": Entry("delete-role", same: ["--role-name"]),
    "iam create-user": Entry("delete-user", same: ["--user-name"]),
    "iam create-group": Entry("delete-group", same: ["--group-name"]),
    "iam create-instance-profile": Entry(
      "delete-instance-profile", same: ["--instance-profile-name"]),
    "iam create-login-profile": Entry("delete-login-profile", same: ["--user-name"]),
    "iam attach-role-policy": Entry("detach-role-policy", same: ["--role-name", "--policy-arn"]),
    "iam attach-user-policy": Entry("detach-user-policy", same: ["--user-name", "--policy-arn"]),
    "iam attach-group-policy": Entry(
      "detach-group-policy", same: ["--group-name", "--policy-arn"]),
    "iam add-user-to-group": Entry(
      "remove-user-from-group", same: ["--user-name", "--group-name"]),
    "iam add-role-to-instance-profile": Entry(
      "remove-role-from-instance-profile", same: ["--instance-profile-name", "--role-name"]),
    // A key is never deleted at once: 30 days is the longest that it can be taken back.
    "kms create-key": Entry(
      "schedule-key-deletion",
      [
        ("--key-id", .output(["KeyMetadata.KeyId", "KeyMetadata.Arn"])),
        ("--pending-window-in-days", .text("30")),
      ]),
    "kms create-alias": Entry("delete-alias", same: ["--alias-name"]),
    // The file system of a domain that stays is billed and belongs to nothing any more.
    "sagemaker create-domain": Entry(
      "delete-domain",
      [
        ("--domain-id", .output(["DomainId"])),
        ("--retention-policy", .text("HomeEfsFileSystem=Delete")),
      ]),
    "sagemaker create-user-profile": Entry(
      "delete-user-profile", same: ["--domain-id", "--user-profile-name"]),
    "sagemaker create-space": Entry("delete-space", same: ["--domain-id", "--space-name"]),
    "sagemaker create-notebook-instance": Entry(
      "delete-notebook-instance", same: ["--notebook-instance-name"]),
    "sagemaker create-model": Entry("delete-model", same: ["--model-name"]),
    "sagemaker create-endpoint": Entry("delete-endpoint", same: ["--endpoint-name"]),
    "sagemaker create-endpoint-config": Entry(
      "delete-endpoint-config", same: ["--endpoint-config-name"]),
    // Buckets and repositories are deleted only when they are empty.
    "s3api create-bucket": Entry("delete-bucket", same: ["--bucket"]),
    "ecr create-repository": Entry("delete-repository", same: ["--repository-name"]),
    "dynamodb create-table": Entry("delete-table", same: ["--table-name"]),
    "lambda create-function": Entry("delete-function", same: ["--function-name"]),
    "ec2 create-key-pair": Entry("delete-key-pair", same: ["--key-name"]),
    "ec2 create-vpc": Entry("delete-vpc", [("--vpc-id", .output(["Vpc.VpcId"]))]),
    "ec2 create-subnet": Entry("delete-subnet", [("--subnet-id", .output(["Subnet.SubnetId"]))]),
    "ec2 create-security-group": Entry(
      "delete-security-group", [("--group-id", .output(["GroupId"]))]),
    "eks create-cluster": Entry("delete-cluster", same: ["--name"]),
    "efs create-file-system": Entry(
      "delete-file-system", [("--file-system-id", .output(["FileSystemId"]))]),
    "cloudformation create-stack": Entry("delete-stack", same: ["--stack-name"]),
    // Can be restored for 30 days.
    "secretsmanager create-secret": Entry(
      "delete-secret", [("--secret-id", .option("--name"))]),
    "ssm put-parameter": Entry("delete-parameter", same: ["--name"]),
    "sqs create-queue": Entry("delete-queue", [("--queue-url", .output(["QueueUrl"]))]),
    "glue create-database": Entry("delete-database", same: ["--name"]),
    "events create-event-bus": Entry("delete-event-bus", same: ["--name"]),
  ]
}
