import Testing

@testable import Compiler

@Suite("Adding users to groups")
struct GroupMembershipTests {
  @Test(
    "many wordings add the same user to the same group",
    arguments: [
      "Add the user **ana** to the **analysts** group.", "Add user `ana` to the group `analysts`.",
      "Then add the IAM user \"ana\" to the user group \"analysts\".",
      "Assign the user **ana** to the **analysts** user group.",
      "Put the user *ana* in the group *analysts*.",
      "To the **analysts** group, add the user **ana**.",
      "In IAM, add the user named **ana** to the group named **analysts**.",
      "Give access by adding the user **ana** to the **analysts** group.",
      "Add the **ana** user into the IAM group **analysts**.",
    ])
  func wordings(_ text: String) {
    let document = ProseDocument("1. \(text)\n")
    #expect(
      document.commands == ["iam add-user-to-group --group-name analysts --user-name ana"])
    #expect(Set(document.requires) == ["user ana", "group analysts"])
  }

  @Test("every user is added to every group")
  func several() {
    #expect(
      ProseDocument("1. Add the users `ana` and `ben` to the `ops` group.\n").commands == [
        "iam add-user-to-group --group-name ops --user-name ana",
        "iam add-user-to-group --group-name ops --user-name ben",
      ])
  }

  @Test("\"it\" is the group that was made just before")
  func pronoun() {
    #expect(
      ProseDocument("1. Create an IAM group `ops` and add the user `ana` to it.\n").commands == [
        "iam create-group --group-name ops",
        "iam add-user-to-group --group-name ops --user-name ana",
      ])
  }

  @Test(
    "texts that look alike add nobody",
    arguments: [
      "Do not add the user **ana** to the **analysts** group.",
      "Add the rule **https** to the security group **web**.",
      "You can add the user **ana** to the **analysts** group.",
      "The user **ana** was added to the **analysts** group.",
      "Add the file **ana** to the folder **analysts**.",
      "Add the users to the **analysts** group.", "Add them to the **analysts** group.",
      "Add the user **ana** to **ben**'s group.",
    ])
  func lookAlikes(_ text: String) {
    #expect(!ProseDocument("1. \(text)\n").commands.contains { $0.hasPrefix("iam") })
  }
}
