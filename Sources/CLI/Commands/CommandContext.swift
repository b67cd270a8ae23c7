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

  /// A path that a person gave, as system calls need it.
  func path(_ path: String) -> String { FilePath.join(folder, path) }

  /// The state folder as the person means it: ".runbook", or what `--state` says.
  var stateFolder: String { path(arguments.value(.state) ?? ".runbook") }

  /// Where runs are kept.
  var store: RunStore { RunStore(folder: stateFolder, files: files) }

  /// The command line that goes on with a run, its id to follow.
  var resumeCommand: String {
    let state = arguments.value(.state).map { " --state \(CommandText.quoted($0))" } ?? ""
    return "runbook resume" + state
  }

  /// Prints a JSON value, indented.
  func print(_ value: JSONValue) { console.print(value.pretty() + "\n") }
}
