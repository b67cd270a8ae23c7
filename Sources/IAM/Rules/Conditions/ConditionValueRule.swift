import JSON
import Source

/// Conditions whose operator, key and values do not go together.
enum ConditionValueRule: PolicyRule {
  static let boolean = typeMismatch(
    "boolean", "\"true\" or \"false\"", #"{"Bool": {"aws:SecureTransport": "yes"}}"#)
  static let number = typeMismatch(
    "number", "a number", #"{"NumericLessThan": {"aws:MultiFactorAuthAge": "1h"}}"#)
  static let date = typeMismatch(
    "date", "a date of ISO 8601 or seconds since 1970",
    #"{"DateLessThan": {"aws:CurrentTime": "tomorrow"}}"#)
  static let address = typeMismatch(
    "ip-range", "an IP address or a range such as 203.0.113.0/24",
    #"{"IpAddress": {"aws:SourceIp": "203.0.113.0/40"}}"#)
  static let binary = typeMismatch(
    "string", "text in base64", #"{"BinaryEquals": {"example:Key": "not base64!"}}"#)
  static let impossibleDate = Explanation(
    "iam.invalid-date-value", .warning, summary: "a date that no calendar has",
    explanation:
      "The condition compares with a day that does not exist, so nobody knows when it holds.",
    example: #"{"Condition": {"DateLessThan": {"aws:CurrentTime": "2026-02-30T00:00:00Z"}}}"#,
    remedy: "Write the day that is meant.")
  static let operation = Explanation(
    "iam.type-mismatch", .warning, summary: "an operator of another type than its key",
    explanation: "Such a condition compares different kinds of values, and is hardly ever true.",
    example: #"{"Condition": {"NumericEquals": {"aws:SecureTransport": "1"}}}"#,
    remedy: "Use an operator of the key's type.")
  static let wildcard = Explanation(
    "iam.wildcard-without-like-operator", .warning,
    summary: "a wildcard in a value that is compared literally",
    explanation: "StringEquals compares \"*\" and \"?\" as themselves; StringLike takes wildcards.",
    example: #"{"Condition": {"StringEquals": {"s3:prefix": "home/*"}}}"#,
    remedy: "Use StringLike or StringNotLike.")
  static let forAllValues = Explanation(
    "iam.for-all-values-with-single-valued-key", .warning,
    summary: "ForAllValues with a key that has one value",
    explanation: """
      ForAllValues is true when the key is missing from the request. With a key that has a single \
      value it changes nothing else, so an Allow becomes wider than it reads.
      """,
    example: """
      {"Condition": {"ForAllValues:StringEquals": {"aws:SourceVpce": "vpce-1a2b3c4d"}}}
      """,
    remedy: "Remove \"ForAllValues:\"; a list of values already means any of them.")
  static let qualifier = Explanation(
    "iam.missing-qualifier", .warning, summary: "a key with several values, without a qualifier",
    explanation: """
      A request holds several values of the key. ForAnyValue: or ForAllValues: says whether one of \
      them or each of them has to match.
      """,
    example: #"{"Condition": {"StringEquals": {"aws:TagKeys": "project"}}}"#,
    remedy: "Put ForAnyValue: or ForAllValues: before the operator.")

  static let explanations = [
    boolean, number, date, address, binary, impossibleDate, operation, wildcard, forAllValues,
    qualifier,
  ]

  private static func example(_ condition: String, action: String = "s3:GetObject") -> RuleExample {
    RuleExample(allow: OperatorRule.conditioned(condition, action: action))
  }

  static let examples = [
    example(#""Bool": {"aws:SecureTransport": "⟦yes⟧"}"#),
    example(#""NumericLessThan": {"aws:MultiFactorAuthAge": "⟦1h⟧"}"#),
    example(#""DateLessThan": {"aws:CurrentTime": "⟦tomorrow⟧"}"#),
    example(#""BinaryEquals": {"aws:userid": "⟦not base64!⟧"}"#),
    example(#""DateLessThan": {"aws:CurrentTime": "⟦2026-02-30T00:00:00Z⟧"}"#),
    example(#""DateLessThan": {"aws:CurrentTime": "⟦2026-13-01⟧"}"#),
    example(#""IpAddress": {"aws:SourceIp": ["203.0.113.0/24", "⟦203.0.113.0/40⟧"]}"#),
    example(#""NotIpAddress": {"aws:SourceIp": "⟦203.0.113⟧"}"#),
    example(#""⟦NumericEquals⟧": {"aws:SecureTransport": "1"}"#),
    example(#""StringEquals": {"s3:prefix": "⟦home/*⟧"}"#, action: "s3:ListBucket"),
    example(#""⟦ForAllValues:StringEquals⟧": {"aws:SourceVpce": "vpce-1a2b3c4d"}"#),
    example(#""⟦StringEquals⟧": {"aws:TagKeys": "project"}"#),
    example(
      #""Bool": {"aws:SecureTransport": true}, "NumericLessThan": {"aws:MultiFactorAuthAge": 3600}, "#
        + #""DateGreaterThan": {"aws:CurrentTime": "2023-01-01T00:00:00Z", "aws:EpochTime": "1700000000"}, "#
        + #""IpAddress": {"aws:SourceIp": ["2001:db8::/32", "203.0.113.7", "<your-ip>"]}, "#
        + #""Null": {"aws:TokenIssueTime": "true"}, "ForAnyValue:StringEquals": {"aws:TagKeys": ["a"]}, "#
        + #""StringLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/x"}, "#
        + #""ArnLikeIfExists": {"aws:SourceArn": "arn:aws:s3:::*"}, "#
        + #""StringEquals": {"aws:username": "${aws:username}"}"#),
  ]

  static func check(_ policy: Policy, _ findings: inout Findings) {
    for condition in policy.statements.flatMap(\.conditions) {
      guard let parsed = condition.parsed else { continue }
      checkKey(condition, parsed, &findings)
      for value in condition.values {
        check(value, parsed, condition, &findings)
      }
    }
  }

  private static func checkKey(
    _ condition: Statement.Condition, _ parsed: ConditionOperator, _ findings: inout Findings
  ) {
    let key = condition.key.name
    guard let type = ConditionKeys.type(of: key) else { return }
    let range = condition.operatorRange
    if type.isMultivalued, parsed.qualifier == nil, parsed.family != .null {
      findings.add(
        qualifier,
        "a request holds several values of \"\(key)\": say ForAnyValue: or ForAllValues:",
        at: range)
    } else if !type.isMultivalued, parsed.qualifier == "ForAllValues" {
      let plain = String(condition.operation.name.dropFirst("ForAllValues:".count))
      findings.add(
        forAllValues,
        "\"\(key)\" has one value: ForAllValues only adds that the key may be missing", at: range,
        fixes: [.replace(range, with: plain)])
    }
    if !accepts(type, parsed.family), !isNumber(key, parsed.family) {
      findings.add(
        operation, "\"\(key)\" is \(describe(type)), which \"\(parsed.base)\" does not compare",
        at: range)
    }
  }

  /// Keys that AWS's reference lists as strings, and that AWS's own examples compare as numbers.
  private static func isNumber(_ key: String, _ family: ConditionOperator.Family) -> Bool {
    family == .number && key.lowercased() == "glacier:archiveageindays"
  }

  private static func accepts(_ type: ConditionType, _ family: ConditionOperator.Family) -> Bool {
    // Strings compare anything; ARN operators also take strings that are ARNs.
    if family == .null || family == .string || family == .binary { return true }
    return switch type {
    case .string, .strings: family == .arn
    case .arn, .arns: family == .arn
    case .bool, .bools: family == .bool
    case .number: family == .number
    case .date: family == .date || family == .number
    case .address: family == .address
    }
  }

  private static func describe(_ type: ConditionType) -> String {
    switch type {
    case .string, .strings: "a string"
    case .arn, .arns: "an ARN"
    case .bool, .bools: "true or false"
    case .number: "a number"
    case .date: "a date"
    case .address: "an IP address"
    }
  }

  private static func check(
    _ value: JSONNode, _ parsed: ConditionOperator, _ condition: Statement.Condition,
    _ findings: inout Findings
  ) {
    guard let entry = Statement.Entry(value), !hasUnknownPart(entry.text) else { return }
    let text = entry.text
    func mismatch(_ explanation: Explanation, _ wanted: String) {
      findings.add(explanation, "\"\(text)\" is not \(wanted)", at: entry.range)
    }
    switch parsed.family {
    case .bool, .null:
      if !["true", "false"].contains(text.lowercased()) {
        mismatch(boolean, "\"true\" or \"false\"")
      }
    case .number:
      if Double(text) == nil { mismatch(number, "a number") }
    case .date:
      if !isDate(text) {
        mismatch(date, "a date")
      } else if !isInCalendar(text) {
        findings.add(impossibleDate, "no calendar has the day \"\(text)\"", at: entry.range)
      }
    case .address:
      if !IPRange.isValid(text) { mismatch(address, "an IP address or range") }
    case .string:
      if text != "*", text.contains("*"), !parsed.takesWildcards {
        findings.add(
          wildcard, "\"\(parsed.base)\" compares \"*\" literally", at: entry.range,
          notes: [.init("StringLike takes wildcards", at: condition.operatorRange)])
      }
    case .binary:
      if !isBase64(text) { mismatch(binary, "text in base64") }
    case .arn: break
    }
  }

  /// Whether a text reads like a date of ISO 8601, `2023-01-31T12:00:00Z`, or seconds.
  private static func isDate(_ text: String) -> Bool {
    if Int(text) != nil { return true }
    let digits = Array(text.utf8)
    guard digits.count >= 10 else { return false }
    for (index, byte) in digits.prefix(10).enumerated() {
      let isHyphen = index == 4 || index == 7
      guard isHyphen ? byte == UInt8(ascii: "-") : byte &- 0x30 < 10 else { return false }
    }
    return digits.count == 10 || digits[10] == UInt8(ascii: "T")
  }

  /// Whether a date's month and day exist; seconds always do.
  private static func isInCalendar(_ text: String) -> Bool {
    let parts = text.prefix(10).split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3 else { return true }
    let isLeap = parts[0] % 4 == 0 && (parts[0] % 100 != 0 || parts[0] % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...12).contains(parts[1]) && (1...days[parts[1] - 1]).contains(parts[2])
  }

  private static func isBase64(_ text: String) -> Bool {
    let digits = text.utf8.reversed().drop { $0 == UInt8(ascii: "=") }
    return text.utf8.count % 4 == 0 && text.utf8.count - digits.count <= 2
      && digits.allSatisfy {
        isAlphanumeric($0) || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "/")
      }
  }

  private static func typeMismatch(_ name: String, _ wanted: String, _ example: String)
    -> Explanation
  {
    Explanation(
      "iam.type-mismatch-\(name)", .warning,
      summary: "a value of the wrong form for its operator",
      explanation: "The operator compares with \(wanted); any other value never matches.",
      example: #"{"Condition": \#(example)}"#,
      remedy: "Write \(wanted).")
  }
}
