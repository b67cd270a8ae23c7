import JSON
import Source

/// Condition keys that do not exist, are out of use, or are not known to the statement's actions.
enum ConditionKeyRule: PolicyRule {
  static let global = Explanation(
    "iam.invalid-global-condition-key", .warning,
    summary: "a global condition key that does not exist",
    explanation: "Keys that begin with \"aws:\" are a fixed list of IAM's, apart from tags.",
    example: #"{"Condition": {"StringEquals": {"aws:SourceVpcs": "vpc-1a2b3c4d"}}}"#,
    remedy: "Write the key as IAM has it.")
  static let service = Explanation(
    "iam.invalid-service-condition-key", .warning,
    summary: "a condition key that its service does not have",
    explanation: """
      A condition on a key that is never in a request is never true (or, with IfExists or a negated \
      operator, always).
      """,
    example: #"{"Condition": {"StringEquals": {"s3:prefixes": "home/"}}}"#,
    remedy: "Write a key that the service defines.")
  static let deprecated = Explanation(
    "iam.deprecated-condition-key", .warning,
    summary: "a condition key that no action uses any more",
    explanation: """
      The service still knows the key, but none of its actions lists it: a condition on it does not \
      do what it says. Amazon SageMaker has replaced keys such as VolumeKmsKey by VolumeKmsKeyArn.
      """,
    example: #"{"Condition": {"ArnEquals": {"sagemaker:VolumeKmsKey": "<kms-arn>"}}}"#,
    remedy: "Use the key that has replaced it.")
  static let irrelevant = Explanation(
    "iam.irrelevant-condition-key", .note,
    summary: "a condition key that none of the statement's actions knows",
    explanation: """
      Requests of these actions do not hold the key, so the condition is never true for them (or, \
      with IfExists or a negated operator, always).
      """,
    example: """
      {"Action": "s3:GetObject", "Condition": {"StringEquals": {"s3:prefix": "home/"}}}
      """,
    remedy: "Move the condition to a statement with the actions that know the key.")
  static let format = Explanation(
    "iam.invalid-condition-key-format", .error, summary: "a condition key without a service",
    explanation: "A key is a service's prefix, or aws, a colon, and a name.",
    example: #"{"Condition": {"StringEquals": {"RequestedRegion": "us-east-1"}}}"#,
    remedy: "Add the prefix: \"aws:RequestedRegion\".")

  static let explanations = [global, service, deprecated, irrelevant, format]

  private static func example(_ key: String, action: String = "s3:GetObject") -> RuleExample {
    RuleExample(
      allow: OperatorRule.conditioned(#""StringEquals": {"\#(key)": "x"}"#, action: action))
  }

  static let examples = [
    example("⟦aws:SourceVpcs⟧"),
    example("⟦s3:prefixes⟧"),
    example("⟦sagemaker:VolumeKmsKey⟧", action: "sagemaker:CreateTrainingJob"),
    example("⟦s3:prefix⟧"),
    example("⟦RequestedRegion⟧"),
    example("AWS:SourceVPCE"),
    example("aws:RequestTag/cost-centre"),
    example("aws:PrincipalTag/<key>"),
    example("s3:ExistingObjectTag/project"),
    example("sagemaker:ResourceTag/Project", action: "sagemaker:*"),
    example("sagemaker:VolumeKmsKeyArn", action: "sagemaker:CreateTrainingJob"),
    example("saml:aud", action: "sts:AssumeRoleWithSAML"),
    example("cognito-identity.amazonaws.com:aud", action: "sts:AssumeRoleWithWebIdentity"),
    example("kms:EncryptionContext:project", action: "kms:Decrypt"),
    example("s3:prefix", action: "s3:List*"),
  ]

  static func check(_ policy: Policy, _ findings: inout Findings) {
    for statement in policy.statements {
      for condition in statement.conditions {
        check(condition, in: statement, &findings)
      }
    }
  }

  private static func check(
    _ condition: Statement.Condition, in statement: Statement, _ findings: inout Findings
  ) {
    let key = condition.key.name
    let range = condition.keyRange
    guard !key.hasPrefix("<"), !key.hasPrefix("${") else { return }
    guard let colon = key.firstIndex(of: ":") else {
      let near = nearest(to: "aws:" + key, among: GlobalKeys.all.keys.sorted(), limit: 1)
      findings.add(
        format, "the key \"\(key)\" names no service\(didYouMean(near))", at: range,
        fixes: near.map { .replace(range, with: $0) })
      return
    }
    let prefix = key[..<colon].lowercased()
    // Keys of identity providers are named after them: `graph.facebook.com:app_id`.
    guard !prefix.contains("."), !prefix.contains("/"), prefix != "saml" else { return }
    if prefix == "aws" {
      if GlobalKeys.type(of: key) == nil, !GlobalKeyRule.isReported(key.lowercased()) {
        let near = nearestKey(to: key, among: GlobalKeys.all.keys.sorted())
        findings.add(
          global, "there is no global key \"\(key)\"\(didYouMean(near))",
          at: range, fixes: near.map { .replace(range, with: $0) })
      }
      return
    }
    // AWS Marketplace's catalogue has keys of its own, such as "catalog:ChangeType".
    guard prefix != "catalog" else { return }
    guard let owner = ActionCatalogue.service(prefix) else {
      findings.add(
        service,
        "there is no service \"\(prefix)\"\(didYouMean(nearest(to: prefix, among: ActionCatalogue.services)))",
        at: range)
      return
    }
    checkServiceKey(key, at: range, of: owner, in: statement, &findings)
  }

  private static func checkServiceKey(
    _ key: String, at range: Range<Int>, of owner: ServiceEntry, in statement: Statement,
    _ findings: inout Findings
  ) {
    guard let entry = owner.key(key) else {
      let near = nearestKey(to: key, among: owner.keys.values.map(\.name).sorted())
      findings.add(
        service, "\(owner.prefix) has no condition key \"\(key)\"\(didYouMean(near))",
        at: range, fixes: near.map { .replace(range, with: $0) })
      return
    }
    let name = entry.name.lowercased()
    if !owner.lists(name) {
      // A key without an action of its own may belong to the whole service.
      guard let replacement = owner.keys[name + "arn"], owner.lists(name + "arn")
      else { return }
      findings.add(
        deprecated, "\"\(key)\" is no longer used, now \"\(replacement.name)\"", at: range,
        fixes: [.replace(range, with: replacement.name)])
      return
    }
    let actions = statement.allowedActions
    guard !actions.isEmpty, statement.actions.allSatisfy({ !$0.isNot }) else { return }
    let isKnown = actions.contains { action in
      guard action.text.contains(":"), !action.text.contains("*"), !hasUnknownPart(action.text),
        let known = ActionCatalogue.action(action.text)
      else { return true }
      return action.text.lowercased().hasPrefix(owner.prefix + ":") && owner.knows(name, known)
    }
    if !isKnown {
      findings.add(
        irrelevant, "no action of this statement knows the key \"\(key)\"", at: range)
    }
  }
}

extension ServiceEntry {
  /// A condition key by its name as a policy has it: `${TagKey}`, `<key>` and the like stand for what
  /// comes after the slash or colon.
  func key(_ written: String) -> (name: String, type: ConditionType)? {
    let written = written.lowercased()
    if let key = keys[written] { return key }
    return keys.first { known, _ in
      guard known.contains("$") || known.contains("<") else { return false }
      return WildcardPattern(known).matches(written)
    }?.value
  }
}
