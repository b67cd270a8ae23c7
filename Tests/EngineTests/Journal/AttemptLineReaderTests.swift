import JSON
import Platform
import Testing

@testable import Engine

@Suite("the lines of attempts, read without JSON values between")
struct AttemptLineReaderTests {
  private static let run = RunID("20261121-031719-k3f9")

  /// The entry that the reader of attempts makes of the second line of a journal.
  private func quick(_ body: String, number: Int = 2) throws -> JournalEntry? {
    var reader = AttemptLineReader(run: try #require(AttemptLineReaderTests.run))
    return reader.entry(in: Array(body.utf8)[...], number: number)
  }

  /// The event that the reader of all JSON makes of the same line; nil where it is wrong.
  private func general(_ body: String) -> RunEvent? {
    JSONValue(parsing: body + "}").flatMap { try? RunEvent(ObjectReader($0)) }
  }

  /// An entry's line up to its checksum.
  private func body(_ event: RunEvent) throws -> String {
    var bytes: [UInt8] = []
    let entry = JournalEntry(
      sequence: 2, time: Timestamp(milliseconds: 1_795_231_039_042), event: event)
    JournalFormat.write(entry, run: try #require(AttemptLineReaderTests.run), synced: 1, to: &bytes)
    return String(decoding: try ChecksummedLine.body(of: bytes.dropLast()), as: UTF8.self)
  }

  private static let unit = Unit(action: "section/2/1")
  private static let item = Unit(action: "section/2/1", item: 99_999)

  private static let common: [RunEvent] = [
    .started(unit, Attempt(number: 1, arguments: [], log: nil)),
    .started(item, Attempt(number: 12, arguments: ["aws", "", "a b"], log: "logs/a.1")),
    .spawned(unit, ProcessIdentity(id: 4711, birth: "9-17")),
    .spawned(item, ProcessIdentity(id: 1, birth: "")),
    .ended(unit, AttemptResult(number: 1, outcome: .done, exit: 0, milliseconds: 12)),
    .ended(item, AttemptResult(number: 2, outcome: .rehearsed, exit: nil, milliseconds: 0)),
    .ended(
      unit,
      AttemptResult(
        number: 3, outcome: .timedOut, exit: -1, milliseconds: 9,
        gives: ["id": .text("i-1"), "other": .text("")])),
  ]

  private static let others: [RunEvent] = [
    .started(unit, Attempt(number: 1, arguments: ["a\"b", "c\\d"], log: nil)),
    .started(unit, Attempt(number: 1, arguments: ["line\nend"], log: "logs/é")),
    .ended(
      unit,
      AttemptResult(
        number: 1, outcome: .failed, exit: 1, milliseconds: 1, gives: ["ids": .list(["a"])],
        secretGives: ["password"], message: "it failed")),
    .reopened(unit, reason: "again", by: nil),
    .finished,
  ]

  @Test("an attempt's lines are the same entry for both readers", arguments: common)
  func same(event: RunEvent) throws {
    let body = try body(event)
    let entry = try #require(try quick(body))
    #expect(entry.event == event)
    #expect(entry.event == general(body))
    #expect(entry.sequence == 2)
    #expect(entry.time == Timestamp(milliseconds: 1_795_231_039_042))
  }

  @Test(
    "escapes, other characters, lists and other events are left to the other reader",
    arguments: others)
  func left(event: RunEvent) throws {
    let body = try body(event)
    #expect(try quick(body) == nil)
    #expect(general(body) == event)
  }

  @Test(
    "a line with a byte changed or left out is the same for both readers, or left",
    arguments: common)
  func changed(event: RunEvent) throws {
    let body = Array(try body(event).utf8)
    for index in body.indices {
      for byte: UInt8? in [nil, 0x20, 0x22, 0x2c, 0x2d, 0x2e, 0x30, 0x5c, 0x5d, 0x65, 0x7d, 0xff] {
        let text = String(
          decoding: body[..<index] + [byte].compactMap(\.self) + body[(index + 1)...],
          as: UTF8.self)
        guard let entry = try quick(text) else { continue }
        #expect(entry.event == general(text), "\(text)")
      }
    }
  }

  @Test("a line of another run, or with another number, is left to the other reader")
  func another() throws {
    let body = try body(.spawned(AttemptLineReaderTests.unit, ProcessIdentity(id: 1, birth: "1")))
    #expect(try quick(body, number: 3) == nil)
    #expect(try quick(body.replacing("k3f9", with: "k3f8")) == nil)
    #expect(try quick(body) != nil)
  }

  @Test("of two actions, one behind the other or in turn, each line has its own")
  func turns() throws {
    var reader = AttemptLineReader(run: try #require(AttemptLineReaderTests.run))
    for action in ["section/2/1", "section/2/1", "section/2/2", "section/2", "", "section/2/1"] {
      let event = RunEvent.spawned(Unit(action: action), ProcessIdentity(id: 1, birth: "1"))
      let entry = reader.entry(in: Array(try body(event).utf8)[...], number: 2)
      #expect(entry?.event == event)
    }
  }
}
