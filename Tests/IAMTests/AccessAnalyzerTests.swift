import JSON
import Source
import Testing

@testable import IAM

@Suite("The checks of IAM Access Analyzer")
struct AccessAnalyzerTests {
  /// The name of each check as AWS has it, and the ids that stand for it here.
  static let checks: [(name: String, ids: [String])] = [
    ("Json syntax error", ["json.syntax"]),
    ("Data type mismatch", ["iam.data-type-mismatch"]),
    ("Invalid policy element", ["iam.invalid-policy-element"]),
    ("Invalid effect", ["iam.invalid-effect"]), ("Missing effect", ["iam.missing-effect"]),
    ("Invalid version", ["iam.invalid-version"]), ("Missing action", ["iam.missing-action"]),
    ("Missing resource", ["iam.missing-resource"]),
    ("Missing statement", ["iam.missing-statement"]),
    ("Missing principal", ["iam.missing-principal"]),
    ("Unsupported element combination", ["iam.unsupported-element-combination"]),
    ("Unique Sids required", ["iam.unique-sids-required"]),
    ("Unsupported Sid", ["iam.unsupported-sid"]),
    ("Duplicate keys with different case", ["iam.duplicate-keys-with-different-case"]),
    ("Invalid action", ["iam.invalid-action"]),
    ("Invalid service in action", ["iam.invalid-service-in-action"]),
    ("Unsupported action for condition key", ["iam.unsupported-action-for-condition-key"]),
    ("Unsupported action in policy", ["iam.unsupported-action-in-policy"]),
    ("Missing action for condition key", ["iam.missing-action-for-condition-key"]),
    (
      "Missing action for roles anywhere trust policy",
      ["iam.missing-action-for-roles-anywhere-trust-policy"]
    ),
    ("Invalid ARN prefix", ["iam.invalid-arn-prefix"]),
    ("Invalid ARN account", ["iam.invalid-arn-account"]),
    ("Invalid ARN Region", ["iam.invalid-arn-region"]),
    ("Invalid ARN resource", ["iam.invalid-arn-resource"]),
    ("Invalid ARN service case", ["iam.invalid-arn-service-case"]),
    ("ARN account not allowed", ["iam.arn-account-not-allowed"]),
    ("ARN Region not allowed", ["iam.arn-region-not-allowed"]),
    ("Missing ARN field", ["iam.missing-arn-field"]),
    ("Missing ARN Region", ["iam.missing-arn-region"]),
    ("Missing ARN account", ["iam.missing-arn-account"]),
    ("Invalid partition", ["iam.invalid-partition"]), ("Invalid Region", ["iam.invalid-region"]),
    ("Invalid service", ["iam.invalid-service-in-arn"]),
    ("Unsupported resource ARN in policy", ["iam.unsupported-resource-arn-in-policy"]),
    ("Invalid condition operator", ["iam.invalid-condition-operator"]),
    ("Invalid condition data type", ["iam.data-type-mismatch"]),
    ("Invalid condition key format", ["iam.invalid-condition-key-format"]),
    ("Invalid condition multiple Boolean", ["iam.invalid-condition-multiple-boolean"]),
    ("Invalid global condition key", ["iam.invalid-global-condition-key"]),
    ("Unsupported global condition key", ["iam.unsupported-global-condition-key"]),
    ("Invalid service condition key", ["iam.invalid-service-condition-key"]),
    ("Missing qualifier", ["iam.missing-qualifier"]),
    ("Null with if exists", ["iam.null-with-if-exists"]),
    ("Missing tag key", ["iam.missing-tag-key"]),
    ("Private IP address", ["iam.private-ip-address"]),
    ("Private NotIpAddress", ["iam.private-not-ip-address"]),
    ("Type mismatch IP range", ["iam.type-mismatch-ip-range"]),
    ("Invalid vpc format", ["iam.invalid-vpc-format"]),
    ("Invalid vpce format", ["iam.invalid-vpce-format"]),
    ("Invalid kms key value", ["iam.invalid-kms-key-value"]),
    ("Missing brace", ["iam.missing-brace"]), ("Missing quote", ["iam.missing-quote"]),
    ("Unsupported space", ["iam.unsupported-space"]), ("Empty variable", ["iam.empty-variable"]),
    ("Invalid variable for operator", ["iam.invalid-variable-for-operator"]),
    ("Variable unsupported in element", ["iam.variable-unsupported-in-element"]),
    ("Variable unsupported in version", ["iam.variable-unsupported-in-version"]),
    ("Invalid principal format", ["iam.invalid-principal-format"]),
    ("Invalid principal key", ["iam.invalid-principal-key"]),
    ("Unsupported principal", ["iam.unsupported-principal"]),
    ("Unsupported wildcard in principal", ["iam.unsupported-wildcard-in-principal"]),
    ("Invalid service principal format", ["iam.invalid-service-principal-format"]),
    ("Federated principal not supported", ["iam.federated-principal-not-supported"]),
    (
      "Unsupported condition key for service principal",
      ["iam.unsupported-condition-key-for-service-principal"]
    ),
    ("Role trust policy with NotPrincipal", ["iam.unsupported-principal"]),
    (
      "Role trust policy with a wildcard",
      ["iam.role-trust-policy-unsupported-wildcard-in-principal"]
    ),
    ("Role trust policy with Resource", ["iam.role-trust-policy-unsupported-resource"]),
    (
      "Role trust policy with wrong federated syntax",
      ["iam.invalid-federated-principal-syntax-in-role-trust-policy"]
    ),
    ("Mismatched action for principal", ["iam.mismatched-action-for-principal"]),
    ("SCP shape and size", ["iam.policy-size-exceeds-scp-quota", "iam.unsupported-principal"]),
    (
      "RCP shape and size",
      [
        "iam.policy-size-exceeds-rcp-quota", "iam.rcp-syntax-error-principal",
        "iam.rcp-syntax-error-allow", "iam.rcp-syntax-error-action",
        "iam.rcp-syntax-error-notaction",
      ]
    ),
    (
      "Create service-linked role variants",
      [
        "iam.create-slr-with-star-in-resource", "iam.create-slr-with-star-in-action-and-resource",
        "iam.create-slr-with-not-resource", "iam.create-slr-with-star-in-action-and-not-resource",
        "iam.create-slr-with-not-action-and-not-resource",
      ]
    ),
    ("Deprecated global condition key", ["iam.deprecated-global-condition-key"]),
    ("Invalid date value", ["iam.invalid-date-value"]),
    ("Invalid role reference", ["iam.invalid-role-reference"]),
    ("Invalid user reference", ["iam.invalid-user-reference"]),
    ("Missing version", ["iam.missing-version"]),
    ("Unique Sids recommended", ["iam.unique-sids-recommended"]),
    ("Wildcard without like operator", ["iam.wildcard-without-like-operator"]),
    (
      "Size exceeds quota",
      [
        "iam.policy-size-exceeds-identity-policy-quota",
        "iam.policy-size-exceeds-resource-policy-quota",
        "iam.policy-size-exceeds-role-trust-policy-quota",
      ]
    ),
    (
      "Type mismatch",
      [
        "iam.type-mismatch", "iam.type-mismatch-boolean", "iam.type-mismatch-date",
        "iam.type-mismatch-number", "iam.type-mismatch-string",
      ]
    ),
    ("Specific GitHub repository and branch", ["iam.specific-github-repository-and-branch"]),
    ("Allow with NotPrincipal", ["iam.allow-with-not-principal"]),
    ("ForAllValues with single valued key", ["iam.for-all-values-with-single-valued-key"]),
    (
      "Pass role variants",
      [
        "iam.pass-role-with-star-in-resource", "iam.pass-role-with-star-in-action-and-resource",
        "iam.pass-role-with-not-resource", "iam.pass-role-with-star-in-action-and-not-resource",
        "iam.pass-role-with-not-action-and-not-resource",
        // NotAction on "*", which allows more than passing roles.
        "iam.broad-grant",
      ]
    ),
    ("Missing paired condition keys", ["iam.missing-paired-condition-keys"]),
    ("Deny with unsupported tag key", ["iam.deny-with-unsupported-tag-key"]),
    ("Restrict access to service principal", ["iam.restrict-access-to-service-principal"]),
    ("Missing OIDC condition key", ["iam.missing-oidc-condition-key"]),
    ("Missing GitHub repository key", ["iam.missing-github-repository-key"]),
    ("Untrustworthy condition key", ["iam.untrustworthy-condition-key"]),
    ("String like operator with ARN keys", ["iam.string-like-operator-with-arn-condition-keys"]),
    ("S3 prefix in negative context", ["iam.s3-prefix-in-negative-context"]),
    ("Empty array", ["iam.empty-array"]), ("Empty object", ["iam.empty-object"]),
    ("Empty Sid", ["iam.empty-sid-value"]), ("Improve IP range", ["iam.improve-ip-range"]),
    ("Null with qualifier", ["iam.null-with-qualifier"]),
    ("Private IP subset", ["iam.private-ip-subset"]),
    ("Redundant action", ["iam.redundant-action"]),
    ("Redundant resource", ["iam.redundant-resource"]),
    ("Redundant statement", ["iam.redundant-statement"]),
    ("Wildcard in service name", ["iam.wildcard-in-service-name"]),
    ("Allow with unsupported tag key", ["iam.allow-with-unsupported-tag-key"]),
    ("Recommended service principal key", ["iam.recommended-service-principal-key"]),
    ("Irrelevant condition key", ["iam.irrelevant-condition-key"]),
    ("Redundant condition value", ["iam.redundant-condition-value"]),
  ]

  @Test("each has a rule that reports it", arguments: checks.map(\.name))
  func covered(name: String) throws {
    let check = try #require(Self.checks.first { $0.name == name })
    let known = Set((PolicyChecker.explanations + JSONDocument.explanations).map(\.id))
    for id in check.ids { #expect(known.contains(id), "\(id)") }
  }
}
