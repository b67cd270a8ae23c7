import Foundation
import Platform

/// How much memory a command that prints very much costs.
///
/// 5 GB, or the number of bytes that the variable `RUNBOOK_BENCHMARK_OUTPUT` gives.
enum OutputBenchmark {
  private static let bytes =
    Int(ProcessEnvironment.variables["RUNBOOK_BENCHMARK_OUTPUT"] ?? "") ?? 5_000_000_000

  static func run(_ program: BuiltProgram) throws {
    let empty = try peak(program, printing: 0)
    let full = try peak(program, printing: bytes)
    var table = Table("a command that prints", "s", "peak MB", "above an empty run", "goal")
    table.add("nothing", empty.seconds.text(2), (empty.memory / 1e6).text(1), "-", "-")
    table.add(
      "\((Double(bytes) / 1e9).text(2)) GB", full.seconds.text(2), (full.memory / 1e6).text(1),
      (max(0, full.memory - empty.memory) / 1e6).text(1), "50")
    table.print()
  }

  /// A run's time in seconds, and the most memory that the program itself had, in bytes.
  ///
  /// The run's last step asks the system for its parent's: what a wait reports for a process is never
  /// less than what this program had when it started it.
  private static func peak(
    _ program: BuiltProgram, printing bytes: Int
  ) throws -> (seconds: Double, memory: Double) {
    let memory = FilePath.join(program.folder, "memory")
    let file = try program.write(
      """
      # Much output

      ## Print

      ```sh
      yes 'a line of an output that does not end soon' | head -c \(bytes)
      ```

      ## Measure

      ```sh
      grep VmHWM /proc/$PPID/status > \(memory)
      ```

      """, to: "output.md")
    let cost = try program.run(["run", file, "--yes"])
    return (cost.seconds, try BuiltProgram.number(in: memory) * 1024)
  }
}
