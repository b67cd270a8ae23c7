import Compiler
import Platform

/// Runs read-only commands beside the actions, a few at once, since each start of `aws` takes most of
/// a second.
struct Lookout {
  /// How many run at once: `aws` is bound by one core while it starts.
  static let jobs = 4

  let processes: any Processes
  /// The most of an answer that is kept.
  private static let limit = 16 << 20

  /// What came of a command, with the standard error of one that could not be started.
  typealias Answer = UnitRun.Answer

  /// Runs a command.
  ///
  /// - Throws: `interrupted` where a signal came, after the command was ended.
  func ask(_ command: Command) throws(EngineError) -> Answer {
    try ask([command])[0]
  }

  /// Runs commands, a few at once.
  ///
  /// - Returns: The answers, in the order of the commands.
  /// - Throws: `interrupted` where a signal came, after the commands were ended.
  func ask(_ commands: [Command]) throws(EngineError) -> [Answer] {
    var answers: [Answer?] = Array(repeating: nil, count: commands.count)
    var waiting = commands.indices[...]
    try drive(
      next: { waiting.popFirst().map { ($0, commands[$0]) } },
      take: { answers[$0] = $1 })
    return answers.map { $0 ?? Answer(exit: Exit(status: .exited(127)), output: [], error: "") }
  }

  /// Runs probes to their ends, a few at once, the reads of each in order.
  ///
  /// - Parameters:
  ///   - probes: The probes.
  ///   - command: Makes a command of the line of the probe at an index.
  /// - Returns: What each found.
  /// - Throws: `interrupted` where a signal came, after the commands were ended.
  func find(_ probes: [ProbeRun], command: (Int, CommandLine) -> Command) throws(EngineError)
    -> [Preflight.Existing]
  {
    try explore(probes, command: command).map(\.existing)
  }

  /// The same, with what was read of the values that each thing gives, also where it differs.
  func explore(_ probes: [ProbeRun], command: (Int, CommandLine) -> Command) throws(EngineError)
    -> [(existing: Preflight.Existing, gives: [String: RunValue])]
  {
    var probes = probes
    var found: [Preflight.Existing?] = Array(repeating: nil, count: probes.count)
    var ready = Array(probes.indices.reversed())
    try drive(
      next: {
        while let index = ready.popLast() {
          switch probes[index].next() {
          case .found(let existing): found[index] = existing
          case .read(let line): return (index, command(index, line))
          }
        }
        return nil
      },
      take: { index, answer in
        probes[index].take(exit: answer.exit, output: answer.output, error: answer.error)
        ready.append(index)
      })
    return probes.indices.map { index in
      (found[index] ?? .unknown("it was not looked for"), probes[index].gave)
    }
  }

  private func drive(
    next: () -> (Int, Command)?, take: (Int, Answer) -> Void
  ) throws(EngineError) {
    final class Kept {
      var output = BoundedOutput(head: Lookout.limit, tail: 0)
      var error = BoundedOutput(head: 0, tail: OutputCollector.errorTail)
    }
    var running: [Int32: (index: Int, kept: Kept)] = [:]
    var signal: Signal?
    while true {
      while signal == nil, running.count < Lookout.jobs, let (index, command) = next() {
        let kept = Kept()
        do throws(SystemError) {
          let process = try processes.start(command) { stream, bytes in
            switch stream {
            case .output: kept.output.append(bytes)
            case .error: kept.error.append(bytes)
            }
          }
          running[process] = (index, kept)
        } catch {
          let exit = Exit(status: .exited(error.isNotFound ? 127 : 126))
          take(index, Answer(exit: exit, output: [], error: error.description))
        }
      }
      if running.isEmpty {
        if let signal { throw .interrupted(signal) }
        return
      }
      let event = try EngineError.catching { () throws(SystemError) in
        try processes.next(until: nil)
      }
      switch event {
      case .signal(let received):
        processes.stopAll(immediately: signal != nil)
        signal = signal ?? received
      case .exited(let process, let exit):
        guard let (index, kept) = running.removeValue(forKey: process) else { continue }
        take(
          index, Answer(exit: exit, output: kept.output.bytes, error: kept.error.lastText))
      case .continued, .deadline: continue
      }
    }
  }
}
