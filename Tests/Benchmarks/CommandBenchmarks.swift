import Foundation

/// The program as a person or a pipeline starts it: plans, validations, and a run's first action.
///
/// Builds nothing: `swift build -c release --product runbook` first.
///
/// Measured once on two cores that other builds shared, before words without an arrow were spared the
/// search for one: plans of the runbooks 9 to 27 ms warm and 10 to 70 ms cold, one policy 10 ms,
/// 1,000 files 17.5 s (the goal is 1 s), 5,000 prose steps 8.4 s and rows 1.3 s, both linear; first
/// action after 45 ms, where `sh` took 7.5 ms (the goal is 10 ms).
enum CommandBenchmarks {
  static let group = BenchmarkGroup(name: "commands", run: run)

  private static let package = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static func run() throws {
    let program =
      Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent()
      .appendingPathComponent("runbook").path ?? ""
    guard FileManager.default.isExecutableFile(atPath: program) else {
      print("there is no \(program): swift build -c release --product runbook")
      return
    }
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("runbook-commands-\(ProcessInfo.processInfo.processIdentifier)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let bench = Bench(program: program, folder: folder)
    try plans(bench)
    try validation(bench)
    try growth(bench)
    try firstAction(bench)
  }

  // MARK: The groups

  private static func plans(_ bench: Bench) throws {
    var table = Table("plan, whole process", "warm ms", "cold ms")
    table.add("(--help, no document)", try bench.warm(["--help"]), "-")
    for document in documents() {
      let arguments = ["plan", document.path]
      table.add(
        document.deletingLastPathComponent().lastPathComponent + "/" + document.lastPathComponent,
        try bench.warm(arguments), try bench.cold(arguments))
    }
    table.print()
  }

  private static func validation(_ bench: Bench) throws {
    let one = try bench.write(policyDocument, to: "policy.md")
    let many = bench.folder.appendingPathComponent("many")
    try FileManager.default.createDirectory(at: many, withIntermediateDirectories: true)
    for index in 0..<1000 {
      var text = "# Runbook \(index)\n\n"
      var section = 0
      while text.utf8.count < 10_000 {
        section += 1
        text += "## Part \(section) of \(index)\n\n" + policyDocument.dropFirst(2)
      }
      _ = try bench.write(text, to: "many/\(index).md")
    }
    var table = Table("validate, whole process", "ms")
    table.add("one file, one policy", try bench.warm(["validate", one]))
    table.add(
      "1,000 files of 10 kB, \(ProcessInfo.processInfo.activeProcessorCount) cores",
      try bench.warm(["validate", "--format", "json", many.path], runs: 3))
    print("")
    table.print()
  }

  private static func growth(_ bench: Bench) throws {
    var table = Table("plan, ms", "625", "1,250", "2,500", "5,000 steps", "5,000 / 2,500")
    let documents = [
      ("prose steps", proseSteps), ("table rows", tableRows), ("as many of each", both),
    ]
    for (name, text) in documents {
      var times: [Double] = []
      for count in [625, 1250, 2500, 5000] {
        let file = try bench.write(text(count), to: "growth.md")
        times.append(try bench.seconds(["plan", file], runs: 3))
      }
      table.add(
        name, (times[0] * 1000).text(0), (times[1] * 1000).text(0), (times[2] * 1000).text(0),
        (times[3] * 1000).text(0), (times[3] / times[2]).text(2))
    }
    print("")
    table.print()
  }

  /// From the program's start to the time that the first of ten steps writes down, the median.
  private static func firstAction(_ bench: Bench) throws {
    let stamp = bench.folder.appendingPathComponent("stamp").path
    var text = "# Ten steps\n\n```sh\ndate +%s%N > \(stamp)\n```\n\n"
    for _ in 1..<10 { text += "```sh\ntrue\n```\n\n" }
    let file = try bench.write(text, to: "ten.md")
    let state = bench.folder.appendingPathComponent("state").path
    var times: [Double] = []
    for _ in 0..<21 {
      let start = Date().timeIntervalSince1970
      _ = try ChildProcess(
        path: bench.program, arguments: ["run", file, "--yes", "--state", state]
      ).run()
      let written = try String(contentsOfFile: stamp, encoding: .utf8)
      guard let nanoseconds = Double(written.prefix { $0.isNumber }) else { continue }
      times.append(nanoseconds / 1e9 - start)
    }
    var alone: [Double] = []
    for _ in 0..<21 {
      let start = Date().timeIntervalSince1970
      _ = try ChildProcess(path: "/bin/sh", arguments: ["-c", "date +%s%N > \(stamp)"]).run()
      let written = try String(contentsOfFile: stamp, encoding: .utf8)
      guard let nanoseconds = Double(written.prefix { $0.isNumber }) else { continue }
      alone.append(nanoseconds / 1e9 - start)
    }
    print("")
    var table = Table("start to the first action's own work", "ms")
    table.add("runbook run, ten steps", (Stopwatch.median(times) * 1000).text(1))
    table.add("sh -c with the same command", (Stopwatch.median(alone) * 1000).text(1))
    table.print()
  }

  // MARK: Documents

  /// The repository's runbooks, and the user's documents where they are.
  private static func documents() -> [URL] {
    let shared =
      ProcessInfo.processInfo.environment["RUNBOOK_SHARED"].map { URL(fileURLWithPath: $0) }
      ?? package.deletingLastPathComponent().appendingPathComponent("shared")
    let folders = [
      package.appendingPathComponent("runbooks"), shared.appendingPathComponent("seeds"),
    ]
    return folders.flatMap { folder in
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
      return names.sorted().filter { $0.hasSuffix(".md") && $0 != "README.md" }
        .map { folder.appendingPathComponent($0) }
    }
  }

  private static let policyDocument = """
    # Read the training data

    1. Create the policy `read-training-data` with this document:

       ```json
       {
         "Version": "2012-10-17",
         "Statement": [
           {
             "Sid": "List",
             "Effect": "Allow",
             "Action": ["s3:ListBucket", "s3:GetBucketLocation"],
             "Resource": "arn:aws:s3:::training-data"
           },
           {
             "Sid": "Read",
             "Effect": "Allow",
             "Action": ["s3:GetObject", "s3:GetObjectTagging"],
             "Resource": "arn:aws:s3:::training-data/*"
           }
         ]
       }
       ```

    2. Attach the policy to the group `data-scientists`.


    """

  private static func proseSteps(_ count: Int) -> String {
    var text = "# Many policies\n\n"
    for step in 1...count {
      text += "\(step). In **IAM -> Users -> Create user**, create the user `analyst-\(step)`.\n"
    }
    return text
  }

  /// Half steps, and the table that carries them out.
  private static func both(_ count: Int) -> String {
    proseSteps(count / 2) + tableRows(count / 2).dropFirst("# Many rows\n".utf8.count)
  }

  private static func tableRows(_ count: Int) -> String {
    var text = "# Many rows\n\nRun these commands.\n\n| What | Command |\n| --- | --- |\n"
    for row in 1...count {
      text += "| Create user \(row) | `aws iam create-user --user-name analyst-\(row)` |\n"
    }
    return text
  }
}

/// Where the program is and where the measurement may write.
private struct Bench {
  let program: String
  let folder: URL

  /// The path of a new file.
  func write(_ text: String, to name: String) throws -> String {
    let file = folder.appendingPathComponent(name)
    try Data(text.utf8).write(to: file)
    return file.path
  }

  /// The median time of the program, in seconds; a first run that fills the cache does not count.
  func seconds(_ arguments: [String], runs: Int = 11) throws -> Double {
    try Stopwatch.median(of: runs) {
      _ = try ChildProcess(path: program, arguments: arguments).run()
    }
  }

  func warm(_ arguments: [String], runs: Int = 11) throws -> String {
    (try seconds(arguments, runs: runs) * 1000).text(1)
  }

  /// With a cache that is empty at each start.
  func cold(_ arguments: [String]) throws -> String {
    let cache = folder.appendingPathComponent("cache")
    var times: [Double] = []
    for _ in 0..<3 {
      try? FileManager.default.removeItem(at: cache)
      let process = ChildProcess(
        path: "/usr/bin/env", arguments: ["XDG_CACHE_HOME=\(cache.path)", program] + arguments)
      times.append(try process.run().seconds)
    }
    return (Stopwatch.median(times) * 1000).text(1)
  }
}
