import Compiler
import Engine
import Foundation
import Markdown
import Platform
import Source

/// How long a run with very many finished actions needs until its next action starts.
///
/// Measured on two cores with nothing else at work: 0.22 to 0.32 s and 62 MB for the items of a
/// for-each, 0.47 to 0.49 s and 122 MB for rows, where each is an action of the plan (the goals are 0.5 s and 200 MB). Of the rows'
/// time two thirds fold the journal's 300,000 events, while the other core reads the plan. The plan is
/// not compiled anew: the document is, byte for byte, the one that the run began with.
enum ResumeBenchmark {
  private static let count = 100_000

  static func run(_ program: BuiltProgram) throws {
    var table = Table("resume after \(count) actions, to the next one", "s", "goal", "MB", "goal")
    for (name, text, values) in [
      ("items of a for-each", each, (1...count).map { (name: "item", value: "\($0)") }),
      ("rows of a table", rows, []),
    ] {
      let stamp = FilePath.join(program.folder, "stamp")
      let memory = FilePath.join(program.folder, "memory")
      let last = "date +%s%N > \(stamp)\ngrep VmHWM /proc/$PPID/status > \(memory)"
      let file = try program.write(text + "\n## Last\n\n```sh\n\(last)\n```\n", to: "large.md")
      try fill(file, values, FilePath.join(program.folder, "state"))
      let start = Date().timeIntervalSince1970
      _ = try program.run(["resume", "--yes"])
      let time = try BuiltProgram.number(in: stamp) / 1e9
      let kibibytes = try BuiltProgram.number(in: memory)
      table.add(name, (time - start).text(2), "0.50", (kibibytes * 1024 / 1e6).text(0), "200")
    }
    table.print()
  }

  private static let each = """
    # Many items

    ## Each

    <!-- runbook
    for-each: item in item
    -->
    ```sh
    true <item>
    ```

    """

  private static let rows =
    "# Many rows\n\n## Each\n\n| command | action |\n| --- | --- |\n"
    + (1...count).map { "| `true \($0)` | Say \($0) |\n" }.joined()

  /// Makes a run of a document in which all but the last action are done, without doing anything.
  private static func fill(
    _ file: String, _ values: [(name: String, value: String)], _ state: String
  )
    throws
  {
    let bytes = try LocalFileSystem().read(file, limit: 1 << 28)
    let plan = Compiler.compile(
      SourceFile(name: file, bytes: bytes),
      document: MarkdownDocument.parse(bytes, options: .document), catalogue: nil)
    var world = World.local()
    world.makeProcesses = { InstantProcesses() }
    var options = RunOptions(environment: ["PATH": "/usr/bin:/bin"])
    options.isApproved = true
    options.values.options = values
    let memory = "/dev/shm/runbook-resume-\(ProcessEnvironment.processID)"
    let result = try Engine(
      store: RunStore(folder: memory), world: world, delegate: SilentDelegate()
    ).run(plan, document: bytes, options: options)
    guard case .failed = result.outcome else {
      throw SystemError(operation: "make a large run", code: 0)
    }
    _ = try Command(
      [
        "/bin/sh", "-c",
        "mkdir -p \(state)/runs; mv \(memory)/runs/* \(state)/runs/; rm -r \(memory)",
      ],
      environment: ["PATH": "/usr/bin:/bin"]
    ).capture()
  }
}

/// Programs that end the moment they start; `sh` fails.
private final class InstantProcesses: Processes {
  private var ended: [(Int32, Exit)] = []
  private var next: Int32 = 0

  var count: Int { ended.count }

  func locate(_ program: String, searchPath: String) -> String? { "/bin/" + program }

  func start(
    _ command: Command, receive: @escaping (Supervisor.Stream, ArraySlice<UInt8>) -> Void
  ) throws(SystemError) -> Int32 {
    next += 1
    ended.append((next, Exit(status: .exited(command.arguments[0] == "sh" ? 1 : 0))))
    return next
  }

  func next(until deadline: ContinuousClock.Instant?) throws(SystemError) -> Supervisor.Event {
    if ended.isEmpty { return .deadline }
    let (process, exit) = ended.removeFirst()
    return .exited(process, exit)
  }

  func stopAll(immediately: Bool) {}
}
