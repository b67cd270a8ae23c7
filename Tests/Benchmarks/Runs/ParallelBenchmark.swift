import Compiler
import Engine
import Foundation
import Platform

/// How many children a for-each with eight jobs keeps at work.
///
/// Each item sleeps, and records when it began and ended; what it needs to do so is part of its work.
/// The mean is the sum of their times divided by the time from the first start to the last end. The
/// action is said to read: items whose effect is not known run one after the other, as a script of a
/// document does.
enum ParallelBenchmark {
  private static let count = 1000
  private static let jobs = 8

  /// Measures and prints.
  ///
  /// - Parameter folder: Where the state and the times are put.
  /// - Throws: Where a run fails, or not every item recorded its times.
  static func run(in folder: String) throws {
    let times = FilePath.join(folder, "times")
    let action = Action(
      id: "each", kind: .command, origin: .fence, line: 1, effect: .read,
      invocation: .arguments([
        "/bin/sh", "-c", "begin=$(date +%s%N); sleep 0.02; echo $begin $(date +%s%N) >> \"$0\"",
        Argument(times), .value("item"),
      ]),
      text: "sleep", forEach: ForEach(source: .list("name", item: "item")))
    let plan = Plan(
      runbook: "items.md", inputs: [Input(name: "name", isList: true)],
      steps: [Step(id: "step", section: "Step", title: "step", line: 1, actions: [action])])
    var options = RunOptions(environment: ["PATH": "/usr/bin:/bin"])
    options.isApproved = true
    options.jobs = jobs
    options.values.options = (0..<count).map { (name: "name", value: "\($0)") }
    let store = RunStore(folder: FilePath.join(folder, "parallel"))
    _ = try Engine(store: store, world: .local(), delegate: SilentDelegate()).run(
      plan, document: [], options: options)
    let spans = try String(contentsOfFile: times, encoding: .utf8).split(separator: "\n").map {
      $0.split(separator: " ").compactMap { Double($0) }
    }
    guard spans.count == count, spans.allSatisfy({ $0.count == 2 }),
      let first = spans.map({ $0[0] }).min(), let last = spans.map({ $0[1] }).max()
    else { throw SystemError(operation: "read the items' times", code: 0) }
    let work = spans.reduce(0) { $0 + $1[1] - $1[0] }
    var table = Table("for-each of \(count) items, 20 ms each", "s", "mean at work", "goal")
    table.add(
      "\(jobs) jobs", ((last - first) / 1e9).text(2), (work / (last - first)).text(2), "\(jobs)")
    table.print()
  }
}
