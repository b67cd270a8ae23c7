import Testing

@testable import Compiler

@Suite struct UndoTableTests {
  /// The inverse of a command, a line each; values as `<name>`.
  private func inverse(_ text: String, gives: [Give] = []) -> [String]? {
    let words = text.split(separator: " ").map { word -> Argument in
      word.hasPrefix("<") ? .value(String(word.dropFirst().dropLast())) : Argument(String(word))
    }
    let action = Action(
      id: "a", kind: .command, origin: .table, line: 1, effect: .create,
      invocation: .arguments(words), text: text, gives: gives)
    return UndoTable.inverse(of: action, running: action.invocation)?.map { step in
      guard case .arguments(let words) = step.invocation else { return "a script" }
      return words.map(\.description).joined(separator: " ")
    }
  }

  @Test(
    "what is made is deleted, what is attached is detached, in the command's region",
    arguments: [
      ("iam create-role --role-name r --path /p/", "iam delete-role --role-name r"),
      ("iam create-group --group-name <g>", "iam delete-group --group-name <g>"),
      (
        "iam attach-group-policy --group-name g --policy-arn <arn>",
        "iam detach-group-policy --group-name g --policy-arn <arn>"
      ),
      (
        "iam create-policy --policy-name p --path /a/ --policy-document {}",
        "iam delete-policy --policy-arn arn:<partition>:iam::<account-id>:policy/a/p"
      ),
      (
        "--region eu-west-1 kms create-alias --alias-name alias/a --target-key-id k",
        "kms delete-alias --alias-name alias/a --region eu-west-1"
      ),
      ("s3 mb s3://b", "s3 rb s3://b"),
      ("s3api create-bucket --bucket b", "s3api delete-bucket --bucket b"),
    ])
  func inverses(command: String, expected: String) {
    #expect(inverse("aws " + command) == ["aws " + expected])
  }

  @Test("what was made is named by what its command gave, and a key is scheduled for 30 days")
  func gives() {
    let key = inverse(
      "aws kms create-key", gives: [Give(name: "kms-arn", path: "KeyMetadata.Arn")])
    #expect(
      key == ["aws kms schedule-key-deletion --key-id <kms-arn> --pending-window-in-days 30"])
    let policy = inverse(
      "aws iam create-policy --policy-name p", gives: [Give(name: "arn", path: "Policy.Arn")])
    #expect(policy == ["aws iam delete-policy --policy-arn <arn>"])
  }

  @Test("a notebook instance is stopped before it is deleted, and both are waited for")
  func notebook() throws {
    let words: [Argument] = [
      "aws", "sagemaker", "create-notebook-instance", "--notebook-instance-name", "n",
    ]
    let action = Action(
      id: "a", kind: .command, origin: .prose, line: 1, effect: .create,
      invocation: .arguments(words), text: "",
      undo: .arguments([
        "aws", "sagemaker", "delete-notebook-instance", "--notebook-instance-name", "n",
      ]))
    let steps = try #require(UndoTable.inverse(of: action, running: action.invocation))
    #expect(steps.map { $0.waiting?.wait.success } == [["Stopped"], []])
    #expect(steps.map { $0.waiting?.wait.untilGone } == [false, true])
  }

  @Test("what the document says takes it back stands before the table")
  func directive() throws {
    let action = Action(
      id: "a", kind: .command, origin: .table, line: 1, effect: .create,
      invocation: .arguments(["aws", "iam", "create-role", "--role-name", "r"]), text: "",
      undo: .arguments(["./remove", "r"]))
    let steps = UndoTable.inverse(of: action, running: action.invocation)
    #expect(steps?.map(\.invocation) == [.arguments(["./remove", "r"])])
  }

  @Test(
    "what replaces, deletes, or names nothing has no inverse",
    arguments: [
      "aws iam put-role-policy --role-name r --policy-name p --policy-document {}",
      "aws iam delete-role --role-name r", "aws kms create-key", "aws iam create-role",
      "touch file", "aws sagemaker add-tags --resource-arn r --tags Key=a,Value=b Key=c,Value=d",
    ])
  func none(command: String) {
    #expect(inverse(command) == nil)
  }

  @Test("an attachment's former state is looked for by its exact name")
  func former() throws {
    let probe = try #require(
      FormerTable.probe(for: [
        "aws", "iam", "attach-role-policy", "--role-name", "r", "--policy-arn", .value("arn"),
      ]))
    let query = try #require(AWSCall(probe.reads[0].arguments)?.value(of: "--query"))
    #expect(
      query.description == "{AttachedPolicies: AttachedPolicies[?PolicyArn==`\"<arn>\"`]}")
    #expect(query.pieces.contains(.jsonText("arn")))
    #expect(probe.absentWhenEmpty == "AttachedPolicies")
    #expect(Action.Effect.of(probe.reads[0].arguments) == .read)
  }

  @Test("a tag's key and value are told apart, values among them")
  func tags() throws {
    let word = Argument([.literal("Key="), .value("key"), .literal(",Value=a,"), .value("value")])
    let call = try #require(
      AWSCall(["aws", "sagemaker", "add-tags", "--resource-arn", "r", "--tags", word]))
    let tag = try #require(FormerTable.tag(in: call))
    #expect(tag.key == .value("key"))
    #expect(tag.value.description == "a,<value>")
  }
}
