import Testing

@testable import Compiler

@Suite struct PlaceholderTests {
  @Test(
    "names are compared in kebab-case",
    arguments: [
      ("kms-arn", "kms-arn"), ("kms_arn", "kms-arn"), ("kmsArn", "kms-arn"),
      ("KmsArn", "kms-arn"), ("KMS_ARN", "kms-arn"), ("kms arn", "kms-arn"),
      ("VPCId", "vpc-id"), ("SubnetARNs", "subnet-arns"), ("DomainId", "domain-id"),
      ("KMSKeyId", "kms-key-id"), ("name2", "name2"), ("app-name-", "app-name"),
    ])
  func kebab(name: String, expected: String) {
    #expect(PlaceholderName.kebab(name) == expected)
  }

  @Test(
    "a placeholder is a name between brackets",
    arguments: [
      ("<a-b>", ["a-b"]), ("x<a>y<b>", ["a", "b"]), ("<account id>", ["account-id"]),
      ("<<kms-arn>>", ["kms-arn"]), ("arn:<Partition>:", ["partition"]),
    ])
  func found(text: String, names: [String]) {
    #expect(PlaceholderScanner.uses(in: Array(text.utf8)).map(\.name) == names)
  }

  @Test(
    "look-alikes are none",
    arguments: [
      "sort <in >out", "a < b > c", "<https://example.org>", "<a@example.org>", "</name>",
      "<a href=\"x\">", "<!-- a -->", "<1>", "<>", "${aws:username}", "<a  b>", "${HOME}",
      "<" + String(repeating: "a", count: 70) + ">",
    ])
  func notFound(text: String) {
    #expect(PlaceholderScanner.uses(in: Array(text.utf8)).isEmpty)
  }
}
