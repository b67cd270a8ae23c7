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

  @Test(
    "several policies are connected in many ways, and each is attached",
    arguments: [
      "Attach **ReadOnlyAccess** plus the managed policy **SecurityAudit** to the `ops` group.",
      "Attach **ReadOnlyAccess** as well as **SecurityAudit** to the `ops` group.",
      "Attach `ReadOnlyAccess` together with `SecurityAudit` to the group `ops`.",
      "Attach ReadOnlyAccess and also SecurityAudit to the `ops` group.",
      "Attach `ReadOnlyAccess` to the `ops` group, along with `SecurityAudit`.",
      "Attach `ReadOnlyAccess` to the `ops` group, as well as `SecurityAudit`.",
      "Give the `ops` group the policies ReadOnlyAccess and SecurityAudit.",
      "Add the policies `ReadOnlyAccess`, `SecurityAudit` to the user group `ops`.",
    ])
  func severalPolicies(_ text: String) {
    let document = ProseDocument("1. \(text)\n")
    #expect(
      document.commands
        == ["ReadOnlyAccess", "SecurityAudit"].map {
          "iam attach-group-policy --group-name ops --policy-arn arn:aws:iam::aws:policy/\($0)"
        })
    #expect(document.notCarriedOut == [])
  }

  @Test("each policy goes to the group that it is named with")
  func pairs() {
    let document = ProseDocument(
      """
      1. Attach the policy **ReadOnlyAccess** to the `a` group and **SecurityAudit** to the `b` group.
      2. Attach the policy **one** to the `a` group and **two** to the `b` group.
      """)
    #expect(
      document.commands == [
        "iam attach-group-policy --group-name a --policy-arn arn:aws:iam::aws:policy/ReadOnlyAccess",
        "iam attach-group-policy --group-name b --policy-arn arn:aws:iam::aws:policy/SecurityAudit",
        "manual",
      ])
  }

  @Test("a target that cannot be told is listed beside those that can")
  func unclearTarget() {
    let document = ProseDocument(
      "1. Attach **ReadOnlyAccess** to the `ops` group and the auditors.\n")
    #expect(document.commands.count == 1)
    #expect(document.notCarriedOut == ["the auditors"])
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
      "Attach **AmazonS3ReadOnlyAccess** to **ana**'s group.",
    ])
  func lookAlikes(_ text: String) {
    #expect(!ProseDocument("1. \(text)\n").commands.contains { $0.hasPrefix("iam") })
  }
}
