import Compiler
import Engine
import Platform
import Testing

/// A folder with an `aws` of a test's own: a shell script whose cases stand in the test.
///
/// `calls` has a line for each call. A script may keep what it likes in `$STATE`.
struct FakeAWS {
  let folder: TemporaryFolder
  let store: RunStore
  let delegate = ScriptedDelegate()

  /// Makes it.
  ///
  /// - Parameter cases: What stands between `case "$1 $2" in` and `esac`, before the identity.
  /// - Throws: Where it cannot be written.
  init(_ cases: String) throws {
    folder = try TemporaryFolder()
    store = RunStore(folder: FilePath.join(folder.path, "state"))
    try LocalFileSystem().makeFolders(FilePath.join(folder.path, "bin"))
    _ = try folder.write(
      "bin/aws",
      """
      #!/bin/sh
      STATE='\(folder.path)'
      echo "$*" >> "$STATE/calls"
      refuse() { echo >&2; echo "An error occurred ($1) when calling the $2 operation: $3" >&2; exit 254; }
      case "$1 $2" in
      \(cases)
      "sts get-caller-identity")
        echo '{"UserId":"x","Account":"111122223333","Arn":"arn:aws:iam::111122223333:user/ops"}' ;;
      "configure get") echo eu-central-1 ;;
      "iam list-account-aliases") echo '{"AccountAliases":["prod"]}' ;;
      *) echo "unknown: $*" >&2; exit 252 ;;
      esac

      """, executable: true)
  }

  var engine: Engine { Engine(store: store, world: .local(), delegate: delegate) }

  var options: RunOptions { .test(path: FilePath.join(folder.path, "bin") + ":/usr/bin:/bin") }

  /// What `aws` was called with, without what asks who is calling.
  var calls: [String] {
    folder.text("calls").split(separator: "\n").map(String.init).filter {
      !$0.hasPrefix("sts ") && !$0.hasPrefix("configure ") && !$0.contains("list-account-aliases")
    }
  }

  func run(_ actions: [Action], inputs: [Input] = [], options: RunOptions? = nil) throws
    -> RunResult
  {
    try engine.run(plan(actions, inputs: inputs), document: [], options: options ?? self.options)
  }

  func resume(_ options: RunOptions? = nil) throws -> RunResult {
    try engine.resume(nil, plan: nil, document: nil, options: options ?? self.options)
  }
}

/// An `aws` command as an action; words separated by spaces, `<name>` for values.
func aws(
  _ text: String, _ effect: Action.Effect, gives: [Give] = [], forEach: ForEach? = nil,
  probe: Probe? = nil
) -> Action {
  let words = ("aws " + text).split(separator: " ").map { word -> Argument in
    word.hasPrefix("<") ? .value(String(word.dropFirst().dropLast())) : Argument(String(word))
  }
  var action = command(
    text.split(separator: " ").prefix(2).joined(separator: "/"), words, effect: effect,
    gives: gives, forEach: forEach)
  action.probe = probe
  return action
}

extension RunResult {
  /// Why it failed; nil where it did not.
  var failure: RunFailure? {
    guard case .failed(let failure) = outcome else { return nil }
    return failure
  }
}
