import JSON
import Platform

/// Reads the lines that nearly all of a long journal consists of, an attempt's `start`, `child` and
/// `end`, without making JSON values of them first.
///
/// It knows them exactly as `JournalFormat.write` writes them. A line that is anything else is left to
/// the reader of all JSON, which makes the same entry of every line that is read here.
struct AttemptLineReader {
  private let run: [UInt8]
  /// The action of the line before this one, and its id's bytes: the lines of an attempt stand one
  /// behind the other, and their ids then are one text.
  private var action = ""
  private var actionBytes: [UInt8] = []

  /// Makes a reader of a run's lines.
  init(run: RunID) { self.run = Array(run.text.utf8) }

  /// Reads an entry.
  ///
  /// - Parameters:
  ///   - body: The line up to its checksum, which fits.
  ///   - number: The number that it must have.
  /// - Returns: The entry; nil for all other lines.
  mutating func entry(in body: ArraySlice<UInt8>, number: Int) -> JournalEntry? {
    body.withUnsafeBufferPointer { bytes in
      var cursor = JSONCursor(bytes)
      return entry(&cursor, number: number)
    }
  }

  private mutating func entry(_ cursor: inout JSONCursor, number: Int) -> JournalEntry? {
    guard cursor.skip("{\"n\":"), cursor.integer() == number, cursor.skip(",\"synced\":"),
      cursor.integer() != nil,
      cursor.skip(",\"run\":\""), cursor.skip(run), cursor.skip("\",\"t\":"),
      let time = cursor.integer(),
      cursor.skip(",\"type\":\""), let event = event(&cursor), cursor.isAtEnd
    else { return nil }
    return JournalEntry(
      sequence: number, time: Timestamp(milliseconds: Int64(time)), event: event)
  }

  // MARK: - Events

  private mutating func event(_ cursor: inout JSONCursor) -> RunEvent? {
    if cursor.skip("start\"") { return started(&cursor) }
    if cursor.skip("child\"") { return spawned(&cursor) }
    return cursor.skip("end\"") ? ended(&cursor) : nil
  }

  private mutating func started(_ cursor: inout JSONCursor) -> RunEvent? {
    guard let unit = unit(&cursor), cursor.skip(",\"attempt\":"), let number = cursor.integer(),
      cursor.skip(",\"argv\":"),
      let arguments = cursor.texts()
    else { return nil }
    var attempt = Attempt(number: number, arguments: arguments, log: nil)
    if cursor.skip(",\"log\":") {
      guard let log = cursor.text() else { return nil }
      attempt.log = log
    }
    return .started(unit, attempt)
  }

  private mutating func spawned(_ cursor: inout JSONCursor) -> RunEvent? {
    guard let unit = unit(&cursor), cursor.skip(",\"pid\":"), let id = cursor.integer(),
      cursor.skip(",\"birth\":"),
      let birth = cursor.text()
    else { return nil }
    return .spawned(unit, ProcessIdentity(id: Int32(clamping: id), birth: birth))
  }

  private mutating func ended(_ cursor: inout JSONCursor) -> RunEvent? {
    guard let unit = unit(&cursor), cursor.skip(",\"attempt\":"), let number = cursor.integer(),
      cursor.skip(",\"outcome\":"), let outcome = cursor.text().flatMap(AttemptResult.Outcome.init)
    else { return nil }
    var exit: Int32?
    if cursor.skip(",\"exit\":") {
      guard let status = cursor.integer() else { return nil }
      exit = Int32(clamping: status)
    }
    guard cursor.skip(",\"ms\":"), let milliseconds = cursor.integer(), cursor.skip(",\"gives\":"),
      let gives = values(&cursor)
    else { return nil }
    return .ended(
      unit,
      AttemptResult(
        number: number, outcome: outcome, exit: exit, milliseconds: Int64(milliseconds),
        gives: gives))
  }

  private mutating func unit(_ cursor: inout JSONCursor) -> Unit? {
    guard cursor.skip(",\"action\":"), let bytes = cursor.textBytes() else { return nil }
    if !bytes.elementsEqual(actionBytes) {
      action = String(decoding: bytes, as: UTF8.self)
      actionBytes = Array(bytes)
    }
    guard cursor.skip(",\"item\":") else { return Unit(action: action) }
    return cursor.integer().map { Unit(action: action, item: $0) }
  }

  // MARK: - Values

  /// Texts by name; lists are left to the other reader.
  private func values(_ cursor: inout JSONCursor) -> [String: RunValue]? {
    guard cursor.skip("{") else { return nil }
    var values: [String: RunValue] = [:]
    while !cursor.skip("}") {
      guard values.isEmpty || cursor.skip(","), let name = cursor.text(), cursor.skip(":"),
        let text = cursor.text()
      else {
        return nil
      }
      values[name] = .text(text)
    }
    return values
  }
}
