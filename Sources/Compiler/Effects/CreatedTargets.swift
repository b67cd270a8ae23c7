/// What the creating commands of a plan make, to tell targets that are a run's own.
package struct CreatedTargets: Sendable {
  /// The ids of the actions that make a thing, by service, option and name.
  private var makers: [String: [String]] = [:]

  /// Begins with nothing.
  package init() {}

  /// Takes in what an action makes, if it makes something that its words name.
  package mutating func add(_ action: Action) {
    guard action.effect == .create, case .arguments(let words)? = action.invocation,
      let call = AWSCall(words)
    else { return }
    func add(_ option: String, _ name: Argument) {
      makers[key(call, option, name), default: []].append(action.id)
    }
    for place in call.service == "s3" ? call.positional : [] {
      if let bucket = place.bucket { add("bucket", bucket) }
    }
    for option in call.options where option.name == "--bucket" || option.name.hasSuffix("-name") {
      for name in option.values { add(String(option.name.dropFirst(2)), name) }
    }
    // `create-secret --name x` makes what `delete-secret --secret-id x` takes away.
    for name in call.options.filter({ $0.name == "--name" }).flatMap(\.values) { add("", name) }
  }

  /// The ids of the actions that make what a command aims at; none where the plan does not make it.
  package func makers(of target: ActionTarget, in arguments: [Argument]) -> [String] {
    guard let call = AWSCall(arguments) else { return [] }
    let name = target.value.bucket ?? target.value
    return (makers[key(call, target.name, name)] ?? []) + (makers[key(call, "", name)] ?? [])
  }

  /// `s3` and `s3api` handle the same buckets.
  private func key(_ call: AWSCall, _ option: String, _ name: Argument) -> String {
    "\(call.service == "s3api" ? "s3" : call.service) \(option) \(name)"
  }
}
