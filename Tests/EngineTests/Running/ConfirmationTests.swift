import Compiler
import Engine
import Testing

/// What the approval of a plan does not answer: deletions and updates of what the run did not make,
/// and what the document wants to be asked about.
@Suite struct ConfirmationTests {
  private static let cases = #"""
    "s3api create-bucket"|"s3api delete-bucket"|"s3api put-bucket-policy") exit 0 ;;
    "s3api head-bucket") echo '{}' ;;
    "sm list-apps") echo '{"Apps":[{"AppName":"a"}]}' ;;
    "sm delete-app"|"iam delete-user") exit 0 ;;
    """#

  private let delete = aws("s3api delete-bucket --bucket old", .delete)

  @Test(
    "a name that stands in the document pauses a run that nobody can be asked in, --yes or not",
    arguments: [
      aws("s3api delete-bucket --bucket old", .delete),
      aws("s3api put-bucket-policy --bucket old --policy {}", .update),
    ])
  func literal(action: Action) throws {
    let fake = try FakeAWS(Self.cases)
    let result = try fake.run([action])
    #expect(result.outcome.exitStatus == 3)
    #expect(fake.calls.isEmpty)
    guard case .paused(let id, let reason, .confirmation(let names)) = result.outcome else {
      Issue.record("\(result.outcome)")
      return
    }
    #expect(id == action.id)
    #expect(reason.contains("\"old\", which this run did not create"))
    #expect(names.map { "\($0.name)=\($0.value)" } == ["bucket=old"])
    fake.delegate.confirmations = [.answer(true)]
    #expect(try fake.resume().outcome.exitStatus == 0)
    #expect(fake.delegate.asked == ["confirm old", "confirm old"])
    // What is replaced is read before.
    #expect(fake.calls.count { !$0.contains(" get-") } == 1)
  }

  @Test(
    "--var names such a target, at the beginning or when the run goes on",
    arguments: ["bucket", "target"])
  func named(name: String) throws {
    let fake = try FakeAWS(Self.cases)
    var options = fake.options
    options.values.options = [(name: name, value: "other")]
    #expect(try fake.run([delete], options: options).outcome.exitStatus == 3)
    options.values.options = [(name: name, value: "old")]
    #expect(try fake.resume(options).outcome.exitStatus == 0)
    #expect(try fake.run([delete], options: options).outcome.exitStatus == 0)
    #expect(fake.calls.count == 2)
  }

  @Test("what the run itself made is taken away unasked, what it found there is not")
  func made() throws {
    let fake = try FakeAWS(Self.cases)
    let create = aws("s3api create-bucket --bucket old", .create)
    #expect(try fake.run([create, delete]).outcome.exitStatus == 0)
    #expect(fake.delegate.asked == [])
    var adopting = create
    adopting.probe = Probe(
      subject: "bucket", reads: [Probe.Read(arguments: ["aws", "s3api", "head-bucket"])])
    #expect(try fake.run([adopting, delete]).outcome.exitStatus == 3)
    #expect(fake.delegate.asked == ["confirm old"])
  }

  @Test("a rehearsal asks nothing")
  func rehearsal() throws {
    let fake = try FakeAWS(Self.cases)
    var options = fake.options
    options.sandbox = RunOptions.Sandbox(name: "x", account: "111122223333")
    var asking = delete
    asking.asksFirst = true
    #expect(try fake.run([asking], options: options).outcome.exitStatus == 0)
    #expect(fake.delegate.asked == [])
  }

  @Test("of several targets those are named that are in doubt, a secret one never")
  func several() throws {
    let fake = try FakeAWS(Self.cases)
    var options = fake.options
    options.values.options = [(name: "user", value: "ana")]
    let result = try fake.run(
      [
        aws("sm list-apps", .read, gives: [Give(name: "app", path: "Apps[0].AppName")]),
        aws("sm delete-app --domain-id d --app-name <app> --user <user>", .delete),
      ], inputs: [Input(name: "user")], options: options)
    guard case .paused(_, _, .confirmation(let names)) = result.outcome else {
      Issue.record("\(result.outcome)")
      return
    }
    #expect(names.map { "\($0.name)=\($0.value)" } == ["domain-id=d", "app=a"])
    #expect(fake.delegate.asked == ["confirm d/a"])
  }

  @Test("what the document wants to be asked about waits for a yes")
  func asksFirst() throws {
    let fake = try FakeAWS(Self.cases)
    var asking = aws("s3api head-bucket --bucket old", .read)
    asking.asksFirst = true
    let paused = try fake.run([asking])
    #expect(paused.outcome.exitStatus == 3)
    guard case .paused(_, _, .agreement) = paused.outcome else {
      Issue.record("\(paused.outcome)")
      return
    }
    fake.delegate.confirmations = [.answer(false)]
    #expect(try fake.resume().outcome.exitStatus == 3)
    #expect(fake.calls.isEmpty)
    var options = fake.options
    options.decisions = [RunOptions.Decision(.retry, step: asking.id)]
    #expect(try fake.resume(options).outcome.exitStatus == 0)
    #expect(fake.calls.count == 1)
    fake.delegate.confirmations = [.answer(true)]
    #expect(try fake.run([asking]).outcome.exitStatus == 0)
  }
}
