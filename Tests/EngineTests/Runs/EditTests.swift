import Compiler
import Engine
import Platform
import Testing

/// Edits of a document between a failure and a resume.
@Suite struct EditTests {
  let folder: TemporaryFolder
  let store: RunStore
  let log: String

  init() throws {
    folder = try TemporaryFolder()
    store = RunStore(folder: FilePath.join(folder.path, "state"))
    log = FilePath.join(folder.path, "log")
  }

  private var engine: Engine {
    Engine(store: store, world: .local(), delegate: ScriptedDelegate())
  }

  /// A plan whose actions have ids from their places, as compiled ones have, and write their words.
  private func document(_ words: [String]) -> Plan {
    plan(
      words.enumerated().map { index, word in
        command(
          "step/\(index + 1)",
          ["sh", "-c", Argument(word == "fail" ? "exit 1" : "echo \(word) >> \(log)")],
          effect: .unknown)
      })
  }

  private func resume(_ words: [String], accepting: Bool = false) throws -> RunResult {
    var options = RunOptions.test()
    options.acceptsChanges = accepting
    return try engine.resume(nil, plan: document(words), document: [], options: options)
  }

  @Test("the run's plan is that of the document that it began with, and of no other one")
  func sameDocument() throws {
    let text = Array("# Test".utf8)
    let begun = try engine.run(document(["a", "fail"]), document: text, options: .test())
    let id = try #require(begun.run)
    #expect(try store.read(id).isOf(text))
    #expect(try !store.read(id).isOf(Array("# Text".utf8)))
    // Once it was edited, the plan is another document's.
    _ = try resume(["a", "fail", "b"])
    #expect(try !store.read(id).isOf(text))
  }

  private func lines() -> [Substring] { folder.text("log").split(separator: "\n") }

  @Test("later steps may change, be inserted and removed")
  func later() throws {
    _ = try engine.run(document(["a", "fail", "c"]), document: [], options: .test())
    #expect(try resume(["a", "b", "x", "d"]).outcome.exitStatus == 0)
    #expect(lines() == ["a", "b", "x", "d"])
  }

  @Test("a step inserted before done ones is new, and the done ones stay done")
  func inserted() throws {
    _ = try engine.run(document(["a", "b", "fail"]), document: [], options: .test())
    let result = try resume(["a", "new", "b", "c"])
    #expect(result.outcome.exitStatus == 0)
    #expect(lines() == ["a", "b", "new", "c"])
    #expect(result.state.actions["step/3"]?.attempts == 1)
  }

  @Test("done steps that change places are still done")
  func reordered() throws {
    _ = try engine.run(document(["a", "b", "fail"]), document: [], options: .test())
    #expect(try resume(["b", "a", "c"]).outcome.exitStatus == 0)
    #expect(lines() == ["a", "b", "c"])
  }

  @Test("a done step that is worded differently stops the resume, unless that is accepted")
  func changed() throws {
    _ = try engine.run(document(["a", "b", "fail"]), document: [], options: .test())
    let error = #expect(throws: EngineError.self) { try resume(["a", "other", "c"]) }
    guard case .planChanged(let differences)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(differences.map(\.action) == ["step/2"])
    #expect(differences[0].before.contains("echo b"))
    #expect(differences[0].now?.contains("echo other") == true)
    let result = try resume(["a", "other", "c"], accepting: true)
    #expect(result.outcome.exitStatus == 0)
    #expect(lines() == ["a", "b", "c"])
    let record = try store.read(try #require(result.run))
    #expect(record.plan.actions.count == 3)
    #expect(record.entries.contains { if case .planChanged = $0.event { true } else { false } })
  }

  @Test("a done step that is gone stops the resume, and is said to be gone")
  func removed() throws {
    _ = try engine.run(document(["a", "b", "fail"]), document: [], options: .test())
    let error = #expect(throws: EngineError.self) { try resume(["b", "c"]) }
    guard case .planChanged(let differences)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(differences.map(\.action) == ["step/1"])
    #expect(differences[0].now == nil)
    #expect(try resume(["b", "c"], accepting: true).outcome.exitStatus == 0)
    #expect(lines() == ["a", "b", "c"])
  }
}
