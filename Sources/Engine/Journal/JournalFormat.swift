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
    /// The bytes up to the end of the last entry; what follows was not synced and is dropped.
    var length = 0
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
    let name = Array(run.text.utf8)
    var start = 0
    var number = known.count
    while start < bytes.count {
      number += 1
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n"))
      let line = bytes[start..<(end ?? bytes.count)]
      do throws(FormatError) {
        guard let end else { throw FormatError("its end is missing") }
        let body = try ChecksummedLine.body(of: line)
        if number > 1, let entry = AttemptLine.entry(in: body, run: name, number: number) {
          take(entry)
          start = end + 1
          continue
        }
        let object = try ChecksummedLine.members(of: line)
        let head = try Head(object)
        guard head.run == run.text else {
          throw FormatError("it belongs to the run \(head.run)")
        }
        guard head.number == number else {
          throw FormatError("it is numbered \(head.number)")
        }
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
        take(JournalEntry(sequence: number, time: head.time, event: event))
        start = end + 1
      } catch {
        let isWhole = end != nil && !line.contains(0)
        if !isWhole, !proves(bytes[(end ?? bytes.count)...], synced: number) {
          return Reading(count: number - 1, length: known.length + start)
        }
        throw JournalDamage(path: path, line: number, problem: error.message)
      }
    }
    return Reading(count: number, length: known.length + start)
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
