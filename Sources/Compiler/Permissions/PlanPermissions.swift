package import AWS
import IAM
package import JSON
import Source

/// The IAM permissions that whoever runs a plan needs, and no others.
///
/// An action is allowed on what its command names, as far as that is known from the command and IAM
/// has it as a resource of the action (``NamedResources``). Passing a role is allowed for exactly that
/// role.
package struct PlanPermissions: Sendable {
  /// The actions and what each is allowed on, both as IAM writes them.
  private var grants: [String: Set<String>] = [:]
  /// Lines of scripts and of commands whose permissions are not known, in order.
  package private(set) var unknownLines: [Int] = []

  /// Collects the permissions.
  ///
  /// - Parameters:
  ///   - steps: The steps that run.
  ///   - catalogue: What the installed CLI knows; it says which operation a command calls.
  package init(_ steps: [Step], catalogue: AWSCatalogue) {
    let made = MadeValues(steps)
    for action in steps.flatMap(\.actions) {
      var commands: [[Argument]] = []
      var isKnown = true
      let invocations =
        [action.invocation, action.check].compactMap(\.self)
        + (action.forEach?.alternatives.map(\.invocation) ?? [])
      for invocation in invocations {
        let read = ScriptCommands(invocation)
        commands += read.commands
        if !read.isComplete { isKnown = false }
      }
      commands += action.probe?.reads.map(\.arguments) ?? []
      for words in commands where words.first?.literal == "aws" {
        let line = AWSCommandLine(words.map(\.description), catalogue: catalogue)
        if !NeededPermission.areKnown(for: line) { isKnown = false }
        add(line, made)
      }
      if !isKnown { unknownLines.append(action.line) }
    }
  }

  /// The policy: a statement for each service and what its actions are allowed on.
  package var policy: JSONValue {
    var statements: [String: (service: String, actions: [String], resources: [String])] = [:]
    for (action, resources) in grants {
      let service = String(action.prefix { $0 != ":" })
      let list = resources.contains("*") ? ["*"] : resources.sorted()
      let key = "\(service) \(list.joined(separator: " "))"
      statements[key, default: (service, [], list)].actions.append(action)
    }
    let ordered = statements.sorted { $0.key < $1.key }.map(\.value)
    return .object([
      .init("Version", "2012-10-17"),
      .init(
        "Statement",
        .array(
          ordered.map { statement in
            .object([
              .init("Effect", "Allow"),
              .init("Action", Self.list(statement.actions.sorted())),
              .init("Resource", Self.list(statement.resources)),
            ])
          })),
    ])
  }

  /// Whether nothing needs a permission.
  package var isEmpty: Bool { grants.isEmpty }

  /// One value stands by itself, as in policies that people write.
  private static func list(_ texts: [String]) -> JSONValue {
    texts.count == 1 ? .string(texts[0]) : .array(texts.map(JSONValue.string))
  }

  private mutating func add(_ line: AWSCommandLine, _ made: MadeValues) {
    for permission in NeededPermission.all(for: line, made: made) {
      grants[permission.action, default: []].formUnion(permission.resources)
    }
  }
}
