import Testing

@testable import Compiler

@Suite struct EffectTests {
  @Test(
    "the verb decides, unless the operation is an exception",
    arguments: [
      ("iam", "list-roles", Action.Effect.read), ("sagemaker", "describe-domain", .read),
      ("sagemaker", "wait", .read), ("iam", "attach-role-policy", .ensure),
      ("sagemaker", "add-tags", .ensure), ("iam", "create-role", .create),
      ("iam", "put-role-policy", .update), ("iam", "set-default-policy-version", .update),
      ("iam", "detach-role-policy", .delete), ("iam", "remove-user-from-group", .delete),
      ("events", "put-events", .unknown), ("sagemaker", "create-presigned-domain-url", .read),
      ("iam", "create-access-key", .unknown), ("ec2", "run-instances", .unknown),
      ("sns", "create-topic", .ensure), ("kms", "schedule-key-deletion", .delete),
      ("dynamodb", "batch-get-item", .read), ("ec2", "terminate-instances", .delete),
      ("lambda", "invoke", .unknown), ("s3", "rm", .delete), ("sts", "assume-role", .read),
    ])
  func operations(service: String, operation: String, effect: Action.Effect) {
    #expect(Action.Effect.of(service: service, operation: operation) == effect)
  }

  @Test("a rehearsal changes nothing, and what overwrites updates")
  func options() {
    #expect(Action.Effect.of(["aws", "ec2", "create-vpc", "--dry-run"]) == .read)
    #expect(Action.Effect.of(["aws", "ssm", "put-parameter", "--name", "a"]) == .create)
    #expect(
      Action.Effect.of(["aws", "ssm", "put-parameter", "--name", "a", "--overwrite"]) == .update)
  }

  @Test("a call's words are told apart without models")
  func call() throws {
    let call = try #require(
      AWSCall([
        "aws", "--region", "eu-west-1", "--no-cli-pager", "s3api", "create-bucket",
        Argument([.literal("--bucket="), .value("b")]), "--acl", "private", "--tags", "a", "c",
      ]))
    #expect(call.service == "s3api")
    #expect(call.operation == "create-bucket")
    #expect(call.region == "eu-west-1")
    #expect(call.value(of: "--bucket") == .value("b"))
    #expect(call.options.last?.values == ["a", "c"])
    #expect(AWSCall(["kubectl", "get", "pods"]) == nil)
    #expect(AWSCall(["aws", "--version"]) == nil)
    #expect(AWSCall(["aws", .value("service"), "list"]) == nil)
  }

  @Test("a policy is found by the ARN that its name makes, and compared by its document")
  func policyProbe() throws {
    let give = Give(name: "arn", path: "Policy.Arn")
    let probe = try #require(
      ProbeTable.probe(
        for: [
          "aws", "iam", "create-policy", "--policy-name", .value("name"), "--path", "/a/",
          "--policy-document", "{}",
        ], gives: [give]))
    #expect(probe.subject.description == "policy \"<name>\"")
    #expect(probe.reads.count == 2)
    #expect(
      probe.reads[0].arguments.last?.description
        == "arn:<partition>:iam::<account-id>:policy/a/<name>")
    #expect(probe.reads[0].captures.contains(give))
    #expect(probe.comparisons.map(\.method) == [.policy])
  }

  @Test("the read is made in the command's region")
  func probeRegion() throws {
    let probe = try #require(
      ProbeTable.probe(for: [
        "aws", "--region", "eu-west-1", "sagemaker", "create-user-profile", "--domain-id",
        .value("domain-id"), "--user-profile-name", "p",
      ]))
    #expect(
      probe.reads[0].arguments.map(\.description) == [
        "aws", "sagemaker", "describe-user-profile", "--domain-id", "<domain-id>",
        "--user-profile-name", "p", "--region", "eu-west-1",
      ])
  }

  @Test("a domain's name stands in the query as JSON")
  func domainProbe() throws {
    let probe = try #require(
      ProbeTable.probe(for: ["aws", "sagemaker", "create-domain", "--domain-name", .value("n")]))
    let query = try #require(AWSCall(probe.reads[0].arguments)?.value(of: "--query"))
    #expect(query.pieces.contains(.jsonText("n")))
    #expect(probe.absentWhenEmpty == "Domains")
  }

  @Test("every probe reads only")
  func probesRead() {
    for name in ProbeTable.entries.keys {
      let words = name.split(separator: " ").map(String.init)
      let entry = ProbeTable.entries[name]
      #expect(Action.Effect.of(service: words[0], operation: entry?.read ?? "") == .read)
      #expect(Action.Effect.of(["aws", Argument(words[0]), Argument(words[1])]) == .create)
    }
  }

  @Test("what has no name of its own has no probe")
  func noProbe() {
    #expect(ProbeTable.probe(for: ["aws", "kms", "create-key"]) == nil)
    #expect(ProbeTable.probe(for: ["aws", "iam", "create-role"]) == nil)
    #expect(ProbeTable.probe(for: ["kubectl", "create", "ns"]) == nil)
  }

  @Test(
    "answers are told by code and message",
    arguments: [
      ("iam", "NoSuchEntity", "", true, false), ("iam", "EntityAlreadyExists", "", false, true),
      ("sagemaker", "ValidationException", "RecordNotFound", true, false),
      ("sagemaker", "ValidationException", "1 validation error", false, false),
      ("s3api", "BucketAlreadyOwnedByYou", "", false, true),
      ("s3api", "BucketAlreadyExists", "", false, false),
      ("s3api", "404", "Not Found", true, false),
      ("ec2", "InvalidVpcID.NotFound", "", true, false),
      ("ec2", "InvalidPermission.Duplicate", "", false, true),
      ("lambda", "ResourceConflictException", "Function already exist: a", false, true),
      ("lambda", "ResourceConflictException", "The operation cannot be performed", false, false),
      ("iam", "AccessDenied", "", false, false),
    ])
  func answers(service: String, code: String, message: String, missing: Bool, there: Bool) {
    #expect(ServiceAnswers.isNotFound(service: service, code: code, message: message) == missing)
    #expect(ServiceAnswers.isAlreadyThere(service: service, code: code, message: message) == there)
  }

  @Test("a wait takes over what its command names, and needs the rest")
  func waits() throws {
    let create: [Argument] = ["aws", "sagemaker", "create-domain", "--domain-name", "d"]
    #expect(WaitTable.waiting(for: create) == nil)
    let waiting = try #require(
      WaitTable.waiting(for: create, values: ["--domain-id": .value("domain-id")]))
    #expect(waiting.arguments.last == .value("domain-id"))
    #expect(waiting.wait.success == ["InService"])
  }
}
