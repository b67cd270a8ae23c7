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
    var table = Table("plan, whole process", "warm ms", "of it CPU", "cold ms", "goal, warm")
    let help = try bench.cost(["--help"])
    table.add("(--help, no document)", help.wall, help.processor, "-", "-")
    for document in documents() {
      let arguments = ["plan", document.path]
      let warm = try bench.cost(arguments)
      table.add(
        document.deletingLastPathComponent().lastPathComponent + "/" + document.lastPathComponent,
        warm.wall, warm.processor, try bench.cold(arguments), "20")
    }
    table.print()
  }

  private static func validation(_ bench: Bench) throws {
    let one = try bench.write(policyDocument, to: "policy.md")
    let many = bench.folder.appendingPathComponent("many")
    try FileManager.default.createDirectory(at: many, withIntermediateDirectories: true)
    let sections = try mixedSections()
    for index in 0..<1000 {
      var text = "# Runbook \(index)\n\n"
      var number = index
      while text.utf8.count < 10_000 {
        text += sections[number % sections.count] + "\n\n"
        // A step that the number of sections has no factor of visits them all.
        number += 7
      }
      _ = try bench.write(text, to: "many/\(index).md")
    }
    var table = Table("validate, whole process", "ms", "of it CPU", "goal")
    let single = try bench.cost(["validate", one])
    table.add("one file, one policy", single.wall, single.processor, "15")
    let all = try bench.cost(
      ["validate", "--format", "json", many.path], runs: 3, hasFindings: true)
    table.add(
      "1,000 files of 10 kB, \(ProcessInfo.processInfo.activeProcessorCount) cores", all.wall,
      all.processor, "1000 on 2 cores")
    print("")
    table.print()
  }

  private static func growth(_ bench: Bench) throws {
    var table = Table("plan, ms of CPU", "1,250", "2,500", "5,000 steps", "5,000 / 2,500", "goal")
    let documents = [
      ("prose steps", proseSteps), ("table rows", tableRows), ("as many of each", both),
      ("paragraphs", paragraphs),
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

  /// What 1,000 files are put together of: the sections of the repository's runbooks and of the
  /// user's documents where they are, and one with a policy.
  private static func mixedSections() throws -> [String] {
    var sections = ["## " + policyDocument.dropFirst(2)]
    for document in documents() {
      var part = ""
      var isInFence = false
      for line in try String(contentsOf: document, encoding: .utf8).components(separatedBy: "\n") {
        if line.drop(while: { $0 == " " }).hasPrefix("```") { isInFence.toggle() }
        if !isInFence, line.hasPrefix("#") {
          sections.append(part)
          part = "## " + line.drop { $0 == "#" || $0 == " " }
        } else {
          part += "\n" + line
        }
      }
      sections.append(part)
    }
    sections.removeAll { $0.utf8.count < 40 }
    if sections.count.isMultiple(of: 7) { sections.removeLast() }
    return sections
  }

  /// Prose that is no list: what each tells is weighed, and nothing comes of it.
  private static func paragraphs(_ count: Int) -> String {
    (1...count).map { "The server \($0) answers the groups, and nobody restarts it.\n\n" }
      .reduce("# Many paragraphs\n\n", +)
  }

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

  /// The medians of what the program takes, in seconds; a first run that fills the cache does not
  /// count.
  func measure(
    _ arguments: [String], runs: Int, hasFindings: Bool = false
  ) throws -> (wall: Double, processor: Double) {
    let process = ChildProcess(path: program, arguments: arguments, hasFindings: hasFindings)
    _ = try process.run()
    var costs: [ChildProcess.Cost] = []
    for _ in 0..<runs { costs.append(try process.run()) }
    return (Stopwatch.median(costs.map(\.seconds)), Stopwatch.median(costs.map(\.processor)))
  }

  /// The same in milliseconds, as text.
  func cost(
    _ arguments: [String], runs: Int = 11, hasFindings: Bool = false
  ) throws -> (wall: String, processor: String) {
    let cost = try measure(arguments, runs: runs, hasFindings: hasFindings)
    return ((cost.wall * 1000).text(1), (cost.processor * 1000).text(1))
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
