/// Waits for what services finish after their command has returned.
enum Waits {
  /// How to wait for what an action makes; nil where it is there when the action ends.
  static func waiting(for action: Action) -> WaitTable.Waiting? {
    guard case .arguments(let arguments)? = action.invocation else { return nil }
    var values: [String: Argument] = [:]
    for give in action.gives where !give.path.contains(".") {
      values["--\(give.name)"] = .value(give.name)
    }
    return WaitTable.waiting(for: arguments, values: values)
  }

  /// The wait that follows an action, for each item of its loop; none where nothing is waited for.
  static func after(_ action: Action) -> [Action] {
    guard let waiting = waiting(for: action) else { return [] }
    var forEach = action.forEach
    if let loop = forEach {
      // What is going is waited for like what the action itself deleted.
      forEach?.state = nil
      forEach?.alternatives = loop.alternatives.compactMap { alternative in
        guard case .arguments(let other) = alternative.invocation,
          let waiting = WaitTable.waiting(for: other)
        else { return nil }
        return ForEach.Alternative(
          missing: alternative.missing, invocation: .arguments(waiting.arguments))
      }
    }
    let state = waiting.wait.untilGone ? "gone" : waiting.wait.success.joined(separator: " or ")
    return [
      Action(
        id: "\(action.id)/wait", kind: .wait, origin: action.origin, line: action.line,
        effect: .read, invocation: .arguments(waiting.arguments),
        text: "wait until it is \(state)", forEach: forEach,
        wait: waiting.wait, timeout: waiting.timeout)
    ]
  }
}
