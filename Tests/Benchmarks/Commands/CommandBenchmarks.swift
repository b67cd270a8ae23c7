import Foundation

/// The program as a person or a pipeline starts it: plans, and a run's first action.
///
/// Builds nothing: `swift build -c release --product runbook` first.
///
/// The goals: a plan in 20 ms with a warm index, the first action after 10 ms. Measured on two cores
/// with nothing else at work, whose clock varies by a third: plans of the runbooks 7 to 17 ms at its
/// fastest and 8 to 22 at its slowest, of which `--help` takes 4; 5,000 steps 1.2 to 2.2 times as long
/// as 2,500; first action after 7.6 to 8.1 ms.
enum CommandBenchmarks {
  static let group = BenchmarkGroup(name: "commands", run: run)

  private static func run() throws {
    try Bench.with("commands") { bench in
      try plans(bench)
      try growth(bench)
      try firstAction(bench)
    }
  }

  // MARK: The groups

  private static func plans(_ bench: Bench) throws {
    var table = Table("plan, whole process", "warm ms", "of it CPU", "cold ms", "goal, warm")
    let help = try bench.cost(["--help"])
    table.add("(--help, no document)", help.wall, help.processor, "-", "-")
    for document in BenchmarkDocuments.files() {
      let arguments = ["plan", document.path]
      let warm = try bench.cost(arguments)
      table.add(
        document.deletingLastPathComponent().lastPathComponent + "/" + document.lastPathComponent,
        warm.wall, warm.processor, try bench.cold(arguments), "20")
    }
    table.print()
  }

  private static func growth(_ bench: Bench) throws {
    var table = Table("plan, ms of CPU", "1,250", "2,500", "5,000 steps", "5,000 / 2,500", "goal")
    let documents = [
      ("prose steps", BenchmarkDocuments.proseSteps), ("table rows", BenchmarkDocuments.tableRows),
      ("as many of each", BenchmarkDocuments.both), ("paragraphs", BenchmarkDocuments.paragraphs),
    ]
    for (name, text) in documents {
      var times: [Double] = []
      for count in [1250, 2500, 5000] {
        let file = try bench.write(text(count), to: "growth.md")
        times.append(try bench.measure(["plan", file], runs: 3).processor)
      }
      table.add(
        name, (times[0] * 1000).text(0), (times[1] * 1000).text(0), (times[2] * 1000).text(0),
        (times[2] / times[1]).text(2), "2, linear")
    }
    print("")
    table.print()
  }

  /// From the program's start to the time at which the first of ten steps touches a file, the median.
  private static func firstAction(_ bench: Bench) throws {
    let stamp = bench.folder.appendingPathComponent("stamp").path
    var text = "# Ten steps\n\n```sh\ntouch \(stamp)\n```\n\n"
    for _ in 1..<10 { text += "```sh\ntrue\n```\n\n" }
    let file = try bench.write(text, to: "ten.md")
    let state = bench.folder.appendingPathComponent("state").path
    let run = ChildProcess(
      path: bench.program, arguments: ["run", file, "--yes", "--state", state])
    guard let touch = ChildProcess.find("touch", [stamp]) else { return }
    print("")
    var table = Table("start to the first action's own work", "ms", "goal")
    table.add("runbook run, ten steps", try timeUntil(stamp, of: run), "10")
    table.add("the same command alone", try timeUntil(stamp, of: touch), "-")
    table.print()
  }

  /// How long after a program's start a file is touched, in milliseconds, the median.
  private static func timeUntil(_ stamp: String, of program: ChildProcess) throws -> String {
    var times: [Double] = []
    for _ in 0..<21 {
      let start = Date()
      _ = try program.run()
      let attributes = try FileManager.default.attributesOfItem(atPath: stamp)
      guard let touched = attributes[.modificationDate] as? Date else { continue }
      times.append(touched.timeIntervalSince(start))
    }
    return (Stopwatch.median(times) * 1000).text(1)
  }
}
