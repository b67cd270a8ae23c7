// What AWS IAM Access Analyzer checks in a policy's text, and what these rules leave to it:
//
// - Which services and resource types a region or a partition offers, and which of a service's ARN
//   formats a partition has: neither stands in the catalogue, and both change by the month. The form
//   of a region and the names of the partitions are checked.
// - Which resource a policy is attached to, beyond what the text says: the actions and ARNs of a
//   resource's policy are held against each other, not against the resource.
// - Which services a resource control policy covers: AWS adds to the list, and a dated one would
//   report what works. Of such a policy the shape and the size are checked.
// - Restrictions of service control policies that AWS lifted in September 2025 (conditions and
//   resources in an Allow, NotResource, wildcards within an action): they would be reported wrongly.
// - Dates as seconds since 1970, for which Access Analyzer prefers ISO 8601: IAM takes both.
//
// `AccessAnalyzerTests` names the rule for each of its checks.

/// The rules, in the order in which they look at a policy.
let allPolicyRules: [any PolicyRule.Type] = [
  ElementRule.self, MissingElementRule.self, TypeRule.self, ConstantRule.self, SidRule.self,
  CombinationRule.self, EmptyRule.self, CharacterRule.self, SizeRule.self,
  ResourceControlRule.self, RedundantStatementRule.self, PrincipalRule.self,
  DeletedPrincipalRule.self, TrustRule.self, TrustedActionRule.self, FederationRule.self,
  ServicePrincipalRule.self, ActionRule.self, RedundantActionRule.self, ActionResourceRule.self,
  BroadGrantRule.self, PassRoleRule.self, ServiceLinkedRoleRule.self, ARNRule.self,
  ARNPlaceRule.self, RedundantResourceRule.self, ResourcePolicyRule.self, OperatorRule.self,
  ConditionKeyRule.self, GlobalKeyRule.self, UnsupportedActionRule.self, PairedKeyRule.self,
  UntrustworthyKeyRule.self, ConditionValueRule.self, ValueListRule.self, ARNOperatorRule.self,
  MFARule.self, PrefixRule.self, KMSKeyValueRule.self, VariableRule.self, EndpointRule.self,
  AddressRule.self,
]
