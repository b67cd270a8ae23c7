/// The rules, in the order in which they look at a policy.
let allPolicyRules: [any PolicyRule.Type] = [
  ElementRule.self, MissingElementRule.self, TypeRule.self, ConstantRule.self, SidRule.self,
  CombinationRule.self, EmptyRule.self, CharacterRule.self, SizeRule.self, PrincipalRule.self,
  TrustRule.self, ActionRule.self, RedundantActionRule.self, ActionResourceRule.self,
  BroadGrantRule.self, ARNRule.self, OperatorRule.self, ConditionKeyRule.self,
  ConditionValueRule.self, VariableRule.self, EndpointRule.self,
]
