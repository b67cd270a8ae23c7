import Testing

@testable import Compiler

@Suite("Declared policies and roles")
struct DeclarationsTests {
  private static let policy = """
    ```json
    {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:List*", "Resource": "*"}]}
    ```
    """
  private static let trust = """
    ```json
    {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
     "Principal": {"Service": "glue.amazonaws.com"}, "Action": "sts:AssumeRole"}]}
    ```
    """

  private static func commands(_ text: String) -> [String] {
    Compiled.plan(text).actions.map { _, action in
      guard case .arguments(let words)? = action.invocation else { return "manual" }
      return words.dropFirst().prefix(5).map(\.description).joined(separator: " ")
    }
  }

  @Test("policies come before the roles that list them, whatever their order in the document")
  func order() {
    let text = """
      ## Data Reader

      Reads what others write.

      ### Permissions

      - ListBuckets
      - `AmazonS3ReadOnlyAccess`

      ### Trust relationship

      \(Self.trust)

      ## All policies

      ### ListBuckets

      \(Self.policy)
      """
    #expect(
      Self.commands(text) == [
        "iam create-policy --policy-name ListBuckets --policy-document",
        "iam create-role --role-name <data-reader-role-name> --assume-role-policy-document",
        "iam attach-role-policy --role-name <data-reader-role-name> --policy-arn",
        "iam attach-role-policy --role-name <data-reader-role-name> --policy-arn",
      ])
    let input = Compiled.plan(text).inputs.first { $0.name == "data-reader-role-name" }
    #expect(input?.defaultValue == "DataReader")
    #expect(input?.isRequired == false)
  }

  @Test("a heading that is a legal name names the role itself")
  func legalName() {
    let text = """
      # Reader

      ## Attached policies

      * ListBuckets

      ## Trust policy

      \(Self.trust)

      # ListBuckets

      \(Self.policy)
      """
    #expect(Self.commands(text).contains { $0.hasPrefix("iam create-role --role-name Reader ") })
  }

  @Test(
    "sections that look alike declare nothing",
    arguments: [
      "## Examples\n\n### ReadOnly\n\n\(Self.policy)\n",
      "## Permissions needed for the console\n\nGrant these:\n\n\(Self.policy)\n",
      "## Reader\n\n### Permissions\n\n- ListBuckets\n",
      "## Policies\n\n### How a policy looks\n\n\(Self.policy)\n",
      "## Trust relationship\n\n\(Self.trust)\n",
    ])
  func lookAlikes(_ text: String) {
    #expect(Self.commands(text).isEmpty)
  }
}
