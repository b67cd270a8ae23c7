import Compiler
import Engine
import Platform
import Testing

/// What a run made itself has no former state to be read; what only looks so is read as ever.
@Suite struct NewThingsTests {
  /// An account that remembers users and the calls.
  private static let account = """
    "iam create-user")
      test -e "$STATE/u-$4" && refuse EntityAlreadyExists CreateUser "there already"
      touch "$STATE/u-$4"; echo "{\\"User\\":{\\"UserName\\":\\"$4\\",\\"Path\\":\\"/\\"}}" ;;
    "iam get-user")
      test -e "$STATE/u-$4" || refuse NoSuchEntity GetUser "no such user"
      echo "{\\"User\\":{\\"UserName\\":\\"$4\\",\\"Path\\":\\"/\\"}}" ;;
    "iam delete-user") rm -f "$STATE/u-$4" ;;
    "iam list-user-tags") echo '{"Tags":[{"Key":"team","Value":"old"}]}' ;;
    "iam tag-user") test -e "$STATE/fail" && refuse AccessDenied TagUser "you may not"; true ;;
    "iam create-policy") echo '{"Policy":{"Arn":"arn:aws:iam::111122223333:policy/p"}}' ;;
    "iam list-attached-user-policies") echo '{"AttachedPolicies":[]}' ;;
    "iam attach-user-policy"|"iam put-user-policy") ;;
    "iam get-user-policy") echo '{"PolicyDocument":{"Id":"old"}}' ;;
    "s3api create-bucket"|"s3api put-bucket-policy") ;;
    "s3api head-bucket") refuse 404 HeadBucket "Not Found" ;;
    "s3api get-bucket-policy") refuse NoSuchBucketPolicy GetBucketPolicy "there is none" ;;
    """

  private let fake: FakeAWS

  init() throws { fake = try FakeAWS(Self.account) }

  private func user(_ name: Argument, id: String = "make") -> Action {
    let words: [Argument] = ["aws", "iam", "create-user", "--user-name", name]
    var action = command(
      id, words, effect: .create, gives: [Give(name: "user", path: "User.UserName")])
    action.probe = ProbeTable.probe(for: words)
    return action
  }

  private func tag(_ name: Argument, id: String = "tag") -> Action {
    command(
      id, ["aws", "iam", "tag-user", "--user-name", name, "--tags", "Key=team,Value=ops"],
      effect: .ensure)
  }

  private var deletion: Action {
    command("delete", ["aws", "iam", "delete-user", "--user-name", "ops"], effect: .delete)
  }

  private func formers(of result: RunResult) throws -> [String] {
    try fake.store.read(try #require(result.run)).entries.compactMap { entry in
      guard case .former(let unit, let text, let maker) = entry.event else { return nil }
      return "\(unit.label) \(maker ?? "read") \(text.isEmpty ? "nothing" : text)"
    }
  }

  private static let old = #"read {"Tags":[{"Key":"team","Value":"old"}]}"# + "\n"

  @Test("nothing is read of what the run made, and the journal says who made it")
  func made() throws {
    let result = try fake.run([user("ops"), tag("ops")])
    #expect(result.outcome.exitStatus == 0)
    #expect(try formers(of: result) == ["tag make nothing"])
    #expect(!fake.calls.contains { $0.hasPrefix("iam list-user-tags") })
    let undo = UndoPlan(of: try fake.store.read(try #require(result.run)))
    let commands = undo.plan.actions.map { $0.action.invocation?.names ?? [] }
    #expect(commands.count == 2)
    #expect(undo.values["former-tag-key-1"] == .text("team"))
  }

  @Test("what was there and adopted is read")
  func adopted() throws {
    _ = try fake.folder.write("u-ops", "")
    #expect(try formers(of: try fake.run([user("ops"), tag("ops")])) == ["tag \(Self.old)"])
  }

  @Test(
    "what is called otherwise, or named in another region or by another profile, is read",
    arguments: [["--region", "eu-west-1"], ["--profile", "b"]])
  func elsewhere(words: [String]) throws {
    var elsewhere = tag("ops", id: "elsewhere")
    elsewhere.invocation = .arguments(
      ["aws", "iam", "tag-user", "--user-name", "ops", "--tags", "Key=team,Value=ops"]
        + words.map { Argument($0) })
    #expect(
      try formers(of: try fake.run([user("ops"), tag("other"), elsewhere])) == [
        "tag \(Self.old)", "elsewhere \(Self.old)",
      ])
  }

  @Test("another actor's thing of that name is read")
  func actor() throws {
    var plan = plan([user("ops")])
    plan.steps.append(
      Step(
        id: "other", section: "Other", title: "other", line: 2, actor: "auditor",
        actions: [tag("ops")]))
    let result = try fake.engine.run(plan, document: [], options: fake.options)
    #expect(try formers(of: result) == ["tag \(Self.old)"])
  }

  @Test("what the run made and took away again is read")
  func deleted() throws {
    let result = try fake.run([user("ops"), deletion, tag("ops")])
    #expect(try formers(of: result) == ["tag \(Self.old)"])
  }

  @Test("what was made again after that is not")
  func madeAgain() throws {
    let result = try fake.run([user("ops"), deletion, user("ops", id: "again"), tag("ops")])
    #expect(try formers(of: result) == ["tag again nothing"])
  }

  @Test("after something that may have done anything all is read")
  func unknownBetween() throws {
    fake.delegate.manual = [.answer(.done(note: nil))]
    let manual = Action(
      id: "manual", kind: .manual, origin: .prose, line: 1, effect: .unknown, text: "Call Ana")
    for between in [command("script", ["true"]), manual] {
      _ = try? LocalFileSystem().remove(FilePath.join(fake.folder.path, "u-ops"))
      #expect(
        try formers(of: try fake.run([user("ops"), between, tag("ops")])) == ["tag \(Self.old)"])
    }
  }

  @Test("a resume knows what the run made before it failed")
  func resumed() throws {
    _ = try fake.folder.write("fail", "")
    let more = tag("ops", id: "more")
    let failed = try fake.run([user("ops"), tag("ops"), more])
    #expect(failed.failure?.unit.action == "tag")
    try LocalFileSystem().remove(FilePath.join(fake.folder.path, "fail"))
    let resumed = try fake.resume()
    #expect(resumed.outcome.exitStatus == 0)
    #expect(try formers(of: resumed) == ["tag make nothing", "more make nothing"])
  }

  @Test("what a person says is done is not known to be new")
  func byHand() throws {
    _ = try fake.folder.write("u-ops", "")
    var make = user("ops")
    make.probe = nil
    let failed = try fake.run([make, tag("ops")])
    #expect(failed.failure?.unit.action == "make")
    var options = fake.options
    options.decisions = [RunOptions.Decision(.done, step: "make")]
    #expect(try formers(of: try fake.resume(options)) == ["tag \(Self.old)"])
  }

  @Test("items of a for-each are told apart: one that was adopted is read")
  func items() throws {
    _ = try fake.folder.write("u-a", "")
    func each(_ action: Action) -> Action {
      var action = action
      action.forEach = ForEach(source: .list("names", item: "name"))
      return action
    }
    var options = fake.options
    options.values.file = ["names": .list(["a", "b"])]
    let result = try fake.run(
      [each(user(.value("name"))), each(tag(.value("name")))],
      inputs: [Input(name: "names", isList: true)], options: options)
    #expect(
      try formers(of: result).sorted() == ["tag[1] \(Self.old)", "tag[2] make nothing"].sorted())
  }

  /// Makes a policy, and gives its ARN.
  private var policy: Action {
    command(
      "policy",
      ["aws", "iam", "create-policy", "--policy-name", "p", "--policy-document", "{}"],
      effect: .create, gives: [Give(name: "arn", path: "Policy.Arn")])
  }

  /// Attaches it to a user that was there before.
  private var attachment: Action {
    command(
      "attach",
      ["aws", "iam", "attach-user-policy", "--user-name", "old", "--policy-arn", .value("arn")],
      effect: .ensure)
  }

  @Test("an ARN that the run made stands for what it names, and not for what it is put into")
  func payload() throws {
    let put = command(
      "put",
      [
        "aws", "iam", "put-user-policy", "--user-name", "old", "--policy-name", "inline",
        "--policy-document",
        Argument([.literal(#"{"Resource":""#), .value("arn"), .literal(#""}"#)]),
      ], effect: .update)
    fake.delegate.confirmations = [.answer(true)]
    let result = try fake.run([policy, attachment, put])
    #expect(
      try formers(of: result) == [
        "attach policy nothing", "put read {\"PolicyDocument\":{\"Id\":\"old\"}}\n",
      ])
    let undo = UndoPlan(of: try fake.store.read(try #require(result.run)))
    #expect(undo.values["former-policy-document"] == .text(#"{"Id":"old"}"#))
  }

  @Test("a value that a person sets later stands for something that the run did not make")
  func setValue() throws {
    var options = fake.options
    options.values.file = ["arn": .text("arn:aws:iam::aws:policy/First")]
    _ = try fake.run(
      [policy, command("fail", ["aws", "iam", "no-such"], effect: .read), attachment],
      inputs: [Input(name: "arn")], options: options)
    options = fake.options
    options.decisions = [RunOptions.Decision(.skip, step: "fail")]
    options.values.options = [("arn", "arn:aws:iam::aws:policy/Other")]
    #expect(
      try formers(of: try fake.resume(options)) == ["attach read nothing"])
  }

  @Test(
    "a bucket is new where its making would have failed otherwise",
    arguments: [
      (["--create-bucket-configuration", "LocationConstraint=eu-west-1"], "put make nothing"),
      // In us-east-1 a bucket of one's own is made again with success.
      ([], "put read nothing"),
    ])
  func bucket(words: [String], expected: String) throws {
    let make = command(
      "make",
      ["aws", "s3api", "create-bucket", "--bucket", "b"] + words.map { Argument($0) },
      effect: .create)
    let put = command(
      "put", ["aws", "s3api", "put-bucket-policy", "--bucket", "b", "--policy", "{}"],
      effect: .update)
    #expect(try formers(of: try fake.run([make, put])) == [expected])
  }
}
