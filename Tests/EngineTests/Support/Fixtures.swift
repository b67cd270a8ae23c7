import Compiler
import Engine
import Platform
import Testing

/// A folder of a test's own, removed with what is in it.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    path = "/tmp/engine-tests-\(ProcessEnvironment.processID)-\(UInt32.random(in: .min ... .max))"
    try LocalFileSystem().makeFolders(path)
  }

  deinit {
    _ = try? Command(["rm", "-rf", path], environment: ["PATH": "/usr/bin:/bin"]).capture()
  }

  /// Writes a file, executable where asked.
  ///
  /// A program is put in its place by another process: a child of another test may hold a descriptor
  /// that this one wrote with, until its exec, and a program that is open for writing is busy.
  func write(_ name: String, _ text: String, executable: Bool = false) throws -> String {
    let file = FilePath.join(path, name)
    let written = executable ? file + ".text" : file
    try LocalFileSystem().write(Array(text.utf8), to: written)
    if executable {
      let install = try Command(
        ["install", "-m", "755", written, file], environment: ["PATH": "/usr/bin:/bin"]
      ).capture()
      #expect(install.exit.isSuccess, "\(install.errorText)")
    }
    return file
  }

  func text(_ name: String) -> String {
    let bytes = try? LocalFileSystem().read(FilePath.join(path, name), limit: 1 << 26)
    return String(decoding: bytes ?? [], as: UTF8.self)
  }
}

/// A delegate that answers as it is told, and remembers what it was asked and shown.
final class ScriptedDelegate: RunDelegate {
  var idle: () -> ContinuousClock.Instant? = { nil }
  var approval: Reply<Bool> = .answer(true)
  var manual: [Reply<ManualAnswer>] = []
  var confirmations: [Reply<Bool>] = []
  var resolutions: [Reply<UnknownAnswer>] = []
  var waits: [Reply<Bool>] = []
  var values: [String: String] = [:]
  private(set) var shown: [String] = []
  private(set) var asked: [String] = []
  private(set) var reviews: [RunReview] = []
  private(set) var output = ""
  var onStart: ((Action) -> Void)?
  var onOutliving: (() -> Void)?

  func report(_ progress: RunProgress) {
    switch progress {
    case .started(_, let action, let unit, let attempt):
      shown.append("start \(unit.label) \(attempt.arguments.joined(separator: " "))")
      onStart?(action)
    case .ended(_, _, let unit, let result):
      shown.append("end \(unit.label) \(result.outcome.rawValue)")
    case .reviewed(let review): reviews.append(review)
    case .adopted(_, _, let unit, let check):
      shown.append("adopted \(unit.label)\(check.map { ": \($0)" } ?? "")")
    case .retrying(_, _, let unit, _, let cause): shown.append("retry \(unit.label) \(cause)")
    case .output(_, _, let bytes): output += String(decoding: bytes, as: UTF8.self)
    case .skipped(_, _, let unit, let reason): shown.append("skipped \(unit.label) \(reason)")
    case .outliving: onOutliving?()
    case .items(_, _, let items): shown.append("items \(items.count)")
    default: break
    }
  }

  func approve(_ review: RunReview) -> Reply<Bool> { approval }

  func perform(_ task: ManualTask) -> Reply<ManualAnswer> {
    asked.append("do \(task.action.id)")
    return manual.isEmpty ? .cannotAsk : manual.removeFirst()
  }

  func confirm(_ confirmation: TargetConfirmation) -> Reply<Bool> {
    asked.append("confirm \(confirmation.targets.joined(separator: ","))")
    return confirmations.isEmpty ? .cannotAsk : confirmations.removeFirst()
  }

  func resolve(_ unknown: UnknownOutcome) -> Reply<UnknownAnswer> {
    asked.append("resolve \(unknown.unit.label)")
    return resolutions.isEmpty ? .cannotAsk : resolutions.removeFirst()
  }

  func wait(for leftovers: [Leftover]) -> Reply<Bool> {
    asked.append("wait \(leftovers.map(\.unit.label).joined(separator: ","))")
    return waits.isEmpty ? .cannotAsk : waits.removeFirst()
  }

  func value(for input: Input) -> Reply<String> {
    asked.append("value \(input.name)")
    return values[input.name].map { .answer($0) } ?? .cannotAsk
  }
}

/// A plan of one step with these actions.
func plan(_ actions: [Action], inputs: [Input] = []) -> Plan {
  Plan(
    runbook: "test.md", inputs: inputs,
    steps: [Step(id: "step", section: "Step", title: "step", line: 1, actions: actions)])
}

/// An action that runs a command.
func command(
  _ id: String, _ arguments: [Argument], effect: Action.Effect = .unknown, gives: [Give] = [],
  forEach: ForEach? = nil
) -> Action {
  Action(
    id: id, kind: .command, origin: .fence, line: 1, effect: effect,
    invocation: .arguments(arguments), text: id, gives: gives, forEach: forEach)
}

/// An action that runs a script of `sh`, which has values in these variables.
func script(_ id: String, _ text: String, _ variables: [String: String]) -> Action {
  let script = Script(
    shell: "sh", source: text, body: text,
    variables: variables.map { Script.Variable(name: $0.value, variable: $0.key) })
  return Action(
    id: id, kind: .command, origin: .fence, line: 1, effect: .unknown, invocation: .script(script),
    text: id)
}

extension RunOptions {
  /// Options that agree to everything, with a plain environment.
  static func test(path: String = "/usr/bin:/bin") -> RunOptions {
    var options = RunOptions(environment: ["PATH": path])
    options.isApproved = true
    return options
  }
}
