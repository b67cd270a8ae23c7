import Compiler
import Engine
import Platform

/// What children do to the world, which no crash of `runbook` takes back: the promise log.
final class Outside {
  /// How often each thing was done.
  var done: [String: Int] = [:]
  /// What was done wrongly: with a value that is not the one that was given, or out of order.
  var mistakes: [String] = []
  /// What an earlier command gave.
  private var given: [String: String] = [:]
  private var count = 0
  private var bits: UInt64 = 0

  /// Another number each time, so that each run has a name of its own.
  func random() -> UInt64 {
    bits += 1
    return bits
  }

  /// Carries out a command, as `aws` and others would.
  ///
  /// - Returns: Its exit status, output and errors.
  func perform(_ arguments: [String]) -> (Int32, String, String) {
    guard arguments.count >= 3 else { return (2, "", "usage") }
    let name = arguments[2]
    switch arguments[1] {
    case "do":
      done[name, default: 0] += 1
      if arguments.count > 3, given[arguments[3]] != arguments[4] {
        mistakes.append("\(name) got \(arguments[4])")
      }
      count += 1
      if given[name] == nil { given[name] = "\(name)-\(count)" }
      return (0, "{\"Id\":\"\(given[name] ?? "")\"}", "")
    case "see":
      guard done[name] != nil else {
        return (
          254, "", "An error occurred (NoSuchEntity) when calling the Get operation: none\n"
        )
      }
      return (0, "{\"Id\":\"\(given[name] ?? "")\"}", "")
    default: return (2, "", "usage")
    }
  }
}

/// Programs that are carried out by ``Outside`` the moment they start.
final class SimulatedProcesses: Processes {
  private let outside: Outside
  private let disk: SimulatedDisk
  private var ended: [(Int32, Exit)] = []
  private var next: Int32 = 0

  init(outside: Outside, disk: SimulatedDisk) {
    self.outside = outside
    self.disk = disk
  }

  var count: Int { ended.count }

  func locate(_ program: String, searchPath: String) -> String? { "/sim/" + program }

  func start(
    _ command: Command, receive: @escaping (Supervisor.Stream, ArraySlice<UInt8>) -> Void
  ) throws(SystemError) -> Int32 {
    if disk.hasStopped { throw SimulatedDisk.crash }
    let (status, output, error) = outside.perform(command.arguments)
    if !output.isEmpty { receive(.output, Array(output.utf8)[...]) }
    if !error.isEmpty { receive(.error, Array(error.utf8)[...]) }
    next += 1
    ended.append((next, Exit(status: .exited(status))))
    return next
  }

  func next(until deadline: ContinuousClock.Instant?) throws(SystemError) -> Supervisor.Event {
    if disk.hasStopped { throw SimulatedDisk.crash }
    if ended.isEmpty { return .deadline }
    let (process, exit) = ended.removeFirst()
    return .exited(process, exit)
  }

  func stopAll(immediately: Bool) {}
}

/// A person who looks at the world before answering.
final class TruthfulDelegate: RunDelegate {
  let outside: Outside
  var idle: () -> ContinuousClock.Instant? = { nil }

  init(_ outside: Outside) { self.outside = outside }

  func report(_ progress: RunProgress) {}
  func approve(_ review: RunReview) -> Reply<Bool> { .answer(true) }
  func perform(_ task: ManualTask) -> Reply<ManualAnswer> { .answer(.done(note: nil)) }
  func confirm(_ confirmation: TargetConfirmation) -> Reply<Bool> { .answer(true) }
  func resolve(_ unknown: UnknownOutcome) -> Reply<UnknownAnswer> {
    .answer(outside.done[unknown.action.id] == nil ? .retry : .done(note: "I looked"))
  }
  func wait(for leftovers: [Leftover]) -> Reply<Bool> { .cannotAsk }
  func value(for input: Input) -> Reply<String> { .cannotAsk }
}

extension World {
  /// A world on a simulated disk; `outside` lives on when the disk crashes.
  static func simulated(_ disk: SimulatedDisk, _ outside: Outside) -> World {
    // Everything runs on the test's own thread.
    nonisolated(unsafe) let outside = outside
    var world = World(
      files: disk, wallClock: { Timestamp(milliseconds: 1_800_000_000_000) },
      clock: { ContinuousClock.now },
      makeProcesses: { SimulatedProcesses(outside: outside, disk: disk) },
      random: { outside.random() },
      person: Person(user: "ops", host: "here"), process: 42)
    world.identify = { ProcessIdentity(id: $0, birth: "simulated") }
    return world
  }
}
