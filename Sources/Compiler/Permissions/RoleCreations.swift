/// The roles that a plan creates, by the name that their ARN is given.
struct RoleCreations {
  private var names: [String: String] = [:]

  init(_ steps: [Step]) {
    for action in steps.lazy.flatMap(\.actions) {
      guard case .arguments(let words)? = action.invocation,
        let call = AWSCall(words, service: "iam", operation: "create-role"),
        let role = call.value(of: "--role-name")
      else { continue }
      let path = call.value(of: "--path").map { String($0.description.dropFirst()) } ?? ""
      for give in action.gives where give.path == "Role.Arn" {
        names["<\(give.name)>"] = path + role.description
      }
    }
  }

  /// The ARN of a role that is named by its ARN, its name, or a value that a creation gives.
  func arn(of role: String) -> String {
    if let name = names[role] { return "arn:aws:iam::*:role/\(name)" }
    if role.hasPrefix("arn:") || role.hasPrefix("<") { return role }
    return "arn:aws:iam::*:role/\(role)"
  }
}
