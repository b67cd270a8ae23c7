import JSON
import Source

/// Principals where none may stand, and principals of the wrong form.
enum PrincipalRule: PolicyRule {
  static let unsupported = Explanation(
    "iam.unsupported-principal", .error,
    summary: "a Principal in a policy that is attached to its principal",
    explanation: """
      A policy for identities applies to whoever it is attached to; IAM refuses a Principal in it. \
      Service control policies have none either, and trust policies have no NotPrincipal.
      """,
    example: #"{"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "*"}"#,
    remedy: "Remove the element, or attach the policy to the resource.")
  static let key = Explanation(
    "iam.invalid-principal-key", .error, summary: "a kind of principal that does not exist",
    explanation: "Principals are AWS, Service, Federated or CanonicalUser, spelt exactly.",
    example: #"{"Principal": {"Services": "ec2.amazonaws.com"}}"#,
    remedy: "Write one of the four kinds.")
  static let format = Explanation(
    "iam.invalid-principal-format", .error, summary: "a principal of the wrong form",
    explanation: """
      Under AWS stand account ids, ARNs of users, roles or sessions, or "*"; IAM refuses anything else.
      """,
    example: #"{"Principal": {"AWS": "alice"}}"#,
    remedy: "Write the ARN: \"arn:aws:iam::123456789012:user/alice\".")
  static let service = Explanation(
    "iam.invalid-service-principal-format", .error,
    summary: "a service principal of the wrong form",
    explanation: """
      A service is named like ec2.amazonaws.com, without wildcards. A name that is one letter away \
      from a service's is taken for a slip: IAM refuses the policy.
      """,
    example: #"{"Principal": {"Service": "sagemaker"}}"#,
    remedy: "Write the service's full name: \"sagemaker.amazonaws.com\".")
  static let notPrincipal = Explanation(
    "iam.allow-with-not-principal", .warning, summary: "an Allow for everybody except some",
    explanation: "It includes anonymous callers and every account of AWS.",
    example: #"{"Effect": "Allow", "NotPrincipal": {"AWS": "123456789012"}}"#,
    remedy: "List who may, in Principal.")
  static let everybody = Explanation(
    "iam.wildcard-in-principal", .warning, summary: "an Allow for everybody",
    explanation: """
      "*" is every caller of every account (anonymous ones too, where the service has them) unless a \
      condition restricts it.
      """,
    example: #"{"Effect": "Allow", "Principal": "*", "Action": "sts:AssumeRole"}"#,
    remedy: "Name the principals, or add a condition such as aws:PrincipalOrgID.")
  static let wildcard = Explanation(
    "iam.unsupported-wildcard-in-principal", .error, summary: "a wildcard within a principal",
    explanation: """
      A principal is one account, user, role or session, or "*" for everybody; IAM refuses wildcards \
      within an ARN.
      """,
    example: #"{"Principal": {"AWS": "arn:aws:iam::123456789012:role/ops-*"}}"#,
    remedy: "Name the account, and add a condition: \"ArnLike\": {\"aws:PrincipalArn\": …}.")
  static let federated = Explanation(
    "iam.federated-principal-not-supported", .error,
    summary: "an identity provider in a policy that is no trust policy",
    explanation: """
      An identity provider lets its users assume a role; only the role can then be given access to a \
      resource.
      """,
    example: #"{"Principal": {"Federated": "accounts.google.com"}, "Action": "s3:GetObject"}"#,
    remedy: "Name the role that the provider's users assume.")

  static let explanations = [
    unsupported, key, format, service, notPrincipal, everybody, wildcard, federated,
  ]

  /// The kinds of principals.
  static let kinds: Set<String> = ["AWS", "Service", "Federated", "CanonicalUser"]

  private static func trust(_ principal: String) -> RuleExample {
    RuleExample(allow: #""Action": "sts:AssumeRole", \#(principal)"#, kind: .trust)
  }

  static let examples = [
    RuleExample(allow: #""⟦Principal⟧": "*", "Action": "s3:GetObject", "Resource": "*""#),
    trust(#""Principal": {"⟦Services⟧": "ec2.amazonaws.com"}"#),
    trust(#""Principal": {"AWS": ["123456789012", "⟦alice⟧"]}"#),
    trust(#""Principal": {"Service": "⟦sagemaker⟧"}"#),
    trust(#""Principal": {"Service": "⟦lamda.amazonaws.com⟧"}"#),
    trust(#""Principal": {"Service": "⟦sagemakers.amazonaws.com⟧"}"#),
    // Principals that are no service's prefix: nothing can be said of them.
    trust(
      #""Principal": {"Service": ["ecs-tasks.amazonaws.com", "edgelambda.amazonaws.com", "#
        + #""vpc-flow-logs.amazonaws.com", "kafkaconnect.amazonaws.com", "ops.amazonaws.com"]}"#),
    trust(#""Principal": {"AWS": "arn:aws:iam::⟦12345678901⟧:user/x"}"#),
    RuleExample(
      allow: #""⟦NotPrincipal⟧": {"AWS": "123456789012"}, "Action": "s3:*", "Resource": "*""#,
      kind: .resource),
    trust(#""Principal": {"AWS": "⟦*⟧"}"#),
    trust(#""Principal": {"AWS": "⟦arn:aws:iam::123456789012:role/ops-*⟧"}"#),
    RuleExample(
      allow: #""Principal": {"Federated": "⟦accounts.google.com⟧"}, "Action": "s3:GetObject", "#
        + #""Resource": "arn:aws:s3:::data/*""#,
      kind: .resource),
    trust(
      #""Principal": {"AWS": "*"}, "Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-1"}}"#),
    trust(#""Principal": {"Service": ["ec2.amazonaws.com", "logs.<region>.amazonaws.com"]}"#),
    trust(
      #""Principal": {"AWS": ["arn:aws:iam::123456789012:root", "<user-arn>", "AIDAEXAMPLEID1234567"]}"#
    ),
  ]

  static func check(_ policy: Policy, _ findings: inout Findings) {
    for statement in policy.statements {
      var previous: JSONNode.Member?
      for principal in statement.principals {
        let member = principal.member
        let isFirst = previous?.nameRange != member.nameRange
        previous = member
        // What a resource control policy's principals may be, a rule of its own says.
        guard policy.kind != .resourceControl else { continue }
        let hasPrincipals = policy.kind != .identity && policy.kind != .serviceControl
        if !hasPrincipals || policy.kind == .trust && principal.isNot {
          guard isFirst else { continue }
          findings.add(
            unsupported,
            hasPrincipals
              ? "a trust policy has no NotPrincipal"
              : "a policy of this kind has no \(member.name): it applies to whoever it is attached to",
            at: member.nameContentRange)
          continue
        }
        if principal.isNot, statement.isAllow, isFirst {
          findings.add(
            notPrincipal, "allowing NotPrincipal allows everybody else, in every account",
            at: member.nameContentRange)
        }
        check(principal, in: statement, of: policy.kind, &findings)
      }
    }
  }

  private static func check(
    _ principal: Statement.Principal, in statement: Statement, of kind: PolicyKind,
    _ findings: inout Findings
  ) {
    if let type = principal.type,
      !kinds.contains(type.name)
    {
      let range = type.nameContentRange
      let near = nearest(to: type.name, among: kinds.sorted(), limit: 1)
      findings.add(
        key, "there is no kind of principal \"\(type.name)\"\(didYouMean(near))", at: range,
        fixes: near.map { .replace(range, with: $0) })
      return
    }
    for entry in principal.entries where !hasUnknownPart(entry.text) {
      switch principal.type?.name {
      case "AWS", nil:
        if entry.text == "*" {
          // A resource such as a public bucket is meant for everybody; a role never is.
          guard kind != .resource, kind != .trust || principal.type != nil, statement.isAllow,
            !principal.isNot,
            statement.conditions.isEmpty
          else { continue }
          findings.add(everybody, "\"*\" is everybody, in every account", at: entry.range)
        } else if entry.text.hasPrefix("arn:"), entry.text.contains(where: { "*?".contains($0) }) {
          findings.add(
            wildcard, "\"\(entry.text)\" is a pattern, and a principal is one", at: entry.range)
        } else if entry.text.hasPrefix("arn:"), let account = wrongAccount(entry.text) {
          findings.add(
            format, "\"\(account)\" is no account: an account id has 12 digits",
            at: entry.range(of: account))
        } else if principal.type == nil || !isAccountOrARN(entry.text) {
          findings.add(
            format, "\"\(entry.text)\" is no principal: an account id, an ARN or \"*\"",
            at: entry.range)
        }
      case "Service":
        if !isService(entry.text) {
          findings.add(
            service, "\"\(entry.text)\" is no service: it reads like ec2.amazonaws.com",
            at: entry.range)
        } else if let meant = misspelt(entry.text) {
          findings.add(
            service, "there is no service \"\(entry.text)\"\(didYouMean([meant]))", at: entry.range,
            severity: .warning, fixes: [.replace(entry.range, with: meant)])
        }
      case "Federated" where kind != .trust:
        findings.add(
          federated, "an identity provider has access to roles only", at: entry.range)
      default: break
      }
    }
  }

  /// The account of an ARN, where it is a number that cannot be one.
  private static func wrongAccount(_ text: String) -> Substring? {
    let account = ARNFields(text).account
    let isNumber = !account.isEmpty && account.utf8.allSatisfy { $0 &- 0x30 < 10 }
    return isNumber && account.utf8.count != 12 ? account : nil
  }

  private static func isAccountOrARN(_ text: String) -> Bool {
    if text.hasPrefix("arn:") { return true }
    // Deleted users and roles are shown as their unique ids, which begin with A and a letter.
    let isID = text.utf8.count >= 16 && text.hasPrefix("A") && text.utf8.allSatisfy(isAlphanumeric)
    return isID || text.utf8.count == 12 && text.utf8.allSatisfy { $0 &- 0x30 < 10 }
  }

  /// The service principal that a name is one letter away from.
  ///
  /// Not every principal is named after the prefix of its actions (`ecs-tasks`, `vpc-flow-logs`), so
  /// an unknown name alone says nothing; and many prefixes of three or four letters are one letter
  /// apart.
  private static func misspelt(_ text: String) -> String? {
    let suffix = ".amazonaws.com"
    guard text.hasSuffix(suffix) else { return nil }
    let name = text.dropLast(suffix.count).lowercased()
    guard name.utf8.count >= 5, !name.contains("."), ActionCatalogue.service(name) == nil
    else { return nil }
    return NearestName.of(
      name, among: ActionCatalogue.services.lazy.filter { $0.utf8.count >= 5 }, limit: 1
    )
    .map { $0 + suffix }
  }

  private static func isService(_ text: String) -> Bool {
    text.contains(".amazonaws.com") && !text.contains("*") || text.hasSuffix(".aws.internal")
      || text.hasSuffix(".amazon.com") || text.hasSuffix(".aws.com")
  }
}
