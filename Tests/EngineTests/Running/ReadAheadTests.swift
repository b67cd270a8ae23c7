import Compiler
import Platform
import Testing

@testable import Engine

/// What the next action begins with is read beside the current one, where that changes nothing.
@Suite struct ReadAheadTests {
  /// Attaching waits for the next read, as long as it is worth a wait, and says when it ends.
  private static let account = """
    "iam list-attached-group-policies")
      touch "$STATE/read-$4"
      test -e "$STATE/refuse-$4" && rm "$STATE/refuse-$4" && refuse Throttling List "Rate exceeded"
      echo '{"AttachedPolicies":[]}' ;;
    "iam attach-group-policy")
      i=0
      while test -e "$STATE/wait" -a ! -e "$STATE/read-b" -a $i -lt 100; do sleep 0.1; i=$((i+1)); done
      test -e "$STATE/fail" && refuse AccessDenied Attach "you may not"
      echo "attached $4" >> "$STATE/calls" ;;
    "iam tag-role"|"iam delete-policy") sleep 0.3; echo "done $2" >> "$STATE/calls" ;;
    "iam list-role-tags") echo '{"Tags":[]}' ;;
    """

  private let fake: FakeAWS

  init() throws { fake = try FakeAWS(Self.account) }

  private func attachment(_ group: String, id: String) -> Action {
    command(
      id,
      [
        "aws", "iam", "attach-group-policy", "--group-name", Argument(group), "--policy-arn",
        "arn:aws:iam::aws:policy/P",
      ], effect: .ensure)
  }

  /// The calls by operation and name.
  private var order: [String] {
    fake.calls.map { call in
      let words = call.split(separator: " ")
      return words[0] == "iam" ? "\(words[1]) \(words.count > 3 ? words[3] : "")" : call
    }
  }

  private func formers(of result: RunResult) throws -> [String] {
    try fake.store.read(try #require(result.run)).entries.compactMap { entry in
      guard case .former(let unit, let text, _) = entry.event else { return nil }
      return "\(unit.label) \(text.isEmpty ? "nothing" : text)"
    }
  }

  @Test("the former state of another thing is read while an action runs, and once")
  func ahead() throws {
    _ = try fake.folder.write("wait", "")
    let result = try fake.run([attachment("a", id: "one"), attachment("b", id: "two")])
    #expect(result.outcome.exitStatus == 0)
    #expect(
      order.filter { $0 != "list-attached-group-policies b" } == [
        "list-attached-group-policies a", "attach-group-policy a", "attached a",
        "attach-group-policy b", "attached b",
      ])
    // Which of two programs that run at once says so first is not told.
    let reads = order.indices.filter { order[$0] == "list-attached-group-policies b" }
    #expect(reads == [1] || reads == [2])
    #expect(try formers(of: result) == ["one nothing", "two nothing"])
  }

  @Test("that of the thing that an action changes is read after it, and that of an unnamed one")
  func dependent() throws {
    let deletion = command(
      "delete", ["aws", "iam", "delete-policy", "--policy-arn", "<p>"], effect: .delete)
    fake.delegate.confirmations = [.answer(true)]
    let result = try fake.run([
      attachment("b", id: "one"), attachment("b", id: "two"), deletion,
      attachment("c", id: "three"),
    ])
    #expect(result.outcome.exitStatus == 0)
    #expect(
      order == [
        "list-attached-group-policies b", "attach-group-policy b", "attached b",
        "list-attached-group-policies b", "attach-group-policy b", "attached b",
        "delete-policy <p>", "done delete-policy",
        "list-attached-group-policies c", "attach-group-policy c", "attached c",
      ])
  }

  @Test("a read ahead that failed is read again, and its answer is the one that counts")
  func failed() throws {
    _ = try fake.folder.write("wait", "")
    _ = try fake.folder.write("refuse-b", "")
    let result = try fake.run([attachment("a", id: "one"), attachment("b", id: "two")])
    #expect(order.count { $0 == "list-attached-group-policies b" } == 2)
    #expect(try formers(of: result) == ["one nothing", "two nothing"])
  }

  @Test("what was read ahead of an action that is not reached is in no journal")
  func notReached() throws {
    _ = try fake.folder.write("wait", "")
    _ = try fake.folder.write("fail", "")
    let result = try fake.run([attachment("a", id: "one"), attachment("b", id: "two")])
    #expect(result.failure?.unit.action == "one")
    #expect(try formers(of: result) == ["one nothing"])
    try LocalFileSystem().remove(FilePath.join(fake.folder.path, "fail"))
    #expect(try fake.resume().outcome.exitStatus == 0)
    #expect(order.count { $0 == "list-attached-group-policies b" } == 2)
  }

  @Test("nothing is read ahead with a value that the running action gives")
  func givenValue() throws {
    let give = command(
      "give", ["aws", "iam", "list-role-tags", "--role-name", "r"], effect: .read,
      gives: [Give(name: "group", path: "Tags[0].Key")])
    var options = fake.options
    options.values.file = ["group": .text("b")]
    let next = command(
      "next",
      [
        "aws", "iam", "attach-group-policy", "--group-name", .value("group"), "--policy-arn", "p",
      ], effect: .ensure)
    let result = try fake.run([give, next], inputs: [Input(name: "group")], options: options)
    #expect(result.outcome.exitStatus == 0)
    #expect(order.count { $0 == "list-attached-group-policies b" } == 1)
  }
}

/// The programs themselves.
@Suite struct AheadProcessesTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// What a command printed, by way of one that may have been started before.
  private func run(_ command: Command, _ processes: AheadProcesses) throws -> (String, Int32) {
    final class Kept { var bytes: [UInt8] = [] }
    let kept = Kept()
    let number = try processes.start(command) { _, bytes in kept.bytes += bytes }
    while true {
      if case .exited(number, let exit) = try processes.next(until: nil) {
        return (String(decoding: kept.bytes, as: UTF8.self), exit.code)
      }
    }
  }

  private func command(_ script: String) -> Command {
    Command(["/bin/sh", "-c", script], environment: ["PATH": "/usr/bin:/bin"], folder: folder.path)
  }

  @Test("a program is started once and handed over, while it runs and after it ended")
  func handedOver() throws {
    for waits in [false, true] {
      let processes = AheadProcesses(Supervisor(), clock: { ContinuousClock.now })
      let command = command("echo x >> count-\(waits); echo answer")
      processes.startAhead(command)
      #expect(processes.count == 0)
      // Another program's end is awaited, with which the first one's is seen too.
      if waits { _ = try run(self.command("sleep 0.5"), processes) }
      #expect(try run(command, processes) == ("answer\n", 0))
      #expect(folder.text("count-\(waits)") == "x\n")
      #expect(processes.count == 0)
    }
  }

  @Test("a failure is started anew, while it runs and after it ended")
  func failure() throws {
    for waits in [false, true] {
      let processes = AheadProcesses(Supervisor(), clock: { ContinuousClock.now })
      let command = command(
        "test -e mark-\(waits) || { touch mark-\(waits); echo no; exit 3; }; echo yes")
      processes.startAhead(command)
      if waits { _ = try run(self.command("sleep 0.5"), processes) }
      #expect(try run(command, processes) == ("yes\n", 0))
      #expect(processes.count == 0)
    }
  }

  @Test("an old answer is no answer")
  func old() throws {
    final class Clock { var now = ContinuousClock.now }
    let clock = Clock()
    let processes = AheadProcesses(Supervisor(), clock: { clock.now })
    let command = command("echo x >> count; echo answer")
    processes.startAhead(command)
    _ = try run(self.command("sleep 0.5"), processes)
    clock.now += .seconds(4)
    #expect(try run(command, processes) == ("answer\n", 0))
    #expect(folder.text("count") == "x\nx\n")
  }

  @Test("another command starts by itself, and what nobody asked for is ended")
  func other() throws {
    let processes = AheadProcesses(Supervisor(), clock: { ContinuousClock.now })
    processes.startAhead(command("exec sleep 600"))
    #expect(try run(command("echo other"), processes) == ("other\n", 0))
    processes.stop()
    #expect(processes.count == 0)
  }
}
