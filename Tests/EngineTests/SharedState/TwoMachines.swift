import Compiler
import Engine
import Platform

/// Two machines with disks of their own that run one plan with shared state.
final class TwoMachines {
  let bucket = SimulatedBucket()
  let outside = Outside()
  private(set) var disks = [SimulatedDisk(), SimulatedDisk()]
  private let actions: [Action]

  /// Makes them, with a run that the first machine began and was killed in at once.
  init(_ actions: [Action]) {
    self.actions = actions
    let disk = disks[0]
    let view = BucketView(bucket)
    view.isGone = { disk.hasStopped }
    // The first two calls ask whether the bucket can be used, the third one begins the run.
    view.between[3] = disk.stop
    let engine = Engine(
      store: store(0, view), world: world(0), delegate: TruthfulDelegate(outside))
    _ = try? engine.run(plan(actions), document: [], options: TwoMachines.options)
    restart(0) { true }
  }

  /// How one process is disturbed.
  struct Session {
    /// On which machine it runs.
    var machine: Int
    /// Before which operation of its disk it is killed; nil for none.
    var diskStop: Int?
    /// Before, or right after, which call of the bucket it is killed; nil for none.
    var call: (number: Int, isAfter: Bool)?
    /// What happens to its writes, by the number of the call.
    var fates: [Int: BucketView.Fate] = [:]
    /// A session of the other machine that runs as a whole while this one hangs in a call, as long
    /// as a lease and longer.
    var hang: (number: Int, isAfter: Bool)?

    init(_ machine: Int) { self.machine = machine }
  }

  private static let options: RunOptions = {
    var options = RunOptions(environment: ["PATH": "/sim"])
    options.isApproved = true
    return options
  }()

  /// The world of a machine's process.
  func world(_ machine: Int) -> World {
    var world = World.simulated(disks[machine], outside)
    let bucket = bucket
    world.clock = { bucket.instant }
    world.person = Person(user: "ops", host: "machine-\(machine)")
    return world
  }

  /// Where a machine's process keeps runs.
  func store(_ machine: Int, _ view: BucketView) -> RunStore {
    RunStore(
      folder: "/state", shared: SharedState(objects: view, folder: "/state", files: disks[machine]),
      files: disks[machine])
  }

  /// Goes on with the run until the process is killed or has ended.
  func run(_ session: Session) -> Result<RunResult, EngineError> {
    let disk = disks[session.machine]
    disk.stopsAt = session.diskStop.map { disk.operations + $0 }
    let view = BucketView(bucket)
    view.fates = session.fates
    view.isGone = { disk.hasStopped }
    if let (number, isAfter) = session.call {
      if isAfter { view.between[number] = disk.stop } else { view.before[number] = disk.stop }
    }
    if let (number, isAfter) = session.hang {
      let other: () -> Void = { [self] in
        bucket.seconds += 1000
        _ = run(Session(1 - session.machine))
      }
      if isAfter { view.between[number] = other } else { view.before[number] = other }
    }
    return carryOut(store(session.machine, view), session.machine)
  }

  private func carryOut(_ store: RunStore, _ machine: Int) -> Result<RunResult, EngineError> {
    let engine = Engine(
      store: store, world: world(machine), delegate: TruthfulDelegate(outside))
    do {
      for id in try store.list() {
        let state = try store.read(id).state
        if state.status == .finished {
          return .success(RunResult(run: id, outcome: .finished, state: state))
        }
      }
      return .success(
        try engine.resume(nil, plan: nil, document: nil, options: TwoMachines.options))
    } catch {
      return .failure(error)
    }
  }

  /// Starts a machine again whose process was killed.
  ///
  /// - Parameters:
  ///   - machine: Which.
  ///   - keeps: Whether something that was not synced survives.
  func restart(_ machine: Int, keeps: () -> Bool) {
    disks[machine] = disks[machine].afterCrash(keeps: keeps)
  }
}
