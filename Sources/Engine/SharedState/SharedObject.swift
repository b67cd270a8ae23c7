import JSON
import Platform

/// One object of a shared run.
///
/// A run that is shared is kept in objects that are only ever added, each once and never changed:
///
///     <prefix>/format                                   that conditional writes work here
///     <prefix>/runs/<run id>/0000000001.jsonl           the run, from its beginning on
///     <prefix>/runs/<run id>/0000000002.jsonl           …
///     <prefix>/runs/<run id>/clock                      written over to learn the store's time
///
/// Numbers have ten digits, begin with 1 and have no gaps. An object is lines, each ended by a line
/// feed (0x0A), each a JSON object with its own checksum (`ChecksummedLine`):
///
/// 1. a head,
///
///        {"format":"runbook.shared/1","object":7,"run":"20261121-031719-k3f9","after":21,"files":0,
///         "lines":2,"size":431,"sum":"5d0a7c11","user":"ana","host":"ci-3","pid":4711,
///         "since":1795231039042,"place":"a41f0c…","folder":"/home/ana/w/.runbook/…","lease":300,
///         "crc":"9f0b1a22"}
///
///    - `object`: its number. `run`: the run's id.
///    - `after`: how many lines of the journal all objects before this one have.
///    - `files`, `lines`: how many lines of either kind follow. `size`: in how many bytes.
///    - `sum`: the CRC-32C of all that follows the head's line feed, as digits.
///    - `user`, `host`, `pid`, `since`: the process that wrote it, and when that began (milliseconds
///      since 1970, by its own clock; for people).
///    - `place`: sixteen digits that only the state folder of that machine has; `folder`: the run's
///      folder there, where the logs are.
///    - `lease`: for how many seconds from now on the process holds the run; 0 lets go of it.
/// 2. `files` lines, `{"file":"plan.json","run":…,"text":…,"crc":…}`: what stands beside the journal.
///    The first object has `document.md` and `plan.json`; one with a `plan` event the new ones.
/// 3. `lines` lines of the journal, byte for byte as they stand in the writer's `journal.jsonl`
///    (`JournalFormat`): all objects' lines one after the other are the journal. An object without
///    any renews a lease or lets go of it.
///
/// **Writing.** Number n is written by `PutObject` with `If-None-Match: *`, which S3 answers with 412
/// where there is an object of that name: of two writers one wins. First the lines are on the
/// writer's own disk, then here, and nothing starts before its intent is in both. A writer that gets
/// a 412, or no clear answer (the client itself repeats a request whose answer got lost), reads
/// object n back: its own bytes mean that it is written; other bytes that another process has taken
/// the run over, and then it starts nothing more; none that it is tried again, with the same bytes
/// under the same number, so that a late first request does no harm.
///
/// **Taking over.** Only a process that found the run free writes the next number: the last object
/// says `lease` 0, or is of the same place, whose lock the kernel gave to this process, so that the
/// other one is dead; or the lease has run out. That is judged by the store's clock alone: `clock` is
/// written, and its time compared with the last object's. From then on an append of the old holder
/// gets a 412. A holder whose write took longer than half a lease writes once more before it starts
/// anything. While a program runs the lease is renewed after a third of it; while a person is asked it
/// is not, so that a run which waits for somebody can be gone on with elsewhere. What remains is a process that is stopped for more than half a lease between its write
/// and the start: it may start that one action, whose outcome the new holder takes for unknown.
///
/// **Going on.** A journal on disk that begins with all lines here and has more was left by a process
/// that died between the two writes: its lines go with the next object. One that has other lines than
/// there are here belongs to a process that was taken over: it is kept as `journal-kept-<line>.jsonl`,
/// and the objects count.
struct SharedObject {
  /// Its number, from 1.
  var number: Int
  /// Whose it is.
  var run: RunID
  /// How many lines of the journal stand before its own.
  var after: Int
  /// What stands beside the journal, by name.
  var files: [(name: String, bytes: [UInt8])]
  /// How many lines of the journal it has.
  var lineCount: Int
  /// Those lines.
  var lines: [UInt8]
  /// Who wrote it.
  var holder: RunHolder
  /// For how long it holds the run, in seconds; 0 lets go.
  var lease: Int

  /// The version of this format; a higher one is refused by name.
  static let format = "runbook.shared/"
  static let version = 1

  /// The name of an object by its number.
  static func name(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 10 - digits.utf8.count)) + digits + ".jsonl"
  }

  /// The number of an object by its name; nil for anything else.
  static func number(of name: String) -> Int? {
    guard name.hasSuffix(".jsonl"), let number = Int(name.dropLast(6)), number > 0,
      self.name(number) == name
    else { return nil }
    return number
  }

  /// Its bytes.
  var bytes: [UInt8] {
    var rest: [UInt8] = []
    for file in files {
      ChecksummedLine.write(
        [
          .init("file", .string(file.name)), .init("run", .string(run.text)),
          .init("text", .string(String(decoding: file.bytes, as: UTF8.self))),
        ], to: &rest)
    }
    rest += lines
    var head = ObjectWriter()
    head.add("format", SharedObject.format + String(SharedObject.version))
    head.add("object", number)
    head.add("run", run.text)
    head.add("after", after)
    head.add("files", files.count)
    head.add("lines", lineCount)
    head.add("size", rest.count)
    head.add("sum", Checksum.text(of: rest))
    head.add(holder.person)
    head.add("pid", Int(holder.process))
    head.add("since", Int(holder.since.milliseconds))
    head.add("place", holder.place)
    head.add("folder", holder.folder)
    head.add("lease", lease)
    var bytes: [UInt8] = []
    ChecksummedLine.write(head.members, to: &bytes)
    return bytes + rest
  }
}

extension SharedObject {
  /// Reads an object.
  ///
  /// - Parameters:
  ///   - bytes: Its content.
  ///   - number: The number that its name says.
  ///   - run: The run that its folder says.
  /// - Throws: What is wrong with it.
  init(_ bytes: [UInt8], number: Int, run: RunID) throws(FormatError) {
    guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")) else {
      throw FormatError("its head is not whole")
    }
    let head = try ChecksummedLine.read(bytes[..<end])
    let format = try head.text("format")
    guard format == SharedObject.format + String(SharedObject.version) else {
      throw FormatError(
        format.hasPrefix(SharedObject.format)
          ? "it was written by a newer version of runbook (\(format), this one reads "
            + "\(SharedObject.format)\(SharedObject.version)): use that version"
          : "it is no object of a run")
    }
    guard try head.text("run") == run.text else {
      throw FormatError("it belongs to the run \(try head.text("run"))")
    }
    guard try head.number("object") == number else {
      throw FormatError("it is numbered \(try head.number("object"))")
    }
    var rest = bytes[(end + 1)...]
    guard try head.number("size") == rest.count,
      try head.text("sum") == Checksum.text(of: rest)
    else { throw FormatError("what follows its head is not what was written") }
    self.number = number
    self.run = run
    after = try head.number("after")
    files = []
    for _ in 0..<(try head.number("files")) {
      guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else {
        throw FormatError("a file in it is not whole")
      }
      let file = try ChecksummedLine.read(rest[..<end])
      files.append((try file.text("file"), Array(try file.text("text").utf8)))
      rest = rest[(end + 1)...]
    }
    lineCount = try head.number("lines")
    lines = Array(rest)
    holder = RunHolder(
      person: try head.person(), process: Int32(clamping: try head.number("pid")),
      since: Timestamp(milliseconds: Int64(try head.number("since"))),
      place: try head.text("place"), folder: try head.text("folder"))
    lease = try head.number("lease")
  }
}
