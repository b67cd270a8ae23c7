import Testing

@testable import Compiler

@Suite("Removing users from groups")
struct LeaveGroupTests {
  @Test(
    "many wordings remove the same user from the same group",
    arguments: [
      "Remove the user **ana** from the **ops** group.",
      "Remove user `ana` from the group `ops`.",
      "In IAM, remove the IAM user \"ana\" from the user group \"ops\".",
      "Tidy up by removing the user `ana` from the `ops` group.",
      "From the **ops** group, remove the user **ana**.",
      "Delete the user `ana` from the `ops` user group.",
      "Please remove the user named **ana** from the group named **ops**.",
      "Open the IAM console and then remove the user `ana` from the IAM group `ops`.",
    ])
  func wordings(_ text: String) {
    let document = ProseDocument("1. \(text)\n")
    #expect(document.commands == ["iam remove-user-from-group --group-name ops --user-name ana"])
    #expect(Set(document.requires) == ["user ana", "group ops"])
  }

  @Test(
    "texts that look alike remove nobody",
    arguments: [
      "Do not remove the user **ana** from the **ops** group.",
      "You may remove the user **ana** from the **ops** group.",
      "Remove the rule **ssh** from the security group **web**.",
      "Remove the user **ana**.", "Remove the label **ops** from the ticket.",
      "Remove the file `ana` from the folder `ops`.",
    ])
  func lookAlikes(_ text: String) {
    #expect(!ProseDocument("1. \(text)\n").commands.contains { $0.hasPrefix("iam") })
  }
}
