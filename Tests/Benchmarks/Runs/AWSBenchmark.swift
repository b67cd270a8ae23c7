import AWS
import Compiler
import Engine
import Foundation
import Markdown
import Platform
import Sandbox
import Source

/// What a run of AWS commands costs beside a shell script of the same commands, and on what.
///
/// Both call the AWS CLI of the sandbox, against moto on this machine. Each start of `aws` takes 0.5 s
/// of one core, whatever it asks, and three quarters of that to load its modules. In two runs on two
/// cores with nothing else at work 12 commands took 7.05 and 7.35 s by a script, 6.15 and 8.62 s here:
/// 0.6 to 0.8 s for who is calling, 0.01 s for all that is neither that nor the commands, which are the
/// same and vary by more. What is there already is not read, since nobody is
/// asked to agree and these creations refuse what is there; nor is how four things were that the run
/// itself had made. What is left above the script is that one start, whatever the number of commands.
/// Only without it, or with a start of `aws` before its turn, would it be less: not knowing whose
/// account it is, or running what is not yet recorded.
enum AWSBenchmark {
  private static let count = 4

  static func run(in folder: String) throws {
    guard
      let installation = SandboxInstallation.find(environment: ProcessEnvironment.variables)
    else {
      print("skipped: there is no sandbox; \"runbook sandbox start\" installs it\n")
      return
    }
    let sandbox = try Sandbox.start(
      in: FilePath.join(folder, "sandbox"), installation: installation)
    defer { _ = try? Sandbox.stop(in: FilePath.join(folder, "sandbox")) }
    let environment = sandbox.environment()
    // The first call of a service makes moto load what it answers with.
    try runScript(commands("first"), environment, folder)
    let shell = try Stopwatch.seconds { try runScript(commands("script"), environment, folder) }
    let watch = PartWatch()
    let plan = plan(installation)
    var options = RunOptions(environment: environment)
    options.isApproved = true
    let ours = try Stopwatch.seconds {
      watch.begin()
      let result = try Engine(
        store: RunStore(folder: FilePath.join(folder, "aws")), world: .local(), delegate: watch
      ).run(plan, document: [], options: options)
      guard case .finished = result.outcome else {
        throw SystemError(operation: "finish: \(result.outcome)", code: 0)
      }
    }
    let number = commands("").count
    var table = Table("\(number) AWS commands", "s", "of it")
    table.add("sh script", shell.text(2), "")
    table.add("runbook", ours.text(2), "")
    let rest = ours - watch.before - watch.commands
    table.add("", "", "\(watch.before.text(2)) who is calling, and the account's alias beside it")
    table.add("", "", "\(watch.commands.text(2)) the commands")
    table.add("", "", "\(rest.text(2)) how things were before they are changed, journal and logs")
    table.print()
  }

  private static func runScript(
    _ commands: [String], _ environment: [String: String], _ folder: String
  ) throws {
    let script = FilePath.join(folder, "aws.sh")
    let text = "set -e\n" + commands.map { $0 + " > /dev/null\n" }.joined()
    try LocalFileSystem().write(Array(text.utf8), to: script)
    let captured = try Command(["/bin/sh", script], environment: environment).capture()
    guard captured.exit.isSuccess else {
      throw SystemError(operation: "run \(captured.errorText)", code: 0)
    }
  }

  /// A create, something that is ensured and a read of each thing.
  private static func commands(_ prefix: String) -> [String] {
    (1...count).flatMap { index in
      [
        "aws iam create-user --user-name \(prefix)-\(index)",
        "aws iam tag-user --user-name \(prefix)-\(index) --tags Key=team,Value=ops",
        "aws iam get-user --user-name \(prefix)-\(index)",
      ]
    }
  }

  private static func plan(_ installation: SandboxInstallation) -> Plan {
    let rows = commands("runbook").map { "| `\($0)` | Do it |\n" }.joined()
    let bytes = Array(
      "# Users\n\n## Make them\n\n| command | action |\n| --- | --- |\n\(rows)".utf8)
    let found = AWSInstallation.locate(
      searchPath: FilePath.folder(of: installation.aws) + ":" + installation.searchPath,
      environment: ProcessEnvironment.variables)
    return Compiler.compile(
      SourceFile(name: "users.md", bytes: bytes),
      document: MarkdownDocument.parse(bytes, options: .document),
      catalogue: found.map {
        AWSCatalogue(
          installation: $0,
          cacheFolder: AWSCatalogue.cacheFolder(environment: ProcessEnvironment.variables))
      })
  }
}

/// Sees how long the parts of a run take.
private final class PartWatch: RunDelegate {
  var idle: () -> ContinuousClock.Instant? = { nil }
  /// Until the run has begun, and in its commands, in seconds.
  private(set) var before = 0.0
  private(set) var commands = 0.0
  private var last = ContinuousClock.now

  func begin() { last = ContinuousClock.now }

  func report(_ progress: RunProgress) {
    let part = (ContinuousClock.now - last) / .seconds(1)
    switch progress {
    case .began: before = part
    case .started: last = ContinuousClock.now
    case .ended: commands += part
    default: break
    }
  }

  func approve(_ review: RunReview) -> Reply<Bool> { .cannotAsk }
  func perform(_ task: ManualTask) -> Reply<ManualAnswer> { .cannotAsk }
  func confirm(_ confirmation: TargetConfirmation) -> Reply<Bool> { .answer(true) }
  func resolve(_ unknown: UnknownOutcome) -> Reply<UnknownAnswer> { .cannotAsk }
  func wait(for leftovers: [Leftover]) -> Reply<Bool> { .cannotAsk }
  func value(for input: Input) -> Reply<String> { .cannotAsk }
}
