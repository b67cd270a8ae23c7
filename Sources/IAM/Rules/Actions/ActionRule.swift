import JSON
import Source

/// Actions and services that do not exist.
enum ActionRule: PolicyRule {
  static let action = Explanation(
    "iam.invalid-action", .warning, summary: "an action that does not exist",
    explanation: """
      IAM accepts a policy with an unknown action, but the permission is never granted (or, worse, \
      never denied). Some permissions are named differently from the API call that they allow: \
      s3:ListAllMyBuckets allows ListBuckets. The catalogue of actions is dated; `runbook --version` \
      shows of when it is.
      """,
    example: #"{"Effect": "Allow", "Action": "s3:ListBuckets", "Resource": "*"}"#,
    remedy: "Write the permission that the service defines.")
  static let service = Explanation(
    "iam.invalid-service-in-action", .warning,
    summary: "an action of a service that does not exist",
    explanation: "The part before the colon is the prefix of a service, such as s3 or iam.",
    example: #"{"Effect": "Allow", "Action": "sagemakr:CreateModel", "Resource": "*"}"#,
    remedy: "Write the service's prefix as AWS has it.")
  static let wildcardService = Explanation(
    "iam.wildcard-in-service-name", .note, summary: "a wildcard in the name of a service",
    explanation: "It is not evident which services are meant, and new ones may join them.",
    example: #"{"Effect": "Allow", "Action": "s*:Get*", "Resource": "*"}"#,
    remedy: "List the services.")

  static let explanations = [action, service, wildcardService]

  static let examples = [
    RuleExample(allow: #""Action": "⟦sagemaker:CreateFlowDefiniton⟧", "Resource": "*""#),
    RuleExample(allow: #""Action": ["s3:GetObject", "⟦s3:ListBuckets⟧"], "Resource": "*""#),
    RuleExample(allow: #""Action": "⟦sagemakr⟧:CreateModel", "Resource": "*""#),
    RuleExample(allow: #""Action": "⟦cloudwatchlogs⟧:PutLogEvents", "Resource": "*""#),
    RuleExample(allow: #""Action": "⟦s*⟧:Get*", "Resource": "*""#),
    RuleExample(allow: #""Action": "⟦GetObject⟧", "Resource": "*""#),
    RuleExample(allow: #""Action": "⟦s3:Gett*⟧", "Resource": "*""#),
    RuleExample(allow: #""NotAction": "⟦iam:ListRols⟧", "Resource": "*""#),
    RuleExample(
      allow: #""Action": ["*", "S3:getobject", "s3:*Object", "iam:*Role*", "sagemaker:<action>", "#
        + #""sagemaker:action1"], "#
        + #""Resource": "*""#),
  ]

  static func check(_ policy: Policy, _ findings: inout Findings) {
    for entry in policy.statements.flatMap(\.actions).flatMap(\.entries) {
      check(entry, &findings)
    }
  }

  private static func check(_ entry: Statement.Entry, _ findings: inout Findings) {
    let text = entry.text
    guard text != "*", !hasUnknownPart(text) else { return }
    guard let colon = text.firstIndex(of: ":") else {
      findings.add(
        action, "\"\(text)\" names no service: an action is written service:Action",
        at: entry.range, severity: .error)
      return
    }
    let prefix = text[..<colon]
    let name = text[text.index(after: colon)...]
    if prefix.contains("*") || prefix.contains("?") {
      findings.add(
        wildcardService, "\"\(prefix)\" may be any of several services", at: entry.range(of: prefix)
      )
      return
    }
    // Texts about policies write "s3:action1" for any action.
    guard !isStandIn(name) else { return }
    guard let known = ActionCatalogue.service(String(prefix)) else {
      let near = services(meantBy: String(prefix), having: String(name))
      findings.add(
        service, "there is no service \"\(prefix)\"\(didYouMean(near))",
        at: entry.range(of: prefix),
        fixes: near.map { .replace(entry.range(of: prefix), with: $0) })
      return
    }
    if name.contains("*") || name.contains("?") {
      let pattern = WildcardPattern(name)
      if !known.actionNames.contains(where: pattern.matches) {
        findings.add(action, "no action of \(known.prefix) matches \"\(text)\"", at: entry.range)
      }
    } else if known.action(String(name)) == nil {
      reportUnknown(entry, name, known, &findings)
    }
  }

  /// The services that a prefix which is none was probably meant to be: one that has the action goes
  /// before one that is only spelt alike (`cloudwatchlogs:PutLogEvents` is `logs`', not
  /// `cloudwatch`'s).
  private static func services(meantBy prefix: String, having action: String) -> [String] {
    let near = nearest(to: prefix, among: ActionCatalogue.services)
    let owners = ActionCatalogue.services(having: action)
    let nearOwners = near.filter(owners.contains)
    if !nearOwners.isEmpty { return nearOwners }
    let lowered = prefix.lowercased()
    let related = owners.filter { lowered.contains($0) || $0.contains(lowered) }
    if !related.isEmpty { return Array(related.prefix(3)) }
    return owners.count == 1 ? owners : near
  }

  private static func isStandIn(_ name: Substring) -> Bool {
    let name = name.lowercased()
    return ["actionname", "action-name", "action_name"].contains(name)
      || name.hasPrefix("action") && name.dropFirst(6).allSatisfy(\.isNumber)
  }

  private static func reportUnknown(
    _ entry: Statement.Entry, _ name: Substring, _ service: ServiceEntry,
    _ findings: inout Findings
  ) {
    let full = "\(service.prefix):\(name)"
    if let others = RenamedActions.permissions(of: full) {
      let isAPI = RenamedActions.isAPIName(full)
      findings.add(
        action,
        isAPI
          ? "\"\(entry.text)\" is an API name; its permission is "
            + others.map { "\"\($0)\"" }.joined(separator: " or ")
          : "\"\(entry.text)\" does not exist\(didYouMean(others))",
        at: entry.range, fixes: others.map { .replace(entry.range, with: $0) })
      return
    }
    let near = nearest(to: String(name), among: service.actionNames)
      .map { "\(service.prefix):\($0)" }
    findings.add(
      action, "\"\(entry.text)\" does not exist\(didYouMean(near))", at: entry.range,
      fixes: near.map { .replace(entry.range, with: $0) })
  }
}
