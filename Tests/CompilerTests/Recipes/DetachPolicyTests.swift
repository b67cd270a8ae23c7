import Testing

@testable import Compiler

@Suite("Detaching policies")
struct DetachPolicyTests {
  private static let command =
    "iam detach-group-policy --group-name ops --policy-arn arn:aws:iam::aws:policy/PowerUserAccess"

  @Test(
    "many wordings detach a policy from a group",
    arguments: [
      "Detach the policy **PowerUserAccess** from the **ops** group.",
      "Remove the `PowerUserAccess` policy from the user group `ops`.",
      "In IAM, detach PowerUserAccess from the group named **ops**.",
      "Revoke the AWS managed policy \"PowerUserAccess\" from the `ops` group.",
      "Then remove **PowerUserAccess** from the IAM group **ops**.",
      "From the **ops** group, detach the policy **PowerUserAccess**.",
      "Please disassociate the managed policy *PowerUserAccess* from the group `ops`.",
      "Detach [PowerUserAccess](https://console.aws.amazon.com/iam/home#/policies/arn:aws:iam::aws:policy/PowerUserAccess) from the `ops` group.",
      "Open the IAM console and remove the policy `PowerUserAccess` from the `ops` user group.",
    ])
  func wordings(_ text: String) {
    let document = ProseDocument("1. \(text)\n")
    #expect(document.commands == [Self.command])
    #expect(document.notCarriedOut == [])
  }

  @Test("several policies and targets are one command each, taken back by attaching")
  func several() throws {
    let document = ProseDocument(
      "1. Detach **ReadOnlyAccess** and **SecurityAudit** from the role `audit` and the user `ana`.\n"
    )
    #expect(document.commands.count == 4)
    let action = try #require(document.actions.first)
    #expect(action.effect == .delete)
    #expect(
      action.undo
        == .arguments([
          "aws", "iam", "attach-role-policy", "--role-name", "audit", "--policy-arn",
          "arn:aws:iam::aws:policy/ReadOnlyAccess",
        ]))
  }

  @Test(
    "texts that look alike detach nothing",
    arguments: [
      "Do not detach **PowerUserAccess** from the **ops** group.",
      "You can remove **PowerUserAccess** from the **ops** group later.",
      "Detach the volume **data** from the instance **web-1**.",
      "Remove the lifecycle policy **expire** from the bucket **logs**.",
      "Detach this policy from the **ops** group.",
      "When you remove **PowerUserAccess** from the **ops** group, its members lose access.",
    ])
  func lookAlikes(_ text: String) {
    #expect(!ProseDocument("1. \(text)\n").commands.contains { $0.hasPrefix("iam") })
  }
}
