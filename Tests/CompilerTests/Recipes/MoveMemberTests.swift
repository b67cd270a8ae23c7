import Testing

@testable import Compiler

@Suite("Moving users between groups")
struct MoveMemberTests {
  @Test(
    "many wordings move a user, who joins before leaving",
    arguments: [
      "Move the user **ana** from the **interns** group to the **analysts** group.",
      "Move user `ana` from group `interns` to group `analysts`.",
      "Move the user **ana** from **interns** to the group **analysts**.",
      "Transfer the IAM user \"ana\" from the group \"interns\" to the group \"analysts\".",
      "In IAM, move the user named **ana** from the **interns** user group into the **analysts** user group.",
      "Switch the user *ana* from the group *interns* to the group *analysts*.",
      "Then move the **ana** user to the **analysts** group from the **interns** group.",
      "Please shift user `ana` from the `interns` group to `analysts`.",
    ])
  func wordings(_ text: String) {
    let document = ProseDocument("1. \(text)\n")
    #expect(
      document.commands == [
        "iam add-user-to-group --group-name analysts --user-name ana",
        "iam remove-user-from-group --group-name interns --user-name ana",
      ])
    #expect(Set(document.requires) == ["user ana", "group analysts", "group interns"])
    #expect(document.notCarriedOut == [])
  }

  @Test("several users move one by one, and \"them\" are those made before")
  func several() {
    let document = ProseDocument(
      "1. Create IAM users ana and ben.\n2. Move them from the group `a` to the group `b`.\n")
    #expect(
      Array(document.commands.dropFirst(2))
        == ["ana", "ben"].flatMap {
          [
            "iam add-user-to-group --group-name b --user-name \($0)",
            "iam remove-user-from-group --group-name a --user-name \($0)",
          ]
        })
  }

  @Test("without the group that they leave it is a task for a person")
  func withoutSource() {
    let document = ProseDocument("1. Move the user **ana** to the **analysts** group.\n")
    #expect(document.commands == ["manual"])
    #expect(document.actions.first?.reason == "the text does not say which group they leave")
  }

  @Test(
    "texts that look alike move nobody",
    arguments: [
      "Do not move the user **ana** from the **interns** group to the **analysts** group.",
      "You can move the user **ana** from the **interns** group to the **analysts** group.",
      "Move the file **ana** from the folder **interns** to the folder **analysts**.",
      "Move the user **ana** from the **interns** group to the **analysts** or **ops** group.",
      "Move the rule **ssh** from the security group **a** to the security group **b**.",
      "Move a user from the **interns** group to the **analysts** group.",
    ])
  func lookAlikes(_ text: String) {
    #expect(!ProseDocument("1. \(text)\n").commands.contains { $0.hasPrefix("iam") })
  }
}
