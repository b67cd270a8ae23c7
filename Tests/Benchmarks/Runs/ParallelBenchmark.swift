import Compiler
import Engine
import Foundation
import Platform

/// How many children a for-each with eight jobs keeps at work, beside `xargs` with the same children.
///
/// Each item sleeps, and records when it began and ended; what it needs to do so is part of its work,
/// but not how its shell starts and ends, which nobody's children do at no cost. The mean is the sum of
/// their times divided by the time from the first start to the last end. The action is said to read:
/// items whose effect is not known run one after the other, as a script of a document does.
enum ParallelBenchmark {
  private static let count = 1000
  private static let jobs = 8
  private static let environment = ["PATH": "/usr/bin:/bin"]
  /// What each item runs: a shell, which gets the file for the times and the item.
  private static let words = [
    "/bin/sh", "-c", "begin=$(date +%s%N); sleep 0.02; echo $begin $(date +%s%N) >> \"$0\"",
  ]

  /// Measures and prints.
  ///
  /// - Parameter folder: Where the state and the times are put.
  /// - Throws: Where a run fails, or not every item recorded its times.
  static func run(in folder: String) throws {
    var table = Table("\(jobs) jobs, \(count) items of 20 ms", "s", "mean at work", "goal")
    let peer = try measure(FilePath.join(folder, "times-xargs")) { times in
      let items = FilePath.join(folder, "items")
      let text = (0..<count).map { "\($0)\n" }.joined()
      try LocalFileSystem().write(Array(text.utf8), to: items)
      _ = try Command(
        ["xargs", "--arg-file", items, "-n", "1", "-P", "\(jobs)"] + words + [times],
        environment: environment
      ).capture()
    }
    table.add("xargs", peer.seconds.text(2), peer.mean.text(2), "-")
    let ours = try measure(FilePath.join(folder, "times")) { times in
      try runPlan(times, RunStore(folder: FilePath.join(folder, "parallel")))
    }
    table.add("runbook", ours.seconds.text(2), ours.mean.text(2), "\(jobs)")
    table.print()
  }

  private static func runPlan(_ times: String, _ store: RunStore) throws {
    let action = Action(
      id: "each", kind: .command, origin: .fence, line: 1, effect: .read,
      invocation: .arguments(words.map { Argument($0) } + [Argument(times), .value("item")]),
      text: "sleep", forEach: ForEach(source: .list("name", item: "item")))
    let plan = Plan(
      runbook: "items.md", inputs: [Input(name: "name", isList: true)],
      steps: [Step(id: "step", section: "Step", title: "step", line: 1, actions: [action])])
    var options = RunOptions(environment: environment)
    options.isApproved = true
    options.jobs = jobs
    options.values.options = (0..<count).map { (name: "name", value: "\($0)") }
    _ = try Engine(store: store, world: .local(), delegate: SilentDelegate()).run(
      plan, document: [], options: options)
  }

  /// From the first start to the last end, in seconds, and how many were at work in the mean.
  private static func measure(_ times: String, _ body: (String) throws -> Void) throws -> (
    seconds: Double, mean: Double
  ) {
    try body(times)
    let spans = try String(contentsOfFile: times, encoding: .utf8).split(separator: "\n").map {
      $0.split(separator: " ").compactMap { Double($0) }
    }
    guard spans.count == count, spans.allSatisfy({ $0.count == 2 }),
      let first = spans.map({ $0[0] }).min(), let last = spans.map({ $0[1] }).max()
    else { throw SystemError(operation: "read the items' times", code: 0) }
    let work = spans.reduce(0) { $0 + $1[1] - $1[0] }
    return ((last - first) / 1e9, work / (last - first))
  }
}
