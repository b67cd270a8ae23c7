import AWS
import IAM

/// An IAM action that a command needs, and what it must be allowed on.
struct NeededPermission: Hashable {
  /// As IAM writes it: `iam:CreateGroup`.
  var action: String
  /// ARNs, in every account where the command names none; "*" where IAM has no resource that the
  /// command names.
  var resources: [String]

  /// What a command needs.
  ///
  /// - Parameters:
  ///   - line: the command.
  ///   - creations: the roles that the plan creates, which a command may pass on.
  /// - Returns: the permissions, none where they are not known.
  static func all(for line: AWSCommandLine, creations: RoleCreations) -> [NeededPermission] {
    let named = resources(line)
    var permissions = (line.permissions + tagging(line)).filter { $0 != "iam:PassRole" }
      .map { NeededPermission(action: $0, resources: resources(of: $0, among: named)) }
    for role in line.passedRoles {
      permissions.append(
        NeededPermission(action: "iam:PassRole", resources: [creations.arn(of: role)]))
    }
    return permissions
  }

  /// Whether it is known what a command needs.
  static func areKnown(for line: AWSCommandLine) -> Bool {
    if case .help = line.kind { return true }
    return line.operation != nil || !line.permissions.isEmpty
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
}
