import JSON
import Source
import Testing

@testable import IAM

@Suite("Policies checked more than once")
struct PolicyCheckerTests {
  private static let policy = JSONDocument.parse(
    #"{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:GetObjec"}]}"#)

  @Test("the same policy has the same findings each time")
  func again() {
    let first = PolicyChecker().check(Self.policy, kind: .identity)
    #expect(!first.isEmpty)
    #expect(PolicyChecker().check(Self.policy, kind: .identity) == first)
  }

  @Test(
    "a key is what stands between its quotes, whatever they are",
    arguments: [
      #"{"⟦Effct⟧": "Allow"}"#, "{“⟦Effct⟧”: \"Allow\"}", "{'⟦Effct⟧': \"Allow\"}",
      #"{⟦Effct⟧: "Allow"}"#, "{\"⟦Effct⟧\n: \"Allow\"}", "{“⟦Effct⟧\": \"Allow\"}",
    ])
  func keys(statement: String) throws {
    let text = "{\"Version\": \"2012-10-17\", \"Statement\": [\(statement)]}"
    let key = try #require(text.split(separator: "⟧").first?.split(separator: "⟦"))
    let plain = text.replacing("⟦", with: "").replacing("⟧", with: "")
    let found = PolicyChecker().check(JSONDocument.parse(plain), kind: .identity)
      .first { $0.id == "iam.invalid-policy-element" }
    let start = try #require(key.first).utf8.count
    #expect(found?.range == start..<start + "Effct".utf8.count)
  }

  @Test(
    "a repeated key is in different case only where it is",
    arguments: [
      (#""x": 1, "x": 1"#, 0), (#""x": 1, "X": 1"#, 1),
      (#""Version": "2012-10-17", "version": 1"#, 1),
      (#""version": 1, "Version": "2012-10-17""#, 1),
    ])
  func repeated(members: String, count: Int) {
    let found = PolicyChecker().check(
      JSONDocument.parse("{\(members), \"Statement\": []}"), kind: .identity)
    #expect(found.count { $0.id == "iam.duplicate-keys-with-different-case" } == count)
  }

  @Test("what it is attached to counts, also where the text was checked before")
  func kinds() {
    let identity = PolicyChecker().check(Self.policy, kind: .identity).map(\.id)
    let trust = PolicyChecker().check(Self.policy, kind: .trust).map(\.id)
    #expect(identity != trust)
    #expect(PolicyChecker().check(Self.policy, kind: .identity).map(\.id) == identity)
  }
}
