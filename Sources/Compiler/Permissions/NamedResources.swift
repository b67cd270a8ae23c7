import AWS
import IAM

/// The ARNs of what a command works on, as a policy for whoever runs it names them.
///
/// IAM's reference says which types of resources an action is allowed on, and how their ARNs are made:
/// `sagemaker:${Region}:${Account}:user-profile/${DomainId}/${UserProfileName}`. A part that an option
/// of the command gives (`--domain-id`) is filled in; every other is a wildcard, as are the region and
/// the account.
struct NamedResources {
  let line: AWSCommandLine
  /// What is known of the values that the plan's actions give.
  let made: MadeValues

  /// The resources that an action is to be allowed on for the command.
  /// - Parameter action: as IAM writes it: `iam:CreateGroup`.
  /// - Returns: ARNs; "*" alone where the action knows no resources, or the command names none.
  func arns(for action: String) -> [String] {
    guard let entry = ActionCatalogue.action(action) else { return ["*"] }
    // Starting an instance is checked against all that it consists of, a volume and its keys too,
    // and the reference does not mark each of them.
    if line.service == "ec2", entry.required.count > 1 { return ["*"] }
    var arns: [String] = []
    for type in entry.resources {
      let named = self.arns(of: type, for: action)
      if !named.isEmpty {
        arns += named
      } else if entry.required.contains(where: { $0.name == type.name }) {
        arns.append(arn(of: type) { _ in nil })
      }
    }
    return arns.isEmpty ? ["*"] : arns
  }

  // MARK: Types

  /// The resources of a type that the command names.
  private func arns(of type: ResourceEntry, for action: String) -> [String] {
    let given = line.options.flatMap(\.values).map(\.text).filter { $0.hasPrefix("arn:") }
      .map { Self.anyAccount(made.masked($0)) }.filter(type.matches)
    if !given.isEmpty { return given }
    if line.service == "s3" { return objects(of: type, for: action) }
    var isNamed = false
    var lists: [[String]] = []
    let arn = arn(of: type) { variable in
      let values = self.values(of: variable, type: type)
      guard let first = values.first else { return nil }
      isNamed = true
      if values.count > 1 { lists.append(values) }
      return first
    }
    guard isNamed else { return [] }
    // `--instance-ids i-1 i-2`: one option gives the last part of several ARNs.
    if lists.count == 1, let first = lists[0].first, arn.hasSuffix(first) {
      return lists[0].map { arn.dropLast(first.count) + $0 }
    }
    return Self.variants(of: arn)
  }

  /// The ARN of a type, with the values that its variables have in the command.
  private func arn(of type: ResourceEntry, value: (String) -> String?) -> String {
    var arn = "arn:aws:"
    var rest = type.format[...]
    while let open = rest.firstRange(of: "${"),
      let close = rest[open.upperBound...].firstIndex(of: "}")
    {
      let literal = rest[..<open.lowerBound]
      arn += literal
      let variable = String(rest[open.upperBound..<close])
      if variable == "Region" || variable == "Account" || variable == "Partition" {
        arn += variable == "Partition" ? "aws" : "*"
      } else {
        // "alias/logs" for an ARN in which "alias/" stands already.
        let value = value(variable) ?? "*"
        let prefix = literal.split(separator: ":").last.map(String.init) ?? ""
        arn +=
          !prefix.isEmpty && value.hasPrefix(prefix) ? value.dropFirst(prefix.count) : value[...]
      }
      rest = rest[rest.index(after: close)...]
    }
    return arn + rest
  }

  /// What an ARN's last part needs besides the name.
  private static func variants(of arn: String) -> [String] {
    // Secrets have six letters behind their names, log groups their streams.
    if arn.hasPrefix("arn:aws:secretsmanager:") { return [arn + "-??????"] }
    if arn.hasPrefix("arn:aws:logs:") { return [arn, arn + ":*"] }
    return [arn]
  }

  // MARK: Values

  /// What the command gives for a variable of an ARN: `DomainId` is `--domain-id`, `ClusterName` may
  /// be `--cluster`, `TopicName` the `--name` of `create-topic`.
  private func values(of variable: String, type: ResourceEntry) -> [String] {
    var name = PlaceholderName.kebab(variable)
    for suffix in ["-with-path", "-without-leading-slash"] where name.hasSuffix(suffix) {
      name = String(name.dropLast(suffix.count))
    }
    var options = [name, name + "s"]
    // What has an id is not called by its name in ARNs: a domain is `domain/d-1`.
    if name.hasSuffix("-id") { options.append(name.dropLast("-id".count) + "-identifier") }
    if name.hasSuffix("-name") {
      let stem = String(name.dropLast("-name".count))
      options += [stem + "-identifier", stem]
      // "create-state-machine" makes a "statemachine".
      let command = (line.command ?? "").replacing("-", with: "")
      if command.contains(type.name.lowercased().replacing("-", with: "")) {
        options.append("name")
      }
    }
    if name == "object-name" { options = ["key"] }
    for option in options {
      let values = line.option("--\(option)")?.values.map(\.text) ?? []
      guard !values.isEmpty, values.allSatisfy({ !$0.isEmpty && !$0.hasPrefix("arn:") }) else {
        continue
      }
      return values.map { self.value($0, of: variable, type: type) }
    }
    return []
  }

  private func value(_ text: String, of variable: String, type: ResourceEntry) -> String {
    let text = made.masked(text)
    // A key's id is not its alias.
    if line.service == "kms", type.name == "key", text.hasPrefix("alias/") { return "*" }
    if variable.hasSuffix("WithoutLeadingSlash"), text.hasPrefix("/") {
      return String(text.dropFirst())
    }
    // ARNs of SageMaker have names in lower case, and IAM tells upper from lower case in ARNs.
    if line.service == "sagemaker" { return text.lowercased() }
    if variable.hasSuffix("WithPath"), let path = line.value("--path") {
      return path.dropFirst() + text
    }
    return text
  }

  /// An ARN whose account and partition are the caller's.
  private static func anyAccount(_ arn: String) -> String {
    arn.replacing("<account-id>", with: "*").replacing("<partition>", with: "aws")
  }

  // MARK: S3

  /// The buckets or objects that a high-level command of S3 works on: of a copy, what an action reads
  /// is the first place, what it writes the second.
  private func objects(of type: ResourceEntry, for action: String) -> [String] {
    let places = line.arguments.filter { $0.hasPrefix("s3://") }
      .map { made.masked(String($0.dropFirst("s3://".count))) }
    let isWritten =
      action == "s3:PutObject" || action == "s3:DeleteObject" && line.command == "sync"
    let place = isWritten ? places.last : places.first
    guard let place, !place.isEmpty else { return [] }
    let bucket = String(place.prefix { $0 != "/" })
    let key = String(place.dropFirst(bucket.count + 1))
    switch type.name {
    case "bucket": return ["arn:aws:s3:::\(bucket)"]
    case "object":
      let isPrefix =
        key.isEmpty || key.hasSuffix("/") || line.command == "sync" || line.command == "rb"
        || line.arguments.contains("--recursive")
      return ["arn:aws:s3:::\(bucket)/\(key)\(isPrefix ? "*" : "")"]
    default: return []
    }
  }
}
