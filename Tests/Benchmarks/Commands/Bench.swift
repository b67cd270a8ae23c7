import Foundation

/// Where the program is and where the measurement may write.
struct Bench {
  let program: String
  let folder: URL

  /// Measures with the program that stands beside this one, in a folder that is removed afterwards.
  static func with(_ group: String, _ measure: (Bench) throws -> Void) throws {
    let program =
      Bundle.main.executableURL?.resolvingSymlinksInPath().deletingLastPathComponent()
      .appendingPathComponent("runbook").path ?? ""
    guard FileManager.default.isExecutableFile(atPath: program) else {
      print("there is no \(program): swift build -c release --product runbook")
      return
    }
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("runbook-\(group)-\(ProcessInfo.processInfo.processIdentifier)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try measure(Bench(program: program, folder: folder))
  }

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
