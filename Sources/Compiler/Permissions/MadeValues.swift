/// What is known, before a plan runs, of the values that its actions give.
struct MadeValues {
  /// The names of values that an action gives, a look at what is there captures, or an item of a
  /// list binds.
  private(set) var names: Set<String> = []
  /// The names of the roles that the plan creates, by the value that holds their ARN.
  private var roles: [String: String] = [:]

  init(_ steps: [Step]) {
    for action in steps.lazy.flatMap(\.actions) {
      names.formUnion(action.gives.map(\.name))
      names.formUnion(action.probe?.reads.flatMap(\.captures).map(\.name) ?? [])
      names.formUnion(action.forEach?.boundNames ?? [])
      guard case .arguments(let words)? = action.invocation,
        let call = AWSCall(words, service: "iam", operation: "create-role"),
        let role = call.value(of: "--role-name")
      else { continue }
      let path = call.value(of: "--path").map { String($0.description.dropFirst()) } ?? ""
      for give in action.gives where give.path == "Role.Arn" {
        roles["<\(give.name)>"] = path + role.description
      }
    }
  }

  /// The ARN of a role that is named by its ARN, its name, or a value that a creation gives.
  func arn(of role: String) -> String {
    if let name = roles[role] { return "arn:aws:iam::*:role/\(name)" }
    if role.hasPrefix("arn:") || role.hasPrefix("<") { return role }
    return "arn:aws:iam::*:role/\(role)"
  }

  /// A text in which what nobody knows before the run is a wildcard.
  func masked(_ text: String) -> String {
    var bytes = Array(text.utf8)
    for use in PlaceholderScanner.uses(in: bytes).reversed() where names.contains(use.name) {
      bytes.replaceSubrange(use.range, with: "*".utf8)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
