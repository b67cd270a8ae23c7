import Platform

/// Reads the lines that nearly all of a long journal consists of, an attempt's `start`, `child` and
/// `end`, without making JSON values of them first.
///
/// It knows them exactly as `JournalFormat.write` writes them. A line that is anything else (another
/// order, an escape, a byte beyond ASCII) is left to the reader of all JSON, which makes the same
/// entry of every line that is read here.
struct AttemptLine {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0

  /// Reads an entry.
  ///
  /// - Parameters:
  ///   - body: The line up to its checksum, which fits.
  ///   - run: The id of the run that it must belong to, in UTF-8.
  ///   - number: The number that it must have.
  /// - Returns: The entry; nil for all other lines.
  static func entry(in body: ArraySlice<UInt8>, run: [UInt8], number: Int) -> JournalEntry? {
    body.withUnsafeBufferPointer { bytes in
      var line = AttemptLine(bytes: bytes)
      return line.entry(run: run, number: number)
    }
  }

  private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  private mutating func entry(run: [UInt8], number: Int) -> JournalEntry? {
    guard skip("{\"n\":"), integer() == number, skip(",\"synced\":"), integer() != nil,
      skip(",\"run\":\""), skip(run), skip("\",\"t\":"), let time = integer(),
      skip(",\"type\":\""), let event = event(), index == bytes.count
    else { return nil }
    return JournalEntry(
      sequence: number, time: Timestamp(milliseconds: Int64(time)), event: event)
  }

  // MARK: - Events

  private mutating func event() -> RunEvent? {
    if skip("start\"") { return started() }
    if skip("child\"") { return spawned() }
    return skip("end\"") ? ended() : nil
  }

  private mutating func started() -> RunEvent? {
    guard let unit = unit(), skip(",\"attempt\":"), let number = integer(), skip(",\"argv\":"),
      let arguments = texts()
    else { return nil }
    var attempt = Attempt(number: number, arguments: arguments, log: nil)
    if skip(",\"log\":") {
      guard let log = text() else { return nil }
      attempt.log = log
    }
    return .started(unit, attempt)
  }

  private mutating func spawned() -> RunEvent? {
    guard let unit = unit(), skip(",\"pid\":"), let id = integer(), skip(",\"birth\":"),
      let birth = text()
    else { return nil }
    return .spawned(unit, ProcessIdentity(id: Int32(clamping: id), birth: birth))
  }

  private mutating func ended() -> RunEvent? {
    guard let unit = unit(), skip(",\"attempt\":"), let number = integer(),
      skip(",\"outcome\":"), let outcome = text().flatMap(AttemptResult.Outcome.init)
    else { return nil }
    var exit: Int32?
    if skip(",\"exit\":") {
      guard let status = integer() else { return nil }
      exit = Int32(clamping: status)
    }
    guard skip(",\"ms\":"), let milliseconds = integer(), skip(",\"gives\":"), let gives = values()
    else { return nil }
    return .ended(
      unit,
      AttemptResult(
        number: number, outcome: outcome, exit: exit, milliseconds: Int64(milliseconds),
        gives: gives))
  }

  private mutating func unit() -> Unit? {
    guard skip(",\"action\":"), let action = text() else { return nil }
    guard skip(",\"item\":") else { return Unit(action: action) }
    return integer().map { Unit(action: action, item: $0) }
  }

  // MARK: - Values

  /// A whole number of at most 18 digits, which no addition here overflows.
  private mutating func integer() -> Int? {
    let isNegative = skip("-")
    let start = index
    var number = 0
    while index < bytes.count, index - start < 18, case let digit = bytes[index] &- 0x30, digit < 10
    {
      number = number * 10 + Int(digit)
      index += 1
    }
    if index == start || (index - start > 1 && bytes[start] == UInt8(ascii: "0")) { return nil }
    return isNegative ? -number : number
  }

  /// A text of ASCII characters, none of which needs an escape.
  private mutating func text() -> String? {
    guard skip("\"") else { return nil }
    let start = index
    while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
      let byte = bytes[index]
      if byte < 0x20 || byte >= 0x80 || byte == UInt8(ascii: "\\") { return nil }
      index += 1
    }
    let text = UnsafeBufferPointer(rebasing: bytes[start..<index])
    return skip("\"") ? String(decoding: text, as: UTF8.self) : nil
  }

  private mutating func texts() -> [String]? {
    guard skip("[") else { return nil }
    var texts: [String] = []
    while !skip("]") {
      guard texts.isEmpty || skip(","), let text = text() else { return nil }
      texts.append(text)
    }
    return texts
  }

  /// Texts by name; lists are left to the other reader.
  private mutating func values() -> [String: RunValue]? {
    guard skip("{") else { return nil }
    var values: [String: RunValue] = [:]
    while !skip("}") {
      guard values.isEmpty || skip(","), let name = text(), skip(":"), let text = text() else {
        return nil
      }
      values[name] = .text(text)
    }
    return values
  }

  // MARK: - Bytes

  /// Steps over bytes where they stand next.
  private mutating func skip(_ literal: StaticString) -> Bool {
    skip(UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
  }

  private mutating func skip(_ expected: [UInt8]) -> Bool {
    expected.withUnsafeBufferPointer { skip($0) }
  }

  private mutating func skip(_ expected: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count - index >= expected.count else { return false }
    for offset in 0..<expected.count where bytes[index + offset] != expected[offset] {
      return false
    }
    index += expected.count
    return true
  }
}
