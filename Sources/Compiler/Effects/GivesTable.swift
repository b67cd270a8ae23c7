package import AWS
import Source

/// The values that a command's output has, and the names under which a document refers to them.
package enum GivesTable {
  /// What a command gives.
  ///
  /// A member at the top is named after itself (`DomainArn` is `domain-arn`), one inside the object
  /// that was created after that too (`Policy.Arn` is `policy-arn`). Members of lists are never
  /// given: which of several is meant is a person's to say. A command with `--query` and
  /// `--output text` gives what the query ends in, as a whole.
  /// - Parameters:
  ///   - arguments: the command.
  ///   - operation: what the service's model says of its output; nil where it is not installed.
  /// - Returns: the values, each name once, in the order of the output.
  package static func gives(for arguments: [Argument], operation: AWSOperation?) -> [Give] {
    guard let call = AWSCall(arguments) else { return [] }
    if let query = call.value(of: "--query") { return gives(query: query, of: call) }
    var gives: [Give] = []
    for (path, isSecret) in paths(of: call, operation: operation) {
      for name in names(of: path, service: call.service)
      where !gives.contains(where: { $0.name == name }) {
        gives.append(Give(name: name, path: path, isSecret: isSecret))
      }
    }
    return gives
  }

  /// Output members that are credentials, though not every model marks them so.
  private static let credentials: Set<String> = [
    "AuthorizedUrl", "SecretAccessKey", "SessionToken", "Plaintext", "SecretString", "SecretBinary",
    "KeyMaterial", "Password", "authorizationToken", "AuthorizationToken", "RandomPassword",
    "ClientSecret", "PrivateKey",
  ]

  /// Whether an output member is kept out of journals and masked.
  package static func isCredential(member: String) -> Bool { credentials.contains(member) }

  private static func paths(
    of call: AWSCall, operation: AWSOperation?
  ) -> [(path: String, isSecret: Bool)] {
    guard let operation else {
      return (known["\(call.service) \(call.operation)"] ?? []).map { ($0, isSecret($0)) }
    }
    return operation.output.compactMap { member in
      guard !member.path.contains("["), member.path.utf8.count(where: { $0 == dot }) <= 1,
        member.type == .string || member.type == .integer || member.type == .timestamp,
        !member.path.hasSuffix("NextToken"), !member.path.hasSuffix("Marker")
      else { return nil }
      return (member.path, member.isSensitive || isSecret(member.path))
    }
  }

  private static let dot = UInt8(ascii: ".")

  private static func isSecret(_ path: String) -> Bool {
    isCredential(member: path.split(separator: ".").last.map(String.init) ?? path)
  }

  /// The names of a value: of `Policy.Arn` "policy-arn", of `KeyMetadata.Arn` "key-arn", and with
  /// the service's name where people write that: "kms-arn", "kms-key-arn".
  private static func names(of path: String, service: String) -> [String] {
    let parts = path.split(separator: ".").map { PlaceholderName.kebab(String($0)) }
    guard let member = parts.last else { return [] }
    guard parts.count == 2 else { return [member] }
    var owner = parts[0]
    for suffix in ["-metadata", "-description", "-info", "-detail", "-details"]
    where owner.hasSuffix(suffix) { owner.removeLast(suffix.count) }
    let full = member == owner || member.hasPrefix(owner + "-") ? member : "\(owner)-\(member)"
    var names = [full]
    if service == "kms", owner == "key", member == "arn" || member == "key-id" {
      names += ["kms-\(full)", member == "arn" ? "kms-arn" : "kms-id"]
    }
    return names
  }

  /// `--query` with `--output text` prints one value: named after the last member that it selects.
  private static func gives(query: Argument, of call: AWSCall) -> [Give] {
    guard call.value(of: "--output")?.literal == "text", let text = query.literal else { return [] }
    let words = text.utf8.split {
      !($0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "_"))
    }
    guard let last = words.last(where: { !$0.allSatisfy(\.isASCIIDigit) }) else { return [] }
    let member = String(decoding: last, as: UTF8.self)
    return names(of: queryPath(member, in: text), service: call.service).map {
      Give(name: $0, path: "@", isSecret: isCredential(member: member))
    }
  }

  /// The last member with the one that it stands in, where the query is a plain path.
  private static func queryPath(_ member: String, in query: String) -> String {
    let parts = query.split(separator: ".")
    let isPlain = query.utf8.allSatisfy {
      $0.isASCIILetter || $0.isASCIIDigit || $0 == dot || $0 == UInt8(ascii: "_")
    }
    return isPlain && parts.count == 2 ? query : member
  }

  /// What the commonest creating operations give, for compiling without an installed CLI.
  private static let known: [String: [String]] = [
    "iam create-policy": ["Policy.Arn", "Policy.PolicyName", "Policy.PolicyId"],
    "iam create-role": ["Role.Arn", "Role.RoleName", "Role.RoleId"],
    "iam create-user": ["User.Arn", "User.UserName", "User.UserId"],
    "iam create-group": ["Group.Arn", "Group.GroupName", "Group.GroupId"],
    "kms create-key": ["KeyMetadata.Arn", "KeyMetadata.KeyId"],
    "sagemaker create-domain": ["DomainArn", "DomainId", "Url"],
    "sagemaker create-user-profile": ["UserProfileArn"],
    "sagemaker create-notebook-instance": ["NotebookInstanceArn"],
    "sagemaker create-presigned-domain-url": ["AuthorizedUrl"],
    "sts get-caller-identity": ["Account", "Arn", "UserId"],
    "sns create-topic": ["TopicArn"],
    "sqs create-queue": ["QueueUrl"],
    "ec2 create-vpc": ["Vpc.VpcId"],
    "ec2 create-subnet": ["Subnet.SubnetId"],
    "ec2 create-security-group": ["GroupId"],
  ]
}
