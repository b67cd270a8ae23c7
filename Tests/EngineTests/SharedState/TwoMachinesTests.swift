import Compiler
import Engine
import Platform
import Testing

/// Kills, hangs and loses answers of two machines that work on one run, and compares with what was
/// really done.
@Suite("Two machines that share a run")
struct TwoMachinesTests {
  /// Effects of which one more time does no harm.
  private static let repeatable: Set<Action.Effect> = [.read, .ensure, .delete]

  private static let actions = CrashTests.actions

  /// What is not as it must be, in words: each finished action ran exactly once.
  private func violations(_ machines: TwoMachines, crashes: Int) -> [String] {
    var violations = machines.outside.mistakes
    // Everybody is gone by then, and every lease has run out.
    machines.bucket.seconds += 1000
    switch machines.run(.init(0)) {
    case .failure(let error): violations.append("it does not go on: \(error)")
    case .success(let result):
      guard case .finished = result.outcome else {
        violations.append("it does not finish: \(result.outcome)")
        break
      }
    }
    for action in Self.actions {
      let count = machines.outside.done[action.id] ?? 0
      let most = Self.repeatable.contains(action.effect) ? 1 + crashes : 1
      if !(1...most).contains(count) { violations.append("\(action.id) ran \(count) times") }
    }
    return violations
  }

  /// How many calls of the bucket an undisturbed run makes.
  private func undisturbedCalls() throws -> Int {
    let machines = TwoMachines(Self.actions)
    let view = BucketView(machines.bucket)
    let engine = Engine(
      store: machines.store(0, view), world: machines.world(0),
      delegate: TruthfulDelegate(machines.outside))
    _ = try engine.resume(nil, plan: nil, document: nil, options: .test(path: "/sim"))
    return view.calls
  }

  @Test("an undisturbed run writes one object for each action and lets go of the run")
  func undisturbed() throws {
    let machines = TwoMachines(Self.actions)
    let result = try machines.run(.init(0)).get()
    guard case .finished = result.outcome else {
      Issue.record("\(result.outcome)")
      return
    }
    // The beginning; an intent for each action, with the result before it; and the end.
    #expect(machines.bucket.runObjects.count == Self.actions.count + 2)
    #expect(violations(machines, crashes: 0) == [])
    // It is let go of: the other machine reads it as nobody's at once.
    let record = try machines.store(1, BucketView(machines.bucket)).read(try #require(result.run))
    #expect(record.holder == nil && record.status == .finished)
  }

  @Test(
    "killed before or after any call of the bucket, the other machine goes on when the lease is out",
    arguments: [false, true])
  func everyCall(_ isAfter: Bool) throws {
    for call in 1...(try undisturbedCalls()) {
      let machines = TwoMachines(Self.actions)
      var first = TwoMachines.Session(0)
      first.call = (call, isAfter)
      _ = machines.run(first)
      machines.restart(0) { false }
      let tooEarly = machines.run(.init(1))
      if case .failure(.locked(_, let holder)) = tooEarly {
        #expect(holder.contains("machine-0") && holder.contains("after 300 s"))
        machines.bucket.seconds += 301
        _ = machines.run(.init(1))
      }
      #expect(violations(machines, crashes: 1) == [], "call \(call)")
    }
  }

  @Test(
    "a process that hangs in any call while another one takes over starts nothing more",
    arguments: [false, true])
  func hanging(_ isAfter: Bool) throws {
    for call in 1...(try undisturbedCalls()) {
      let machines = TwoMachines(Self.actions)
      var first = TwoMachines.Session(0)
      first.hang = (call, isAfter)
      let result = machines.run(first)
      // What it had under way then is not known to the other one.
      let found = violations(machines, crashes: 1)
      #expect(found == [], "call \(call): \(result)")
    }
  }

  @Test(
    "a write whose answer is lost, that arrives late or that the client repeats, counts once",
    arguments: [BucketView.Fate.answerLost, .requestLost, .late, .repeated])
  func fates(_ fate: BucketView.Fate) throws {
    for call in 1...(try undisturbedCalls()) {
      let machines = TwoMachines(Self.actions)
      var first = TwoMachines.Session(0)
      first.fates[call] = fate
      guard case .success(let result) = machines.run(first), case .finished = result.outcome else {
        Issue.record("it did not get over call \(call)")
        continue
      }
      #expect(violations(machines, crashes: 0) == [], "call \(call)")
    }
  }

  @Test("a bucket that stops to answer stops the run before the next action, and it goes on later")
  func silentBucket() throws {
    for call in 3...(try undisturbedCalls() - 1) {
      let machines = TwoMachines(Self.actions)
      var first = TwoMachines.Session(0)
      for number in call..<(call + 12) { first.fates[number] = .requestLost }
      let before = machines.run(first)
      guard case .failure(.shared(let error)) = before else {
        Issue.record("call \(call): \(before)")
        continue
      }
      #expect(error.place.hasPrefix("s3://bucket/prefix/runs/"))
      // The same machine goes on at once, and writes what was missing.
      _ = machines.run(.init(0))
      #expect(violations(machines, crashes: 1) == [], "call \(call)")
    }
  }

  @Test("killed anywhere, again and again, on either machine, a run goes on", arguments: 0..<8)
  func anything(_ part: Int) throws {
    let calls = try undisturbedCalls()
    for seed in part * 25..<(part + 1) * 25 {
      var bits = CrashTests.Bits(state: UInt64(seed) &* 104_729 &+ 11)
      func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &bits) == 0 }
      let machines = TwoMachines(Self.actions)
      var log: [String] = []
      for _ in 0..<6 {
        var session = TwoMachines.Session(chance(2) ? 0 : 1)
        if chance(3) { session.diskStop = Int.random(in: 1...60, using: &bits) }
        if chance(3) { session.call = (Int.random(in: 1...calls, using: &bits), chance(2)) }
        if chance(4) { session.hang = (Int.random(in: 1...calls, using: &bits), chance(2)) }
        for call in 1...calls where chance(6) {
          session.fates[call] = [.answerLost, .requestLost, .late, .repeated]
            .randomElement(using: &bits)
        }
        let result = machines.run(session)
        log.append("\(session) \(result)")
        for machine in 0...1 { machines.restart(machine) { chance(2) } }
        if chance(2) { machines.bucket.seconds += 400 }
      }
      // A hang lets another whole session in.
      #expect(violations(machines, crashes: 12) == [], "seed \(seed): \(log)")
    }
  }

  @Test("a store that writes over objects is refused before anything is begun")
  func unconditional() throws {
    let machines = TwoMachines(Self.actions)
    let view = BucketView(SimulatedBucket())
    view.ignoresConditions = true
    let engine = Engine(
      store: machines.store(1, view), world: machines.world(1),
      delegate: TruthfulDelegate(machines.outside))
    #expect {
      try engine.run(plan(Self.actions), document: [], options: .test(path: "/sim"))
    } throws: { error in
      guard case .shared(let error)? = error as? EngineError else { return false }
      return error.reason.contains("If-None-Match")
    }
    #expect(machines.outside.done.isEmpty)
  }
}
