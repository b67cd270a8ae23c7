/// What an action's output must show.
package enum Expectation: Hashable, Sendable {
  /// The output, line by line; `...` stands for any text.
  case transcript(Argument)
  /// The output contains each of these.
  case contains([Argument])
  /// The values at a path of the JSON output (`AttachedPolicies[].PolicyName`) include, for each of
  /// these, one that begins with it.
  case members(path: String, beginningWith: [Argument])

  /// The names of the values that it needs.
  package var names: [String] {
    switch self {
    case .transcript(let text): text.names
    case .contains(let texts), .members(_, let texts): texts.flatMap(\.names)
    }
  }
}
