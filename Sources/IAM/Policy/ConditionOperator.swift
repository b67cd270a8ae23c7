import Source

/// A condition operator taken apart: `ForAnyValue:StringLikeIfExists`.
struct ConditionOperator {
  /// What kind of values it compares.
  enum Family: Sendable {
    case string, number, date, bool, binary, address, arn, null
  }

  let qualifier: String?
  let base: String
  let hasIfExists: Bool
  let family: Family

  /// Whether `*` and `?` in a value are wildcards.
  var takesWildcards: Bool { base.hasSuffix("Like") || family == .arn }
  /// Whether it is true when the value differs.
  var isNegated: Bool { base.contains("Not") }

  /// Takes an operator apart; nil when IAM has no such operator.
  init?(_ text: String) {
    var rest = Substring(text)
    var qualifier: String?
    for prefix in Self.qualifiers
    where rest.lowercased().hasPrefix(prefix.lowercased() + ":") {
      qualifier = prefix
      rest = rest.dropFirst(prefix.count + 1)
    }
    var hasIfExists = false
    if rest.lowercased().hasSuffix("ifexists") {
      hasIfExists = true
      rest = rest.dropLast("IfExists".count)
    }
    let written = rest.lowercased()
    guard let (base, family) = Self.families.first(where: { $0.key.lowercased() == written }) else {
      return nil
    }
    self.qualifier = qualifier
    self.base = base
    self.hasIfExists = hasIfExists
    self.family = family
  }

  static let qualifiers = ["ForAnyValue", "ForAllValues"]

  /// All operators without qualifier and suffix.
  static let families: [String: Family] = [
    "StringEquals": .string, "StringNotEquals": .string, "StringEqualsIgnoreCase": .string,
    "StringNotEqualsIgnoreCase": .string, "StringLike": .string, "StringNotLike": .string,
    "NumericEquals": .number, "NumericNotEquals": .number, "NumericLessThan": .number,
    "NumericLessThanEquals": .number, "NumericGreaterThan": .number,
    "NumericGreaterThanEquals": .number, "DateEquals": .date, "DateNotEquals": .date,
    "DateLessThan": .date, "DateLessThanEquals": .date, "DateGreaterThan": .date,
    "DateGreaterThanEquals": .date, "Bool": .bool, "BinaryEquals": .binary, "IpAddress": .address,
    "NotIpAddress": .address, "ArnEquals": .arn, "ArnLike": .arn, "ArnNotEquals": .arn,
    "ArnNotLike": .arn, "Null": .null,
  ]
}
