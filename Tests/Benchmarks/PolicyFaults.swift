/// Which faults a finding of each checker is about, in the words of ``PolicyCorpus``.
///
/// Generous to the others: where a finding only names a symptom of the fault, it counts as found.
enum PolicyFaults {
  /// The faults that a finding may stand for; empty for one that is about none of the corpus.
  static func faults(of id: String, _ message: String, tool: String) -> Set<String> {
    switch tool {
    case "parliament":
      return parliament.filter { $0.id == id && message.contains($0.text) }
        .reduce(into: []) { $0.formUnion($1.faults) }
    case "cfn-lint":
      return cfn.filter { id.hasPrefix($0.id) && message.contains($0.text) }
        .reduce(into: []) { $0.formUnion($1.faults) }
    default: return own[id] ?? []
    }
  }

  private typealias Meaning = (id: String, text: String, faults: Set<String>)

  private static let own: [String: Set<String>] = [
    "iam.invalid-effect": ["effect"], "iam.missing-effect": ["effect"],
    "iam.missing-action": ["no-action"], "iam.missing-resource": ["no-resource"],
    "iam.missing-statement": ["no-statement"], "iam.missing-version": ["no-version"],
    "iam.invalid-version": ["version"], "iam.old-version": ["old-version"],
    "iam.invalid-policy-element": ["element"],
    "iam.unsupported-element-combination": ["combination"], "iam.unsupported-sid": ["sid"],
    "iam.unique-sids-required": ["repeated-sid"], "iam.data-type-mismatch": ["type"],
    "iam.unsupported-principal": ["principal-in-identity"],
    "iam.policy-size-exceeds-identity-policy-quota": ["size"],
    "iam.redundant-statement": ["redundant"], "iam.redundant-action": ["redundant"],
    "iam.redundant-resource": ["redundant"], "iam.invalid-action": ["unknown-action"],
    "iam.invalid-service-in-action": ["unknown-service"], "iam.broad-grant": ["broad"],
    "iam.pass-role-with-star-in-resource": ["pass-role"],
    "iam.unsupported-resource-for-action": ["mismatch"],
    "iam.action-without-resource": ["mismatch"], "iam.invalid-arn-prefix": ["arn"],
    "iam.missing-arn-field": ["arn"], "iam.invalid-partition": ["arn"],
    "iam.invalid-arn-account": ["arn"], "iam.arn-region-not-allowed": ["arn"],
    "iam.invalid-arn-resource": ["arn"], "iam.invalid-condition-operator": ["operator"],
    "iam.null-with-if-exists": ["operator"], "iam.invalid-global-condition-key": ["unknown-key"],
    "iam.invalid-service-condition-key": ["unknown-key"],
    "iam.irrelevant-condition-key": ["key-for-action"],
    "iam.unsupported-action-for-condition-key": ["key-for-action"],
    "iam.wildcard-without-like-operator": ["wildcard"],
    "iam.type-mismatch-boolean": ["value-type"], "iam.type-mismatch-number": ["value-type"],
    "iam.type-mismatch-date": ["value-type"], "iam.type-mismatch-ip-range": ["value-type"],
    "iam.type-mismatch": ["operator-type"], "iam.private-ip-address": ["private-address"],
    "iam.for-all-values-with-single-valued-key": ["qualifier"],
    "iam.mfa-key-missing-from-request": ["mfa"], "iam.missing-brace": ["variable"],
    "iam.wildcard-in-principal": ["everybody"],
    "iam.role-trust-policy-unsupported-resource": ["resource-in-trust"],
    "iam.mismatched-action-for-principal": ["trust-action"],
    "iam.invalid-service-principal-format": ["principal"],
    "iam.invalid-principal-format": ["principal"], "iam.invalid-principal-key": ["principal"],
    "iam.unsupported-wildcard-in-principal": ["principal"],
    "iam.invalid-federated-principal-syntax-in-role-trust-policy": ["principal"],
    "iam.missing-github-repository-key": ["github"],
    "iam.allow-with-not-principal": ["not-principal"], "iam.missing-principal": ["no-principal"],
    "iam.unsupported-action-in-policy": ["action-of-another"],
  ]

  private static let parliament: [Meaning] = [
    ("MALFORMED", "Effect", ["effect"]),
    ("MALFORMED", "neither Action", ["no-action"]),
    ("MALFORMED", "neither Resource", ["no-resource"]),
    ("MALFORMED", "required element Statement", ["no-statement"]),
    ("MALFORMED", "unknown element", ["element"]),
    ("MALFORMED", "both Action", ["combination"]),
    ("NO_VERSION", "", ["no-version"]), ("INVALID_VERSION", "", ["version"]),
    ("OLD_VERSION", "", ["old-version"]), ("INVALID_SID", "", ["sid"]),
    ("DUPLICATE_SID", "", ["repeated-sid"]), ("EXCEPTION", "", ["type", "unknown-action"]),
    ("UNKNOWN_ACTION", "", ["unknown-action"]), ("UNKNOWN_PREFIX", "", ["unknown-service"]),
    ("RESOURCE_STAR", "", ["broad", "pass-role"]),
    ("RESOURCE_MISMATCH", "", ["mismatch", "arn", "variable", "action-of-another"]),
    ("INVALID_ARN", "", ["arn"]), ("UNKNOWN_OPERATOR", "", ["operator"]),
    ("UNKNOWN_CONDITION_FOR_ACTION", "", ["unknown-key", "key-for-action"]),
    ("MISMATCHED_TYPE", "", ["value-type", "operator-type", "operator"]),
    ("MISMATCHED_TYPE_OPERATION_TO_NULL", "", ["value-type"]),
    ("BAD_PATTERN_FOR_MFA", "", ["mfa"]), ("UNKNOWN_PRINCIPAL", "", ["principal"]),
    ("UNKNOWN_FEDERATION_SOURCE", "Okta", ["principal"]),
  ]

  /// E3510, E3512 and E3530 hold policies against a schema, and say everything by it.
  private static let cfn: [Meaning] = [
    ("E35", "'Effect'", ["effect"]), ("E35", "['Allow', 'Deny']", ["effect"]),
    ("E35", "['Action', 'NotAction']", ["no-action", "combination"]),
    ("E35", "['Resource', 'NotResource']", ["no-resource"]),
    ("E35", "['Principal', 'NotPrincipal']", ["no-principal"]),
    ("E35", "'Statement' is a required", ["no-statement"]),
    ("E35", "['2008-10-17', '2012-10-17']", ["version"]),
    ("E35", "was unexpected", ["element", "principal-in-identity", "resource-in-trust"]),
    ("E35", "'^[A-Za-z0-9]+$'", ["sid"]), ("E35", "for keys ['Sid']", ["repeated-sid"]),
    ("E35", "^(arn:", ["arn"]), ("E35", "any of the regexes", ["operator"]),
    ("E35", "is not of type", ["type"]), ("E3530", "", ["principal"]),
    ("W2511", "", ["old-version"]),
    ("W3037", "", ["unknown-action", "unknown-service", "action-of-another"]),
    ("I3510", "", ["mismatch", "arn", "no-resource"]),
  ]
}
