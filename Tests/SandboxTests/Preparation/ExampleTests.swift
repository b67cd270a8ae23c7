import Compiler
import Testing

@testable import Sandbox

@Suite("Example values")
struct ExampleTests {
  @Test(
    "what a command does with an input says what its example is",
    arguments: [
      (["iam", "attach-group-policy", "--group-name", "<x>"], "x", Example.Kind.group),
      (["iam", "create-group", "--group-name", "<x>"], "x", .text),
      (["iam", "add-user-to-group", "--user-name", "<x>", "--group-name", "g"], "x", .user),
      (["iam", "attach-role-policy", "--policy-arn", "<x>"], "x", .policyARN),
      (["sagemaker", "list-apps", "--domain-id-equals", "<x>"], "x", .domainID),
      (["sagemaker", "create-domain", "--domain-name", "<x>"], "x", .text),
      (["sagemaker", "create-notebook-instance", "--notebook-instance-name", "<x>"], "x", .text),
      (["sagemaker", "stop-notebook-instance", "--notebook-instance-name", "<x>"], "x", .notebook),
      (["sagemaker", "create-notebook-instance", "--role-arn", "<x>"], "x", .roleARN),
      (["sagemaker", "create-notebook-instance", "--kms-key-id", "<x>"], "x", .keyARN),
      (["sagemaker", "add-tags", "--resource-arn", "<x>"], "x", .notebookARN),
      (["s3api", "put-object", "--bucket", "<x>"], "x", .bucket),
      (["s3api", "create-bucket", "--bucket", "<x>"], "x", .text),
      (["s3", "cp", "a", "s3://<x>/a"], "x", .bucket),
      (["kms", "put-key-policy", "--policy", #""AWS":"arn:aws:iam::1:user/<x>""#], "x", .user),
      (["kms", "create-key", "--policy", #"{"AWS":["<x>"]}"#], "administrators", .userARN),
      (["iam", "create-policy", "--policy-document", #"{"k":"<x>"}"#], "kms-arn", .keyARN),
      (["iam", "create-policy", "--policy-document", #"["arn:aws:s3:::<x>/*"]"#], "x", .bucket),
      (["iam", "create-policy", "--policy-document", #"["arn:aws:s3:::<x>-a/*"]"#], "x", .text),
      (["kms", "put-key-policy", "--policy", #""AWS":"arn:aws:iam::1:user/a_<x>""#], "x", .text),
      (["iam", "create-policy", "--policy-name", "<x>"], "x", .text),
      (["ec2", "create-subnet", "--vpc-id", "<x>"], "x", .vpcID),
    ] as [([String], String, Example.Kind)])
  func kinds(words: [String], name: String, kind: Example.Kind) throws {
    let arguments = (["aws"] + words).map { argument($0, naming: name) }
    #expect(try example(Input(name: name), arguments).kind == kind)
  }

  @Test(
    "names become texts that suit them",
    arguments: [
      ("name", false, ["example"]), ("team-name", false, ["example-team"]),
      ("user", false, ["example-user"]),
      ("buckets", true, ["example-buckets-1", "example-buckets-2"]),
      ("contact-email", false, ["person@example.com"]), ("retention-days", false, ["7"]),
      (
        "a-name-that-goes-on-for-much-longer-than-any-service-allows-for-names", false,
        ["example-a-name-that-goes-on-for-much-longer-than"]
      ),
    ])
  func texts(name: String, isList: Bool, names: [String]) throws {
    let example = try example(Input(name: name, isList: isList), ["echo", .value(name)])
    #expect(example == Example(kind: .text, names: names))
  }

  @Test("two inputs do not get one text")
  func distinct() {
    let plan = Plan(runbook: "test.md")
    let chosen = ExampleChooser(plan: plan, catalogue: nil)
      .examples(for: [Input(name: "team"), Input(name: "team-name")])
    #expect(chosen.map(\.names) == [["example-team"], ["example-team-name"]])
  }

  @Test("an item of a list counts for the list")
  func items() throws {
    var action = command(["aws", "iam", "get-user", "--user-name", .value("user")])
    action.forEach = ForEach(source: .list("users", item: "user"))
    let plan = Plan(
      runbook: "test.md",
      steps: [Step(id: "s", section: "", title: "", line: 1, actions: [action])])
    let chosen = ExampleChooser(plan: plan, catalogue: nil)
      .examples(for: [Input(name: "users", isList: true)])
    #expect(chosen == [Example(kind: .user, names: ["example-users-1", "example-users-2"])])
  }

  @Test("the items of a list of principals are users that exist")
  func principals() throws {
    let policy = Argument([
      .literal(#"{"AWS":["#),
      .jsonList(
        "trusted",
        prefix: [.literal("\"arn:aws:iam::"), .jsonText("account-id"), .literal(":user/")],
        suffix: [.literal("\"")]),
      .literal("]}"),
    ])
    let example = try example(
      Input(name: "trusted", isList: true), ["aws", "kms", "create-key", "--policy", policy])
    #expect(example.kind == .user)
  }

  private func example(_ input: Input, _ arguments: [Argument]) throws -> Example {
    let plan = Plan(
      runbook: "test.md", inputs: [input],
      steps: [Step(id: "s", section: "", title: "", line: 1, actions: [command(arguments)])])
    return try #require(
      ExampleChooser(plan: plan, catalogue: nil).examples(for: [input]).first)
  }

  private func command(_ arguments: [Argument]) -> Action {
    Action(
      id: "s/1", kind: .command, origin: .table, line: 1, effect: .unknown,
      invocation: .arguments(arguments), text: "")
  }

  /// A word in which `<x>` stands for the value.
  private func argument(_ word: String, naming name: String) -> Argument {
    guard let range = word.firstRange(of: "<x>") else { return Argument(word) }
    return Argument([
      .literal(String(word[..<range.lowerBound])), .value(name),
      .literal(String(word[range.upperBound...])),
    ])
  }
}
