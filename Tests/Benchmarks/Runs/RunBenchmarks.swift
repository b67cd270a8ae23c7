import Compiler
import Engine
import Platform

/// Runs: what journal, logs and syncs cost beside starting the same programs without them.
///
/// The goals: at most 0.3 ms above a bare spawn loop where a sync of 200 bytes costs 0.1 ms, and at most
/// 1.7 times `sh`. Measured on two cores with nothing else at work, of each action: bare 0.91 ms, `sh`
/// 0.67 ms, with the state in memory 0.82 ms, with it on a disk whose sync took 0.18 ms 1.08 ms: 0.17
/// above bare, 1.63 times `sh`. A step of DBOS in SQLite took 4.9 ms, a task of Ansible 373 ms.
///
/// Before journals had room ahead of their lines an action took 1.45 ms. On an ext4 of its own, 2,000
/// lines of 400 bytes, each synced, were 3 writes and 2 flushes of the drive's cache each, and in room
/// that is there already 2 and 1.
///
/// Later, at real-time priority on two busy cores: eight jobs kept 6.99 children at work where `xargs`
/// kept 7.32 of the same (the goal is 8; with the state in memory it is 7.15, so that half of the rest
/// is the sync that a start waits for); what AWS commands cost and how soon a resume starts its next
/// action stand in `AWSBenchmark` and `ResumeBenchmark`. 5 GB of output took no more memory than none.
enum RunBenchmarks {
  static let group = BenchmarkGroup(name: "runs", run: run)

  private static let count = 2000
  private static let environment = ["PATH": "/usr/bin:/bin"]

  private static func run() throws {
    let files = LocalFileSystem()
    // On the disk and not in memory, where a sync costs nothing.
    let folder = FilePath.join(
      try LocalFileSystem.currentFolder(), ".build/runs-\(ProcessEnvironment.processID)")
    try files.makeFolders(folder)
    defer { _ = try? Command(["/bin/rm", "-rf", folder], environment: [:]).capture() }

    let bare = try Stopwatch.seconds {
      let supervisor = Supervisor()
      for _ in 0..<count {
        try supervisor.start(Command(["/bin/true"], environment: environment)) { _, _ in }
        while case .deadline = try supervisor.next() {}
      }
    }
    let script = FilePath.join(folder, "script.sh")
    try files.write(
      Array(String(repeating: "/bin/true\n", count: count).utf8), to: script)
    let shell = try Stopwatch.seconds {
      _ = try Command(["/bin/sh", script], environment: environment).capture()
    }
    let syncs = try Stopwatch.seconds {
      let file = try files.open(
        appendingTo: FilePath.join(folder, "syncs"), exclusive: true)
      for _ in 0..<count {
        try file.append([UInt8](repeating: 0x61, count: 200))
        try file.sync()
      }
    }
    let store = RunStore(folder: FilePath.join(folder, "state"))
    let ours = try Stopwatch.seconds { try runPlan(store) }
    // Where a sync costs nothing, what is left is this program's own work.
    let memory = "/dev/shm/runbook-runs-\(ProcessEnvironment.processID)"
    defer { _ = try? Command(["/bin/rm", "-rf", memory], environment: [:]).capture() }
    let inMemory = try Stopwatch.seconds { try runPlan(RunStore(folder: memory)) }
    var table = Table("\(count) times /bin/true", "s", "ms each", "above bare")
    for (name, seconds) in [
      ("bare spawn loop", bare), ("sh", shell), ("write and sync of 200 bytes only", syncs),
      ("runbook", ours), ("runbook, state in memory", inMemory),
    ] {
      let each = seconds * 1000 / Double(count)
      let above = each - bare * 1000 / Double(count)
      table.add(
        name, seconds.text(2), each.text(3), (above < 0 ? "-" : "") + abs(above).text(3))
    }
    for (name, each) in try PeerBenchmark.run(in: folder) {
      table.add(name, "-", each.text(3), (each - bare * 1000 / Double(count)).text(3))
    }
    table.print()
    let id = try store.find(nil)
    let reading = try Stopwatch.seconds { _ = try store.read(id) }
    print("\nreading the run's journal back: \((reading * 1000).text(1)) ms\n")
    try ParallelBenchmark.run(in: folder)
    print("")
    try AWSBenchmark.run(in: folder)
    print("")
    guard let program = try BuiltProgram() else { return }
    defer { program.remove() }
    try OutputBenchmark.run(program)
    print("")
    try ResumeBenchmark.run(program)
  }

  /// Runs the actions and one that fails, so that the run can be resumed.
  private static func runPlan(_ store: RunStore) throws {
    var actions = (0..<count).map { index in
      Action(
        id: "step/\(index)", kind: .command, origin: .fence, line: index + 1, effect: .unknown,
        invocation: .arguments(["/bin/true"]), text: "true")
    }
    actions.append(
      Action(
        id: "last", kind: .command, origin: .fence, line: count + 1, effect: .unknown,
        invocation: .arguments(["/bin/false"]), text: "false"))
    let plan = Plan(
      runbook: "true.md",
      steps: [Step(id: "step", section: "Step", title: "step", line: 1, actions: actions)])
    var options = RunOptions(environment: environment)
    options.isApproved = true
    let result = try Engine(store: store, world: .local(), delegate: SilentDelegate()).run(
      plan, document: [], options: options)
    guard case .failed(let failure) = result.outcome, failure.unit.action == "last" else {
      throw SystemError(operation: "run the benchmark's plan", code: 0)
    }
  }
}

/// Shows nothing and answers nothing.
final class SilentDelegate: RunDelegate {
  var idle: () -> ContinuousClock.Instant? = { nil }
  func report(_ progress: RunProgress) {}
  func approve(_ review: RunReview) -> Reply<Bool> { .cannotAsk }
  func perform(_ task: ManualTask) -> Reply<ManualAnswer> { .cannotAsk }
  func confirm(_ confirmation: TargetConfirmation) -> Reply<Bool> { .cannotAsk }
  func resolve(_ unknown: UnknownOutcome) -> Reply<UnknownAnswer> { .cannotAsk }
  func wait(for leftovers: [Leftover]) -> Reply<Bool> { .cannotAsk }
  func value(for input: Input) -> Reply<String> { .cannotAsk }
}
