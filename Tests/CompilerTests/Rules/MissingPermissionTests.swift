import Source
import Testing

@testable import Compiler

@Suite("Permissions of whoever performs a step", .enabled(if: InstalledModels.areThere))
struct MissingPermissionTests {
  /// A document that makes a user with a policy, and steps that he performs.
  private func document(
    statements: String, steps: String, member: String = "", creation: String = creation
  ) -> String {
    """
    # Hand over

    \(creation)
    \(member)
    ```sh
    aws iam create-policy --policy-name reading --policy-document \
    '{"Version": "2012-10-17", "Statement": [\(statements)]}'
    aws iam attach-\(member.isEmpty ? "user" : "group")-policy \
    --\(member.isEmpty ? "user-name ana" : "group-name ops") --policy-arn <policy-arn>
    ```

    ## Use it

    1. Log in as **ana**.

    | Command | What for |
    | --- | --- |
    \(steps)
    """
  }

  private static let creation = "```sh\naws iam create-user --user-name ana\n```\n"
  private static let membership = """
    ```sh
    aws iam create-group --group-name ops
    aws iam add-user-to-group --group-name ops --user-name ana
    ```

    """
  private static let reading =
    #"{"Effect": "Allow", "Action": "s3:Get*", "Resource": "arn:aws:s3:::data/*"}"#
  private static let bucket = "| `aws s3api create-bucket --bucket logs` | Make |\n"

  /// The findings as `severity id line`.
  private func findings(_ text: String) -> [String] {
    let plan = Compiled.plan(text, catalogue: SharedFolder.catalogue)
    let file = SourceFile(name: "test.md", bytes: Array(text.utf8))
    return plan.diagnostics.filter { $0.id.hasSuffix("-permission") }.map {
      "\($0.severity.rawValue) \($0.id) \(file.location(of: $0.range.lowerBound).line)"
    }
  }

  private func line(of part: String, in text: String) -> Int {
    1 + (text.components(before: part).count { $0 == "\n" })
  }

  @Test("what no attached policy allows is missing at the step, with the action's name")
  func missing() throws {
    let text = document(statements: Self.reading, steps: Self.bucket)
    #expect(
      findings(text) == ["warning aws.missing-permission \(line(of: "| `aws s3api", in: text))"])
    let plan = Compiled.plan(text, catalogue: SharedFolder.catalogue)
    let finding = try #require(plan.diagnostics.first { $0.id == "aws.missing-permission" })
    #expect(finding.message.contains("\"s3:CreateBucket\""))
    #expect(
      finding.notes.map(\.message) == [
        "the policy \"reading\" is attached to the user \"ana\" here"
      ])
  }

  @Test("policies of a user's groups are his")
  func groups() {
    let text = document(statements: Self.reading, steps: Self.bucket, member: Self.membership)
    #expect(findings(text).map { $0.prefix(30) } == ["warning aws.missing-permission"])
  }

  @Test("a user who was there before may hold other policies: a note")
  func existing() {
    let text = document(
      statements: Self.reading, steps: Self.bucket, creation: "Ana is here. Run:\n")
    #expect(findings(text).map { $0.prefix(27) } == ["note aws.missing-permission"])
  }

  @Test(
    "what a policy may allow is not missing",
    arguments: [
      #"{"Effect": "Allow", "Action": "s3:CreateBucket", "Resource": "*"}"#,
      #"{"Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::logs"}"#,
      #"{"Effect": "Allow", "Action": "s3:Create*", "Resource": "arn:aws:s3:::l*"}"#,
      #"{"Effect": "Allow", "NotAction": "iam:*", "Resource": "*"}"#,
      #"{"Effect": "Allow", "Action": "s3:CreateBucket", "Resource": "<arn>"}"#,
      #"{"Effect": "Allow", "Action": "s3:CreateBucket", "NotResource": "arn:aws:s3:::data"}"#,
      #"{"Effect": "Allow", "Action": "s3:CreateBucket", "Resource": "*", "Condition": "#
        + #"{"Bool": {"aws:SecureTransport": "true"}}}"#,
    ])
  func allowed(statement: String) {
    #expect(findings(document(statements: statement, steps: Self.bucket)) == [])
  }

  @Test(
    "what a policy cannot allow is missing",
    arguments: [
      #"{"Effect": "Allow", "Action": "s3:CreateBucket", "Resource": "arn:aws:s3:::other"}"#,
      #"{"Effect": "Allow", "NotAction": "s3:*", "Resource": "*"}"#,
      #"{"Effect": "Allow", "Action": "s3:*", "NotResource": "arn:aws:s3:::logs"}"#,
    ])
  func notAllowed(statement: String) {
    #expect(findings(document(statements: statement, steps: Self.bucket)).count == 1)
  }

  @Test("a Deny without a condition counts, whatever else allows it")
  func denied() {
    let all = #"{"Effect": "Allow", "Action": "*", "Resource": "*"}"#
    func deny(_ rest: String) -> String {
      "\(all), {\"Effect\": \"Deny\", \"Action\": \"s3:*\", \(rest)}"
    }
    let everywhere = document(statements: deny(#""Resource": "*""#), steps: Self.bucket)
    #expect(findings(everywhere).map { $0.prefix(29) } == ["warning aws.denied-permission"])
    for rest in [
      #""Resource": "arn:aws:s3:::other""#,
      #""Resource": "*", "Condition": {"Bool": {"aws:SecureTransport": "false"}}"#,
    ] {
      #expect(findings(document(statements: deny(rest), steps: Self.bucket)) == [])
    }
  }

  @Test(
    "nothing is said where a policy of AWS is attached, or nobody is named, or nothing attached")
  func unknown() {
    let text = document(statements: Self.reading, steps: Self.bucket)
    #expect(findings(text.replacing("<policy-arn>", with: "arn:aws:iam::aws:policy/X")) == [])
    #expect(findings(text.replacing("1. Log in as **ana**.", with: "1. Log in.")) == [])
    #expect(findings(text.replacing("Log in as **ana**", with: "Log in as **ben**")) == [])
  }

  @Test("a policy that was taken away again gives nothing, and its Deny takes nothing")
  func detached() {
    let text = document(
      statements: #"{"Effect": "Deny", "Action": "s3:*", "Resource": "*"}"#, steps: Self.bucket)
    let detach = "aws iam detach-user-policy --user-name ana --policy-arn <policy-arn>\n```\n\n##"
    #expect(findings(text).count == 1)
    #expect(findings(text.replacing("```\n\n##", with: detach)) == [])
  }

  @Test("commands in scripts count")
  func scripts() {
    let text = document(statements: Self.reading, steps: "").replacing(
      "| Command | What for |\n| --- | --- |\n",
      with: "```sh\nfor b in a b; do\n  aws s3api create-bucket --bucket \"$b\"\ndone\n```\n")
    #expect(findings(text).count == 1)
  }
}

extension String {
  /// The text before the first occurrence of a part, all of it where there is none.
  fileprivate func components(before part: String) -> Substring {
    firstRange(of: part).map { self[..<$0.lowerBound] } ?? self[...]
  }
}
