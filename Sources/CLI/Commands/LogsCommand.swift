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
    let actions = try chosen(record)
    var output = LogOutput(
      context: context, stream: context.arguments.has(.standardError) ? .error : .output,
      actions: actions)
    guard context.arguments.has(.follow) else {
      try output.show(record)
      tellOthers(record, actions)
      return .success
    }
    if let holder = record.holder, let writer = record.writers.last?.holder, !isHere(writer, record)
    {
      throw CommandFailure(
        "run \(record.id) goes on elsewhere: \(ShownText.line(holder))",
        advice: ["its logs are on \(writer.person.host), in \(writer.folder)/logs"])
    }
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
  private func tellOthers(_ record: RunRecord, _ actions: [String]) {
    let starters = record.starters
    for action in actions {
      let known = record.state.actions[action] ?? ActionState()
      let units =
        known.hasItems
        ? known.units.indices.map { Unit(action: action, item: $0) } : [Unit(action: action)]
      for unit in units {
        guard let log = record.state.unit(unit).log, let writer = starters[unit],
          !isHere(writer, record)
        else { continue }
        context.console.note(
          "\(unit.label): its log is on \(writer.person.host), in "
            + "\(FilePath.join(writer.folder, log))\n")
      }
    }
  }

  private func isHere(_ writer: RunHolder, _ record: RunRecord) -> Bool {
    writer.person.host == ProcessEnvironment.hostName
      && writer.folder == (try? context.files.resolve(record.folder))
  }

  private func chosen(_ record: RunRecord) throws(CommandFailure) -> [String] {
    let actions = record.plan.actions
    guard let word = context.arguments.operand(1) else { return actions.map(\.action.id) }
    return try engine { () throws(EngineError) in
      try Resumption.actions(word, in: record.plan).map(\.id)
    }
  }
}

/// Writes logs to standard output, each from where it was left.
private struct LogOutput {
  let context: CommandContext
  let stream: RunRecord.LogStream
  /// The ids of the actions whose logs are shown.
  let actions: [String]
  /// How much of each file is shown.
  private var shown: [String: Int] = [:]
  /// The file that was written last.
  private var last: String?

  /// How much is read at once: memory stays bounded whatever a command printed.
  private static let piece = 1 << 20

  init(context: CommandContext, stream: RunRecord.LogStream, actions: [String]) {
    self.context = context
    self.stream = stream
    self.actions = actions
  }

  /// Shows what is there of the last attempts and was not shown yet.
  mutating func show(_ record: RunRecord) throws(CommandFailure) {
    for action in actions {
      let known = record.state.actions[action] ?? ActionState()
      let units = known.hasItems ? known.units : [known.whole]
      for (index, unit) in units.enumerated() {
        // A stream that nothing was printed to has no file.
        guard let path = record.log(of: unit, stream), context.files.exists(path) else { continue }
        let isOneOfMany = actions.count > 1 || units.count > 1
        try show(
          path, under: isOneOfMany ? (known.hasItems ? "\(action)[\(index + 1)]" : action) : nil)
      }
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
      if let name, last != path {
        context.console.print(context.console.style("==> \(name) <==", .faint) + "\n")
      }
      last = path
      context.console.print(bytes)
      shown[path] = offset + bytes.count
    }
  }
}
