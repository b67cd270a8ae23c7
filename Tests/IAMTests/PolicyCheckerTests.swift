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

  @Test("what it is attached to counts, also where the text was checked before")
  func kinds() {
    let identity = PolicyChecker().check(Self.policy, kind: .identity).map(\.id)
    let trust = PolicyChecker().check(Self.policy, kind: .trust).map(\.id)
    #expect(identity != trust)
    #expect(PolicyChecker().check(Self.policy, kind: .identity).map(\.id) == identity)
  }
}
