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

  @Test(
    "a dead holder's run is refused until its lease is out, and then taken over",
    arguments: [3600, 20])
  func takeover(_ lease: Int) throws {
    let there = try #require(there)
    let run = try diedHolding(for: lease)
    _ = try Command(["sleep", lease == 20 ? "20" : "0"], environment: environment).capture()
    try there.write("", to: "needed")
    let resumed = there.run("resume", "--here", "--state", state, environment: environment)
    if lease == 20 {
      #expect(resumed.status == 0, "\(resumed.output)\(resumed.errors)")
      #expect(there.has("three"))
      return
    }
    #expect(resumed.status == 2)
    let holder =
      "run \(run) is held by process \(ProcessEnvironment.processID) on "
      + "\(ProcessEnvironment.hostName), \(ProcessEnvironment.userName), since "
    #expect(resumed.errors.contains(holder), "\(resumed.errors)")
    #expect(resumed.errors.contains("after 3600 s of silence another machine may go on"))
    #expect(!there.has("three"))
  }

  /// Begins a run whose process dies after its second command, while it holds the run.
  private func diedHolding(for lease: Int) throws -> RunID {
    let here = try #require(here)
    let folder = FilePath.join(here.folder, ".runbook")
    let shared = SharedState(
      objects: S3ObjectStore(try S3Location(state), folder: folder, environment: environment),
      folder: folder, lease: lease)
    let engine = Engine(
      store: RunStore(folder: folder, shared: shared), world: .local(), delegate: Silent())
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
    let run = try #require(try engine.run(plan, document: [], options: options).run)
    // It lets go of the run with its fourth object: who died before has written three.
    try aws("s3", "rm", "s3://team-state/runbooks/runs/\(run)/0000000004.jsonl")
    return run
  }

  @Test("what cannot be used is refused with what to do, and nothing is run")
  func refusals() throws {
    let here = try #require(here)
    func errors(_ words: String..., path: String? = nil) -> String {
      var environment = environment
      if let path { environment["PATH"] = path }
      let outcome =
        words.count == 1
        ? here.run("run", "d.md", "--yes", "--state", words[0], environment: environment)
        : here.run(
          "run", "d.md", "--yes", "--state", words[0], words[1], environment: environment)
      #expect(outcome.status == 2)
      return outcome.errors
    }
    #expect(errors("s3://no-such-bucket").contains("NoSuchBucket"))
    #expect(errors("s3://Bucket").contains("\"Bucket\" is no name of a bucket"))
    #expect(errors(state, "--sandbox").contains("a rehearsal stays on this machine"))
    let without = errors(state, path: "/usr/bin:/bin")
    #expect(without.contains("the AWS CLI is not installed"), "\(without)")
    // An AWS CLI of before September 2024.
    try here.write(
      """
      #!/bin/sh
      case "$*" in *--if-none-match*) echo "Unknown options: --if-none-match, *" >&2; exit 252;; esac
      echo null
      """, to: "bin/aws")
    try LocalFileSystem().setMode(0o755, of: FilePath.join(here.folder, "bin/aws"))
    let old = errors(state, path: here.folder + "/bin:/usr/bin:/bin")
    #expect(old.contains("install a newer AWS CLI"), "\(old)")
    #expect(!here.has("one"))
  }
}

/// Agrees to everything and says nothing.
private final class Silent: RunDelegate {
  func report(_ progress: RunProgress) {}
  func approve(_ review: RunReview) -> Reply<Bool> { .answer(true) }
  func perform(_ task: ManualTask) -> Reply<ManualAnswer> { .cannotAsk }
  func confirm(_ confirmation: TargetConfirmation) -> Reply<Bool> { .cannotAsk }
  func resolve(_ unknown: UnknownOutcome) -> Reply<UnknownAnswer> { .cannotAsk }
  func wait(for leftovers: [Leftover]) -> Reply<Bool> { .cannotAsk }
  func value(for input: Input) -> Reply<String> { .cannotAsk }
}
