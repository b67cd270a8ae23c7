import Platform
import Testing

@testable import Engine

@Suite("a journal that is longer than what is in memory of it at a time")
struct JournalFileTests {
  private static let run = RunID("20261121-031719-k3f9")
  private let disk = SimulatedDisk()

  /// The lines of a journal: a beginning, and as many notes as it takes to reach a length.
  private func journal(length: Int, note: Int = 1000) throws -> (bytes: [UInt8], count: Int) {
    let run = try #require(Self.run)
    var bytes: [UInt8] = []
    var count = 0
    func add(_ event: RunEvent) {
      count += 1
      let entry = JournalEntry(sequence: count, time: Timestamp(milliseconds: 1), event: event)
      JournalFormat.write(entry, run: run, synced: count - 1, to: &bytes)
    }
    let person = Person(user: "a", host: "b")
    add(
      .began(
        RunBeginning(
          runbook: "d.md", planDigest: "", documentDigest: "",
          session: Session(person: person, process: 1, identity: nil), values: [:])))
    while bytes.count < length {
      // In turn lines that are read quickly and others.
      let unit = Unit(action: "step/\(count)")
      add(
        count % 2 == 0
          ? .skipped(unit, reason: String(repeating: "x", count: note), by: nil)
          : .started(unit, Attempt(number: 1, arguments: ["true"], log: nil)))
    }
    return (bytes, count)
  }

  private func read(_ bytes: [UInt8]) throws -> (reading: JournalFormat.Reading, taken: [Int]) {
    if disk.exists("/journal") { try disk.remove("/journal") }
    try disk.open(appendingTo: "/journal", exclusive: true).append(bytes)
    var taken: [Int] = []
    let reading = try JournalFile.read("/journal", in: disk, run: try #require(Self.run)) {
      taken.append($0.sequence)
    }
    return (reading, taken)
  }

  @Test(
    "is read whole, whatever stands where the pieces end",
    arguments: [(3 << 20, 1000), (5 << 20, 3 << 20)])
  func whole(length: Int, note: Int) throws {
    let (bytes, count) = try journal(length: length, note: note)
    let (reading, taken) = try read(bytes)
    #expect(taken == Array(1...count))
    #expect(reading.count == count && reading.length == bytes.count && reading.dropped == 0)
  }

  @Test("of exactly a piece, or a byte around it, is read whole or to its last whole line")
  func exactly() throws {
    let (bytes, _) = try journal(length: (1 << 20) + 4000)
    for length in [(1 << 20) - 1, 1 << 20, (1 << 20) + 1] {
      let part = Array(bytes[..<length])
      let lines = part.count { $0 == UInt8(ascii: "\n") }
      let (reading, taken) = try read(part)
      #expect(taken == Array(1...lines))
      #expect(reading.dropped == part.count - reading.length)
      #expect(
        reading.dropped == part.split(separator: 10, omittingEmptySubsequences: false).last?.count)
    }
  }

  @Test("names a byte that was flipped anywhere, also long before its end")
  func flipped() throws {
    let (bytes, _) = try journal(length: 3 << 20)
    for index in stride(from: 100, to: bytes.count - 1, by: bytes.count / 40) {
      var wrong = bytes
      wrong[index] ^= 0x04
      let line = bytes[..<index].count { $0 == UInt8(ascii: "\n") } + 1
      let error = #expect(throws: EngineError.self) { try read(wrong) }
      guard case .damaged(let damage)? = error else {
        Issue.record("byte \(index) was not named: \(String(describing: error))")
        continue
      }
      #expect(damage.line == line, "byte \(index)")
    }
  }

  @Test("with zeros in the middle is refused where a later line proves that they were lines")
  func zeros() throws {
    var (bytes, _) = try journal(length: 3 << 20)
    for index in bytes.count / 2..<bytes.count / 2 + 5000 { bytes[index] = 0 }
    #expect(throws: EngineError.self) { try read(bytes) }
  }

  @Test("goes on from where it was read before")
  func onwards() throws {
    let (bytes, count) = try journal(length: 3 << 20)
    let half = bytes[..<(bytes.count / 2)].count { $0 == UInt8(ascii: "\n") }
    let (first, _) = try read(Array(bytes[..<(bytes.count / 2)]))
    #expect(first.count == half)
    _ = try read(bytes)
    var taken: [Int] = []
    let second = try JournalFile.read(
      "/journal", in: disk, after: first, run: try #require(Self.run)
    ) { taken.append($0.sequence) }
    #expect(taken == Array((half + 1)...count))
    #expect(second.length == bytes.count)
  }
}
