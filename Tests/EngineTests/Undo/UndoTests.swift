import Compiler
import Engine
import Platform
import Testing

@Suite struct UndoTests {
  /// An account that remembers groups and attachments as files.
  private static let account = """
    "iam create-group")
      test -e "$STATE/g-$4" && refuse EntityAlreadyExists CreateGroup "there already"
      touch "$STATE/g-$4"; echo "{\\"Group\\":{\\"GroupName\\":\\"$4\\",\\"Path\\":\\"/\\"}}" ;;
    "iam get-group")
      test -e "$STATE/g-$4" || refuse NoSuchEntity GetGroup "no such group"
      echo "{\\"Group\\":{\\"GroupName\\":\\"$4\\",\\"Path\\":\\"/\\"}}" ;;
    "iam delete-group")
      test -e "$STATE/fail" && refuse AccessDenied DeleteGroup "you may not"
      test -e "$STATE/g-$4" || refuse NoSuchEntity DeleteGroup "no such group"
      rm "$STATE/g-$4" ;;
    "iam list-attached-group-policies")
      if test -e "$STATE/a-$4"; then echo '{"AttachedPolicies":[{"PolicyArn":"p"}]}'
      else echo '{"AttachedPolicies":[]}'; fi ;;
    "iam attach-group-policy") touch "$STATE/a-$4" ;;
    "iam detach-group-policy") rm "$STATE/a-$4" ;;
    """

  private let fake: FakeAWS

  init() throws { fake = try FakeAWS(Self.account) }

  private func group(_ name: String) -> Action {
    let words: [Argument] = ["aws", "iam", "create-group", "--group-name", Argument(name)]
    var action = command(
      "create-\(name)", words, effect: .create,
      gives: [Give(name: "group-name", path: "Group.GroupName")])
    action.probe = ProbeTable.probe(for: words)
    return action
  }

  private func attachment(_ group: Argument, id: String) -> Action {
    command(
      id, ["aws", "iam", "attach-group-policy", "--group-name", group, "--policy-arn", "p"],
      effect: .ensure)
  }

  private func record(of result: RunResult) throws -> RunRecord {
    try fake.store.read(try #require(result.run))
  }

  private func undo(_ record: RunRecord) throws -> RunResult {
    try fake.engine.undo(
      UndoPlan(of: record), of: record, document: [], options: fake.options)
  }

  private func commands(_ undo: UndoPlan) -> [String] {
    undo.plan.actions.map { _, action in
      guard case .arguments(let words)? = action.invocation else { return "" }
      return words.dropFirst(2).map(\.description).joined(separator: " ")
    }
  }

  @Test("a run that is taken back is known as such although the clock was set back in between")
  func clockSetBack() throws {
    let record = try record(of: try fake.run([group("admin")]))
    var world = World.local()
    world.wallClock = { Timestamp(milliseconds: 1_000_000_000_000) }
    let engine = Engine(store: fake.store, world: world, delegate: fake.delegate)
    let undo = try engine.undo(
      UndoPlan(of: record), of: record, document: [], options: fake.options)
    #expect(try fake.store.list().first == undo.run)
    #expect(try fake.store.undo(of: record.id)?.id == undo.run)
    #expect(try fake.store.undo(of: try #require(undo.run)) == nil)
  }

  @Test("what takes a run back is known although the run began with very long values")
  func longBeginning() throws {
    var options = fake.options
    options.values.options = [(name: "note", value: String(repeating: "x", count: 100_000))]
    let inputs = [Input(name: "note")]
    let record = try record(of: try fake.run([group("admin")], inputs: inputs, options: options))
    let undone = try #require(try undo(record).run)
    #expect(try fake.store.undo(of: record.id)?.id == undone)
    #expect(try fake.store.undo(of: undone) == nil)
  }

  @Test("what a run made is taken back, last things first, and nothing is left")
  func order() throws {
    let result = try fake.run([
      group("one"), attachment(.value("group-name"), id: "attach"), group("two"),
    ])
    #expect(result.outcome.exitStatus == 0)
    let record = try record(of: result)
    #expect(
      commands(UndoPlan(of: record)) == [
        "delete-group --group-name two",
        "detach-group-policy --group-name <group-name> --policy-arn p",
        "delete-group --group-name one",
      ])
    let undone = try undo(record)
    #expect(undone.outcome.exitStatus == 0)
    #expect(undone.state.beginning?.undoOf == record.id.text)
    // Both groups gave their name; the attachment is that of the first.
    #expect(fake.calls.contains("iam detach-group-policy --group-name one --policy-arn p"))
    #expect(
      fake.calls.suffix(3).map { $0.split(separator: " ")[1] } == [
        "delete-group", "detach-group-policy", "delete-group",
      ])
    for name in ["g-one", "g-two", "a-one"] {
      #expect(!LocalFileSystem().exists(FilePath.join(fake.folder.path, name)))
    }
    let undo = try fake.store.undo(of: record.id)
    #expect(undo?.id == undone.run)
  }

  private func removal(_ name: Argument, id: String, _ more: Argument...) -> Action {
    command(id, ["aws", "iam", "delete-group", "--group-name", name] + more, effect: .delete)
  }

  @Test("what a run made and took away again itself is not taken back; what it made anew is")
  func cleanedUp() throws {
    _ = try fake.folder.write("g-old", "")
    fake.delegate.confirmations = [.answer(true)]
    let again = command(
      "again", ["aws", "iam", "create-group", "--group-name", "one"], effect: .create)
    let record = try record(
      of: try fake.run([
        group("one"), removal(.value("group-name"), id: "gone", "--no-cli-pager"),
        removal("old", id: "lost"), again, group("two"),
        removal("two", id: "elsewhere", "--region", "us-west-2"),
      ]))
    #expect(record.status == .finished)
    let undo = UndoPlan(of: record)
    // In another region it was another "two".
    #expect(
      commands(undo) == ["delete-group --group-name two", "delete-group --group-name one"])
    #expect(
      undo.plan.steps.flatMap(\.notCarriedOut).map(\.text) == [
        "it was deleted, and nothing brings it back: "
          + "aws iam delete-group --group-name two --region us-west-2",
        "it was deleted, and nothing brings it back: aws iam delete-group --group-name old",
      ])
  }

  @Test("what somebody else took away meanwhile is no reason for an undo to fail")
  func goneMeanwhile() throws {
    let record = try record(of: try fake.run([group("one"), group("two")]))
    try LocalFileSystem().remove(FilePath.join(fake.folder.path, "g-two"))
    let undone = try undo(record)
    #expect(undone.outcome.exitStatus == 0)
    #expect(!LocalFileSystem().exists(FilePath.join(fake.folder.path, "g-one")))
  }

  @Test("what was there before the run stays, and is listed")
  func adopted() throws {
    _ = try fake.folder.write("g-old", "")
    _ = try fake.folder.write("a-old", "")
    let record = try record(
      of: try fake.run([group("old"), attachment("old", id: "again"), attachment("new", id: "n")]))
    let undo = UndoPlan(of: record)
    #expect(commands(undo) == ["detach-group-policy --group-name new --policy-arn p"])
    let kept = undo.plan.steps.flatMap(\.notCarriedOut).map(\.text)
    #expect(kept.count == 2)
    #expect(
      kept == [
        "it was so before the run: aws iam attach-group-policy --group-name old --policy-arn p",
        "it was there before the run: aws iam create-group --group-name old",
      ])
  }

  @Test("what a run replaced is put back as it was, whatever it looks like")
  func replaced() throws {
    let fake = try FakeAWS(
      #"""
      "s3api get-bucket-policy")
        test "$4" = none && refuse NoSuchBucketPolicy GetBucketPolicy "there is none"
        echo '{"Policy":"file:///etc/passwd"}' ;;
      "s3api put-bucket-policy"|"s3api delete-bucket-policy") printf '%s|' "$@" >> "$STATE/done" ;;
      """#)
    fake.delegate.confirmations = [.answer(true), .answer(true)]
    func put(_ bucket: String) -> Action {
      command(
        "put-\(bucket)",
        ["aws", "s3api", "put-bucket-policy", "--bucket", Argument(bucket), "--policy", "{}"],
        effect: .update)
    }
    let record = try fake.store.read(
      try #require(try fake.run([put("none"), put("some")]).run))
    let undo = UndoPlan(of: record)
    #expect(undo.plan.steps.flatMap(\.notCarriedOut).isEmpty)
    #expect(undo.values["former-policy"] == .text("file:///etc/passwd"))
    #expect(
      commands(undo) == [
        "put-bucket-policy --bucket some --policy <former-policy>",
        "delete-bucket-policy --bucket none",
      ])
    let undone = try fake.engine.undo(undo, of: record, document: [], options: fake.options)
    // Without models the CLI would read such a value from a file: it is not passed.
    #expect(undone.failure?.message.contains("--policy") == true)
    #expect(
      fake.folder.text("done") == "s3api|put-bucket-policy|--bucket|none|--policy|{}|"
        + "s3api|put-bucket-policy|--bucket|some|--policy|{}|")
  }

  @Test("a former state that could not be read leaves the attachment alone")
  func unreadable() throws {
    let fake = try FakeAWS(
      """
      "iam list-attached-group-policies") refuse AccessDenied List "you may not" ;;
      "iam attach-group-policy") ;;
      """)
    let result = try fake.run([attachment("g", id: "a")])
    let undo = UndoPlan(of: try fake.store.read(try #require(result.run)))
    #expect(undo.plan.actions.isEmpty)
    #expect(undo.plan.steps[0].notCarriedOut[0].text.contains("is not known"))
  }

  @Test("an undo that fails is resumed where it stopped, with the values of the run")
  func resume() throws {
    let record = try record(
      of: try fake.run([group("one"), attachment(.value("group-name"), id: "attach")]))
    _ = try fake.folder.write("fail", "")
    let failed = try undo(record)
    #expect(failed.failure?.message.contains("you may not") == true)
    try LocalFileSystem().remove(FilePath.join(fake.folder.path, "fail"))
    let resumed = try fake.resume()
    #expect(resumed.run == failed.run)
    #expect(resumed.outcome.exitStatus == 0)
    #expect(fake.calls.filter { $0.hasPrefix("iam detach-group-policy") }.count == 1)
    #expect(!LocalFileSystem().exists(FilePath.join(fake.folder.path, "g-one")))
  }

  @Test("items of a for-each are taken back one by one, each under its own value")
  func items() throws {
    var action = command(
      "each", ["aws", "iam", "create-group", "--group-name", .value("name")], effect: .create,
      forEach: ForEach(source: .list("names", item: "name")))
    action.probe = nil
    var options = fake.options
    options.values.file = ["names": .list(["a", "b"])]
    let record = try record(
      of: try fake.run(
        [action], inputs: [Input(name: "names", isList: true)], options: options))
    let undo = UndoPlan(of: record)
    #expect(undo.values == ["name": .text("b"), "name-2": .text("a")])
    #expect(
      commands(undo) == [
        "delete-group --group-name <name>", "delete-group --group-name <name-2>",
      ])
    #expect(try self.undo(record).outcome.exitStatus == 0)
  }

  @Test("what has no inverse, failed, or was done by a person is listed, and reads are not")
  func listed() throws {
    fake.delegate.manual = [.answer(.done(note: nil))]
    let manual = Action(
      id: "manual", kind: .manual, origin: .prose, line: 1, effect: .unknown, text: "Call Ana")
    let result = try fake.run([
      manual, command("read", ["cat", "/dev/null"], effect: .read),
      command("touch", ["true"]), command("fail", ["false"]), command("never", ["true"]),
    ])
    #expect(result.outcome.exitStatus == 1)
    let undo = UndoPlan(of: try record(of: result))
    #expect(undo.plan.actions.isEmpty)
    #expect(
      undo.plan.steps.flatMap(\.notCarriedOut).map(\.text) == [
        "it failed, so see for yourself whether it left something: false",
        "it has no inverse: true", "it was done by hand: Call Ana",
      ])
  }
}
