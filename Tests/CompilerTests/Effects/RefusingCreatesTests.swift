import Compiler
import Testing

/// Which creations tell by themselves that a thing is there.
@Suite struct RefusingCreatesTests {
  @Test(
    "only an operation that refuses what is there is taken for one",
    arguments: [
      ("aws iam create-role --role-name r", true), ("aws kms create-alias --alias-name a", true),
      ("aws sqs create-queue --queue-name q", false), ("aws sns create-topic --name t", false),
      ("aws s3api create-bucket --bucket b", false), ("aws kms create-key", false),
      ("aws iam put-role-policy --role-name r", false), ("create-role", false),
    ])
  func operations(command: String, refuses: Bool) {
    let words = command.split(separator: " ").map { Argument(String($0)) }
    #expect(RefusingCreates.contains(words) == refuses)
  }
}
