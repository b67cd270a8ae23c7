import JSON
import Source
import Testing

@testable import IAM

@Suite("What a misspelt name was meant to be")
struct SuggestionTests {
  @Test(
    "a condition key",
    arguments: [
      ("aws:SourceVPCEndpoint", "aws:SourceVpce"),
      ("aws:SourceVpcs", "aws:SourceVpc"),
      ("aws:PrincipalTags/team", "aws:PrincipalTag/team"),
      ("s3:ExistingObjectTags/team", "s3:ExistingObjectTag/team"),
      ("s3:prefixes", "s3:prefix"),
    ])
  func key(written: String, meant: String) {
    let findings = Self.findings(
      #""Action": "s3:*", "Resource": "*", "Condition": {"StringEquals": {"\#(written)": "x"}}"#)
    #expect(findings.contains { $0.message.hasSuffix(", did you mean \"\(meant)\"") })
  }

  @Test("a key that is like none has no suggestion", arguments: ["aws:Weather", "s3:Colour/x"])
  func strangeKey(written: String) {
    let findings = Self.findings(
      #""Action": "s3:*", "Resource": "*", "Condition": {"StringEquals": {"\#(written)": "x"}}"#)
    #expect(findings.contains { $0.message.hasSuffix("\"\(written)\"") && $0.fixes.isEmpty })
  }

  @Test(
    "the service of an action: one that has it goes before one that is spelt alike",
    arguments: [
      ("cloudwatchlogs:PutLogEvents", ["logs"]),
      ("sagemakr:CreateModel", ["sagemaker"]),
      ("lamda:InvokeFunction", ["lambda"]),
      ("dynamo:PutItem", ["dynamodb"]),
      ("nothing-like-it:DoWhatIsNowhere", []),
    ] as [(String, [String])])
  func service(action: String, meant: [String]) {
    let finding = Self.findings(#""Action": "\#(action)", "Resource": "*""#)
      .first { $0.id == "iam.invalid-service-in-action" }
    #expect(finding?.fixes.compactMap(\.edits.first?.replacement) == meant)
  }

  private static func findings(_ members: String) -> [Diagnostic] {
    let text = #"{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", \#(members)}]}"#
    return PolicyChecker().check(JSONDocument.parse(text), kind: .identity)
  }
}
