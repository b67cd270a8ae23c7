import Compiler
import Engine
import Platform
import Testing

@Suite struct JournalTests {
  private let disk = SimulatedDisk()
  private let outside = Outside()
  private var store: RunStore { RunStore(folder: "/state", files: disk) }

  /// A finished run of three actions, and its journal.
  private func finishedRun() throws -> (id: RunID, path: String, bytes: [UInt8]) {
    let engine = Engine(
      store: store, world: .simulated(disk, outside), delegate: TruthfulDelegate(outside))
    let actions = ["one", "two", "three"].map { command($0, ["sim", "do", Argument($0)]) }
    let result = try engine.run(plan(actions), document: [], options: .test())
    let id = try #require(result.run)
    let path = FilePath.join(store.folder(of: id), "journal.jsonl")
    return (id, path, try disk.read(path, limit: 1 << 20))
  }

  private func replace(_ path: String, _ bytes: [UInt8]) throws {
    try disk.remove(path)
    try disk.open(appendingTo: path, exclusive: true).append(bytes)
  }

  /// The damage that reading finds; nil where it finds none.
  private func damage(_ id: RunID) throws -> JournalDamage? {
    do {
      _ = try store.read(id)
      return nil
    } catch .damaged(let damage) {
      return damage
    } catch {
      throw error
    }
  }

  @Test("cut at any byte, a journal has the lines that are whole")
  func cutAnywhere() throws {
    let (id, path, bytes) = try finishedRun()
    for length in 0...bytes.count {
      try replace(path, Array(bytes[..<length]))
      let lines = bytes[..<length].count { $0 == UInt8(ascii: "\n") }
      if lines == 0 {
        #expect(throws: EngineError.self) { try store.read(id) }
        continue
      }
      let record = try store.read(id)
      #expect(record.entries.count == lines)
      #expect(record.droppedTornLine == (bytes[length - 1] != UInt8(ascii: "\n")))
    }
  }

  @Test("a last line that ends in zeros was not synced and is dropped")
  func zeros() throws {
    let (id, path, bytes) = try finishedRun()
    let lines = bytes.count { $0 == UInt8(ascii: "\n") }
    var torn = bytes
    for index in torn.indices.suffix(40) { torn[index] = 0 }
    try replace(path, torn)
    #expect(try store.read(id).entries.count == lines - 1)
    torn[torn.count - 1] = UInt8(ascii: "\n")
    try replace(path, torn)
    #expect(try store.read(id).entries.count == lines - 1)
  }

  @Test(
    "the room behind the lines of a run that was killed is no torn line, and its end cuts it off")
  func room() throws {
    disk.stopsAt = 20
    let engine = Engine(
      store: store, world: .simulated(disk, outside), delegate: TruthfulDelegate(outside))
    let actions = ["one", "two", "three"].map { command($0, ["sim", "do", Argument($0)]) }
    #expect(throws: EngineError.self) {
      try engine.run(plan(actions), document: [], options: .test())
    }
    disk.goOn()
    let id = try #require(try store.list().first)
    let path = FilePath.join(store.folder(of: id), "journal.jsonl")
    #expect(try disk.read(path, limit: 1 << 20).last == 0)
    #expect(try !store.read(id).droppedTornLine)
    var options = RunOptions.test()
    options.decisions = actions.map { .init(.retry, step: $0.id, note: nil) }
    _ = try engine.resume(id, plan: nil, document: nil, options: options)
    let bytes = try disk.read(path, limit: 1 << 20)
    #expect(!bytes.contains(0))
    #expect(bytes.last == UInt8(ascii: "\n"))
    #expect(try store.read(id).state.status == .finished)
  }

  @Test("any flipped bit is refused with its line, but for the end of the last line")
  func flippedBits() throws {
    let (id, path, bytes) = try finishedRun()
    var line = 1
    for index in bytes.indices {
      var wrong = bytes
      wrong[index] ^= 0x04
      try replace(path, wrong)
      // A line feed that is none joins two lines, of which the first one is named. At the end of
      // the file it looks like a write that was cut.
      if index < bytes.count - 1 {
        let found = try damage(id)
        #expect(found?.line == line, "byte \(index)")
        #expect(found?.path == path)
      }
      if bytes[index] == UInt8(ascii: "\n") { line += 1 }
    }
  }

  @Test("a line of another run, or one that is missing or twice there, is refused")
  func strangeLines() throws {
    let (id, path, bytes) = try finishedRun()
    let lines = bytes.split(separator: UInt8(ascii: "\n")).map { Array($0) + [UInt8(ascii: "\n")] }
    try replace(path, Array((lines[..<2] + lines[3...]).joined()))
    #expect(try damage(id)?.problem == "it is numbered 4")
    try replace(path, Array((lines[..<2] + [lines[1]] + lines[2...]).joined()))
    #expect(try damage(id)?.problem == "it is numbered 2")

    let (other, otherPath, otherBytes) = try finishedRun()
    let otherLines = otherBytes.split(separator: UInt8(ascii: "\n")).map { Array($0) + [10] }
    try replace(otherPath, Array((otherLines[..<1] + lines[1...]).joined()))
    #expect(try damage(other)?.problem == "it belongs to the run \(id)")
    #expect(try damage(other)?.line == 2)
  }

  @Test("a journal of a newer version is refused with what to do")
  func newerVersion() throws {
    let (id, path, bytes) = try finishedRun()
    var text = String(decoding: bytes, as: UTF8.self)
    let first = try #require(text.firstIndex(of: "\n"))
    var line = String(text[..<first]).replacing("\"version\":1", with: "\"version\":9")
    line = String(line[..<(try #require(line.firstRange(of: ",\"crc\"")).lowerBound)])
    line += ",\"crc\":\"\(JournalTests.crc32c(Array(line.utf8)))\"}"
    text = line + text[first...]
    try replace(path, Array(text.utf8))
    let found = try #require(try damage(id))
    #expect(found.line == 1)
    #expect(found.problem.contains("newer version"))
  }

  @Test("a plan that is not the one that was agreed to is refused")
  func changedPlan() throws {
    let (id, _, _) = try finishedRun()
    let path = FilePath.join(store.folder(of: id), "plan.json")
    var bytes = try disk.read(path, limit: 1 << 20)
    bytes[bytes.count / 2] ^= 1
    try replace(path, bytes)
    #expect(try damage(id)?.path == path)
  }

  @Test("a journal or a plan that is missing is named")
  func missingFiles() throws {
    let (id, path, bytes) = try finishedRun()
    let plan = FilePath.join(store.folder(of: id), "plan.json")
    let content = try disk.read(plan, limit: 1 << 20)
    try disk.remove(plan)
    #expect(try damage(id)?.path == plan)
    #expect(try damage(id)?.problem == "it is missing")
    try disk.write(content, to: plan)
    try disk.remove(path)
    #expect {
      try store.find(id.text)
    } throws: { error in
      guard case .damaged(let damage)? = error as? EngineError else { return false }
      return damage.path == path && damage.problem.hasPrefix("it is missing: ")
    }
    // Others are found all the same.
    #expect(throws: EngineError.self) { try store.find(nil) }
    try disk.write(bytes, to: path)
    #expect(try store.find(id.text) == id)
  }

  @Test("a clock that goes backwards changes nothing but the times that are shown")
  func backwards() throws {
    var world = World.simulated(disk, outside)
    nonisolated(unsafe) var now: Int64 = 1_800_000_000_000
    world.wallClock = {
      now -= 3_600_000
      return Timestamp(milliseconds: now)
    }
    let engine = Engine(store: store, world: world, delegate: TruthfulDelegate(outside))
    let actions = ["one", "two", "three"].map { command($0, ["sim", "do", Argument($0)]) }
    let id = try #require(
      try engine.run(plan(actions), document: [], options: .test()).run)
    let record = try store.read(id)
    #expect(record.state.status == .finished)
    #expect(zip(record.entries, record.entries.dropFirst()).allSatisfy { $0.time > $1.time })
    #expect(outside.done == ["one": 1, "two": 1, "three": 1])
  }

  @Test("every line stands for itself as JSON and is of this run")
  func format() throws {
    let (id, _, bytes) = try finishedRun()
    let text = String(decoding: bytes, as: UTF8.self)
    let first = try #require(text.split(separator: "\n").first)
    #expect(first.hasPrefix("{\"n\":1,\"synced\":0,\"run\":\"\(id)\",\"t\":1800000000000,"))
    #expect(first.contains("\"type\":\"run\",\"version\":1,\"runbook\":\"test.md\","))
    #expect(text.hasSuffix("\"}\n"))
  }

  /// The checksum by its definition, a bit at a time.
  static func crc32c(_ bytes: [UInt8]) -> String {
    var sum = ~UInt32(0)
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0x82f6_3b78 : sum >> 1 }
    }
    let digits = String(~sum, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}
