import JSON
import Source
import Testing

@testable import IAM

/// An example of a rule, for test names.
struct Replay: CustomTestStringConvertible, Sendable {
  var rule: any PolicyRule.Type
  var example: RuleExample
  var testDescription: String { "\(rule): \(example.text)" }

  static let all = allPolicyRules.flatMap { rule in
    rule.examples.map { Replay(rule: rule, example: $0) }
  }
}

@Suite("Rules find what their examples mark, and nothing else")
struct RuleExampleTests {
  /// Ways in which a text can stand in a document without changing what it says.
  private static let wrappings: [(name: String, wrap: @Sendable (String) -> String)] = [
    ("as it is", { $0 }),
    ("CRLF", { "\r\n" + $0.replacing(", \"", with: ",\r\n\"") + "\r\n" }),
    ("tabs", { "\t" + $0.replacing("\": ", with: "\":\t\t") }),
    ("non-ASCII before", { $0.replacingFirst("{", with: "{\"Id\": \"é\u{A0}ÿ\", ") }),
  ]

  @Test("an example, in several forms", arguments: Replay.all)
  func replay(_ replay: Replay) throws {
    let ids = Set(replay.rule.explanations.map(\.id))
    for (name, wrap) in Self.wrappings {
      let marked = wrap(replay.example.text)
      let (bytes, expected) = unmark(marked)
      let document = JSONDocument.parse(bytes)
      #expect(document.diagnostics.allSatisfy { $0.severity < .error }, "\(document.diagnostics)")
      let found = PolicyChecker().check(document, kind: replay.example.kind)
        .filter { ids.contains($0.id) }
      let message = Comment(rawValue: "\(name): \(found.map { "\($0.id): \($0.message)" })")
      #expect(found.map(\.range) == expected, message)
    }
  }

  @Test("every finding that a rule can report has an example that shows it")
  func everyIDIsShown() {
    for rule in allPolicyRules {
      var shown: Set<String> = []
      for example in rule.examples {
        let document = JSONDocument.parse(unmark(example.text).bytes)
        shown.formUnion(PolicyChecker().check(document, kind: example.kind).map(\.id))
      }
      for id in rule.explanations.map(\.id) where !sizeOfOtherKinds.contains(id) {
        #expect(shown.contains(id), "no example of \(rule) shows \(id)")
      }
    }
  }

  /// Needs an example of 20 kB, which would only make the rule unreadable.
  private let sizeOfOtherKinds = ["iam.policy-size-exceeds-resource-policy-quota"]

  @Test("explanations are complete, and no two have one id")
  func explanations() {
    let explanations = PolicyChecker.explanations
    #expect(Set(explanations.map(\.id)).count == explanations.count)
    for explanation in explanations {
      #expect(explanation.id.hasPrefix("iam."))
      #expect(
        explanation.id.utf8.allSatisfy { $0 == 0x2D || $0 == 0x2E || $0 > 0x60 || $0 &- 0x30 < 10 })
      #expect(!explanation.summary.hasSuffix("."))
      #expect(explanation.explanation.hasSuffix("."))
      #expect(explanation.remedy.hasSuffix("."))
      #expect(!explanation.example.isEmpty)
    }
  }

  @Test("messages are lower case, in one line, without a full stop", arguments: Replay.all)
  func messages(of replay: Replay) {
    let document = JSONDocument.parse(unmark(replay.example.text).bytes)
    for finding in PolicyChecker().check(document, kind: replay.example.kind) {
      #expect(!finding.message.hasSuffix("."))
      #expect(!finding.message.contains("\n"))
      #expect(
        finding.message.first?.isLetter != true || finding.message.first?.isLowercase == true
          || finding.message.hasPrefix("A"), "\(finding.message)")
    }
  }
}

/// A text without its marks `⟦` and `⟧`, and the ranges that they stood around.
func unmark(_ text: String) -> (bytes: [UInt8], ranges: [Range<Int>]) {
  var bytes: [UInt8] = []
  var ranges: [Range<Int>] = []
  var start = 0
  for scalar in text.unicodeScalars {
    switch scalar {
    case "⟦": start = bytes.count
    case "⟧": ranges.append(start..<bytes.count)
    default: bytes.append(contentsOf: String(scalar).utf8)
    }
  }
  return (bytes, ranges)
}

extension String {
  /// The text with the first occurrence of a character replaced.
  fileprivate func replacingFirst(_ character: Character, with text: String) -> String {
    guard let index = firstIndex(of: character), index == startIndex else { return self }
    return text + self[self.index(after: index)...]
  }
}
