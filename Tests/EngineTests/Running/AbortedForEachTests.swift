import Compiler
import Engine
import Platform
import Testing

/// A disk of this machine that stops working when it is told.
private final class FailingFiles: FileSystem, @unchecked Sendable {
  private let real = LocalFileSystem()
  /// Whether syncs fail.
  var fails = false

  private final class File: AppendingFile, @unchecked Sendable {
    let real: any AppendingFile
    let files: FailingFiles

    init(_ real: any AppendingFile, _ files: FailingFiles) {
      self.real = real
      self.files = files
    }

    func append(_ bytes: [UInt8]) throws(SystemError) { try real.append(bytes) }
    func makeRoom(_ count: Int) throws(SystemError) { try real.makeRoom(count) }
    func truncate(to length: Int) throws(SystemError) { try real.truncate(to: length) }
    func sync() throws(SystemError) {
      if files.fails { throw SystemError(operation: "sync", path: "journal.jsonl", code: 5) }
      try real.sync()
    }
  }

  func read(_ path: String, limit: Int) throws(SystemError) -> [UInt8] {
    try real.read(path, limit: limit)
  }
  func read(_ path: String, from offset: Int, limit: Int) throws(SystemError) -> [UInt8] {
    try real.read(path, from: offset, limit: limit)
  }
  func open(appendingTo path: String, exclusive: Bool) throws(SystemError) -> any AppendingFile {
    File(try real.open(appendingTo: path, exclusive: exclusive), self)
  }
  func makeFolder(_ path: String, mode: UInt32) throws(SystemError) {
    try real.makeFolder(path, mode: mode)
  }
  func rename(_ path: String, to other: String) throws(SystemError) {
    try real.rename(path, to: other)
  }
  func remove(_ path: String) throws(SystemError) { try real.remove(path) }
  func removeFolder(_ path: String) throws(SystemError) { try real.removeFolder(path) }
  func list(_ path: String) throws(SystemError) -> [String] { try real.list(path) }
  func status(_ path: String) throws(SystemError) -> FileStatus { try real.status(path) }
  func resolve(_ path: String) throws(SystemError) -> String { try real.resolve(path) }
  func sync(folder path: String) throws(SystemError) { try real.sync(folder: path) }
  func lock(_ path: String) throws(SystemError) -> (any FileLock)? { try real.lock(path) }
}

/// A for-each whose session ends with an error while some of its items are at work.
@Suite struct AbortedForEachTests {
  private let folder: TemporaryFolder
  private let delegate = ScriptedDelegate()

  init() throws { folder = try TemporaryFolder() }

  /// Two at a time: the second outlives the first, and the third is next.
  private var each: Plan {
    let script = """
      echo begin $1 >> log; if [ $1 = slow ]; then sleep 0.5; fi; echo end $1 >> log
      """
    let action = command(
      "each", ["sh", "-c", Argument("cd \(folder.path); \(script)"), "sh", .value("item")],
      effect: .read, forEach: ForEach(source: .list("name", item: "item")))
    return plan([action], inputs: [Input(name: "name", isList: true)])
  }

  private var options: RunOptions {
    var options = RunOptions.test()
    options.jobs = 2
    options.values.options = ["fast", "slow", "later"].map { (name: "name", value: $0) }
    return options
  }

  private var lines: Set<String> { Set(folder.text("log").split(separator: "\n").map(String.init)) }

  @Test("a disk that fails ends it behind what is at work, which is run again")
  func disk() throws {
    let files = FailingFiles()
    let store = RunStore(folder: FilePath.join(folder.path, "state"), files: files)
    delegate.onStart = { _ in files.fails = true }
    let engine = Engine(store: store, world: .local(), delegate: delegate)
    #expect(throws: EngineError.self) { try engine.run(each, document: [], options: options) }
    #expect(lines == ["begin fast", "end fast", "begin slow", "end slow"])
    files.fails = false
    delegate.onStart = nil
    let state = try store.read(try store.find(nil)).state
    #expect(state.unit(Unit(action: "each", item: 1)).status == .unknown, "its end is not known")
    var again = options
    again.values.options = []
    let result = try engine.resume(nil, plan: nil, document: nil, options: again)
    #expect(result.outcome.exitStatus == 0)
    #expect(lines.contains("end later"))
  }

  @Test("a run that another machine takes over ends behind what is at work, which it knows of")
  func takenOver() throws {
    let machines = TwoMachines([])
    let view = BucketView(machines.bucket)
    // Two calls ask whether the bucket can be used, one begins the run, one has the first intents.
    view.before[5] = {
      machines.bucket.seconds += 1000
      let other = Engine(
        store: machines.store(1, BucketView(machines.bucket)), world: machines.world(1),
        delegate: TruthfulDelegate(machines.outside))
      var options = self.options
      options.values.options = []
      let result = try? other.resume(nil, plan: nil, document: nil, options: options)
      #expect(result?.failure?.unit.action == "each", "there is no such program there")
    }
    var world = machines.world(0)
    world.makeProcesses = { Supervisor() }
    let engine = Engine(store: machines.store(0, view), world: world, delegate: delegate)
    let error = #expect(throws: EngineError.self) {
      try engine.run(each, document: [], options: options)
    }
    guard case .takenOver? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(lines == ["begin fast", "end fast", "begin slow", "end slow"])
    let store = machines.store(1, BucketView(machines.bucket))
    let record = try store.read(try #require(try store.list().first))
    let begun = record.entries.compactMap { entry -> Unit? in
      if case .started(let unit, _) = entry.event { unit } else { nil }
    }
    #expect(begun.contains(Unit(action: "each", item: 1)), "the other machine knows of it")
  }
}
