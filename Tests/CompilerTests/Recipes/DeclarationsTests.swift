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

  /// A policy and the role that lists it, under headings of many wordings.
  private static func document(
    policies: String = "## Policies", permissions: String = "### Permissions",
    item: String = "- ListBuckets", trust: String = "### Trust relationship",
    policyFirst: Bool = false, note: String = ""
  ) -> String {
    let role = "## Reader\n\n\(permissions)\n\n\(item)\n\n\(trust)\n\n\(note)\(Self.trust)\n\n"
    let policy = "\(policies)\n\n### ListBuckets\n\n\(note)\(Self.policy)\n\n"
    return policyFirst ? policy + role : role + policy
  }

  @Test(
    "many wordings declare a policy and the role that lists it",
    arguments: [
      document(), document(policyFirst: true),
      document(permissions: "### Attached policies", item: "* `ListBuckets`"),
      document(permissions: "### Managed policies", item: "+ **ListBuckets**"),
      document(permissions: "### IAM permissions", item: "- [ListBuckets](#listbuckets)"),
      document(item: "- ListBuckets: lists what there is"),
      document(item: "- ListBuckets - lists what there is"),
      document(trust: "### Trust policy"), document(trust: "### Assume role policy"),
      document(trust: "### Trusted entities"), document(policies: "## All IAM policies"),
      document(policies: "## Permission sets"), document(policies: "## Appendix"),
      document(note: "What follows is the document.\n\n"),
      document(permissions: "### **Permissions**", trust: "### *Trust relationships*"),
    ])
  func wordings(_ text: String) {
    #expect(
      Self.commands(text) == [
        "iam create-policy --policy-name ListBuckets --policy-document",
        "iam create-role --role-name Reader --assume-role-policy-document",
        "iam attach-role-policy --role-name Reader --policy-arn",
      ])
  }

  @Test("a policy of AWS that a role lists is attached and not made")
  func managed() {
    let text = Self.document(item: "- `AmazonS3ReadOnlyAccess`", policyFirst: true)
    #expect(
      Self.commands(text).suffix(2) == [
        "iam create-role --role-name Reader --assume-role-policy-document",
        "iam attach-role-policy --role-name Reader --policy-arn",
      ])
  }

  @Test(
    "sections that look alike declare nothing",
    arguments: [
      "## Examples\n\n### ReadOnly\n\n\(Self.policy)\n",
      "## Permissions needed for the console\n\nGrant these:\n\n\(Self.policy)\n",
      "## Reader\n\n### Permissions\n\n- ListBuckets\n",
      "## Policies\n\n### How a policy looks\n\n\(Self.policy)\n",
      "## Trust relationship\n\n\(Self.trust)\n",
      "## How to use policies\n\n### ListBuckets\n\n\(Self.policy)\n",
      "## Policies\n\n### ListBuckets\n\n\(Self.policy)\n\n\(Self.policy)\n",
      "## Policies\n\n### ListBuckets\n\n\(Self.trust)\n",
      "## Policies\n\n### List all buckets\n\n\(Self.policy)\n",
      "# Reader\n\n## Trust relationship\n\n\(Self.trust)\n\n## Notes\n\n- ListBuckets\n",
    ])
  func lookAlikes(_ text: String) {
    #expect(Self.commands(text).isEmpty)
  }

  private static let listing =
    "## Policies\n\n### ListBuckets\n\n\(policy)\n"

  @Test(
    "labels in the text of a role say what headings do",
    arguments: [
      "**Permissions:** `ListBuckets`\n\n**Trust policy:**\n\n\(trust)\n",
      "Permissions\n\n- `ListBuckets`\n\nTrust relationship\n\n\(trust)\n",
      "Permissions:\n\n1. ListBuckets\n\nTrust:\n\n\(trust)\n",
      "*Managed policies*:\n\n* **ListBuckets**\n\n*Trusted entities*:\n\n\(trust)\n",
      "| Permissions |\n| --- |\n| `ListBuckets` |\n\n### Trust relationship\n\n\(trust)\n",
      "| Policy | What for |\n| --- | --- |\n| ListBuckets | a list |\n\nTrust policy\n\n\(trust)\n",
      "Permissions:\n\n```\nListBuckets\n```\n\nTrust:\n\n\(trust)\n",
      "It reads buckets.\n\n**Permissions**: `ListBuckets`.\n\n**Trust relationship**:\n\n\(trust)\n",
      "Trust policy:\n\n\(trust)\n\nAttached policies: `ListBuckets`\n",
    ])
  func labels(_ text: String) {
    #expect(
      Self.commands("## Reader\n\n\(text)\n\(Self.listing)") == [
        "iam create-policy --policy-name ListBuckets --policy-document",
        "iam create-role --role-name Reader --assume-role-policy-document",
        "iam attach-role-policy --role-name Reader --policy-arn",
      ])
  }

  @Test("a heading \"x policy\" declares what a role lists as x")
  func policyWord() {
    let text =
      "## Reader\n\nPermissions: `ListBuckets`\n\nTrust:\n\n\(Self.trust)\n\n"
      + "## `ListBuckets` policy\n\n\(Self.policy)\n\n## Example policy\n\n\(Self.policy)\n"
    #expect(
      Self.commands(text).first == "iam create-policy --policy-name ListBuckets --policy-document")
    #expect(Self.commands(text).count == 3)
  }

  @Test(
    "sections that show, lack or deny something declare no role",
    arguments: [
      "## Example role\n\n", "## Sample trust policy and permissions\n\n",
      "## Missing permissions\n\n", "## How a role looks\n\n",
    ])
  func hedged(_ heading: String) {
    let text = "\(heading)Permissions: `ReadOnlyAccess`\n\nTrust policy:\n\n\(Self.trust)\n"
    #expect(Self.commands(text).isEmpty)
    #expect(Self.commands("# Roles we have\n\n\(text)").isEmpty)
    let denied =
      "## Reader\n\nDenied permissions: `ReadOnlyAccess`\n\nTrust policy:\n\n\(Self.trust)\n"
    #expect(Self.commands(denied).isEmpty)
  }

  @Test(
    "a role whose policies have no names is listed",
    arguments: [
      "Permissions: read only.\n\nTrust policy:\n\n\(trust)\n",
      "**Permissions:** it may read and write\n\n**Trust policy:**\n\n\(trust)\n",
      "Permissions\n\nSee the wiki.\n\nTrust relationship\n\n\(trust)\n",
      "Permissions:\n\n- it lists buckets\n\nTrust:\n\n\(trust)\n",
    ])
  func unnamed(_ text: String) {
    let plan = Compiled.plan("# A\n\n## Reader\n\n\(text)")
    #expect(plan.actions.isEmpty)
    #expect(
      plan.steps.flatMap(\.notCarriedOut).contains {
        $0.text.contains("names of this role's policies")
      }
    )
  }
}
