import Compiler
import Engine
import Platform
import Testing

@Suite struct InterruptionTests {
  let folder: TemporaryFolder
  let delegate = ScriptedDelegate()
  let store: RunStore

  init() throws {
    folder = try TemporaryFolder()
    store = RunStore(folder: FilePath.join(folder.path, "state"))
  }

  private func engine(_ signals: [(after: Duration, signal: Signal)] = []) -> Engine {
    var world = World.local()
    world.makeProcesses = { SignalledProcesses(signals) }
    return Engine(store: store, world: world, delegate: delegate)
  }

  @Test("Ctrl-C asks the whole group to end, and the run can be resumed")
  func interrupt() throws {
    let mark = FilePath.join(folder.path, "mark")
    let actions = [
      command(
        "slow",
        ["sh", "-c", Argument("test -e \(mark) && exit 0; touch \(mark); sleep 30 & wait")],
        effect: .ensure),
      command("next", ["true"], effect: .read),
    ]
    let started = ContinuousClock.now
    let result = try engine([(.milliseconds(200), .interrupt)]).run(
      plan(actions), document: [], options: .test())
    #expect(ContinuousClock.now - started < .seconds(5))
    #expect(result.outcome.exitStatus == 130)
    #expect(result.state.status == .interrupted)
    #expect(result.state.actions["slow"]?.status == .unknown)
    #expect(result.state.actions["next"] == nil)
    let resumed = try engine().resume(nil, plan: nil, document: nil, options: .test())
    #expect(resumed.outcome.exitStatus == 0)
  }

  @Test("a check that is interrupted says nothing: what it checks is not done once more")
  func interruptedCheck() throws {
    let log = FilePath.join(folder.path, "log")
    var action = command("once", ["sh", "-c", Argument("echo once >> \(log)")], effect: .unknown)
    let slow = "test -e \(log).slow || { touch \(log).slow; sleep 30; }"
    action.check = .arguments(["sh", "-c", Argument("\(slow); test -e \(log)")])
    let first = try engine([(.milliseconds(300), .interrupt)]).run(
      plan([action]), document: [], options: .test())
    #expect(first.outcome.exitStatus == 130)
    #expect(first.state.actions["once"]?.status == .unknown)
    let resumed = try engine().resume(nil, plan: nil, document: nil, options: .test())
    #expect(resumed.outcome.exitStatus == 0)
    #expect(folder.text("log") == "once\n")
  }

  @Test("after a signal nothing is begun: an action whose reading beforehand was interrupted waits")
  func interruptedProbe() throws {
    let mark = FilePath.join(folder.path, "mark")
    var action = command("change", ["touch", Argument(mark)], effect: .ensure)
    action.probe = Probe(subject: "it", reads: [Probe.Read(arguments: ["sleep", "30"])])
    let result = try engine([(.milliseconds(200), .interrupt)]).run(
      plan([action]), document: [], options: .test())
    #expect(result.outcome.exitStatus == 130)
    #expect(!LocalFileSystem().exists(mark))
    #expect(result.state.unit(Unit(action: "change")).attempts == 0)
  }

  @Test("SIGTERM ends with its own status, and a second signal does not wait for the grace")
  func secondSignal() throws {
    let action = command(
      "stubborn", ["sh", "-c", "trap '' TERM; while :; do sleep 1; done"], effect: .read)
    let result = try engine([(.milliseconds(200), .terminate), (.milliseconds(250), .interrupt)])
      .run(plan([action]), document: [], options: .test())
    #expect(result.outcome.exitStatus == 143)
  }

  @Test("an action that takes too long is ended, and whether it happened is not known")
  func timeout() throws {
    var action = command("slow", ["sleep", "30"], effect: .unknown)
    action.timeout = 1
    let result = try engine().run(plan([action]), document: [], options: .test())
    #expect(result.outcome.exitStatus == 1)
    #expect(result.failure?.message == "it took longer than its timeout and was ended")
    #expect(result.state.actions["slow"]?.status == .unknown)
    // Nobody can be asked, so it waits, however often that is tried.
    for _ in 0..<2 {
      let paused = try engine().resume(nil, plan: nil, document: nil, options: .test())
      #expect(paused.outcome.exitStatus == 3)
      #expect(paused.state.actions["slow"]?.status == .unknown)
    }
    #expect(delegate.asked == ["resolve slow", "resolve slow"])
    var options = RunOptions.test()
    options.decisions = [RunOptions.Decision(.done, step: "slow", note: "I looked")]
    let done = try engine().resume(nil, plan: nil, document: nil, options: options)
    #expect(done.outcome.exitStatus == 0)
    #expect(done.state.unit(Unit(action: "slow")).note == "I looked")
  }

  @Test("an action that somebody else killed is not known to have happened, and is asked for")
  func killed() throws {
    let action = command("shot", ["sh", "-c", "kill -9 $$"], effect: .unknown)
    let result = try engine().run(plan([action]), document: [], options: .test())
    #expect(result.outcome.exitStatus == 1)
    #expect(result.failure?.message == "ended by signal 9, and what it did is not known")
    #expect(result.state.actions["shot"]?.status == .unknown)
    #expect(
      try engine().resume(nil, plan: nil, document: nil, options: .test()).outcome.exitStatus == 3)
    #expect(delegate.asked == ["resolve shot"])
  }

  @Test("a manual action pauses where nobody can be asked, and goes on when it is said to be done")
  func manual() throws {
    let task = Action(
      id: "step/1", kind: .manual, origin: .prose, line: 3, effect: .unknown, text: "Press it")
    let first = try engine().run(
      plan([task, command("step/2", ["true"], effect: .read)]), document: [], options: .test())
    #expect(first.outcome.exitStatus == 3)
    #expect(first.state.status == .paused)
    #expect(first.state.actions["step/1"]?.status == .waiting)
    var options = RunOptions.test()
    options.decisions = [RunOptions.Decision(.done, step: "1")]
    let second = try engine().resume(nil, plan: nil, document: nil, options: options)
    #expect(second.outcome.exitStatus == 0)
    let finished = #expect(throws: EngineError.self) {
      try engine().resume(first.run, plan: nil, document: nil, options: .test())
    }
    guard case .alreadyFinished? = finished else {
      Issue.record("\(String(describing: finished))")
      return
    }
  }

  @Test("a step said to be done whose check fails is not believed")
  func checked() throws {
    var task = Action(
      id: "task", kind: .manual, origin: .prose, line: 3, effect: .unknown, text: "Press it")
    task.check = .arguments(["test", "-e", Argument(FilePath.join(folder.path, "pressed"))])
    _ = try engine().run(plan([task]), document: [], options: .test())
    var options = RunOptions.test()
    options.decisions = [RunOptions.Decision(.done, step: "task")]
    let error = #expect(throws: EngineError.self) {
      try engine().resume(nil, plan: nil, document: nil, options: options)
    }
    guard case .notDone("task", _)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    _ = try folder.write("pressed", "")
    #expect(
      try engine().resume(nil, plan: nil, document: nil, options: options).outcome.exitStatus == 0)
  }

  @Test("one process at a time works on a run, and the other one names it")
  func locked() throws {
    var error: EngineError?
    let second = Engine(store: store, world: .local(), delegate: ScriptedDelegate())
    delegate.onStart = { [store] _ in
      do throws(EngineError) {
        let record = try store.read(try store.find(nil))
        #expect(record.holder?.hasPrefix("process \(ProcessEnvironment.processID) on ") == true)
        #expect(record.status == .running)
        _ = try second.resume(nil, plan: nil, document: nil, options: .test())
      } catch let thrown {
        error = thrown
      }
    }
    _ = try engine().run(
      plan([command("a", ["true"], effect: .read)]), document: [], options: .test())
    guard case .locked(_, let holder)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(holder.hasPrefix("process \(ProcessEnvironment.processID) on "))
  }

  @Test("a program that does not start fails its action with what is missing")
  func notFound() throws {
    let actions = [
      command("install", ["true"]), command("use", ["installed-before"], effect: .read),
    ]
    let failure = try #require(
      try engine().run(plan(actions), document: [], options: .test()).failure)
    #expect(failure.message == "cannot run \"installed-before\": no such file or directory")
    #expect(failure.exit == 127)
  }
}
