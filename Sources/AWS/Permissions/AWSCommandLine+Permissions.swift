import JSON

extension AWSCommandLine {
  /// The IAM actions that whoever runs the command needs: the operation's, and `iam:PassRole` where
  /// it hands a role to a service, `ec2:CreateTags` where it tags what it makes.
  ///
  /// Of a command without a model only what is certain: `s3` has its table, others give nothing.
  package var permissions: [String] {
    guard let operation else { return customPermissions }
    var actions = operation.permissions
    // The role of an instance profile is handed over with it.
    let passes =
      !passedRoles.isEmpty
      || options.contains {
        $0.option?.member == "IamInstanceProfile" && operation.service == "ec2"
      }
    if passes, !actions.contains("iam:PassRole") { actions.append("iam:PassRole") }
    // Tags that are given as something of EC2 is made need a permission of their own.
    if operation.service == "ec2", option("--tag-specifications") != nil {
      actions.append("ec2:CreateTags")
    }
    return actions
  }

  /// The roles that the command hands to a service, by name or ARN as written (gaps included).
  ///
  /// A role is handed over by a member that is called "…Role", "…RoleArn" or the like, at any depth.
  /// What IAM and STS do with roles is none of it.
  package var passedRoles: [String] {
    guard let operation, operation.service != "iam", operation.service != "sts" else { return [] }
    var roles: [String] = []
    for option in options {
      if let model = option.option, Self.namesRole(model.member), model.type == .string {
        roles += option.values.map(\.text)
        continue
      }
      if let json = json(ofShorthand: option) {
        Self.collectRoles(json, into: &roles)
        continue
      }
      for value in option.values {
        guard let first = value.text.drop(while: \.isWhitespace).first, first == "{" || first == "["
        else { continue }
        if let root = JSONDocument.parse(Array(value.text.utf8)).root {
          Self.collectRoles(root.value, into: &roles)
        }
      }
    }
    return roles
  }

  private static func collectRoles(_ value: JSONValue, into roles: inout [String]) {
    switch value {
    case .array(let elements): for element in elements { collectRoles(element, into: &roles) }
    case .object(let members):
      for member in members {
        if namesRole(member.name), case .string(let role) = member.value {
          roles.append(role)
        } else {
          collectRoles(member.value, into: &roles)
        }
      }
    default: break
    }
  }

  private static func namesRole(_ member: String) -> Bool {
    let name = member.lowercased()
    return ["role", "rolearn", "role-arn", "iamrole", "iaminstanceprofile"].contains {
      name.hasSuffix($0)
    }
  }

  /// What the high-level S3 commands call.
  private var customPermissions: [String] {
    guard case .custom = kind, service == "s3", let command else { return [] }
    let places = arguments.dropFirst((commandArgument ?? 0) + 1).filter { !$0.hasPrefix("-") }
    let readsBucket = places.first?.hasPrefix("s3://") ?? false
    let writesBucket = places.dropFirst().first?.hasPrefix("s3://") ?? false
    switch command {
    case "ls": return readsBucket ? ["s3:ListBucket"] : ["s3:ListAllMyBuckets"]
    case "mb": return ["s3:CreateBucket"]
    case "rb":
      let isForced = arguments.contains("--force")
      return ["s3:DeleteBucket"] + (isForced ? ["s3:DeleteObject", "s3:ListBucket"] : [])
    case "rm": return ["s3:DeleteObject", "s3:ListBucket"]
    case "presign": return ["s3:GetObject"]
    case "website": return ["s3:PutBucketWebsite"]
    case "cp", "mv", "sync":
      var actions: [String] = []
      if readsBucket { actions.append("s3:GetObject") }
      if writesBucket { actions.append("s3:PutObject") }
      if readsBucket || command == "sync" { actions.append("s3:ListBucket") }
      if command == "mv", readsBucket { actions.append("s3:DeleteObject") }
      if command == "sync", arguments.contains("--delete"), writesBucket {
        actions.append("s3:DeleteObject")
      }
      return actions
    default: return []
    }
  }
}
