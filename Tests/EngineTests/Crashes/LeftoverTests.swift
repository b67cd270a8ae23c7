import Compiler
import Engine
import Platform
import Testing

/// Processes whose keeper dies as soon as it waits for them; they live on.
private final class AbandonedProcesses: Processes {
  private let real = Supervisor()

  var count: Int { real.count }

  func locate(_ program: String, searchPath: String) -> String? {
    real.locate(program, searchPath: searchPath)
  }

  func start(
    _ command: Command, receive: @escaping (Supervisor.Stream, ArraySlice<UInt8>) -> Void
  ) throws(SystemError) -> Int32 { try real.start(command, receive: receive) }

  func next(until deadline: ContinuousClock.Instant?) throws(SystemError) -> Supervisor.Event {
    throw SystemError(operation: "live on", code: 9)
  }

  func stopAll(immediately: Bool) {}
}

/// Programs that outlived the `runbook` that started them.
@Suite struct LeftoverTests {
  private let folder: TemporaryFolder
  private let delegate = ScriptedDelegate()
  private let store: RunStore
  private let action: Action

  /// The action waits until its gate is open, then writes a line.
  init() throws {
    folder = try TemporaryFolder()
    store = RunStore(folder: FilePath.join(folder.path, "state"))
    let script =
      "echo begin >> log; while test ! -e gate; do sleep 0.02; done; echo end >> log"
    action = command(
      "slow", ["sh", "-c", Argument("cd \(folder.path); \(script)")], effect: .read)
  }

  private var engine: Engine { Engine(store: store, world: .local(), delegate: delegate) }

  /// Begins a run whose process is gone while its program runs.
  private func begin() throws {
    var world = World.local()
    world.makeProcesses = { AbandonedProcesses() }
    #expect(throws: EngineError.self) {
      try Engine(store: store, world: world, delegate: delegate).run(
        plan([action]), document: [], options: .test())
    }
    while folder.text("log").isEmpty {}
  }

  private func resume(_ options: RunOptions = .test()) throws -> RunResult {
    try engine.resume(nil, plan: nil, document: nil, options: options)
  }

  @Test("it is named, and nothing is started beside it, however often that is tried")
  func refused() throws {
    try begin()
    for _ in 0..<2 {
      let error = #expect(throws: EngineError.self) { try resume() }
      guard case .stillRunning(let leftovers)? = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(leftovers.map(\.unit) == [Unit(action: "slow")])
      // The shell, and perhaps the `sleep` that it waits for.
      #expect(leftovers[0].processes.contains { $0.program == "sh" })
      #expect(leftovers[0].arguments.first == "sh")
    }
    #expect(delegate.asked == ["wait slow", "wait slow"])
    #expect(folder.text("log") == "begin\n")
    _ = try folder.write("gate", "")
    while folder.text("log") == "begin\n" {}
  }

  @Test("a person waits for it, and the run goes on after its end")
  func waited() throws {
    try begin()
    delegate.waits = [.answer(true)]
    delegate.onOutliving = { [folder] in _ = try? folder.write("gate", "") }
    #expect(try resume().outcome.exitStatus == 0)
    // What it read is lost, so it is read again: after the end of the first.
    #expect(folder.text("log") == "begin\nend\nbegin\nend\n")
  }

  @Test("what a person decides about it counts")
  func decided() throws {
    try begin()
    var options = RunOptions.test()
    options.decisions = [RunOptions.Decision(.done, step: "slow", note: "I saw it")]
    #expect(try resume(options).outcome.exitStatus == 0)
    #expect(delegate.asked == [])
    _ = try folder.write("gate", "")
    while folder.text("log") != "begin\nend\n" {}
  }

  @Test("once it has ended, nothing is left")
  func ended() throws {
    try begin()
    _ = try folder.write("gate", "")
    while folder.text("log") != "begin\nend\n" {}
    delegate.waits = [.answer(true)]
    #expect(try resume().outcome.exitStatus == 0)
  }
}
