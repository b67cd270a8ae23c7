/// What is waited for after a command whose service finishes it later.
package enum WaitTable {
  /// How one operation's result is waited for.
  private struct Entry: Sendable {
    /// The reading operation of the same service.
    var read: String
    /// The options of the reading command, and where each comes from.
    var options: [(read: String, from: String)]
    /// Options that are taken over where the command has them.
    var optional: [String] = []
    /// Until when.
    var wait: Wait
    /// How long it may take, in seconds.
    var timeout: Int
  }

  /// A read to repeat after a command, until when, and for how long at most.
  package struct Waiting: Hashable, Sendable {
    /// The reading command.
    package var arguments: [Argument]
    /// Until when it is repeated.
    package var wait: Wait
    /// After how many seconds it is given up.
    package var timeout: Int
  }

  /// What is waited for after a command; nil where it is finished when it returns.
  /// - Parameters:
  ///   - arguments: the command.
  ///   - values: values for options that the command itself has not, by option: the id that a
  ///     creating command gave (`["--domain-id": .value("domain-id")]`).
  /// - Returns: the read, in the command's own region; nil also where an option has no value.
  package static func waiting(
    for arguments: [Argument], values: [String: Argument] = [:]
  ) -> Waiting? {
    guard let call = AWSCall(arguments), let entry = entries["\(call.service) \(call.operation)"]
    else { return nil }
    var words: [Argument] = ["aws", Argument(call.service), Argument(entry.read)]
    for option in entry.options {
      guard let value = call.value(of: option.from) ?? values[option.from] else { return nil }
      words += [Argument(option.read), value]
    }
    for option in entry.optional {
      if let value = call.value(of: option) { words += [Argument(option), value] }
    }
    return Waiting(arguments: words + call.scope, wait: entry.wait, timeout: entry.timeout)
  }

  private static func gone(_ path: String = "Status", success: [String] = []) -> Wait {
    Wait(
      path: path, success: success,
      failure: ["Delete_Failed", "Failed", "DELETE_FAILED", "deleteFailed"], untilGone: true,
      interval: 5)
  }

  private static func inService(_ path: String = "Status") -> Wait {
    Wait(
      path: path, success: ["InService"],
      failure: ["Failed", "Update_Failed", "Delete_Failed", "Deleting"], interval: 10)
  }

  // States are the values of the status members in the services' models.
  private static let entries: [String: Entry] = [
    "sagemaker create-domain": Entry(
      read: "describe-domain", options: [("--domain-id", "--domain-id")], wait: inService(),
      timeout: 1800),
    "sagemaker create-user-profile": Entry(
      read: "describe-user-profile",
      options: [("--domain-id", "--domain-id"), ("--user-profile-name", "--user-profile-name")],
      wait: inService(), timeout: 900),
    "sagemaker create-space": Entry(
      read: "describe-space",
      options: [("--domain-id", "--domain-id"), ("--space-name", "--space-name")],
      wait: inService(), timeout: 900),
    "sagemaker create-notebook-instance": Entry(
      read: "describe-notebook-instance",
      options: [("--notebook-instance-name", "--notebook-instance-name")],
      wait: inService("NotebookInstanceStatus"), timeout: 1800),
    "sagemaker create-endpoint": Entry(
      read: "describe-endpoint", options: [("--endpoint-name", "--endpoint-name")],
      wait: inService("EndpointStatus"), timeout: 3600),
    "sagemaker delete-app": Entry(
      read: "describe-app",
      options: [
        ("--domain-id", "--domain-id"), ("--app-type", "--app-type"), ("--app-name", "--app-name"),
      ], optional: ["--user-profile-name", "--space-name"],
      // A deleted app is listed for 24 hours.
      wait: gone(success: ["Deleted"]), timeout: 900),
    "sagemaker delete-user-profile": Entry(
      read: "describe-user-profile",
      options: [("--domain-id", "--domain-id"), ("--user-profile-name", "--user-profile-name")],
      wait: gone(), timeout: 900),
    "sagemaker delete-space": Entry(
      read: "describe-space",
      options: [("--domain-id", "--domain-id"), ("--space-name", "--space-name")], wait: gone(),
      timeout: 900),
    "sagemaker delete-domain": Entry(
      read: "describe-domain", options: [("--domain-id", "--domain-id")], wait: gone(),
      timeout: 1800),
    "sagemaker delete-endpoint": Entry(
      read: "describe-endpoint", options: [("--endpoint-name", "--endpoint-name")],
      wait: gone("EndpointStatus"), timeout: 900),
    "eks create-cluster": Entry(
      read: "describe-cluster", options: [("--name", "--name")],
      wait: Wait(
        path: "cluster.status", success: ["ACTIVE"], failure: ["FAILED", "DELETING"], interval: 15),
      timeout: 1800),
    "eks delete-cluster": Entry(
      read: "describe-cluster", options: [("--name", "--name")], wait: gone("cluster.status"),
      timeout: 1800),
    "dynamodb create-table": Entry(
      read: "describe-table", options: [("--table-name", "--table-name")],
      wait: Wait(path: "Table.TableStatus", success: ["ACTIVE"], interval: 5), timeout: 600),
    "dynamodb delete-table": Entry(
      read: "describe-table", options: [("--table-name", "--table-name")],
      wait: gone("Table.TableStatus"), timeout: 600),
    "lambda create-function": Entry(
      read: "get-function", options: [("--function-name", "--function-name")],
      wait: Wait(
        path: "Configuration.State", success: ["Active"], failure: ["Failed"], interval: 3),
      timeout: 300),
    "cloudformation create-stack": Entry(
      read: "describe-stacks", options: [("--stack-name", "--stack-name")],
      wait: Wait(
        path: "Stacks[0].StackStatus", success: ["CREATE_COMPLETE"],
        failure: [
          "CREATE_FAILED", "ROLLBACK_COMPLETE", "ROLLBACK_FAILED", "ROLLBACK_IN_PROGRESS",
          "DELETE_COMPLETE", "DELETE_FAILED",
        ], interval: 10), timeout: 3600),
    "cloudformation delete-stack": Entry(
      read: "describe-stacks", options: [("--stack-name", "--stack-name")],
      wait: gone("Stacks[0].StackStatus", success: ["DELETE_COMPLETE"]), timeout: 3600),
    "rds create-db-instance": Entry(
      read: "describe-db-instances",
      options: [("--db-instance-identifier", "--db-instance-identifier")],
      wait: Wait(
        path: "DBInstances[0].DBInstanceStatus", success: ["available"],
        failure: ["failed", "incompatible-parameters", "deleting"], interval: 30), timeout: 3600),
  ]
}
