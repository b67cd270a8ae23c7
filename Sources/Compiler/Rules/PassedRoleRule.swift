import JSON
import Source

/// Roles that a policy lets somebody pass, and that no step of the document creates.
enum PassedRoleRule: DocumentRule {
  static let explanations = [
    Explanation(
      "iam.unknown-passed-role", .note, summary: "a policy passes a role that no step creates",
      explanation: "The document creates roles, and a policy of it allows iam:PassRole on another "
        + "one. That role exists already, or its name is not the one that was meant.",
      example: "\"Action\": \"iam:PassRole\", \"Resource\": \"arn:aws:iam::111122223333:role/Old\"",
      remedy: "Write the ARN of the role that the document creates, or say that the other exists.")
  ]

  static func check(_ context: RuleContext) -> [Diagnostic] {
    guard context.jsonFences.contains(where: { $0.policyKind != nil }) else { return [] }
    let created = createdRoles(context)
    guard !created.isEmpty else { return [] }
    var seen: Set<String> = []
    return context.jsonFences.flatMap { fence -> [Diagnostic] in
      guard fence.policyKind != nil, let statement = fence.document.root?["Statement"] else {
        return []
      }
      return items(statement).filter(passesRole).flatMap { items($0["Resource"]) }
        .compactMap { resource in
          guard let arn = resource.string, let name = roleName(arn), !created.contains(name),
            seen.insert(name).inserted
          else { return nil }
          return Diagnostic(
            "iam.unknown-passed-role", .note, "no step creates the role \"\(name)\"",
            at: fence.content.sourceRange(resource.range))
        }
    }
  }

  private static func createdRoles(_ context: RuleContext) -> Set<String> {
    var defaults: [String: String] = [:]
    for input in context.inputs { defaults[input.name] = input.defaultValue }
    var names: Set<String> = []
    for action in context.steps.lazy.flatMap(\.actions) {
      guard case .arguments(let arguments)? = action.invocation,
        let call = AWSCall(arguments, service: "iam", operation: "create-role"),
        let name = call.value(of: "--role-name")
      else { continue }
      names.insert(name.text { defaults[$0] })
    }
    return names
  }

  private static func items(_ node: JSONNode?) -> [JSONNode] {
    guard let node else { return [] }
    return node.kind == .array ? Array(node.elements) : [node]
  }

  private static func passesRole(_ statement: JSONNode) -> Bool {
    items(statement["Action"]).contains { $0.string?.lowercased() == "iam:passrole" }
  }

  /// The name in a role's ARN; nil for other ARNs, patterns and placeholders.
  private static func roleName(_ arn: String) -> String? {
    let fields = arn.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    guard fields.count == 6, fields[2] == "iam", fields[5].hasPrefix("role/"),
      !arn.contains(where: { "*?<$".contains($0) })
    else { return nil }
    return fields[5].split(separator: "/").last.map(String.init)
  }
}
