import Compiler
import Engine
import Platform
import Testing

@Suite struct RunTests {
  let folder: TemporaryFolder
  let delegate = ScriptedDelegate()
  let store: RunStore

  init() throws {
    folder = try TemporaryFolder()
    store = RunStore(folder: FilePath.join(folder.path, "state"))
  }

  var engine: Engine { Engine(store: store, world: .local(), delegate: delegate) }

  @Test("actions run in order and the run finishes")
  func order() throws {
    let log = FilePath.join(folder.path, "log")
    let actions = ["one", "two", "three"].map { name in
      command(
        name, ["sh", "-c", Argument("echo \(name) >> \(log)")], effect: .unknown)
    }
    let result = try engine.run(plan(actions), document: Array("# Test".utf8), options: .test())
    #expect(result.outcome.exitStatus == 0)
    #expect(folder.text("log") == "one\ntwo\nthree\n")
    let id = try #require(result.run)
    let record = try store.read(id)
    #expect(record.status == .finished)
    #expect(record.state.actions["two"]?.status == .done)
    #expect(record.holder == nil)
  }

  @Test("a failure stops the run, and a resume goes on there with what was captured")
  func failAndResume() throws {
    let log = FilePath.join(folder.path, "log")
    let gate = FilePath.join(folder.path, "gate")
    let actions = [
      command(
        "one", ["sh", "-c", Argument("echo one >> \(log); echo hello")],
        gives: [Give(name: "greeting", path: "@")]),
      command(
        "two",
        [
          "sh", "-c",
          Argument("test -e \(gate) || { echo closed >&2; exit 7; }; echo two >> \(log)"),
        ]),
      command(
        "three", ["sh", "-c", Argument("echo \"$0\" >> \(log)"), .value("greeting")]),
    ]
    let first = try engine.run(plan(actions), document: [], options: .test())
    guard case .failed(let failure) = first.outcome else {
      Issue.record("it did not fail: \(first.outcome)")
      return
    }
    #expect(failure.exit == 7)
    #expect(failure.message == "closed")
    #expect(failure.errorText == "closed\n")
    let log2 = try #require(failure.log)
    #expect(try LocalFileSystem().read(log2, limit: 100) == Array("closed\n".utf8))
    #expect(folder.text("log") == "one\n")

    _ = try folder.write("gate", "")
    let second = try engine.resume(nil, plan: nil, document: nil, options: .test())
    #expect(second.outcome.exitStatus == 0)
    #expect(folder.text("log") == "one\ntwo\nhello\n")
  }

  @Test("a run goes on although its logs were removed")
  func removedLogs() throws {
    let gate = FilePath.join(folder.path, "gate")
    let actions = [command("one", ["sh", "-c", Argument("echo said; test -e \(gate)")])]
    let first = try engine.run(plan(actions), document: [], options: .test())
    #expect(first.outcome.exitStatus == 1)
    _ = try folder.write("gate", "")
    let logs = FilePath.join(store.folder(of: try #require(first.run)), "logs")
    _ = try Command(["rm", "-rf", logs], environment: ["PATH": "/usr/bin:/bin"]).capture()
    let second = try engine.resume(nil, plan: nil, document: nil, options: .test())
    #expect(second.outcome.exitStatus == 0)
    #expect(try LocalFileSystem().list(logs).contains { $0.hasSuffix(".2.out") })
  }
}
