import IAM
import JSON
import Testing

@Suite("Policies that say the same")
struct PolicyEquivalenceTests {
  private func areEquivalent(_ left: String, _ right: String) throws -> Bool {
    let left = try #require(JSONValue(parsing: left))
    let right = try #require(JSONValue(parsing: right))
    #expect(
      PolicyEquivalence.areEquivalent(left, right) == PolicyEquivalence.areEquivalent(right, left))
    return PolicyEquivalence.areEquivalent(left, right)
  }

  @Test(
    "a single value and a list, any order and any case of actions are the same",
    arguments: [
      (
        #"{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:GetObject"}}"#,
        #"{"Statement": [{"Action": ["S3:getobject"], "Effect": "Allow"}], "Version": "2012-10-17"}"#
      ),
      (
        #"{"Statement": {"Action": ["a:x", "b:y"]}}"#, #"{"Statement": {"Action": ["b:y", "a:x"]}}"#
      ),
      (
        #"{"Statement": {"Resource": ["b", "a", "a"]}}"#,
        #"{"Statement": {"Resource": ["a", "b"]}}"#
      ),
      (
        #"{"Statement": [{"Sid": "A"}, {"Sid": "B"}]}"#,
        #"{"Statement": [{"Sid": "B"}, {"Sid": "A"}]}"#
      ),
      (
        #"{"Statement": {"Principal": {"AWS": "123456789012", "Service": ["a", "b"]}}}"#,
        #"{"Statement": {"Principal": {"Service": ["b", "a"], "AWS": ["arn:aws:iam::123456789012:root"]}}}"#
      ),
      (#"{"Statement": {"Principal": "*"}}"#, #"{"Statement": {"Principal": {"AWS": "*"}}}"#),
      (
        #"{"Statement": {"Condition": {"Bool": {"aws:SecureTransport": true}}}}"#,
        #"{"Statement": {"Condition": {"bool": {"aws:securetransport": ["true"]}}}}"#
      ),
    ])
  func equivalent(left: String, right: String) throws {
    #expect(try areEquivalent(left, right))
  }

  @Test(
    "anything else is different",
    arguments: [
      (#"{"Statement": {"Resource": "a"}}"#, #"{"Statement": {"Resource": "A"}}"#),
      (#"{"Statement": {"Action": "s3:Get*"}}"#, #"{"Statement": {"NotAction": "s3:Get*"}}"#),
      (#"{"Statement": {"Effect": "Allow"}}"#, #"{"Statement": {"Effect": "Deny"}}"#),
      (#"{"Statement": []}"#, #"{"Statement": [{}]}"#),
      (#"{"Version": "2012-10-17"}"#, #"{"Version": "2008-10-17"}"#),
      (
        #"{"Statement": {"Condition": {"Bool": {"a": "true"}}}}"#,
        #"{"Statement": {"Condition": {"Bool": {"a": "false"}}}}"#
      ),
    ])
  func different(left: String, right: String) throws {
    #expect(try !areEquivalent(left, right))
  }
}
