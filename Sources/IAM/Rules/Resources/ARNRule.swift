import JSON
import Source

/// Resources that are no ARNs, or whose parts cannot be right.
enum ARNRule: PolicyRule {
  static let prefix = Explanation(
    "iam.invalid-arn-prefix", .error, summary: "a resource that is no ARN",
    explanation: "A resource is \"*\" or an ARN, which begins with \"arn:\". IAM refuses others.",
    example: #"{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "my-bucket/*"}"#,
    remedy: "Write the ARN: \"arn:aws:s3:::my-bucket/*\".")
  static let field = Explanation(
    "iam.missing-arn-field", .error, summary: "an ARN with too few fields",
    explanation: """
      An ARN has six fields between colons: arn:partition:service:region:account:resource. Region and \
      account may be empty, their colons may not be left out.
      """,
    example: #"{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:my-bucket"}"#,
    remedy: "Add the missing colons: \"arn:aws:s3:::my-bucket\".")
  static let partition = Explanation(
    "iam.invalid-partition", .error, summary: "a partition that AWS does not have",
    explanation: "Partitions are aws, aws-cn, aws-us-gov, aws-iso and its relatives, and aws-eusc.",
    example: #"{"Effect": "Allow", "Action": "s3:*", "Resource": "arn:amazon:s3:::data"}"#,
    remedy: "Write \"aws\", the partition of all commercial regions.")
  static let region = Explanation(
    "iam.invalid-arn-region", .warning, summary: "a region that cannot be one",
    explanation: "A region reads like us-east-1 or ap-southeast-2; \"*\" stands for all.",
    example: #"{"Effect": "Allow", "Action": "ec2:*", "Resource": "arn:aws:ec2:sydney:*:*"}"#,
    remedy: "Write the region's code, or \"*\".")
  static let account = Explanation(
    "iam.invalid-arn-account", .warning, summary: "an account that cannot be one",
    explanation: """
      An account id has twelve digits; "*" stands for all. An example value such as "account-id" that \
      is left in a policy matches nothing.
      """,
    example: """
      {"Effect": "Allow", "Action": "iam:PassRole", "Resource": "arn:aws:iam::account-id:role/x"}
      """,
    remedy: "Write the account's id, or a placeholder that is asked for: <account-id>.")
  static let service = Explanation(
    "iam.invalid-service-in-arn", .warning, summary: "an ARN of a service that does not exist",
    explanation: "The third field of an ARN is a service's name as ARNs have it.",
    example: #"{"Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s33:::data"}"#,
    remedy: "Write the service's name.")
  static let resource = Explanation(
    "iam.invalid-arn-resource", .warning,
    summary: "an ARN of no form that its service has",
    explanation: "The rest of the ARN matches none of the formats of the service's resource types.",
    example: """
      {"Effect": "Allow", "Action": "iam:GetRole", "Resource": "arn:aws:iam::123456789012:rolle/x"}
      """,
    remedy: "Write the ARN in one of the forms that the service documents.")

  static let explanations = [prefix, field, partition, region, account, service, resource]

  static let examples = [
    RuleExample(allow: #""Action": "s3:GetObject", "Resource": "⟦my-bucket/*⟧""#),
    RuleExample(allow: #""Action": "s3:GetObject", "Resource": "⟦arn:aws:s3:my-bucket⟧""#),
    RuleExample(allow: #""Action": "s3:GetObject", "Resource": "⟦arn:aws:s3:data/*⟧""#),
    RuleExample(allow: #""Action": "s3:*", "Resource": ["arn:⟦amazon⟧:s3:::data"]"#),
    RuleExample(allow: #""Action": "ec2:*", "Resource": "arn:aws:ec2:⟦sydney⟧:*:instance/*""#),
    RuleExample(
      allow: #""Action": "iam:PassRole", "Resource": "arn:aws:iam::⟦account-id⟧:role/x""#),
    RuleExample(allow: #""Action": "iam:PassRole", "Resource": "arn:aws:iam::⟦12345⟧:role/x""#),
    RuleExample(allow: #""Action": "s3:*", "Resource": "arn:aws:⟦s33⟧:::data""#),
    RuleExample(
      allow: #""Action": "sts:AssumeRole", "Resource": "arn:aws:iam::123456789012:⟦rolle/x⟧""#),
    RuleExample(
      allow: #""Action": "s3:*", "Resource": ["arn:aws:s3:::data/${aws:username}/*", "#
        + #""arn:aws:s3:::<bucket>", "<arn>", "{{arn}}", "arn:aws:<kms_arn>", "arn:*:s3:::*", "arn:aws:s3:*", "#
        + #""${arn}", "arn:aws:sagemaker:*:*:domain/*", "arn:aws:iam::aws:policy/*", "*", "#
        + #""arn:aws:sagemaker:<region>:<account-id>:endpoint/<name>"]"#),
    RuleExample(
      allow: #""Action": "kms:Decrypt", "Resource": "arn:aws:kms:{{region}}:{{account}}:key/*""#),
    RuleExample(
      allow: #""Principal": {"AWS": "123456789012"}, "Action": "execute-api:Invoke", "#
        + #""Resource": ["execute-api:/*", "execute-api:/prod/GET/pets"]"#,
      kind: .resource),
  ]

  private static let partitions = [
    "aws", "aws-cn", "aws-us-gov", "aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f", "aws-eusc",
  ]

  /// Services with resources that their reference does not list.
  ///
  /// Paths of API Gateway's own API and macros of CloudFormation: AWS's own policies use them.
  static let incomplete: Set<String> = ["apigateway", "cloudformation"]

  static func check(_ policy: Policy, _ findings: inout Findings) {
    for entry in policy.statements.flatMap(\.resources).flatMap(\.entries) {
      check(entry, &findings)
    }
  }

  private static func check(_ entry: Statement.Entry, _ findings: inout Findings) {
    let text = entry.text
    guard text != "*", !text.hasPrefix("<"), !text.hasPrefix("${") else { return }
    guard text.hasPrefix("arn:") else {
      // API Gateway puts the ARN of the API before `execute-api:/stage/method/path`; a gap of a
      // template may hold any part of an ARN.
      guard !text.hasPrefix("*"), !text.hasPrefix("execute-api:/"), !text.hasPrefix("{{") else {
        return
      }
      findings.add(
        prefix, "\"\(text)\" is no ARN: a resource is \"*\" or begins with \"arn:\"",
        at: entry.range)
      return
    }
    let fields = ARNFields(text)
    guard let resource = fields.resource else {
      // What a placeholder or a wildcard stands for may hold the missing colons.
      let isOpen = text.contains("*") && !hasPath(fields.region) && !hasPath(fields.account)
      guard !hasUnknownPart(text), !isOpen else { return }
      findings.add(
        field, "\"\(text)\" has \(fields.count) of the six fields of an ARN", at: entry.range)
      return
    }
    checkNames(entry, fields, &findings)
    checkResource(entry, fields, resource, &findings)
  }

  /// Whether a region or account has a slash before its first wildcard, as only resources have.
  private static func hasPath(_ field: Substring) -> Bool {
    field.prefix { $0 != "*" }.contains("/")
  }

  private static func checkNames(
    _ entry: Statement.Entry, _ fields: ARNFields, _ findings: inout Findings
  ) {
    if isPlain(fields.partition), !partitions.contains(String(fields.partition)) {
      findings.add(
        partition, "AWS has no partition \"\(fields.partition)\"",
        at: entry.range(of: fields.partition),
        fixes: [.replace(entry.range(of: fields.partition), with: "aws")])
    }
    if isPlain(fields.region), !fields.region.isEmpty, !ARNFields.isRegion(fields.region) {
      findings.add(
        region, "\"\(fields.region)\" is no region", at: entry.range(of: fields.region))
    }
    let account = fields.account
    guard isPlain(account), !account.isEmpty, account != "aws", account != "cloudfront",
      account != "aws-marketplace", account != "amazon"
    else { return }
    let digits = account.utf8.filter { $0 &- 0x30 < 10 }.count
    if digits == account.utf8.count, digits != 12 {
      findings.add(
        self.account, "\"\(account)\" is no account: an account id has 12 digits",
        at: entry.range(of: account))
    } else if digits != account.utf8.count {
      let name = account.lowercased().replacing("_", with: "-")
      findings.add(
        self.account,
        "\"\(account)\" is not an account: it reads like a placeholder, write <\(name)>",
        at: entry.range(of: account), fixes: [.replace(entry.range(of: account), with: "<\(name)>")]
      )
    }
  }

  private static func checkResource(
    _ entry: Statement.Entry, _ fields: ARNFields, _ resource: Substring,
    _ findings: inout Findings
  ) {
    guard isPlain(fields.service) else { return }
    let formats = ARNFormats.ofService(String(fields.service))
    guard !formats.isEmpty else {
      guard ActionCatalogue.service(fields.service.lowercased()) == nil else { return }
      findings.add(
        service,
        "there is no service \"\(fields.service)\""
          + didYouMean(nearest(to: String(fields.service), among: ActionCatalogue.services)),
        at: entry.range(of: fields.service))
      return
    }
    guard entry.text.utf8.count <= 2048, !incomplete.contains(String(fields.service)) else {
      return
    }
    let pattern = WildcardPattern(resource)
    if !formats.contains(where: { $0.pattern.intersects(pattern) }) {
      findings.add(
        self.resource,
        "\"\(resource)\" is no resource that \(fields.service) has: it has "
          + formats.prefix(3).map { "\"\($0.text)\"" }.joined(separator: ", ")
          + (formats.count > 3 ? " and \(formats.count - 3) more" : ""),
        at: entry.range(of: resource))
    }
  }

  /// Whether a field of an ARN is what it says: no placeholder, variable or wildcard.
  static func isPlain(_ field: Substring) -> Bool {
    !hasUnknownPart(field)
      && !field.utf8.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") }
  }
}
