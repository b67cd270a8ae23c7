import Compiler
import Engine
import Platform
import Testing

@Suite("the run of a document that is left to go on with")
struct UnfinishedRunTests {
  private let disk = SimulatedDisk()
  private let outside = Outside()
  private var store: RunStore { RunStore(folder: "/state", files: disk) }

  /// A run of a document whose action does something, or fails.
  private func run(_ runbook: String, fails: Bool) throws -> RunID {
    let engine = Engine(
      store: store, world: .simulated(disk, outside), delegate: TruthfulDelegate(outside))
    var plan = plan([command("one", ["sim", fails ? "fail" : "do", "one"])])
    plan.runbook = runbook
    return try #require(try engine.run(plan, document: [], options: .test()).run)
  }

  @Test("is the newest that did not finish, of that document alone")
  func newest() throws {
    #expect(try store.unfinished(of: "a.md") == nil)
    let first = try run("a.md", fails: true)
    let second = try run("a.md", fails: true)
    _ = try run("b.md", fails: true)
    _ = try run("a.md", fails: false)
    #expect(first != second)
    #expect(try store.unfinished(of: "a.md")?.id == max(first, second))
    #expect(try store.unfinished(of: "c.md") == nil)
  }

  @Test("is found whatever stands behind its last line, and one that says otherwise falsely")
  func tails() throws {
    let id = try run("a.md", fails: false)
    #expect(try store.unfinished(of: "a.md") == nil)
    let path = FilePath.join(store.folder(of: id), RunStore.journalName)
    let bytes = try disk.read(path, limit: 1 << 20)
    // Cut anywhere in its last line it is not finished.
    let end = try #require(bytes.dropLast().lastIndex(of: UInt8(ascii: "\n")))
    for length in [end + 1, end + 2, bytes.count - 20, bytes.count - 1] {
      try replace(path, Array(bytes[..<length]))
      #expect(try store.unfinished(of: "a.md")?.id == id, "\(length) of \(bytes.count)")
      try replace(path, Array(bytes[..<length]) + [UInt8](repeating: 0, count: 5000))
      #expect(try store.unfinished(of: "a.md")?.id == id, "\(length) of \(bytes.count), zeros")
    }
  }

  private func replace(_ path: String, _ bytes: [UInt8]) throws {
    try disk.remove(path)
    try disk.open(appendingTo: path, exclusive: true).append(bytes)
  }
}
