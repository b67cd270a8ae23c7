import JSON
import Platform

/// The journal's lines.
///
/// A journal is a file of lines, each ended by a line feed (0x0A), each a JSON object on its own, so
/// that `jq` reads it:
///
///     {"n":3,"synced":2,"run":"20261121-031719-k3f9","t":1795231039042,"type":"start",…,"crc":"9f0b1a22"}
///
/// - `n`: the line's number, from 1, without gaps.
/// - `synced`: up to which line the file was known to be on the medium when this line was written.
/// - `run`: the run's id, the same in every line.
/// - `t`: the wall clock, in milliseconds since 1970. Nothing is ordered by it.
/// - `type` and what follows: the event, see `RunEvent.members`.
/// - `crc`: the line's checksum, see `ChecksummedLine`.
///
/// While a process works on the run, and after it was killed, zeros follow the last line: room that
/// later lines take the place of, so that to sync them is to change bytes that are there already. The
/// end of a session cuts it off.
///
/// Lines are only ever appended. A group of lines is written at once and then synced; after a crash
/// any part of the group that was not synced may be missing, zeros, or cut, in any order. So what
/// follows the last good line is dropped when it can be such a remainder:
///
/// - no line behind it proves, by its `synced`, that the wrong line had reached the medium, and
/// - the wrong line is not whole: it has no line feed, or holds zeros.
///
/// Everything else is damage and is refused with the line's number. Dropping is safe: what is dropped
/// was not synced, so nothing that depends on it had been done.
enum JournalFormat {
  /// Appends the line of an entry.
  static func write(_ entry: JournalEntry, run: RunID, synced: Int, to bytes: inout [UInt8]) {
    let head: [JSONValue.Member] = [
      .init("n", .number(String(entry.sequence))),
      .init("synced", .number(String(synced))),
      .init("run", .string(run.text)),
      .init("t", .number(String(entry.time.milliseconds))),
    ]
    ChecksummedLine.write(head + entry.event.members, to: &bytes)
  }

  /// How far a journal was read: what is good of it, beside its entries.
  struct Reading {
    /// How many entries there are.
    var count = 0
    /// The bytes up to the end of the last entry.
    var length = 0
    /// How many bytes follow, which were not synced and are dropped.
    var dropped = 0
    /// Whether they are a part of a line, and not only room for more.
    var isTorn = false
  }

  /// Reads a journal, an entry after the other.
  ///
  /// - Parameters:
  ///   - bytes: The file, from where `known` ends.
  ///   - known: What of it was read before.
  ///   - path: The file, for the error.
  ///   - run: The run whose journal it must be.
  ///   - take: Gets each entry in order.
  /// - Returns: How much of the file is good.
  /// - Throws: Where it is damaged, and the line.
  static func read(
    _ bytes: [UInt8], after known: Reading = Reading(), path: String, run: RunID,
    take: (JournalEntry) -> Void
  ) throws(JournalDamage) -> Reading {
    var (reading, problem) = readGood(bytes, after: known, run: run, take: take)
    guard let problem else { return reading }
    let rest = bytes[(reading.length - known.length)...]
    let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
    let isWhole = end < rest.endIndex && !rest[..<end].contains(0)
    guard !isWhole, !proves(rest[end...], synced: reading.count + 1) else {
      throw JournalDamage(path: path, line: reading.count + 1, problem: problem.message)
    }
    reading.dropped = rest.count
    reading.isTorn = rest.contains { $0 != 0 }
    return reading
  }

  /// Reads a journal up to the first line that is not good.
  ///
  /// - Parameters:
  ///   - bytes: The file, or a piece of it, from where `known` ends.
  ///   - known: What of it was read before.
  ///   - run: The run whose journal it must be.
  ///   - take: Gets each entry in order.
  /// - Returns: How far it is good, and what is wrong with the next line; nil where there is none.
  static func readGood(
    _ bytes: [UInt8], after known: Reading, run: RunID, take: (JournalEntry) -> Void
  ) -> (reading: Reading, problem: FormatError?) {
    var lines = AttemptLineReader(run: run)
    var reading = Reading(count: known.count, length: known.length)
    var start = 0
    while start < bytes.count {
      guard let end = LineEnd.next(in: bytes, from: start) else {
        return (reading, FormatError("its end is missing"))
      }
      let line = bytes[start..<end]
      do throws(FormatError) {
        take(try entry(line, number: reading.count + 1, run: run, &lines))
      } catch {
        return (reading, error)
      }
      start = end + 1
      reading.count += 1
      reading.length = known.length + start
    }
    return (reading, nil)
  }

  /// Reads the entry of a line, which has no line feed.
  ///
  /// - Throws: What is wrong with it.
  private static func entry(
    _ line: ArraySlice<UInt8>, number: Int, run: RunID, _ lines: inout AttemptLineReader
  ) throws(FormatError) -> JournalEntry {
    let body = try ChecksummedLine.body(of: line)
    if number > 1, let entry = lines.entry(in: body, number: number) { return entry }
    let object = try ChecksummedLine.members(of: line)
    let head = try Head(object)
    guard head.run == run.text else { throw FormatError("it belongs to the run \(head.run)") }
    guard head.number == number else { throw FormatError("it is numbered \(head.number)") }
    if number == 1, let version = try object.optionalNumber("version"),
      version > RunEvent.version
    {
      throw FormatError(
        "it was written by a newer version of runbook (format \(version), this one reads "
          + "\(RunEvent.version)): use that version")
    }
    let event = try RunEvent(object)
    if number == 1, case .began = event {
    } else if number == 1 {
      throw FormatError("it does not begin a run")
    }
    return JournalEntry(sequence: number, time: head.time, event: event)
  }

  /// What every line has.
  private struct Head {
    var number: Int
    var synced: Int
    var run: String
    var time: Timestamp

    init(_ object: ObjectReader) throws(FormatError) {
      number = try object.number("n")
      synced = try object.number("synced")
      run = try object.text("run")
      time = Timestamp(milliseconds: Int64(try object.number("t")))
    }
  }

  /// Whether a good line among these says that a line had reached the medium.
  private static func proves(_ bytes: ArraySlice<UInt8>, synced number: Int) -> Bool {
    bytes.split(separator: UInt8(ascii: "\n")).contains { line in
      // Zeros may stand before a line where another one is missing.
      guard let begin = line.firstIndex(of: UInt8(ascii: "{")) else { return false }
      guard let head = try? Head(ChecksummedLine.read(line[begin...])) else { return false }
      return head.synced >= number
    }
  }
}
