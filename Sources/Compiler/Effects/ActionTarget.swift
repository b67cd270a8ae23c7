/// What a deletion or an update aims at, as far as its words name it.
///
/// Only what a run made itself is deleted or replaced unasked, so these are what a person confirms.
package struct ActionTarget: Hashable, Sendable {
  /// The option that names it without its hyphens ("bucket", "role-name"), else ``anyName``: under
  /// this name `--var` confirms it.
  package var name: String
  /// What names it, perhaps with values.
  package var value: Argument

  /// The name under which `--var` confirms any target.
  package static let anyName = "target"

  /// The targets of a command; none for a command that takes nothing of anybody away.
  ///
  /// Files of this machine are no targets: a script that removes one is approved with its text.
  /// - Parameters:
  ///   - arguments: the command.
  ///   - effect: what it does to the world.
  /// - Returns: the targets, in the order of the words.
  package static func all(of arguments: [Argument], effect: Action.Effect) -> [ActionTarget] {
    guard effect == .delete || effect == .update else { return [] }
    guard let call = AWSCall(arguments) else { return targets(ofOther: arguments) }
    if local.contains("\(call.service) \(call.operation)") { return [] }
    if call.service == "s3" { return storage(call) }
    let named = call.options.flatMap { option -> [ActionTarget] in
      let isTarget = isIdentifying(option.name) && !isPart(option.name, of: call)
      // In a deletion, what a person or a service says is aimed at, whatever the option is called.
      let isGiven = effect == .delete && !global.contains(option.name)
      return option.values.filter { isTarget || isGiven && $0.literal == nil }.map {
        ActionTarget(name: String(option.name.dropFirst(2)), value: $0)
      }
    }
    if !named.isEmpty { return named }
    // `delete-account-password-policy` aims at the account's own.
    return [ActionTarget(name: anyName, value: Argument(call.operation))]
  }

  /// Whether an option names what is put into something that another option names: an inline policy
  /// into its role.
  private static func isPart(_ option: String, of call: AWSCall) -> Bool {
    option == "--policy-name" && call.service == "iam" && call.operation.hasPrefix("put-")
      && call.options.contains { ["--role-name", "--user-name", "--group-name"].contains($0.name) }
  }

  private static let global: Set<String> = [
    "--region", "--profile", "--output", "--query", "--endpoint-url",
  ]

  private static let local: Set<String> = [
    "configure set", "configure import", "configure sso", "eks update-kubeconfig",
  ]

  /// Options that name what is changed, and not how.
  private static func isIdentifying(_ option: String) -> Bool {
    // "--new-group-name" is what the thing will be called.
    if option.hasPrefix("--new-") { return false }
    if ["--bucket", "--key", "--name", "--names", "--cluster", "--service", "--resource"]
      .contains(option)
    {
      return true
    }
    return [
      "-name", "-names", "-id", "-ids", "-arn", "-arns", "-identifier", "-identifiers", "-url",
    ].contains { option.hasSuffix($0) } && option != "--endpoint-url"
  }

  /// `s3 rm`, `s3 rb`: what is named; `s3 cp`, `s3 sync`: where it goes, where that is a bucket.
  private static func storage(_ call: AWSCall) -> [ActionTarget] {
    let isCopy = call.operation == "cp" || call.operation == "sync"
    let places = isCopy ? Array(call.positional.dropFirst().prefix(1)) : call.positional
    return places.filter { $0.bucket != nil }.map { ActionTarget(name: "bucket", value: $0) }
  }

  /// `kubectl delete pod web-1` aims at "pod web-1", `docker volume rm data` at "volume data".
  private static func targets(ofOther arguments: [Argument]) -> [ActionTarget] {
    guard let program = arguments.first?.literal,
      !["rm", "rmdir", "mkdir", "touch"].contains(
        program.split(separator: "/").last.map(String.init))
    else { return [] }
    var words = arguments.dropFirst().filter { !$0.description.hasPrefix("-") }
    let verb = words.firstIndex { ProgramEffects.deletions.contains($0.literal ?? "") } ?? 0
    if words.indices.contains(verb) { words.remove(at: verb) }
    // `terraform destroy` takes down all that there is.
    if words.isEmpty { words = Array(arguments.prefix(2)) }
    var pieces: [Argument.Piece] = []
    for word in words {
      if !pieces.isEmpty { pieces.append(.literal(" ")) }
      pieces += word.pieces
    }
    return [ActionTarget(name: anyName, value: Argument(pieces))]
  }
}

extension Plan {
  /// The names under which `--var` confirms what deletions and updates aim at.
  package var targetNames: Set<String> {
    var names: Set<String> = []
    for (_, action) in actions {
      guard case .arguments(let words)? = action.invocation else { continue }
      names.formUnion(ActionTarget.all(of: words, effect: action.effect).map(\.name))
    }
    if !names.isEmpty { names.insert(ActionTarget.anyName) }
    return names
  }
}

extension Argument {
  /// The bucket of `s3://bucket/key`; nil for other words.
  var bucket: Argument? {
    guard case .literal(let text)? = pieces.first, text.hasPrefix("s3://") else { return nil }
    var kept: [Piece] = []
    for piece in [.literal(String(text.dropFirst(5)))] + pieces.dropFirst() {
      if case .literal(let text) = piece, let slash = text.firstIndex(of: "/") {
        kept.append(.literal(String(text[..<slash])))
        break
      }
      kept.append(piece)
    }
    return Argument(kept)
  }
}
