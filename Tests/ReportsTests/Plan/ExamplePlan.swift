import Compiler
import Source

/// A plan with one of everything.
enum ExamplePlan {
  static let policy =
    #"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}"#

  static let plan = Plan(
    runbook: "enable.md", region: "eu-west-1",
    inputs: [
      Input(name: "name", usedAt: [SourceLocation(line: 12, column: 3)]),
      Input(
        name: "team", isList: true, defaultValue: "blue",
        usedAt: [SourceLocation(line: 13, column: 1), SourceLocation(line: 20, column: 1)]),
      Input(name: "token", isSecret: true, usedAt: [SourceLocation(line: 14, column: 1)]),
    ],
    requires: [
      Requirement(kind: .group, name: "admin", line: 12),
      Requirement(kind: .group, name: "analyst", line: 12),
      Requirement(kind: .user, name: Argument([.literal("admin_"), .value("name")]), line: 12),
    ],
    steps: [create, manual, optional, table])

  static let create = Step(
    id: "access/1", section: "Access", number: 1, title: "Create the policy.", line: 12,
    notCarriedOut: [.init(line: 15, text: "disable Canvas")],
    actions: [
      Action(
        id: "access/1/1", kind: .command, origin: .prose, line: 12, effect: .create,
        invocation: .arguments([
          "aws", "iam", "create-policy", "--policy-name", "it's", "--policy-document",
          Argument(policy),
        ]), text: "Create the policy.", gives: [Give(name: "policy-arn", path: "Policy.Arn")]),
      Action(
        id: "access/1/2", kind: .command, origin: .prose, line: 14, effect: .ensure,
        invocation: .arguments([
          "aws", "iam", "attach-group-policy", "--group-name", "admin", "--policy-arn",
          .value("policy-arn"),
        ]), text: "Attach it to the admin group"),
    ])

  static let manual = Step(
    id: "access/2", section: "Access", number: 2, title: "Test that it works!", line: 20,
    actor: Argument([.literal("admin_"), .value("name")]),
    actions: [
      Action(
        id: "access/2/1", kind: .manual, origin: .prose, line: 20, effect: .unknown,
        text: "Test that it works!", reason: "no command is known for it")
    ])

  static let optional = Step(
    id: "extra/1", section: "Extra", number: 1, title: "Say hello", line: 25, isOptional: true,
    actions: [
      Action(
        id: "extra/1/1", kind: .command, origin: .fence, line: 26, effect: .unknown,
        invocation: .script(
          Script(
            shell: "bash", source: "echo <name>\necho done", body: "echo \"$N\"\necho done",
            variables: [.init(name: "name", variable: "N")])), text: "Say hello")
    ])

  static let table = Step(
    id: "clean/table-1", section: "Clean", title: "Commands", line: 30,
    actions: [
      Action(
        id: "clean/table-1/row-1", kind: .command, origin: .table, line: 32, effect: .read,
        invocation: .arguments(["aws", "sagemaker", "list-apps"]), text: "List the apps"),
      Action(
        id: "clean/table-1/row-2", kind: .command, origin: .table, line: 33, effect: .delete,
        invocation: .arguments([
          "aws", "sagemaker", "delete-app", "--app-name", .value("app-name"),
        ]), text: "Delete each app",
        forEach: ForEach(
          source: .output(
            action: "clean/table-1/row-1", path: "Apps",
            bindings: [.init(name: "app-name", field: "AppName")]))),
      Action(
        id: "clean/table-1/row-3", kind: .wait, origin: .prose, line: 34, effect: .read,
        invocation: .arguments(["aws", "sagemaker", "describe-domain"]), text: "Wait for it",
        wait: Wait(path: "Status", success: ["InService"], failure: ["Failed"], interval: 5)),
    ])
}
