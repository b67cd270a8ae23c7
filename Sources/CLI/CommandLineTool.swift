import Platform
import Reports

/// The whole program, as a call: arguments in, an exit status out.
package struct CommandLineTool {
  /// The program's version.
  package static let version = "0.1.0"

  private let environment: [String: String]
  private let folder: String
  private let streams: any Streams

  /// Makes the program.
  ///
  /// - Parameters:
  ///   - environment: The environment variables.
  ///   - folder: The folder that relative paths are meant from.
  ///   - streams: The standard streams.
  package init(environment: [String: String], folder: String, streams: any Streams) {
    self.environment = environment
    self.folder = folder
    self.streams = streams
  }

  /// Runs this process's command line, and ends the process.
  ///
  /// - Parameter arguments: The words after the program's name.
  package static func main(_ arguments: [String]) -> Never {
    ProcessEnvironment.prepare()
    let tool = CommandLineTool(
      environment: ProcessEnvironment.variables, folder: ".", streams: StandardStreams())
    ProcessEnvironment.end(status: tool.run(arguments))
  }

  /// Carries a command line out.
  ///
  /// - Parameter arguments: The words after the program's name.
  /// - Returns: The exit status.
  package func run(_ arguments: [String]) -> Int32 {
    let isPlain = arguments.contains(CommandOption.noColor.name)
    let console = Console(streams: streams, environment: environment, isPlain: isPlain)
    do {
      let status = try carryOut(asHelp(arguments), console)
      // What a run did stands in its journal; of others what they print is all.
      let isLost = console.hasLostOutput && !console.isRecorded
      return (status == .success && isLost ? ExitStatus.failure : status).code
    } catch {
      console.report(error)
      return error.status.code
    }
  }

  private func carryOut(_ arguments: [String], _ console: Console) throws(CommandFailure)
    -> ExitStatus
  {
    let parser = ArgumentParser(commands: CommandTable.commands, common: CommandTable.common)
    let parsed = try parser.parse(arguments)
    if parsed.has(.version) {
      console.print(VersionText.text + "\n")
      return .success
    }
    let help = HelpText(style: console.style)
    guard let command = parsed.command else {
      let text = help.overview(CommandTable.commands, common: CommandTable.common)
      if parsed.has(.help) {
        console.print(text)
        return .success
      }
      console.note(text)
      return .usage
    }
    if parsed.has(.help) {
      console.print(help.page(command, common: CommandTable.common))
      return .success
    }
    return try command.action(
      try CommandContext(
        arguments: parsed, environment: environment, folder: folder, console: console))
  }

  /// `runbook help COMMAND` is `runbook COMMAND --help`.
  private func asHelp(_ arguments: [String]) -> [String] {
    guard arguments.first == "help" else { return arguments }
    return Array(arguments.dropFirst()) + ["--help"]
  }
}
