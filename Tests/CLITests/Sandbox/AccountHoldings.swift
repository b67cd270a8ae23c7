import JSON

/// What an account holds of IAM, as `aws iam get-account-authorization-details` lists it.
struct AccountHoldings: Equatable {
  static let command = [
    "iam", "get-account-authorization-details", "--filter", "Group", "Role", "LocalManagedPolicy",
  ]

  /// The documents of the account's own policies: the default version of each, by its name.
  private(set) var policies: [String: JSONValue] = [:]
  /// The trust policies of the roles, by their names.
  private(set) var trust: [String: JSONValue] = [:]
  /// The ARNs of what is attached to each group.
  private(set) var groups: [String: Set<String>] = [:]
  /// The ARNs of what is attached to each role.
  private(set) var roles: [String: Set<String>] = [:]

  /// Reads what `aws` printed.
  init(_ answer: JSONValue) {
    for policy in answer["Policies"]?.elements ?? [] {
      let version = policy["PolicyVersionList"]?.elements?.first {
        $0["IsDefaultVersion"]?.bool == true
      }
      policies[policy["PolicyName"]?.string ?? Self.name(policy)] = version?["Document"]
    }
    for group in answer["GroupDetailList"]?.elements ?? [] {
      groups[group["GroupName"]?.string ?? ""] = Self.attached(group)
    }
    for role in answer["RoleDetailList"]?.elements ?? [] {
      let name = role["RoleName"]?.string ?? ""
      roles[name] = Self.attached(role)
      trust[name] = role["AssumeRolePolicyDocument"]
    }
  }

  private static func attached(_ holder: JSONValue) -> Set<String> {
    Set((holder["AttachedManagedPolicies"]?.elements ?? []).compactMap { $0["PolicyArn"]?.string })
  }

  /// The end of a policy's ARN: moto leaves the name out.
  private static func name(_ policy: JSONValue) -> String {
    (policy["Arn"]?.string ?? "").split(separator: "/").last.map(String.init) ?? ""
  }
}

/// Whom a key's policy lets do what.
struct KeyPolicy {
  private let statements: [JSONValue]

  /// Reads what `aws kms get-key-policy` printed.
  init?(_ answer: JSONValue) {
    guard let text = answer["Policy"]?.string, let policy = JSONValue(parsing: text) else {
      return nil
    }
    statements = policy["Statement"]?.elements ?? []
  }

  /// The ends of the ARNs, as `user/ana`, of the principals that an action is allowed to.
  func principals(allowed action: String) -> Set<String> {
    Set(
      statements.filter { statement in
        statement["Effect"]?.string == "Allow"
          && Self.list(statement["Action"]).contains { Self.covers($0, action) }
      }.flatMap { Self.list($0["Principal"]?["AWS"]) }.map { arn in
        arn.split(separator: ":").last.map(String.init) ?? arn
      })
  }

  private static func covers(_ pattern: String, _ action: String) -> Bool {
    pattern.hasSuffix("*") ? action.hasPrefix(pattern.dropLast()) : pattern == action
  }

  private static func list(_ value: JSONValue?) -> [String] {
    value?.string.map { [$0] } ?? value?.elements?.compactMap(\.string) ?? []
  }
}
