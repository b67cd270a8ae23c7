package import AWS
import IAM
package import JSON

/// The IAM permissions that whoever runs a plan needs, and no others.
///
/// An action is allowed on what its command names, where that is known from the command and IAM has
/// it as a resource of the action; else on "*". Passing a role is allowed for exactly that role.
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
    let creations = RoleCreations(steps)
    for action in steps.flatMap(\.actions) {
      var commands: [[Argument]] = []
      var isKnown = true
      let invocations =
        [action.invocation, action.check].compactMap(\.self)
        + (action.forEach?.alternatives.map(\.invocation) ?? [])
      for invocation in invocations {
        switch invocation {
        case .arguments(let words): commands.append(words)
        case .script(let script):
          guard Self.mentionsCLI(script.source) else { continue }
          isKnown = false
        }
      }
      commands += action.probe?.reads.map(\.arguments) ?? []
      for words in commands where words.first?.literal == "aws" {
        let line = AWSCommandLine(words.map(\.description), catalogue: catalogue)
        if line.permissions.isEmpty, line.operation == nil, !Self.isHelp(line) { isKnown = false }
        add(line, creations)
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

  private mutating func add(_ line: AWSCommandLine, _ creations: RoleCreations) {
    let named = Self.resources(line)
    for action in line.permissions + Self.tagging(line) where action != "iam:PassRole" {
      grants[action, default: []].formUnion(Self.resources(of: action, among: named))
    }
    for role in line.passedRoles {
      grants["iam:PassRole", default: []].insert(creations.arn(of: role))
    }
  }

  /// Those resources that IAM has for an action; "*" where it has none of them.
  private static func resources(of action: String, among named: [Named]) -> [String] {
    guard let entry = ActionCatalogue.action(action) else { return ["*"] }
    let types = Set(entry.resources.map(\.name))
    let arns = named.filter { types.contains($0.type) }.map(\.arn)
    return arns.isEmpty ? ["*"] : arns
  }

  /// A resource that a command names, by its type in IAM's reference.
  private struct Named {
    var type: String
    var arn: String
  }

  /// What options name, where the name is the last part of the ARN in every account.
  private static func resources(_ line: AWSCommandLine) -> [Named] {
    var named: [Named] = []
    func add(_ option: String, _ type: String, _ arn: (String) -> String) {
      if let value = line.value(option), !value.isEmpty {
        named.append(Named(type: type, arn: arn(value)))
      }
    }
    switch line.service {
    case "iam":
      // A path may stand before the name, which only its creation tells.
      let path = line.value("--path").map { String($0.dropFirst()) } ?? ""
      let isCreation = line.command?.hasPrefix("create-") ?? false
      let anyPath = isCreation ? path : ""
      add("--user-name", "user") { "arn:aws:iam::*:user/\(anyPath)\($0)" }
      add("--group-name", "group") { "arn:aws:iam::*:group/\(anyPath)\($0)" }
      add("--role-name", "role") { "arn:aws:iam::*:role/\(anyPath)\($0)" }
      if line.command == "create-policy" {
        add("--policy-name", "policy") { "arn:aws:iam::*:policy/\(anyPath)\($0)" }
      }
      if let arn = line.value("--policy-arn"), arn.hasPrefix("arn:") {
        named.append(Named(type: "policy", arn: anyAccount(arn)))
      }
    case "s3api":
      add("--bucket", "bucket") { "arn:aws:s3:::\($0)" }
      if let key = line.value("--key"), let bucket = line.value("--bucket") {
        named.append(Named(type: "object", arn: "arn:aws:s3:::\(bucket)/\(key)"))
      }
    default: break
    }
    return named
  }

  /// An ARN whose account and partition are the caller's.
  private static func anyAccount(_ arn: String) -> String {
    arn.replacing("<account-id>", with: "*").replacing("<partition>", with: "aws")
  }

  /// What a creation needs on top where it sets tags; every key is created with the run's tags.
  ///
  /// By the pages on IAM, KMS and SageMaker in the Service Authorization Reference.
  private static func tagging(_ line: AWSCommandLine) -> [String] {
    guard let command = line.command, command.hasPrefix("create-") else { return [] }
    if line.service == "kms", command == "create-key" { return ["kms:TagResource"] }
    guard line.option("--tags") != nil else { return [] }
    switch (line.service, command) {
    case ("iam", "create-role"): return ["iam:TagRole"]
    case ("iam", "create-user"): return ["iam:TagUser"]
    case ("iam", "create-policy"): return ["iam:TagPolicy"]
    case ("sagemaker", _): return ["sagemaker:AddTags"]
    default: return []
    }
  }

  private static func isHelp(_ line: AWSCommandLine) -> Bool {
    if case .help = line.kind { true } else { false }
  }

  /// Whether a script calls the AWS CLI, roughly: a word of it is "aws".
  private static func mentionsCLI(_ script: String) -> Bool {
    script.split { !$0.isLetter && $0 != "-" && $0 != "_" && $0 != "." }.contains("aws")
  }
}

/// The roles that a plan creates, by the name that their ARN is given.
private struct RoleCreations {
  private var names: [String: String] = [:]

  init(_ steps: [Step]) {
    for action in steps.flatMap(\.actions) {
      guard case .arguments(let words)? = action.invocation, let call = AWSCall(words),
        call.service == "iam", call.operation == "create-role",
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
