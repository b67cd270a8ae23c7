import Compiler
import Engine
import Platform
import Testing

/// Stops a run at every place where it touches the disk, goes on from what may be left of it, and
/// compares with what was really done.
@Suite struct CrashTests {
  /// An action that does something outside, of each effect, with what finds out whether it happened.
  static let actions: [Action] = {
    func action(
      _ id: String, _ effect: Action.Effect, more: [Argument] = [], gives: [Give] = []
    ) -> Action {
      var action = command(
        id, ["sim", "do", Argument(id)] + more, effect: effect, gives: gives)
      action.retries = 0
      return action
    }
    var create = action("create", .create, gives: [Give(name: "id", path: "Id")])
    create.probe = Probe(
      subject: "thing",
      reads: [
        Probe.Read(
          arguments: ["sim", "see", "create"], captures: [Give(name: "id", path: "Id")],
          notFound: ["NoSuchEntity"])
      ])
    var checked = action("checked", .unknown, more: ["create", .value("id")])
    checked.check = .arguments(["sim", "see", "checked"])
    return [
      action("read", .read), create, checked,
      action("ensure", .ensure, more: ["create", .value("id")]),
      action("asked", .unknown), action("delete", .delete, more: ["create", .value("id")]),
    ]
  }()

  /// Effects of which one more time does no harm.
  private static let repeatable: Set<Action.Effect> = [.read, .ensure, .delete]

  /// Bits that are the same in every run of the tests.
  struct Bits: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 33 ^ state << 31
    }
  }

  private static let options: RunOptions = {
    var options = RunOptions(environment: ["PATH": "/sim"])
    options.isApproved = true
    return options
  }()

  /// Runs, or goes on if there is a run, until a stop or the end.
  private func session(_ disk: SimulatedDisk, _ outside: Outside) -> Result<RunResult, EngineError>
  {
    let world = World.simulated(disk, outside)
    let store = RunStore(folder: "/state", files: disk)
    let engine = Engine(store: store, world: world, delegate: TruthfulDelegate(outside))
    do {
      // A run may be recorded as finished although its process never heard so.
      for id in try store.list() {
        if let state = try? store.read(id).state, state.status == .finished {
          return .success(RunResult(run: id, outcome: .finished, state: state))
        }
      }
      if (try? store.find(nil)) != nil {
        return .success(
          try engine.resume(nil, plan: nil, document: nil, options: CrashTests.options))
      }
      return .success(
        try engine.run(
          plan(CrashTests.actions), document: Array("# Test".utf8), options: CrashTests.options))
    } catch {
      return .failure(error)
    }
  }

  /// Runs with stops, then to the end, and says what is not as it must be.
  ///
  /// - Parameters:
  ///   - stops: Before which operation each session stops, and how much of a write gets through.
  ///   - syncs: Whether the disk syncs.
  ///   - keeps: Whether something that was not synced survives.
  /// - Returns: What is wrong, in words.
  private func violations(
    stops: [(operation: Int, tornAt: Int)], syncs: Bool, keeps: () -> Bool
  ) -> [String] {
    let outside = Outside()
    var disk = SimulatedDisk()
    for stop in stops {
      disk.syncs = syncs
      disk.stopsAt = stop.operation
      disk.tornAt = stop.tornAt
      if case .success(let result) = session(disk, outside), case .finished = result.outcome {
        return check(outside, crashes: stops.count)
      }
      guard disk.hasStopped else { return ["the run stopped by itself"] }
      disk = disk.afterCrash(keeps: keeps)
    }
    switch session(disk, outside) {
    case .failure(let error): return ["it does not go on: \(error)"]
    case .success(let result):
      guard case .finished = result.outcome else {
        return ["it does not finish: \(result.outcome)"]
      }
    }
    return check(outside, crashes: stops.count)
  }

  private func check(_ outside: Outside, crashes: Int) -> [String] {
    var violations = outside.mistakes
    for action in CrashTests.actions {
      let count = outside.done[action.id] ?? 0
      let most = CrashTests.repeatable.contains(action.effect) ? 1 + crashes : 1
      if !(1...most).contains(count) { violations.append("\(action.id) ran \(count) times") }
    }
    return violations
  }

  /// How many operations an undisturbed run has, and how many bytes each write.
  private func undisturbed() throws -> (operations: Int, writes: [Int: Int]) {
    let disk = SimulatedDisk()
    let result = try session(disk, Outside()).get()
    guard case .finished = result.outcome else {
      throw SystemError(operation: "finish", code: 0)
    }
    return (disk.operations, disk.writes)
  }

  @Test("an undisturbed run does each thing once")
  func noCrash() throws {
    #expect(violations(stops: [], syncs: true) { true } == [])
    #expect(try undisturbed().operations > 20)
  }

  @Test(
    "stopped at any operation, whatever part of what was not synced is left, a run goes on",
    arguments: ["none", "all", "some", "others"])
  func everyOperation(_ left: String) throws {
    for operation in 1...(try undisturbed().operations) {
      var bits = Bits(state: UInt64(operation) &* (left == "some" ? 77 : 991))
      let found = violations(stops: [(operation, 0)], syncs: true) {
        left == "none" ? false : left == "all" ? true : bits.next() & 4 == 0
      }
      #expect(found == [], "stopped before operation \(operation)")
    }
  }

  @Test("a write that is torn is dropped or whole")
  func tornWrites() throws {
    let (_, writes) = try undisturbed()
    for (operation, count) in writes {
      // `JournalTests` tears a journal at every byte; here a few places show what follows of it.
      for tornAt in [1, 2, count / 3, count / 2, count - 2, count - 1, count] {
        let found = violations(stops: [(operation, tornAt)], syncs: true) { true }
        #expect(found == [], "operation \(operation) torn at \(tornAt) of \(count)")
      }
    }
  }

  @Test("stopped again and again, a run goes on")
  func severalCrashes() throws {
    let operations = try undisturbed().operations
    for seed in 0..<200 {
      var bits = Bits(state: UInt64(seed) &* 7919 &+ 3)
      let stops = (0..<3).map { _ in
        (
          operation: Int.random(in: 1...operations, using: &bits),
          tornAt: Int.random(in: 0...200, using: &bits)
        )
      }
      let found = violations(stops: stops, syncs: true) { bits.next() & 8 == 0 }
      #expect(found == [], "seed \(seed), stops \(stops)")
    }
  }

  @Test("killed at any operation, and then without power at any later one, a run goes on")
  func killThenPowerCut() throws {
    let operations = try undisturbed().operations
    for kill in 1...operations {
      for cut in stride(from: 1 + kill % 3, through: operations, by: 3) {
        let outside = Outside()
        let disk = SimulatedDisk()
        disk.stopsAt = kill
        _ = session(disk, outside)
        disk.goOn()
        disk.stopsAt = disk.operations + cut
        _ = session(disk, outside)
        let later = disk.afterCrash { false }
        guard case .success(let result) = session(later, outside), case .finished = result.outcome
        else {
          Issue.record("it does not finish after \(kill) and \(cut)")
          continue
        }
        #expect(check(outside, crashes: 2) == [], "killed at \(kill), cut \(cut) later")
      }
    }
  }

  @Test("a log that cannot be written stops the run before the next action, which runs later")
  func lostLog() throws {
    let outside = Outside()
    let disk = SimulatedDisk()
    disk.refusal = { path in
      path.contains("/logs/") ? SystemError(operation: "open", path: path, code: 28) : nil
    }
    guard case .failure(.system(let error)) = session(disk, outside) else {
      Issue.record("the lost log was not reported")
      return
    }
    #expect(error.isDiskFull && error.path?.contains("/logs/1-read") == true)
    #expect(outside.done == ["read": 1])
    disk.refusal = { _ in nil }
    guard case .success(let result) = session(disk.afterCrash { true }, outside),
      case .finished = result.outcome
    else {
      Issue.record("it does not go on")
      return
    }
    #expect(outside.done["read"] == 1)
    #expect(check(outside, crashes: 0) == [])
  }

  @Test("without syncs these tests fail")
  func neverSynced() throws {
    var broken = 0
    for operation in 1...(try undisturbed().operations) {
      let found = violations(stops: [(operation, 0)], syncs: false) { false }
      if !found.isEmpty { broken += 1 }
    }
    #expect(broken > 0)
  }

  @Test(
    "a disk that fails stops the run before the next action, and the run goes on when it works",
    arguments: [28, 5, 30] as [Int32])
  func failingDisk(_ code: Int32) throws {
    let error = SystemError(operation: "write", path: "/state", code: code)
    for operation in 1...(try undisturbed().operations) {
      let outside = Outside()
      let disk = SimulatedDisk()
      disk.failure = (operation, error)
      guard case .failure(.system(let thrown)) = session(disk, outside) else {
        Issue.record("the failure at operation \(operation) was not reported")
        continue
      }
      #expect(thrown.code == code)
      // What stands in the memory of the system is still there.
      let later = disk.afterCrash { true }
      guard case .success(let result) = session(later, outside), case .finished = result.outcome
      else {
        Issue.record("it does not go on after operation \(operation)")
        continue
      }
      #expect(check(outside, crashes: 1) == [])
    }
  }
}
