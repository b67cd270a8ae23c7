import AWS
import Compiler
import Engine
import Platform
import Reports
import Sandbox

/// `runbook sandbox`: starts, stops or shows the sandbox that rehearsals run in.
struct SandboxCommand {
  let context: CommandContext

  func run() throws(CommandFailure) -> ExitStatus {
    let folder = try context.sandboxState()
    switch context.arguments.operand(0) {
    case "start":
      let sandbox = try SandboxStart(context: context)
        .start(fresh: context.arguments.has(.fresh))
      context.console.print("the sandbox answers at \(sandbox.address)\n")
    case "stop":
      do {
        let wasRunning = try Sandbox.stop(in: folder)
        context.console.print(wasRunning ? "the sandbox is stopped\n" : "no sandbox is running\n")
      } catch {
        throw CommandFailure(error)
      }
    default:
      guard let status = Sandbox.status(in: folder) else {
        context.console.print("no sandbox is running\n")
        return .success
      }
      context.console.print(
        "sandbox \(status.id) answers at http://127.0.0.1:\(status.port), process "
          + "\(status.processID), since \(status.started), log \(status.log)\n")
    }
    return .success
  }
}

/// Starts or joins the sandbox of a state folder.
struct SandboxStart {
  let context: CommandContext

  /// Finds or installs what a sandbox runs on; says so where that takes long.
  func installation() throws(CommandFailure) -> SandboxInstallation {
    let console = context.console
    // Asked before anything is installed for it.
    _ = try context.sandboxState()
    do {
      return try SandboxInstallation.prepare(environment: context.environment) { line in
        console.note(line + "\n")
      }
    } catch {
      throw CommandFailure(error)
    }
  }

  /// Makes what a plan takes for granted, and points a run's options at the sandbox.
  func prepare(
    _ sandbox: Sandbox, for plan: Plan, values: GivenValues, catalogue: AWSCatalogue?,
    options: inout RunOptions
  ) throws(CommandFailure) {
    let region = options.region ?? plan.region
    let preparation: SandboxPreparation
    do {
      preparation = try sandbox.prepare(
        for: plan, given: values.known(for: plan), catalogue: catalogue, region: region)
    } catch {
      throw CommandFailure(error)
    }
    point(&options, at: sandbox, region: region)
    options.values.examples = preparation.examples
    tell(preparation, sandbox)
  }

  /// Points a run's options at the sandbox, and changes nothing in it.
  func point(_ options: inout RunOptions, at sandbox: Sandbox, region: String?) {
    options.environment = sandbox.environment(region: region ?? Sandbox.defaultRegion)
    options.sandbox = sandbox.options(
      runningOtherCommands: context.arguments.has(.sandboxShell))
  }

  /// The sandbox that a run rehearsed in.
  ///
  /// - Throws: Where it is gone, with all that it held.
  func sandbox(of record: RunRecord, installation: SandboxInstallation) throws(CommandFailure)
    -> Sandbox
  {
    let folder = try context.sandboxState()
    guard let sandbox = Sandbox.running(in: folder, installation: installation),
      sandbox.id == record.state.beginning?.sandbox
    else {
      throw CommandFailure(
        "the sandbox that run \(record.id) rehearsed in is gone, with all that it held",
        advice: ["to rehearse anew: runbook run \(record.plan.runbook) --sandbox"])
    }
    return sandbox
  }

  private func tell(_ preparation: SandboxPreparation, _ sandbox: Sandbox) {
    var text = "the sandbox answers at \(sandbox.address)\n"
    if !preparation.made.isEmpty {
      let made = preparation.made.map { "\($0.kind) \($0.name)" }
      text += "it was given what the document takes for granted: \(listed(made))\n"
    }
    if !preparation.examples.isEmpty {
      let examples = preparation.examples.sorted { $0.key < $1.key }
        .map { "\($0.key) = \($0.value.shown)" }
      text += "example values: \(examples.joined(separator: ", "))\n"
    }
    context.console.print(ShownText.block(text) + "\n")
  }

  /// Starts or joins the sandbox.
  func start(fresh: Bool) throws(CommandFailure) -> Sandbox {
    let installation = try installation()
    let folder = try context.sandboxState()
    do {
      return try Sandbox.start(in: folder, installation: installation, fresh: fresh)
    } catch {
      throw CommandFailure(error)
    }
  }
}

extension CommandFailure {
  /// Why there is no sandbox.
  init(_ error: SandboxError) {
    let lines = error.description.split(separator: "\n").map(String.init)
    self.init(lines.first ?? "there is no sandbox", advice: Array(lines.dropFirst()))
  }
}
