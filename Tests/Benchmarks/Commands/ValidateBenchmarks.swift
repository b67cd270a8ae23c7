import Foundation

/// `runbook validate` as a whole process: one file, folders, and texts that nobody writes.
///
/// Builds nothing: `swift build -c release --product runbook` first.
///
/// Measured on two cores with nothing else at work: one file 7 to 9 ms (the goal is 15); 1,000 files
/// 2.7 to 3.2 s, 5.2 to 6.1 of CPU; 2.9 and 5.6 where no policy stands in two of them (the goal is 1 s
/// on two cores, so 2 s of CPU). Twice the text takes 0.6 to 1.4 times as long by the byte.
/// 20,000 broken links in one line took 10.4 s as text and 3.3 s as SARIF before excerpts were cut from
/// the bytes and columns counted block by block; a build without optimisation takes 4.6 and 1.8 since.
enum ValidateBenchmarks {
  static let group = BenchmarkGroup(name: "validate", run: run)

  private static func run() throws {
    try Bench.with("validate") { bench in
      try files(bench)
      try hostile(bench)
    }
  }

  private static func files(_ bench: Bench) throws {
    var table = Table("validate, whole process", "ms", "of it CPU", "goal")
    let one = try bench.write(BenchmarkDocuments.policy, to: "policy.md")
    let single = try bench.cost(["validate", one])
    table.add("one file, one policy", single.wall, single.processor, "15")
    let cores = ProcessInfo.processInfo.activeProcessorCount
    for hasOwnPolicies in [false, true] {
      let folder = hasOwnPolicies ? "own" : "common"
      try FileManager.default.createDirectory(
        at: bench.folder.appendingPathComponent(folder), withIntermediateDirectories: true)
      let texts = try BenchmarkDocuments.many(hasOwnPolicies: hasOwnPolicies)
      for (index, text) in texts.enumerated() {
        _ = try bench.write(text, to: "\(folder)/\(index).md")
      }
      let path = bench.folder.appendingPathComponent(folder).path
      let cost = try bench.cost(
        ["validate", "--format", "json", path], runs: 3, hasFindings: true)
      let name =
        "1,000 files of 10 kB, \(cores) cores" + (hasOwnPolicies ? ", no policy twice" : "")
      table.add(name, cost.wall, cost.processor, "1000 on 2 cores")
    }
    table.print()
  }

  /// Twice the size takes twice the time; the lists in lists have four times the bytes.
  private static func hostile(_ bench: Bench) throws {
    var table = Table("validate, ms of CPU", "n", "of n", "of 2n", "2n / n, by the byte", "goal")
    for (name, size, text) in BenchmarkDocuments.hostile {
      var times: [Double] = []
      var bytes: [Double] = []
      for count in [size, 2 * size] {
        let text = text(count)
        let file = try bench.write(text, to: "hostile.md")
        bytes.append(Double(text.utf8.count))
        times.append(try bench.measure(["validate", file], runs: 1, hasFindings: true).processor)
      }
      let growth = times[1] / times[0] / (bytes[1] / bytes[0])
      table.add(
        name, String(size), (times[0] * 1000).text(0), (times[1] * 1000).text(0), growth.text(2),
        "1, linear")
    }
    print("")
    table.print()
  }
}
