import Compiler
import Engine
import Platform
import Sandbox
import Testing

/// Two folders as two machines, that share runs in a bucket of the sandbox through the real `aws`.
@Suite(
  "Shared state in S3", .enabled(if: Rehearsal.installation != nil, Rehearsal.missing), .serialized)
final class SharedStateTests {
  private let here = try? Workplace(["d.md": document])
  private let there = try? Workplace(["d.md": document])
  private let bucket: Workplace
  private let environment: [String: String]
  private let state = "s3://team-state/runbooks"

  private static let document = """
    # Deploy

    ## Do it

    | command | action |
    | --- | --- |
    | `touch one` | Begin |
    | `cat needed` | Needs a file |
    | `touch three` | End |
    """

  init() throws {
    bucket = try Workplace()
    let installation = try #require(Rehearsal.installation)
    let sandbox = try Sandbox.start(in: bucket.folder, installation: installation)
    environment = sandbox.environment()
    try aws("s3api", "create-bucket", "--bucket", "team-state")
  }

  deinit { _ = try? Sandbox.stop(in: bucket.folder) }

  @discardableResult
  private func aws(_ words: String...) throws -> String {
    let captured = try Command(["aws"] + words, environment: environment).capture()
    #expect(captured.exit.isSuccess, "\(captured.errorText)")
    return captured.text
  }

  private func keys() throws -> [String] {
    try aws("s3", "ls", "--recursive", "s3://team-state").split(separator: "\n")
      .compactMap { $0.split(separator: " ").last.map(String.init) }
  }

  @Test("a run that fails on one machine is finished on another one, and both know it")
  func handover() throws {
    let (here, there) = (try #require(here), try #require(there))
    let run = here.run("run", "d.md", "--yes", "--state", state, environment: environment)
    #expect(run.status == 1, "\(run.errors)")
    #expect(run.output.contains("in s3://team-state/runbooks, logs in .runbook/s3/team-state/"))

    let listed = there.run("runs", "--state", state, environment: environment)
    #expect(listed.output.contains("failed"), "\(listed.errors)")
    // Its folder is on this machine too, since both are one here.
    try here.rename("d.md", to: "moved.md")
    let logs = there.run(
      "logs", String(listed.output.prefix(20)), "row-2", "--stderr", "--state", state,
      environment: environment)
    #expect(logs.errors.contains("its log is on "), "\(logs)")
    try there.write("", to: "needed")
    let resumed = there.run("resume", "--here", "--state", state, environment: environment)
    #expect(resumed.status == 0, "\(resumed.output)\(resumed.errors)")
    #expect(there.has("three") && !there.has("one") && here.has("one"))

    let status = here.run("status", "--state", state, environment: environment)
    #expect(status.output.contains("finished"), "\(status)")
    let again = here.run("resume", "--state", state, environment: environment)
    #expect(again.status == 2)
    #expect(again.errors.contains("there is no unfinished run"))
    let against = here.run(
      "validate", "moved.md", "--against", String(listed.output.prefix(20)), "--state", state,
      environment: environment)
    #expect(against.status == 0, "\(against)")

    #expect(try keys().count == 8, "the mark, four objects of one session and three of the other")
    let pruned = here.run(
      "runs", "--prune", "--keep", "0", "--yes", "--state", state, environment: environment)
    #expect(pruned.output.hasSuffix("removed 1 run\n"), "\(pruned)")
    #expect(try keys() == ["runbooks/format"])
  }

  @Test("a dead holder's run is refused until its lease is out, and then taken over")
  func takeover() throws {
    let there = try #require(there)
    let run = try diedHolding()
    try there.write("", to: "needed")
    let refused = there.run("resume", "--here", "--state", state, environment: environment)
    #expect(refused.status == 2)
    let holder =
      "run \(run) is held by process \(ProcessEnvironment.processID) on "
      + "\(ProcessEnvironment.hostName), \(ProcessEnvironment.userName), since "
    #expect(refused.errors.contains(holder), "\(refused.errors)")
    #expect(refused.errors.contains("after 300 s of silence another machine may go on"))
    #expect(!there.has("three"))
    var options = RunOptions(environment: environment)
    options.folder = there.folder
    options.movesHere = true
    let result = try engine(there, later: 300).resume(
      run, plan: nil, document: nil, options: options)
    #expect(result.outcome.exitStatus == 0)
    #expect(there.has("three"))
    #expect(try keys().contains("runbooks/runs/\(run)/0000000004.jsonl"))
  }

  /// An engine of a machine, for which the bucket's clock is some seconds ahead.
  private func engine(_ place: Workplace, later seconds: Int = 0) throws -> Engine {
    let folder = FilePath.join(place.folder, ".runbook")
    let objects = S3ObjectStore(
      try S3Location(state), folder: folder, environment: environment)
    let shared = SharedState(
      objects: LaterObjects(objects: objects, seconds: seconds), folder: folder)
    return Engine(
      store: RunStore(folder: folder, shared: shared), world: .local(), delegate: Silent())
  }

  /// Begins a run whose process dies after its second command, while it holds the run.
  private func diedHolding() throws -> RunID {
    let here = try #require(here)
    var options = RunOptions(environment: environment)
    options.isApproved = true
    options.folder = here.folder
    let words = [["touch", "one"], ["cat", "needed"], ["touch", "three"]]
    let actions = words.enumerated().map { index, words in
      Action(
        id: "do-it/row-\(index + 1)", kind: .command, origin: .table, line: index + 7,
        effect: index == 1 ? .read : .ensure, invocation: .arguments(words.map { Argument($0) }),
        text: words.joined(separator: " "))
    }
    let plan = Plan(
      runbook: "gone.md",
      steps: [Step(id: "do-it", section: "Do it", title: "do it", line: 5, actions: actions)])
    let run = try #require(try engine(here).run(plan, document: [], options: options).run)
    // It lets go of the run with its fourth object: who died before has written three.
    try aws("s3", "rm", "s3://team-state/runbooks/runs/\(run)/0000000004.jsonl")
    return run
  }

  @Test(
    "killed by the system while a command runs, it is known as held, and goes on where it ran",
    .enabled(if: BuiltProgram.path != nil, "it is not built"))
  func killed() throws {
    let (here, there) = (try #require(here), try #require(there))
    try here.write(
      """
      # Deploy

      ## Do it

      | command | action |
      | --- | --- |
      | `sh -c "echo one >> promises"` | Begin |
      | `sh -c "echo two >> promises; cat gate"` | Wait |
      | `sh -c "echo three >> promises"` | End |
      """, to: "d.md")
    var environment = environment
    environment["runbook"] = BuiltProgram.path
    environment["state"] = state
    let script = """
      mkfifo gate
      $runbook run d.md --yes --state $state > out 2>&1 &
      while ! grep -q two promises 2>/dev/null; do sleep 0.1; done
      kill -9 $!
      wait $! 2>/dev/null
      echo end > gate; rm gate; echo open > gate
      """
    let end = try Command(["bash", "-c", script], environment: environment, folder: here.folder)
      .capture().exit
    #expect(end.isSuccess)
    let refused = there.run("resume", "--here", "--state", state, environment: self.environment)
    #expect(refused.status == 2)
    #expect(refused.errors.contains("is held by process"), "\(refused.errors)")
    let resumed = here.run(
      "resume", "--retry", "row-2", "--state", state, environment: self.environment)
    #expect(resumed.status == 0, "\(resumed.output)\(resumed.errors)")
    #expect(try here.read("promises") == "one\ntwo\ntwo\nthree\n")
  }

  @Test("a bucket that does not exist is named, and nothing is run")
  func noBucket() throws {
    let here = try #require(here)
    let outcome = here.run(
      "run", "d.md", "--yes", "--state", "s3://no-such-bucket", environment: environment)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("cannot list s3://no-such-bucket/runs: NoSuchBucket"))
    #expect(outcome.errors.contains("make it:  aws s3 mb s3://no-such-bucket"))
    #expect(!here.has("one"))
  }
}

/// Objects whose store's clock is ahead, so that a lease is out without a wait.
private struct LaterObjects: ObjectStore {
  let objects: S3ObjectStore
  let seconds: Int

  var address: String { objects.address }

  func create(_ name: String, _ bytes: [UInt8]) -> Creation { objects.create(name, bytes) }

  func read(_ name: String) throws(SharedStateError) -> [UInt8]? { try objects.read(name) }

  func folders(in folder: String) throws(SharedStateError) -> [String] {
    try objects.folders(in: folder)
  }

  func objects(in folder: String) throws(SharedStateError) -> [String: [StoredObject]] {
    try objects.objects(in: folder)
  }

  func forget(_ folder: String) { objects.forget(folder) }

  func times(in folder: String, from name: String) throws(SharedStateError) -> StoreTimes {
    var times = try objects.times(in: folder, from: name)
    times.now = Timestamp(milliseconds: times.now.milliseconds + Int64(seconds) * 1000)
    return times
  }

  func remove(_ folder: String) throws(SharedStateError) { try objects.remove(folder) }
}

/// Agrees to everything and says nothing.
private final class Silent: RunDelegate {
  var idle: () -> ContinuousClock.Instant? = { nil }
  func report(_ progress: RunProgress) {}
  func approve(_ review: RunReview) -> Reply<Bool> { .answer(true) }
  func perform(_ task: ManualTask) -> Reply<ManualAnswer> { .cannotAsk }
  func confirm(_ confirmation: TargetConfirmation) -> Reply<Bool> { .cannotAsk }
  func resolve(_ unknown: UnknownOutcome) -> Reply<UnknownAnswer> { .cannotAsk }
  func wait(for leftovers: [Leftover]) -> Reply<Bool> { .cannotAsk }
  func value(for input: Input) -> Reply<String> { .cannotAsk }
}
