/// What a seed document amounts to, as `truth/*.txt` of the shared folder says.
struct Truth {
  /// One expected action.
  struct Expected {
    /// The line that it stands at in the document; nil where the truth names none.
    var line: Int?
    /// "command", "manual", "wait" or "check".
    var kind: String
    /// What is repeated over: "Apps", or a description of a list input.
    var each: String?
    /// "iam create-policy".
    var operation: String
    /// Options with their values; nil where any value is right.
    var options: [(name: String, value: String?)]
    /// The value that it gives, "kms-arn".
    var gives: String?
    /// The names after "each of:".
    var eachOf: [String]
    /// The line of the truth.
    var text: String
  }

  /// One expected finding.
  struct Finding {
    var lines: ClosedRange<Int>
    var severity: String
    var id: String
  }

  private(set) var actions: [Expected] = []
  private(set) var findings: [Finding] = []
  /// "group admin".
  private(set) var requires: [String] = []

  /// Reads a truth file.
  init(_ text: String) {
    var isFindings = false
    for line in text.split(separator: "\n").map(String.init) {
      if line.hasPrefix("#") { continue }
      if line == "findings" {
        isFindings = true
      } else if isFindings {
        readFinding(line)
      } else if line.hasPrefix("requires:") {
        requires = line.dropFirst(9).split(separator: ",").map {
          $0.split(separator: " ").joined(separator: " ")
        }
      } else {
        readAction(line)
      }
    }
  }

  private mutating func readFinding(_ line: String) {
    let parts = line.split(separator: ":", maxSplits: 2).map(String.init)
    guard parts.count == 3, let number = Int(parts[0]) else { return }
    let words = parts[1].split(separator: " ").map(String.init)
    guard words.count == 2 else { return }
    let numbers = parts[2].split { !$0.isNumber }.compactMap { Int($0) }
    if parts[2].contains("any line from"), let high = numbers.last, numbers.count > 1 {
      let low = numbers[numbers.count - 2]
      findings.append(Finding(lines: low...high, severity: words[0], id: words[1]))
      return
    }
    findings.append(Finding(lines: number...number, severity: words[0], id: words[1]))
    guard let also = parts[2].firstRange(of: "(and at ") else { return }
    let list = parts[2][also.upperBound...].prefix { $0 != ")" }
    for other in list.split(whereSeparator: { !$0.isNumber }).compactMap({ Int($0) }) {
      findings.append(Finding(lines: other...other, severity: words[0], id: words[1]))
    }
  }

  private mutating func readAction(_ line: String) {
    var rest = Substring(line)
    var number: Int?
    let digits = rest.prefix(while: \.isNumber)
    if !digits.isEmpty, rest.dropFirst(digits.count).first == ":" {
      number = Int(digits)
      rest = rest.dropFirst(digits.count + 1).drop(while: \.isWhitespace)
    }
    var expected = Expected(
      line: number, kind: "command", each: nil, operation: "", options: [], gives: nil, eachOf: [],
      text: line)
    for kind in ["manual", "wait", "check"] where rest.hasPrefix("\(kind):") {
      expected.kind = kind
      rest = rest.dropFirst(kind.count + 1).drop(while: \.isWhitespace)
    }
    if rest.hasPrefix("each("), let close = rest.firstIndex(of: ")") {
      expected.each = String(rest[rest.index(rest.startIndex, offsetBy: 5)..<close])
      rest = rest[rest.index(after: close)...].drop(while: \.isWhitespace)
    }
    if let each = rest.firstRange(of: "each of: ") {
      expected.eachOf = rest[each.upperBound...].split(separator: " ").map(String.init)
      rest = rest[..<each.lowerBound]
    }
    if let gives = rest.firstRange(of: "gives <") {
      expected.gives = String(rest[gives.upperBound...].prefix { $0 != ">" })
      rest = rest[..<gives.lowerBound]
    }
    read(words: Truth.words(rest), into: &expected)
    guard expected.kind != "command" || !expected.operation.isEmpty else { return }
    actions.append(expected)
  }

  private func read(words: [String], into expected: inout Expected) {
    var words = words[...]
    var operation: [String] = []
    while let word = words.first, !word.hasPrefix("--"), !word.hasPrefix("(") {
      operation.append(word)
      words = words.dropFirst()
    }
    expected.operation = operation.prefix(2).joined(separator: " ")
    while let word = words.popFirst() {
      if word.hasPrefix("--") {
        let value = words.first.flatMap { $0.hasPrefix("--") || $0.hasPrefix("(") ? nil : $0 }
        let name = word.hasSuffix(",") ? String(word.dropLast()) : word
        expected.options.append(
          (name, value.map { $0.hasSuffix(",") ? String($0.dropLast()) : $0 }))
      }
    }
  }

  /// Words, where what stands in parentheses is one.
  private static func words(_ text: Substring) -> [String] {
    var words: [String] = []
    var current = ""
    var depth = 0
    for character in text {
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      if character.isWhitespace, depth == 0 {
        if !current.isEmpty { words.append(current) }
        current = ""
      } else {
        current.append(character)
      }
    }
    if !current.isEmpty { words.append(current) }
    // "(--domain-id-equals, as the CLI reads --domain-id)" names an option all the same.
    return words.flatMap { word -> [String] in
      guard word.hasPrefix("(--") else { return [word] }
      return [String(word.dropFirst().prefix { $0 != "," && $0 != ")" })]
    }
  }
}
