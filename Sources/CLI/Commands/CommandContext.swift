import Engine
import JSON
import Platform
import Reports

/// What a command works with: its arguments, the console, and where it was called.
struct CommandContext {
  let arguments: ParsedArguments
  let environment: [String: String]
  /// The folder that relative paths are meant from; "." for this process's own.
  var folder: String
  let console: Console
  let files: any FileSystem = LocalFileSystem()
  /// The state folder on this machine, below ``folder`` unless it is absolute.
  private let state: String
  /// The runs that other machines see too, with `--state s3://…`.
  private let shared: SharedState?

  /// Makes a context.
  ///
  /// - Throws: Where `--state` means a place in S3 that can be none.
  init(
    arguments: ParsedArguments, environment: [String: String], folder: String, console: Console
  ) throws(CommandFailure) {
    self.arguments = arguments
    self.environment = environment
    self.folder = folder
    self.console = console
    let given = arguments.value(.state) ?? ".runbook"
    guard S3Location.isMeant(by: given) else {
      if arguments.has(.stateProfile) {
        throw CommandFailure("\"--state-profile\" belongs to \"--state s3://bucket/prefix\"")
      }
      state = given
      shared = nil
      return
    }
    do {
      let location = try S3Location(given)
      state = FilePath.join(".runbook", location.localFolder)
      let path = FilePath.join(folder, state)
      shared = SharedState(
        objects: S3ObjectStore(
          location, folder: path, environment: environment,
          profile: arguments.value(.stateProfile)),
        folder: path)
    } catch {
      throw CommandFailure(EngineError.shared(error))
    }
  }

  /// A path that a person gave, as system calls need it.
  func path(_ path: String) -> String { FilePath.join(folder, path) }

  /// Where runs are kept.
  var store: RunStore { RunStore(folder: path(state), shared: shared, files: files) }

  /// What this machine has of the runs, without asking where they are shared.
  var localStore: RunStore { RunStore(folder: path(state), files: files) }

  /// The state folder of this machine, as it is shown.
  var stateFolder: String { state }

  /// The state folder that a sandbox belongs to.
  ///
  /// - Throws: Where the state is shared: a sandbox is on one machine.
  func sandboxState() throws(CommandFailure) -> String {
    if let shared {
      throw CommandFailure(
        "a rehearsal stays on this machine and cannot be kept in \(shared.address)",
        advice: ["leave out --state, or name a folder"])
    }
    return path(state)
  }

  /// The context in the folder that a run's commands run in.
  ///
  /// It is where the run began, unless `--here` says otherwise or that is gone; that it is another one
  /// than the current folder is said.
  func atWork(on record: RunRecord) -> CommandContext {
    guard let place = record.state.folder, !arguments.has(.here), files.exists(place) else {
      return self
    }
    if let current = try? files.resolve(folder), current != place {
      console.note(
        "run \(record.id) began in \"\(ShownText.line(place))\", and its commands run there; "
          + "--here runs what is left in the current folder\n")
    }
    var context = self
    context.folder = place
    return context
  }

  /// The command line that goes on with a run, its id to follow.
  var resumeCommand: String {
    "runbook resume" + stateOptions
  }

  /// What a command line needs so that it finds the same runs, with a space before it.
  var stateOptions: String {
    [CommandOption.state, .stateProfile].map { option in
      arguments.value(option).map { " \(option.name) \(CommandText.quoted($0))" } ?? ""
    }.joined()
  }

  /// Prints a JSON value, indented.
  func print(_ value: JSONValue) { console.print(value.pretty() + "\n") }
}
