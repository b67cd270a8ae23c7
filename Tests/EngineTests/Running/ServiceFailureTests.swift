import Testing

@testable import Engine

/// What kind of failure an answer of the AWS CLI is, which decides whether it is tried again.
@Suite struct ServiceFailureTests {
  private func kind(
    _ code: String, _ operation: String, _ message: String, service: String = "iam",
    created: Bool = true
  ) -> ServiceFailure.Kind {
    let text = "\nAn error occurred (\(code)) when calling the \(operation) operation: \(message)\n"
    return ServiceFailure(text).kind(service: service, created: created)
  }

  @Test(
    "an answer that passes is known by its operation, its code and its words together",
    arguments: [
      ("CreateFunction", "InvalidParameterValueException", "The role cannot be assumed by Lambda."),
      ("CreateDomain", "ValidationException", "SageMaker is unable to assume the role"),
      ("CreateRole", "MalformedPolicyDocument", "Invalid principal in policy: arn"),
      (
        "CreateKey", "MalformedPolicyDocumentException",
        "it contains one or more invalid principals"
      ),
      ("RunInstances", "InvalidParameterValue", "Invalid IAM Instance Profile name"),
      ("AttachRolePolicy", "NoSuchEntity", "The role with name x cannot be found."),
    ])
  func notVisibleYet(_ operation: String, _ code: String, _ words: String) {
    #expect(kind(code, operation, words) == .notVisibleYet)
    // Another operation, another code, and a run that made nothing: each is no reason to wait.
    #expect(kind(code, "DeleteThing", words) != .notVisibleYet)
    #expect(kind("OtherException", operation, words) != .notVisibleYet)
    #expect(kind(code, operation, words, created: false) != .notVisibleYet)
  }

  @Test(
    "the same operation and code with other words is no reason to wait",
    arguments: [
      ("CreateFunction", "InvalidParameterValueException", "Unzipped size must be smaller"),
      ("CreateDomain", "ValidationException", "1 validation error detected"),
      ("CreateRole", "MalformedPolicyDocument", "Syntax errors in policy."),
      ("RunInstances", "InvalidParameterValue", "Value (x) for parameter groupId is invalid"),
    ])
  func otherWords(_ operation: String, _ code: String, _ words: String) {
    #expect(kind(code, operation, words) == .other)
  }

  @Test(
    "what is still in use is waited for where it ends by itself",
    arguments: [
      ("ResourceInUse", "User profile x is still in use by an app that is being deleted", true),
      ("ConflictException", "The operation is in progress", true),
      ("DeleteConflict", "Cannot delete entity, must detach all policies first.", false),
      ("ResourceInUse", "Domain already contains user profiles", false),
      ("ValidationException", "the app has status Deleting", true),
      ("ValidationException", "name must match [a-z]+", false),
    ])
  func inUse(_ code: String, _ words: String, _ isWaitedFor: Bool) {
    #expect((kind(code, "DeleteDomain", words, service: "sagemaker") == .inUse) == isWaitedFor)
  }

  @Test("a rate that is exceeded is throttling, a quota is not")
  func throttling() {
    #expect(kind("Throttling", "CreateRole", "Rate exceeded") == .throttled)
    #expect(kind("LimitExceededException", "CreateKey", "Rate exceeded") == .throttled)
    #expect(
      kind("LimitExceeded", "CreateRole", "Cannot exceed quota for RolesPerAccount") == .other)
  }

  @Test("pauses grow from one second to half a minute, and are spread over their second half")
  func pauses() {
    for retry in 1...10 {
      let whole = min(30_000, 1000 << min(retry - 1, 5))
      for random in [0, 1, UInt64.max / 2, UInt64.max] {
        let pause = RetryPolicy.delay(retry: retry, random: random)
        #expect(pause >= .milliseconds(whole / 2))
        #expect(pause <= .milliseconds(whole))
      }
      #expect(
        RetryPolicy.delay(retry: retry, random: 3) != RetryPolicy.delay(retry: retry, random: 200))
    }
  }
}
