import Compiler
import Engine
import Markdown
import Source
import Testing

/// What is found out before a run of what its actions would create.
@Suite struct PreflightTests {
  private func examine(_ fake: FakeAWS, _ actions: [Action]) throws -> Preflight.Findings {
    fake.delegate.approval = .answer(false)
    var options = fake.options
    options.isApproved = false
    _ = try fake.run(actions, options: options)
    return try #require(fake.delegate.reviews.last?.preflight)
  }

  private func document(_ text: String) -> [Action] {
    let bytes = Array(text.utf8)
    return Compiler.compile(
      SourceFile(name: "test.md", bytes: bytes), document: MarkdownDocument.parse(bytes),
      catalogue: nil
    ).actions.map(\.action)
  }

  private static let role = """
    # A

    ```sh
    aws iam create-role --role-name r --assume-role-policy-document '{"a":1}'
    aws iam create-policy --policy-name p --policy-document '{"b":1}'
    aws iam attach-role-policy --role-name r --policy-arn <policy-arn>
    aws iam attach-role-policy --role-name r --policy-arn arn:aws:iam::aws:policy/Own
    ```
    """

  /// An account with the role, and what is attached to it.
  private func account(attached: String, hasPolicy: Bool = true) throws -> FakeAWS {
    let policy =
      hasPolicy
      ? #"echo '{"Policy":{"Arn":"arn:aws:iam::111122223333:policy/p","DefaultVersionId":"v1"}}'"#
      : #"refuse NoSuchEntity GetPolicy "none""#
    return try FakeAWS(
      #"""
      "iam get-role") echo '{"Role":{"AssumeRolePolicyDocument":{"a":1},"Arn":"arn:r"}}' ;;
      "iam list-attached-role-policies")
        printf '{"AttachedPolicies":['; c=; for p in \#(attached); do
          printf '%s{"PolicyArn":"%s"}' "$c" "$p"; c=,; done; echo ']}' ;;
      "iam get-policy") \#(policy) ;;
      "iam get-policy-version") echo '{"PolicyVersion":{"Document":{"b":1}}}' ;;
      """#)
  }

  @Test(
    "a role is the same with the document's attachments or fewer, and another with more",
    arguments: [
      ("arn:aws:iam::111122223333:policy/p arn:aws:iam::aws:policy/Own", true),
      ("arn:aws:iam::111122223333:policy/p", true), ("''", true),
      ("arn:aws:iam::111122223333:policy/p arn:aws:iam::aws:policy/AdministratorAccess", false),
    ])
  func attachments(attached: String, isSame: Bool) throws {
    let attached = attached == "''" ? "" : attached
    let fake = try account(attached: attached)
    let actions = document(Self.role)
    let found = try #require(try examine(fake, actions).probes[actions[0].id])
    if isSame {
      guard case .same = found else {
        Issue.record("\(found)")
        return
      }
    } else {
      guard case .different(let differences) = found else {
        Issue.record("\(found)")
        return
      }
      #expect(differences.map(\.label) == ["attachments"])
      #expect(differences[0].found == "arn:aws:iam::aws:policy/AdministratorAccess too")
    }
  }

  @Test("a policy that is not there yet does not make the role another")
  func missingPolicy() throws {
    let fake = try account(attached: "arn:aws:iam::aws:policy/Own", hasPolicy: false)
    let actions = document(Self.role)
    let probes = try examine(fake, actions).probes
    guard case .same? = probes[actions[0].id], case .absent? = probes[actions[1].id] else {
      Issue.record("\(probes)")
      return
    }
  }

  @Test("a key that an earlier run made for the same step is shown before anybody agrees")
  func earlierKey() throws {
    let fake = try FakeAWS(
      #"""
      "resourcegroupstaggingapi get-resources")
        echo '{"ResourceTagMappingList":[{"ResourceARN":"arn:old"}]}' ;;
      """#)
    let actions = document("1. In KMS, create a symmetric key.\n")
      .map { action in
        var action = action
        // Whom the key is for is not the point here.
        action.invocation = .arguments(["aws", "kms", "create-key"])
        return action
      }
    let found = try examine(fake, actions).probes[try #require(actions.first).id]
    guard case .unknown(let reason)? = found else {
      Issue.record("\(String(describing: found))")
      return
    }
    #expect(reason == "an earlier run made one for this step, arn:old; this run makes another")
    #expect(fake.calls.count == 1)
    #expect(!fake.calls[0].contains("runbook:run"))
  }
}
