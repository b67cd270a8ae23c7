import Compiler
import Engine
import Platform
import Testing

@Suite("Who holds a shared run, and for how long")
struct LeaseTests {
  private let machines = TwoMachines(CrashTests.actions)

  /// The only run, as a machine reads it.
  private func record(_ machine: Int) throws -> RunRecord {
    let store = machines.store(machine, BucketView(machines.bucket))
    return try store.read(try #require(try store.list().first))
  }

  private func killed(_ machine: Int, call: Int, isAfter: Bool) {
    var session = TwoMachines.Session(machine)
    session.call = (call, isAfter)
    _ = machines.run(session)
    machines.restart(machine) { true }
  }

  @Test("the machine of a process that is dead goes on at once; others wait for the lease")
  func deadHolder() throws {
    guard case .failure(.locked(_, let holder)) = machines.run(.init(1)) else {
      Issue.record("the other machine did not wait")
      return
    }
    #expect(holder.hasPrefix("process 42 on machine-0, ops, since "))
    #expect(
      holder.hasSuffix(
        "it was heard of 0 s ago, and after 300 s of silence another machine may go on"))
    guard case .success(let result) = machines.run(.init(0)), case .finished = result.outcome else {
      Issue.record("its own machine did not go on")
      return
    }
  }

  @Test("whatever the clocks of the machines say, the bucket's own decides", arguments: [299, 300])
  func clocks(_ seconds: Int) throws {
    machines.bucket.seconds += seconds
    let result = machines.run(.init(1))
    if case .failure(.locked) = result {
      #expect(seconds < 300)
    } else {
      #expect(seconds >= 300)
    }
  }

  @Test("what a machine did not get to share is shared when it goes on")
  func ahead() throws {
    // The calls: two lists, a read, two objects; killed before the third.
    killed(0, call: 8, isAfter: false)
    let before = try record(1).entries.count
    let known = try record(0).entries.count
    #expect(known > before)
    #expect(try record(0).keptAside == nil)
    _ = machines.run(.init(0))
    #expect(try record(1).state.status == .finished)
  }

  @Test("where another machine went on meanwhile, its record counts, and this one's is kept")
  func apart() throws {
    killed(0, call: 8, isAfter: false)
    let path = "/state/runs/\(try record(0).id)/journal.jsonl"
    let own = try machines.disks[0].read(path, limit: 1 << 20)
    machines.bucket.seconds += 300
    // The other machine does not get to the end.
    killed(1, call: 9, isAfter: true)
    machines.bucket.seconds += 300
    let kept = try #require(try record(0).keptAside)
    #expect(FilePath.name(of: kept).hasPrefix("journal-kept-"))
    guard case .success(let result) = machines.run(.init(0)), case .finished = result.outcome else {
      Issue.record("it did not go on")
      return
    }
    #expect(try machines.disks[0].read(kept, limit: 1 << 20) == own)
    #expect(try record(0).keptAside == nil)
    #expect(machines.outside.mistakes == [])
  }

  @Test("a journal that is damaged beyond what is shared is kept, and the shared one counts")
  func damagedBacklog() throws {
    killed(0, call: 8, isAfter: false)
    let path = "/state/runs/\(try record(0).id)/journal.jsonl"
    var own = try machines.disks[0].read(path, limit: 1 << 20)
    own[own.count - 20] ^= 1
    try machines.disks[0].write(own, to: path)
    let kept = try #require(try record(0).keptAside)
    _ = machines.run(.init(0))
    #expect(try machines.disks[0].read(kept, limit: 1 << 20) == own)
    #expect(try record(1).state.status == .finished)
  }

  @Test("a run that is taken back is held meanwhile")
  func undo() throws {
    _ = machines.run(.init(0))
    let record = try record(1)
    let count = machines.bucket.runObjects.count
    let engine = Engine(
      store: machines.store(1, BucketView(machines.bucket)), world: machines.world(1),
      delegate: TruthfulDelegate(machines.outside))
    // It made nothing that has an inverse.
    #expect(throws: EngineError.self) {
      try engine.undo(
        UndoPlan(of: record), of: record, document: [], options: .test(path: "/sim"))
    }
    #expect(machines.bucket.runObjects.count == count + 2, "it was taken, and let go of")
  }

  /// One program that takes as long as it is told, by the bucket's clock.
  private final class SlowProcesses: Processes {
    private let machines: TwoMachines
    private let end: Int
    private var isRunning = false
    /// Done at each deadline.
    private let atDeadline: () -> Void

    init(_ machines: TwoMachines, seconds: Int, atDeadline: @escaping () -> Void) {
      self.machines = machines
      end = machines.bucket.seconds + seconds
      self.atDeadline = atDeadline
    }

    var count: Int { isRunning ? 1 : 0 }
    func locate(_ program: String, searchPath: String) -> String? { program }
    func start(
      _ command: Command, receive: @escaping (Supervisor.Stream, ArraySlice<UInt8>) -> Void
    ) throws(SystemError) -> Int32 {
      isRunning = true
      return 1
    }
    func next(until deadline: ContinuousClock.Instant?) throws(SystemError) -> Supervisor.Event {
      let bucket = machines.bucket
      guard isRunning, let deadline, deadline < bucket.instant + .seconds(end - bucket.seconds)
      else {
        if !isRunning { return .deadline }
        bucket.seconds = max(bucket.seconds, end)
        isRunning = false
        return .exited(1, Exit(status: .exited(0)))
      }
      while bucket.instant < deadline { bucket.seconds += 1 }
      atDeadline()
      return .deadline
    }
    func stopAll(immediately: Bool) {}
  }

  /// A person who thinks for long, at a terminal that does meanwhile what is due.
  private final class SlowPerson: RunDelegate {
    let machines: TwoMachines
    var idle: () -> ContinuousClock.Instant? = { nil }
    /// How often somebody else was refused the run meanwhile.
    private(set) var refused = 0

    init(_ machines: TwoMachines) { self.machines = machines }

    func perform(_ task: ManualTask) -> Reply<ManualAnswer> {
      let bucket = machines.bucket
      let end = bucket.instant + .seconds(900)
      while let due = idle(), due < end {
        while bucket.instant < due { bucket.seconds += 1 }
        if case .failure(.locked) = machines.run(.init(1)) { refused += 1 }
      }
      while bucket.instant < end { bucket.seconds += 1 }
      return .answer(.done(note: nil))
    }

    func report(_ progress: RunProgress) {}
    func approve(_ review: RunReview) -> Reply<Bool> { .answer(true) }
    func confirm(_ confirmation: TargetConfirmation) -> Reply<Bool> { .cannotAsk }
    func resolve(_ unknown: UnknownOutcome) -> Reply<UnknownAnswer> { .cannotAsk }
    func wait(for leftovers: [Leftover]) -> Reply<Bool> { .cannotAsk }
    func value(for input: Input) -> Reply<String> { .cannotAsk }
  }

  @Test("a person who thinks longer than the lease does not lose the run")
  func thinking() throws {
    let task = Action(
      id: "task", kind: .manual, origin: .prose, line: 3, effect: .unknown, text: "Press it")
    let machines = TwoMachines([task, command("after", ["sim", "do", "after"])])
    let person = SlowPerson(machines)
    let engine = Engine(
      store: machines.store(0, BucketView(machines.bucket)), world: machines.world(0),
      delegate: person)
    let result = try engine.resume(nil, plan: nil, document: nil, options: .test(path: "/sim"))
    guard case .finished = result.outcome else {
      Issue.record("\(result.outcome)")
      return
    }
    #expect(person.refused >= 8, "every 100 s somebody asks")
    #expect(machines.outside.done == ["after": 1])
    #expect(person.idle() == nil, "nothing of the run is kept behind its end")
  }

  @Test(
    "a program that runs longer than the lease does not lose the run, also where renewals get lost",
    arguments: [false, true])
  func renewal(_ isLost: Bool) throws {
    let slow = TwoMachines([command("slow", ["sim", "do", "slow"])])
    let view = BucketView(slow.bucket)
    nonisolated(unsafe) var refused = 0
    nonisolated(unsafe) let machines = slow
    if isLost { view.fates = [6: .requestLost, 8: .requestLost, 10: .requestLost] }
    var world = slow.world(0)
    world.makeProcesses = {
      SlowProcesses(machines, seconds: 900) {
        if case .failure(.locked) = machines.run(.init(1)) { refused += 1 }
      }
    }
    let engine = Engine(
      store: slow.store(0, view), world: world, delegate: TruthfulDelegate(slow.outside))
    let result = try engine.resume(nil, plan: nil, document: nil, options: .test(path: "/sim"))
    guard case .finished = result.outcome else {
      Issue.record("\(result.outcome)")
      return
    }
    #expect(refused >= 8, "every 100 s somebody asks")
    #expect(slow.outside.done.isEmpty, "nobody else ran it")
  }
}
