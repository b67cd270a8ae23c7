import JSON
import Source

/// ARNs with a region or an account where their resources have none, or without where they have one.
enum ARNPlaceRule: PolicyRule {
  static let region = Explanation(
    "iam.arn-region-not-allowed", .warning, summary: "a region in an ARN that has none",
    explanation: """
      The resource belongs to no region, so its ARN has nothing between the third and the fourth \
      colon; with a region there it matches nothing.
      """,
    example: #"{"Resource": "arn:aws:iam:us-east-1:123456789012:role/x"}"#,
    remedy: "Leave the region out: \"arn:aws:iam::123456789012:role/x\".")
  static let account = Explanation(
    "iam.arn-account-not-allowed", .warning, summary: "an account in an ARN that has none",
    explanation: """
      The resource's name is unique by itself, so its ARN has nothing between the fourth and the \
      fifth colon; with an account there it matches nothing.
      """,
    example: #"{"Resource": "arn:aws:s3::123456789012:data"}"#,
    remedy: "Leave the account out: \"arn:aws:s3:::data\".")
  static let missingRegion = Explanation(
    "iam.missing-arn-region", .warning, summary: "an ARN without the region that it must have",
    explanation: "The resource belongs to a region; an ARN without one matches nothing.",
    example: #"{"Resource": "arn:aws:sns::123456789012:jobs"}"#,
    remedy: "Write the region, or \"*\" for all: \"arn:aws:sns:*:123456789012:jobs\".")
  static let missingAccount = Explanation(
    "iam.missing-arn-account", .warning, summary: "an ARN without the account that it must have",
    explanation: "The resource belongs to an account; an ARN without one matches nothing.",
    example: #"{"Resource": "arn:aws:iam:::role/x"}"#,
    remedy: "Write the account, or \"*\" for all: \"arn:aws:iam::*:role/x\".")
  static let serviceCase = Explanation(
    "iam.invalid-arn-service-case", .warning, summary: "a service in an ARN that is not lower case",
    explanation: "ARNs are compared exactly, and services are in lower case in them.",
    example: #"{"Resource": "arn:aws:S3:::data"}"#,
    remedy: "Write the service in lower case.")

  static let explanations = [region, account, missingRegion, missingAccount, serviceCase]

  private static func example(_ resource: String) -> RuleExample {
    RuleExample(allow: #""Action": "s3:*", "Resource": "\#(resource)""#)
  }

  static let examples = [
    example("arn:aws:iam:⟦us-east-1⟧:123456789012:role/x"),
    example("arn:aws:s3::⟦123456789012⟧:data"),
    example("⟦arn:aws:sns::123456789012:jobs⟧"),
    example("⟦arn:aws:iam:::role/x⟧"),
    example("arn:aws:⟦S3⟧:::data"),
    example("arn:aws:s3:::data/x:y"),
    example("arn:aws:s3:us-east-1:123456789012:accesspoint/x"),
    example("arn:aws:iam::aws:policy/ReadOnlyAccess"),
    example("arn:aws:sns:*:*:jobs"),
    example("arn:aws:sns:<region>:<account>:jobs"),
    example("arn:aws:ec2:us-east-1::image/ami-1a2b3c4d"),
    example("arn:aws:apigateway:us-east-1::/restapis/*"),
    example("arn:aws:ssm:*::document/AWS-RunShellScript"),
    example("arn:aws:ssm:*::parameter/aws/service/ecs/*"),
    example("arn:aws:kms:*::*"),
  ]

  static func check(_ policy: Policy, _ findings: inout Findings) {
    for entry in policy.statements.flatMap(\.resources).flatMap(\.entries)
    where entry.text.hasPrefix("arn:") {
      let fields = ARNFields(entry.text)
      guard let resource = fields.resource else { continue }
      if ARNRule.isPlain(fields.service), fields.service.lowercased() != fields.service,
        ActionCatalogue.service(fields.service.lowercased()) != nil
      {
        let range = entry.range(of: fields.service)
        findings.add(
          serviceCase, "\"\(fields.service)\" is \"\(fields.service.lowercased())\" in ARNs",
          at: range, fixes: [.replace(range, with: fields.service.lowercased())])
        continue
      }
      check(entry, fields, resource, &findings)
    }
  }

  /// Whether a resource has a finding of this rule.
  static func isMisplaced(_ entry: Statement.Entry) -> Bool {
    let fields = ARNFields(entry.text)
    guard let resource = fields.resource else { return false }
    var findings = Findings()
    check(entry, fields, resource, &findings)
    return !findings.diagnostics.isEmpty
  }

  private static func check(
    _ entry: Statement.Entry, _ fields: ARNFields, _ resource: Substring,
    _ findings: inout Findings
  ) {
    guard ARNRule.isPlain(fields.service), entry.text.utf8.count <= 2048,
      !ARNRule.incomplete.contains(String(fields.service))
    else { return }
    let pattern = WildcardPattern(resource)
    let forms = ARNFormats.ofService(String(fields.service))
      .filter { $0.pattern.intersects(pattern) }
    guard !forms.isEmpty, !pattern.isAnything else { return }
    let service = fields.service
    if !fields.region.isEmpty, ARNRule.isPlain(fields.region), !forms.contains(where: \.hasRegion) {
      findings.add(
        region, "the ARN of such a resource of \(service) has no region",
        at: entry.range(of: fields.region))
    } else if fields.region.isEmpty, forms.allSatisfy(\.hasRegion) {
      findings.add(
        missingRegion, "the ARN of such a resource of \(service) has a region", at: entry.range)
    }
    if !fields.account.isEmpty, ARNRule.isPlain(fields.account),
      !forms.contains(where: \.hasAccount)
    {
      findings.add(
        account, "the ARN of such a resource of \(service) has no account",
        at: entry.range(of: fields.account))
    } else if fields.account.isEmpty, forms.allSatisfy(\.hasAccount), !isOwnedByAWS(resource) {
      findings.add(
        missingAccount, "the ARN of such a resource of \(service) has an account", at: entry.range)
    }
  }

  /// Whether a resource is one that AWS itself provides, such as `document/AWS-RunShellScript`: those
  /// belong to no account.
  private static func isOwnedByAWS(_ resource: Substring) -> Bool {
    resource.lowercased().split(whereSeparator: { $0 == "/" || $0 == ":" }).contains {
      $0.hasPrefix("aws") || $0.hasPrefix("amazon")
    }
  }
}
