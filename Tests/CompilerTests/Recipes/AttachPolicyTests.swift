import Testing

@testable import Compiler

@Suite("Attaching policies")
struct AttachPolicyTests {
  private static let managed = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"
  private static let command =
    "iam attach-group-policy --group-name readers --policy-arn \(managed)"

  @Test(
    "many wordings attach a policy of AWS to a group",
    arguments: [
      "Attach the AWS managed policy **AmazonS3ReadOnlyAccess** to the **readers** group.",
      "Attach `AmazonS3ReadOnlyAccess` to the `readers` user group via **User groups -> readers -> Permissions -> Add permissions -> Attach policies**.",
      "Add the policy [AmazonS3ReadOnlyAccess](https://console.aws.amazon.com/iam/home#/policies/arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess) to the group \"readers\".",
      "Assign AWS's pre-created policy *AmazonS3ReadOnlyAccess* to group **readers**.",
      "Grant the **readers** group the **AmazonS3ReadOnlyAccess** policy.",
      "Give the user group `readers` the managed policy `AmazonS3ReadOnlyAccess`.",
      "In IAM, apply the existing policy **AmazonS3ReadOnlyAccess** to the IAM group named **readers**.",
      "Then attach the [`reading policy`](https://us-east-1.console.aws.amazon.com/iam/home#/policies/arn%3Aaws%3Aiam%3A%3Aaws%3Apolicy%2FAmazonS3ReadOnlyAccess) to the **readers** team group.",
      "Allow reading by attaching the policy `AmazonS3ReadOnlyAccess` to the `readers` group.",
      "To the **readers** group, attach the **AmazonS3ReadOnlyAccess** policy.",
    ])
  func wordings(_ text: String) {
    #expect(ProseDocument("1. \(text)\n").commands == [Self.command])
  }

  @Test("groups, roles and users each have their command")
  func kinds() {
    let document = ProseDocument(
      "1. Attach the policy **AmazonS3ReadOnlyAccess** to the user **ana**, the role **etl** and the **ops** group.\n"
    )
    #expect(
      document.commands == [
        "iam attach-user-policy --user-name ana --policy-arn \(Self.managed)",
        "iam attach-role-policy --role-name etl --policy-arn \(Self.managed)",
        "iam attach-group-policy --group-name ops --policy-arn \(Self.managed)",
      ])
    #expect(document.requires == ["user ana", "role etl", "group ops"])
  }

  @Test("the groups that the introduction names are meant by \"your user groups\"")
  func introducedGroups() {
    let document = ProseDocument(
      """
      To set up access for your `admin`, `ops` and **audit** user groups:

      1. Attach **AmazonS3ReadOnlyAccess** to your user groups of interest.
      """)
    #expect(
      document.commands
        == ["admin", "ops", "audit"].map {
          "iam attach-group-policy --group-name \($0) --policy-arn \(Self.managed)"
        })
  }

  @Test("names that the introduction calls groups need not be called so again")
  func bareNames() {
    let document = ProseDocument(
      """
      There are two IAM groups, named `TeamA` and `TeamB`.

      1. Attach the policy `AmazonS3ReadOnlyAccess` to `TeamB`.
      """)
    #expect(
      document.commands == [
        "iam attach-group-policy --group-name TeamB --policy-arn \(Self.managed)"
      ])
  }

  @Test("a policy of the account is found by its name")
  func ownPolicy() {
    let document = ProseDocument("1. Attach the policy **team_access** to the role **etl**.\n")
    #expect(
      document.commands == [
        "iam attach-role-policy --role-name etl --policy-arn arn:<partition>:iam::<account-id>:policy/team_access"
      ])
    #expect(document.requires.contains("policy team_access"))
  }

  @Test("an attachment is taken back by detaching")
  func undo() throws {
    let action = try #require(
      ProseDocument("1. Attach `AmazonS3ReadOnlyAccess` to the `readers` group.\n").actions.first)
    #expect(action.effect == .ensure)
    #expect(
      action.undo
        == .arguments([
          "aws", "iam", "detach-group-policy", "--group-name", "readers", "--policy-arn",
          Argument(Self.managed),
        ]))
  }

  @Test(
    "texts that look alike attach nothing",
    arguments: [
      "Do not attach **AmazonS3ReadOnlyAccess** to the **readers** group.",
      "You can attach **AmazonS3ReadOnlyAccess** to the **readers** group as well.",
      "When you attach **AmazonS3ReadOnlyAccess** to a group, its members may read.",
      "Attach the volume **data** to the instance **web-1**.",
      "Attach the lifecycle policy **expire** to the bucket **logs**.",
      "The **readers** group has **AmazonS3ReadOnlyAccess** attached.",
      "Attach this policy to your user groups.",
      "Never assign **AdministratorAccess** to the **readers** group.",
    ])
  func lookAlikes(_ text: String) {
    #expect(!ProseDocument("1. \(text)\n").commands.contains { $0.hasPrefix("iam") })
  }
}
