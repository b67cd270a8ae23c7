import Compiler
import Engine
import Platform
import Reports

/// `runbook logs`: what the commands of a run printed.
struct LogsCommand {
  let context: CommandContext

  /// How often is looked whether there is more, with `--follow`.
  private static let interval = Duration.milliseconds(200)

  func run() throws(CommandFailure) -> ExitStatus {
    let record = try context.record(context.arguments.operand(0))
    let name = try context.arguments.operand(1).map { word throws(CommandFailure) in
      try engine { () throws(EngineError) in
        try UnitName(word, in: record.plan, record.state)
      }
    }
    var output = LogOutput(
      context: context, stream: context.arguments.has(.standardError) ? .error : .output, name: name
    )
    guard context.arguments.has(.follow) else {
      try output.show(record)
      output.finish()
      tellOthers(record, output)
      return .success
    }
    if let holder = record.holder, let writer = record.writers.last?.holder, !isHere(writer, record)
    {
      throw CommandFailure(
        "run \(record.id) goes on elsewhere: \(ShownText.line(holder))",
        advice: ["its logs are on \(writer.person.host), in \(writer.folder)/logs"])
    }
    defer { output.finish() }
    try follow(record, &output)
    return .success
  }

  /// Shows what comes until nobody works on the run.
  private func follow(_ first: RunRecord, _ output: inout LogOutput) throws(CommandFailure) {
    // What runs on this machine is in its journal here, also of a shared run.
    let store = context.localStore
    let world = World.local()
    let processes = world.makeProcesses()
    var record = first
    var known: FileStatus?
    while !context.console.isClosed {
      // Asked before the logs are read, so that a process that ends in between leaves nothing out.
      let isHeld = store.isHeld(record.id)
      let journal = FilePath.join(record.folder, RunStore.journalName)
      // Its size does not change with each line. At the end it is read in any case.
      let now = try? context.files.status(journal)
      if now != known || !isHeld {
        known = now
        record = try engine { () throws(EngineError) in try store.read(record.id) }
      }
      try output.show(record)
      if !isHeld { return }
      do {
        _ = try processes.next(until: world.clock() + Self.interval)
      } catch {
        throw CommandFailure("\(error)")
      }
    }
  }

  /// Says where the logs are that another machine has.
  private func tellOthers(_ record: RunRecord, _ output: LogOutput) {
    let starters = record.starters
    for unit in output.units(of: record) {
      guard let log = record.state.unit(unit).log, let writer = starters[unit],
        !isHere(writer, record)
      else { continue }
      context.console.note(
        "\(unit.label): its log is on \(writer.person.host), in "
          + "\(FilePath.join(writer.folder, log))\n")
    }
  }

  private func isHere(_ writer: RunHolder, _ record: RunRecord) -> Bool {
    writer.person.host == ProcessEnvironment.hostName
      && writer.folder == (try? context.files.resolve(record.folder))
  }
}

/// Writes logs to standard output, each from where it was left.
private struct LogOutput {
  let context: CommandContext
  let stream: RunRecord.LogStream
  /// What the logs are shown of; nil for all.
  let name: UnitName?
  /// How much of each file is shown.
  private var shown: [String: Int] = [:]
  /// The file that was written last.
  private var last: String?
  /// What makes it fit for a terminal; nil where it goes into a file or a pipe, as it is.
  private var terminal: TerminalBytes?

  /// How much is read at once: memory stays bounded whatever a command printed.
  private static let piece = 1 << 20

  init(context: CommandContext, stream: RunRecord.LogStream, name: UnitName?) {
    self.context = context
    self.stream = stream
    self.name = name
    if context.console.streams.isTerminal(.output) { terminal = TerminalBytes() }
  }

  /// Ends what was shown.
  mutating func finish() {
    if let rest = terminal?.finish() { context.console.print(rest) }
  }

  /// What the logs are shown of, in the order of the plan.
  func units(of record: RunRecord) -> [Unit] {
    let actions = name?.actions ?? record.plan.actions.map(\.action)
    return actions.flatMap { action -> [Unit] in
      if let name { return name.units(of: action, record.state) }
      return Unit.all(of: action, record.state)
    }
  }

  /// Shows what is there of the last attempts and was not shown yet.
  mutating func show(_ record: RunRecord) throws(CommandFailure) {
    let units = units(of: record)
    for unit in units {
      // A stream that nothing was printed to has no file.
      guard let path = record.log(of: record.state.unit(unit), stream),
        context.files.exists(path)
      else { continue }
      try show(path, under: units.count > 1 ? unit.label : nil)
    }
  }

  private mutating func show(_ path: String, under name: String?) throws(CommandFailure) {
    while !context.console.isClosed {
      let offset = shown[path] ?? 0
      let bytes: [UInt8]
      do {
        bytes = try context.files.read(path, from: offset, limit: Self.piece)
      } catch {
        throw CommandFailure("\(error)")
      }
      if bytes.isEmpty { return }
      if last != path { finish() }
      if let name, last != path {
        context.console.print(context.console.style("==> \(name) <==", .faint) + "\n")
      }
      last = path
      context.console.print(terminal?.take(bytes) ?? bytes)
      shown[path] = offset + bytes.count
    }
  }
}
